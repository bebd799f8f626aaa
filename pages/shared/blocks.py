"""The blocks that pages are made of: heading and scope, an exhibit with its twin, one answer, empty states."""

from __future__ import annotations

import html
from collections.abc import Callable

import pandas as pd
import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import Exhibit
from gcm_data.exports.csv import write_csv
from gcm_data.selection import Selection
from pages.shared import filters, session

_CHART = {"displaylogo": False, "displayModeBar": False}


def heading(title: str, selection: Selection) -> bool:
    """Title, what is shown, and what the documents say of themselves. Returns whether there is anything to show."""
    st.title(title)
    st.markdown(selection.describe())
    if not selection.members:
        st.info(wording.NO_MEMBERS)
        return False
    documents = session.review().data.documents
    documents = documents[documents["cycle"] == selection.cycle]
    if documents.empty:
        st.info(wording.NO_DOCUMENTS)
        return False
    for remark in wording.remarks(documents)[:1]:
        st.caption(remark)
    return True


def exhibit(make: Callable[..., Exhibit], selection: Selection, *arguments: str) -> None:
    """An exhibit: its finding as a heading, takeaway, figure, base line, and its table with a CSV file."""
    made = session.compute(make, selection, *arguments)
    st.subheader(made.title, anchor=made.key)
    st.markdown(made.takeaway)
    if made.draw:
        figure = session.figure(make, selection, filters.mode(), *arguments)
        st.plotly_chart(
            figure, theme=None, config=_CHART, alt=f"{made.title}. {made.takeaway}", key=f"figure-{made.key}"
        )
    st.caption(" ".join(filter(None, (made.base, made.note))))
    if made.draw:
        twin = st.expander(f"Table: {made.title}", on_change="rerun", key=f"table-{made.key}")
        if twin.open:  # a closed table is neither computed nor sent
            with twin:
                table(made.table, made.file_name(selection))
    else:
        table(made.table, made.file_name(selection))


def table(frame: pd.DataFrame, file_name: str) -> None:
    """A table and its CSV file, which is built when it is asked for."""
    st.dataframe(frame, hide_index=True, width="stretch")
    st.download_button(
        "Download as CSV", lambda: write_csv(frame), file_name, "text/csv", on_click="ignore", key=f"csv-{file_name}"
    )


def answer(response: object, question: str, named: list[str]) -> None:
    """One response, verbatim, with its place and source, and what it is evidence for.

    `response` is a row of the `responses` table. Its text is escaped, never run as Markdown or HTML.
    """
    st.markdown(f"**({response.question}) {question}**")
    if response.state == "answered":
        st.html(
            f'<blockquote dir="auto" style="white-space:pre-wrap;margin:0;padding:0 0 0 1rem;'
            f'border-left:3px solid currentColor">{html.escape(response.text)}</blockquote>'
        )
    else:
        st.markdown(f"*{wording.STATE_MEANINGS_OF_ANSWER[response.state]}*")
    place = f"{response.document} › {response.sheet}!{response.cell}"
    source = " · ".join(filter(None, (response.source, response.source_date)))
    st.caption(html.escape(place))
    if source:
        st.caption(html.escape(f"Source: {source}"))
    if named:
        st.caption("Evidence for: " + html.escape("; ".join(named)))
