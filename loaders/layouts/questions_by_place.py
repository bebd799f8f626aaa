"""Questions of a form by their place: headings in words of the writer's own, in the order of the questions."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.in_order import in_order
from loaders.headers.question_letters import letters
from loaders.headers.questions import HEADING_WORDS
from loaders.layouts.row_labels import is_annex


def asked_by_place(sheet: Sheet, known: Mapping[int, str], instrument: str) -> dict[int, tuple[str, Cell]]:
    """Row -> the question of a heading that no wording knows, and its cell; nothing where its place does not tell it.

    As many headings that look alike as there are questions follow each other, each with a text below it, and all that
    are known (row -> question) are among them, most of them, in the order of the questions.
    """
    number = len(letters(instrument))
    if not known or len(known) >= number:
        return {}
    headings = _headings(sheet, known) if sheet.places is not None else lines_above(sheet, known)
    told = []
    for first in range(len(headings) - number + 1):
        window = headings[first : first + number]
        is_told = in_order([cell.text for cell in window], instrument).is_told
        if is_told and known.keys() <= {cell.row for cell in window}:
            placed = zip(letters(instrument), window, strict=True)
            told.append({cell.row: (key, cell) for key, cell in placed if cell.row not in known})
    return told[0] if len(told) == 1 else {}


def _headings(sheet: Sheet, known: Iterable[int]) -> list[Cell]:
    """The headings of the level of those that are known below which a text stands before the next of them."""
    levels = {sheet.places.level(row) for row in known}
    if len(levels) != 1 or levels == {0}:
        return []
    level = levels.pop()
    rows = [row for row in range(len(sheet.rows)) if any(True for _ in sheet.filled(row))]
    below = dict(itertools.pairwise(rows))
    lone = (cell for row in below if (cell := sheet.lone(row)) and sheet.places.level(row) == level)
    return [cell for cell in lone if sheet.places.level(below[cell.row]) != level and not is_annex(cell.text)]


def lines_above(sheet: Sheet, known: Iterable[int]) -> list[Cell]:
    """The lines of a sheet that stand like all that are known: alone behind an empty row, right above a longer text."""
    above = {cell.row: cell for row in range(len(sheet.rows)) if (cell := _line_above(sheet, row))}
    columns = {cell.column for row, cell in above.items() if row in known}
    return [cell for cell in above.values() if {cell.column} == columns] if above.keys() >= set(known) else []


def _line_above(sheet: Sheet, row: int) -> Cell | None:
    line = sheet.lone(row)
    if line is None or (row and any(sheet.filled(row - 1))) or row + 1 >= len(sheet.rows):
        return None
    text = next(sheet.filled(row + 1), None)
    is_short = len(line.text.split()) <= 2 * HEADING_WORDS and not line.text.rstrip().endswith(".")
    return line if is_short and text is not None and len(text.text) > 2 * len(line.text) else None
