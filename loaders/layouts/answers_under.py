"""Answers side by side below a question that is merged over their columns, as several offices of a State give them."""

from __future__ import annotations

from loaders.documents.answer import response_state
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED
from loaders.layouts.asked import Asked
from loaders.layouts.form_lines import Block
from loaders.layouts.line_labels import labelled


def stand_under(sheet: Sheet, asked: Asked, cells: list[Cell]) -> bool:
    """Whether several cells of a row stand below the one cell of a question, none of them the label of the next."""
    if len(cells) < 2 or (labelled(cells)[0] is not None and labelled(cells[:1])[1] is None):
        return False
    place = asked.cell.row, asked.cell.column
    return all((place[0], cell.column) == place or _top(sheet, place[0], cell.column) == place for cell in cells)


def take_under(block: Block, cells: list[Cell]) -> None:
    """Take the cells of a row into the block: each an answer of its own, or the codes of the answer above it."""
    codes = {cell: found for cell in cells if (found := labelled([cell]))[0] in CODED and found[1] is not None}
    for cell, (role, value) in codes.items():
        above = [number for number, answer in enumerate(block.answers) if answer.column == cell.column]
        block.headed.setdefault(above[-1] if above else len(block.answers), []).append((CODED[role], value))
        block.labels.append(cell)
    texts = [cell for cell in cells if cell not in codes]
    said = [cell for cell in texts if response_state(cell.text) == "answered"] or texts[:1]
    block.answers += said
    block.values += [cell for cell in texts if cell not in said]


def _top(sheet: Sheet, row: int, column: int) -> tuple[int, int] | None:
    return sheet.merged_into.get((row, column)) if sheet.merged else None
