"""Headers: which row of a sheet is its header, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders import vocabulary
from loaders.codes import single_objective
from loaders.questions import leading_letter, trailing_letter, worded_question
from loaders.workbook import Cell, Sheet

HEADER_WITHIN = 40  # rows; a title block is shorter, and looking further makes a large sheet slow
LABEL_WORDS = 12  # a header longer than this is a question, not a label
CODED = {"objectives": "objective", "principles": "principle", "needs": "need"}
SEVERAL = (
    "source",
    "source_title",
    "source_date",
    "remark",
    "ignored",
)  # roles that several columns may have


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
    def identity(self) -> tuple[str, str, int]:
        """What two columns of one sheet may not share."""
        return self.role, self.question, self.objective


@dataclass(frozen=True)
class Header:
    """A header row: its 0-based row, the columns that are understood, those that repeat another, and the others."""

    row: int
    columns: tuple[Column, ...]
    repeated: tuple[Column, ...]
    unknown: tuple[Cell, ...]

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


@cache
def role_of(text: str) -> str | None:
    """The role of a label by the wordings of headers.csv; words inside it count in short labels only."""
    known = vocabulary.wordings("headers.csv", "role")
    if len(text.split()) <= LABEL_WORDS:
        return known.find(text)
    return known.exact.get(vocabulary.plain(text))


@cache
def _classify(text: str, instrument: str) -> tuple[str, str, int] | None:
    """Role, question and objective of a header text, or None."""
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
    columns: dict[tuple[str, str, int], Column] = {}
    repeated, unknown = [], []
    for cell in sheet.filled(row):
        meaning = _classify(cell.text.strip(), instrument)
        if meaning is None:
            unknown.append(cell)
            continue
        column = Column(cell, *meaning)
        if column.role in SEVERAL:
            columns[column.role, str(cell.column), 0] = column
        elif columns.setdefault(column.identity, column) is not column:
            repeated.append(column)
    return Header(row, tuple(columns.values()), tuple(repeated), tuple(unknown))


def header_rows(sheet: Sheet, instrument: str) -> Iterator[Header]:
    """The rows of a sheet's beginning that may be its header, from the top: those with two columns understood."""
    for row in range(min(len(sheet.rows), HEADER_WITHIN)):
        header = read_header(sheet, row, instrument)
        if len(header.columns) >= 2:
            yield header
