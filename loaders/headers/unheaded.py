"""Columns without a header: codes that stand right of the answers they belong to, or left of what asks for these."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from loaders import vocabulary
from loaders.codes.names import lists_names
from loaders.codes.objectives import read_objectives
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.code_columns import names_objectives

FEWEST, FEWEST_LISTS = 3, 2  # cells of such a column; of these, lists, which count and number nothing else
LONGEST_LINE, FEWEST_PARTS, LABEL_WORDS = 200, 3, 3  # characters of a line that lists the columns, parts, words of one
LONGEST_CODE, MOST_ROWS = 60, 1_000  # characters of a cell of numbers; rows in which they are looked for
MOST_NUMBERED = 9  # rows of a form that numbers them
_PARTS = re.compile(r"[:：/|;,،、，]|\s[–—-]\s")


def unheaded_codes(sheet: Sheet, asked: Mapping[int, Cell]) -> tuple[tuple[Cell, str, bool], ...]:
    """Each column that holds codes without a header: its first cell, its role, and whether only numbers say so.

    `asked`: row -> the cell that asks a question there, for all questions of the sheet. The codes stand in these rows
    alone, each right of an answer. Names of needs or principles, and “Obj. 5”, say what they are. Of bare numbers a
    line above says so, or several cells list some: a single one may be that of a page, or count anything.
    """
    if len(asked) < FEWEST or sheet.places is not None:
        return ()
    by_column: dict[int, list[Cell]] = {}
    for row in range(min(asked), len(sheet.rows)):
        for cell in sheet.filled(row):
            by_column.setdefault(cell.column, []).append(cell)
    is_told = _is_told(sheet, min(asked))
    found = []
    for column, cells in sorted(by_column.items()):
        is_headed = min(asked) > 0 and not sheet.cell(min(asked) - 1, column).is_empty
        if is_headed or len(cells) < FEWEST or not all(_is_beside(sheet, cell, asked) for cell in cells):
            continue
        role, is_sure = _role(cells)
        if role and (role != "objectives" or is_sure or is_told or _has_lists(cells)):
            found.append((cells[0], role, role == "objectives" and not (is_sure or is_told)))
    return tuple(found)


def _role(cells: Sequence[Cell]) -> tuple[str, bool]:
    """What all cells of a column name, "" for nothing, and whether words in each of them say so."""
    if all(read_objectives(cell.value).is_whole for cell in cells):
        return "objectives", all(any(map(str.isalpha, cell.text)) for cell in cells)
    for role, kind in (("needs", "need"), ("principles", "principle")):
        if all(len(cell.text) > 1 and lists_names(cell.text, kind) for cell in cells):
            return role, True
    return "", False


def _has_lists(cells: Sequence[Cell]) -> bool:
    return sum(len(read_objectives(cell.value).found) > 1 for cell in cells) >= FEWEST_LISTS


def leading_codes(sheet: Sheet) -> tuple[Cell, bool] | None:
    """The first cell of a column that holds numbers of objectives, without a header, left of questions and answers, and
    whether only these numbers say so; None without such a column.

    “Obj. 3” says itself what it is. Of bare numbers some cells list several: single ones may number the rows.
    """
    rows = (list(itertools.islice(sheet.filled(row), 3)) for row in range(min(len(sheet.rows), MOST_ROWS)))
    firsts = [cells[0] for cells in rows if len(cells) == 3 and _is_code(cells[0]) and not _is_code(cells[1])]
    if len(firsts) < FEWEST or sheet.places is not None or len({cell.column for cell in firsts}) > 1:
        return None
    first = firsts[0]
    column = [
        cell
        for row in range(first.row, min(len(sheet.rows), MOST_ROWS))
        if not (cell := sheet.cell(row, first.column)).is_empty
    ]
    above = list(sheet.filled(first.row - 1)) if first.row else []
    others = sum(not _is_code(cell) for cell in column if sheet.lone(cell.row) is None)
    if others or (len(above) > 1 and not sheet.cell(first.row - 1, first.column).is_empty):
        return None
    is_told = all(names_objectives(cell.text) for cell in firsts)
    named = [read_objectives(cell.value).found for cell in firsts]
    lists = [numbers for numbers in named if len(numbers) > 1]
    is_many = len(lists) >= FEWEST_LISTS or (lists and max(map(int, itertools.chain(*named))) > MOST_NUMBERED)
    return (first, not is_told) if is_told or is_many else None


def begins_with_codes(sheet: Sheet, row: int) -> bool:
    """Whether a row begins with a cell of such a column."""
    first = next(sheet.filled(row), None)
    if first is None or not _is_code(first):
        return False
    codes = leading_codes(sheet)
    return codes is not None and codes[0].column == first.column and codes[0].row <= row


def _is_code(cell: Cell) -> bool:
    """Whether a cell holds numbers of objectives and nothing else."""
    if len(cell.text) > LONGEST_CODE or not any(map(str.isdecimal, cell.text)):
        return False
    return read_objectives(cell.value).is_whole


def _is_beside(sheet: Sheet, cell: Cell, asked: Mapping[int, Cell]) -> bool:
    """Whether a cell stands in the row of a question, with an answer between the two."""
    question = asked.get(cell.row)
    if question is None:
        return False
    between: Sequence[int] = range(question.column + 1, cell.column)
    return any(not sheet.cell(cell.row, column).is_empty for column in between)


def _is_told(sheet: Sheet, first: int) -> bool:
    """Whether a line above the first question lists what the columns are, objectives among them."""
    lines = (sheet.lone(row) for row in range(first))
    listed = (_PARTS.split(line.text) for line in lines if line and len(line.text) <= LONGEST_LINE)
    return any(len(parts) >= FEWEST_PARTS and any(map(_is_label, parts)) for parts in listed)


def _is_label(part: str) -> bool:
    """Whether a part of a line is a label of objectives: a few words, one for an objective among them."""
    return len(vocabulary.plain(part).split()) <= LABEL_WORDS and names_objectives(part)
