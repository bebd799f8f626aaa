"""Layout 1: a cover of label/value pairs that names the State, and a sheet of answers under a title block."""

from __future__ import annotations

from gcm_data.issues import Issue
from loaders.headers import Header
from loaders.layouts.base import Answer, Layout, Table, read_rows


def _fits(header: Header) -> bool:
    return bool(header.one("question") and header.one("response") and not header.one("member"))


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The answers of the State on the cover; issue member-missing where the cover names none."""
    if "member" not in table.cover or table.cover["member"].is_empty:
        return [], [
            table.issue(
                "member-missing",
                looked_for="a cover with a label such as “Member State” and a name beside it",
            )
        ]
    return read_rows(table, None)


LAYOUT = Layout(
    "response form", "a cover that names the State, and a header with a question and a response", _fits, _read
)
