"""Layout 2: one row per answer, with columns for the State, the question and the response in any order."""

from __future__ import annotations

from gcm_data.issues import Issue
from loaders.layouts.answer import Answer
from loaders.layouts.base import QUESTION, RESPONSE, STATE, Layout
from loaders.layouts.rows import read_rows
from loaders.layouts.table import Table


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    return read_rows(table, table.header.one("member") or table.header.one("organization"))


LAYOUT = Layout(
    "compiled table",
    (STATE, QUESTION, RESPONSE),
    ("member", "member_code", "question", "response"),
    _read,
)
