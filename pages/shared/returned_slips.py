"""A verification slip that came back: what it corrects is shown, and becomes decisions when an officer accepts it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from gcm_data import reference
from gcm_data.coverage.selection import Selection
from gcm_data.store.lists import CORRECTIONS, proposal_of
from gcm_data.store.rights import OFFICER
from gcm_data.store.state import State
from gcm_data.tables.slips import name_of
from gcm_data.tables.specs import ReviewData
from gcm_data.text.cells import placed
from gcm_data.wording import forms as wording
from loaders.documents.workbook import Document
from loaders.slips.apart import read_slip
from loaders.slips.reading import Question, SlipReading
from pages.shared import blocks, deciding, kept, keys, people, say, session, uploads
from pages.shared.turns import out_of_turn


def hand_in(selection: Selection) -> None:
    """A place to hand in a slip, what it gives, and a button that accepts it."""
    say.header("A slip that came back")
    say.words(wording.RETURNED)
    visitor = people.visitor()
    if not visitor.person.may(OFFICER):
        say.info(wording.NOT_HANDED_IN.format(why=visitor.why))
        return
    given = st.file_uploader("Slip (.xlsx)", ["xlsx"], key=keys.SLIP, max_upload_size=uploads.LARGEST_FILE)
    state = deciding.state()
    if given is None or state is None:
        return
    data = session.compute(lambda scope: scope.data, selection.of_everybody())
    reading = _read(Document(given.name, given.getvalue(), ""), data, state, visitor.person.address)
    _show(reading)
    if reading.corrections and st.button(
        "Accept these corrections", type="primary", key=f"{keys.ACCEPT}{given.file_id}"
    ):
        lines = [proposal_of(line, CORRECTIONS, reading.cycle) for line in reading.lines]
        if deciding.decide(lines):
            say.done(wording.ACCEPTED.format(number=len(lines)))


def _read(given: Document, data: ReviewData, state: State, by: str) -> SlipReading:
    """What the slip gives against what counts now."""
    digests = {(each.cycle, each.name): each.sha256 for each in state.accepted}

    def content(cycle: str, name: str) -> bytes | None:
        sha256 = digests.get((cycle, name))
        return kept.store().content(sha256) if sha256 else None

    with out_of_turn():
        return read_slip(given, data, content, by, dt.date.today().isoformat())


def _show(reading: SlipReading) -> None:
    """The corrections, what is to be decided, and what is wrong with the file."""
    for found in reading.issues:
        (say.error if found.severity == "error" else say.warning)(f"{placed(found.sheet, found.cell)} {found.message}")
    if not reading.iso3:
        return
    name = reference.member(reading.iso3).name
    say.words(wording.READ.format(member=name, cycle=reading.cycle, confirmed=reading.confirmed, rows=reading.rows))
    if reading.lines:
        say.subheader(wording.TO_ACCEPT, anchor="corrections")
        blocks.table(pd.DataFrame(reading.lines), f"corrections-{reading.cycle}-{reading.iso3}.csv", lines=3)
    else:
        say.words(wording.NOTHING_TO_CORRECT)
    if reading.questions:
        say.subheader(wording.TO_DECIDE, anchor="questions")
        rows = pd.DataFrame([_row(each) for each in reading.questions])
        blocks.table(rows, f"to-decide-{reading.cycle}-{reading.iso3}.csv", lines=3)


def _row(question: Question) -> dict[str, str]:
    """A question as a row of a table."""
    names = [name_of(each) if any(each) else "" for each in (question.target, question.should_be)]
    return {
        "What to decide": question.what,
        "Place": " ".join(filter(None, (question.document, placed(question.sheet, question.cell)))),
        "Read as": names[0],
        "Should be": names[1],
        "Passage": question.passage,
        "Right text": question.new_text,
        "Reason": question.reason,
    }
