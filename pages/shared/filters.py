"""The shared filters: drawn once in the frame, kept in the link. The only user of session state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from gcm_data import reference, wording
from gcm_data.coverage.selection import ALL_BASES, BASES, GROUPS, Selection
from gcm_data.coverage.two_cycles import other_cycles
from pages.shared import navigation, say
from pages.shared.links import as_named, option_named

T = TypeVar("T")
_DRAWN, _ALL = "frame_has_run", "all"
_CHOSEN = "chosen_in_list-"  # with the key of an exhibit: how often a number was chosen, or closed, in its list
_SLIDE, _OVER = "slide", "presenter_"
_UNKNOWN, _TOLD = "unknown_in_link", "told_as_unknown"  # both: key of a widget -> what the link, and the widget, said


def draw() -> None:
    """Draw the filters in a row above the page. Called by the frame, before the page."""
    tables = {str(table.round_table): f"{table.round_table} {table.short_label}" for table in reference.round_tables()}
    cycles = as_named(cycle.cycle for cycle in reversed(reference.cycles()))
    subregions = as_named(s.subregion for s in reference.subregions())
    box = partial(_choice, st.selectbox, is_told=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        box("Review cycle", cycles, "cycle", help="The regional review that the documents are read for.")
        _choice(st.multiselect, "Subregion", subregions, "subregion", is_told=False, placeholder="All subregions")
        box("Group of countries", {_ALL: "All members", **as_named(GROUPS)}, "group")
        box("Round table", {_ALL: "All", **tables}, "round_table")
        box("Basis", {**as_named(BASES), ALL_BASES: "All"}, "basis", help=wording.BASES_ARE)
    for key in ("cycle", "subregion", "group", "round_table", "basis"):
        say_unknown(key)
    st.session_state[_DRAWN] = True


def _choice(
    widget: Callable[..., T], label: str, names: Mapping[Any, str], key: str, is_told: bool = True, **more: Any
) -> T:
    """A widget whose choice stands in the link under its key; `names`: option -> label.

    With `is_told` a line below it says what the link asks for and is not there.
    """
    read_link(key, names)
    chosen = widget(say.label(label), list(names), key=key, bind="query-params", format_func=names.__getitem__, **more)
    if is_told:
        say_unknown(key)
    return chosen


def _segments(label: str, names: Mapping[Any, str], key: str) -> Any:
    """One of a few options, all of them in sight; the first where the reader has chosen none."""
    shown = {option: say.label(name) for option, name in names.items()}  # this widget takes its options for Markdown
    return _choice(st.segmented_control, label, shown, key, default=next(iter(names)), required=True)


def read_link(key: str, names: Mapping[Any, str]) -> None:
    """Have a link that names options in other words (`?member=FJI`) name them by their labels, as Streamlit wants it.

    Called before the widget is drawn. What names no option is kept, to be told.
    """
    state, given = st.session_state, st.query_params.get_all(key)
    if key in state or not given:
        return
    found = [(each, option_named(each, names)) for each in given]
    labels = [names[option] for _, option in found if option is not None]
    if unknown := [each for each, option in found if option is None]:
        state[_UNKNOWN] = {**state.get(_UNKNOWN, {}), key: unknown}
    if labels != given:
        st.query_params[key] = labels  # with an empty list it leaves the link
        st.rerun()


def say_unknown(key: str) -> None:
    """A line on what the link asks for and is not there, until the reader chooses something; plain text."""
    state = st.session_state
    unknown, told = state.get(_UNKNOWN, {}), state.setdefault(_TOLD, {})
    if key in unknown and told.setdefault(key, state[key]) == state[key]:
        say.caption(wording.NOT_THERE.format(key=key.replace("_", " "), given=wording.listed(unknown[key])))
    else:
        unknown.pop(key, None)


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
    return _segments("Subregion shown", as_named(names), "shown")


def choose_member(selection: Selection) -> str:
    """The State whose profile a page shows, among the members selected; its iso3."""
    names = {member.iso3: member.name for member in selection.members}
    return _choice(st.selectbox, "Member State or associate member", names, "member")


def choose_round_table(selection: Selection) -> int:
    """The round table that a page shows: the one of the shared filter, else one that the reader chooses here."""
    if selection.round_table:
        return selection.round_table
    names = {table.round_table: f"{table.round_table} {table.short_label}" for table in reference.round_tables()}
    return _segments("Round table shown", names, "round_table_shown")


def choose_objective(selection: Selection) -> int:
    """The objective that a page shows, among those selected, by round table."""
    names = {number: f"{number} {reference.objective(number).short_label}" for number in selection.objectives}
    return _choice(st.selectbox, "Objective", names, "objective")


def choose_revision(revisions: tuple[str, ...]) -> str:
    """The revision of the migrant stock whose numbers a page shows."""
    return _choice(st.selectbox, "Revision of UN DESA's International Migrant Stock", as_named(revisions), "revision")


def choose_order(orders: list[str]) -> str:
    """In which order a page lists the objectives."""
    return _choice(st.selectbox, "Order of the objectives", as_named(orders), "order")


def choose_other_cycle(cycle: str) -> str:
    """The review cycle that the selected one is compared with: the one before it first; "" where there is no other."""
    return _choice(st.selectbox, "Compared with", as_named(other_cycles(cycle)), "compared_with") or ""


def choose_kind(kinds: list[str]) -> str:
    """What a page compares: objectives, guiding principles or cooperation needs."""
    return _segments("What is compared", as_named(kinds), "compared")


def choose_of_panel(members: tuple[str, ...]) -> str:
    """The State whose two submissions a page compares, among those that made both; its iso3."""
    names = {iso3: reference.member(iso3).name for iso3 in members}
    return _choice(st.selectbox, "Member State or associate member", names, "compared_member")


def choose_together(ways: list[str]) -> str:
    """Where two targets have to stand to count as named together."""
    return _segments("Named together in", as_named(ways), "together")


def choose_evidence(key: str, title: str, labels: list[str]) -> str | None:
    """The number of an exhibit whose evidence a reader wants to see, by its label; in the link under the exhibit's key.

    The exhibit's title tells those who can't see the page which of its choosers this is.
    """
    how = {"index": None, "placeholder": wording.EVIDENCE_HELP, "label_visibility": "collapsed", "args": (key,)}
    label = f"Evidence behind a number: {title}"
    return _choice(st.selectbox, label, as_named(labels), key, on_change=_forget_marks, **how)


def marks_key(kind: str, key: str) -> str:
    """The key of a chart or table whose marks open the evidence under `key`: a new one after each choice in the list.

    In the old chart the mark of before would still be selected, and a click on it would only take that away.
    """
    return f"{kind}-{key}-{st.session_state.get(_CHOSEN + key, 0)}"


def _forget_marks(key: str) -> None:
    st.session_state[_CHOSEN + key] = st.session_state.get(_CHOSEN + key, 0) + 1


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
    return _choice(st.selectbox, "Slide", as_named(keys), _SLIDE)


def open_slide(key: str, evidence: str) -> None:
    """Turn to a slide; what is open of the one before, the evidence under its key or its table, is closed."""
    close(evidence)
    st.session_state.update({_SLIDE: key, _OVER + "blank": False})


def open_listed(box: str, evidence: str) -> None:
    """Turn to the slide that was chosen in a list."""
    open_slide(st.session_state[box], evidence)


def is_opened(evidence: str) -> bool:
    """Whether the evidence under a key is open, as known before the number is asked for: by a link or a click."""
    state = st.session_state
    return state[evidence] is not None if evidence in state else evidence in st.query_params


def close(evidence: str) -> None:
    """Go back to the chart of a slide from the evidence under its key, or from its table."""
    st.session_state[evidence] = None
    st.session_state[_OVER + "table"] = False


def turn_over(what: str) -> None:
    """Show what the presenter hides at first (table, filters, blank), or hide it again."""
    st.session_state[_OVER + what] = not is_turned_over(what)


def is_turned_over(what: str) -> bool:
    """Whether the presenter shows what it hides at first."""
    return st.session_state.get(_OVER + what, False)


def choose_page(key: str, pages: int) -> int:
    """Which page of a long list is shown, from 1."""
    return st.pagination(pages, key=f"page-{key}") if pages > 1 else 1


def turn_to_first(key: str) -> None:
    """Show the first page of a list again; called where its contents change, before the page runs again."""
    st.session_state[key] = 1


def mode() -> str:
    """Whether the reader's page is light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"
