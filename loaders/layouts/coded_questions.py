"""Layout 13: a table beside a report in a text document that codes its answers, a row for each question or chapter.

It holds no answers: its first column names what was asked, the others the objectives, principles or kinds of support.
"""

from __future__ import annotations

from gcm_data.tables.issues import Issue
from loaders.codes.roman import leading_numeral
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, Column
from loaders.headers.questions import letters, resolve_question
from loaders.layouts.base import NO_STATE, Layout, Part
from loaders.layouts.row_issues import member_missing, question_unknown
from loaders.layouts.table import Table

ROLES = ("question", *CODED)
MOST_ROWS = 40
LONGEST_LABEL = 120  # characters of what was asked, or of a list of codes


def _only_codes(table: Table) -> bool:
    """Whether a table of a text document, beside other text, has columns of questions and codes and no others."""
    sheet, header = table.sheet, table.header
    if sheet.places is None or not sheet.part or not header.one("question") or header.row < 0:
        return False
    known = {column.role for column in header.columns}
    if not known & set(CODED) or not known <= set(ROLES) or len(sheet.rows) - header.row > MOST_ROWS:
        return False
    return not any(_is_long(cell) for row in _rows(table) for cell in sheet.filled(row))


def _is_long(cell: Cell) -> bool:
    return len(cell.text) > LONGEST_LABEL


def _rows(table: Table) -> list[int]:
    """The rows of the table below its header."""
    places, first = table.sheet.places, table.header.row + 1
    end = next((row for row in range(first, len(table.sheet.rows)) if not places.is_row(row)), len(table.sheet.rows))
    return list(range(first, end))


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The codes of each question, without answers in words.

    Issues: member-missing, question-unknown, question-assumed.
    """
    who = table.who(table.header.row, None)
    if table.is_nobody(who):
        return [], [member_missing(table, "a line that names the State, above the table")]
    column = table.header.one("question")
    asked = {row: cell for row in _rows(table) if not (cell := table.sheet.cell(row, column.index)).is_empty}
    numbered = _by_numerals(asked, table.instrument)
    answers: list[Answer] = []
    issues: list[Issue] = []
    for row, cell in asked.items():
        reading = resolve_question(cell.text.strip(), table.instrument)
        key = numbered.get(row) or reading.key
        if key is None:
            issues.append(question_unknown(table, cell, "what is coded beside it"))
            continue
        table.roles.say(roles.QUESTION, [cell])
        if codes := table.codes(row):
            answers.append(Answer(who, key, None, codes))
        if reading.is_assumed and row not in numbered:
            issues.append(table.issue("question-assumed", cell, found=cell.text.strip(), question=key))
    return answers, issues


def _by_numerals(asked: dict[int, Cell], instrument: str) -> dict[int, str]:
    """Row -> the question of its Roman numeral, where all that words tell agrees with it; else nothing."""
    known = letters(instrument)
    numbers = {row: leading_numeral(cell.text.strip()) for row, cell in asked.items()}
    if not numbers or not all(0 < number <= len(known) for number in numbers.values()):
        return {}
    found = {row: known[number - 1] for row, number in numbers.items()}
    said = {row: resolve_question(cell.text.strip(), instrument).key for row, cell in asked.items()}
    told = [key == said[row] for row, key in found.items() if said[row]]
    return found if len(told) > 1 and all(told) else {}


def _explains(column: Column) -> bool:
    return column.role in ROLES


LAYOUT = Layout(
    "codes by question",
    (
        Part(
            "a table beside the text of a document, with a column of questions or chapters and columns of codes alone",
            _only_codes,
            "question",
        ),
        NO_STATE,
    ),
    _explains,
    _read,
)
