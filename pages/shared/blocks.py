"""The blocks that pages are made of: the title with its choices, an exhibit with the row under it, tables, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gcm_data import wording
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit, nothing, quality
from gcm_data.exhibits.facts import Fact, Facts
from gcm_data.exhibits.numbers import named_number
from gcm_data.snapshots.csv import write_csv
from gcm_data.text.inert import as_html
from gcm_data.wording import menu
from pages.shared import figure_row, filters, keys, marks, navigation, panel, picture, rows, say, session
from pages.shared.links import code_of_number

_CHART = {"displaylogo": False, "displayModeBar": False}
_GLANCE = 170  # characters of a takeaway above a figure: one line
_LINE, _CELL_MARGIN = 21, 14  # pixels of a line of text in a table, and above and below the lines of a cell


def heading(
    selection: Selection, title: str = "", about: str = "", needs_documents: bool = True
) -> DeltaGenerator | None:
    """The title of a page in a row, the menu's if no other; behind it links to the pages that belong to it.

    Gives the rest of that row, for what is chosen on the page: `with row: …`. None where there is nothing to show,
    which is said: no member, or nothing read, if the page `needs_documents`. `about`, what the page is for, stands
    beside the title of a page that needs the room.
    """
    page = filters.page()
    with st.container(horizontal=True, vertical_alignment="center", key=keys.TITLE):
        say.title(title or menu.TITLES[page])
        row = st.container(horizontal=True, vertical_alignment="center", key=keys.CHOICES)
        with row:
            if about:
                say.caption(about)
            for other in navigation.home_of(page).beside(page):
                with st.container(width="content", key=f"{keys.BELONGS}{other}"):
                    st.page_link(page=f"pages/{other}.py", label=say.label(menu.TITLES[other]))
    if not selection.members:
        say.info(wording.NO_MEMBERS)
        return None
    if session.compute(quality.remarks, selection.of_everybody()) is None:
        say.info(wording.NO_DOCUMENTS)
        return None if needs_documents else row
    return row


def exhibit(
    make: Callable[..., Exhibit],
    selection: Selection,
    *arguments: object,
    folded: bool = False,
    is_small: bool = False,
) -> None:
    """An exhibit: its finding as a heading, a sentence, the figure or its table, and one row with the rest.

    A click, or a choice in the row, runs this part of the page alone. `folded`: a table without a figure is hidden.
    `is_small`: the sentence is left to the row, because other figures stand beside this one.
    """
    _exhibit(make, selection, arguments, folded, is_small)


@st.fragment
def _exhibit(
    make: Callable[..., Exhibit], selection: Selection, arguments: tuple[object, ...], folded: bool, is_small: bool
) -> None:
    made = session.compute(make, selection, *arguments)
    opened = filters.opened(made.key, made.focuses)
    instead = session.compute_of(nothing.said_instead, make, selection, arguments)
    if not instead and is_small and made.takeaway in wording.NOTHING:
        instead = made.takeaway
    _finding(made, is_small, instead)
    if instead or _drawn(made, selection, make, arguments, folded):
        figure_row.draw(made, selection, make, *arguments, is_drawn=not instead)
    _open(made, selection, opened)


def _drawn(
    made: Exhibit, selection: Selection, make: Callable[..., Exhibit], arguments: tuple[object, ...], folded: bool
) -> bool:
    """The figure of an exhibit, or its table; gives whether anything of it is in sight, so that a row belongs to it."""
    if made.draw and not figure_row.is_table_shown(made):
        _chart(made, session.figure(make, selection, picture.light_or_dark(), *arguments))
    elif folded and not made.draw:
        twin = st.expander("Table", on_change="rerun", key=f"{keys.TABLE_OF}{made.key}")
        if not twin.open:  # a closed table is neither computed nor sent
            return False
        with twin:
            _grid(rows.of(make, selection, *arguments), made)
    else:
        _grid(rows.of(make, selection, *arguments), made)
    return True


@st.fragment
def shown(made: Exhibit, selection: Selection) -> None:
    """An exhibit without a figure that was made of what only this reader has, and is kept for nobody else."""
    opened = filters.opened(made.key, made.focuses)
    _finding(made)
    _grid(made.table, made)
    figure_row.draw(made, selection)
    _open(made, selection, opened)


def _open(made: Exhibit, selection: Selection, label: str | None) -> None:
    """The evidence of the number that is open, if one is, and the link that says so."""
    if label is not None:
        panel.drawer(made, selection)
    filters.write_link_of_part()


def _finding(made: Exhibit, is_small: bool = False, instead: str = "") -> None:
    """The finding as a heading, and as much of the takeaway as is read in a glance; the row has all of it.

    `instead` is what is said in the place of a figure.
    """
    say.subheader(made.title, anchor=made.key)
    if said := instead or ("" if is_small else made.glance(_GLANCE)):
        say.words(said)


def choosing(
    make: Callable[..., Exhibit], selection: Selection, *arguments: object, box: str, beside: Mapping[str, object]
) -> None:
    """An exhibit whose marks choose what the page shows below, in the select box with the key `box`.

    `beside` is what other widgets hold once a mark is chosen, so that what it chooses is in sight: key -> value.
    The list and the table of its row open evidence, as everywhere.
    """
    made = session.compute(make, selection, *arguments)
    opened = filters.opened(made.key, made.focuses)
    _finding(made, is_small=True)
    if figure_row.is_table_shown(made):
        _grid(rows.of(make, selection, *arguments), made)
    else:
        key = filters.marks_key("figure", made.key)
        act = partial(marks.choose_mark, key, made.key, box, beside)
        _chart(made, session.figure(make, selection, picture.light_or_dark(), *arguments), act)
    figure_row.draw(made, selection, make, *arguments)
    _open(made, selection, opened)


def facts(make: Callable[..., Facts], selection: Selection, *arguments: object) -> None:
    """Facts side by side, each with numbers that open their evidence.

    They are few and stand on top, so a click runs the page: a part of it that runs alone costs each run as much as four
    of its numbers.
    """
    made = session.compute(make, selection, *arguments)
    opened = filters.opened(made.key, made.focuses)
    with st.container(horizontal=True, horizontal_alignment="distribute", key=f"{keys.FACTS}{made.key}"):
        for fact in made.facts:
            (words, label), *others = fact.numbers
            if others or not label:
                _several(made, fact)
            else:  # one button has all of it: each part of a page costs as much as most of what is said in it
                _number(made, words, label, fact.label, fact.beside)
    _open(made, selection, opened)


def _several(made: Facts, fact: Fact) -> None:
    """A fact with several numbers, the first below what they are of, the last before their count; or with none."""
    with st.container(width="content"):
        last = len(fact.numbers) - 1
        for place, (words, label) in enumerate(fact.numbers):
            if label:
                before, behind = "" if place else fact.label, "" if place < last else fact.beside
                _number(made, words, label, before, behind)
            else:
                say.html(f"<p>{as_html(fact.label)}</p><p>{as_html(words)}</p>")


def _number(made: Facts, words: str, label: str, before: str = "", behind: str = "") -> None:
    """A number in a fact, as a button; `before` and `behind`: what it is of, and its count."""
    options = {"on_click": filters.open_number, "args": (made.key, label), "type": "tertiary"}
    if words.isdecimal():  # an objective that stands there by its number
        options["help"] = say.label(named_number(words))
    st.button(say.label_of_number(words, before, behind), key=f"{made.key}-{code_of_number(label)}", **options)


def _chart(made: Exhibit, figure: object, act: Callable[[], None] | None = None) -> None:
    """The figure of an exhibit; a click on a mark opens its evidence, or does what `act` does."""
    key, options = filters.marks_key("figure", made.key), {}
    if made.focuses:
        options = {"on_select": act or partial(marks.open_mark, key, made.key), "selection_mode": "points"}
    alt = f"{made.title}. {made.takeaway}"
    is_wide = figure.to_dict()["layout"]["meta"]["is_wide"]
    with st.container(key=f"{keys.WIDE}{made.key}") if is_wide else nullcontext():  # it is scrolled in a box of its own
        st.plotly_chart(figure, theme=None, config=_CHART, alt=alt, key=key, **options)


def table(
    frame: pd.DataFrame, file_name: str, made: Exhibit | None = None, height: str = "auto", lines: int = 1
) -> None:
    """A table and its CSV file, which is built when it is asked for; a click on a cell opens its evidence.

    `lines` is how many lines of text a row has room for, where no exhibit says that.
    """
    _grid(frame, made, height, lines)
    download("Download as CSV", lambda: write_csv(frame), file_name)


def plain_table(frame: pd.DataFrame, lines: int) -> None:
    """A table without a file of its own, each row with room for some lines of text."""
    _grid(frame, lines=lines)


def _grid(found: rows.Rows, made: Exhibit | None = None, height: str = "auto", lines: int = 1) -> None:
    options: dict[str, object] = {}
    lines = made.lines if made else lines
    if lines > 1:
        options["row_height"] = lines * _LINE + _CELL_MARGIN
    if made and made.focuses:
        key = filters.marks_key("cells", made.key)
        options = {
            **options,
            "key": key,
            "on_select": partial(marks.open_cell, key, made.key, made.label_at),
            "selection_mode": "single-cell",
        }
    st.dataframe(found, hide_index=True, width="stretch", height=height, placeholder="–", **options)


def download(label: str, content: Callable[[], bytes], file_name: str) -> None:
    """A button for a CSV file, which is built when it is asked for."""
    st.download_button(
        say.label(label), content, file_name, "text/csv", on_click="ignore", key=f"{keys.CSV}{file_name}"
    )
