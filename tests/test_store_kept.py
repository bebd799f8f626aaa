"""What a store keeps stays: no row changes unseen, a backup comes back whole, no log that breaks it comes in."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from gcm_data.store import archive, database
from gcm_data.store.rows import FIRST_LINK, Decision, Proposal, link_of
from gcm_data.store.state import State
from gcm_data.store.store import Store
from tests import databases, stores
from tests.stores import ADMINISTRATOR, OFFICER, receive

store, in_file = stores.store, stores.in_file


@pytest.mark.parametrize("table", ["contents", "documents", "decisions"])
def test_no_row_can_be_changed_or_deleted(store, table):
    receive(store, "a.xlsx")
    column = {"contents": "content", "documents": "name", "decisions": "why"}[table]
    for change in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        engine = database.engine_of(store.url)
        with pytest.raises(sa.exc.DBAPIError, match="are kept as they are"), engine.begin() as connection:
            connection.execute(sa.text(change))
    assert archive.verify(store) == []


def test_a_backup_is_restored_on_the_other_kind_of_database(store, tmp_path):
    receive(store, "a.xlsx", "b.xlsx")
    store.decide(OFFICER, [Proposal("decline", "2025", "a.xlsx", why="fictional")])
    archive.backup(store, tmp_path / "backup.zip")
    kind = "sqlite" if store.url.startswith("postgresql") else "postgresql"
    other = Store(databases.new_database(kind, tmp_path))
    assert archive.restore(other, ADMINISTRATOR, tmp_path / "backup.zip") == 3
    assert (other.state(), archive.verify(other)) == (store.state(), [])
    content = (tmp_path / "backup.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(content[: len(content) // 2])
    with pytest.raises(archive.BrokenBackup):
        archive.restore(other, ADMINISTRATOR, tmp_path / "cut.zip")


def chained(*decisions: Decision) -> State:
    """A log whose links are right, whatever its decisions say."""
    made: list[Decision] = []
    for number, each in enumerate(decisions, start=1):
        numbered = replace(each, number=number, link="")
        made.append(replace(numbered, link=link_of(made[-1].link if made else FIRST_LINK, numbered)))
    return State((), tuple(made))


def decision(kind: str, what: dict[str, str], document: str = "") -> Decision:
    return Decision(
        0, f"{kind}-{document}", kind, "2025", document, "2025-01-01T00:00:00.000Z", "x@example.org", what, "", ""
    )


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (chained(decision("burn", {})), "Decision 1 can't be used: “burn” is no kind"),
        (chained(decision("undo", {"number": "1"})), "Decision 1 undoes one that is not before it"),
        (chained(decision("note", {"text": "x"}), decision("undo", {"number": "9"})), "Decision 2 undoes"),
        (
            chained(decision("receive", {"sha256": "0", "size": "1", "received_as": "a.xlsx"}, "a.xlsx")),
            "The document 2025/a.xlsx of decision 1 is not there",
        ),
    ],
)
def test_a_log_that_would_break_the_store_is_not_brought_in(in_file, log, said):
    with pytest.raises(ValueError, match=said):
        in_file.bring_in(ADMINISTRATOR, log, [])
    assert in_file.state().decisions == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE decisions SET why = 'another' WHERE number = 2", "breaks at decision 2"),
        ("DELETE FROM decisions WHERE number = 2", "breaks at decision 2"),
        ("UPDATE contents SET content = x'00'", "are not what was received"),
        ("UPDATE documents SET sha256 = 'x'", "is not the document that was received"),
        ("DELETE FROM contents", "are missing"),
    ],
)
def test_verify_sees_what_somebody_changed_behind_the_store(in_file, change, said):
    receive(in_file, "a.xlsx")
    in_file.decide(OFFICER, [Proposal("note", what={"text": "one"}), Proposal("note", what={"text": "two"})])
    with database.engine_of(in_file.url).begin() as connection:
        for table in ("contents", "documents", "decisions"):
            for event in ("UPDATE", "DELETE"):
                connection.execute(sa.text(f"DROP TRIGGER {table}_{event}"))
        connection.execute(sa.text(change))
    assert any(said in sentence for sentence in archive.verify(in_file))
