"""Accepting, declining and withdrawing a document, and undoing what was decided last."""

from __future__ import annotations

import streamlit as st

from gcm_data.store.kinds import ACCEPTED, KINDS, RECEIVED
from gcm_data.store.rows import Decision, Document, Proposal
from gcm_data.store.state import State
from gcm_data.wording import receiving as wording
from pages.shared import deciding, drafts, keys, people, say


def draw(found: State, document: Document, older: str) -> None:
    """What can be decided on a document as it stands; `older` is the name of the one whose place it takes, or ""."""
    state, last = found.state_of(document), found.last[document.cycle, document.name]
    say.subheader("Decide", anchor="decide")
    if state == ACCEPTED:
        _with_reason(found, document, last, "withdraw", wording.WITHDRAWS)
    else:
        accept, other = st.columns(2)
        with accept:
            _accept(found, document, last, older)
        with other:
            if state == RECEIVED:
                _with_reason(found, document, last, "decline", wording.DECLINES)
    if last.kind != "receive":
        label = wording.UNDOES.format(number=last.number, kind=last.kind, by=last.by)
        if st.button(say.label(label), key=f"{keys.UNDO_OF}{last.number}"):
            _keep(found, Proposal("undo", what={"number": str(last.number)}))


def _accept(found: State, document: Document, last: Decision, older: str) -> None:
    tried = drafts.draft_of(people.current().address, document).tried
    with st.form(_key("accept", document, last), border=True):
        say.words(wording.ACCEPTS)
        if tried:
            say.warning(wording.UNKEPT.format(number=len(tried)))
        note = st.text_input("Note (optional)", max_chars=2_000)
        if st.form_submit_button("Accept", type="primary"):
            what = {"supersedes": older} if older else {}
            _keep(found, Proposal("accept", document.cycle, document.name, what, note.strip()))


def _with_reason(found: State, document: Document, last: Decision, kind: str, what: str) -> None:
    with st.form(_key(kind, document, last), border=True):
        say.words(what)
        reason = st.text_input("Reason", max_chars=2_000)
        if st.form_submit_button(say.label(KINDS[kind].does.split()[0].capitalize())):
            if reason.strip():
                _keep(found, Proposal(kind, document.cycle, document.name, why=reason.strip()))
            else:
                say.warning(wording.REASON_MISSING)


def _key(kind: str, document: Document, last: Decision) -> str:
    """A name for a form that is another one once somebody has decided: a click on what is outdated does nothing."""
    return f"{kind}-{document.cycle}/{document.name}-{last.number}"


def _keep(found: State, proposal: Proposal) -> None:
    if deciding.decide([proposal], found.version) is not None:
        st.rerun()
