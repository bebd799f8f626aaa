"""What is written once for many rows: a State or a question in a row of its own, or the objective of a whole sheet."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from loaders import vocabulary
from loaders.codes.objectives import read_objectives
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.code_columns import names_objectives
from loaders.headers.questions import FAIR, asked_by
from loaders.respondents.members import resolve_member

FIRST_WITHIN = 10  # rows below the header
TITLES = 3  # lines right above a table that belong to it
LONGEST_BAND = 120  # characters


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


def objective_of_sheet(sheet: Sheet, top: int) -> Cell | None:
    """The objective that a line above a table or the sheet's name tells of all its rows, by a word for objectives and
    its number; None where two are told. A sheet's name stands where its table begins.
    """
    if sheet.places is not None:
        return None
    lines = [line for row in range(max(0, top - FIRST_WITHIN), top) if (line := sheet.lone(row)) is not None]
    candidates = [*lines, Cell(sheet.name, sheet.name, max(top, 0), 0)]
    told = {cell: number for cell in candidates if (number := _objective_in(cell.text))}
    return next(iter(told)) if len(set(told.values())) == 1 else None


def _objective_in(text: str) -> str:
    """The number of the one objective with which a line begins: “Objective 6: …”, “GCM Objective 6”; "" for none."""
    if len(text) > LONGEST_BAND or not any(map(str.isdecimal, text)) or not names_objectives(_first_words(text)):
        return ""
    found = read_objectives(text).found
    return next(iter(found)) if len(found) == 1 else ""


def _first_words(text: str) -> str:
    return " ".join(text.split()[:2])
