"""What opens a number: a click on a mark of a chart or a cell of a table, before the page runs again; or a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from gcm_data import wording
from pages.shared import filters, say
from pages.shared.links import code_of_number

LabelAt = Callable[[int, str], str | None]


def open_mark(chart: str, key: str) -> None:
    """Open the number of an exhibit whose mark was clicked in a chart."""
    if label := _marked(chart):
        filters.open_number(key, label)


def choose_mark(chart: str, key: str, box: str, beside: Mapping[str, object]) -> None:
    """Choose in a select box the number whose mark was clicked in a chart; none where the box has it already.

    `key` is that of the exhibit, whose chart begins anew: the figure itself shows what is chosen. `beside`: what other
    widgets hold then, by their keys.
    """
    if label := _marked(chart):
        code = code_of_number(label)
        if filters.state_of(box) == code:
            filters.empty(box)
        else:
            filters.put(box, code)
        for name, value in beside.items():
            filters.put(name, value)
        filters.let_go(key)


def open_cell(table: str, key: str, label_at: LabelAt) -> None:
    """Open the number of an exhibit whose cell was clicked in a table."""
    if label := _of_cell(table, label_at):
        filters.open_number(key, label)


def choose_cell(table: str, box: str, label_at: LabelAt) -> None:
    """Choose in a select box what the cell says that was clicked in a table."""
    if label := _of_cell(table, label_at):
        filters.put(box, label)


def _marked(chart: str) -> str:
    points = filters.state_of(chart)["selection"]["points"]
    return points[0]["customdata"][0] if points and "customdata" in points[0] else ""


def _of_cell(table: str, label_at: LabelAt) -> str | None:
    cells = filters.state_of(table)["selection"]["cells"]
    return label_at(*cells[0]) if cells else None


def choose_number(key: str, title: str, labels: Mapping[str, str]) -> None:
    """A list of the numbers of an exhibit, which opens one; `labels`: what the list calls a number -> its label.

    The exhibit's title tells those who can't see the page which of its lists this is.
    """
    box, found = filters.marks_key("list", key), filters.opened(key, labels.values())
    filters.put(box, next((name for name, label in labels.items() if label == found), None))
    st.selectbox(
        say.label(f"Evidence behind a number: {title}"),
        list(labels),
        index=None,
        key=box,
        placeholder=wording.EVIDENCE_HELP,
        label_visibility="collapsed",
        on_change=_open_listed,
        args=(box, key, labels),
    )


def _open_listed(box: str, key: str, labels: Mapping[str, str]) -> None:
    filters.open_number(key, labels.get(filters.state_of(box)))
