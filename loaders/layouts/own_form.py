"""The response form that this project makes (gcm_data/exports/template), filled in: a workbook or a Word document.

It is told by its heads, which stand in gcm_data/reference/form_words.csv in each of its languages, so that whatever
program has saved it again makes no difference. Each row below the heads is an item of an answer.

A row may be pre-filled with what the State said in the last review. A text that stands there unchanged counts only where
the row is confirmed; a text that was changed counts. What was pre-filled is told by its digest, which stands in the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from gcm_data.reference import response_form as words
from gcm_data.tables.issues import Issue
from loaders.documents import roles
from loaders.documents.answer import Answer, Who, response_state
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import CODED, Column, Header
from loaders.headers.questions import leading_letter, letters
from loaders.headers.rows import HEADER_WITHIN
from loaders.layouts.base import Layout, Part
from loaders.layouts.row_issues import member_missing
from loaders.layouts.table import Table

FEWEST = 4  # heads of a form: question, item, answer, and a column of codes
LONGEST_HEAD = 80  # characters
COLUMNS = {
    "head_question": "question",
    "head_item": "item",
    "head_answer": "response",
    "head_status": "choice",
    "head_objective": "objectives",
    "head_objectives": "objectives",
    "head_principle": "principles",
    "head_principles": "principles",
    "head_need": "needs",
    "head_needs": "needs",
    "head_before": "before",
    "head_standing": "standing",
}
NEEDED = frozenset(("question", "item", "response"))
CONFIRMED, NO_LONGER = "confirmed", "no_longer"
_REFERENCE = re.compile(r"\b([0-9a-f]{12})-([0-9a-f]{12})\b")
_COVER_ROLES = {"cover_state": roles.WHO}


def columns_at(sheet: Sheet, row: int) -> tuple[Column, ...]:
    """The columns of the form where a row has its heads, else none."""
    if sum(value != "" for value in sheet.rows[row]) < FEWEST:
        return ()
    heads = [cell for cell in sheet.filled(row) if len(cell.text) <= LONGEST_HEAD]
    found = [Column(cell, role) for cell in heads if (role := COLUMNS.get(words.meaning(cell.text)))]
    told = {column.role for column in found}
    return tuple(found) if told >= NEEDED and told & CODED.keys() else ()


def find_header(sheet: Sheet, instrument: str = "", within: int = HEADER_WITHIN) -> Header | None:
    """The first heads of the form in the first rows of a sheet; of a text document in all of its tables."""
    for row in range(min(within, len(sheet.rows)) if sheet.places is None else len(sheet.rows)):
        if columns := columns_at(sheet, row):
            known = {column.index for column in columns}
            unknown = tuple(cell for cell in sheet.filled(row) if cell.column not in known)
            return Header(row, columns, (), unknown, row)
    return None


def without_fixed(workbook: Workbook, instrument: str, told: Roles) -> Workbook:
    """The workbook of a filled form without what the form itself says: instructions, lists, titles, questions, hints.

    Any other workbook as it is. The roles of what is left out are told, and those of the cover.
    """
    if not any(find_header(sheet) for sheet in workbook.sheets):
        return workbook
    kept = []
    for sheet in workbook.sheets:
        first = next((cell for row in range(len(sheet.rows)) for cell in sheet.filled(row)), None)
        if first and words.meaning(first.text) == "lists_title":
            for row in range(len(sheet.rows)):
                told.say_row(roles.IGNORED, sheet.name, row, roles.LISTS)
        else:
            kept.append(
                replace(sheet, rows=[list(_left(sheet, row, instrument, told)) for row in range(len(sheet.rows))])
            )
    return replace(workbook, sheets=tuple(kept))


def _left(sheet: Sheet, row: int, instrument: str, told: Roles) -> Iterator[object]:
    """The values of a row without what the form says there."""
    cells = [sheet.cell(row, column) for column in range(len(sheet.rows[row]))]
    said = [words.meaning(cell.text) if isinstance(cell.value, str) else "" for cell in cells]
    if said and said[0].startswith("cover_"):
        told.say(roles.LABEL, cells[:1])
        told.say(_COVER_ROLES.get(said[0], roles.VALUE), cells[1:])
    is_alone = sum(not cell.is_empty for cell in cells) == 1
    for cell, key in zip(cells, said, strict=True):
        role = (_fixed_role(key) or _asked_role(cell, instrument)) if is_alone or key.startswith("empty_") else ""
        if role:
            told.say(role, [cell])
        yield "" if role else _typed(cell)


def _fixed_role(key: str) -> str:
    """The role of words that a form says under a key beside its cover and its table; "" for all others."""
    if key in ("title", "review") or key.startswith("sheet_"):
        return roles.TITLE
    return roles.INSTRUCTION if key.startswith(("how_", "empty_")) else ""


def _asked_role(cell: Cell, instrument: str) -> str:
    """The role of a line in which the form asks a question, above its table."""
    text = cell.text.strip()
    letter, rest = leading_letter(text, instrument)
    return roles.QUESTION if words.asks(rest if letter else text, instrument) else ""


def _typed(cell: Cell) -> object:
    """The value of a cell of choices without lines that only say what to do there, where nobody has chosen."""
    lines = cell.value.split("\n") if isinstance(cell.value, str) else []
    chosen = [line for line in lines if not words.meaning(line).startswith("empty_")]
    return "\n".join(chosen) if len(chosen) < len(lines) and all(map(words.is_choice, chosen)) else cell.value


@dataclass
class _Item:
    """A row of the form: what is asked, the cells typed or chosen in it, and what was pre-filled there."""

    question: str
    cells: dict[str, list[Cell]] = field(default_factory=dict)

    def one(self, role: str) -> Cell | None:
        return next(iter(self.cells.get(role, ())), None)

    def text_of(self, role: str) -> str:
        cell = self.one(role)
        return cell.text.strip() if cell else ""

    @property
    def codes(self) -> tuple[tuple[str, Cell], ...]:
        return tuple(
            (kind, cell) for role, kind in CODED.items() for cell in self.cells.get(role, ()) if not cell.is_empty
        )

    @property
    def chosen(self) -> list[str]:
        """All that is chosen beside the text, a line each."""
        lines = [line for _, cell in self.codes for line in cell.text.split("\n")]
        return sorted(filter(None, map(str.strip, [*lines, self.text_of("choice")])))

    @property
    def standing(self) -> str:
        return words.meaning(self.text_of("standing"))

    @property
    def reference(self) -> tuple[str, str]:
        """The digests of the text and of the choices that were pre-filled; empty ones where nothing was."""
        found = _REFERENCE.search(self.text_of("before"))
        return (found[1], found[2]) if found else ("", "")

    @property
    def is_empty(self) -> bool:
        return not self.text_of("response") and not self.chosen


def _items(table: Table) -> Iterator[_Item]:
    """The rows of all tables of the form; the roles of what stands in each for itself are told."""
    columns: tuple[Column, ...] = ()
    for row in range(table.header.row, len(table.sheet.rows)):
        if heads := columns_at(table.sheet, row):
            columns = heads
            table.roles.say(roles.HEADER, (column.cell for column in heads))
            continue
        cells: dict[str, list[Cell]] = {}
        for column in columns:
            cells.setdefault(column.role, []).append(table.sheet.cell(row, column.index))
        asked = cells["question"][0]
        letter = leading_letter(asked.text.strip(), table.instrument)[0]
        if letter:
            table.roles.say(roles.QUESTION, [asked])
            table.roles.say(roles.LABEL, cells["item"])
            table.roles.say(roles.INSTRUCTION, cells.get("before", ()))
            table.roles.say(roles.VALUE, cells.get("standing", ()))
            yield _Item(letter, cells)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The items of the form as answers; a question without any is blank. Nothing at all where nothing was answered.

    Issues: member-missing. What contradicts itself stays unread: a changed text or choice in a row that is not
    confirmed, or that no longer holds.
    """
    items = list(_items(table))
    former = {digest for item in items if (digest := item.reference[0])}
    counting = [item for item in items if _counts(item, former, table.roles)]
    if not counting and not any(item.standing for item in items):
        return [], []
    who = table.who(table.header.row, None)
    if table.is_nobody(who):
        looked_for = f"a State chosen beside “{words.words('cover_state', 'en')}”"
        return [], [member_missing(table, looked_for)]
    answers = [_answer(table, who, item) for item in counting]
    answered = {item.question for item in counting}
    blank = [_blank(who, of) for key in letters(table.instrument) if key not in answered and (of := _of(items, key))]
    return [*answers, *blank], []


def _of(items: Iterable[_Item], question: str) -> list[_Item]:
    return [item for item in items if item.question == question]


def _counts(item: _Item, former: set[str], told: Roles) -> bool:
    """Whether a row answers something now; the role of what it holds is told where it does not."""
    text, (_, chosen) = item.one("response"), item.reference
    if item.is_empty:
        return False
    is_blank = response_state(item.text_of("response")) == "blank"
    is_former = bool(chosen) if is_blank else words.digest_of([item.text_of("response")]) in former
    told.say(roles.ANSWER, item.cells.get("choice", ()))
    if not is_former or item.standing == CONFIRMED:
        told.say(roles.ANSWER, [text])
        if item.standing != NO_LONGER:
            return True
        told.say(roles.UNREAD, [text])
        return False
    rule = roles.NO_LONGER if item.standing == NO_LONGER else roles.UNCONFIRMED
    told.say(roles.IGNORED, [text], rule)
    is_as_before = not chosen or words.digest_of(item.chosen) == chosen
    beside = [cell for _, cell in item.codes] + item.cells.get("choice", [])
    told.say(roles.IGNORED if is_as_before else roles.UNREAD, beside, rule if is_as_before else "")
    return False


def _answer(table: Table, who: Who, item: _Item) -> Answer:
    received = table.cover_text("received")
    return Answer(
        who, item.question, item.one("response"), item.codes, choice=item.text_of("choice"), received=received
    )


def _blank(who: Who, items: list[_Item]) -> Answer:
    """The answer to a question of which no item counts, at its first empty field."""
    cells = [cell for item in items if (cell := item.one("response"))]
    place = next((cell for cell in cells if cell.is_empty), cells[0])
    return Answer(who, items[0].question, place._replace(value=""))


LAYOUT = Layout(
    "response form of this project",
    (Part("the heads of the response form", lambda table: find_header(table.sheet) is not None),),
    lambda column: True,
    _read,
    find_header,
)
