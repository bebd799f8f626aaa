"""What a sheet lacks that no layout reads: one thing, where it was looked for, and the line of mapping.csv for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from loaders.documents.mappings import STATE_NAME
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import Header
from loaders.headers.question_letters import letters
from loaders.headers.rows import header_rows
from loaders.layouts.base import Part
from loaders.layouts.recognition import LAST_RESORT, LAYOUTS
from loaders.layouts.table import Table
from loaders.respondents.members import names_member

NEAR_SHEETS = 5  # sheets among which the nearest layout is looked for
SAMPLE = 60  # rows below a header
SHOWN, SHOWN_CELLS = 60, 6  # characters of a cell, and cells, quoted in an issue


def missing(sheets: Sequence[Sheet], table_of: Callable[[Sheet], Table]) -> dict[str, str]:
    """The facts of an issue: what is `missing`, where it was looked for (`found`), and the `line` of mapping.csv.

    One of the sheets at least holds something.
    Of all layouts the one that lacks the fewest of its parts counts, then the one that explains more columns, then the
    one of the upper header.
    """
    described = "; ".join(map(describe, sheets)) or "no visible sheet"
    lacks: list[tuple[int, int, int, Table, Part]] = []
    for sheet in sheets[:NEAR_SHEETS]:
        blank = table_of(sheet)
        for header in (*header_rows(sheet, blank.instrument), blank.header):
            table = replace(blank, header=header)
            for layout in LAYOUTS:
                lacking = layout.missing(table)
                if lacking and any(not part.is_absence for part in layout.parts if part not in lacking):
                    lacks.append((len(lacking), -layout.explained(header), header.top, table, lacking[0]))
    if lacks:
        *_, table, part = min(lacks, key=lambda lack: lack[:3])
    else:
        (part,), table = LAST_RESORT.parts, table_of(next(sheet for sheet in sheets if any(_cells(sheet))))
    return {"missing": part.what, "found": described, "line": _line(table, part)}


def describe(sheet: Sheet) -> str:
    """A sheet and what its first filled cells hold, for a message."""
    cells = [cell.text.strip()[:SHOWN] for cell, _ in zip(_cells(sheet), range(SHOWN_CELLS), strict=False)]
    return f"sheet “{sheet.name}” with {' | '.join(cells)}" if cells else f"sheet “{sheet.name}”, empty"


def _cells(sheet: Sheet) -> Iterator[Cell]:
    return (cell for row in range(len(sheet.rows)) for cell in sheet.filled(row))


def _line(table: Table, part: Part) -> str:
    """The line, as CSV; its place is where the missing part most likely stands."""
    place, role, value = _place(table, part.role), part.role, part.value
    if role == "member" and not place:
        value = STATE_NAME
    elif table.sheet.places is not None:  # where every question stands at a place of its own
        role, value = "question", letters(table.instrument)[0]
    return table.mapping_line(place, role, value)


def _place(table: Table, role: str) -> str:
    """A column that nobody understands, by what stands in it; where there is no header, the first cell of the sheet."""
    header: Header = table.header
    if table.sheet.places is not None:
        asking = (cell for cell in _cells(table.sheet) if table.sheet.is_heading(cell.row) or cell.text.endswith("?"))
        return "" if role == "member" else next(asking, next(_cells(table.sheet))).address
    if header.row < 0:
        first = next(_cells(table.sheet), None)
        return "" if first is None or role == "member" else first.address
    columns = {cell: table.sheet.below(header.row, cell.column, SAMPLE) for cell in header.unknown}
    if role == "member":
        named = (cell for cell, below in columns.items() if below and all(names_member(each.text) for each in below))
        found = next(named, None)
    elif role in ("response", "answer"):
        found = max(columns, key=lambda cell: sum(len(each.text) for each in columns[cell]), default=None)
    else:
        found = next(iter(columns), None)
    if found is None and role == "member":
        return ""
    found = found or list(table.sheet.filled(header.row))[-1]
    return f"column {found.address.rstrip('0123456789')}"
