"""Layout 1: a cover of label/value pairs that names the State, and a sheet of answers under a title block."""

from __future__ import annotations

from gcm_data.tables.issues import Issue
from loaders.documents.answer import Answer
from loaders.headers.one_header import Column
from loaders.layouts.base import NO_STATE, QUESTION, RESPONSE, Layout, Part
from loaders.layouts.row_issues import member_missing
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.rows import read_rows
from loaders.layouts.table import Table
from loaders.layouts.ticks_below import with_ticks_below

COVER = Part("a cover that names the State", lambda table: not table.names_itself, is_absence=True)


def read_form(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The answers of the one State whose document this is; issue member-missing where nothing names it."""
    if table.is_nobody(table.who(table.header.row, None)):
        response = table.header.one("response")
        if all(table.sheet.cell(row, response.index).is_empty for row in data_rows(table)):
            return [], []  # a template that nobody has filled in
        looked_for = "a cover with a label such as “Member State” and a name beside it"
        return [], [member_missing(table, looked_for)]
    answers, issues = read_rows(table, None)
    return with_ticks_below(table, answers), issues


def explains(column: Column) -> bool:
    """Whether a column is of questions or of the answers to them."""
    return column.role == "question" or (column.role == "response" and not column.question)


LAYOUT = Layout("response form", (RESPONSE, COVER, NO_STATE, QUESTION), explains, read_form)
