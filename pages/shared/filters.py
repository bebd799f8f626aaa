"""The shared filters: drawn once in the frame, kept in the link. The only user of session state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from gcm_data import reference, wording
from gcm_data.coverage.selection import ALL_BASES, BASES, GROUPS, Selection
from gcm_data.coverage.two_cycles import other_cycles
from pages.shared import navigation, say

T = TypeVar("T")
_DRAWN = "frame_has_run"
_ALL = "all"
_SLIDE, _TABLE = "slide", "slide_table"


def draw() -> None:
    """Draw the filters in a row above the page. Called by the frame, before the page."""
    cycles = [cycle.cycle for cycle in reversed(reference.cycles())]
    tables = {str(table.round_table): f"{table.round_table} {table.short_label}" for table in reference.round_tables()}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        st.selectbox(
            "Review cycle",
            cycles,
            key="cycle",
            bind="query-params",
            help="The regional review that the documents are read for.",
        )
        st.multiselect(
            "Subregion",
            [s.subregion for s in reference.subregions()],
            key="subregion",
            bind="query-params",
            placeholder="All subregions",
        )
        st.selectbox(
            "Group of countries",
            [_ALL, *GROUPS],
            key="group",
            bind="query-params",
            format_func=lambda group: "All members" if group == _ALL else group,
        )
        st.selectbox(
            "Round table",
            [_ALL, *tables],
            key="round_table",
            bind="query-params",
            format_func=lambda table: "All" if table == _ALL else tables[table],
        )
        st.selectbox(
            "Basis",
            list(BASES),
            key="basis",
            bind="query-params",
            help="Coded: a column or mark states it. Cited: the text of an answer names it.",
        )
    st.session_state[_DRAWN] = True


def current() -> Selection:
    """The selection that the filters show.

    On a fresh server a first visit by deep link runs a page without the frame, because Streamlit finds the folder
    pages/ by itself until st.navigation has been called once. Calling it and running again brings the frame back.
    """
    state = st.session_state
    if not state.get(_DRAWN):
        st.navigation(navigation.pages(), position="hidden")
        st.rerun()
    return Selection(
        cycle=state["cycle"],
        subregions=tuple(state["subregion"]),
        group="" if state["group"] == _ALL else state["group"],
        round_table=0 if state["round_table"] == _ALL else int(state["round_table"]),
        basis=state.get("basis", ALL_BASES),
    )


def choose_subregion(names: list[str]) -> str:
    """The subregion whose members a page shows, among those selected."""
    return _one_of("Subregion shown", "shown", dict(zip(names, names, strict=True)))


def _one_of(label: str, key: str, names: Mapping[T, str]) -> T:
    """A choice among few, side by side, by their names; the first until a reader chooses."""
    return st.segmented_control(
        say.label(label),
        list(names),
        key=key,
        bind="query-params",
        default=next(iter(names)),
        required=True,
        format_func=say.named(names),
    )


def choose_member(selection: Selection) -> str:
    """The State whose profile a page shows, among the members selected; its iso3."""
    names = {member.iso3: member.name for member in selection.members}
    return st.selectbox(
        "Member State or associate member",
        list(names),
        key="member",
        bind="query-params",
        format_func=names.__getitem__,
    )


def choose_round_table(selection: Selection) -> int:
    """The round table that a page shows: the one of the shared filter, else one that the reader chooses here."""
    if selection.round_table:
        return selection.round_table
    names = {table.round_table: f"{table.round_table} {table.short_label}" for table in reference.round_tables()}
    return _one_of("Round table shown", "round_table_shown", names)


def choose_objective(selection: Selection) -> int:
    """The objective that a page shows, among those selected, by round table."""
    names = {number: f"{number} {reference.objective(number).short_label}" for number in selection.objectives}
    return st.selectbox("Objective", list(names), key="objective", bind="query-params", format_func=names.__getitem__)


def choose_revision(revisions: tuple[str, ...]) -> str:
    """The revision of the migrant stock whose numbers a page shows."""
    return st.selectbox(
        "Revision of UN DESA's International Migrant Stock", revisions, key="revision", bind="query-params"
    )


def choose_order(orders: list[str]) -> str:
    """In which order a page lists the objectives."""
    return st.selectbox("Order of the objectives", orders, key="order", bind="query-params")


def choose_other_cycle(cycle: str) -> str:
    """The review cycle that the selected one is compared with: the one before it first; "" where there is no other."""
    return st.selectbox("Compared with", other_cycles(cycle), key="compared_with", bind="query-params") or ""


def choose_kind(kinds: list[str]) -> str:
    """What a page compares: objectives, guiding principles or cooperation needs."""
    return _one_of("What is compared", "compared", dict(zip(kinds, kinds, strict=True)))


def choose_of_panel(members: tuple[str, ...]) -> str:
    """The State whose two submissions a page compares, among those that made both; its iso3."""
    names = {iso3: reference.member(iso3).name for iso3 in members}
    return st.selectbox(
        "Member State or associate member",
        list(names),
        key="compared_member",
        bind="query-params",
        format_func=names.__getitem__,
    )


def choose_together(ways: list[str]) -> str:
    """Where two targets have to stand to count as named together."""
    return _one_of("Named together in", "together", dict(zip(ways, ways, strict=True)))


def choose_evidence(key: str, title: str, labels: list[str]) -> str | None:
    """The number of an exhibit whose evidence a reader wants to see, by its label; in the link under the exhibit's key.

    The exhibit's title tells those who can't see the page which of its choosers this is.
    """
    return st.selectbox(
        say.label(f"Evidence behind a number: {title}"),
        labels,
        index=None,
        key=key,
        bind="query-params",
        placeholder=wording.EVIDENCE_HELP,
        label_visibility="collapsed",
    )


def open_mark(chart: str, key: str) -> None:
    """Choose the number whose mark was clicked in a chart; called before the page runs again."""
    points = st.session_state[chart]["selection"]["points"]
    if points and "customdata" in points[0]:
        st.session_state[key] = points[0]["customdata"][0]


def open_cell(table: str, key: str, label_at: Callable[[int, str], str | None]) -> None:
    """Choose the number whose cell was clicked in a table; called before the page runs again."""
    cells = st.session_state[table]["selection"]["cells"]
    label = label_at(*cells[0]) if cells else None
    if label:
        st.session_state[key] = label


def choose_slide(keys: list[str]) -> str:
    """The slide on the screen, by its key: the first where the link names none of them."""
    return st.selectbox("Slide", keys, key=_SLIDE, bind="query-params")


def open_slide(key: str, evidence: str) -> None:
    """Turn to a slide; what is open of the one before, the evidence under its key or its table, is closed."""
    close(evidence)
    st.session_state[_SLIDE] = key


def open_listed(box: str, evidence: str) -> None:
    """Turn to the slide that was chosen in a list."""
    open_slide(st.session_state[box], evidence)


def show_table() -> None:
    """Show the table of a slide instead of its chart."""
    st.session_state[_TABLE] = True


def is_opened(evidence: str) -> bool:
    """Whether the evidence under a key is open, as known before the number is asked for: by a link or a click."""
    state = st.session_state
    return state[evidence] is not None if evidence in state else evidence in st.query_params


def is_table_shown() -> bool:
    """Whether the table of a slide is shown."""
    return st.session_state.get(_TABLE, False)


def close(evidence: str) -> None:
    """Go back to the chart of a slide from the evidence under its key, or from its table."""
    st.session_state[evidence] = None
    st.session_state[_TABLE] = False


def choose_page(key: str, pages: int) -> int:
    """Which page of a long list is shown, from 1."""
    return st.pagination(pages, key=f"page-{key}") if pages > 1 else 1


def turn_to_first(key: str) -> None:
    """Show the first page of a list again; called where its contents change, before the page runs again."""
    st.session_state[key] = 1


def mode() -> str:
    """Whether the reader's page is light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"
