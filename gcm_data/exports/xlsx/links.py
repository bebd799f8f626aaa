"""Links inside a workbook: from a count to its row on the sheet of numbers, and from there to its evidence."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from openpyxl.cell import Cell
from openpyxl.worksheet.hyperlink import Hyperlink

LEADS = "Each count leads to its row on the sheet Numbers, and that row to the first of its passages on Evidence."


@dataclass
class Links:
    """Where things stand, and the cells that shall lead there; all are tied in the end, when every place is known."""

    _places: dict[Hashable, Cell] = field(default_factory=dict)
    _wanted: list[tuple[Cell, Hashable]] = field(default_factory=list)

    def place(self, key: Hashable, cell: Cell) -> None:
        """The cell where something stands; of several the first."""
        self._places.setdefault(key, cell)

    def want(self, cell: Cell, key: Hashable) -> None:
        """A cell that shall lead to where something stands; without a link if it stands nowhere."""
        self._wanted.append((cell, key))

    def tie(self) -> None:
        """Write the links."""
        for cell, key in self._wanted:
            if found := self._places.get(key):
                sheet = found.parent.title.replace("'", "''")
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{found.coordinate}")


def of_number(figure: int, label: str) -> Hashable:
    """The key of a number's row on the sheet of numbers."""
    return "number", figure, label


def of_passage(number: int) -> Hashable:
    """The key of the first row of a passage on the sheet of evidence."""
    return "passage", number


def of_mark(respondent: str, target: str) -> Hashable:
    """The key of the first row of what a respondent says of a target, which is named as in the heads."""
    return "mark", respondent, target


def of_sheet(name: str) -> Hashable:
    """The key of a sheet."""
    return "sheet", name
