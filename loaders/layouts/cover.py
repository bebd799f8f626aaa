"""What a workbook says beside its tables: label/value pairs, the State of a sheet, remarks, the Chatham House Rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loaders.documents.answer import ATTRIBUTION
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import Header
from loaders.layouts.consent import consents
from loaders.layouts.letterhead import state_of_letter, state_of_margins
from loaders.layouts.one_state import of_one_state
from loaders.layouts.pairs import LONGEST_LABEL, pair_at
from loaders.layouts.silent_lines import Rows, silent_lines
from loaders.parsing.messages import OUTSIDE
from loaders.respondents.attribution import asks_in_name, stricter
from loaders.respondents.kinds import tells_stakeholder
from loaders.respondents.members import member_within, names_member, resolve_member

RESPONDENTS = ("member", "member_code", "respondent", "category", "organization", "state", "mark")
Key = tuple[str, int]  # of a sheet or its part
WHOLE = "\0"  # the workbook; no sheet has this name
LONGEST_OWN = 200  # characters of what a text document says of itself
_OF_ITSELF = re.compile(r"official|paraphras|parafras|compil|officiel|официальн", re.IGNORECASE)
_TAB = re.compile(r"^\W*\d+\W+|\W*\([^()]*\)\W*$|[\W_]+\d+$")  # “03 Bhutan (final)”


@dataclass(frozen=True)
class Cover:
    """Pairs by role of the whole workbook and of each sheet, the sheets that name their State, and the remark.

    `under_rule`: the sheets whose sources may not be named. `doubts`: the lines that may ask so, for a person to read.
    """

    whole: Mapping[str, Cell]
    own: Mapping[Key, Mapping[str, Cell]]
    named: frozenset[Key]
    remark: str
    under_rule: frozenset[str]
    doubts: tuple[Cell, ...] = ()

    def of(self, sheet: Sheet) -> dict[str, Cell]:
        """The pairs that hold for a sheet: its own, then the workbook's."""
        return _joined(self.own[sheet.key], self.whole)

    @property
    def names_any(self) -> bool:
        """Whether a State is named anywhere."""
        return any("member" in pairs for pairs in (self.whole, *self.own.values()))

    def is_beside_one(self, sheet: Sheet) -> bool:
        """Whether the other sheets name one State and no other: what this one lists may be with whom it works."""
        beside = [pairs["member"] for key, pairs in self.own.items() if key != sheet.key and "member" in pairs]
        return len({resolve_member(cell.text).iso3 for cell in beside}) == 1

    def is_attributable(self, sheet: Sheet) -> bool:
        """Whether neither the sheet nor the workbook's cover speaks of the Chatham House Rule."""
        return not self.under_rule & {sheet.name, WHOLE}

    def is_used(self, sheet: Sheet) -> bool:
        """Whether a sheet without a table was used all the same: as cover, or as lines of remarks; or is empty."""
        is_lines = all(len(list(sheet.filled(row))) <= 1 for row in range(len(sheet.rows)))
        return is_lines or any(cell.sheet == sheet.name for cell in self.whole.values())


def read_cover(
    workbook: Workbook, headers: Mapping[Key, Header | None], members: Mapping[str, Cell] = MappingProxyType({})
) -> Cover:
    """Read the rows that belong to no table: all of a sheet without one, else those above its header.

    `members`: name of a sheet -> who answers on it, as a person has told.
    """
    beside = {sheet.key: _rows_beside(sheet, headers[sheet.key]) for sheet in workbook.sheets}
    pairs = {s.key: _joined(_pairs(beside[s.key]), _pairs_below(s, headers[s.key])) for s in workbook.sheets}
    tables = {sheet.name for sheet in workbook.sheets if headers[sheet.key]}
    own, named = {}, set()
    for sheet in workbook.sheets:
        own[sheet.key] = pairs[sheet.key] if headers[sheet.key] else {}
        if sheet.part > 1:  # what stands above the first table of a sheet holds for those below
            own[sheet.key] = _joined(own[sheet.key], own[sheet.name, 1])
        state = members.get(sheet.name) or _state_of(sheet, beside[sheet.key], pairs[sheet.key])
        if headers[sheet.key] and state:
            own[sheet.key] = {**own[sheet.key], "member": state}
            if state.row < 0 or len(tables) > 1 or sheet.part:
                named.add(sheet.key)
    whole: dict[str, Cell] = {}
    for sheet in workbook.sheets:
        if headers[sheet.key] is None or (len(tables) == 1 and sheet.part <= 1):
            whole = _joined(whole, pairs[sheet.key])
    lines = [row for sheet in workbook.sheets if headers[sheet.key] is None for row in beside[sheet.key]]
    on_covers = [cell for name, cell in members.items() if name not in tables]
    if on_covers:
        whole["member"] = on_covers[0]
    if "member" not in whole and (state := _named_in_title(lines)):
        whole["member"] = state
    if "member" not in whole:
        for key, state in of_one_state(workbook.sheets, headers, own).items():
            own[key] = {**own[key], "member": state}
    hidden = {sheet.key: _rows_beside(sheet, None) for sheet in workbook.hidden}
    if not any("member" in pairs for pairs in (whole, *own.values())):
        whole = _joined(whole, _of_margins(workbook, beside, hidden))
    for rows in hidden.values():
        told = {role: cell for role, cell in _pairs(rows).items() if role in ATTRIBUTION}
        whole = {**whole, **_joined(told, {role: whole[role] for role in told if role in whole})}
    found = [silent_lines(s, beside[s.key], headers[s.key], pair_at) for s in workbook.sheets]
    found += [silent_lines(s, hidden[s.key], None, pair_at) for s in workbook.hidden]
    ruled = {lines.sheet for lines in found if lines.is_silent}
    if ruled - tables or asks_in_name(workbook.document.name):
        ruled.add(WHOLE)
    doubts = tuple(cell for lines in found for cell in lines.doubts)
    return Cover(whole, own, frozenset(named), _remark(workbook, beside, whole), frozenset(ruled), doubts)


def _joined(first: Mapping[str, Cell], second: Mapping[str, Cell]) -> dict[str, Cell]:
    """The pairs of both: the first count, but of what they say on naming a source the stricter."""
    both = {role: stricter(role, first[role], second[role]) for role in ATTRIBUTION if role in first and role in second}
    return {**second, **first, **both}


def _rows_beside(sheet: Sheet, header: Header | None) -> Rows:
    height = header.top if header else len(sheet.rows)
    return [cells for row in range(min(height, len(sheet.rows))) if (cells := list(sheet.filled(row)))]


def _pairs(rows: Rows) -> dict[str, Cell]:
    """Role -> value of the first label/value pair of each role: side by side, or in one cell as “Label: value”."""
    found: dict[str, Cell] = {}
    for number, cells in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else []
        for place in range(len(cells)):
            is_value = place and (before := pair_at(cells, place - 1, [])) and before[1] == cells[place]
            if not is_value and (pair := pair_at(cells, place, below)):
                found = _joined(found, dict([pair]))
    return found


def _pairs_below(sheet: Sheet, header: Header | None) -> dict[str, Cell]:
    """What a sheet says below its answers of whether its source may be named: in lines of their own, and in a form
    beside a label, too; in other tables a row is of somebody.
    """
    if header is None:
        return {}
    alone: dict[str, Cell] = {}
    for asked in consents(sheet, header.row + 1):
        alone = _joined(alone, {asked.role: asked.value})
    if any(column.role in RESPONDENTS for column in header.columns):
        return alone
    below = (list(sheet.filled(row)) for row in range(header.row + 1, len(sheet.rows)))
    apart = [part for cells in below for part in (cells[:2], [])]  # an answer there stands beside its label
    beside = {role: cell for role, cell in _pairs(apart).items() if role in ATTRIBUTION}
    return _joined(beside, alone)


def _state_of(sheet: Sheet, rows: Rows, pairs: Mapping[str, Cell]) -> Cell | None:
    """The State that a sheet names: under a label, alone in a cell above its table, or by the sheet's name.

    The cell of a sheet's name stands nowhere: its row is -1.
    """
    if "member" in pairs:
        return pairs["member"]
    if sheet.places is not None:
        return state_of_letter(rows, _named_in_title)
    for cells in rows:
        if len(cells) == 1 and names_member(cells[0].text):
            return cells[0]
    for name in (sheet.name, _TAB.sub("", sheet.name)):
        if names_member(name):
            return Cell(name, sheet.name, -1, 0)
    return _named_in_title(rows)


def _of_margins(workbook: Workbook, beside: Mapping[Key, Rows], hidden: Mapping[Key, Rows]) -> dict[str, Cell]:
    """The State that the margins of a text document's pages name, under the role of a member; nothing without one."""
    body = [cells for sheet in workbook.sheets for cells in beside[sheet.key]]
    outside = [cells for sheet in workbook.hidden if sheet.name == OUTSIDE for cells in hidden[sheet.key]]
    state = state_of_margins(outside, body) if outside else None
    return {"member": state} if state else {}


def _named_in_title(rows: Rows) -> Cell | None:
    """The State that the lines above a table, or those of a cover, speak of: one and the same, or none is it.

    A line that speaks of a stakeholder (“Network of NGOs of Fiji”) names no State that answers.
    """
    titles = [cells[0] for cells in rows if len(cells) == 1 and not tells_stakeholder(cells[0].text[:LONGEST_LABEL])]
    named = [title._replace(value=name) for title in titles if (name := member_within(title.text))]
    return named[0] if len({cell.value for cell in named}) == 1 else None


def _remark(workbook: Workbook, beside: Mapping[Key, Rows], whole: Mapping[str, Cell]) -> str:
    """What a workbook says of itself: the cover's status, else lone lines below a title or without a table."""
    if "remark" in whole:
        return whole["remark"].text.strip()
    lines = []
    for sheet in workbook.sheets:
        rows = beside[sheet.key]
        below = range(rows[-1][0].row + 1 if rows else 0, len(sheet.rows))
        is_table = any(any(sheet.filled(row)) for row in below)
        if (
            sheet.places is not None
        ):  # of a letter only what it says of itself: the rest speaks to the one who receives it
            said = [cells[0].text.strip() for cells in rows if len(cells) == 1]
            lines.extend(line for line in said if len(line) <= LONGEST_OWN and _OF_ITSELF.search(line))
        elif all(len(cells) == 1 for cells in rows):
            lines.extend(cells[0].text.strip() for cells in (rows[1:] if is_table else rows))
    return " ".join(lines)
