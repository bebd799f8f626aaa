"""Places of a mapping as people write them: the sheet, a row, a column, a cell or a range of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.documents.workbook import Cell, Sheet
from loaders.parsing.addresses import address_of, column_letters, column_number

_LAST = 10**7  # behind the last row and column of any sheet
_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?", re.IGNORECASE)
_ROWS = re.compile(r"(?:rows?\s+)?([1-9]\d{0,6})(?:\s*[:–-]\s*([1-9]\d{0,6}))?", re.IGNORECASE)
_COLUMNS = re.compile(r"(columns?\s+)?\$?([A-Z]{1,3})(?:\s*:\s*\$?([A-Z]{1,3}))?", re.IGNORECASE)
_SHEET = ("", "sheet", "the sheet", "whole sheet")


class Area(NamedTuple):
    """A part of a sheet, 0-based, ends included; `kind` is sheet, row, column or cell."""

    kind: str
    top: int
    left: int
    bottom: int
    right: int

    def cells(self, sheet: Sheet) -> Iterator[Cell]:
        """The filled cells of a sheet that stand in it."""
        for row in range(self.top, min(self.bottom + 1, len(sheet.rows))):
            yield from (cell for cell in sheet.filled(row) if self.left <= cell.column <= self.right)

    def lower(self, rows: int) -> Area:
        """The area so many rows further down; columns and sheets stay as they are."""
        if self.kind in ("sheet", "column"):
            return self
        return self._replace(top=self.top + rows, bottom=self.bottom + rows)

    @property
    def place(self) -> str:
        """The area as a person writes it."""
        if self.kind == "sheet":
            return ""
        if self.kind == "row":
            return f"row {self.top + 1}" if self.top == self.bottom else f"{self.top + 1}:{self.bottom + 1}"
        if self.kind == "column":
            first, last = column_letters(self.left), column_letters(self.right)
            return f"column {first}" if first == last else f"{first}:{last}"
        first, last = address_of(self.top, self.left), address_of(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


def area_of(text: str) -> Area | None:
    """The area that a text names: “row 6”, “6:7”, “column D”, “D”, “B2”, “C4:C9”, “sheet” or nothing; None for none."""
    text = text.strip()
    if text.casefold() in _SHEET:
        return Area("sheet", 0, 0, _LAST, _LAST)
    if match := _CELLS.fullmatch(text):
        columns = sorted(column_number(each.encode()) - 1 for each in (match[1], match[3] or match[1]))
        rows = sorted(int(each) - 1 for each in (match[2], match[4] or match[2]))
        return Area("cell", rows[0], columns[0], rows[1], columns[1])
    if match := _ROWS.fullmatch(text):
        rows = sorted(int(each) - 1 for each in (match[1], match[2] or match[1]))
        return Area("row", rows[0], 0, rows[1], _LAST)
    if match := _COLUMNS.fullmatch(text):
        columns = sorted(column_number(each.encode()) - 1 for each in (match[2], match[3] or match[2]))
        return Area("column", 0, columns[0], _LAST, columns[1])
    return None
