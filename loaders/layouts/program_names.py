"""A first column of names that say to programs what stands in each row of a form (“Q1_head”): nobody's words."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import role_of

FEWEST, MOST_ROWS = 4, 500  # names; rows of a form
_NAME = re.compile(r"[A-Za-z]\w*_\w*[A-Za-z0-9]", re.ASCII)


def without_program_names(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without such columns; the role of their cells is told."""
    return replace(workbook, sheets=tuple(_without(sheet, told) for sheet in workbook.sheets))


def _without(sheet: Sheet, told: Roles) -> Sheet:
    names = _names(sheet)
    told.say(roles.IGNORED, names, roles.MACHINES)
    if not names:
        return sheet
    rows = list(sheet.rows)
    for cell in names:
        rows[cell.row] = ["", *rows[cell.row][1:]]
    return replace(sheet, rows=rows)


def _names(sheet: Sheet) -> list[Cell]:
    """The cells of a first column that holds nothing but names, no two alike, each with something beside it.

    None where the first of them heads the column: a row of heads would stand beside it.
    """
    if sheet.places is not None or len(sheet.rows) > MOST_ROWS:
        return []
    found: list[Cell] = []
    for row, values in enumerate(sheet.rows):
        if not values or values[0] == "":
            continue
        text = str(values[0]).strip()
        if not _NAME.fullmatch(text) or role_of(text) or sheet.filled_places(row) < 2:
            return []
        found.append(sheet.cell(row, 0))
    is_head = bool(found) and sheet.filled_places(found[0].row) > 2
    return found if len({cell.text for cell in found}) == len(found) >= FEWEST and not is_head else []
