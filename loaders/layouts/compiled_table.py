"""Layout 2: one row per answer, with columns for the State, the question and the response in any order."""

from __future__ import annotations

from gcm_data.tables.issues import Issue
from loaders.documents.answer import Answer
from loaders.headers.one_header import Column
from loaders.layouts.base import QUESTION, RESPONSE, STATE, Layout, tells_respondent
from loaders.layouts.rows import read_rows
from loaders.layouts.table import Table


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    return read_rows(table, table.names)


def _explains(column: Column) -> bool:
    return tells_respondent(column) or column.role == "question" or (column.role == "response" and not column.question)


LAYOUT = Layout("compiled table", (STATE, RESPONSE, QUESTION), _explains, _read)
