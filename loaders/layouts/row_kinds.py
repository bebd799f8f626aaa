"""Rows that hold answers, and those that don't: totals, footnotes, bands, the header where it is repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.headers.one_header import role_of
from loaders.layouts.row_labels import is_band, label_of
from loaders.layouts.table import Table

_LEGEND = re.compile(r"\s*\(?\W{0,2}\w{0,2}\W{0,2}\s*(?:=|:|–|-)\s*\w|\s*\(?[xX✓✔●]\)?\s+\w+")
_FOR_MACHINES = re.compile(r"#[A-Za-z]\w*(?:\s*[+]\w+)*\s*$|\{\s*\"ImportId")
_FOOTNOTE_MARK = re.compile(r"\s*(?:[*†‡§¹²³⁴-⁹]|\[\d+\]|\d[)/]|/\w)+\s*\S")


def _is_note(text: str) -> bool:
    """Whether a text that stands alone begins with the mark of a footnote, or explains a sign (“x = reported”)."""
    return bool(_FOOTNOTE_MARK.match(text) or _LEGEND.match(text))


def _is_second_header(table: Table, row: int) -> bool:
    """Whether the row right below the header says the same in another language."""
    if row != table.header.row + 1:
        return False
    roles = {column.index: column.role for column in table.header.columns}
    cells = list(table.sheet.filled(row))
    return len(cells) > 1 and all(role_of(cell.text.strip()) == roles.get(cell.column, "") for cell in cells)


def _is_of_machines(values: list[object]) -> bool:
    """Whether a row says to programs what its columns hold: tags of HXL (#country), identifiers of an import."""
    number = 0
    for value in values:
        if value != "":
            if not _FOR_MACHINES.match(str(value).strip()):
                return False  # the first value of most rows says so
            number += 1
    return number > 1


def data_rows(table: Table) -> Iterator[int]:
    """The rows below the header that hold answers.

    Left out: empty rows, rows with more fields than heads, totals and footnotes, bands that hold a subregion's name
    alone, and the header where it is repeated; an answer that begins like one of them is an answer.
    """
    texts = [column.index for column in table.header.all("response")]
    heading = [value for value in table.sheet.rows[table.header.row] if value != ""]
    for row in range(table.header.row + 1, len(table.sheet.rows)):
        values = table.sheet.rows[row]
        filled = next(table.sheet.filled(row), None)
        if filled is None or row in table.longer_rows or (filled.column not in texts and label_of(filled.text)):
            continue
        is_alone = all(value == "" for value in values[filled.column + 1 :])
        if is_alone and (is_band(filled.text) or (filled.column not in texts and _is_note(filled.text))):
            continue
        if heading and heading[0] in values and [value for value in values if value != ""] == heading:
            continue
        if _is_second_header(table, row) or _is_of_machines(values):
            continue
        yield row
