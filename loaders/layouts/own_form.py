"""The response form that this project makes (gcm_data/exports/template), filled in: a workbook or a Word document.

Each row below its heads is an item of an answer. A row may be pre-filled with what the State said in the last review. A
text that stands there unchanged counts only where the row is confirmed; a text that was changed counts. What was
pre-filled is told by its digest, which stands in the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gcm_data.reference import response_form as words
from gcm_data.tables.issues import Issue
from loaders.documents import roles
from loaders.documents.answer import Answer, Who, response_state
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, Column
from loaders.headers.question_letters import leading_letter, letters
from loaders.layouts.base import Layout, Part
from loaders.layouts.own_form_words import columns_at, find_header
from loaders.layouts.row_issues import member_missing
from loaders.layouts.table import Table

CONFIRMED, NO_LONGER = "confirmed", "no_longer"
_REFERENCE = re.compile(r"\b([0-9a-f]{12})-([0-9a-f]{12})\b")


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
    letter = None
    for row in range(table.header.row, len(table.sheet.rows)):
        if heads := columns_at(table.sheet, row):
            columns, letter = heads, None
            table.roles.say(roles.HEADER, (column.cell for column in heads))
            continue
        cells: dict[str, list[Cell]] = {}
        for column in columns:
            cells.setdefault(column.role, []).append(table.sheet.cell(row, column.index))
        asked = cells["question"][0]
        if not asked.is_empty:  # a row that somebody has put in asks what the row above asks
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
    former = {item.reference[0]: item.standing == CONFIRMED for item in items if item.reference[0]}
    counting = [item for item in items if _counts(item, former, table.roles)]
    if not counting and not any(item.standing for item in items):
        return [], []
    who = table.who(table.header.row, None)
    if table.is_nobody(who):
        looked_for = f"a State chosen beside “{words.words('cover_state', 'en')}”"
        return [], [member_missing(table, looked_for)]
    answers = [_answer(table, who, item) for item in counting]
    answered = {item.question for item in counting}
    for key in letters(table.instrument):
        asked = [item for item in items if item.question == key]
        answers += [_blank(who, asked)] if asked and key not in answered else []
    return answers, []


def _counts(item: _Item, former: Mapping[str, bool], told: Roles) -> bool:
    """Whether a row answers something now; the role of what it holds is told where it does not.

    `former`: digest of each pre-filled text -> whether its row is confirmed. Such a text may have been moved to another
    row, which can't be confirmed by itself.
    """
    text, (own, chosen) = item.one("response"), item.reference
    if item.is_empty:
        return False
    is_blank = response_state(item.text_of("response")) == "blank"
    digest = own if is_blank else words.digest_of([item.text_of("response")])
    is_confirmed = item.standing == CONFIRMED or (not own and former.get(digest, False))
    told.say(roles.ANSWER, [text, *item.cells.get("choice", ())])
    if is_confirmed or (digest not in former and item.standing != NO_LONGER):
        return True
    rule = roles.NO_LONGER if item.standing == NO_LONGER else roles.UNCONFIRMED
    is_as_before = {text: digest in former}
    beside = [*(cell for _, cell in item.codes), *item.cells.get("choice", ())]
    is_as_before |= dict.fromkeys(beside, digest in former and chosen in ("", words.digest_of(item.chosen)))
    for cell, is_former in is_as_before.items():
        told.say(roles.IGNORED if is_former else roles.UNREAD, [cell], rule if is_former else "")
    return False


def _answer(table: Table, who: Who, item: _Item) -> Answer:
    """The answer of a row, with what is chosen beside it."""
    text, choice = item.one("response"), item.text_of("choice")
    return Answer(who, item.question, text, item.codes, choice=choice, received=table.cover_text("received"))


def _blank(who: Who, items: Sequence[_Item]) -> Answer:
    """The answer to a question of which no item counts, at its first empty field."""
    cells = [item.cells["response"][0] for item in items]
    place = next((cell for cell in cells if cell.is_empty), cells[0])
    return Answer(who, items[0].question, place._replace(value=""))


LAYOUT = Layout(
    "response form of this project",
    (Part("the heads of the response form", lambda table: find_header(table.sheet) is not None),),
    lambda column: True,
    _read,
    find_header,
)
