"""A table inside of an answer in a text document: its rows go on with the answer, its columns of codes code them.

It stands below a question: “Practice | Who | Objective” with a row for each practice, or figures by year. Where a head
says that codes stand below, the heads are no text; else every row is, with its cells one after the other.
"""

from __future__ import annotations

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, role_of
from loaders.layouts.form_lines import Block

FEWEST = 3  # rows, with that of the heads
LONGEST_HEAD = 60  # characters


def take_table(block: Block, sheet: Sheet, row: int, end: int) -> int:
    """Take the table that begins in a row into a question's block; its last row, or 0 where none begins there."""
    rows = _rows(sheet, row, end)
    if len(rows) < FEWEST or any(role_of(cells[0].text.strip()) for cells in rows[1:]):
        return 0  # or labels with their values: “Objectives | 5”
    coded = _coded(rows[0])
    if coded is None and (role_of(rows[0][0].text.strip()) or len(rows[0]) > len(rows[1])):
        return 0
    for cells in rows[1:] if coded else rows:
        texts = [cell for cell in cells if cell.column not in (coded or ())]
        number = len(block.answers)
        if texts:
            block.answers.append(texts[0])
            block.rest[number] = texts[1:]
        block.headed.setdefault(number, []).extend(
            (coded[cell.column], cell) for cell in cells if coded and cell.column in coded
        )
    block.labels.extend(rows[0] if coded else ())
    return rows[-1][0].row


def _rows(sheet: Sheet, row: int, end: int) -> list[list[Cell]]:
    """The rows of a table of two columns or more; none for any other lines."""
    places = sheet.places
    if places is None or not places.is_row(row) or (row and places.is_row(row - 1)):
        return []
    found: list[list[Cell]] = []
    for each in range(row, end):
        if not places.is_row(each):
            break
        found.append(list(sheet.filled(each)))
    return found if all(len(cells) > 1 for cells in found) else []


def _coded(heads: list[Cell]) -> dict[int, str] | None:
    """Column -> kind of the codes below its head; None where no head, or every head, says so."""
    if max(len(cell.text) for cell in heads) > LONGEST_HEAD:
        return None
    found = {cell.column: CODED[role] for cell in heads if (role := role_of(cell.text.strip())) in CODED}
    return found if 0 < len(found) < len(heads) else None
