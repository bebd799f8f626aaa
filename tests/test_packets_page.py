"""Packets on the page: made for a coder, handed in, and kept as decisions of the coder whom they name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from gcm_data.coding.decisions import decision_of
from gcm_data.coding.repeated import new_ones
from gcm_data.exports.packet import command
from gcm_data.store.codings import code_decisions
from gcm_data.store.rights import CODER, OFFICER, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.wording import packets as wording
from loaders.packets import apart
from pages.shared import kept, people, session
from tests import databases
from tests.coders import ANNA, BORIS, answers, decision
from tests.packets_read import CITED, FORM, LICENCE, LICENCES, Change, fill, made, packet_of, read
from tests.pages_read import read_all
from tests.test_pages import open_page

OFFICER_HERE = Person("officer@example.org", OFFICER)


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", lambda given: apart.filled_here(None, given))


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with the form, which the pages of an officer use."""
    monkeypatch.setenv("GCM_DATABASE_URL", databases.new_database("sqlite", tmp_path))
    monkeypatch.setattr(session, "LOOK_EVERY", {session.STORE: 0.0})
    monkeypatch.setattr(session, "_standing", session.Standing(session._read, session.LoadFailed, session._forget))
    seen_by(OFFICER_HERE, monkeypatch)
    kept.store().receive(OFFICER_HERE, "2025", [Incoming("t.xlsx", FORM.content)])
    kept.store().decide(OFFICER_HERE, [Proposal("accept", "2025", "t.xlsx")])
    return kept.store()


def seen_by(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(person, "for a test"))


def opened(content: bytes | None = None) -> AppTest:
    app = open_page("agreement")
    app.session_state["make-packet"] = app.session_state["take-packet"] = True
    app.run()
    if content is not None:
        app.get("file_uploader")[0].set_value(("back.xlsx", content, "application/octet-stream")).run()
    assert not app.exception, [each.value for each in app.exception]
    return app


def said(app: AppTest) -> str:
    boxes = (*app.markdown, *app.warning, *app.error, *app.info, *app.success)
    return " ".join(found.value for found in boxes).replace(":color[]", "")  # by which no address becomes a link


def filled_in(*changes: Change) -> bytes:
    book, content = load_workbook(io.BytesIO(made())), io.BytesIO()
    for change in changes:
        change(book)
    book.save(content)
    return content.getvalue()


def test_a_packet_is_made_and_kept_once_on_the_page(served, monkeypatch):
    app = opened()
    assert wording.HOLDS.format(coder=OFFICER_HERE.address, paragraphs=packet_of().paragraphs) in said(app)
    content = filled_in(fill(LICENCE, decision="accept"), fill(CITED, decision="perhaps"))
    app = opened(content)
    assert f"{ANNA}, review of 2025: 2 of" in said(app) and "1 of it new" in said(app)
    assert "where the packet gives other choices" in said(app)
    app.button(key=next(each.key for each in app.button if (each.key or "").startswith("keep-"))).click().run()
    read_all()
    (kept_one,) = code_decisions(kept.store().state())
    assert (kept_one.by, kept_one.verdict, kept_one.target, kept_one.round) == (ANNA, "accept", "6", "first")
    assert wording.NOTHING_NEW in said(opened(content))
    assert command._decided(None) == [kept_one]  # so that the next packet is without it


def test_a_coder_hands_in_their_own_packet_and_nobody_elses(served, monkeypatch):
    content = filled_in(fill(LICENCE, decision="accept"))
    for coder, number in ((BORIS, 0), (ANNA, 1)):
        seen_by(Person(coder, CODER), monkeypatch)
        app = opened(content)
        app.button(key=next(each.key for each in app.button if (each.key or "").startswith("keep-"))).click().run()
        assert len(code_decisions(kept.store().state())) == number
        told = " ".join(each.value for each in app.error)
        assert "takes the rights of an officer" in told if not number else told == ""


def test_what_is_handed_in_anew_changes_what_it_changes():
    def fields(verdict: str, target: str = "6", **more: str) -> dict[str, str]:
        row = decision(answers(read())[0], LICENCES, target, verdict=verdict, **more)
        return {name: text for name, text in row.items() if name != "by"}

    def new(rows: list[dict[str, str]], *before: dict[str, str]) -> list[str]:
        earlier = [decision_of("2025", {**row, "by": ANNA}) for row in before]
        return [row["verdict"] for row in new_ones(rows, earlier, ANNA, "2025")]

    yes, no, nothing = fields("accept"), fields("reject"), fields("nothing")
    assert new([yes, yes]) == ["accept"] and new([yes], yes) == [] and new([no], yes) == ["reject"]
    assert (
        new([yes], yes, no) == ["accept"] and new([yes], yes, nothing) == ["accept"] and new([nothing], nothing) == []
    )
    assert new([nothing], yes) == ["nothing"] and new([nothing], nothing, yes) == ["nothing"]
    assert new([fields("reject", because="negated")], no) == ["reject"]
    theirs = [decision_of("2025", {**yes, "by": BORIS})]
    assert len(new_ones([yes], theirs, ANNA, "2025")) == 1
