"""The store on SQLite and on PostgreSQL: documents, and what is decided on them, once and by who has looked."""

from __future__ import annotations

import pytest

from gcm_data.store import archive, away, limits, present
from gcm_data.store.checks import Changed
from gcm_data.store.kinds import NotUnderstood
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from tests import stores
from tests.stores import ADMINISTRATOR, OFFICER, OTHER, receive, states

store, in_file = stores.store, stores.in_file


def test_an_empty_store_is_read_without_being_made(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'dot' / 'store.sqlite'}")
    assert (store.version(), store.state().documents, archive.verify(store)) == (0, (), [])
    assert not (tmp_path / "dot").exists()
    receive(store, "a.xlsx")
    assert (tmp_path / "dot").stat().st_mode & 0o077 == 0  # what States hand in is for nobody else on the machine


def test_documents_are_kept_as_received_and_counted_by_decisions(store):
    receive(store, "a.xlsx", "b.xlsx", "c.docx")
    store.decide(OFFICER, [Proposal("accept", "2025", "a.xlsx"), Proposal("decline", "2025", "c.docx", why="empty")])
    assert states(store) == {"a.xlsx": "accepted", "b.xlsx": "received", "c.docx": "declined"}
    store.decide(OFFICER, [Proposal("accept", "2025", "b.xlsx", {"supersedes": "a.xlsx"})])
    assert states(store) == {"a.xlsx": "superseded", "b.xlsx": "accepted", "c.docx": "declined"}
    store.decide(OTHER, [Proposal("undo", what={"number": str(store.version())})])
    assert states(store) == {"a.xlsx": "accepted", "b.xlsx": "received", "c.docx": "declined"}
    store.decide(OTHER, [Proposal("undo", what={"number": str(store.version())})])  # what undid is undone
    assert states(store)["a.xlsx"] == "superseded"
    again = Store(store.url)
    assert again.state() == store.state()
    assert [again.content(each.sha256) for each in again.state().documents][1] == b"fictional bytes of b.xlsx"
    assert archive.verify(store) == []


def test_what_is_sent_twice_is_kept_once(store):
    files = [Incoming("a.xlsx", b"one"), Incoming("folder/a.xlsx", b"two"), Incoming("a.xlsx", b"one")]
    handed = store.receive(OFFICER, "2025", files, ["k1", "k2", "k3"])
    assert [each.document.name for each in handed] == ["a.xlsx", "a (2).xlsx", "a.xlsx"]
    assert store.receive(OFFICER, "2025", files[1:2], ["k2"])[0].document == handed[1].document
    copy = store.receive(OFFICER, "2025", [Incoming("copy.xlsx", b"one")])[0]
    assert [twin.name for twin in copy.twins] == ["a.xlsx"]
    proposal = Proposal("accept", "2025", "a.xlsx")
    assert store.decide(OFFICER, [proposal]) == store.decide(OFFICER, [proposal])
    assert store.version() == len(store.state().decisions) == 4


def test_who_looked_before_another_decided_is_told(store):
    seen = receive(store, "a.xlsx", "b.xlsx")
    store.decide(OTHER, [Proposal("decline", "2025", "a.xlsx", why="a copy")])
    with pytest.raises(Changed, match=r"other@example\.org has decided on a\.xlsx meanwhile"):
        store.decide(OFFICER, [Proposal("accept", "2025", "b.xlsx"), Proposal("accept", "2025", "a.xlsx")], seen)
    assert states(store) == {"a.xlsx": "declined", "b.xlsx": "received"}  # all or none
    store.decide(OFFICER, [Proposal("accept", "2025", "b.xlsx")], seen)


@pytest.mark.parametrize(
    ("proposal", "said"),
    [
        (Proposal("burn", "2025", "a.xlsx"), "no kind"),
        (Proposal("decline", "2025", "a.xlsx"), "needs a reason"),
        (Proposal("accept", "2025"), "needs a document"),
        (Proposal("accept", "2025", "other.xlsx"), "no document"),
        (Proposal("accept", "2025", "a.xlsx", {"supersedes": "a.xlsx"}), "supersede itself"),
        (Proposal("accept", "2025", "a.xlsx", {"colour": "red"}), "takes no colour"),
        (Proposal("correct", "2025", "a.xlsx", {"cell": "A1"}, "fictional"), "needs old text, new text"),
        (Proposal("receive", "2025", "a.xlsx", {"sha256": "", "size": "", "received_as": ""}), "with their bytes"),
        (Proposal("undo", what={"number": "1"}), "was received is kept"),
        (Proposal("undo", what={"number": "9"}), "no decision 9"),
        (Proposal("undo", what={"number": "last"}), "by its number"),
        (Proposal("role", what={"address": "x", "role": "king"}), "no role"),
        (Proposal("note", what={"text": 3}), "is text"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_in_a_sentence(in_file, proposal, said):
    seen = receive(in_file, "a.xlsx")
    with pytest.raises(NotUnderstood, match=said):
        in_file.decide(ADMINISTRATOR, [Proposal("note", what={"text": "first"}), proposal])
    assert in_file.version() == seen


def test_so_much_and_no_more_is_taken_of_a_person(in_file, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 10)
    monkeypatch.setattr(limits, "WAITING", 2)
    monkeypatch.setattr(limits, "AT_ONCE", 3)
    monkeypatch.setattr(limits, "WAITING_BYTES", 15)
    many = [Incoming(f"{number}.xlsx", f"file {number}".encode()) for number in range(4)]
    for files in (
        many,
        many[:3],
        [Incoming("large.xlsx", bytes(11))],
        [Incoming("a", bytes(9)), Incoming("b", bytes(8))],
    ):
        with pytest.raises(limits.TooMuch):
            in_file.receive(OFFICER, "2025", files)
    assert in_file.version() == 0
    in_file.receive(OFFICER, "2025", many[:2])
    with pytest.raises(limits.TooMuch, match=r"2 documents of officer@example\.org wait"):
        in_file.receive(OFFICER, "2025", many[2:3])
    in_file.decide(OFFICER, [Proposal("accept", "2025", "0.xlsx")])
    in_file.receive(OFFICER, "2025", many[2:3])
    in_file.receive(OTHER, "2025", many[3:])


def test_what_counts_has_a_fingerprint_of_its_own(in_file):
    receive(in_file, "a.xlsx", "b.xlsx")
    in_file.decide(OFFICER, [Proposal("accept", "2025", "a.xlsx")])
    before = present.fingerprint(in_file.state())
    in_file.decide(
        OFFICER, [Proposal("note", what={"text": "fictional"}), Proposal("map", "2025", "b.xlsx", {"role": "x"})]
    )
    receive(in_file, "c.xlsx")
    assert present.fingerprint(in_file.state()) == before
    kept = present.lay_out(in_file, in_file.state())
    assert [(each.cycle, each.name, each.path.read_bytes()) for each in kept] == [
        ("2025", "a.xlsx", b"fictional bytes of a.xlsx")
    ]
    in_file.decide(OFFICER, [Proposal("map", "2025", "a.xlsx", {"role": "ignore", "place": "A1"})])
    assert present.fingerprint(in_file.state()) != before
    assert {each.name for each in present.lay_out(in_file, in_file.state())} == {"a.xlsx", "mapping.csv"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no address of a database"),
        ("mysql://x/y", "begins with mysql"),
        ("postgresql+psycopg://nobody@127.0.0.1:9/none", "does not answer"),
    ],
)
def test_a_database_that_is_not_there_is_told_in_a_sentence(url, said):
    with pytest.raises(away.StoreAway, match=said):
        Store(url).version()
