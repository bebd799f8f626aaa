"""The sheets of one document as received, for a person who tells what stands where; read in another process."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.sheets import LineOfText, SheetText
from loaders.apart import FAULT, SAYS, LoadFailed
from loaders.documents.workbook import Document, Sheet, read_workbooks, text_of
from loaders.files import File, read_file
from loaders.parsing import limits
from loaders.parsing.addresses import column_letters

MOST_ROWS, MOST_COLUMNS = 2_000, 120  # of a sheet; nobody looks further, and a place can be written
MOST_SHEETS, MOST_CHARACTERS = 200, 4_000_000  # of a document
SECONDS = 3 * limits.SECONDS
_process = Apart("loaders.sheets:sheets_here")


def sheets_apart(file: File) -> list[SheetText]:
    """The visible sheets of a document, none for one that can't be opened. Raises LoadFailed."""
    allowed = Limits(SECONDS, SECONDS, limits.LOAD_MEMORY, limits.LOAD_KEPT // 2)
    try:
        return _process.ask(allowed, file)
    except (NotStarted, Stopped) as error:
        raise LoadFailed(str(error)) from error
    except RuntimeError as fault:  # of this program
        raise LoadFailed(FAULT) from fault


def sheets_here(say: SAYS, file: File) -> list[SheetText]:
    """The sheets, in the other process, which in turn has the bytes parsed in one below it."""
    document = Document(file.name, read_file(file.path), file.cycle)
    ((workbook, _),) = read_workbooks([document])
    return list(_texts(workbook.sheets)) if workbook else []


def _texts(sheets: tuple[Sheet, ...]) -> Iterator[SheetText]:
    """The first rows and columns of each sheet, as long as there is room for their characters."""
    room = MOST_CHARACTERS
    for sheet in sheets[:MOST_SHEETS]:
        rows: list[tuple[str, ...]] = []
        for values in sheet.rows[:MOST_ROWS]:
            row = tuple(text_of(value) for value in values[:MOST_COLUMNS])
            room -= sum(map(len, row)) + len(row)
            if room < 0:
                break
            rows.append(row)
        places, width = sheet.places, max(map(len, sheet.rows), default=0)
        shown = min(width, MOST_COLUMNS)
        heads = tuple(column_letters(column) if places is None else str(column + 1) for column in range(shown))
        lines = () if places is None else tuple(_line(sheet, row) for row in range(len(rows)))
        yield SheetText(sheet.name, heads, tuple(rows), lines, len(sheet.rows) - len(rows), width - shown)


def _line(sheet: Sheet, row: int) -> LineOfText:
    address, is_in_table = sheet.cell(row, 0).address, sheet.places.is_row(row)
    line = address.removesuffix(", column 1") if is_in_table else address
    return LineOfText(line, sheet.places.heading(row), is_in_table)
