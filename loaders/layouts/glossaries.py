"""A list in a workbook of what words mean (“Term | Meaning”): it answers nothing, whatever questions its words sound
like; and the marks of pages that came with what was pasted from a text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook

WITHIN, LONGEST_HEAD, LONGEST_MARK = 12, 40, 30  # rows in which a list may begin; characters
_PAGE = re.compile(
    r"[-–—\s]*(?:page|página|pagina|pág|p|стр|страница|seite|halaman|trang|第|صفحة)\.?\s*\d{1,3}\s*(?:页|頁|ページ)?"
    r"(?:\s*(?:/|of|de|sur|из|dari|von|من|共)\s*\d{1,3}\s*(?:页|頁)?)?[-–—\s]*",
    re.IGNORECASE,
)


def without_glossaries(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without such lists and marks; the roles of their cells are told."""
    return replace(workbook, sheets=tuple(_without(sheet, told) for sheet in workbook.sheets))


def _without(sheet: Sheet, told: Roles) -> Sheet:
    if sheet.places is not None:
        return sheet
    cells = [*_listed(sheet), *_page_marks(sheet)]
    if not cells:
        return sheet
    told.say(roles.IGNORED, cells, roles.END_MATTER)
    rows = [list(row) if any(cell.row == number for cell in cells) else row for number, row in enumerate(sheet.rows)]
    for cell in cells:
        rows[cell.row][cell.column] = ""
    return replace(sheet, rows=rows)


def _listed(sheet: Sheet) -> list[Cell]:
    """The cells of a list below its two heads, which stand alone in their row, as far as no other row interrupts it."""
    for row in range(min(len(sheet.rows), WITHIN)):
        if sheet.filled_places(row) == 2 and _heads(heads := list(sheet.filled(row))):
            columns = {cell.column for cell in heads}
            found = list(heads)
            for below in range(row + 1, len(sheet.rows)):
                cells = list(sheet.filled(below))
                if not {cell.column for cell in cells} <= columns:
                    break
                found += cells
            return found
    return []


def _heads(cells: list[Cell]) -> bool:
    words = [vocabulary.plain(cell.text) for cell in cells if len(cell.text) <= LONGEST_HEAD]
    return len(words) == 2 and words[0] in _wordings("glossary term") and words[1] in _wordings("glossary meaning")


@cache
def _wordings(meaning: str) -> frozenset[str]:
    return frozenset(map(vocabulary.plain, vocabulary.wordings_of("row_labels.csv", meaning)))


def _page_marks(sheet: Sheet) -> list[Cell]:
    """The cells that stand alone in their rows and say nothing but a number of a page: “Página 1 de 2”."""
    found = []
    for row in range(len(sheet.rows)):
        if sheet.filled_places(row) == 1:
            cell = next(sheet.filled(row), None)
            if cell and len(cell.text) <= LONGEST_MARK and _PAGE.fullmatch(cell.text.strip()):
                found.append(cell)
    return found
