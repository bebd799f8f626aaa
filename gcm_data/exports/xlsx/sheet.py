"""A sheet that is written from the top: headings, lines, tables with filters, and how it is printed."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from unicodedata import east_asian_width

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data.exports.xlsx.links import Links
from gcm_data.exports.xlsx.styles import BODY, CELL, COUNT, FONT, HEAD, Look, Wardrobe
from gcm_data.exports.xlsx.texts import written

Value = str | int | float | None
NARROWEST, WIDEST = 6, 44  # characters of a column
LINE_HEIGHT = 1.35  # of the size of its letters
LETTER = 0.95  # of the unit in which widths are given, with the room that is lost where a line is wrapped
ALONE = 0.88  # the same in a line that needs no wrapping
CAPITAL, WIDE = 0.45, 1.0  # what a capital, and a sign of East Asian scripts, takes more than a letter
MOST_HEIGHT = 400  # points; Excel ends at 409
_CAPITALS = re.compile("[A-ZÀ-ÞА-Я]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
A3, A4 = 8, 9
UNIT, ROW_HEIGHT = 5.6, 13.5  # points: of a column's width, and of a row that nobody has set
ROOM = {A3: (1133.0, 752.0), A4: (784.0, 505.0)}  # points within the margins, across and down
SMALLEST = 8.3  # points of a letter in print; 8 with what a program makes wider
WIDEST_ON_A3 = 242.0  # units


@dataclass
class Paper:
    """A sheet, its next free row, and the widths that its tables ask for; lines are wrapped over `reach` columns.

    `links` are those of the whole workbook. `heads` names the rows of the first table's heads, to be printed again on
    every page: “8:8”.
    """

    sheet: Worksheet
    wardrobe: Wardrobe
    reach: int
    row: int = 1
    links: Links = field(default_factory=Links)
    heads: str = ""
    _widths: dict[int, float] = field(default_factory=dict)
    _lines: list[tuple[int, Look, str]] = field(default_factory=list)
    _cells: list[tuple[int, int, str]] = field(default_factory=list)

    def line(self, text: str, look: Look = BODY) -> None:
        """A line over the width of the sheet; nothing for an empty text."""
        if text:
            self.put(self.row, 1, text, look)
            self._lines.append((self.row, look, text))
            self.row += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def put(self, row: int, column: int, value: Value, look: Look) -> None:
        """Write a cell. A text stays a text, whatever it begins with, and also when somebody edits the cell."""
        cell = self.sheet.cell(row, column)
        if isinstance(value, str):
            if value.startswith(_FORMULA):
                look = replace(look, is_quoted=True)
            if value:
                cell.value = written(value)
                cell.data_type = "s"
        else:
            cell.value = value
        self.wardrobe.dress(cell, look)

    def table(
        self,
        name: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[Value]],
        looks: Sequence[Sequence[Look]] | None = None,
        head: Look | Sequence[Look] = HEAD,
        widths: dict[str, float] | None = None,
    ) -> int:
        """A table with filters under one row of heads; returns that row. Without `looks` texts and numbers differ.

        Excel wants at least one row in a table: without rows an empty one is written.
        """
        top = self.row
        self.heads = self.heads or f"{top}:{top}"
        dressed = [head] * len(heads) if isinstance(head, Look) else head
        for column, (text, look) in enumerate(zip(heads, dressed, strict=True), start=1):
            self.put(top, column, text, look)
            if not look.rotation:
                self._cells.append((top, column, f"{text} ▾"))
            self._widen(column, _word(text) + 3 if not look.rotation else 0, widths or {}, text)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                look = looks[number - 1][column - 1] if looks else _look_of(value)
                self.put(top + number, column, value, look)
                if isinstance(value, str) and len(value) > NARROWEST:
                    self._cells.append((top + number, column, value))
                self._widen(column, len(str(value)) + 2 if value is not None else 0, widths or {}, heads[column - 1])
        bottom = top + max(len(rows), 1)
        ranged = Table(displayName=name, ref=f"A{top}:{get_column_letter(len(heads))}{bottom}")
        ranged.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self.sheet.add_table(ranged)
        self.row = bottom + 2
        return top

    def _widen(self, column: int, wanted: float, widths: dict[str, float], head: str) -> None:
        width = widths.get(head) or min(max(wanted, NARROWEST), WIDEST)
        self._widths[column] = max(width, self._widths.get(column, 0))

    def finish(self, footer: str, repeated: str = "", title: str = "", is_one_page: bool = False) -> None:
        """Set widths and heights, and set up the page: landscape, one page wide, its number and what it is from.

        `repeated` are the rows to print on every page. A sheet is one page of A4, or of A3 with `is_one_page`, where
        its letters stay large enough; else as many pages as it takes, of A3 only if A4 is too narrow.
        """
        widths = _narrowed([self._widths.get(column, 12) for column in range(1, self.reach + 1)])
        for column, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        for row, look, text in self._lines:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=self.reach)
            lines = _lines(text, sum(widths) * CELL.size / look.size) if look.is_wrapped else 1
            self._heighten(row, lines, look.size)
        tallest: dict[int, int] = {}
        for row, column, text in self._cells:
            tallest[row] = max(_lines(text, widths[column - 1]), tallest.get(row, 1))
        for row, lines in tallest.items():
            if lines > 1:
                self._heighten(row, lines, CELL.size)
        heights = sum(self.sheet.row_dimensions[row].height or ROW_HEIGHT for row in range(1, self.row))
        ways = [(A4, True), *([(A3, True)] if is_one_page else []), (A4, False), (A3, False)]
        fitting = (way for way in ways if _letters(sum(widths), heights, *way) >= SMALLEST)
        self._set_up(f"{title or self.sheet.title} · {footer}", repeated, *next(fitting, ways[-1]))

    def _heighten(self, row: int, lines: int, size: int) -> None:
        """Give a row the height of its lines: not every program finds it by itself."""
        self.sheet.row_dimensions[row].height = min(lines * size * LINE_HEIGHT + 2, MOST_HEIGHT)

    def _set_up(self, footer: str, repeated: str, size: int, is_one_page: bool) -> None:
        page = self.sheet
        page.sheet_view.showGridLines = False
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", size
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, int(is_one_page)
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.page_margins.left = page.page_margins.right = 0.4
        page.page_margins.top, page.page_margins.bottom, page.page_margins.footer = 0.5, 0.75, 0.35
        page.oddFooter.left.text = footer.replace("&", "&&")
        page.oddFooter.right.text = "&P / &N"
        for part in (page.oddFooter.left, page.oddFooter.right):
            part.font, part.size = f"{FONT},Regular", 8
        if repeated:
            page.print_title_rows = repeated


def _letters(width: float, height: float, size: int, is_one_page: bool) -> float:
    """How large the letters are on a size of paper, where a sheet is fitted to its width, or to one page."""
    across, down = ROOM[size]
    return CELL.size * min(across / (width * UNIT), down / height if is_one_page else 1.0, 1.0)


def _narrowed(widths: list[float]) -> list[float]:
    """Widths with which letters are large enough on A3: the widest columns give up what is too much."""
    found = list(widths)
    while sum(found) > WIDEST_ON_A3:
        found[found.index(max(found))] -= 1
    return found


def _look_of(value: Value) -> Look:
    return CELL if isinstance(value, str) or value is None else COUNT


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a width, of which a letter takes less than one, and wrapping some more."""
    rooms = (_room(part) for part in text.split("\n"))
    return sum(1 if room * ALONE <= width else math.ceil(room * LETTER / width) for room in rooms)


def _room(line: str) -> float:
    """The length of a line in letters of mean width."""
    wide = 0 if line.isascii() else sum(east_asian_width(sign) in "WF" for sign in line)
    return len(line) + WIDE * wide + CAPITAL * len(_CAPITALS.findall(line))


def _word(text: str) -> int:
    return max(map(len, text.split()), default=0)
