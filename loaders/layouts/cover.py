"""What a workbook says beside its tables: label/value pairs, the State of a sheet, remarks, the Chatham House Rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders import vocabulary
from loaders.documents.answer import ATTRIBUTION, WHO
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import Header, role_of
from loaders.respondents.attribution import LONGEST_LINE, NON_ATTRIBUTABLE, names_rule, read_attribution, stricter
from loaders.respondents.kinds import tells_kind
from loaders.respondents.members import names_member

RESPONDENTS = ("member", "member_code", "respondent", "category", "organization", "state", "mark")
COVER_ROLES = ("member", *WHO, "review", "received", "remark")
WHOLE = "\0"  # the workbook; no sheet has this name
LONGEST_LABEL = 200  # characters
LONGEST_ANSWER = 40  # to the question whether a source may be named
_TAB = re.compile(r"^\W*\d+\W+|\W*\([^()]*\)\W*$|[\W_]+\d+$")  # “03 Bhutan (final)”
_NUMBERED = re.compile(r"^\s*\(?\w{1,2}[.)]\s*")
Rows = list[list[Cell]]


@dataclass(frozen=True)
class Cover:
    """Pairs by role of the whole workbook and of each sheet, the sheets that name their State, and the remark."""

    whole: Mapping[str, Cell]
    own: Mapping[str, Mapping[str, Cell]]
    named: frozenset[str]
    remark: str
    under_rule: frozenset[str]

    def of(self, sheet: Sheet) -> dict[str, Cell]:
        """The pairs that hold for a sheet: its own, then the workbook's."""
        return _joined(self.own[sheet.name], self.whole)

    def is_attributable(self, sheet: Sheet) -> bool:
        """Whether neither the sheet nor the workbook's cover speaks of the Chatham House Rule."""
        return not self.under_rule & {sheet.name, WHOLE}

    def is_used(self, sheet: Sheet) -> bool:
        """Whether a sheet without a table was used all the same: as cover, or as lines of remarks; or is empty."""
        is_lines = all(len(list(sheet.filled(row))) <= 1 for row in range(len(sheet.rows)))
        return is_lines or any(cell.sheet == sheet.name for cell in self.whole.values())


def read_cover(workbook: Workbook, headers: Mapping[str, Header | None]) -> Cover:
    """Read the rows that belong to no table: all of a sheet without one, else those above its header."""
    beside = {sheet.name: _rows_beside(sheet, headers[sheet.name]) for sheet in workbook.sheets}
    pairs = {s.name: _joined(_pairs(beside[s.name]), _pairs_below(s, headers[s.name])) for s in workbook.sheets}
    tables = [sheet for sheet in workbook.sheets if headers[sheet.name]]
    own, named = {}, set()
    for sheet in workbook.sheets:
        own[sheet.name] = pairs[sheet.name] if headers[sheet.name] else {}
        if headers[sheet.name] and (state := _state_of(sheet, beside[sheet.name], own[sheet.name])):
            own[sheet.name] = {**own[sheet.name], "member": state}
            if state.row < 0 or len(tables) > 1:
                named.add(sheet.name)
    whole: dict[str, Cell] = {}
    for sheet in workbook.sheets:
        if headers[sheet.name] is None or len(tables) == 1:
            whole = _joined(whole, pairs[sheet.name])
    ruled = {s.name for s in workbook.sheets if _is_under_rule(s, beside[s.name], headers[s.name])}
    if any(headers[name] is None for name in ruled) or names_rule(workbook.document.name):
        ruled.add(WHOLE)
    return Cover(whole, own, frozenset(named), _remark(workbook, beside, whole), frozenset(ruled))


def _joined(first: Mapping[str, Cell], second: Mapping[str, Cell]) -> dict[str, Cell]:
    """The pairs of both: the first count, but of what they say on naming a source the stricter."""
    both = {role: stricter(role, first[role], second[role]) for role in ATTRIBUTION if role in first and role in second}
    return {**second, **first, **both}


def _is_under_rule(sheet: Sheet, rows: Rows, header: Header | None) -> bool:
    """Whether the name of a sheet, a line on it or its header puts it under the Chatham House Rule.

    A line is one beside the table, or a text that stands alone in its row, wherever that is: a title or a footnote.
    """
    alone = (row for row, values in enumerate(sheet.rows) if sum(value != "" for value in values) == 1)
    lone = [[cell] for row in alone for cell in sheet.filled(row) if len(cell.text) <= LONGEST_LINE]
    heads = [cell for row in range(header.top, header.row + 1) for cell in sheet.filled(row)] if header else []
    return (
        names_rule(sheet.name)
        or any(_names_rule(cells, place) for cells in (*rows, *lone) for place in range(len(cells)))
        or any(names_rule(cell.text) and role_of(cell.text.strip()) not in ATTRIBUTION for cell in heads)
    )


def _names_rule(cells: list[Cell], place: int) -> bool:
    """Whether a cell of a line speaks of the rule and is no label with an answer of its own."""
    if not names_rule(cells[place].text):
        return False
    role, value = _pair(cells, place) or ("", None)
    return role not in ATTRIBUTION or value is None or value.is_empty


def _rows_beside(sheet: Sheet, header: Header | None) -> Rows:
    height = header.top if header else len(sheet.rows)
    return [cells for row in range(min(height, len(sheet.rows))) if (cells := list(sheet.filled(row)))]


def _pairs(rows: Rows) -> dict[str, Cell]:
    """Role -> value of the first label/value pair of each role: side by side, or in one cell as “Label: value”."""
    found: dict[str, Cell] = {}
    for cells in rows:
        for place in range(len(cells)):
            if pair := _pair(cells, place):
                found = _joined(found, dict([pair]))
    return found


def _pairs_below(sheet: Sheet, header: Header | None) -> dict[str, Cell]:
    """What a form says below its answers of whether its source may be named; in other tables a row is of somebody."""
    if header is None or any(column.role in RESPONDENTS for column in header.columns):
        return {}
    below = (list(sheet.filled(row)) for row in range(header.row + 1, len(sheet.rows)))
    return {role: cell for role, cell in _pairs([cells[:2] for cells in below]).items() if role in ATTRIBUTION}


def _pair(cells: list[Cell], place: int) -> tuple[str, Cell] | None:
    """Role and value of the pair whose label stands there; where a name is asked for, no answer is an answer, too."""
    label = cells[place]
    if len(label.text) > LONGEST_LABEL:
        return None
    text, colon, behind = label.text.partition(":")
    role = role_of(text.strip()) or role_of(_NUMBERED.sub("", text))
    beside = cells[place + 1] if place + 1 < len(cells) and not behind.strip() else None
    value = beside or Cell(behind.strip(), label.sheet, label.row, label.column)
    role = _told_role(role, text, value)
    if role not in COVER_ROLES or (place and not colon) or (value.is_empty and role not in ATTRIBUTION):
        return None
    if role in ATTRIBUTION and len(value.text) > LONGEST_ANSWER and read_attribution(role, value) != NON_ATTRIBUTABLE:
        return None  # a sentence on the rule, which is no answer
    return role, value


def _told_role(role: str | None, label: str, value: Cell) -> str | None:
    """The role of a pair, by its label and its value together.

    “Respondent” has a kind of respondent beside it, or a name. A State's name stands beside many labels; those that
    speak of a State, a country or a government name the one that answers.
    """
    is_state = names_member(value.text)
    if role in ("respondent", "organization") and is_state:
        return "member"
    if role == "respondent" and not tells_kind(value.text):
        return "organization"
    if role is None and is_state:
        words = set(vocabulary.plain(label).split())
        speaks = {row["wording"] for row in vocabulary.rows("state_labels.csv")}
        return "member" if words & speaks else None
    return role


def _state_of(sheet: Sheet, rows: Rows, pairs: Mapping[str, Cell]) -> Cell | None:
    """The State that a sheet names: under a label, alone in a cell above its table, or by the sheet's name.

    The cell of a sheet's name stands nowhere: its row is -1.
    """
    if "member" in pairs:
        return pairs["member"]
    for cells in rows:
        if len(cells) == 1 and names_member(cells[0].text):
            return cells[0]
    for name in (sheet.name, _TAB.sub("", sheet.name)):
        if names_member(name):
            return Cell(name, sheet.name, -1, 0)
    return None


def _remark(workbook: Workbook, beside: Mapping[str, Rows], whole: Mapping[str, Cell]) -> str:
    """What a workbook says of itself: the cover's status, else lone lines below a title or without a table."""
    if "remark" in whole:
        return whole["remark"].text.strip()
    lines = []
    for sheet in workbook.sheets:
        rows = beside[sheet.name]
        is_table = len(rows) < sum(any(True for _ in sheet.filled(row)) for row in range(len(sheet.rows)))
        if all(len(cells) == 1 for cells in rows):
            lines.extend(cells[0].text.strip() for cells in (rows[1:] if is_table else rows))
    return " ".join(lines)
