"""What stands around the list of who has answered: what waits, the choice of states, and the draft of a reminder."""

from __future__ import annotations

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import answered
from gcm_data.exhibits.answered import Days
from gcm_data.store.kinds import RECEIVED
from gcm_data.store.rights import OFFICER
from gcm_data.wording import answered as wording
from gcm_data.wording import menu
from gcm_data.wording.reminders import LANGUAGES, reminder
from pages.shared import choices, deciding, keys, people, say, session
from pages.shared.links import as_named


def days(selection: Selection) -> Days:
    """When the documents that count were handed in; for officers also a line on those that wait.

    () where a folder is read, in which nobody hands anything in.
    """
    if session.is_folder():
        return ()
    state = deciding.state()
    if state is None:
        return ()
    if people.current().may(OFFICER):
        here = [document for document in state.documents if document.cycle == selection.cycle]
        _waiting(sum(state.state_of(document) == RECEIVED for document in here))
    return tuple((cycle, name, day) for (cycle, name), day in sorted(state.first_days.items()))


def _waiting(count: int) -> None:
    """How many documents wait for a decision, with a link to where it is taken."""
    if not count:
        return
    say.words(wording.WAITING_ONE if count == 1 else wording.WAITING.format(count=count))
    st.page_link("pages/receive.py", label=say.label(f"{menu.TITLES['receive']}: look at them, and decide"))


def states() -> tuple[str, ...]:
    """The states of which members are shown; none for all."""
    names = as_named(wording.STATES)
    return choices.several("State of the answer", "All states", keys.ANSWERED, names, label_visibility="collapsed")


def remind(selection: Selection) -> None:
    """For officers the draft of a reminder: to all members with nothing, to all that did not submit, or to one."""
    if not people.current().may(OFFICER):
        return
    say.header("Reminder")
    silent = session.compute(answered.in_states, selection, wording.NOTHING)
    without = session.compute(answered.in_states, selection, wording.NOTHING, wording.STATEMENTS)
    if not without:
        say.words(wording.NOBODY_LEFT)
        return
    say.words(wording.REMINDER_IS)
    to = {wording.ALL_SILENT.format(count=len(silent)): silent} if silent else {}
    to |= {wording.ALL_WITHOUT.format(count=len(without)): without} if without != silent else {}
    to |= {name: (name,) for name in without}
    who, language = st.columns(2)
    chosen = who.selectbox("To", list(to), key=keys.REMINDER_TO)
    written = language.selectbox("Language", LANGUAGES, key=keys.REMINDER_LANGUAGE)
    say.code(reminder(written, selection.cycle, to[chosen], session.as_of(selection)))
