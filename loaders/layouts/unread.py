"""Words, and numbers beside answers, that have no role: told in one warning for each block of neighbouring cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gcm_data.tables.issues import Issue
from loaders.documents import roles
from loaders.documents.mappings import IGNORE
from loaders.documents.places import shown_range
from loaders.documents.workbook import Cell, Place
from loaders.layouts.table import Table

SHOWN, LONG = 60, 60  # characters quoted in an issue; looked at for words
FEWEST_LETTERS = 3  # what has fewer is a mark or a number
OF_SHEET = ("member-missing", "annex-rows-unread")  # issues that tell of a whole sheet; the first, without a cell
MOST_ISSUES = 20  # for a sheet; one more tells of all other blocks


def unread_issues(table: Table, issues: Iterable[Issue]) -> list[Issue]:
    """A warning for each block of cells with words that have no role; of a row or column that an issue tells of one is
    enough.
    """
    is_text = table.sheet.places is not None  # there the sheet of an issue is a heading
    here = [found for found in issues if is_text or found.sheet == table.sheet.name]
    if any(found.code in OF_SHEET and not (found.code == "member-missing" and found.cell) for found in here):
        return []
    rows = {place[0] for found in here if found.cell and (place := table.sheet.place_of(found.cell))}
    header = table.header
    columns = {cell.column for cell in header.unknown} | {column.index for column in header.repeated}
    unread = (cell for cell in table.roles.unread(table.sheet) if cell.row not in rows)
    unread = [cell for cell in unread if cell.column not in columns]
    cells = [cell for cell in unread if _has_words(cell.text) or _is_beside_answer(table, cell)]
    blocks = _blocks({(cell.row, cell.column): cell for cell in cells})
    rest = [cell for block in blocks[MOST_ISSUES:] for cell in block]
    return [
        table.issue(
            "cells-unread",
            block[0],
            found=block[0].text.strip()[:SHOWN],
            place=_range(block),
            number=_number(block),
            line=table.mapping_line(_range(block[:1] if table.sheet.places else block), IGNORE),
        )
        for block in (*blocks[:MOST_ISSUES], *([rest] if rest else []))
    ]


def _number(block: Sequence[Cell]) -> str:
    return "1 cell" if len(block) == 1 else f"{len(block)} cells"


def _has_words(text: str) -> bool:
    return sum(map(str.isalpha, text[:LONG])) >= FEWEST_LETTERS


def _is_beside_answer(table: Table, cell: Cell) -> bool:
    """Whether a cell of a spreadsheet holds a number or a list of some right of an answer, and nothing heads it."""
    if table.sheet.places is not None or not any(map(str.isdecimal, cell.text)):
        return False
    heads = range(max(table.header.top, 0), table.header.row + 1)
    if any(not table.sheet.cell(row, cell.column).is_empty for row in heads):
        return False
    left = (each for each in table.sheet.filled(cell.row) if each.column < cell.column)
    return any(table.roles.of(each) == roles.ANSWER for each in left)


def _blocks(cells: dict[Place, Cell]) -> list[list[Cell]]:
    """Cells in groups of neighbours, each in the order of a reader."""
    left, blocks = dict(sorted(cells.items())), []
    while left:
        block, around = [], [next(iter(left))]
        while around:
            row, column = around.pop()
            if found := left.pop((row, column), None):
                block.append(found)
                around += [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
        blocks.append(sorted(block, key=lambda each: (each.row, each.column)))
    return blocks


def _range(block: Sequence[Cell]) -> str:
    """The range of a block, such as D7:D31; the address of a lone cell."""
    rows, columns = [cell.row for cell in block], [cell.column for cell in block]
    return shown_range(block[0].places, (min(rows), min(columns)), (max(rows), max(columns)))
