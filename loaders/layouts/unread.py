"""Words below a table's header that became nothing: told in one warning for each block of neighbouring cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gcm_data.tables.issues import Issue
from loaders.codes.objectives import single_objective
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Place
from loaders.headers.one_header import CODED
from loaders.headers.questions import LONGEST_LABEL, LONGEST_QUESTION, asked_by, worded_question
from loaders.layouts.form_lines import is_said_to_answerer
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table
from loaders.parsing.addresses import address_of, place_of

SHOWN, LONG = 60, 60  # characters quoted in an issue; of a text that looks like an answer
FEWEST_LETTERS = 3  # what has fewer is a mark or a number
MOST_ISSUES = 20  # for a sheet; one more tells of all other blocks


def unread_issues(table: Table, answers: Sequence[Answer], issues: Iterable[Issue]) -> list[Issue]:
    """A warning for each block of cells with words in no answer, code or head; of a row one issue is enough."""
    told = {place_of(found.cell)[0] for found in issues if found.sheet == table.sheet.name and found.cell}
    used = set(_used(answers, table.sheet.name))
    cells = list(_candidates(table, used, told))
    blocks = _blocks({(cell.row, cell.column): cell for cell in cells})
    rest = [cell for block in blocks[MOST_ISSUES:] for cell in block]
    return [
        table.issue(
            "cells-unread", block[0], found=block[0].text.strip()[:SHOWN], place=_range(block), number=_number(block)
        )
        for block in (*blocks[:MOST_ISSUES], *([rest] if rest else []))
    ]


def _number(block: Sequence[Cell]) -> str:
    return "1 cell" if len(block) == 1 else f"{len(block)} cells"


def _used(answers: Sequence[Answer], sheet: str) -> Iterator[Place]:
    """The places of all cells that became a part of an answer."""
    for answer in answers:
        cells = [
            answer.text,
            answer.who.member,
            *(cell for _, cell in (*answer.codes, *answer.marks, *answer.who.told)),
        ]
        cells += [found.cell for found in answer.stated]
        yield from ((cell.row, cell.column) for cell in cells if cell is not None and cell.sheet == sheet)


def _is_used(table: Table, cell: Cell, used: set[Place]) -> bool:
    return (cell.row, cell.column) in used or table.sheet.merged_into.get((cell.row, cell.column)) in used


def _candidates(table: Table, used: set[Place], told_rows: set[int]) -> Iterator[Cell]:
    """The cells that are a part of nothing, and have to be: words under no head, and texts as long as answers."""
    header = table.header
    heads = {column.index: column.role for column in (*header.columns, *header.repeated)}
    told = {cell.column for cell in header.unknown} | {column.index for column in header.repeated}
    has_heads = any(column.role not in ("state", *CODED) for column in header.columns)
    passed = told | {index for index, role in heads.items() if role != "response"}
    for row in data_rows(table) if has_heads else range(header.row + 1, len(table.sheet.rows)):
        if row in told_rows:
            continue
        cells = (table.sheet.cell(row, at) for at in range(len(table.sheet.rows[row])) if at not in passed)
        found = [cell for cell in cells if _is_left(table, cell, used, has_heads and cell.column not in heads)]
        if found and not label_of(next(_texts(table, row), "")):
            yield from found


def _is_left(table: Table, cell: Cell, used: set[Place], is_headless: bool) -> bool:
    """Whether a cell that became a part of nothing has words under no head, or as many as an answer."""
    if cell.is_empty or not (is_headless or len(cell.text) >= LONG) or _is_used(table, cell, used):
        return False
    return _has_words(cell.text) and (is_headless or not _is_aside(table, cell))


def _texts(table: Table, row: int) -> Iterator[str]:
    return (cell.text for cell in table.sheet.filled(row))


def _has_words(text: str) -> bool:
    return sum(map(str.isalpha, text[:LONG])) >= FEWEST_LETTERS


def _is_aside(table: Table, cell: Cell) -> bool:
    """Whether a long text is a question, an instruction or the title of an objective."""
    text = cell.text.strip()
    if text.endswith("?") or is_said_to_answerer(text):
        return True
    if len(text) >= LONGEST_LABEL:
        return len(text) < LONGEST_QUESTION and asked_by(text, table.instrument) is not None
    return bool(worded_question(text, table.instrument) or asked_by(text, table.instrument) or single_objective(text))


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
    first, last = address_of(min(rows), min(columns)), address_of(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"
