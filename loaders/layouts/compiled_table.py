"""Layout 2: one row per answer, with columns for the State, the question and the response in any order."""

from __future__ import annotations

from gcm_data.issues import Issue
from loaders.headers import Header
from loaders.layouts.base import Answer, Layout, Table, read_rows


def _fits(header: Header) -> bool:
    return all(header.one(role) for role in ("member", "question", "response"))


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    return read_rows(table, table.header.one("member"))


LAYOUT = Layout("compiled table", "a header with a State, a question and a response", _fits, _read)
