"""What is told of a sheet that no layout reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gcm_data.tables.issues import Issue
from loaders.codes.objectives import single_objective
from loaders.documents.mappings import IGNORE
from loaders.documents.workbook import Cell, Sheet
from loaders.layouts.accounting import tell_beside
from loaders.layouts.cover import Cover
from loaders.layouts.missing import describe, missing
from loaders.layouts.recognition import Recognized
from loaders.layouts.table import Table
from loaders.layouts.unread import unread_issues

LONG, FEWEST_LONG = 60, 3  # characters of a text, and rows with one, that make a sheet look as if it held answers


def unread_sheet(
    table: Table, fitting: Recognized, table_of: Callable[[Sheet], Table], cover: Cover, is_mapped: bool
) -> Iterator[Issue]:
    """The issues of a sheet that no layout reads, or more than one could; none where the cover has read all of it.

    `is_mapped`: a person has told which of its cells are answers.
    """
    sheet = table.sheet
    if fitting.layouts:
        yield table.issue("layout-ambiguous", found=" and ".join(layout.name for layout in fitting.layouts))
    elif is_mapped:
        tell_beside(table, None, cover, is_mapped)
        yield from unread_issues(table, ())
    elif sheet.part or _holds_answers(sheet):  # a part is made of a header, so that it holds a table
        yield table.issue("sheet-unrecognised", **missing([sheet], table_of))
    elif not cover.is_used(sheet):
        yield table.issue("sheet-unread", found=describe(sheet), line=table.mapping_line("", IGNORE))
    else:
        tell_beside(table, None, cover)
        yield from unread_issues(table, ())


def _holds_answers(sheet: Sheet) -> bool:
    """Whether a sheet that is no table holds several rows with a long text beside something else.

    The titles of objectives, of which a list may stand there to choose from, answer nothing.
    """
    rows = (list(sheet.filled(row)) for row in range(len(sheet.rows)))
    return sum(any(_may_answer(cell) for cell in cells[1:]) for cells in rows) >= FEWEST_LONG


def _may_answer(cell: Cell) -> bool:
    return len(cell.text) >= LONG and not single_objective(cell.text.strip())
