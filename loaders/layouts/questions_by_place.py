"""Questions of a text document by their place: headings in words of the writer's own, in the order of the questions."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.in_order import in_order
from loaders.headers.questions import letters
from loaders.layouts.row_labels import is_annex


def asked_by_place(sheet: Sheet, known: Mapping[int, str], instrument: str) -> dict[int, tuple[str, Cell]]:
    """Row -> the question of a heading that no wording knows, and its cell; nothing where its place does not tell it.

    As many headings of one level as there are questions follow each other, each with a text below it, and all that are
    known (row -> question) are among them, most of them, in the order of the questions.
    """
    levels = {sheet.places.level(row) for row in known} if sheet.places is not None else set()
    number = len(letters(instrument))
    if len(levels) != 1 or levels == {0} or len(known) >= number:
        return {}
    headings = _headings(sheet, levels.pop())
    told = []
    for first in range(len(headings) - number + 1):
        window = headings[first : first + number]
        is_told = in_order([cell.text for cell in window], instrument).is_told
        if is_told and known.keys() <= {cell.row for cell in window}:
            placed = zip(letters(instrument), window, strict=True)
            told.append({cell.row: (key, cell) for key, cell in placed if cell.row not in known})
    return told[0] if len(told) == 1 else {}


def _headings(sheet: Sheet, level: int) -> list[Cell]:
    """The headings of a level below which a text stands before the next of them."""
    rows = [row for row in range(len(sheet.rows)) if any(True for _ in sheet.filled(row))]
    below = dict(itertools.pairwise(rows))
    lone = (cell for row in below if (cell := sheet.lone(row)) and sheet.places.level(row) == level)
    return [cell for cell in lone if sheet.places.level(below[cell.row]) != level and not is_annex(cell.text)]
