"""Tables of a Word document: their rows, with cells at their columns in the grid, and what is merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from . import limits
from .limits import over
from .word_names import child, is_on, name_of, number, value
from .word_text import GONE, PROPERTIES, wrapped

MOST_COLUMNS = 1_000  # of the grid; Word ends at 63


@dataclass
class Cell:
    """A cell: its first column in the grid, how many it covers, whether it goes on from the row above, and whether it
    shows nothing but a placeholder.
    """

    element: Element
    column: int
    width: int
    goes_on: bool
    is_blank: bool


@dataclass
class Merging:
    """The ranges merged so far: those that are closed, and those that may go on in the next row."""

    closed: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    _open: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # column -> first row, last row, width

    def add(self, row: int, cells: list[Cell]) -> None:
        """Take in the next row."""
        now: dict[int, tuple[int, int, int]] = {}
        for cell in cells:
            above = self._open.pop(cell.column, None) if cell.goes_on else None
            now[cell.column] = (above[0] if above else row, row, cell.width)
        self.end()
        self._open = now

    def end(self) -> None:
        """Close the ranges that end here."""
        for column, (top, bottom, width) in self._open.items():
            if bottom > top or width > 1:
                self.closed.append(((top, column), (bottom, column + width - 1)))
        self._open = {}


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table (w:tr), in content controls and insertions, too; without those that are deleted."""
    for element in wrapped(table):
        name = name_of(element)
        if name == "w:tr":
            if child(element, "w:trPr", "w:del") is None:
                yield element
        elif name not in (*PROPERTIES, *GONE, "w:tbl"):
            yield from rows_of(element)


def cells_of(row: Element) -> list[Cell]:
    """The cells of a row (w:tc) at their columns. Raises Refused for a grid wider than any."""
    column = number(child(row, "w:trPr", "w:gridBefore"))
    cells: list[Cell] = []
    for element, is_blank in _cell_elements(row):
        properties = child(element, "w:tcPr")
        width = max(number(child(properties, "w:gridSpan"), most=MOST_COLUMNS), 1)
        merge = child(properties, "w:vMerge")
        cells.append(Cell(element, column, width, merge is not None and value(merge) != "restart", is_blank))
        column += width
        if column > MOST_COLUMNS:
            raise over("The number of columns of a table", column, MOST_COLUMNS)
    return cells


def _cell_elements(row: Element, is_blank: bool = False) -> Iterator[tuple[Element, bool]]:
    """The cells in whatever they are wrapped, each with whether a content control around it shows its placeholder."""
    for element in row:
        name = name_of(element)
        if name == "w:tc":
            yield element, is_blank
        elif name not in (*PROPERTIES, *GONE):
            yield from _cell_elements(element, is_blank or is_on(child(element, "w:sdtPr", "w:showingPlcHdr")))


def check_merged(number_of_ranges: int) -> None:
    """Raise Refused for more merged ranges than a document may have."""
    if number_of_ranges > limits.MAX_MERGED:
        raise over("The number of merged ranges", number_of_ranges, limits.MAX_MERGED)
