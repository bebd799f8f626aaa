"""Rows that hold answers, and those that don't: totals, footnotes, bands, the header where it is repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.codes.objectives import read_target_mark
from loaders.documents import roles
from loaders.documents.answer import ATTRIBUTION, WHO
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.machines import is_row_of_machines
from loaders.headers.one_header import Header, role_of
from loaders.headers.questions import HEADING_WORDS, is_said_to_answerer
from loaders.layouts.closing_lines import closing_role
from loaders.layouts.row_labels import is_band, label_of
from loaders.layouts.table import Table
from loaders.parsing.headings import BOLD

_LEGEND = re.compile(r"\s*\(?\W{0,2}\w{0,2}\W{0,2}\s*(?:=|:|–|-)\s*\w|\s*\(?[xX✓✔●]\)?\s+\w+")
_BY_COLUMN = {
    **dict.fromkeys(("member", "member_code", *WHO, *ATTRIBUTION), roles.WHO),
    **dict.fromkeys(("source", "source_title", "source_date"), roles.SOURCE),
    **dict.fromkeys(("received", "review", "remark"), roles.VALUE),
    "question": roles.QUESTION,
    "choice": roles.ANSWER,
    "ignored": roles.IGNORED,
}
_FOOTNOTE_MARK = re.compile(r"\s*(?:[*†‡§¹²³⁴-⁹]|\[\d+\]|\d[)/]|/\w)+\s*\S")


def _is_note(text: str) -> bool:
    """Whether a text that stands alone begins with the mark of a footnote, or explains a sign (“x = reported”) or a
    status (“partly = …”).
    """
    if _FOOTNOTE_MARK.match(text) or _LEGEND.match(text):
        return True
    status, sign, _ = text.partition("=")
    return bool(sign and status.strip()) and read_target_mark(status, "") is not None


def _is_second_header(table: Table, row: int) -> bool:
    """Whether the row right below the header says the same in another language."""
    if row != table.header.row + 1:
        return False
    known = {column.index: column.role for column in table.header.columns}
    cells = list(table.sheet.filled(row))
    return len(cells) > 1 and all(role_of(cell.text.strip()) == known.get(cell.column, "") for cell in cells)


def _roles_by_column(header: Header) -> list[tuple[int, str, str]]:
    """Column, role and rule of the cells below each head that speaks for all of them; answers and codes are told one
    by one.
    """
    former = {cell.column for cell, _ in header.former}
    found = [(column, roles.IGNORED, roles.FORMER) for column in former]
    for column in header.columns:
        role = _BY_COLUMN.get(column.role)
        if role and column.index not in former:
            found.append((column.index, role, roles.BY_HEADER if role == roles.IGNORED else ""))
    return found


def _is_beside(sheet: Sheet, row: int) -> bool:
    """Whether a line of a text document stands above, below or between tables, and is no row of one."""
    return sheet.places is not None and not sheet.places.is_row(row)


def _role_beside(sheet: Sheet, line: Cell) -> str:
    """The role of a line beside a table: what tells how to fill it in, a heading right above one, else unread."""
    if is_said_to_answerer(line.text):
        return roles.INSTRUCTION
    if closing := closing_role(sheet, line.row, len(sheet.rows)):
        return closing
    after = range(line.row + 1, len(sheet.rows))
    below = next((row for row in after if any(True for _ in sheet.filled(row))), None)
    is_title = 0 < sheet.places.level(line.row) < BOLD and len(line.text.split()) <= HEADING_WORDS
    return roles.TITLE if is_title and below is not None and sheet.places.is_row(below) else roles.UNREAD


def data_rows(table: Table) -> Iterator[int]:
    """The rows below the header that hold answers.

    Left out: empty rows, rows with more fields than heads, totals and footnotes, bands that hold a subregion's name
    alone, former answers, and the header where it is repeated; an answer that begins like one of them is an answer. Of
    a text document paragraphs are no rows: what they say stays unread, so that it is told.
    """
    texts = [column.index for column in table.header.all("response")]
    told = _roles_by_column(table.header)
    heading = [value for value in table.sheet.rows[table.header.row] if value != ""]
    for row in range(table.header.row + 1, len(table.sheet.rows)):
        values = table.sheet.rows[row]
        filled = next(table.sheet.filled(row), None)
        if filled is None or row in table.longer_rows:
            continue
        if filled.column not in texts and (label := label_of(filled.text)):
            table.roles.say(roles.FOOTNOTE if label == "footnote" else roles.TOTAL, table.sheet.filled(row))
            continue
        is_alone = filled.column + 1 + values[filled.column + 1 :].count("") == len(values)
        is_note = is_alone and filled.column not in texts and _is_note(filled.text)
        if is_note or (is_alone and is_band(filled.text)):
            table.roles.say(roles.FOOTNOTE if is_note else roles.BAND, [filled])
            continue
        if _is_beside(table.sheet, row):
            table.roles.say(_role_beside(table.sheet, filled), [filled])
            continue
        if row in table.former:
            table.roles.say_row(roles.IGNORED, table.sheet.name, row, roles.FORMER)
        elif heading and heading[0] in values and [value for value in values if value != ""] == heading:
            table.roles.say(roles.IGNORED, table.sheet.filled(row), roles.REPEATED)
        elif _is_second_header(table, row):
            table.roles.say(roles.HEADER, table.sheet.filled(row))
        elif is_row_of_machines(values):
            table.roles.say(roles.IGNORED, table.sheet.filled(row), roles.MACHINES)
        else:
            table.roles.say_columns(table.sheet.name, row, told)
            yield row
