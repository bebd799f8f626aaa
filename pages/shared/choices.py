"""What a reader chooses on one page: a State, an objective, an order, some of several; kept in the link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gcm_data import reference
from gcm_data.coverage.selection import Selection
from gcm_data.coverage.two_cycles import other_cycles
from gcm_data.wording import glance
from pages.shared import filters, keys, say
from pages.shared.links import as_named

Option = TypeVar("Option", bound=object)
_WIDE, _WIDER, _NARROWER, _NARROW = 340, 460, 300, 230  # pixels of a box


def several(label: str, nothing: str, key: str, names: Mapping[Option, str], **more: Any) -> tuple[Option, ...]:
    """The options that a reader chose, none for all; `nothing` stands in the box as long as none is chosen.

    `more` is for the widget.
    """
    return tuple(filters.choose(st.multiselect, label, names, key, placeholder=nothing, **more))


def one(label: str, key: str, names: Mapping[Option, str]) -> Option:
    """The option that a reader chose; the first until then."""
    return filters.choose(st.selectbox, label, names, key)


def folded(found: DeltaGenerator, label: str, key: str, names: Mapping[Option, str]) -> Option:
    """The same in a popover: nothing is drawn while that is closed, and what was chosen holds."""
    if found.open:
        with found:
            return one(label, key, names)
    filters.unseen(key, names, holds=True)
    filters.say_unknown(key)
    return filters.chosen_here().kept[key]


def segments(label: str, names: Mapping[Option, str], key: str, **more: Any) -> Option:
    """One of a few options, all of them in sight; the first where the reader has chosen none. `more` as above."""
    shown = {option: say.label(name) for option, name in names.items()}  # this widget takes its options for Markdown
    return filters.choose(st.segmented_control, label, shown, key, required=True, **more)


@dataclass(frozen=True)
class Part:
    """A part of a long page.

    `code` is what links call it. `exhibits` are the keys of its exhibits with numbers to open, with * for what changes
    in a key, and the parameters of choices of its own: a link to one of these numbers, or with such a choice, opens the
    part, also a link from before the page had parts.
    """

    code: str
    label: str
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parts:
    """The parts of a long page, one of which is shown; only that one is computed."""

    chosen: str

    def show(self, part: Part) -> bool:
        """Whether a part is the one that is shown."""
        return part.code == self.chosen


def parts(*offered: Part) -> Parts:
    """The part of a page that a reader chose; the first until then. Where there is one only nothing is drawn."""
    names, here = {part.code: part.label for part in offered}, filters.chosen_here()
    if len(offered) == 1:
        filters.unseen(keys.PART, names, holds=True)
        filters.say_unknown(keys.PART)
        return Parts(offered[0].code)
    for part in offered:
        if keys.PART not in here.news and here.asks_for(part.exhibits):
            filters.put(keys.PART, part.code)
    chosen = _segments("Part of this page", names, keys.PART)
    here.later += [name for part in offered if part.code != chosen for name in part.exhibits]
    return Parts(chosen)


def page_of(key: str, pages: int) -> int:
    """Which page of a long list is shown, from 1."""
    return st.pagination(pages, key=f"{keys.PAGE}{key}") if pages > 1 else 1


def slide(names: list[str]) -> str:
    """The slide on the screen, by its key: the first where the link names none of them."""
    return filters.choose(st.selectbox, "Slide", as_named(names), keys.SLIDE)


def _box(label: str, names: Mapping[Option, str], key: str, **more: Any) -> Option:
    """One option in a box without a label, for the row of the page's title."""
    return filters.choose(st.selectbox, label, names, key, label_visibility="collapsed", **{"width": _WIDE, **more})


def _segments(label: str, names: Mapping[Option, str], key: str) -> Option:
    """One of a few options, all of them in sight, without a label."""
    return segments(label, names, key, label_visibility="collapsed")


def subregion(names: list[str]) -> str:
    """The subregion whose members a page shows, among those selected."""
    return _segments("Subregion shown", as_named(names), keys.SUBREGION_SHOWN)


def member(selection: Selection, first: str = "", width: int = _WIDE) -> str:
    """The State whose profile a page shows, among the members selected; its iso3. Until one is chosen it is `first`."""
    names = {member.iso3: member.name for member in selection.members}
    return _box("Member State or associate member", names, keys.MEMBER, first=first, width=width)


def member_in_turn(selection: Selection, first: str = "") -> str:
    """The same between buttons to the State before it and the one behind, in the order of the alphabet."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", width="content", key=keys.TURNS):
        before = st.container(width="content")  # drawn when it is known who is chosen
        chosen = member(selection, first, _NARROWER)
        every = [each.iso3 for each in selection.members]
        place = every.index(chosen)
        with before:
            _turn("previous", every[place - 1] if place else "")
        _turn("next", every[place + 1] if place + 1 < len(every) else "")
    return chosen


def _turn(way: str, iso3: str) -> None:
    """A button that chooses a State, by a click or by keys; none where there is nobody that way."""
    label, icon, shortcut = glance.TURNS[way]
    st.button(
        say.label(label),
        key=f"{keys.TURN_MEMBER}{way}",
        type="tertiary",
        icon=icon,
        shortcut=shortcut,
        disabled=not iso3,
        help=say.label(f"{label}: {reference.member(iso3).name}" if iso3 else label),
        on_click=filters.put,
        args=(keys.MEMBER, iso3),
    )


def square(names: Mapping[str, str]) -> str:
    """An objective in a review whose answers a page shows, such as “2025.6”; "" for all answers.

    It is chosen and taken away here, or by a mark in the chart of the strip, which shows it.
    """
    options = {"index": None, "placeholder": glance.ALL_ANSWERS, "label_visibility": "collapsed", "width": _WIDER}
    return filters.choose(st.selectbox, glance.SAID_ON, names, keys.SAID_ON, on_change=_square_changed, **options) or ""


def _square_changed() -> None:
    if filters.state_of(keys.SAID_ON) is None:
        filters.empty(keys.SAID_ON)


def round_table(selection: Selection) -> int:
    """The round table that a page shows: the one of the shared filter, else one that the reader chooses here."""
    if selection.round_table:
        return selection.round_table
    names = {table.round_table: f"{table.round_table} {table.short_label}" for table in reference.round_tables()}
    return _segments("Round table shown", names, keys.ROUND_TABLE_SHOWN)


def objective(selection: Selection) -> int:
    """The objective that a page shows, among those selected, by round table."""
    names = {number: f"{number} {reference.objective(number).short_label}" for number in selection.objectives}
    return _box("Objective", names, keys.OBJECTIVE)


def revision(revisions: tuple[str, ...]) -> str:
    """The revision of the migrant stock whose numbers a page shows."""
    names = {each: f"Revision of {each}" if each.isdigit() else each for each in revisions}
    return _box("Revision of UN DESA's International Migrant Stock", names, keys.REVISION)


def order(orders: Mapping[str, str]) -> str:
    """In which order a page lists the objectives; `orders`: each with what it is called on the page."""
    return filters.choose(
        st.selectbox, "Order of the objectives", orders, keys.ORDER, label_visibility="collapsed", width=_NARROW
    )


def hidden(legend: Mapping[str, str]) -> tuple[str, ...]:
    """Which entries of a legend the reader has switched off; `legend`: each with its sign and name."""
    return filters.switched_off("Shown in the table", legend, keys.HIDDEN)


def other_cycle(cycle: str) -> str:
    """The review cycle that the selected one is compared with: the one before it first; "" where there is no other."""
    names = {each: f"compared with {each}" for each in other_cycles(cycle)}
    return _box("Compared with", names, keys.COMPARED_WITH) or ""


def kind(kinds: list[str]) -> str:
    """What a page compares: objectives, guiding principles or cooperation needs."""
    return _segments("What is compared", as_named(kinds), keys.COMPARED)


def of_panel(members: tuple[str, ...]) -> str:
    """The State whose two submissions a page compares, among those that made both; its iso3."""
    return _box("Member compared", {iso3: reference.member(iso3).name for iso3 in members}, keys.MEMBER)


def together(ways: list[str]) -> str:
    """Where two targets have to stand to count as named together."""
    return _segments("Named together in", as_named(ways), keys.TOGETHER)
