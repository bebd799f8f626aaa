"""Headings inside of a form's answers: what they name is coded for the answer below them, and they are no answers."""

from __future__ import annotations

import re
from functools import cache

from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.codes.objectives import read_objectives
from loaders.documents.answer import response_state
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.questions import HEADING_WORDS, on_needs, worded_question
from loaders.layouts.questions_down import Asked

FEWEST = 2  # lines that name needs and are no headings by their looks
Codes = list[tuple[str, Cell]]
_NUMBERING = re.compile(r"[\W\d]*(?:[a-zA-Z][.)])?[\W\d]*")
_PART = re.compile(
    r"[(\[]?(?:[^\W\d_]\s?[.)]?\s?)?(?:\d{1,2}[.)\s]\s?){1,2}[)\]]?\s*|[(\[]?(?:[^\W\d_]|[ivx]{1,4})[.)]+\s*"
)
_NEED_AT = re.compile(r"\s*[:：]\s*|\s+[-–—]\s+")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{3,120})[)\]）]")


def need_headings(sheet: Sheet, asked: Asked, rows: range, instrument: str) -> dict[int, Cell]:
    """Row -> the heading that names the need of which the answer below it speaks, below the question on needs.

    Lines that don't look like headings are, too, where several name needs and each has a text below it.
    """
    if asked.question != on_needs(instrument):
        return {}
    lines = {row: cells for row in rows if (cells := list(sheet.filled(row)))}
    named = {
        row: cells[0]._replace(value=need_of(cells[0].text))
        for row, cells in lines.items()
        if len(cells) == 1 and len(cells[0].text.split()) <= HEADING_WORDS and need_of(cells[0].text)
    }
    followers = dict(zip(lines, list(lines)[1:], strict=False))
    below = {row: followers[row] for row in named if row in followers and followers[row] not in named}
    return {
        row: named[row]
        for row, after in below.items()
        if not _is_heading(sheet, after) and (_is_heading(sheet, row) or len(below) >= FEWEST)
    }


def need_of(text: str) -> str:
    """The words of a heading that name one need, without the number before them: “e.1 Finance”; "" for no need."""
    said = text.strip()
    words = said[number.end() :] if (number := _PART.match(said)) else said
    return words if single_name(words, "need") else ""


def asks_again(sheet: Sheet, row: int, asked: Asked, rows: range, instrument: str) -> bool:
    """Whether a heading inside of an answer only says of what its question asks: “Lessons learned”, with a text below;
    or is the second line of the question, in the same look.
    """
    cells = list(sheet.filled(row))
    if len(cells) != 1 or not _is_heading(sheet, row):
        return False
    text = cells[0].text.strip()
    after = next((later for later in rows if later > row and any(True for _ in sheet.filled(later))), None)
    if after is None or _is_heading(sheet, after):
        return False
    is_next = not any(True for between in range(asked.cell.row + 1, row) for _ in sheet.filled(between))
    is_alike = sheet.places.level(row) == sheet.places.level(asked.cell.row)
    if is_next and is_alike and (text[:1].islower() or text.startswith("(")):
        return asked.cell.text.strip()[-1:] not in "?？.!"
    is_short = len(text.split()) <= HEADING_WORDS
    return not is_alike and is_short and worded_question(text, instrument) == asked.question


def codes_in_question(asked: Cell, question: str, answer: Cell, instrument: str) -> Codes:
    """What a question names of its answer: objectives in brackets (“Gaps (objectives 6 and 11)”), or one need
    (“Cooperation needed: finance”); nothing where nothing is answered.
    """
    text = asked.text.strip()
    if response_state(answer.text) != "answered":
        return []
    codes = [("objective", asked._replace(value=match[1])) for match in _BRACKETS.finditer(text) if _lists(match[1])]
    if question == on_needs(instrument) and len(text.split()) <= HEADING_WORDS:
        parts = [_NUMBERING.sub("", text, count=1), *_NEED_AT.split(text)[1:]]
        named = next((part for part in parts if single_name(part.strip(), "need")), None)
        codes += [("need", asked._replace(value=named.strip()))] if named else []
    return codes


def _lists(said: str) -> bool:
    """Whether words in brackets are a list of objectives, by a word for them and their numbers."""
    folded = vocabulary.plain(said)
    is_list = folded.startswith(_objective_words()) and any(map(str.isdecimal, folded))
    return is_list and bool(read_objectives(said).found) and not read_objectives(said).problems


@cache
def _objective_words() -> tuple[str, ...]:
    return tuple(map(vocabulary.plain, vocabulary.wordings_of("row_labels.csv", "objective")))


def _is_heading(sheet: Sheet, row: int) -> bool:
    return sheet.places is not None and sheet.places.is_heading(row)
