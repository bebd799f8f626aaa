"""The page of forms: the response form and the slip can be had, and a slip that came back becomes corrections."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data.coverage.selection import Selection
from gcm_data.exports import slip
from gcm_data.store.rights import OFFICER, READER, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.slips import CORRECT, NEW_TEXT, REASON
from gcm_data.wording import forms as wording
from pages.shared import kept, people, session
from tests import databases, slip_filler
from tests.pages_read import read_all
from tests.test_pages import open_page
from tests.workbook_builder import response_form, text

OFFICER_HERE = Person("officer@example.org", OFFICER)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with an accepted form of Fiji, which the pages of an officer use."""
    monkeypatch.setenv("GCM_DATABASE_URL", databases.new_database("sqlite", tmp_path))
    monkeypatch.setattr(session, "LOOK_EVERY", {session.STORE: 0.0})
    monkeypatch.setattr(session, "_standing", session.Standing(session._read, session.LoadFailed, session._forget))
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(OFFICER_HERE, "for a test"))
    kept.store().receive(OFFICER_HERE, "2025", [Incoming("fiji.xlsx", response_form("Fiji"))])
    kept.store().decide(OFFICER_HERE, [Proposal("accept", "2025", "fiji.xlsx")])
    return kept.store()


def said(app: AppTest) -> str:
    boxes = (*app.markdown, *app.warning, *app.error, *app.info, *app.caption)
    return " ".join(found.value for found in boxes)


def answers() -> list[str]:
    """The answers that count, when all that is newer was read."""
    read_all()
    return session.compute(lambda scope: scope.data.responses["text"].tolist(), Selection("2025"))


def returned() -> bytes:
    """The slip of Fiji with another text for its first answer, signed."""
    data = session.compute(lambda scope: scope.data, Selection("2025"))
    made = slip.write(data, "FJI", "2025", dt.date(2025, 2, 1))
    change = slip_filler.answer(1, {CORRECT: "no", NEW_TEXT: "Fictional new text.", REASON: "a slip of ours"})
    return slip_filler.filled(made, change, slip_filler.signed("A. Fictional", "2025-02-03"))


def test_forms_and_slips_are_offered_for_who_is_chosen(store):
    app = open_page("forms", addressee="FJI", language="fr")
    assert not app.exception
    labels = [button.label for button in app.get("download_button")]
    assert [label for label in labels if "response-form-FJI-fr.xlsx" in label]
    assert [label for label in labels if "response-form-FJI-fr.docx" in label]
    assert sum("fji-verification-slip" in label for label in labels) == 2


def test_a_returned_slip_is_shown_and_counts_when_it_is_accepted(store):
    app = open_page("forms")
    app.file_uploader(key="slip").upload("slip.xlsx", returned(), "application/octet-stream")
    app.run()
    assert not app.exception, app.exception
    assert "Fictional new text." in app.dataframe[-1].value.to_string() and answers() == [text(1)]
    (accept,) = (found for found in app.button if found.label == "Accept these corrections")
    accept.click()
    app.run()
    assert not app.exception, app.exception
    decision = store.state().decisions[-1]
    assert (decision.kind, decision.document, decision.why) == (
        "correct",
        "fiji.xlsx",
        "Verification slip: a slip of ours",
    )
    assert (decision.what["by"], decision.what["date"], decision.by) == (
        "A. Fictional",
        "2025-02-03",
        OFFICER_HERE.address,
    )
    assert answers() == ["Fictional new text."]


@pytest.mark.long
def test_what_is_no_slip_is_told_and_a_reader_hands_in_none(store, monkeypatch):
    app = open_page("forms")
    app.file_uploader(key="slip").upload("form.xlsx", response_form("Fiji"), "application/octet-stream")
    app.run()
    assert not app.exception and app.error and not [each for each in app.button if each.label.startswith("Accept")]
    reader = people.Visitor(Person("reader@example.org", READER), "for a test")
    monkeypatch.setattr(people, "visitor", lambda: reader)
    app = open_page("forms")
    assert wording.NOT_HANDED_IN.format(why="for a test") in said(app)
    assert "slip" not in [found.key for found in app.file_uploader]
