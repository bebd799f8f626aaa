"""The desk: one suggestion after the other beside the answer in which it stands, decided by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from gcm_data import reference
from gcm_data.coding.around import Around
from gcm_data.coding.decisions import SECOND
from gcm_data.coding.desk import OnDesk
from gcm_data.coding.queue import Paragraphs
from gcm_data.coverage.selection import Selection
from gcm_data.store.rights import CODER, OFFICER, Person
from gcm_data.store.store import EMPTY
from gcm_data.wording import desk as wording
from pages.shared import (
    choices,
    deciding,
    desk_answer,
    desk_keys,
    desk_progress,
    desk_state,
    desk_suggestion,
    desk_tables,
    keys,
    people,
    say,
    session,
    suggested,
)
from pages.shared.desk_state import Desk, View
from pages.shared.review import Review

_ALL, _MORE = "all", "more"


@dataclass(frozen=True)
class Chosen:
    """What the filters of the desk leave: codes "" and rounds "all" stand for any."""

    cycle: str
    members: frozenset[str]
    state: str
    question: str
    kind: str
    target: str
    round: str
    objectives: frozenset[str]  # of the round table that is chosen; empty for any
    coder: str = ""  # whose decisions an officer looks at; "" for one's own desk

    def of(self, items: Sequence[OnDesk], found: Paragraphs) -> list[OnDesk]:
        """Those items that are among what is chosen."""
        rows = {row for row, key in found.keys.items() if self._has_answer(*key)}
        here = [item for item in items if item.row in rows and (item.said or not self.coder)]
        if self.target:
            here = [item for item in here if item.target and item.target[:2] == (self.kind, self.target)]
        if self.objectives:
            here = [item for item in here if item.target and item.target[1] in self.objectives]
        turn = SECOND if self.round == _MORE else self.round
        return here if turn == _ALL else [item for item in here if item.round == turn]

    def _has_answer(self, cycle: str, iso3: str, question: str) -> bool:
        is_there = cycle == self.cycle and (not iso3 or iso3 in self.members)
        return is_there and self.state in (_ALL, iso3) and self.question in (_ALL, question)


def draw(selection: Selection) -> None:
    """The desk of a selection, with its own filters."""
    visitor = people.visitor()
    if not visitor.person.may(CODER):
        say.info(wording.READ_ONLY.format(why=visitor.why))
    review = session.review()
    try:
        around = _around(review)
    except suggested.NotSuggested as reason:
        say.error(str(reason))
        return
    _one(review, _chosen(selection, around.found, _others(visitor.person)))


def _around(review: Review) -> Around:
    """What the desk is about; said while it is waited for. Raises NotSuggested."""
    place = st.empty()  # in each run: Streamlit knows the desk, which runs alone, by its place on the page
    if suggested.are_ready(review):
        return desk_tables.around(review)
    with place:
        say.info(wording.WAITING)
    try:
        return desk_tables.around(review)
    finally:
        place.empty()


def _others(person: Person) -> list[str]:
    """The coders on whose decisions somebody may look: officers on all, who read the log, coders on none."""
    if session.is_folder() or not person.may(OFFICER):
        return []
    state = deciding.state()
    return sorted({each.by for each in state.of_kind("code")} - {person.address}) if state else []


def _asks(selection: Selection, found: Paragraphs, others: Sequence[str]) -> dict[str, tuple[str, Mapping[str, str]]]:
    """What can be chosen of the answers, by the key of its widget: label, and option -> name; the first is any."""
    here = {iso3 for cycle, iso3, _ in found.keys.values() if cycle == selection.cycle}
    asked = {q.key: f"({q.key}) {q.short_label}" for q in reference.questions_of(selection.cycle)}
    numbers = {str(number) for number in selection.objectives}
    codes = [each for each in wording.codes() if each[0] != "objective" or each[1] in numbers]
    states = {member.iso3: member.name for member in selection.members if member.iso3 in here}
    names = {f"{kind}-{target}": wording.code(kind, target) for kind, target in codes}
    coders = {"": wording.MY_DESK, **{each: each for each in others}}
    return {
        keys.CODE_STATE: ("State", {_ALL: wording.ALL, **states}),
        keys.CODE_QUESTION: ("Question", {_ALL: wording.ALL, **asked}),
        keys.CODE_TARGET: ("Objective, principle or need", {_ALL: wording.ALL, **names}),
        keys.CODE_ROUND: ("Round", wording.ROUND_CHOICES),
        **({keys.CODE_CODER: ("Coder", coders)} if others else {}),
    }


def _chosen(selection: Selection, found: Paragraphs, others: Sequence[str]) -> Chosen:
    asks = _asks(selection, found, others)
    with st.container(horizontal=True, vertical_alignment="center", key=keys.DESK_FILTERS):
        which = st.popover(say.label(wording.WHICH_ANSWERS), type="tertiary", on_change="rerun", key=keys.DESK_WHICH)
        held = {key: choices.folded(which, label, key, names) for key, (label, names) in asks.items()}
        if said := [names[held[key]] for key, (_, names) in asks.items() if held[key] != next(iter(names))]:
            say.caption(" · ".join(said))
    state, question, code, turn = (held[key] for key in list(asks)[:4])
    kind, _, target = code.partition("-") if code != _ALL else ("", "", "")
    members = frozenset(member.iso3 for member in selection.members)
    objectives = frozenset(map(str, selection.objectives) if selection.round_table else ())
    coder = held.get(keys.CODE_CODER, "")
    return Chosen(selection.cycle, members, state, question, kind, target, turn, objectives, coder)


@st.fragment
def _one(review: Review, chosen: Chosen) -> None:
    """What lies before the coder; each key runs this part of the page alone."""
    desk = desk_state.desk()
    view = _view(review, chosen, desk)
    if view is None:
        return
    if view.item is not None:
        desk.at, desk.behind = view.item.name, None
    with st.container(key=keys.DESK):
        left, right = st.columns([3, 2], gap="medium")
        with st.container(key=keys.DESK_KEYS):  # drawn before what they decide on: no key that is seen does nothing
            desk_keys.draw(desk, view, last=lambda: desk_progress.draw(view))
        if view.item is None:
            with left:
                desk_suggestion.said(desk)
                say.info(wording.ALL_DONE.format(number=len(view.items)) if view.items else wording.NOTHING_TO_CODE)
            return
        with left:
            desk_answer.draw(desk, view)
        with right:
            desk_suggestion.draw(desk, view)


def _view(review: Review, chosen: Chosen, desk: Desk) -> View | None:
    is_folder = session.is_folder()
    state = EMPTY if is_folder else deciding.state(is_part=True)
    if state is None:
        return None
    around = desk_tables.around(review)
    decisions = desk_tables.decisions_in_tables(review) if is_folder else desk_tables.decisions_of(state)
    person = people.current()
    may_code = person.may(CODER) and not is_folder and not chosen.coder
    by = chosen.coder or (person.address if may_code else "")
    every = desk_tables.on_desk_of(around.found, decisions, by, chosen.round == _MORE)
    items = chosen.of(every, around.found)
    number = desk.find(items, decisions, by)
    if chosen.coder and items:
        number = number or 0  # nothing of it is open
    return View(around, state, decisions, items, number, person, chosen.cycle, may_code, by)
