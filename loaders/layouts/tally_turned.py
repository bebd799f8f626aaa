"""A ninth layout: a tally turned round, objectives down and States across, marks in the cells."""

from __future__ import annotations

from gcm_data.tables.issues import Issue
from loaders.codes.objectives import read_target_mark, single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer, Who
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import Column, Header, Target
from loaders.headers.questions import letters
from loaders.headers.rows import HEADER_WITHIN
from loaders.layouts.base import Layout, Part
from loaders.layouts.marked import by_question
from loaders.layouts.respondents_across import side, told_below
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table
from loaders.layouts.tally import FEWEST_OBJECTIVES
from loaders.respondents.members import names_member


def find_header(sheet: Sheet, instrument: str, within: int = HEADER_WITHIN) -> Header | None:
    """The header, in the first rows, with two or more States across and objectives to their left; or None."""
    for row in range(min(len(sheet.rows), within)):
        names = [cell for cell in sheet.filled(row) if names_member(cell.text)]
        if len(names) < 2 or not names[0].column:
            continue
        below = range(row + 1, min(row + HEADER_WITHIN, len(sheet.rows)))
        if len({_objective(sheet, r, names[0].column) for r in below} - {0}) >= FEWEST_OBJECTIVES:
            return Header(row, tuple(Column(cell, "state") for cell in names), (), (), row)
    return None


def _objective(sheet: Sheet, row: int, before: int) -> int:
    """The objective that the labels of a row name: its number, its title or both; 0 for none."""
    labels = (sheet.cell(row, column).text.strip() for column in range(before))
    return next((found for label in labels if len(label) < 200 and (found := single_objective(label))), 0)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """One answer without text for each State. Issue: mark-unknown."""
    first = table.header.columns[0].index
    marks: dict[int, list[tuple[Target, Cell]]] = {column.index: [] for column in table.header.columns}
    issues: list[Issue] = []
    for row in data_rows(table):
        if not (objective := _objective(table.sheet, row, first)):
            alone = list(table.sheet.filled(row))
            table.roles.say(roles.BAND, alone if len(alone) == 1 and alone[0].column < first else ())
            continue
        table.roles.say(roles.CODE, side(table.sheet, row, first))
        for column in marks:
            cell = table.sheet.cell(row, column)
            marked = read_target_mark(cell.value, letters(table.instrument))
            table.roles.say(roles.CODE, [cell] if marked is not None else [])
            if marked is None:
                issues.append(table.issue("mark-unknown", cell, found=cell.text.strip()))
            elif marked:
                marks[column].append((("objective", str(objective)), cell))
    told = told_below(table, table.header.row, {column.index: column.cell for column in table.header.columns})
    answers = []
    for column, found in marks.items():
        who = Who(table.sheet.cell(table.header.row, column), told[column], table.is_attributable)
        answers.extend(by_question(Answer(who, is_compiled=True, marks=tuple(found)), table.instrument))
    return answers, issues


LAYOUT = Layout(
    "tally, turned",
    (
        Part("two or more States as headers", lambda table: bool(table.header.all("state"))),
        Part(
            "objectives to their left",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "objective",
            "5",
        ),
    ),
    lambda column: column.role == "state",
    _read,
    find_header,
)
