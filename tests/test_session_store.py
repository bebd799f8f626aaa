"""What the pages read from a store: what counts there, what ships before that, and what stood while it is away."""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_data.coverage.selection import Selection
from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.packed import unpack
from pages.shared import kept, originals, session
from tests import databases
from tests.conftest import SHIPPED
from tests.pages_read import read_all

OFFICER = Person("officer@example.org", "officer")
SELECTION = Selection("2025")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store that the pages read, and look at whenever they are asked."""
    url = databases.new_database("sqlite", tmp_path)
    monkeypatch.delenv("GCM_SUBMISSIONS", raising=False)
    monkeypatch.setenv("GCM_DATABASE_URL", url)
    monkeypatch.setattr(session, "LOOK_EVERY", {session.STORE: 0.0})
    monkeypatch.setattr(session, "_standing", session.Standing(session._read, session.LoadFailed, session._forget))
    return Store(url)


def accept(store: Store, name: str) -> None:
    store.receive(OFFICER, "2025", [Incoming(name, (SHIPPED / "2025" / name).read_bytes())])
    store.decide(OFFICER, [Proposal("accept", "2025", name)])


def documents() -> list[str]:
    """The documents that the pages show, when all that is newer was read."""
    read_all()
    return list(session.compute(lambda scope: scope.data.documents["document"].tolist(), SELECTION))


def test_what_ships_is_shown_until_something_is_accepted(store):
    assert len(documents()) > 20 and session.is_shipped()
    store.receive(OFFICER, "2025", [Incoming("THA.xlsx", (SHIPPED / "2025" / "THA.xlsx").read_bytes())])
    assert len(documents()) > 20 and session.is_shipped()
    store.decide(OFFICER, [Proposal("accept", "2025", "THA.xlsx")])
    assert documents() == ["THA.xlsx"] and not session.is_shipped()
    store.decide(OFFICER, [Proposal("undo", what={"number": str(store.version())})])
    assert len(documents()) > 20 and session.is_shipped()


@pytest.mark.long
def test_a_document_that_counts_is_there_as_it_was_received_and_no_other(store):
    assert documents() and originals.path_of("2025", "THA.xlsx") == SHIPPED / "2025" / "THA.xlsx"
    accept(store, "THA.xlsx")
    content = (SHIPPED / "2025" / "NPL.xlsx").read_bytes()
    store.receive(OFFICER, "2025", [Incoming("NPL.xlsx", content)])
    assert documents() == ["THA.xlsx"]
    there = originals.path_of("2025", "THA.xlsx")
    assert there.read_bytes() == (SHIPPED / "2025" / "THA.xlsx").read_bytes() and SHIPPED not in there.parents
    assert originals.path_of("2025", "NPL.xlsx") is None


def test_what_was_derived_once_is_not_derived_again(store, monkeypatch):
    accept(store, "THA.xlsx")
    assert documents() == ["THA.xlsx"]
    derived = unpack(store.derived(kept.fingerprint()))
    assert derived.documents["document"].tolist() == ["THA.xlsx"]
    monkeypatch.setattr(session, "load_apart", lambda *_: pytest.fail("read again"))
    learned: list[str] = []
    monkeypatch.setattr(session, "_learn", lambda files: learned.extend(file.name for file in files))
    monkeypatch.setattr(session, "_standing", session.Standing(session._read, session.LoadFailed, session._forget))
    assert documents() == ["THA.xlsx"]
    assert learned == ["THA.xlsx"]  # aside, so that one more document costs no more than itself
    store.decide(OFFICER, [Proposal("note", what={"text": "of which no table depends"})])
    assert documents() == ["THA.xlsx"]


def test_a_correction_and_a_mapping_are_read_with_the_documents(store):
    accept(store, "THA.xlsx")
    documents()
    answer = session.compute(lambda scope: scope.data.responses.query("state == 'answered'").iloc[0], SELECTION)
    what = {"sheet": answer["sheet"], "cell": answer["cell"], "old text": answer["text"], "new text": "Fictional text."}
    store.decide(OFFICER, [Proposal("correct", "2025", "THA.xlsx", what, "to see whether it is read")])
    documents()
    texts = session.compute(lambda scope: set(scope.data.responses["text"]), SELECTION)
    applied = session.compute(lambda scope: scope.data.corrections["state"].tolist(), SELECTION)
    assert "Fictional text." in texts and answer["text"] not in texts and applied == ["applied"]


def test_while_the_store_is_away_what_stood_is_shown(store, monkeypatch):
    accept(store, "THA.xlsx")
    assert documents() == ["THA.xlsx"] and not session.away()
    monkeypatch.setattr(Store, "version", lambda self: (_ for _ in ()).throw(kept.StoreAway("Fictional reason.")))
    assert documents() == ["THA.xlsx"]
    assert session.away() == "Fictional reason." and kept.changes() == -1
    monkeypatch.undo()


def test_a_folder_is_read_as_before_and_the_store_is_not_asked(store, monkeypatch):
    accept(store, "THA.xlsx")
    monkeypatch.setenv("GCM_SUBMISSIONS", str(SHIPPED))
    assert len(documents()) > 20 and session.is_folder() and not session.is_shipped()
