"""The slip as a workbook: cells to fill are open, all others locked without a password; every row has its key."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data import wording
from gcm_data.exports.archive import of_day
from gcm_data.exports.slip.content import LEFT_BLANK, NOTHING_READ, STEPS, Front, behind, how
from gcm_data.exports.xlsx.filling import KEY_LOOK, OPEN, lock, offer
from gcm_data.exports.xlsx.sheet import Paper, Value
from gcm_data.exports.xlsx.styles import BODY, CELL, FINDING, HEADING, QUIET, TITLE, Wardrobe
from gcm_data.tables.slips import (
    ABOUT,
    ANSWER,
    ANSWERS,
    CHECKED_BY,
    CHECKED_ON,
    CHOICES,
    CODES,
    CORRECT,
    HEADS,
    KEY,
    MISSING,
    MISSING_ROWS,
    NO,
    NONE,
    READ,
    SHOULD_BE,
    TO_FILL,
    YES,
    Slip,
    choices,
    name_of,
)

WIDTHS = {
    "No.": 6.0, "Answer no.": 9.0, "Question": 26.0, READ: 58.0, "Passage": 46.0, "Where it stands": 24.0,
    CORRECT: 12.0, "Corrected text": 58.0, SHOULD_BE: 36.0, "Reason": 30.0, "Read as": 32.0, "How": 18.0, KEY: 17.0,
    "Words of the answer that say so": 58.0,
}  # fmt: skip


def write(slip: Slip, front: Front) -> bytes:
    """The workbook of a slip."""
    book, wardrobe = Workbook(), Wardrobe()
    book.remove(book.active)
    book.properties.title, book.properties.creator = front.title, wording.SHORT_TITLE
    for name, reach, fill in (
        (ABOUT, 2, _about),
        (ANSWERS, len(HEADS[ANSWERS]), _answers),
        (CODES, len(HEADS[CODES]), _codes),
        (MISSING, len(HEADS[MISSING]), _missing),
        (CHOICES, 1, _choices),
    ):
        paper = Paper(book.create_sheet(name), wardrobe, reach)
        fill(paper, slip, front)
        paper.finish(front.source)
        lock(paper.sheet)
    made = io.BytesIO()
    book.save(made)
    return of_day(made.getvalue(), front.day)


def _about(paper: Paper, slip: Slip, front: Front) -> None:
    paper.line(front.title, TITLE)
    paper.skip()
    paper.table("Slip", ["What", "Of what this is"], front.facts, widths={"What": 18.0, "Of what this is": 90.0})
    for sentence in front.sentences:
        paper.line(sentence, FINDING)
    paper.skip()
    paper.line("How to use it", HEADING)
    for number, step in enumerate(STEPS, start=1):
        paper.line(f"{number}. {step.format(answers=ANSWERS)}", BODY)
    paper.skip()
    for label in (CHECKED_BY, CHECKED_ON):
        paper.put(paper.row, 1, label, CELL)
        paper.put(paper.row, 2, None, OPEN)
        paper.row += 1


def _answers(paper: Paper, slip: Slip, front: Front) -> None:
    rows = [
        [row.number, f"{row.question}\n{row.wording}".strip(), row.text or LEFT_BLANK, row.place, *[None] * 3, row.key]
        for row in slip.answers
    ]  # fmt: skip
    top = _table(paper, slip, ANSWERS, rows)
    _offer(paper.sheet, ANSWERS, CORRECT, (top, len(rows)), f'"{YES},{NO}"')


def _codes(paper: Paper, slip: Slip, front: Front) -> None:
    if not slip.codes:
        paper.line(NOTHING_READ, FINDING)
    rows = [
        [row.number, row.answer or None, row.question, name_of(row.target), how(row), behind(row), row.place,
         *[None] * 3, row.key]
        for row in slip.codes
    ]  # fmt: skip
    top = _table(paper, slip, CODES, rows)
    _offer(paper.sheet, CODES, CORRECT, (top, len(rows)), f'"{YES},{NO}"')
    _offer(paper.sheet, CODES, SHOULD_BE, (top, len(rows)), _listed_choices(len(choices()) + 1))


def _missing(paper: Paper, slip: Slip, front: Front) -> None:
    paper.line("What should have been read, and in which answer: its number on the sheet “Answers”.", FINDING)
    top = _table(paper, slip, MISSING, [[None] * len(HEADS[MISSING])] * MISSING_ROWS)
    _offer(paper.sheet, MISSING, SHOULD_BE, (top, MISSING_ROWS), _listed_choices(len(choices())))
    if slip.answers:
        numbers = ",".join(str(row.number) for row in slip.answers)
        if len(numbers) < 250:  # a list within a rule may have 255 signs
            _offer(paper.sheet, MISSING, ANSWER, (top, MISSING_ROWS), f'"{numbers}"')


def _choices(paper: Paper, slip: Slip, front: Front) -> None:
    for row, name in enumerate((*choices(), NONE), start=1):
        paper.put(row, 1, name, BODY)
    paper.sheet.column_dimensions["A"].width = 120
    paper.row = len(choices()) + 3
    paper.line(_mark(slip), QUIET)


def _listed_choices(number: int) -> str:
    """The first so many lines of the sheet of choices; the last of all is the one that leaves a code out."""
    return f"'{CHOICES}'!$A$1:$A${number}"


def _mark(slip: Slip) -> str:
    return f"{slip.mark}: {slip.member}. Only the yellow cells are to be filled."


def _table(paper: Paper, slip: Slip, name: str, rows: Sequence[Sequence[Value]]) -> int:
    """Write the rows of a sheet below its heads, open where they are to be filled; the row of the first of them."""
    heads = HEADS[name]
    looks = [[OPEN if head in TO_FILL[name] else KEY_LOOK if head == KEY else CELL for head in heads]] * len(rows)
    paper.line(_mark(slip), QUIET)
    top = paper.row + 1
    paper.table(name.replace(" ", "_"), heads, rows, looks, widths=WIDTHS)
    paper.sheet.freeze_panes = f"A{top}"
    return top


def _offer(sheet: Worksheet, name: str, head: str, rows: tuple[int, int], what: str) -> None:
    """Let the cells of a column be chosen from a list only."""
    offer(sheet, HEADS[name].index(head) + 1, *rows, what)
