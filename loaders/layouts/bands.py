"""What is written once for many rows: a State or a question in a row of its own."""

from __future__ import annotations

from collections.abc import Callable

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.questions import FAIR, asked_by
from loaders.respondents.members import resolve_member

FIRST_WITHIN = 10  # rows below the header
LONGEST_BAND = 120  # characters


def below_bands(sheet: Sheet, rows: range, band_in: Callable[[Cell], Cell | None]) -> dict[int, Cell]:
    """Row -> the last band above it, where there are two or more; the first of them stands near the first row."""
    found: dict[int, Cell] = {}
    band = None
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
    for text in (cell.text, cell.text.partition(":")[2]):
        if resolve_member(text).iso3:
            return cell._replace(value=text.strip())
    return None
