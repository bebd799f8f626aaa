"""The row under a figure: base, how it is counted, its numbers, chart or table, files, link. All in 36 pixels.

What coders reviewed, and how far they agree, has a line of its own below: no number of theirs is read without it.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit
from gcm_data.exhibits.numbers import listed_numbers
from gcm_data.snapshots.csv import write_csv
from gcm_data.text.inert import as_html
from gcm_data.wording.coding import note_in
from pages.shared import filters, keys, marks, picture, say, session

CHART, TABLE = "Chart", "Table"


def is_table_shown(made: Exhibit) -> bool:
    """Whether the reader wants the table of an exhibit in the place of its figure."""
    return filters.state_of(f"{keys.VIEW}{made.key}") == TABLE


def draw(
    made: Exhibit,
    selection: Selection,
    make: Callable[..., Exhibit] | None = None,
    *arguments: object,
    is_drawn: bool = True,
) -> None:
    """The row of an exhibit. Without the function that made it, whose results are kept, it has no picture.

    What is not drawn because it has nothing to show has neither a choice of views nor files.
    """
    base, reviewed = note_in(made.base)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{keys.ROW}{made.key}"):
        say.html(f'<p class="base">{as_html(base)}</p>')
        _how(made)
        if made.focuses and (is_drawn or made.nothing):
            _find(made, selection)
        if made.draw and is_drawn:
            views = {CHART: CHART, TABLE: TABLE}
            st.segmented_control(
                "Chart or table",
                list(views),
                key=f"{keys.VIEW}{made.key}",
                default=CHART,
                required=True,
                format_func=say.named(views),
                label_visibility="collapsed",
            )
        if is_drawn:
            _save(made, selection, make is not None)
        link = st.popover("Link", type="tertiary", on_change="rerun", key=f"{keys.LINK}{made.key}")
        if link.open:
            with link:
                say.code(filters.address(made.key))
    if reviewed:
        say.html(f'<p class="reviewed">{as_html(reviewed)}</p>')
    if made.draw and make is not None and is_drawn:
        picture.show(make, made, selection, *arguments)


def _how(made: Exhibit) -> None:
    """What the figure says in words, what it is based on and what has to be known of it."""
    how = st.popover("How counted", type="tertiary", on_change="rerun", key=f"{keys.HOW}{made.key}")
    if how.open:
        with how:
            say.paragraphs(filter(None, (made.takeaway, made.base, made.note)))


def _find(made: Exhibit, selection: Selection) -> None:
    """The list of the exhibit's numbers, each with its value."""
    found = st.popover("Find a number", type="tertiary", on_change="rerun", key=f"{keys.FIND}{made.key}")
    if found.open:
        with found:
            marks.choose_number(made.key, made.title, session.build(listed_numbers, selection, made))


def _save(made: Exhibit, selection: Selection, has_picture: bool) -> None:
    """The files of an exhibit: its picture, and its table. Its buttons are drawn while it is open: they cost most."""
    found = st.popover("Save", type="tertiary", on_change="rerun", key=f"{keys.SAVE}{made.key}")
    if not found.open:
        return
    name, content = session.file_name(selection, made.key), made.table
    with found:
        if made.draw and has_picture:
            picture.offer(made)
        st.download_button(
            "CSV, the table", lambda: write_csv(content), name, "text/csv", on_click="ignore", key=f"{keys.CSV}{name}"
        )
