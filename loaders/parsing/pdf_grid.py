"""Tables of a PDF that are drawn with lines: in which cell a place on the page is."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

MOST_PATHS, MOST_LINES = 5_000, 800  # of a page that are looked at; one with more is a map or a drawing
_THIN, _NEAR = 2.5, 5.0  # points: a drawn line is thinner; lines that are nearer are one, such as double borders
_SHORTEST = 6.0  # points
_MOST_OF_PAGE = 0.95  # of its height and width: what covers more is its frame

Place = tuple[int, int, int]  # table, row, column


class Box(NamedTuple):
    """A rectangle, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def touches(self, other: Box) -> bool:
        """Whether two rectangles overlap or nearly do."""
        beside = self.left - _NEAR < other.right and other.left - _NEAR < self.right
        return beside and self.bottom - _NEAR < other.top and other.bottom - _NEAR < self.top

    def with_(self, other: Box) -> Box:
        """The rectangle around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass
class Grid:
    """A table: where its columns begin from the left, and its rows from below; the last is where they end."""

    columns: list[float]
    rows: list[float]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Row from above and column of a place; None outside of the table."""
        column, row = bisect_right(self.columns, x) - 1, bisect_right(self.rows, y) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        return len(self.rows) - 2 - row, column


def grids_of(page: Any) -> list[Grid]:
    """The tables with two columns or more that lines on a page draw."""
    boxes = _drawn(page)
    groups: list[tuple[Box, list[Box]]] = []
    for box in boxes if len(boxes) <= MOST_LINES else ():
        around, inside, apart = box, [box], []
        for outer, members in groups:
            if outer.touches(around):
                around, inside = around.with_(outer), inside + members
            else:
                apart.append((outer, members))
        groups = [*apart, (around, inside)]
    found = [_grid(members) for _, members in groups]
    return sorted((grid for grid in found if grid), key=lambda grid: -grid.rows[-1])


def _drawn(page: Any) -> list[Box]:
    """The lines and rectangles on a page, without its own frame."""
    from pypdfium2 import raw

    edges = [ctypes.c_float() for _ in range(4)]
    width, height = page.get_size()
    found = []
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), 20 * MOST_PATHS)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        box = Box(*(edge.value for edge in edges))
        is_frame = box.right - box.left > _MOST_OF_PAGE * width and box.top - box.bottom > _MOST_OF_PAGE * height
        if not is_frame and max(box.right - box.left, box.top - box.bottom) > _SHORTEST:
            found.append(box)
        if len(found) > MOST_PATHS:
            return []
    return found


def _grid(boxes: Sequence[Box]) -> Grid | None:
    """The table that some lines and rectangles draw; None for a frame, a rule or a box around a text."""
    xs, ys = [], []
    for box in boxes:
        is_line_down, is_line_across = box.right - box.left < _THIN, box.top - box.bottom < _THIN
        if not is_line_across:
            xs += [(box.left + box.right) / 2] if is_line_down else [box.left, box.right]
        if not is_line_down:
            ys += [(box.bottom + box.top) / 2] if is_line_across else [box.bottom, box.top]
    columns, rows = _distinct(xs), _distinct(ys)
    return Grid(columns, rows) if len(columns) > 2 and len(rows) > 1 else None


def _distinct(values: Sequence[float]) -> list[float]:
    """The values in order, those that are near each other once."""
    found: list[float] = []
    for each in sorted(values):
        if not found or each - found[-1] > _NEAR:
            found.append(each)
    return found
