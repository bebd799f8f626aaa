"""Parts of a question side by side: a row of short heads, below it their answers, and perhaps a row of their codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, role_of

LONGEST_HEAD, SHORTEST_ANSWER = 120, 40  # characters
FEWEST = 2  # heads


class Across(NamedTuple):
    """The heads of some parts, the cells that answer them, and those with their codes: (kind, the answer, the cell).

    `label` is the cell that says what the codes are; `last` is the last row of all this.
    """

    heads: tuple[Cell, ...]
    answers: tuple[Cell, ...]
    codes: tuple[tuple[str, Cell, Cell], ...]
    label: Cell | None
    last: int


def parts_across(sheet: Sheet, row: int, end: int) -> Across | None:
    """The parts whose heads stand in a row, if the next filled row before `end` answers them in the same columns."""
    heads = list(sheet.filled(row))
    if len(heads) < FEWEST or not all(map(_may_head, heads)):
        return None
    rows = _filled_rows(sheet, row + 1, end)
    below = next(rows, None)
    if below is None:
        return None
    first, columns = heads[0], {head.column for head in heads}
    if role_of(first.text.strip()) and not _answers(first, sheet.cell(below, first.column)):
        return None  # a label with its value beside it
    answers = [cell for cell in sheet.filled(below) if cell.column in columns]
    beside = [cell for cell in sheet.filled(below) if cell.column not in columns]  # “Reply”
    if any(cell.column > first.column or role_of(cell.text.strip()) != "response" for cell in beside) or not any(
        _answers(sheet.cell(row, a.column), a) for a in answers
    ):
        return None
    after = next(rows, None)
    label = next(sheet.filled(after), None) if after is not None else None
    role = role_of(label.text.strip()) if label and label.column not in columns else None
    if role not in CODED:
        return Across(tuple(heads), tuple(answers), (), None, below)
    by_column = {answer.column: answer for answer in answers}
    codes = [(CODED[role], by_column[c.column], c) for c in sheet.filled(after) if c.column in by_column]
    return Across(tuple(heads), tuple(answers), tuple(codes), label, after)


def _may_head(cell: Cell) -> bool:
    """Whether a cell may head a part: it is short, and no mere number or code."""
    return len(cell.text) <= LONGEST_HEAD and any(map(str.isalpha, cell.text))


def _answers(head: Cell, answer: Cell) -> bool:
    return len(answer.text) >= max(SHORTEST_ANSWER, len(head.text))


def _filled_rows(sheet: Sheet, first: int, end: int) -> Iterator[int]:
    return (row for row in range(first, min(end, len(sheet.rows))) if any(True for _ in sheet.filled(row)))
