"""Headers: which rows of a sheet are its header, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders import vocabulary
from loaders.codes import read_names, single_objective
from loaders.questions import LETTERS, leading_letter, trailing_letter, worded_question
from loaders.workbook import Cell, Sheet

HEADER_WITHIN = 40  # rows; a title block is shorter, and looking further makes a large sheet slow
LABEL_WORDS = 12  # a header longer than this is a question, not a label
LONGEST = 1_000  # characters; no header is longer, and long answers need not be searched for wordings
SAMPLE = 60  # rows by which it is told whether a column holds names of needs or sentences
CODED = {"objectives": "objective", "principles": "principle", "needs": "need"}
SEVERAL = ("source", "source_title", "source_date", "remark", "ignored")  # roles that several columns may have
DEPENDENT = (*CODED, "choice", "source", "response")  # roles that a second header row may give to a question's columns
Meaning = tuple[str, str, int]
_LANGUAGES = re.compile(r"\s*(?:[/|\n\r]|\s[-–—]\s)\s*")


@dataclass(frozen=True)
class Column:
    """A column by its header: its role, and the question or objective the header names ("" or 0 for none)."""

    cell: Cell
    role: str
    question: str = ""
    objective: int = 0

    @property
    def index(self) -> int:
        """The column's 0-based place."""
        return self.cell.column

    @property
    def identity(self) -> Meaning:
        """What two columns of one sheet may not share."""
        return self.role, self.question, self.objective


@dataclass(frozen=True)
class Header:
    """A header: its last row (0-based), the columns that are understood, those that repeat another, and the others.

    `top` is its first row: a header may have two, a question above and what stands in its columns below.
    """

    row: int
    columns: tuple[Column, ...]
    repeated: tuple[Column, ...]
    unknown: tuple[Cell, ...]
    top: int

    def one(self, role: str, question: str = "") -> Column | None:
        """The column of a role (and question), or None. A column of country codes names the State if no other does."""
        found = next((c for c in self.columns if c.role == role and c.question == question), None)
        return self.one("member_code") if found is None and role == "member" else found

    def all(self, role: str) -> tuple[Column, ...]:
        """Every column of a role."""
        return tuple(column for column in self.columns if column.role == role)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that have a column of answers of their own, in column order."""
        return tuple(column.question for column in self.columns if column.role == "response" and column.question)


@lru_cache(maxsize=10_000)
def role_of(text: str) -> str | None:
    """The role of a label by the wordings of headers.csv; words inside it count in short labels only.

    A label in two languages (“Country / Pays”) has the role of its parts, if they agree.
    """
    known = vocabulary.wordings("headers.csv", "role")
    if role := known.exact.get(vocabulary.plain(text)):
        return role
    parts = [part for part in _LANGUAGES.split(text) if vocabulary.plain(part)]
    roles = {known.exact.get(vocabulary.plain(part)) for part in parts} - {None} if len(parts) > 1 else set()
    if len(roles) == 1:
        return roles.pop()
    return known.find(text) if len(text.split()) <= LABEL_WORDS else None


@lru_cache(maxsize=10_000)
def classify(text: str, instrument: str) -> Meaning | None:
    """Role, question and objective of a header text, or None."""
    if len(text) > LONGEST:
        return None
    known = vocabulary.wordings("headers.csv", "role")
    if role := known.exact.get(vocabulary.plain(text)):
        return role, "", 0
    letter, rest = leading_letter(text)
    if letter and vocabulary.plain(rest) in known.exact and worded_question(rest, instrument) == letter:
        return "response", letter, 0  # “(e) Cooperation needs” is the question, “Cooperation needs (e)” its codes
    for letter, rest in (trailing_letter(text), leading_letter(text)):
        role = role_of(rest) if letter else None
        if role in (*CODED, "choice", "source"):
            return role, letter, 0
    if question := worded_question(text, instrument):
        return "response", question, 0
    if objective := single_objective(text):
        return "mark", "", objective
    letter, rest = leading_letter(text)
    if letter and (not vocabulary.plain(rest) or role_of(rest) == "response"):
        return "response", letter, 0
    letter, rest = trailing_letter(text)
    if letter and role_of(rest) == "response":
        return "response", letter, 0
    role = role_of(text)
    return (role, "", 0) if role else None


def read_header(sheet: Sheet, row: int, instrument: str) -> Header:
    """Classify the cells of one row as headers."""
    cells = [(cell, classify(cell.text.strip(), instrument)) for cell in sheet.filled(row)]
    return _header(sheet, row, row, cells)


def read_double_header(sheet: Sheet, row: int, instrument: str) -> Header | None:
    """Classify this row and the one below together: upper cells stand over several columns; None where they don't.

    A cell below a header that speaks for itself is data, and then the two rows are no header.
    """
    upper = {cell.column: cell for cell in sheet.filled(row)}
    lower = {cell.column: cell for cell in sheet.filled(row + 1)} if row + 1 < len(sheet.rows) else {}
    if len(upper) < 2 or not lower:
        return None
    cells: list[tuple[Cell, Meaning | None]] = []
    above, told = None, False
    for column in sorted({*upper, *lower}):
        above = upper.get(column, above)
        high = classify(above.text.strip(), instrument) if above else None
        below = lower.get(column)
        if below is None:
            cells.append((upper[column], high))
            continue
        low = classify(below.text.strip(), instrument)
        divides = bool(high and low and high[0] == "response" and high[1] and low[0] in DEPENDENT and not low[1])
        is_band = bool(low) and (high is None or (low[0] == "mark" and high[0] != "mark"))
        if column in upper and not (divides or is_band):
            return None
        told = told or divides or is_band
        cells.append((below, (low[0], high[1], 0) if divides else low))
    return _header(sheet, row, row + 1, cells) if told else None


def _header(sheet: Sheet, top: int, row: int, cells: list[tuple[Cell, Meaning | None]]) -> Header:
    """The header of these cells and their meanings; where two columns mean the same the first counts."""
    columns: dict[Meaning, Column] = {}
    repeated, unknown = [], []
    meanings = _numbered_questions([meaning for _, meaning in cells])
    for (cell, _), meaning in zip(cells, meanings, strict=True):
        if meaning is None:
            unknown.append(cell)
            continue
        column = Column(cell, *meaning)
        if column.role in SEVERAL:
            columns[column.role, str(cell.column), 0] = column
        elif columns.setdefault(column.identity, column) is not column:
            repeated.append(column)
    header = Header(row, tuple(columns.values()), tuple(repeated), tuple(unknown), top)
    return _with_needs_in_words(sheet, header)


def _numbered_questions(meanings: list[Meaning | None]) -> list[Meaning | None]:
    """Headers 1 to 5 alone are the five questions; objectives come in greater numbers."""
    numbers = [meaning[2] for meaning in meanings if meaning and meaning[0] == "mark"]
    asked = any(meaning and meaning[0] == "response" for meaning in meanings)
    if asked or len(numbers) < 2 or sorted(numbers) != list(range(1, len(numbers) + 1)) or len(numbers) > len(LETTERS):
        return meanings
    return [
        ("response", LETTERS[meaning[2] - 1], 0) if meaning and meaning[0] == "mark" else meaning
        for meaning in meanings
    ]


def _with_needs_in_words(sheet: Sheet, header: Header) -> Header:
    """A column headed “Needs” beside other questions holds answers to the question on needs if it holds sentences."""
    column = header.one("needs")
    if column is None or len(header.questions) < 2 or "e" in header.questions:
        return header
    cells = [sheet.cell(row, column.index) for row in range(header.row + 1, header.row + 1 + SAMPLE)]
    filled = [cell for cell in cells if not cell.is_empty]
    named = [cell for cell in filled if not read_names(cell.value, "need").problems]
    if not filled or 2 * len(named) > len(filled):
        return header
    answers = replace(column, role="response", question="e")
    return replace(header, columns=tuple(answers if c is column else c for c in header.columns))


def header_rows(sheet: Sheet, instrument: str) -> Iterator[Header]:
    """What may be the header in a sheet's beginning, from the top: rows, alone or two together, with two columns
    understood.
    """
    for row in range(min(len(sheet.rows), HEADER_WITHIN)):
        for header in (read_header(sheet, row, instrument), read_double_header(sheet, row, instrument)):
            if header and len(header.columns) >= 2:
                yield header
