"""A State written once for several answers: rows without a name whose name stands above."""

from __future__ import annotations

from loaders.documents.workbook import Sheet
from loaders.headers.one_header import Column, Header
from loaders.layouts.row_labels import label_of


def find_named_above(sheet: Sheet, header: Header, member: Column) -> dict[int, int]:
    """Row without a name -> the row above whose name holds for it (Table.named_above says where)."""
    found: dict[int, int] = {}
    names: dict[str, int] = {}
    last = None
    for row in range(header.row + 1, len(sheet.rows)):
        name = sheet.spanned(row, member.index)
        if label_of(name.text) in ("total", "subtotal"):
            last = None
            continue
        if name.is_empty:
            is_blank = not any(True for _ in sheet.filled(row))
            last = None if is_blank else last
            if last is not None:
                found[row] = last
        elif name.row == row:
            if names.setdefault(name.text.strip(), row) != row:
                return {}
            last = row
    return found if 2 * len(set(found.values())) >= len(names) else {}
