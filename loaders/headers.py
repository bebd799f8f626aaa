"""Headers: which rows of a sheet are its header, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders import vocabulary
from loaders.codes import read_names, single_objective
from loaders.questions import LETTERS, language_parts, leading_letter, trailing_letter, worded_question
from loaders.workbook import Cell, Sheet

HEADER_WITHIN = 40  # rows; a title block is shorter, and looking further makes a large sheet slow
LABEL_WORDS = 12  # a header longer than this is a question, not a label
LONGEST = 1_000  # characters; no header is longer, and long answers need not be searched for wordings
SAMPLE = 60  # rows by which it is told whether a column holds names of needs or sentences
CODED = {"objectives": "objective", "principles": "principle", "needs": "need"}
SEVERAL = ("source", "source_title", "source_date", "received", "remark", "ignored")  # roles that several columns may have
DEPENDENT = (*CODED, "choice", "source", "response")  # roles that a second header row may give to a question's columns
Meaning = tuple[str, str, int]
_TICK = re.compile(r"(?P<list>.{3,}?)\s*[/:|\[–—-]\s*(?P<item>[^/:|\[–—-]+?)\]?")
_REMARK = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")


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
        asked = (column.question for column in self.columns if column.role == "response" and column.question)
        return tuple(dict.fromkeys(asked))


@lru_cache(maxsize=10_000)
def role_of(text: str) -> str | None:
    """The role of a label by the wordings of headers.csv; words inside it count in short labels only.

    A label in two languages (“Country / Pays”) has the role of its parts, if they agree.
    """
    known = vocabulary.wordings("headers.csv", "role")
    for wording in (text, _REMARK.sub("", text)):
        if role := known.exact.get(vocabulary.plain(wording)):
            return role
    roles = {known.exact.get(vocabulary.plain(part)) for part in language_parts(text)} - {None}
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
    if tick := _TICK.fullmatch(text):  # “Objectives concerned/5”: a column of ticks
        if (objective := single_objective(tick["item"])) and role_of(tick["list"]) == "objectives":
            return "mark", "", objective
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
    bare = _REMARK.sub("", text)
    role = role_of(text)
    if role is None and bare and bare != text:
        return classify(bare, instrument)
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
        is_band = column not in upper or (column + 1 not in upper and column + 1 in lower)
        meaning, uses_both = _together(high, low, is_band)
        if column in upper and not uses_both:
            return None
        told = told or uses_both
        cells.append((below, meaning or (high if column in upper else low)))
    return _header(sheet, row, row + 1, cells) if told else None


def _together(high: Meaning | None, low: Meaning | None, is_band: bool) -> tuple[Meaning | None, bool]:
    """What an upper and a lower header cell mean together, and whether that takes both: a question over “Response” and
    “Objectives”, a title over a group of columns, a remark of the survey tool (“Open-Ended Response”) below a header.
    """
    if high and low and high[0] == "response" and high[1] and low[0] in DEPENDENT and not low[1]:
        return (low[0], high[1], 0), True
    if low == ("response", "", 0) and high and not is_band:
        return high, True
    if low and (high is None or (low[0] == "mark" and high[0] != "mark")):
        return low, True
    if is_band and low and low[0] != "ignored":
        return low, True
    return None, is_band


def _header(sheet: Sheet, top: int, row: int, cells: list[tuple[Cell, Meaning | None]]) -> Header:
    """The header of these cells and their meanings; where two columns mean the same the first counts."""
    columns: dict[Meaning, Column] = {}
    repeated, unknown = [], []
    meanings = _lettered(_numbered_questions([meaning for _, meaning in cells]), cells)
    meanings = _beside_questions(_needs_in_words(sheet, row, meanings, cells))
    for (cell, _), meaning in zip(cells, meanings, strict=True):
        if meaning is None:
            unknown.append(cell)
            continue
        column = Column(cell, *meaning)
        if column.role in SEVERAL or (column.role == "response" and column.question):
            columns[column.role, str(cell.column), 0] = column
        elif columns.setdefault(column.identity, column) is not column:
            repeated.append(column)
    return Header(row, tuple(columns.values()), tuple(repeated), tuple(unknown), top)


def _lettered(meanings: list[Meaning | None], cells: list[tuple[Cell, Meaning | None]]) -> list[Meaning | None]:
    """A header in unknown words asks the question of its letter, where the other questions stand under theirs."""
    letters = [leading_letter(cell.text.strip())[0] for cell, _ in cells]
    asked = [(meaning[1], letter) for meaning, letter in zip(meanings, letters, strict=True) if _asks(meaning)]
    if not any(letter == question for question, letter in asked) or any(letter != q for q, letter in asked if letter):
        return meanings
    taken = {question for question, _ in asked}
    return [
        ("response", letter, 0) if letter and letter not in taken and _may_ask(meaning) else meaning
        for meaning, letter in zip(meanings, letters, strict=True)
    ]


def _asks(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning[0] == "response" and meaning[1] != ""


def _may_ask(meaning: Meaning | None) -> bool:
    """Whether a header with a letter may ask the letter's question: in unknown words, or in those of its codes."""
    return meaning is None or (meaning[0] == "needs" and meaning[1] == "e")


def _beside_questions(meanings: list[Meaning | None]) -> list[Meaning | None]:
    """Coded columns of one kind that are repeated, each beside a question, belong to the question at their left."""
    found = list(meanings)
    for role in (*CODED, "choice"):
        places = [place for place, meaning in enumerate(meanings) if meaning == (role, "", 0)]
        if len(places) < 2:
            continue
        for place in places:
            before = next((m for m in reversed(meanings[:place]) if m and m[0] == "response"), None)
            if before and before[1]:
                found[place] = (role, before[1], 0)
    return found


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


def _needs_in_words(
    sheet: Sheet, row: int, meanings: list[Meaning | None], cells: list[tuple[Cell, Meaning | None]]
) -> list[Meaning | None]:
    """A column headed “Needs” beside other questions holds answers to the question on needs if it holds sentences."""
    asked = {meaning[1] for meaning in meanings if _asks(meaning)}
    place = next((place for place, meaning in enumerate(meanings) if meaning and meaning[0] == "needs"), -1)
    if place < 0 or len(asked) < 2 or "e" in asked:
        return meanings
    column = cells[place][0].column
    below = [cell for r in range(row + 1, row + 1 + SAMPLE) if not (cell := sheet.cell(r, column)).is_empty]
    named = [cell for cell in below if not read_names(cell.value, "need").problems]
    if meanings[place] == ("needs", "e", 0):
        named = []
    if not below or 2 * len(named) > len(below):
        return meanings
    return [*meanings[:place], ("response", "e", 0), *meanings[place + 1 :]]


def header_rows(sheet: Sheet, instrument: str) -> Iterator[Header]:
    """What may be the header in a sheet's beginning, from the top: rows, alone or two together, with two columns
    understood.
    """
    for row in range(min(len(sheet.rows), HEADER_WITHIN)):
        for header in (read_header(sheet, row, instrument), read_double_header(sheet, row, instrument)):
            if header and len(header.columns) >= 2:
                yield header
