"""Workbooks: bytes in, sheets of cells out. The only module that touches a spreadsheet reader."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from gcm_data.issues import Issue, issue

ZIP_MAGIC = b"PK\x03\x04"


class Document(NamedTuple):
    """A file as received: its name (the key in every table), its bytes and the review cycle it belongs to."""

    name: str
    content: bytes
    cycle: str

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes: equal for equal files, whatever their name."""
        return hashlib.sha256(self.content).hexdigest()


def column_letters(index: int) -> str:
    """Name of the column with this 0-based index: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def text_of(value: Any) -> str:
    """A cell's value as the text a reader sees; whole numbers without “.0”, dates in ISO form, strings verbatim."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value at one place. `row` and `column` are 0-based; `address` is what a spreadsheet shows."""

    value: Any
    sheet: str
    row: int
    column: int

    @property
    def text(self) -> str:
        """The value as text, verbatim if it is text."""
        return text_of(self.value)

    @property
    def address(self) -> str:
        """The cell's address in its sheet, such as B7."""
        return f"{column_letters(self.column)}{self.row + 1}"

    @property
    def is_empty(self) -> bool:
        """Whether a reader sees nothing here: no value, or white space only."""
        return not self.text.strip()


@dataclass(frozen=True)
class Sheet:
    """A visible sheet: rows of raw values from A1 on, and which cells are merged into which."""

    name: str
    rows: list[list[Any]]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 0-based place; empty where the sheet holds nothing."""
        values = self.rows[row] if row < len(self.rows) else ()
        return Cell(values[column] if column < len(values) else "", self.name, row, column)

    def spanned(self, row: int, column: int) -> Cell:
        """The cell, or the one it is merged into: a name written once for several rows counts for each of them."""
        return self.cell(*self._merged_into.get((row, column), (row, column)))

    @cached_property
    def _merged_into(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Covered place -> top-left place, for the part of each merged range that lies inside the sheet's rows."""
        height = len(self.rows)
        width = max(map(len, self.rows), default=0)
        return {
            (row, column): (top, left)
            for (top, left), (bottom, right) in self.merged
            for row in range(top, min(bottom + 1, height))
            for column in range(left, min(right + 1, width))
        }

    def filled(self, row: int) -> Iterator[Cell]:
        """The cells of a row that hold something, left to right."""
        for column, value in enumerate(self.rows[row]):
            if value != "" and (not isinstance(value, str) or value.strip()):
                yield Cell(value, self.name, row, column)


@dataclass(frozen=True)
class Workbook:
    """A document that could be opened: its visible sheets, in their order."""

    document: Document
    sheets: tuple[Sheet, ...]


def read_workbook(document: Document) -> tuple[Workbook | None, list[Issue]]:
    """Open a document and read its visible sheets.

    Returns the workbook, or None where it can't be opened, and the issues: document-empty,
    document-unreadable, sheet-hidden, sheet-unreadable. Never raises.
    """
    where = {"document": document.name, "cycle": document.cycle}
    if not document.content:
        return None, [issue("document-empty", **where)]
    try:
        reader = _open(document.content)
    except BaseException as error:
        _let_interrupts_pass(error)
        return None, [
            issue("document-unreadable", **where, found=_kind_of(document.content), reason=_first_line(error))
        ]
    sheets, issues = [], []
    for meta in reader.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        if meta.visible is not SheetVisibleEnum.Visible:
            issues.append(issue("sheet-hidden", **where, sheet=meta.name))
            continue
        try:
            sheets.append(_read_sheet(reader, meta.name))
        except BaseException as error:
            _let_interrupts_pass(error)
            issues.append(issue("sheet-unreadable", **where, sheet=meta.name, reason=_first_line(error)))
    return Workbook(document, tuple(sheets)), issues


def _open(content: bytes) -> CalamineWorkbook:
    """The reader over these bytes; ValueError for what is no .xlsx, which calamine would read in other ways."""
    if not content.startswith(ZIP_MAGIC):
        raise ValueError("not an .xlsx file")
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _read_sheet(reader: CalamineWorkbook, name: str) -> Sheet:
    """One sheet with every row from A1, so that a list index is a cell address."""
    sheet = reader.get_sheet_by_name(name)
    return Sheet(name, sheet.to_python(skip_empty_area=False), tuple(sheet.merged_cell_ranges or ()))


def _let_interrupts_pass(error: BaseException) -> None:
    """Raise again what is no fault of the document. A panic in the reader's Rust code is no Exception, hence this."""
    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)):
        raise error


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def _kind_of(content: bytes) -> str:
    """What a file that is no workbook seems to be, in a reader's words."""
    head = content[:512].lstrip().lower()
    if content.startswith(ZIP_MAGIC):
        return "a zip archive that holds no workbook the reader understands"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old .xls workbook or one with a password"
    if head.startswith(b"%pdf"):
        return "a PDF"
    if head.startswith((b"<!doctype html", b"<html")):
        return "a web page (HTML)"
    return "text or another kind of file"
