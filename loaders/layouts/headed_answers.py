"""Headings inside of a form's answers: what they name is coded for the answer below them, and they are no answers."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.documents.answer import response_state
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import role_of
from loaders.headers.question_letters import on_needs
from loaders.headers.questions import (
    HEADING_WORDS,
    STRONG,
    asked_by,
    asks,
    ends_as_question,
    is_said_to_answerer,
    longest_wording,
    worded_question,
)
from loaders.layouts.asked import Asked, is_statement
from loaders.layouts.lists_in_lines import BRACKETS, LABEL_END, Codes, lists_objectives
from loaders.layouts.objective_headings import objectives_named

LONGEST_TITLE = 120  # characters
FEWEST = 2  # lines that name needs and are no headings by their looks
_NUMBERING = re.compile(r"(?:[\W\d_]|\(?(?:[a-e]|[ivx]{1,4})[.)](?=[\W\d]))*", re.IGNORECASE)
_PART = re.compile(
    r"[(\[]?(?:[^\W\d_]\s?[.)]?\s?)?(?:\d{1,2}[.)\s]\s?){1,2}[)\]]?\s*|[(\[]?(?:[^\W\d_]|[ivx]{1,4})[.)]+\s*"
)


def code_headings(sheet: Sheet, asked: Asked, rows: range, instrument: str) -> dict[int, tuple[str, Cell]]:
    """Row -> kind and words of what a heading inside of an answer names for the text below it: needs, objectives."""
    needs = {row: ("need", cell) for row, cell in need_headings(sheet, asked, rows, instrument).items()}
    return {row: ("objective", cell) for row, cell in _objective_headings(sheet, asked, rows).items()} | needs


def _objective_headings(sheet: Sheet, asked: Asked, rows: range) -> dict[int, Cell]:
    """Row -> the words of a heading below that of a question that name objectives, where a text stands below it."""
    if sheet.places is None:
        return {}
    above = sheet.places.level(asked.cell.row)
    filled = [row for row in rows if any(True for _ in sheet.filled(row))]
    pairs = itertools.pairwise(filled)
    headings = (row for row, below in pairs if sheet.places.level(row) > above and not _is_heading(sheet, below))
    alone = (cell for row in headings if (cell := sheet.lone(row)))
    named = ((cell, objectives_named(cell.text, True)) for cell in alone)
    return {cell.row: cell._replace(value=words) for cell, words in named if words}


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
        if len(cells) == 1 and need_of(cells[0].text)
    }
    followers = dict(zip(lines, list(lines)[1:], strict=False))
    below = {row: followers[row] for row in named if row in followers and followers[row] not in named}
    return {
        row: named[row]
        for row, after in below.items()
        if not _is_heading(sheet, after) and (_is_heading(sheet, row) or len(below) >= FEWEST)
    }


def need_before(sheet: Sheet, cell: Cell, asked: Asked, instrument: str) -> Cell | None:
    """The need that a label in bold names before an answer to the question on needs: “Finance: fictional boats.”"""
    end = sheet.places.label(cell.row) if sheet.places is not None and asked.question == on_needs(instrument) else 0
    named = need_of(cell.text[:end].strip().rstrip(".:：-–—")) if end else ""
    return cell._replace(value=named) if named else None


@lru_cache(maxsize=1_000)
def need_of(text: str) -> str:
    """The words of a short text that name one need, behind a number or a sign; "" where none is named.

    “e.1 Finance”, “д.1 Финансирование”, “5.1 Cooperation needed: finance”.
    """
    text = text.strip()
    if len(text.split()) > HEADING_WORDS:
        return ""
    number = _PART.match(text)
    parts = [
        text,
        text[number.end() :] if number else "",
        _NUMBERING.sub("", text, count=1),
        *LABEL_END.split(text)[1:],
    ]
    return next((part.strip() for part in parts if single_name(part.strip(), "need")), "")


def asks_again(sheet: Sheet, row: int, asked: Asked, rows: range, instrument: str) -> bool:
    """Whether a heading inside of an answer only says of what its question asks: “Lessons learned”, with a text below;
    or is the second line of the question, in the same look. On a sheet it is the line right below the question that
    asks, too, with a longer text below.
    """
    cells = list(sheet.filled(row))
    if sheet.places is None and len(cells) == 1:
        return _is_prompt(sheet, cells[0], asked, rows, instrument)
    if len(cells) == 1 and sheet.is_heading(asked.cell.row) and not _is_heading(sheet, row):
        return _is_in_full(sheet, cells[0], asked, rows, instrument)
    if len(cells) != 1 or not _is_heading(sheet, row):
        return False
    text = cells[0].text.strip()
    after = next((later for later in range(row + 1, rows.stop) if any(True for _ in sheet.filled(later))), None)
    if after is None or _is_heading(sheet, after):
        return False
    is_next = not any(True for between in range(asked.cell.row + 1, row) for _ in sheet.filled(between))
    is_alike = sheet.places.level(row) == sheet.places.level(asked.cell.row)
    if is_next and is_alike and (text[:1].islower() or text.startswith("(")):
        return asked.cell.text.strip()[-1:] not in "?？.!"
    return not is_alike and ((is_next and ends_as_question(text)) or _says_no_more(text, asked, instrument))


def _is_in_full(sheet: Sheet, cell: Cell, asked: Asked, rows: range, instrument: str) -> bool:
    """Whether the line right below a heading puts its question in full, and the answer stands below."""
    between = (True for row in range(asked.cell.row + 1, cell.row) for _ in sheet.filled(row))
    if any(between) or not any(True for row in rows if row > cell.row for _ in sheet.filled(row)):
        return False
    text = cell.text.strip()
    if is_said_to_answerer(text) or ends_as_question(text):
        return True
    return asked_by(text, instrument) == (asked.question, STRONG) and not is_statement(sheet, cell.row, text)


def _says_no_more(text: str, asked: Asked, instrument: str) -> bool:
    """Whether a heading asks the same as the question above it, by words of it or by a known wording alone."""
    folded = vocabulary.plain(text)
    question, length = longest_wording(text, instrument)
    is_inside = set(folded.split()) <= set(vocabulary.plain(asked.cell.text).split())
    return question == asked.question and (is_inside or length == len(folded))


def _is_prompt(sheet: Sheet, cell: Cell, asked: Asked, rows: range, instrument: str) -> bool:
    """Whether a line right below a question puts it in more words, and the answer stands below."""
    if any(True for between in range(asked.cell.row + 1, cell.row) for _ in sheet.filled(between)):
        return False
    text = cell.text.strip()
    if is_said_to_answerer(text):
        return False
    is_same = len(text.split()) <= HEADING_WORDS and worded_question(text, instrument) == asked.question
    after = next((later for later in rows if later > cell.row and any(True for _ in sheet.filled(later))), None)
    answer = next(sheet.filled(after)) if after is not None else None
    is_answered = answer is not None and len(answer.text) > len(text) and not role_of(answer.text.strip())
    return is_answered and (is_same or asks(text))


def title_beside(sheet: Sheet, asked: Asked, beside: list[Cell], rows: range) -> bool:
    """Whether what stands beside the number of a question is its title, in a form whose answers stand below."""
    if len(beside) != 1 or beside[0].row != asked.cell.row or len(beside[0].text) > LONGEST_TITLE:
        return False
    below = (cell for row in rows for cell in sheet.filled(row) if cell.column <= asked.cell.column)
    return any(len(cell.text) > 2 * len(beside[0].text) for cell in below)


def codes_in_question(asked: Cell, question: str, answer: Cell, instrument: str) -> Codes:
    """What a question names of its answer: objectives in brackets (“Gaps (objectives 6 and 11)”), or one need
    (“Cooperation needed: finance”); nothing where nothing is answered.
    """
    named = _named_in(asked.text.strip(), question == on_needs(instrument))
    if not named or response_state(answer.text) != "answered":
        return []
    return [(kind, asked._replace(value=words)) for kind, words in named]


@lru_cache(maxsize=1_000)
def _named_in(asked: str, is_on_needs: bool) -> tuple[tuple[str, str], ...]:
    """The words of a question that name codes, each behind its kind."""
    codes = [("objective", match[1]) for match in BRACKETS.finditer(asked) if lists_objectives(match[1])]
    named = need_of(asked) if is_on_needs else ""
    return tuple([*codes, ("need", named)] if named else codes)


def _is_heading(sheet: Sheet, row: int) -> bool:
    return sheet.places is not None and sheet.places.is_heading(row)
