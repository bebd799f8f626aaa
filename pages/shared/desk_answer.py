"""The left side of the desk: the answer with all its passages, where it stands, and the codes around them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import streamlit as st

from gcm_data.coding.around import AWAY, Around
from gcm_data.coding.decisions import sha_of
from gcm_data.coding.parts import parts_of, passage_in
from gcm_data.evidence.passages import Passage, passages
from gcm_data.wording import desk as wording
from pages.shared import desk_components, say
from pages.shared.desk_state import DECIDING, MARKING, NAMING, Desk, View

_passages: WeakKeyDictionary[Around, dict[int, Passage]] = WeakKeyDictionary()


def draw(desk: Desk, view: View) -> None:
    """The answer in which the item stands; what is marked in it is given a code next."""
    item = view.item
    passage = _passage(view.around, item.row)
    place = passage.place or wording.WITHHELD_PLACE
    say.words(f"{passage.asked}. {place}", lead=f"{passage.respondent}, {passage.cycle}.")
    theirs = {each.span for each in view.items if each.row == item.row}
    marks = view.around.marks(view.decisions, item.row, view.by, theirs)
    name = f"{view.cycle}-{item.row}-{sha_of(passage.text)}"
    parts = parts_of(passage.text, marks, item.span)
    label, is_marking = wording.ANSWER_OF.format(who=passage.respondent), desk.mode == MARKING
    told = desk_components.answer(label, name, passage.text, parts, item.target, is_marking, desk.turn)
    say.caption(_around(view, marks))
    _marked(desk, view, passage.text, name, told)


def _passage(around: Around, row: int) -> Passage:
    """The answer in words: whose, to which question, where it stands; looked up once."""
    known = _passages.setdefault(around, {})
    if row not in known:
        (known[row],) = passages(around.found.data, [(row, ())])
    return known[row]


def _around(view: View, marks: list) -> str:
    """The codes and citations of the answer, and those that this coder has set aside."""
    away = {mark.target: mark.because for mark in marks if mark.status == AWAY}
    stated = dict.fromkeys(each.target for each in view.around.stated.get(view.item.row, ()))
    names = [f"{wording.code(*each[:2])} ({each[2]})" for each in stated if each not in away]
    said = wording.STATED_HERE.format(codes="; ".join(names)) if names else wording.NONE_STATED
    gone = [f"{wording.code(*each[:2])} ({each[2]}; {because})" for each, because in away.items()]
    return " ".join(filter(None, (said, wording.AWAY_HERE.format(codes="; ".join(gone)) if gone else "")))


def _marked(desk: Desk, view: View, text: str, name: str, told: object) -> None:
    """Let what was marked be named next: a selection of the mouse counts as soon as marking has begun."""
    if desk.mode != MARKING:
        return
    if told.left:
        desk.turn_to(DECIDING)
        st.rerun(scope="fragment")
    span = desk_components.marked_in(told.marked or told.selection, name)
    if span is None:
        return
    row = view.item.row
    passage = passage_in(text, span, view.around.found.spans[row])
    if passage is None:
        if told.marked:
            desk.tell(wording.NOT_MARKED)
        return
    if told.marked:
        desk.turn_to(NAMING)
        desk.passage = row, *passage
        st.rerun(scope="fragment")
