"""Small tables of a text document in which kinds of support or principles are ticked by a mark: names over one row of
marks (“Finance | Data” over “X | ”), or each beside its mark (“Finance | X”).

They are read as a list to tick, with a box before each name. So no layout takes them for the marks of
several States, and the answers above them for titles.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark
from loaders.codes.ticked import has_box
from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook

KINDS = ("need", "principle")
FEWEST, MOST_ROWS = 2, 12  # names of a grid; rows of one
LONGEST_NAME, LONGEST_MARK = 80, 12  # characters
BOXES = {True: "☒", False: "☐"}
Rewritten = dict[tuple[int, int], str]


def with_boxes(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook with boxes in such tables of its text documents; the role of what is left out is told."""
    sheets = tuple(_with_boxes(sheet, told) if sheet.places is not None else sheet for sheet in workbook.sheets)
    same = all(one is other for one, other in zip(sheets, workbook.sheets, strict=True))
    return workbook if same else replace(workbook, sheets=sheets)


def _with_boxes(sheet: Sheet, told: Roles) -> Sheet:
    found: Rewritten = {}
    for rows in _tables(sheet):
        lines = [list(sheet.filled(row)) for row in rows]
        if all(len(cell.text) <= LONGEST_NAME for cells in lines for cell in cells):
            found |= _across(sheet, lines, told) or _down(sheet, lines, told)
    if not found:
        return sheet
    height = {row for row, _ in found}
    rows = [list(values) if row in height else values for row, values in enumerate(sheet.rows)]
    for (row, column), text in found.items():
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = text
    return replace(sheet, rows=rows)


def _tables(sheet: Sheet) -> Iterator[list[int]]:
    """The filled rows of each short table."""
    for is_table, group in itertools.groupby(range(len(sheet.rows)), key=sheet.places.is_row):
        rows = [row for row in group if sheet.filled_places(row)] if is_table else []
        if FEWEST <= len(rows) <= MOST_ROWS:
            yield rows


def _across(sheet: Sheet, lines: list[list[Cell]], told: Roles) -> Rewritten:
    """Names over one row of marks, perhaps behind a label of each row."""
    heads, marks = lines[0], lines[-1]
    labelled = [cell for cell in heads[:1] if not _named([cell])]
    names = heads[len(labelled) :]
    columns = {cell.column: cell for cell in names}
    label = [cell for cell in marks[:1] if cell.column not in columns and cell.column < min(columns, default=0)]
    ticks = marks[len(label) :]
    if len(lines) != 2 or len(names) < FEWEST or not _named(names) or not {c.column for c in ticks} <= set(columns):
        return {}
    if not _are_marks(ticks):
        return {}
    told.say(roles.LABEL, [*heads, *label])
    ticked = {cell.column for cell in ticks if read_mark(cell.value)}
    gone = {(cell.row, cell.column): "" for cell in (*heads, *label)}
    return gone | {(marks[0].row, column): _boxed(cell, column in ticked) for column, cell in columns.items()}


def _down(sheet: Sheet, lines: list[list[Cell]], told: Roles) -> Rewritten:
    """Names, each beside its mark or an empty cell, perhaps below the heads of the columns, of which two
    may be “Yes” and “No”.
    """
    heads = [] if _named(lines[0][:1]) else lines[0]
    named = lines[1:] if heads else lines
    names, marks = [cells[0] for cells in named], [cell for cells in named for cell in cells[1:]]
    columns = {cell.column for cell in names}
    if len(named) < FEWEST or len(columns) != 1 or not _named(names) or max(map(len, named)) > 2:
        return {}
    says = _columns(heads, {cell.column for cell in marks})
    if not says or not _are_marks(marks):
        return {}
    told.say(roles.LABEL, heads)
    told.say(roles.CODE, marks)
    ticked = {cell.row for cell in marks if read_mark(cell.value) and says[cell.column]}
    gone = {(cell.row, cell.column): "" for cell in (*heads, *marks)}
    return gone | {(cell.row, cell.column): _boxed(cell, cell.row in ticked) for cell in names}


def _columns(heads: list[Cell], columns: set[int]) -> dict[int, bool]:
    """Column of marks -> whether a mark there ticks: in the only one, or in that of “Yes” of a pair, “Yes | No”."""
    said = {cell.column: read_mark(cell.value) for cell in heads[1:]}
    if sorted(map(str, said.values())) == ["False", "True"] and columns <= said.keys():
        return {column: bool(is_yes) for column, is_yes in said.items()}
    return dict.fromkeys(columns, True) if len(columns) == 1 and False not in said.values() else {}


def _boxed(name: Cell, is_ticked: bool) -> str:
    return f"{BOXES[is_ticked]} {' '.join(name.text.split())}"


def _named(cells: list[Cell]) -> bool:
    """Whether all cells name targets of one kind, without a box."""
    texts = [" ".join(cell.text.split()) for cell in cells]
    if not texts or any(map(has_box, texts)):
        return False
    return any(all(single_name(text, kind) for text in texts) for kind in KINDS)


def _are_marks(cells: list[Cell]) -> bool:
    """Whether cells hold nothing but marks, one of which ticks; a number may count something."""
    texts = [cell.text.strip() for cell in cells]
    is_short = all(len(text) <= LONGEST_MARK and not text.isdecimal() for text in texts)
    read = [read_mark(cell.value) for cell in cells] if is_short else [None]
    return None not in read and any(read)
