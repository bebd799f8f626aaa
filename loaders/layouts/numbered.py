"""Sub-questions: rows whose question is told by a reference beside it (“a.2”, “2.1”) or by the section above it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.workbook import Cell
from loaders.headers.question_letters import leading_letter
from loaders.headers.questions import QuestionReading, resolve_question, worded_question
from loaders.headers.references import reference_of
from loaders.layouts.table import Table

LONGEST_SECTION = 120
MOST = 0.8  # the share of a column's cells that are references; the rest are sections


def numbered(table: Table, rows: Sequence[int]) -> dict[int, QuestionReading]:
    """Row -> the question of its reference or, where there is none, of its section; without rows that are not told.

    `rows` are those that hold answers.
    References count only where they agree with every question that is known by its wording, and with one at least:
    rows are numbered in every list.
    """
    column = table.header.one("question")
    if column is None:
        return {}
    index, instrument = column.index, table.instrument
    worded = {row: worded_question(table.sheet.spanned(row, index).text, instrument) for row in rows}
    for index in range(column.index):
        found = _references(table, index, worded)
        if any(worded[row] for row in found) and _are_most(table, rows, index, len(found)):
            return {row: QuestionReading(key) for row, key in found.items()}
    return _below_sections(table, rows, {row: key for row, key in worded.items() if key})


def _references(table: Table, index: int, worded: dict[int, str | None]) -> dict[int, str]:
    """Row -> the question to which a column refers there; none where one is not that of the wording beside it."""
    found: dict[int, str] = {}
    for row, asked in worded.items():
        if key := reference_of(table.sheet.text(row, index), table.instrument):
            if asked not in (None, key):
                return {}
            found[row] = key
    return found


def _are_most(table: Table, rows: Sequence[int], index: int, references: int) -> bool:
    """Whether so many references are most of what a column holds, headings of their own rows aside."""
    filled = (row for row in rows if table.sheet.text(row, index))
    return references >= MOST * sum(table.sheet.lone(row) is None for row in filled)


def _below_sections(table: Table, rows: Sequence[int], worded: dict[int, str]) -> dict[int, QuestionReading]:
    """The question of the section, a letter and words alone in a row, below which a row stands, if all rows agree."""
    found: dict[int, str] = {}
    answering = set(rows)
    section = None
    for row in range(table.header.row + 1, max(rows, default=-1) + 1):
        if (lone := table.sheet.lone(row)) and (asked := _section(lone, table.instrument)):
            section = asked
        elif section and row in answering:
            found[row] = section
    known = [row for row in found if row in worded]
    if not known or any(found[row] != worded[row] for row in known):
        return {}
    return {row: QuestionReading(key) for row, key in found.items()}


def _section(cell: Cell, instrument: str) -> str | None:
    text = cell.text.strip()
    if len(text) > LONGEST_SECTION:
        return None
    return leading_letter(text, instrument)[0] or resolve_question(text, instrument).key
