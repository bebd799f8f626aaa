"""Rows of a State's own sheet whose columns are the questions: parts of the questions, replies, and their codes."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.documents import roles
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, role_of
from loaders.layouts.across import parts_across
from loaders.layouts.table import Table

Codes = dict[int, list[tuple[str, Cell]]]  # by column


def own_rows(table: Table, rows: Iterable[int]) -> list[tuple[int, Codes]]:
    """The rows that answer, each with the codes of its columns from the rows below it that a label calls codes.

    A row of short heads, above the answers in its columns, says what parts the questions have, and answers nothing.
    """
    first = min((column.index for column in table.header.all("response") if column.question), default=0)
    found: list[tuple[int, Codes]] = []
    for row in rows:
        cells = list(table.sheet.filled(row))
        label = cells[0] if cells and cells[0].column < first else None
        kind = CODED.get(role_of(label.text.strip()) or "") if label else None
        if kind and found:
            for cell in cells[1:]:
                found[-1][1].setdefault(cell.column, []).append((kind, cell))
            table.roles.say(roles.LABEL, [label])
        elif parts_across(table.sheet, row, len(table.sheet.rows)):
            table.roles.say(roles.HEADER, cells)
        else:
            found.append((row, {}))
            table.roles.say(roles.LABEL, [label] if label and role_of(label.text.strip()) == "response" else [])
    return found
