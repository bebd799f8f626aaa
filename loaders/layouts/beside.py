"""Tables side by side: a further column of States under a header of its own begins a table of its own.

Whatever stands right of such a column is of the States named there, in whatever order, and never of those at the left.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, classify
from loaders.headers.rows import LINES_WITHIN, rows_of_headers
from loaders.headers.several import in_turn
from loaders.layouts import checklist
from loaders.layouts.forms_beside import forms_beside
from loaders.layouts.slices import columns_of, rows_of
from loaders.respondents.members import names_member, resolve_member

SAMPLE = 60  # rows by which a column is judged
LONGEST_HEAD, LONGEST_LABEL = 120, 30  # characters
FEWEST = 2  # States below a head
MOST = 0.8  # the share of a column's cells that must name a State; the rest are totals and notes
SAYS = ("response", "mark", "choice", *CODED)  # roles of columns that say something of a State


def beside(sheet: Sheet, instrument: str) -> tuple[Sheet, ...]:
    """The sheet itself, or a sheet for each of its tables side by side, every cell at its place."""
    if forms := forms_beside(sheet, instrument):
        upper, lower = rows_of(sheet, 1, 0, forms.end), rows_of(sheet, 2, forms.end, len(sheet.rows))
        return (*_parted(upper, forms.columns), *((lower,) if forms.end < len(sheet.rows) else ()))
    if start := _begin_of_list(sheet, instrument):
        return _parted(sheet, [start])
    heads = _heads(sheet, instrument)
    starts = [other.column for one, other in itertools.pairwise(heads) if _begins(sheet, one, other, heads, instrument)]
    return _parted(sheet, starts) if starts else (sheet,)


def _begin_of_list(sheet: Sheet, instrument: str) -> int:
    """The first column of a list to tick that stands right of a form, behind an empty column; 0 where none does."""
    header = checklist.find_header(sheet, instrument) if _has_gap(sheet) else None
    if header is None or header.row < 0:
        return 0
    start = header.columns[-1].index
    while start and sheet.text(header.row, start - 1):
        start -= 1
    left = [cell for row in range(len(sheet.rows)) for cell in sheet.filled(row) if cell.column < start]
    is_apart = start > 1 and all(cell.column < start - 1 for cell in left)
    return start if is_apart and any(len(cell.text) > LONGEST_LABEL for cell in left) else 0


def _has_gap(sheet: Sheet) -> bool:
    """Whether an empty column stands between two that are filled, in the first rows."""
    filled = {column for values in sheet.rows[:SAMPLE] for column, value in enumerate(values) if value != ""}
    return len(filled) > 1 and max(filled) - min(filled) >= len(filled)


def _parted(sheet: Sheet, starts: Sequence[int]) -> tuple[Sheet, ...]:
    """The tables of a sheet, all but the first of which begin in these columns."""
    ends = [*starts, max(map(len, sheet.rows))]
    return tuple(columns_of(sheet, start, end) for start, end in zip([0, *starts], ends, strict=True))


def _heads(sheet: Sheet, instrument: str) -> list[Cell]:
    """The heads of columns of States, left to right, wherever the tables begin; none where one column holds States."""
    columns = _columns_of_states(sheet)
    found: dict[int, Cell] = {}
    for row in (sheet.headers or rows_of_headers(sheet)) if len(columns) > 1 else ():
        for cell in sheet.filled(row):
            if cell.column not in columns or cell.column in found or len(cell.text) > LONGEST_HEAD:
                continue
            meaning = None if names_member(cell.text) else classify(cell.text.strip(), instrument)
            if meaning and meaning[0] == "member" and _holds_states(sheet, cell):
                found[cell.column] = cell
    return [found[column] for column in sorted(found)]


def _columns_of_states(sheet: Sheet) -> set[int]:
    """The columns in which several cells name a State, as far down as a table beside another may begin."""
    rows = range(min(len(sheet.rows), max(LINES_WITHIN, *sheet.headers, 0) + SAMPLE))
    named = Counter(cell.column for row in rows for cell in sheet.filled(row) if names_member(cell.text))
    return {column for column, cells in named.items() if cells >= FEWEST}


def _holds_states(sheet: Sheet, head: Cell) -> bool:
    named = [names_member(cell.text) for cell in sheet.below(head.row, head.column, SAMPLE)]
    return sum(named) >= max(FEWEST, MOST * len(named))


def _begins(sheet: Sheet, one: Cell, other: Cell, heads: Sequence[Cell], instrument: str) -> bool:
    """Whether a head begins a table beside that of the head at its left: both say something of their States, and these
    are not the same in each row, nor filled in turn.

    A State may stand in a table as somebody's partner, too: another table's head is worded like the first, is nothing
    but a word for a State, or stands behind an empty column.
    """
    end = next((head.column for head in heads if head.column > other.column), None)
    if not (_says(sheet, one, other.column, instrument) and _says(sheet, other, end, instrument)):
        return False
    rows = range(min(one.row, other.row) + 1, min(len(sheet.rows), max(one.row, other.row) + SAMPLE))
    states = [[resolve_member(sheet.text(row, head.column)).iso3 for head in (one, other)] for row in rows]
    if all(left == right for left, right in states) or in_turn(sheet, other.row, one, other):
        return False
    words = vocabulary.plain(other.text)
    is_alike = words == vocabulary.plain(one.text) or words in vocabulary.wordings("headers.csv", "role").exact
    return is_alike or all(sheet.value(row, other.column - 1) == "" for row in range(one.row, len(sheet.rows)))


def _says(sheet: Sheet, head: Cell, end: int | None, instrument: str) -> bool:
    """Whether columns right of a head, as far as the next table, are answers, codes or marks."""
    cells = [cell for cell in sheet.filled(head.row) if head.column < cell.column and (not end or cell.column < end)]
    meanings = [classify(cell.text.strip(), instrument) for cell in cells]
    return any(meaning and meaning[0] in SAYS for meaning in meanings)
