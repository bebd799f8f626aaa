"""Matrices of States and objectives that stand below another table of the same sheet, which begin a table of their own.

Their heads say nothing by themselves: names of States over the rows of objectives, or numbers over those of States.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from loaders.codes.objectives import single_objective
from loaders.codes.ticked import has_box
from loaders.documents.workbook import Sheet
from loaders.headers.rows import MOST_COLUMNS
from loaders.layouts.tally import FEWEST_OBJECTIVES
from loaders.respondents.members import names_member

LONGEST_HEAD = 200  # characters
MOST_BLANK = 3  # rows between a head and the first row below it
MOST_LOOKED_AT = 12  # rows below the head of a table of objectives
FEWEST_STATES = 2  # across, and of those down one


def is_matrix(sheet: Sheet, row: int) -> bool:
    """Whether a row holds the heads of a matrix: States over objectives down, or objectives over States down."""
    if not FEWEST_STATES <= sheet.filled_places(row) - 1 < MOST_COLUMNS or _is_matrix_row(sheet, row):
        return False
    cells = [cell for cell in sheet.filled(row) if len(cell.text) <= LONGEST_HEAD]
    named = [cell for cell in cells if names_member(cell.text)]
    if len(named) >= FEWEST_STATES and named[0].column:
        rows = itertools.islice(_side(sheet, row, named[0].column), FEWEST_OBJECTIVES)
        return len({number for labels in rows for number in map(_objective, labels)} - {0}) >= FEWEST_OBJECTIVES
    numbered = [cell for cell in cells if _objective(cell.text)]
    if len({_objective(cell.text) for cell in numbered}) < FEWEST_OBJECTIVES or not numbered[0].column:
        return False
    first = next(_side(sheet, row, numbered[0].column), [])
    return any(map(names_member, first))


def heads_objectives(sheet: Sheet, row: int) -> bool:
    """Whether a table of a text document begins in a row, with a row below it for each of several objectives."""
    places = sheet.places
    heads = list(sheet.filled(row))
    if places.is_row(row - 1) or len(heads) < FEWEST_STATES or any(has_box(cell.text) for cell in heads):
        return False  # a list to tick has no heads
    below = itertools.takewhile(places.is_row, range(row + 1, len(sheet.rows)))
    sides = (list(itertools.islice(sheet.filled(each), 2)) for each in itertools.islice(below, MOST_LOOKED_AT))
    named = {max((_objective(cell.text) for cell in cells if not cell.text.isdecimal()), default=0) for cells in sides}
    return len(named - {0}) >= FEWEST_OBJECTIVES


def _is_matrix_row(sheet: Sheet, row: int) -> bool:
    """Whether a row is one of a matrix's own: the State or the objective of its marks stands left of them."""
    first = next(sheet.filled(row), None)
    return first is not None and (names_member(first.text) or _objective(first.text) > 0)


def _side(sheet: Sheet, row: int, before: int) -> Iterator[list[str]]:
    """The labels of the rows below, left of a column; no further where too many rows are empty."""
    blank = 0
    for below in range(row + 1, len(sheet.rows)):
        labels = [cell.text.strip() for cell in sheet.filled(below) if cell.column < before]
        blank = 0 if labels else blank + 1
        if blank > MOST_BLANK:
            return
        if labels:
            yield labels


def _objective(text: str) -> int:
    return single_objective(text.strip()) if len(text) <= LONGEST_HEAD else 0
