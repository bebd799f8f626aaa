"""The blocks that pages are made of: heading and scope, an exhibit with its twin and its evidence, empty states."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit, quality
from gcm_data.snapshots.csv import write_csv
from gcm_data.wording.store import SHIPPED
from pages.shared import filters, panel, picture, say, session

_CHART = {"displaylogo": False, "displayModeBar": False}
_LINE, _CELL_MARGIN = 21, 14  # pixels of a line of text in a table, and above and below the lines of a cell


def heading(title: str, selection: Selection) -> bool:
    """Title, what is shown, and what the documents say of themselves. Returns whether there is anything to show."""
    say.title(title)
    say.words(session.compute(Scope.describe, selection))
    if not selection.members:
        say.info(wording.NO_MEMBERS)
        return False
    said = session.compute(quality.remarks, selection.of_everybody())
    if said is None:
        say.info(wording.NO_DOCUMENTS)
        return False
    if session.is_shipped():
        said = f"{said} {SHIPPED}".strip()
    if said:
        say.info(said)
    return True


def exhibit(make: Callable[..., Exhibit], selection: Selection, *arguments: object, folded: bool | None = None) -> None:
    """An exhibit: its finding as a heading, takeaway, figure, base line, the evidence behind a number, and its table.

    The table is folded away where there is a figure, unless `folded` says otherwise.
    """
    made = session.compute(make, selection, *arguments)
    _finding(made)
    if made.draw:
        _chart(made, session.figure(make, selection, filters.mode(), *arguments))
    _base(made, selection)
    if not (made.draw if folded is None else folded):
        table(made.table, session.file_name(selection, made.key), made)
    else:
        twin = st.expander("Table of this figure, with CSV file", on_change="rerun", key=f"table-{made.key}")
        if twin.open:  # a closed table is neither computed nor sent
            with twin:
                table(made.table, session.file_name(selection, made.key), made)
    if made.draw:
        picture.offer(make, made, selection, *arguments)


def shown(made: Exhibit, selection: Selection) -> None:
    """An exhibit without a figure that was made of what only this reader has, and is kept for nobody else."""
    _finding(made)
    _base(made, selection)
    table(made.table, session.file_name(selection, made.key), made)


def _finding(made: Exhibit) -> None:
    """The finding as a heading, and the takeaway."""
    say.subheader(made.title, anchor=made.key)
    say.words(made.takeaway)


def _base(made: Exhibit, selection: Selection) -> None:
    """The base line with the note, and the choice of a number."""
    say.caption(" ".join(filter(None, (made.base, made.note))))
    if made.focuses:
        panel.evidence(made, selection)


def _chart(made: Exhibit, figure: object) -> None:
    """The figure of an exhibit; a click on a mark opens its evidence."""
    key, options = filters.marks_key("figure", made.key), {}
    if made.focuses:
        options = {"on_select": partial(filters.open_mark, key, made.key), "selection_mode": "points"}
    alt = f"{made.title}. {made.takeaway}"
    st.plotly_chart(figure, theme=None, config=_CHART, alt=alt, key=key, **options)


def table(
    frame: pd.DataFrame, file_name: str, made: Exhibit | None = None, height: str = "auto", lines: int = 1
) -> None:
    """A table and its CSV file, which is built when it is asked for; a click on a cell opens its evidence.

    `lines` is how many lines of text a row has room for, where no exhibit says that.
    """
    options: dict[str, object] = {}
    lines = made.lines if made else lines
    if lines > 1:
        options["row_height"] = lines * _LINE + _CELL_MARGIN
    if made and made.focuses:
        key = filters.marks_key("cells", made.key)
        options = {
            **options,
            "key": key,
            "on_select": partial(filters.open_cell, key, made.key, made.label_at),
            "selection_mode": "single-cell",
        }
    st.dataframe(frame, hide_index=True, width="stretch", height=height, placeholder="–", **options)
    download("Download as CSV", lambda: write_csv(frame), file_name)


def download(label: str, content: Callable[[], bytes], file_name: str) -> None:
    """A button for a CSV file, which is built when it is asked for."""
    st.download_button(say.label(label), content, file_name, "text/csv", on_click="ignore", key=f"csv-{file_name}")
