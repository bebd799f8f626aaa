"""What a click on a mark of a chart or a cell of a table does. All are called before the page runs again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pages.shared import filters
from pages.shared.links import code_of_number

LabelAt = Callable[[int, str], str | None]


def open_mark(chart: str, key: str) -> None:
    """Open the number of an exhibit whose mark was clicked in a chart."""
    if label := _marked(chart):
        filters.open_number(key, label)


def choose_mark(chart: str, box: str, beside: Mapping[str, object]) -> None:
    """Choose in a select box the number whose mark was clicked in a chart; none where that mark was chosen already.

    `beside`: what other widgets hold then, by their keys.
    """
    label = _marked(chart)
    for key, value in {box: code_of_number(label) if label else None, **(beside if label else {})}.items():
        filters.put(key, value)


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
