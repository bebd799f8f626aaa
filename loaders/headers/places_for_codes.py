"""Numbered places for codes: under “Objective 1”, “Objective 2”, “Objective 3” stands which objective is meant."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.codes.words import HIGHEST_OBJECTIVE
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import Meaning

SAMPLE = 60  # rows by which columns are judged
MOST_PLACES = 5  # a tally has columns for more objectives than that


def places_for_codes(sheet: Sheet, row: int, cells: Sequence[tuple[Cell, Meaning | None]]) -> tuple[Cell, ...]:
    """The heads that number places from 1 on, where numbers of objectives stand below them; none where these are all 1,
    as a tick or a count may be.
    """
    ticks = {cell: meaning[2][1] for cell, meaning in cells if meaning and _ticks_objective(meaning)}
    if not 2 <= len(ticks) <= MOST_PLACES or list(ticks.values()) != [str(n) for n in range(1, len(ticks) + 1)]:
        return ()
    values = {below.text.strip() for cell in ticks for below in sheet.below(row, cell.column, SAMPLE)}
    are_numbers = all(value.isdecimal() and 1 <= int(value) <= HIGHEST_OBJECTIVE for value in values)
    return tuple(ticks) if values - {"1"} and are_numbers else ()


def _ticks_objective(meaning: Meaning) -> bool:
    return meaning[0] == "mark" and isinstance(meaning[2], tuple) and meaning[2][0] == "objective"
