"""A ninth layout: a tally turned round: objectives, principles or kinds of cooperation down and States across, marks in
the cells; rows below them may hold what the States say of it, and codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data.tables.issues import Issue
from loaders.codes.names import single_name
from loaders.codes.objectives import read_target_mark, single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer, Who
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.asked_by_sheet import asked_by_sheet
from loaders.headers.one_header import CODED, Column, Header, Target, role_of
from loaders.headers.question_letters import letters
from loaders.headers.questions import resolve_question
from loaders.headers.rows import HEADER_WITHIN
from loaders.layouts.base import Layout, Part
from loaders.layouts.marked import by_question
from loaders.layouts.respondents_across import side, told_below
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table
from loaders.layouts.tally import FEWEST_NAMES, FEWEST_OBJECTIVES
from loaders.respondents.members import names_member

LONGEST_LABEL = 200  # characters
FEWEST = {"objective": FEWEST_OBJECTIVES, "principle": FEWEST_NAMES, "need": FEWEST_NAMES}


def find_header(sheet: Sheet, instrument: str, within: int = HEADER_WITHIN) -> Header | None:
    """The header, in the first rows, with two or more States across and names of targets to their left; or None."""
    for row in range(min(len(sheet.rows), within)):
        names = [cell for cell in sheet.filled(row) if names_member(cell.text)]
        if len(names) < 2 or not names[0].column:
            continue
        if _kinds(sheet, row, names[0].column):
            return Header(row, tuple(Column(cell, "state") for cell in names), (), (), row)
    return None


def _kinds(sheet: Sheet, header: int, before: int) -> list[str]:
    """The kinds of targets of which the labels below a header name enough, the one with the most names first.

    A principle may sound like an objective: “International cooperation”.
    """
    labels = {label for row in range(header + 1, min(header + HEADER_WITHIN, len(sheet.rows)))
              for label in _labels(sheet, row, before)}  # fmt: skip
    number = {kind: len({_named(kind, label) for label in labels} - {""}) for kind in FEWEST}
    return sorted((kind for kind, fewest in FEWEST.items() if number[kind] >= fewest), key=lambda kind: -number[kind])


def _labels(sheet: Sheet, row: int, before: int) -> list[str]:
    labels = (sheet.cell(row, column).text.strip() for column in range(before))
    return [label for label in labels if 0 < len(label) < LONGEST_LABEL]


def _named(kind: str, label: str) -> str:
    """What a label names: an objective by its number, its title or both, or a principle or need by its name."""
    if kind == "objective":
        return str(single_objective(label) or "")
    return single_name(label, kind) if len(label) > 1 else ""


def _target(sheet: Sheet, row: int, before: int, kinds: list[str]) -> Target | None:
    """The target that the labels of a row name; None for none."""
    named = ((kind, _named(kind, label)) for kind in kinds for label in _labels(sheet, row, before))
    return next((target for target in named if target[1]), None)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """One answer for each State, without text but for a row of answers. Issue: mark-unknown."""
    first = table.header.columns[0].index
    kinds = _kinds(table.sheet, table.header.row, first)
    marks: dict[int, list[tuple[Target, Cell]]] = {column.index: [] for column in table.header.columns}
    said: dict[int, Cell] = {}
    codes: dict[int, list[tuple[str, Cell]]] = {column: [] for column in marks}
    issues: list[Issue] = []
    for row in data_rows(table):
        labels, cells = list(side(table.sheet, row, first)), [table.sheet.cell(row, column) for column in marks]
        target = _target(table.sheet, row, first, kinds)
        role = None if target else next(filter(None, (role_of(label.text.strip()) for label in labels)), None)
        if target:
            table.roles.say(roles.CODE, labels)
            issues += _marked(table, target, cells, marks)
        elif role in CODED and CODED[role] in kinds:  # how many of them are marked
            table.roles.say(roles.TOTAL, [*labels, *cells])
        elif role in CODED:
            table.roles.say(roles.LABEL, labels)
            for cell in (cell for cell in cells if not cell.is_empty):
                codes[cell.column].append((CODED[role], cell))
        elif role == "response" and not said:
            table.roles.say(roles.LABEL, labels)
            said = {cell.column: cell for cell in cells}
        else:
            alone = list(table.sheet.filled(row))
            table.roles.say(roles.BAND, alone if len(alone) == 1 and alone[0].column < first else ())
    return _answers(table, marks, codes, said), issues


def _marked(
    table: Table, target: Target, cells: list[Cell], marks: dict[int, list[tuple[Target, Cell]]]
) -> Iterator[Issue]:
    """Notes which States a row marks; an issue for each sign that nobody knows."""
    for cell in cells:
        marked = read_target_mark(cell.value, letters(table.instrument))
        table.roles.say(roles.CODE, [cell] if marked is not None else [])
        if marked is None:
            yield table.issue("mark-unknown", cell, found=cell.text.strip())
        elif marked:
            marks[cell.column].append((target, cell))


def _answers(
    table: Table,
    marks: dict[int, list[tuple[Target, Cell]]],
    codes: dict[int, list[tuple[str, Cell]]],
    said: dict[int, Cell],
) -> list[Answer]:
    """The marks of each State, at the question that the sheet asks, if it asks one, with its text and codes."""
    asked = asked_by_sheet(table.sheet, table.header.top, table.instrument)
    question = (resolve_question(asked.text, table.instrument).key or "") if asked else ""
    told = told_below(table, table.header.row, {column.index: column.cell for column in table.header.columns})
    answers = []
    for column, found in marks.items():
        who = Who(table.sheet.cell(table.header.row, column), told[column], table.is_attributable)
        answer = Answer(who, question, said.get(column), tuple(codes[column]), is_compiled=True, marks=tuple(found))
        answers.extend(by_question(answer, table.instrument))
    return answers


LAYOUT = Layout(
    "tally, turned",
    (
        Part("two or more States as headers", lambda table: bool(table.header.all("state"))),
        Part(
            "objectives, principles or kinds of cooperation to their left",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "objective",
            "5",
        ),
    ),
    lambda column: column.role == "state",
    _read,
    find_header,
)
