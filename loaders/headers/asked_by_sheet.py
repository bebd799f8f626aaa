"""The question that a sheet's name or a line above its table asks for all of its rows."""

from __future__ import annotations

import re
from functools import cache

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED
from loaders.headers.questions import asked_by, resolve_question, worded_question

NEAR = 60  # rows below a header, in which another question would make a form of the sheet


@cache
def _by_letter() -> re.Pattern[str]:
    """A letter or number behind a word for a question, and a letter before a bracket; “Part 1” counts a sheet."""
    parts = set(vocabulary.wordings_of("row_labels.csv", "heading"))
    words = sorted({row["wording"] for row in vocabulary.rows("question_words.csv")} - parts, key=len, reverse=True)
    known = "|".join(map(re.escape, words))
    return re.compile(rf"(?:^|\b)(?:{known})[\s.\-–—:]*\(?[a-z1-9]\b|^\s*\(?[a-z]\)", re.IGNORECASE)


def asked_by_sheet(sheet: Sheet, top: int, instrument: str) -> Cell | None:
    """The question that the sheet's name or a line above its table asks for all rows; None where two are asked.

    A sheet's number is none: it is asked in words, or by its letter behind a word or in brackets. The cell of a
    sheet's name stands nowhere: its row is -1.
    """
    above = (list(sheet.filled(row)) for row in range(top))
    lines = [cells[0] for cells in above if len(cells) == 1]
    candidates = (Cell(sheet.name, sheet.name, -1, 0), *lines)
    found = [cell for cell in candidates if worded_question(cell.text, instrument) or _by_letter().search(cell.text)]
    asked = {resolve_question(cell.text, instrument).key for cell in found}
    return found[0] if len(asked) == 1 and None not in asked else None


def lacks_question(sheet: Sheet, row: int, told: set[str], found: set[str], instrument: str) -> bool:
    """Whether a table of codes lacks a question of its own, and one is asked for all of its rows.

    Where another is asked below it is a form, whose labels stand in these rows.
    """
    if not told & CODED.keys() or "question" in found or told & {"response", "mark"}:
        return False
    if asked_by_sheet(sheet, row, instrument) is None:
        return False
    below = (sheet.lone(later) for later in range(row + 1, min(row + 1 + NEAR, len(sheet.rows))))
    return not any(cell is not None and asked_by(cell.text.strip(), instrument) for cell in below)
