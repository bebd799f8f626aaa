"""Questions of a form whose parts are numbered in a column of their own: “I.1”, “a.2”, “3.1” beside what is asked.

The numbers tell the questions, whatever the language of the words beside them: they stand in their order, name all the
questions of the review and no other, and no words gainsay them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from loaders.codes.roman import leading_numeral
from loaders.documents.workbook import Cell, Sheet, text_of
from loaders.headers.question_letters import LONGEST_LABEL, letters
from loaders.headers.questions import asks, worded_question
from loaders.headers.references import LONGEST_REFERENCE, reference_of

MOST_ROWS = 1_000
_ROMAN = re.compile(r"\W*[IVX]{1,4}\s*[.\-–)/]?\s*(?:\d{1,2}|[a-z])?\W*", re.IGNORECASE)
_BARE = re.compile(r"\W*\d\W*")  # rows are numbered in every list
Numbered = Mapping[int, tuple[str, Cell]]


def numbered_questions(sheet: Sheet, instrument: str) -> Numbered:
    """Row -> question and the cell that asks it, where a column numbers the questions and their parts; else nothing.

    What is asked stands right of its number, and of most an answer beside it or below, before the next number.
    """
    if sheet.places is not None or len(sheet.rows) > MOST_ROWS:
        return {}
    for column in _columns(sheet, len(letters(instrument))):
        rows = [row for row in range(len(sheet.rows)) if _is_number(sheet.text(row, column))]
        found = _asked(sheet, column, rows, instrument)
        if found and 2 * _answered(sheet, found) > len(found):
            return found
    return {}


def may_number(cell: Cell) -> bool:
    """Whether a cell may number a part of a question: a few signs, and not a number alone."""
    text = cell.text.strip()
    return _is_number(text) and not _BARE.fullmatch(text)


def takes_questions(sheet: Sheet, response: int, numbered: Numbered) -> bool:
    """Whether a column of responses holds what numbered questions ask, whose answers stand in the rows below them."""
    alone = [
        cell for row, (_, cell) in numbered.items() if cell.column == response and [*sheet.filled(row)][-1] == cell
    ]
    below = sum(row + 1 < len(sheet.rows) and bool(sheet.text(row + 1, response)) for row in (c.row for c in alone))
    return bool(below) and 2 * below > len(numbered)


def _columns(sheet: Sheet, fewest: int) -> list[int]:
    """The columns in which as many rows as there are questions begin with what may be a number, leftmost first."""
    counted: Counter[int] = Counter()
    told: set[int] = set()  # columns in which a part is numbered
    for values in sheet.rows:
        first = ""
        for first in values:
            if first != "":
                break
        text = "" if first.__class__ is str and len(first) > LONGEST_REFERENCE else text_of(first).strip()
        if text and _is_number(text):
            place = values.index(first)
            counted[place] += 1
            told.update(() if _BARE.fullmatch(text) else (place,))
    return sorted(column for column in told if counted[column] >= fewest)


def _is_number(text: str) -> bool:
    """Whether a short text may number a question; what is longer than a few signs is looked at no further."""
    return 0 < len(text) <= LONGEST_REFERENCE and (
        text[-1].isdecimal() or len(text.strip("().:")) <= 3 or bool(_ROMAN.fullmatch(text))
    )


def _asked(sheet: Sheet, column: int, rows: list[int], instrument: str) -> dict[int, tuple[str, Cell]]:
    """Row -> question and the cell that asks it, if all numbers of the column agree with the questions."""
    known = letters(instrument)
    numbers = {row: sheet.text(row, column) for row in rows}
    if len(rows) < len(known) or all(_BARE.fullmatch(number) for number in numbers.values()):
        return {}
    keys = {row: reference_of(number, instrument) for row, number in numbers.items()}
    if None in keys.values():
        keys = {row: _by_numeral(number, known) for row, number in numbers.items()}
    told = list(keys.values())
    if None in told or "".join(dict.fromkeys(told)) != known or sorted(told) != told:
        return {}
    found = {row: (keys[row], cell) for row in rows if (cell := _right_of(sheet, row, column)) is not None}
    worded = {row: worded_question(cell.text.strip(), instrument) for row, (_, cell) in found.items()}
    if len(found) < len(rows) or any(worded[row] not in (None, key) for row, (key, _) in found.items()):
        return {}
    has_letters = all(any(map(str.isalpha, number)) for number in numbers.values())
    return found if has_letters or any(worded.values()) else {}


def _by_numeral(number: str, known: str) -> str | None:
    """The question of a Roman numeral, with the number of a part behind it."""
    place = leading_numeral(number) if _ROMAN.fullmatch(number) else 0
    return known[place - 1] if 0 < place <= len(known) else None


def _right_of(sheet: Sheet, row: int, column: int) -> Cell | None:
    """The cell right of a number, if it may ask something."""
    cell = next((cell for cell in sheet.filled(row) if cell.column > column), None)
    return cell if cell is not None and (len(cell.text) <= LONGEST_LABEL or asks(cell.text)) else None


def _answered(sheet: Sheet, found: Numbered) -> int:
    """How many questions have something beside them or below, before the next one."""
    ends = [*list(found)[1:], len(sheet.rows)]
    return sum(
        any(cell.column > asked.column for cell in sheet.filled(row))
        or any(cell.column >= asked.column for below in range(row + 1, end) for cell in sheet.filled(below))
        for (row, (_, asked)), end in zip(found.items(), ends, strict=True)
    )
