"""The log on its page: which decisions, the table with its file, and the undoing of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import islice

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.store.checks import may_undo
from gcm_data.store.rights import CODER, OFFICER, Person
from gcm_data.store.rows import Decision, Proposal
from gcm_data.store.state import State
from gcm_data.store.told import Wanted, chosen, log_in_words, sentence
from gcm_data.wording import store as wording
from pages.shared import blocks, choices, deciding, keys, people, say, session
from pages.shared.links import as_named

_TALL = 520  # pixels: a log of years is looked through in its own frame
_OFFERED = 200  # decisions to choose from, the newest of those shown; the filters find others
_LONGEST = 2_000  # characters of a reason


def draw(selection: Selection) -> None:
    """The log as far as the visitor may see it: everybody's for officers, their own for coders."""
    visitor = people.visitor()
    if not visitor.person.may(CODER):
        say.words(wording.LOG_FOR_OFFICERS)
        say.words(visitor.why)
        return
    state = deciding.state()
    if state is None:
        return
    is_officer = visitor.person.may(OFFICER)
    say.words(wording.LOG_IS if is_officer else f"{wording.LOG_IS} {wording.LOG_OF_CODERS}")
    decisions = [each for each in state.decisions if is_officer or each.by == visitor.person.address]
    if not decisions:
        say.info(wording.LOG_EMPTY)
        return
    found = chosen(state, decisions, _wanted(decisions))
    if not found:
        say.info(wording.LOG_NOTHING)
        return
    blocks.table(log_in_words(state, found), session.file_name(selection, "log"), height=_height(len(found)))
    _undo(state, found, visitor.person)


def _height(rows: int) -> str | int:
    return "auto" if rows < _TALL // 35 else _TALL


def _wanted(decisions: Sequence[Decision]) -> Wanted:
    """The filters of the log; they stand in the link."""
    kinds = {each.kind: wording.DONE.get(each.kind, each.kind) for each in decisions}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = choices.several("Who", "Everybody", keys.LOG_BY, as_named(sorted({each.by for each in decisions})))
        kind = choices.several("Decision", "All kinds", keys.LOG_KIND, kinds)
        documents = sorted({each.document for each in decisions} - {""})
        document = choices.several("Document", "All documents", keys.LOG_DOCUMENT, as_named(documents))
        first = _day("From", keys.LOG_FROM)
        last = _day("To", keys.LOG_TO)
        words = st.text_input("Words", key=keys.LOG_WORDS, type="search", bind="query-params")
    return Wanted(by, kind, document, first, last, words if isinstance(words, str) else "")


def _day(label: str, key: str) -> str:
    found = st.date_input(say.label(label), None, key=key, bind="query-params")
    return found.isoformat() if isinstance(found, dt.date) else ""


def _undo(state: State, shown: Iterable[Decision], person: Person) -> None:
    """Choose one of the decisions shown, say why, confirm, and undo it."""
    say.header("Undo a decision")
    say.words(wording.UNDO_IS)
    offered = islice((each for each in shown if may_undo(state, person, each.number)), _OFFERED)
    named = {each.number: sentence(each, state) for each in offered}
    if not named:
        say.words(wording.NOTHING_TO_UNDO)
        return
    number = st.selectbox(
        "Decision", list(named), index=None, format_func=named.__getitem__, placeholder="Choose one", key=keys.UNDO
    )
    if number is None:
        return
    why = st.text_input("Why is it undone?", key=f"{keys.UNDO_WHY}{number}", max_chars=_LONGEST)
    is_sure = st.checkbox("Yes, it shall no longer hold", key=f"{keys.UNDO_SURE}{number}")
    is_asked = st.button("Undo", disabled=not (is_sure and why.strip()), key=f"{keys.UNDO_NOW}{number}")
    if is_asked and deciding.decide([Proposal("undo", what={"number": str(number)}, why=why.strip())]):
        say.done(wording.UNDONE.format(sentence=named[number]))
