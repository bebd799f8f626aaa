"""Workbooks to messages: what is hidden, what is damaged, and the raw values of every visible sheet, row by row."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import python_calamine
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from . import limits
from .archive import Archive
from .kinds import unreadable
from .limits import Refused, over
from .sheet_xml import Look, look_at_sheet, sheet_parts

BATCH = 2_000  # rows of one message
Send = Callable[[tuple[Any, ...]], None]


def read_spreadsheet(content: bytes, kind: str, send: Send) -> None:
    """Send every visible sheet of a workbook, and what is wrong with the others. Raises Refused."""
    looks = _look(Archive(content)) if kind == "archive" else {}
    try:
        reader = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise Refused("document-password") from error
    except MemoryError:
        raise
    except BaseException as error:  # a panic of the reader's Rust code is no Exception
        raise unreadable("a workbook that is damaged", first_line(error)) from error
    sheets = [meta for meta in reader.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.MAX_SHEETS:
        raise over("The number of sheets", len(sheets), limits.MAX_SHEETS)
    budget = Budget()
    for meta in sheets:
        look = looks.get(meta.name, Look())
        if meta.visible is not SheetVisibleEnum.Visible:
            send(("problem", "sheet-hidden", meta.name, "", {}))
        elif isinstance(look, str):
            send(("problem", "sheet-unreadable", meta.name, "", {"reason": look}))
        else:
            _send_sheet(reader, meta.name, look, budget, send)


def _look(archive: Archive) -> dict[str, Look | str]:
    """Sheet name -> what was seen of it, or why it can't be read."""
    if "xl/workbook.bin" in archive or "content.xml" in archive:
        return {}
    if "xl/workbook.xml" not in archive:
        is_words = "word/document.xml" in archive
        raise unreadable("a Word document (.docx)" if is_words else "a zip archive that holds no workbook")
    try:
        archive.check_strings("xl/sharedstrings.xml")
        archive.check("xl/styles.xml")
        parts = sheet_parts(archive)
    except ValueError as error:
        raise unreadable("a workbook that is damaged", first_line(error)) from error
    found: dict[str, Look | str] = {}
    for name, part in parts.items():
        try:
            found[name] = look_at_sheet(archive.chunks(part)) if part in archive else Look()
        except ValueError as error:
            found[name] = first_line(error)
    return found


class Budget:
    """What the sheets of one workbook may hold together."""

    def __init__(self) -> None:
        self.cells = self.characters = self.merged = 0

    def spend(self, cells: int = 0, characters: int = 0, merged: int = 0) -> None:
        """Count. Raises Refused beyond the limits."""
        self.cells += cells
        self.characters += characters
        self.merged += merged
        for what, value, limit in (
            ("The number of filled cells", self.cells, limits.MAX_CELLS),
            ("The characters of all cells", self.characters, limits.MAX_CHARACTERS),
            ("The number of merged ranges", self.merged, limits.MAX_MERGED),
        ):
            if value > limit:
                raise over(what, value, limit)


def _send_sheet(reader: CalamineWorkbook, name: str, look: Look, budget: Budget, send: Send) -> None:
    """One sheet with every row from A1, so that a list index is a cell address."""
    try:
        sheet = reader.get_sheet_by_name(name)
    except MemoryError:
        raise
    except BaseException as error:
        send(("problem", "sheet-unreadable", name, "", {"reason": first_line(error)}))
        return
    merged = sheet.merged_cell_ranges or []
    budget.spend(merged=len(merged))
    send(("sheet", name, merged, look.findings, look.found))
    first = sheet.start[1] if sheet.start else 0
    batch: list[list[Any]] = []
    for number, values in enumerate(sheet.iter_rows()):
        row = [""] * first + values if first else values
        while row and row[-1] == "":
            row.pop()
        budget.spend(len(row) - row.count(""), _checked_length(row, name, number, send))
        batch.append(row)
        if len(batch) == BATCH:
            send(("rows", batch))
            batch = []
    send(("rows", batch))


def _checked_length(row: list[Any], sheet: str, number: int, send: Send) -> int:
    """The characters of a row's texts; one that is longer than any answer is taken out, with an issue."""
    total = 0
    for column, value in enumerate(row):
        if value.__class__ is str:
            if len(value) > limits.MAX_TEXT:
                facts = {"found": f"{len(value):,}", "limit": f"{limits.MAX_TEXT:,}"}
                send(("problem", "text-too-long", sheet, (number, column), facts))
                row[column] = ""
            else:
                total += len(value)
    return total


def first_line(error: BaseException) -> str:
    """What an error says, as a part of a sentence."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
