"""Columns without a header: codes that stand right of the answers they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders import vocabulary
from loaders.codes.names import read_names
from loaders.codes.objectives import read_objectives
from loaders.codes.words import Codes
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.by_contents import names_objectives

FEWEST, FEWEST_LISTS = 3, 2  # cells of such a column; of these, lists, which count and number nothing else
LONGEST_LINE, FEWEST_PARTS, LABEL_WORDS = 200, 3, 3  # characters of a line that lists the columns, parts, words of one
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
    if _are_read([read_objectives(cell.value) for cell in cells]):
        return "objectives", all(any(map(str.isalpha, cell.text)) for cell in cells)
    for role, kind in (("needs", "need"), ("principles", "principle")):
        if _are_read([read_names(cell.value, kind) if len(cell.text) > 1 else Codes() for cell in cells]):
            return role, True
    return "", False


def _are_read(read: Sequence[Codes]) -> bool:
    return all(codes.found and not codes.problems for codes in read)


def _has_lists(cells: Sequence[Cell]) -> bool:
    return sum(len(read_objectives(cell.value).found) > 1 for cell in cells) >= FEWEST_LISTS


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
