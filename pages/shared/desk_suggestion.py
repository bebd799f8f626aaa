"""The right side of the desk: one suggestion with its reason and chance, the codebook's entry, what was said of it."""

from __future__ import annotations

import textwrap

import streamlit as st

from gcm_data.coding.desk import sides
from gcm_data.coding.queue import BLANK, DISAGREEMENT
from gcm_data.reference.coding import entry, version
from gcm_data.wording import desk as wording
from pages.shared import desk_acts, desk_components, desk_tables, keys, say
from pages.shared.desk_state import ASIDE, DECIDING, MARKING, NAMING, REJECTING, Desk, View

_LONGEST = 240  # signs of words that stood in the answer before


def draw(desk: Desk, view: View) -> None:
    """What is suggested, or the list from which another code is picked."""
    said(desk)
    if desk.mode == NAMING:
        _name(desk, view)
    elif desk.mode == ASIDE:
        _set_aside(desk, view)
    else:
        if desk.mode == MARKING:
            say.info(wording.MARKING)
        _suggestion(desk, view)


def said(desk: Desk) -> None:
    """What the last key has kept, or why it could not."""
    if desk.said:
        say.caption(f"{wording.LAST} {'; '.join(desk.said)}")
    if desk.problem:
        say.error(desk.problem)


def _suggestion(desk: Desk, view: View) -> None:
    item = view.item
    with st.container(border=True, key=keys.DESK_SUGGESTION):
        say.caption(f"{wording.OF_KIND[item.kind]}. {wording.ROUNDS[item.round]}.")
        if item.target is None:
            say.subheader(wording.BLANK)
            say.words(wording.BLANK_HELP)
        else:
            kind, target, _ = item.target
            say.subheader(wording.code(kind, target))
            if item.kind == DISAGREEMENT:
                _sides(view)
            chance, reason = view.around.suggested.get((*item.place, kind, target), ("", ""))
            if reason:
                say.words(reason, lead=wording.CHANCE.format(chance=wording.CHANCES[chance]))
        if item.said is not None:
            before = desk_acts.said_of(item.said.verdict, item.said.target_kind, item.said.target, item.said.because)
            pattern = wording.YOU_SAID if view.may_code else wording.THEY_SAID
            say.info(pattern.format(said=before, by=view.by))
        _reopened(view)
        if desk.mode == REJECTING:
            code = wording.code(*desk.aside[0][:2]) if desk.aside else ""
            say.warning(f"{code} {wording.WHY}".strip())
    if item.kind != BLANK:
        _entry(*item.target[:2])


def _reopened(view: View) -> None:
    """What was decided on words of this answer that have changed since: to be decided again."""
    for each in view.around.found.reopened(view.decisions, view.item.row):
        if not view.by or each.by == view.by:
            before = desk_acts.said_of(each.verdict, each.target_kind, each.target, each.because)
            words = textwrap.shorten(desk_tables.words_of(view.state, each), _LONGEST, placeholder=" …")
            say.caption(wording.REOPENED.format(said=before, words=words, version=each.codebook))


def _entry(kind: str, target: str) -> None:
    """The entry of the codebook, folded until it is opened."""
    label = wording.CODEBOOK.format(version=version(), code=wording.code(kind, target))
    folded = st.expander(say.label(label), on_change="rerun", key=keys.DESK_CODEBOOK)
    if folded.open:
        with folded:
            found = entry(kind, target)
            say.words(found.counts, lead=wording.COUNTS)
            say.words(found.does_not, lead=wording.DOES_NOT)
            say.words(found.neighbours, lead=wording.NEIGHBOURS)
            say.words(found.example, lead=wording.EXAMPLE)


def _sides(view: View) -> None:
    """What the coders said, side by side and without their names."""
    found = sides(view.around.found, view.decisions, view.item)
    numbers = {by: number for number, by in enumerate(sorted({each.by for each in view.decisions}), start=1)}
    text = view.around.found.data.responses.at[view.item.row, "text"]
    for column, each in zip(st.columns(max(len(found), 1)), found, strict=False):
        with column, st.container(border=True):
            verdict = desk_acts.said_of(each.verdict, each.target_kind, "", each.because)
            say.words(verdict, lead=wording.SIDE.format(number=numbers[each.by]))
            if each.passage != each.span:
                start = view.item.span[0] - each.span[0]
                say.caption(wording.MARKED.format(passage=text[each.passage[0] + start : each.passage[1] + start]))


def _name(desk: Desk, view: View) -> None:
    """Pick a code: of what was marked, or instead of what is suggested."""
    if desk.passage:
        start, end = desk.passage[1]
        say.words(
            wording.MARKED.format(passage=view.around.found.data.responses.at[desk.passage[0], "text"][start:end])
        )
    say.words(wording.WHICH if desk.passage or not view.item.target else wording.WHICH_INSTEAD)
    options = [
        (f"{kind}-{target}", wording.code(kind, target), _words(kind, target)) for kind, target in wording.codes()
    ]
    picked = _picked(desk, wording.WHICH, options)
    if picked:
        kind, _, target = picked.partition("-")
        desk_acts.another(desk, view, desk.turn, kind, target)
        st.rerun(scope="fragment")


def _set_aside(desk: Desk, view: View) -> None:
    """Pick a code or citation that the submission states; why it is set aside is asked next."""
    stated = view.around.stated.get(view.item.row, ())
    names = {str(number): each for number, each in enumerate(stated)}
    options = [
        (number, f"{wording.code(*each.target[:2])} ({each.target[2]})", _words(*each.target[:2]))
        for number, each in names.items()
    ]
    say.words(wording.WHICH_ASIDE)
    picked = _picked(desk, wording.WHICH_ASIDE, options)
    if picked in names:
        desk.turn_to(REJECTING)
        desk.aside = tuple(names[picked])
        st.rerun(scope="fragment")


def _picked(desk: Desk, label: str, options: list) -> str:
    name = str(desk.turn)
    told = desk_components.pick(label, name, options)
    if told.left:
        desk.turn_to(DECIDING)
        st.rerun(scope="fragment")
    return desk_components.picked_in(told.picked, name)


def _words(kind: str, target: str) -> list[str]:
    """What a code is found by: its number or key, and the words of its label."""
    return [target.lower(), *wording.code(kind, target).lower().replace(":", " ").replace(",", " ").split()]
