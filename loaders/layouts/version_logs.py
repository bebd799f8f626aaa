"""A log of versions in a workbook (“Version | Date | Who”): its numbers ask nothing, its names answer nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook

WITHIN, FEWEST, MOST = 12, 2, 8  # rows in which a log may begin; its heads
LONGEST_HEAD, FILE = 40, "version_logs.csv"  # characters


def without_version_logs(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without the rows of such logs; the roles of their cells are told."""
    return replace(workbook, sheets=tuple(_without(sheet, told) for sheet in workbook.sheets))


def _without(sheet: Sheet, told: Roles) -> Sheet:
    heads = _heads(sheet) if sheet.places is None else []
    if not heads:
        return sheet
    rows = list(sheet.rows)
    columns = {cell.column for cell in heads}
    for row in range(heads[0].row, len(rows)):
        cells = list(sheet.filled(row))
        if not {cell.column for cell in cells} <= columns:
            break
        told.say(roles.IGNORED, cells, roles.VERSIONS)
        rows[row] = [""] * len(rows[row])
    return replace(sheet, rows=rows)


def _heads(sheet: Sheet) -> list[Cell]:
    """The heads of a log: all of them are words of logs, and one says that versions or changes stand below."""
    for row in range(min(len(sheet.rows), WITHIN)):
        if FEWEST <= sheet.filled_places(row) <= MOST:
            cells = list(sheet.filled(row))
            if any(len(cell.text) > LONGEST_HEAD for cell in cells):
                continue
            words = {vocabulary.plain(cell.text) for cell in cells}
            if (
                len(words) == len(cells)
                and words & _wordings("log")
                and words <= _wordings("log") | _wordings("beside")
            ):
                return cells
    return []


@cache
def _wordings(meaning: str) -> frozenset[str]:
    return frozenset(map(vocabulary.plain, vocabulary.wordings_of(FILE, meaning)))
