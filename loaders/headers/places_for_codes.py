"""Numbered places for codes: under “Objective 1”, “Objective 2”, “Objective 3” stands which objective is meant.

What stands below tells it: numbers of objectives, from the left to the right without a gap, none twice in a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders import vocabulary
from loaders.codes.objectives import read_objectives
from loaders.codes.words import words_of
from loaders.documents.answer import response_state
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import Meaning

SAMPLE = 60  # rows by which columns are judged
MOST_PLACES = 5  # a tally has columns for more objectives than that
LONGEST_HEAD = 60  # characters


def places_for_codes(sheet: Sheet, row: int, cells: Sequence[tuple[Cell, Meaning | None]]) -> tuple[Cell, ...]:
    """The heads side by side that number places from 1 on, or are alike but for what numbers them (“First objective”),
    where numbers of objectives stand below them.
    """
    places = [place for place, (cell, meaning) in enumerate(cells) if _may_be_place(cell, meaning)]
    if not 2 <= len(places) <= MOST_PLACES or places[-1] - places[0] >= len(places):
        return ()
    found = [cells[place] for place in places]
    heads = tuple(cell for cell, _ in found)
    numbers = [meaning[2][1] for _, meaning in found if meaning and meaning[0] == "mark"]
    if numbers and numbers != [str(number) for number in range(1, len(found) + 1)]:
        return ()
    if len({_stem(head.text) for head in heads}) > 1:
        return ()
    return heads if _hold_objectives(sheet, row, heads) else ()


def _may_be_place(cell: Cell, meaning: Meaning | None) -> bool:
    """Whether a head names one objective, or any."""
    if meaning is None or meaning[1] or len(cell.text) > LONGEST_HEAD:
        return False
    return meaning[0] == "objectives" or (meaning[0] == "mark" and meaning[2][0] == "objective")


def _stem(head: str) -> tuple[str, ...]:
    """The words of a head without those that number it: “Objective 2”, “2nd objective”, “Second objective”."""
    words = vocabulary.plain(head).split()
    return tuple(word for word in words if not word[0].isdecimal() and word not in words_of("ordinal"))


def _hold_objectives(sheet: Sheet, row: int, heads: Sequence[Cell]) -> bool:
    """Whether nothing but objectives stands below the heads, as lists are written; where these are all 1, it may be a
    tick or a count, and so may numbers be that come twice in a row.
    """
    named: set[str] = set()
    for below in range(row + 1, min(row + 1 + SAMPLE, len(sheet.rows))):
        said = [sheet.cell(below, head.column) for head in heads]
        filled = [response_state(cell.text) == "answered" for cell in said]
        codes = [read_objectives(cell.value) for cell, is_filled in zip(said, filled, strict=True) if is_filled]
        numbers = [number for each in codes for number in each.found]
        if filled != sorted(filled, reverse=True) or len(numbers) != len(set(numbers)):
            return False
        if not all(each.is_whole for each in codes):
            return False
        named.update(numbers)
    return bool(named - {"1"})
