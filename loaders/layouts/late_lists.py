"""A list of objectives to tick behind the last question of a form, under a heading of its own: “Which objectives does
this submission relate to?”. What is ticked there is of the whole submission, and answers no question.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.questions import asks, is_said_to_answerer
from loaders.layouts.ticked_lines import Codes, ticked_lines
from loaders.parsing.headings import BOLD

MOST_ABOVE = 3  # lines between the heading of a list and its first choice: what to do there


class LateList(NamedTuple):
    """The rows of such a list, from its heading on, the cells that label it, and the codes ticked."""

    start: int
    labels: list[Cell]
    codes: Codes


def late_list(sheet: Sheet, questions: Collection[int]) -> LateList | None:
    """The list behind the last question; None where there is none, or where anything but lines to tick stands below."""
    if sheet.places is None or not questions:
        return None
    last = max(questions)
    ticked = ticked_lines(sheet, range(last + 1, len(sheet.rows)))
    listed = [row for row, codes in ticked.items() if any(kind == "objective" for kind, _ in codes)]
    heading = _heading(sheet, min(listed), last, ticked) if listed else None
    rows = [] if heading is None else [r for r in range(heading, len(sheet.rows)) if any(True for _ in sheet.filled(r))]
    lines = {row: list(sheet.filled(row)) for row in rows}
    if not rows or not all(row in ticked or _is_caption(lines[row], row == heading) for row in rows):
        return None
    labels = [cell for cells in lines.values() for cell in cells]
    return LateList(heading, labels, [code for row in rows for code in ticked.get(row, [])])


def _heading(sheet: Sheet, first: int, last: int, ticked: Collection[int]) -> int | None:
    """The row of the heading above a list, that looks like those of the questions; None where there is none."""
    level = sheet.places.level(last)
    above = (row for row in range(first - 1, last, -1) if row not in ticked and any(True for _ in sheet.filled(row)))
    for _, row in zip(range(MOST_ABOVE), above, strict=False):
        if 0 < level < BOLD and sheet.places.level(row) == level and sheet.lone(row) is not None:
            return row
        if (cell := sheet.lone(row)) is None or not (is_said_to_answerer(cell.text) or asks(cell.text)):
            return None
    return None


def _is_caption(cells: list[Cell], is_heading: bool) -> bool:
    return is_heading or (len(cells) == 1 and is_said_to_answerer(cells[0].text))
