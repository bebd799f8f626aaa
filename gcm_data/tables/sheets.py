"""A sheet of a document as it was received: the texts of its cells, and where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class LineOfText(NamedTuple):
    """A row of a text document: its address, the heading above it, and whether it is a row of a table."""

    address: str
    heading: str
    is_in_table: bool


@dataclass(frozen=True, slots=True)
class SheetText:
    """The first rows and columns of a sheet as texts, from A1 on.

    `heads` name the columns. A text document is one sheet without a name, with a line for each row. `rows_left_out` and
    `columns_left_out` are how many more the sheet has than stand here.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[LineOfText, ...] = ()
    rows_left_out: int = 0
    columns_left_out: int = 0

    def label(self, row: int) -> str:
        """What a row is called: its number, or its address in a text document."""
        return self.lines[row].address if self.lines else str(row + 1)

    def section(self, row: int) -> str:
        """What stands in the column “sheet” of all tables for the cells of a row."""
        return self.lines[row].heading if self.lines else self.name

    def cell(self, row: int, column: int) -> str:
        """The address of a cell, such as B7, or “table 2, row 3, column 2” in a text document."""
        if not self.lines:
            return f"{self.heads[column]}{row + 1}"
        line = self.lines[row]
        return f"{line.address}, column {column + 1}" if line.is_in_table else line.address

    def places(self, rows: Sequence[int], columns: Sequence[int], cells: Sequence[tuple[int, int]]) -> list[str]:
        """0-based rows, columns and cells as a person writes their places, such as row 6, column D, C4:C9.

        In a text document, which has neither rows nor columns to tell, the addresses of the filled cells in them.
        """
        if self.lines:
            inside = {(row, column) for row in rows for column in range(len(self.heads))}
            inside |= {(row, column) for row in range(len(self.rows)) for column in columns}
            filled = sorted(at for at in inside if self._text(*at))
            return list(dict.fromkeys(self.cell(*at) for at in (*filled, *cells)))
        found = [f"row {row + 1}" for row in rows] + [f"column {self.heads[column]}" for column in columns]
        if not cells:
            return found
        (top, left), (bottom, right) = min(cells), max(cells)
        first, last = self.cell(top, left), self.cell(bottom, right)
        return [*found, first if first == last else f"{first}:{last}"]

    def _text(self, row: int, column: int) -> str:
        texts = self.rows[row] if row < len(self.rows) else ()
        return texts[column].strip() if column < len(texts) else ""

    def text_at(self, cell: str) -> str | None:
        """The text of the cell with this address; None where there is none, or none that stands here."""
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text and self.cell(row, column) == cell:
                    return text
        return None
