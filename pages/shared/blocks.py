"""The blocks that pages are made of: heading and scope, an exhibit with its twin, one answer, empty states."""

from __future__ import annotations

import html
from collections.abc import Callable

import pandas as pd
import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import Exhibit, quality
from gcm_data.exports.csv import write_csv
from gcm_data.selection import Selection
from pages.shared import filters, session

_QUOTE = "white-space:pre-wrap;overflow-wrap:anywhere;margin:0;padding:0 0 0 1rem;border-left:3px solid currentColor"
_PLACE = "font-size:0.875rem;margin:0.5rem 0 1rem;overflow-wrap:anywhere"
_CHART = {"displaylogo": False, "displayModeBar": False}


def heading(title: str, selection: Selection) -> bool:
    """Title, what is shown, and what the documents say of themselves. Returns whether there is anything to show."""
    st.title(title)
    st.markdown(selection.describe())
    if not selection.members:
        st.info(wording.NO_MEMBERS)
        return False
    said = session.compute(quality.remarks, selection.of_everybody())
    if said is None:
        st.info(wording.NO_DOCUMENTS)
        return False
    if said:
        st.info(said)
    return True


def exhibit(make: Callable[..., Exhibit], selection: Selection, *arguments: str, folded: bool | None = None) -> None:
    """An exhibit: its finding as a heading, takeaway, figure, base line, and its table with a CSV file.

    The table is folded away where there is a figure, unless `folded` says otherwise.
    """
    made = session.compute(make, selection, *arguments)
    st.subheader(made.title, anchor=made.key)
    st.markdown(made.takeaway)
    if made.draw:
        figure = session.figure(make, selection, filters.mode(), *arguments)
        alt = f"{made.title}. {made.takeaway}"
        st.plotly_chart(figure, theme=None, config=_CHART, alt=alt, key=f"figure-{made.key}")
    st.caption(" ".join(filter(None, (made.base, made.note))))
    if not (made.draw if folded is None else folded):
        table(made.table, made.file_name(selection))
        return
    twin = st.expander(f"Table: {made.title}", on_change="rerun", key=f"table-{made.key}")
    if twin.open:  # a closed table is neither computed nor sent
        with twin:
            table(made.table, made.file_name(selection))


def table(frame: pd.DataFrame, file_name: str) -> None:
    """A table and its CSV file, which is built when it is asked for."""
    st.dataframe(frame, hide_index=True, width="stretch")
    st.download_button(
        "Download as CSV", lambda: write_csv(frame), file_name, "text/csv", on_click="ignore", key=f"csv-{file_name}"
    )


def answers(found: list[tuple[object, list[str]]], questions: dict[str, str]) -> None:
    """Responses, verbatim, each under its question, with its place and source and what it is evidence for.

    `found` are rows of the `responses` table with what each names; `questions` are subjects by letter.
    """
    if found:
        st.html("".join(_answer(response, questions[response.question], named) for response, named in found))


def _answer(response: object, question: str, named: list[str]) -> str:
    """One response as HTML; its text is escaped, never run as Markdown or HTML."""
    quoted = html.escape(response.text)
    if response.state != "answered":
        quoted = f"<em>{wording.STATE_MEANINGS_OF_ANSWER[response.state]}</em>"
    place = "!".join(filter(None, (response.sheet, response.cell)))  # a .csv file has no sheets
    lines = [f"<bdi>{html.escape(f'{response.document} › {place}')}</bdi>"]
    source = " · ".join(filter(None, (_linked(response.source), html.escape(response.source_date))))
    if source:
        lines.append(f"Source: {source}")
    if named:
        lines.append(f"Evidence for: {html.escape('; '.join(named))}")
    return (
        f"<p><strong>({response.question}) {html.escape(question)}</strong></p>"
        f'<blockquote dir="auto" style="{_QUOTE}">{quoted}</blockquote><p style="{_PLACE}">{"<br>".join(lines)}</p>'
    )


def _linked(source: str) -> str:
    """A source as HTML: each web address in it a link, everything else escaped text."""
    return "<br>".join(
        f'<a href="{html.escape(line)}" rel="noreferrer">{html.escape(line)}</a>'
        if line.startswith(("https://", "http://"))
        else html.escape(line)
        for line in source.splitlines()
    )
