"""Forms side by side: the same heads stand again at their right, under the name of another State.

What stands below the forms, where their rows no longer ask the same, is no part of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import classify
from loaders.respondents.members import resolve_member
from loaders.vocabulary import plain

WITHIN = 60  # rows in which the heads stand
FEWEST_HEADS = 2  # of one form: what is asked, and the answer to it
LINES_ABOVE = 4  # rows above the heads in which a State is named
LONGEST_HEAD = 120  # characters


class Forms(NamedTuple):
    """Where the forms after the first begin, and the first row below all of them."""

    columns: tuple[int, ...]
    end: int


def forms_beside(sheet: Sheet, instrument: str) -> Forms | None:
    """The forms of a sheet that stand side by side; None where there are none."""
    for row, values in enumerate(sheet.rows[:WITHIN]):
        first = next((value for value in values if value != ""), "")
        if values.count(first) < 2 or first == "":
            continue  # soon seen, for this is asked of every row
        cells = list(sheet.filled(row))
        width = _width(cells)
        if not width or not _heads_form(cells[:width], instrument):
            continue
        starts = [cell.column for cell in cells[::width]]
        if _name_states(sheet, row, starts):
            return Forms(tuple(starts[1:]), _end(sheet, row, starts))
    return None


def _width(cells: Sequence[Cell]) -> int:
    """How many heads come again from left to right, all of them as often; 0 where none do."""
    heads = [plain(cell.text) for cell in cells if len(cell.text) <= LONGEST_HEAD]
    if len(heads) < len(cells) or len(set(heads)) == len(heads):
        return 0
    width = len(set(heads))
    is_again = width >= FEWEST_HEADS and len(heads) % width == 0
    return width if is_again and all(head == heads[at % width] for at, head in enumerate(heads)) else 0


def _heads_form(cells: Sequence[Cell], instrument: str) -> bool:
    meanings = [classify(cell.text.strip(), instrument) for cell in cells]
    roles = [meaning[0] for meaning in meanings if meaning]
    return "response" in roles and "question" in roles[:1]


def _name_states(sheet: Sheet, row: int, starts: Sequence[int]) -> bool:
    """Whether a State of its own is named above the heads of each form."""
    ends = [*starts[1:], max(map(len, sheet.rows))]
    found = []
    for start, end in zip(starts, ends, strict=True):
        above = (cell for r in range(max(0, row - LINES_ABOVE), row) for cell in sheet.filled(r))
        texts = [cell.text for cell in above if start <= cell.column < end]
        found.append({iso3 for text in texts if (iso3 := _state(text))})
    return all(len(states) == 1 for states in found) and len(set().union(*found)) == len(found)


def _state(text: str) -> str:
    if len(text) > LONGEST_HEAD:
        return ""
    return resolve_member(text).iso3 or resolve_member(vocabulary.at_colon(text)[2]).iso3


def _end(sheet: Sheet, row: int, starts: Sequence[int]) -> int:
    """The first row below in which the forms do not all ask the same."""
    for below in range(row + 1, len(sheet.rows)):
        asked = {plain(sheet.text(below, start)) for start in starts}
        if len(asked) > 1:
            return below
    return len(sheet.rows)
