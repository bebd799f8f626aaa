"""Rows of a table whose question stands above them: items of a numbered list, and parts of a question.

Where a column asks by letters its bare numbers are items of the answer above them, and never questions 1 to 5; “a.2” is
a part of question a.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loaders.codes.roman import leading_numeral
from loaders.documents.workbook import Cell
from loaders.headers.one_header import Column
from loaders.headers.question_letters import leading_letter, leading_sign, letters
from loaders.headers.questions import QuestionReading, resolve_question, worded_question
from loaders.layouts.table import Table

KEPT = 1_000  # readings of labels, which come again for each respondent
_NOBODY = QuestionReading(None)
_PART = re.compile(  # “a.1 …”, “a2)”, “(b) iii.”, “3.2 …”: a part of a question, by its letter or number
    r"\W*(?:Q(?:uestion)?\W*)?(?:(?P<letter>[a-z])(?:\s*[.)(\-–]+\s*)?|(?P<number>\d)\s*[.)(\-–]+\s*)"
    r"(?:\d{1,2}|(?<=[.)(\-–\s])[ivx]{1,4})[.)]*(?=\s|:|$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?(\d{1,2})(?:[.)]|$)")


def items(table: Table, member: Column | None, rows: Iterable[int]) -> dict[int, QuestionReading]:
    """Row -> the question of the answer to which it belongs, for the items and parts among the rows.

    A number is an item only in its order, from 1 on, below a question that the same respondent is asked by its letter;
    any other number there names no question that anybody could know. A part counts where letters and words agree.
    """
    column = table.header.one("question")
    if column is None:
        return {}
    asked = {row: table.sheet.spanned(row, column.index) for row in rows}
    names = {row: _name(table, row, member) for row in asked}
    lettered = {names[row] for row, cell in asked.items() if _is_lettered(cell.text.strip(), table.instrument)}
    if not lettered and (roman := _by_numerals(table, asked)):
        return roman
    have_parts = all(_agrees(text, table.instrument) for text in {cell.text.strip() for cell in asked.values()})
    beside = _numbered_beside(table, column, asked)
    found: dict[int, QuestionReading] = {}
    last, number, name = _NOBODY, 0, ""
    for row, cell in asked.items():
        text = cell.text.strip()
        if names[row] and names[row] != name:
            last, number, name = _NOBODY, 0, names[row]
        if name in lettered and (item := _item(text, table.instrument)):
            number = item if item == number + 1 or item == 1 else 0
            found[row] = last if number else _NOBODY
        elif have_parts and (part := _part(text, table.instrument, last)):
            found[row] = last = QuestionReading(part)
        elif not text and row in beside:
            found[row] = last
        elif text and cell.row == row:
            last, number = resolve_question(text, table.instrument), 0
    return found


def _by_numerals(table: Table, asked: dict[int, Cell]) -> dict[int, QuestionReading]:
    """Row -> question, where the labels are numbered in Roman numerals, one for each question, and no words gainsay."""
    known = letters(table.instrument)
    numerals = {row: leading_numeral(cell.text.strip()) for row, cell in asked.items() if not cell.is_empty}
    if list(dict.fromkeys(numerals.values())) != list(range(1, len(known) + 1)):
        return {}
    found = {row: known[number - 1] for row, number in numerals.items()}
    worded = {row: worded_question(asked[row].text.strip(), table.instrument) for row in found}
    agree = all(worded[row] in (None, key) for row, key in found.items())
    return {row: QuestionReading(key) for row, key in found.items()} if agree else {}


def _numbered_beside(table: Table, column: Column, asked: dict[int, Cell]) -> set[int]:
    """The rows without a question that are numbered on from the row above, where each question begins again with 1."""
    if not any(cell.is_empty for cell in asked.values()):
        return set()
    for other in range(len(table.sheet.rows[table.header.row])):
        numbers = {row: _plain_number(table.sheet.cell(row, other)) for row in asked}
        firsts = [numbers[row] for row, cell in asked.items() if not cell.is_empty]
        if other != column.index and len(firsts) > 1 and set(firsts) == {1}:
            return {row for row in asked if numbers[row] > 1 and numbers[row] == numbers.get(row - 1, 0) + 1}
    return set()


def _plain_number(cell: Cell) -> int:
    match = _NUMBER.fullmatch(cell.text.strip())
    return int(match[1]) if match else 0


def _name(table: Table, row: int, member: Column | None) -> str:
    return table.sheet.spanned(row, member.index).text.strip() if member else "-"


@lru_cache(maxsize=KEPT)
def _is_lettered(text: str, instrument: str) -> bool:
    return leading_sign(text, instrument).isalpha()


@lru_cache(maxsize=KEPT)
def _item(text: str, instrument: str) -> int:
    """The number of an item; 0 for a text that asks one of the questions, or begins with no number."""
    match = _NUMBER.match(text)
    return int(match[1]) if match and not worded_question(text, instrument) and not _PART.match(text) else 0


@lru_cache(maxsize=KEPT)
def _part(text: str, instrument: str, last: QuestionReading) -> str:
    """The question of which a text asks a part: by its letter, or by the number of the question above it."""
    match = _PART.match(text)
    if match is None or worded_question(text, instrument):
        return ""
    key = leading_letter(f"({match['letter'] or match['number']})", instrument)[0] or ""
    return key if match["letter"] or key == last.key else ""


def _agrees(text: str, instrument: str) -> bool:
    """Whether the letter of a part, if it is one, is not that of another question than its words ask."""
    match, worded = _PART.match(text), worded_question(text, instrument)
    return not (match and match["letter"] and worded) or match["letter"].lower() == worded
