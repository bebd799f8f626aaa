"""What is written once for many rows: a State or a question in a row of its own, or a question as a sheet's name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.questions import FAIR, asked_by, resolve_question, worded_question
from loaders.respondents.members import resolve_member

FIRST_WITHIN = 10  # rows below the header
TITLES = 3  # lines right above a table that belong to it
LONGEST_BAND = 120  # characters
_BY_LETTER = re.compile(r"(?:^|\b)(?:q|question)[\s.\-–—:]*\(?[a-z1-9]\b|^\s*\([a-z]\)", re.IGNORECASE)


def below_bands(
    sheet: Sheet, rows: range, band_in: Callable[[Cell], Cell | None], above: Cell | None = None
) -> dict[int, Cell]:
    """Row -> the last band above it, where there are two or more; the first of them stands near the first row, or is
    that `above` all of these rows.
    """
    found: dict[int, Cell] = {}
    band = above
    for row in rows:
        if band is None and row >= rows.start + FIRST_WITHIN:
            return {}
        if (lone := sheet.lone(row)) and (named := band_in(lone)):
            band = named
        elif band is not None:
            found[row] = band
    return found if len(set(found.values())) > 1 else {}


def is_question(cell: Cell, instrument: str) -> bool:
    """Whether a lone cell asks one of the guiding questions."""
    return (asked_by(cell.text.strip(), instrument) or ("", 0))[1] >= FAIR


def state_in(cell: Cell) -> Cell | None:
    """The State that a lone cell names, alone or behind a label (“Country: Fiji”)."""
    if len(cell.text) > LONGEST_BAND:
        return None
    for text in (cell.text, vocabulary.at_colon(cell.text)[2]):
        if resolve_member(text).iso3:
            return cell._replace(value=text.strip())
    return None


def state_above(sheet: Sheet, row: int) -> Cell | None:
    """The State that a line of its own names right above a row, or above titles that stand there."""
    lines = (sheet.lone(line) for line in range(row - 1, max(row - 1 - TITLES, -1), -1))
    lone = itertools.takewhile(lambda cell: cell is not None, lines)
    return next((named for cell in lone if (named := state_in(cell))), None)


def asked_by_sheet(sheet: Sheet, top: int, instrument: str) -> Cell | None:
    """The question that the sheet's name or a line above its table asks for all rows; None where two are asked.

    A sheet's number is none: it is asked in words, or by its letter behind a word or in brackets. The cell of a
    sheet's name stands nowhere: its row is -1.
    """
    above = (list(sheet.filled(row)) for row in range(top))
    lines = [cells[0] for cells in above if len(cells) == 1]
    candidates = (Cell(sheet.name, sheet.name, -1, 0), *lines)
    found = [cell for cell in candidates if worded_question(cell.text, instrument) or _BY_LETTER.search(cell.text)]
    asked = {resolve_question(cell.text, instrument).key for cell in found}
    return found[0] if len(asked) == 1 and None not in asked else None
