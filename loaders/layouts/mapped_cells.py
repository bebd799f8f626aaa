"""Answers and codes in cells of which a person has told what they are (mapping.csv)."""

from __future__ import annotations

from loaders.documents.answer import WHO, Answer, Who
from loaders.documents.mappings import ANSWER, CODES
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED
from loaders.layouts.mapped import Told
from loaders.layouts.table import Table

NAME = "mapping"  # stands for the layout


def mapped_answers(table: Table, told: Told) -> list[Answer]:
    """The answers in the cells that were told to be some, each with the codes in its row.

    It is of the State that was told in its row, else in its column, else for the sheet; else of the cover's. Codes in
    rows without such an answer are the submission's.
    """
    cells = [(value, cell) for role, value, cell in told.cells if role == ANSWER]
    codes = [(CODED[role], cell) for role, _, cell in told.cells if role in CODES]
    rows = {cell.row for _, cell in cells}
    answers = [
        Answer(
            _who(table, told, cell),
            value.strip().strip("()").casefold(),
            cell,
            tuple((kind, code) for kind, code in codes if code.row == cell.row),
            received=table.cover_text("received"),
        )
        for value, cell in cells
    ]
    alone = [(kind, cell) for kind, cell in codes if cell.row not in rows]
    return answers + [Answer(_who(table, told, cell), codes=((kind, cell),)) for kind, cell in alone]


def _who(table: Table, told: Told, cell: Cell) -> Who:
    """Who answers in a cell, with all that the cover tells of it."""
    beside = [one for one in told.members if one.row == cell.row]
    above = [one for one in told.members if one.column == cell.column and one.row < cell.row]
    named = (*beside[:1], *above[-1:], *([told.member] if told.member else []))
    member = next(iter(named), None) or table.cover.get("member") or Cell("", cell.sheet, cell.row, 0)
    known = tuple((role, table.cover[role]) for role in WHO if role in table.cover)
    return Who(member, known, table.is_attributable)
