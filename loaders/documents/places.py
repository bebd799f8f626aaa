"""Places in a text document: what a reader counts to find a line there, instead of B7 in a spreadsheet.

A Word document or a PDF is a sheet, too: each paragraph or line is a row with one cell, and each row of a table is a
row with its cells. Their addresses are “paragraph 14”, “table 2, row 3, column 2” and “page 3, line 12”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from loaders.parsing.addresses import address_of

HEADING, ROW, LABEL = "heading ", "row", "label "  # kinds of lines, with the level of a heading; "" for a paragraph
_COLUMN = re.compile(r"(.+), column ([1-9]\d{0,4})")
_ADDRESS = re.compile(
    r"(?:paragraph|text box [1-9]\d*, paragraph|page [1-9]\d*, line) [1-9]\d*(?:, column [1-9]\d*)?"
    r"|table [1-9]\d*, row [1-9]\d*, column [1-9]\d*(?:, paragraph [1-9]\d*)?"
)


class Line(NamedTuple):
    """One row of such a sheet: its address, the heading above, and its kind: “heading 2”, “row”, “label 9”, or ""."""

    address: str
    heading: str
    kind: str


class Places:
    """The lines of a text document, by row. Equal only to itself, so that cells can be compared and kept in sets."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        self._lines = [Line(*line) for line in lines]

    def address(self, row: int, column: int) -> str:
        """The address of a cell; below the last line, where a missing answer would stand, that of the last line."""
        line = self._line(row)
        return f"{line.address}, column {column + 1}" if line.kind == ROW else line.address

    def heading(self, row: int) -> str:
        """The heading above a row; "" where there is none."""
        return self._line(row).heading

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading itself."""
        return self._line(row).kind.startswith(HEADING)

    def level(self, row: int) -> int:
        """The level of a heading, 9 for a line that is only bold; 0 for what is none."""
        return int(self._line(row).kind.removeprefix(HEADING)) if self.is_heading(row) else 0

    def page(self, row: int) -> str:
        """The page of a row as its address says it: “page 3”; "" where it says none."""
        begins, comma, _ = self._line(row).address.partition(",")
        return begins if comma and begins.startswith("page ") else ""

    def label(self, row: int) -> int:
        """How many of the first letters of a line are a label in bold before its text; 0 where it has none."""
        kind = self._line(row).kind
        return int(kind.removeprefix(LABEL)) if kind.startswith(LABEL) else 0

    def is_row(self, row: int) -> bool:
        """Whether a row is one of a table."""
        return self._line(row).kind == ROW

    def place_of(self, address: str) -> tuple[int, int] | None:
        """The 0-based row and column of an address; None where there is no such line."""
        if address in self._rows:
            row = self._rows[address]
            return None if self.is_row(row) else (row, 0)
        match = _COLUMN.fullmatch(address)
        row = self._rows.get(match[1], -1) if match else -1
        return (row, int(match[2]) - 1) if match and row >= 0 and self.is_row(row) else None

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {line.address: row for row, line in reversed(list(enumerate(self._lines)))}

    def _line(self, row: int) -> Line:
        if not self._lines or row < 0:
            return Line("", "", "")
        return self._lines[min(row, len(self._lines) - 1)]


def is_text_address(address: str) -> bool:
    """Whether an address is one of a text document."""
    return bool(_ADDRESS.fullmatch(plain_address(address)))


def plain_address(address: str) -> str:
    """An address as this module writes it, without capitals and double spaces."""
    return " ".join(address.casefold().split())


def shown_range(places: Places | None, first: tuple[int, int], last: tuple[int, int]) -> str:
    """The range between two places, such as D7:D31 or “paragraph 3 to paragraph 5”; of one place its address."""
    if places is None:
        begin, end = address_of(*first), address_of(*last)
        return begin if begin == end else f"{begin}:{end}"
    begin, end = places.address(*first), places.address(*last)
    return begin if begin == end else f"{begin} to {end}"
