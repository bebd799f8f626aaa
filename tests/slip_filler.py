"""Fills in a verification slip as a State may, or as somebody who means harm. Nothing written is of any State."""

from __future__ import annotations

import io
from collections.abc import Callable

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data.tables.slips import ANSWERS, CODES, HEADS, KEY, MISSING, NUMBER

Fill = Callable[[Workbook], None]


def filled(slip: bytes, *fills: Fill) -> bytes:
    """The slip, with what some functions have written into it."""
    book, made = load_workbook(io.BytesIO(slip)), io.BytesIO()
    for fill in fills:
        fill(book)
    book.save(made)
    return made.getvalue()


def top(sheet: Worksheet) -> int:
    """The row of the heads."""
    kind = HEADS.get(sheet.title, HEADS[ANSWERS])[0]
    return next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == kind)


def place(sheet: Worksheet, number: int, head: str) -> tuple[int, int]:
    """Row and column of the cell below a head, in the row of this number."""
    first = top(sheet)
    heads = [cell.value for cell in sheet[first]]
    if NUMBER not in heads:
        return first + number, heads.index(head) + 1
    row = next(r for r in range(first + 1, sheet.max_row + 1) if sheet.cell(r, 1).value == number)
    return row, heads.index(head) + 1


def _writes(name: str, number: int, texts: dict[str, object]) -> Fill:
    def write(book: Workbook) -> None:
        for head, text in texts.items():
            book[name].cell(*place(book[name], number, head)).value = text

    return write


def answer(number: int, texts: dict[str, object]) -> Fill:
    """Write into the row of an answer, by head."""
    return _writes(ANSWERS, number, texts)


def code(number: int, texts: dict[str, object]) -> Fill:
    """Write into the row of a code, by head."""
    return _writes(CODES, number, texts)


def missing(number: int, texts: dict[str, object]) -> Fill:
    """Write into a row of missing codes, by head."""
    return _writes(MISSING, number, texts)


def signed(by: str, date: object) -> Fill:
    """Say who has checked the slip, and when."""

    def write(book: Workbook) -> None:
        for row in book.worksheets[0].iter_rows(max_col=2):
            if row[0].value in ("Checked by", "Date"):
                row[1].value = by if row[0].value == "Checked by" else date

    return write


def turned(book: Workbook) -> None:
    """Sort the rows of answers and of codes the other way round."""
    for name in (ANSWERS, CODES):
        sheet = book[name]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top(sheet) + 1)]
        rows = [row for row in rows if row[HEADS[name].index(KEY)]]
        for number, row in enumerate(reversed(rows), start=top(sheet) + 1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
