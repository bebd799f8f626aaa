"""Layout 6: questions down, States across; perhaps with a second header row for responses and objectives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gcm_data.issues import Issue
from loaders.headers import CODED, HEADER_WITHIN, Column, Header, classify, role_of
from loaders.layouts.answer import WHO, Answer, Who
from loaders.layouts.base import Layout
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table
from loaders.members import resolve_member
from loaders.workbook import Cell, Sheet

LONGEST_NAME = 100  # characters
SIDE_ROLES = (*CODED, "response", "choice", "source")


@dataclass(frozen=True)
class Across:
    """Where things stand: column -> the State's cell and what the column holds of it; the last row of the header."""

    states: dict[int, tuple[Cell, str]]
    row: int

    @property
    def first(self) -> int:
        """The first column of a State."""
        return min(self.states)


def find_header(sheet: Sheet, instrument: str) -> Header | None:
    """The header with two or more States across and two or more questions below, to their left; None without one."""
    for row in range(min(len(sheet.rows), HEADER_WITHIN)):
        names = [cell for cell in sheet.filled(row) if len(cell.text) < LONGEST_NAME and resolve_member(cell.text).iso3]
        if len({resolve_member(cell.text).iso3 for cell in names}) < 2:
            continue
        columns = tuple(Column(cell, "state") for cell in names)
        header = Header(row, columns, (), (), row)
        below = range(row + 1, len(sheet.rows))
        asked = {question for r in below for _, question in _asked(sheet, r, names[0].column, instrument)}
        if len(asked - {""}) >= 2:
            return header
    return None


def _asked(sheet: Sheet, row: int, before: int, instrument: str) -> Iterator[tuple[str, str]]:
    """Role and question of each label that stands in a row left of the States."""
    seen = set()
    for column in range(before):
        cell = sheet.spanned(row, column)
        if cell.is_empty or (cell.row, cell.column) in seen:
            continue
        seen.add((cell.row, cell.column))
        meaning = classify(cell.text.strip(), instrument)
        if meaning and meaning[0] == "mark" and meaning[2] <= 5:
            meaning = ("response", "abcde"[meaning[2] - 1], 0)
        if meaning and meaning[0] in SIDE_ROLES:
            yield meaning[0], meaning[1]


def _across(table: Table) -> Across:
    """The columns of the States. A name merged over several columns, or followed by empty ones, is the State of all."""
    sheet, row = table.sheet, table.header.row
    first = table.header.columns[0].index
    below = row + 1
    width = max(len(sheet.rows[row]), len(sheet.rows[below]) if below < len(sheet.rows) else 0)
    roles = {column: role_of(sheet.cell(below, column).text.strip()) for column in range(first, width)}
    told = [role for role in roles.values() if role]
    is_double = bool(told) and all(role in SIDE_ROLES for role in told)
    states: dict[int, tuple[Cell, str]] = {}
    name = None
    for column in range(first, width):
        own = sheet.spanned(row, column)
        if not own.is_empty:
            name = own
        elif not (is_double and roles[column]):
            name = None
        if name is not None:
            states[column] = name, (roles[column] or "response") if is_double else "response"
    return Across(states, below if is_double else row)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """An answer for each question and State. Issue: question-unknown, for a row that is no question."""
    across = _across(table)
    answers: dict[tuple[str, int], list[Answer]] = {}
    issues: list[Issue] = []
    question = ""
    body = replace(table, header=replace(table.header, row=across.row))
    for row in data_rows(body):
        asked = list(_asked(table.sheet, row, across.first, table.instrument))
        question = next((key for _, key in asked if key), question if asked else "")
        role = next((role for role, _ in reversed(asked) if role != "response"), "response")
        filled = [(c, cell) for c in across.states if not (cell := table.sheet.cell(row, c)).is_empty]
        if not question:
            label = next(table.sheet.filled(row))
            if filled and not role_of(label.text.strip()):
                found = label.text.strip() if label.column < across.first else ""
                issues.append(table.issue("question-unknown", label, found=found, answer=filled[0][1].address))
            continue
        for column, (name, holds) in across.states.items():
            cell = table.sheet.spanned(row, column)
            if cell.row == row:
                _add(answers, (question, name.column), table, name, cell, role if role != "response" else holds)
    return [answer for group in answers.values() for answer in group], issues


def _add(
    answers: dict[tuple[str, int], list[Answer]], key: tuple[str, int], table: Table, name: Cell, cell: Cell, role: str
) -> None:
    """Add a cell to the answers of a question and State: as an answer, or as what is told of the last one."""
    group = answers.setdefault(key, [])
    if role == "response":
        group.append(Answer(Who(name, (), table.is_attributable), key[0], cell, is_compiled=True))
    elif group and not cell.is_empty:
        if role in CODED:
            group[-1] = replace(group[-1], codes=(*group[-1].codes, (CODED[role], cell)))
        else:
            group[-1] = replace(group[-1], **{role: cell.text.strip()})


LAYOUT = Layout(
    "States across",
    (
        ("two or more States as headers", lambda table: bool(table.header.all("state"))),
        ("questions to their left", lambda table: find_header(table.sheet, table.instrument) is not None),
    ),
    ("state",),
    _read,
    find_header,
)
