"""A table of contents that is typed by hand: its lines repeat the headings of the document, or name its sheets."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.non_answers import says_nothing
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook

FEWEST, LONGEST = 3, 250  # lines of a table of contents; characters of one
MOST_LISTED, MOST_CELLS, FEW_WORDS = 120, 4, 80  # rows of a list of sheets; cells of one; characters said of a sheet
_PAGE = re.compile(r"(?P<sign>\t|[.…_·‧\s]{2,}|\s)\s*(?:p\.?\s*)?\d{1,3}\s*$")


def without_contents(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without the lines of its table of contents, or of the list of its sheets; their role is told."""
    names = frozenset(sheet.name.strip() for sheet in workbook.sheets)
    return replace(workbook, sheets=tuple(_without(sheet, told, names - {sheet.name}) for sheet in workbook.sheets))


def _without(sheet: Sheet, told: Roles, names: frozenset[str]) -> Sheet:
    found = contents_rows(sheet) if sheet.places is not None or len(names) < FEWEST else _sheets_listed(sheet, names)
    for row in found:
        told.say(roles.IGNORED, sheet.filled(row), roles.CONTENTS)
    rows = [["" for _ in row] if number in found else row for number, row in enumerate(sheet.rows)]
    return replace(sheet, rows=rows) if found else sheet


def contents_rows(sheet: Sheet) -> frozenset[int]:
    """The lines that follow each other, of which most stand again below, there with a text between them."""
    if sheet.places is None:
        return frozenset()
    lines = {row: cells for row in range(len(sheet.rows)) if (cells := list(sheet.filled(row)))}
    order = {row: number for number, row in enumerate(lines)}
    last = {vocabulary.plain(cells[0].text): row for row, cells in lines.items() if len(cells[0].text) <= LONGEST}
    found: set[int] = set()
    stretch: dict[int, int] = {}  # row -> where its words stand again, its own row where they do not
    for row, cells in [*lines.items(), (len(sheet.rows), [])]:
        again = _again(sheet, row, cells, last) if cells else None
        if again is not None:
            stretch[row] = again
            continue
        if _is_contents(stretch, order) and not _stands_above(lines, stretch):
            found |= stretch.keys()
        stretch = {}
    return frozenset(found)


def _again(sheet: Sheet, row: int, cells: list[Cell], last: dict[str, int]) -> int | None:
    """The row in which a line of a table of contents stands again; its own where only its sign tells it; else None."""
    text = cells[0].text
    if len(cells) > 1 or len(text) > LONGEST or sheet.places.is_row(row) or says_nothing(text.strip()):
        return None
    title, page = _PAGE.sub("", text), _PAGE.search(text)
    again = last.get(vocabulary.plain(title if page else text), row)
    if again > row:
        return again
    return row if page and page["sign"].strip(" ") else None


def _stands_above(lines: dict[int, list[Cell]], stretch: dict[int, int]) -> bool:
    """Whether most of the lines stand above the first of them, too: names that come again under each question."""
    words = [vocabulary.plain(lines[row][0].text) for row in stretch]
    begun = min(stretch)
    above = {vocabulary.plain(cells[0].text) for row, cells in lines.items() if row < begun}
    return 2 * sum(each in above for each in words) >= len(words)


def _is_contents(stretch: dict[int, int], order: dict[int, int]) -> bool:
    """Whether enough lines stand again below the last of them, and there not all right below each other."""
    if len(stretch) < FEWEST:
        return False
    below = sorted(order[again] for row, again in stretch.items() if again > max(stretch))
    are_apart = bool(below) and below[-1] - below[0] >= len(below)
    return are_apart and 2 * len(below) >= len(stretch)


def _sheets_listed(sheet: Sheet, names: frozenset[str]) -> frozenset[int]:
    """The rows of a list of the workbook's sheets, if nothing else stands in it but such rows and lines of one cell.

    A row names a sheet and says a few words of it; a header above them would make a table of it.
    """
    found: set[int] = set()
    named: set[str] = set()
    for row in range(min(len(sheet.rows), MOST_LISTED + 1)):
        number = sheet.filled_places(row)
        if number < 2:
            continue
        cells = list(sheet.filled(row)) if number <= MOST_CELLS else []
        known = next((cell.text.strip() for cell in cells[:2] if cell.text.strip() in names), "")
        if not known or any(len(cell.text) > FEW_WORDS for cell in cells):
            return frozenset()  # names of States stand before answers, too
        found.add(row)
        named.add(known)
    return frozenset(found) if len(named) >= FEWEST and len(sheet.rows) <= MOST_LISTED else frozenset()
