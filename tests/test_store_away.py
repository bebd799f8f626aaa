"""When the database of the store can't be used: what is said, that nothing is half kept, that work goes on after."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from gcm_data.store import archive, away, database
from gcm_data.store.kinds import NotUnderstood
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from pages.shared import kept, session
from tests import databases
from tests.stores import OFFICER, receive, states

ACCEPT = Proposal("accept", "2025", "a.xlsx", key="the same")
LARGE = [Incoming("large.xlsx", bytes(range(256)) * 4000)]


@pytest.fixture(params=databases.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A store with one document that waits."""
    made = Store(databases.new_database(request.param, tmp_path))
    receive(made, "a.xlsx")
    return made


@pytest.fixture
def on_server(tmp_path: Path) -> Iterator[Store]:
    """Such a store on the server, which runs again afterwards."""
    made = Store(databases.new_database("postgresql", tmp_path))
    receive(made, "a.xlsx")
    yield made
    databases.server().stop()
    databases.server().start()


@pytest.fixture
def in_file(tmp_path: Path) -> Store:
    """Such a store in a file."""
    made = Store(databases.new_database("sqlite", tmp_path))
    receive(made, "a.xlsx")
    return made


def assert_kept_once(store: Store) -> None:
    """The decision that was sent several times stands once, and all is whole."""
    store.decide(OFFICER, [ACCEPT])
    assert [each.key for each in store.state().of_kind("accept")] == ["the same"]
    assert (states(store)["a.xlsx"], archive.verify(store)) == ("accepted", [])


def test_a_server_that_goes_away_is_told_and_work_goes_on_when_it_is_back(on_server, monkeypatch):
    monkeypatch.setenv(database.SETTING, on_server.url)
    kept.store().decide(OFFICER, [ACCEPT])
    stood = kept.fingerprint()
    assert stood and not kept.away()
    databases.server().stop()
    with pytest.raises(away.StoreAway, match=r"does not answer. Nothing of this was kept. .* is not kept twice"):
        kept.store().receive(OFFICER, "2025", LARGE, ["large"])
    with pytest.raises(away.StoreAway) as read:
        kept.store().state()
    assert away.NOTHING_KEPT not in str(read.value)  # nothing was to be kept
    assert (kept.fingerprint(), kept.changes()) == (stood, -1)  # what counted before still stands
    assert "does not answer" in kept.away() and "does not answer" in session.load_state()[1]
    databases.server().start()
    assert (kept.fingerprint(), kept.away()) == (stood, "")
    for _ in range(2):
        kept.store().receive(OFFICER, "2025", LARGE, ["large"])
    assert states(kept.store()) == {"a.xlsx": "accepted", "large.xlsx": "received"}
    assert_kept_once(on_server)


def test_a_connection_that_is_lost_before_the_end_leaves_nothing_half(store, monkeypatch):
    def lost(*arguments: object) -> None:
        raise sa.exc.OperationalError("", {}, ConnectionError("the connection is lost"))

    with monkeypatch.context() as patch:
        patch.setattr("gcm_data.store.log.add_decision", lost)
        with pytest.raises(away.StoreAway, match=away.NOTHING_KEPT):
            store.receive(OFFICER, "2025", LARGE)
    with database.reading(database.engine_of(store.url)) as connection:
        counts = [connection.scalar(sa.text(f"SELECT count(*) FROM {table}")) for table in ("contents", "decisions")]
    assert (counts, archive.verify(store)) == ([1, 1], [])
    assert_kept_once(store)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_connection_that_is_lost_at_the_very_end_claims_nothing(on_server, is_kept):
    """The answer to COMMIT does not come: the server has kept it, or has not."""
    engine = database.engine_of(on_server.url)

    def lose(connection: sa.Connection) -> None:
        raw = connection.connection.dbapi_connection
        if is_kept:
            raw.execute("COMMIT")
            raw.execute("BEGIN")
        other = sa.create_engine(databases.server().url, poolclass=sa.NullPool)
        with other.connect() as killer:
            killer.execute(sa.text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": raw.info.backend_pid})

    sa.event.listen(engine, "commit", lose, once=True)
    with pytest.raises(away.StoreAway, match=away.NOT_KNOWN):
        on_server.decide(OFFICER, [ACCEPT])
    assert on_server.version() == (2 if is_kept else 1)
    assert_kept_once(on_server)


def test_who_waits_too_long_for_another_writer_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_PATIENCE", 0.2)
    monkeypatch.setitem(database._LIMITS, "lock_timeout", "200ms")
    for kind in databases.KINDS:
        store = Store(databases.new_database(kind, tmp_path))
        receive(store, "a.xlsx")
        with database.writing(database.engine_of(store.url)):
            with pytest.raises(away.StoreAway, match=r"Others are using the store.*Nothing of this was kept"):
                store.decide(OFFICER, [ACCEPT])
            assert states(store) == {"a.xlsx": "received"}  # nobody waits to read
        assert_kept_once(store)


def test_a_full_disk_is_told_and_leaves_nothing_half(in_file):
    engine = database.engine_of(in_file.url)

    def no_room(connection: object, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # no less than there are

    sa.event.listen(engine, "connect", no_room)
    engine.dispose()
    with pytest.raises(away.StoreAway, match=r"disk of the store is full. Nothing of this was kept. Make room"):
        in_file.receive(OFFICER, "2025", LARGE, ["large"])
    assert (states(in_file), archive.verify(in_file)) == ({"a.xlsx": "received"}, [])
    sa.event.remove(engine, "connect", no_room)
    engine.dispose()
    for _ in range(2):
        in_file.receive(OFFICER, "2025", LARGE, ["large"])
    assert states(in_file) == {"a.xlsx": "received", "large.xlsx": "received"}
    assert_kept_once(in_file)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 100 MB of its own."""
    place = Path(tempfile.mkdtemp(prefix="gcm-small-disk-"))
    try:
        command = ["mount", "-t", "tmpfs", "-o", "size=100m,mode=755", "tmpfs", place]
        if sys.platform != "linux" or os.geteuid() or subprocess.run(command, capture_output=True).returncode:
            pytest.skip("only root may mount a small disk here; a full one is tested by another way, too")
        yield place
        subprocess.run(["umount", place], check=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)


@pytest.mark.long
@pytest.mark.parametrize("kind", databases.KINDS)
def test_a_disk_that_is_really_full(kind, small_disk):
    server = databases.Postgres(small_disk) if kind == "postgresql" else None
    try:
        store = Store(server.url if server else f"sqlite:///{small_disk / 'store.sqlite'}")
        receive(store, "a.xlsx")
        filled, here = small_disk / "filled", []
        with filled.open("wb", buffering=0) as ballast, pytest.raises(OSError):
            while True:
                ballast.write(bytes(100_000))
        with pytest.raises(away.StoreAway) as told:
            for number in range(40):  # some of it may still fit into what the database has set aside
                store.receive(OFFICER, "2025", [Incoming(f"{number}.xlsx", os.urandom(1_000_000))], [f"key {number}"])
                here.append(f"{number}.xlsx")
        assert "is full" in str(told.value) or away.NOT_KNOWN in str(told.value)
        filled.unlink()
        if server and server.has_ended:
            server.start()
        assert {"a.xlsx", *here} <= set(states(store)) <= {"a.xlsx", *here, f"{len(here)}.xlsx"}
        for _ in range(2):
            store.receive(OFFICER, "2025", [Incoming("next.xlsx", b"next")], [f"key {len(here)}"])
        assert len(states(store)) == len(here) + 2
        assert_kept_once(store)
        database.engine_of(store.url).dispose()
    finally:
        if server:
            server.stop()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may read, made before the store."""
    place = Path(tempfile.mkdtemp(prefix="gcm-open-"))
    place.chmod(0o755)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions there")
def test_files_of_the_store_are_for_nobody_else_whatever_their_folder_is(open_folder):
    store = Store(f"sqlite:///{open_folder / 'store.sqlite'}")
    receive(store, "a.xlsx")
    with database.engine_of(store.url).connect():
        modes = {path.name: path.stat().st_mode & 0o777 for path in open_folder.iterdir()}
    assert set(modes) >= {"store.sqlite", "store.sqlite-wal"} and set(modes.values()) == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions there")
@pytest.mark.parametrize("is_made", [True, False])
def test_a_folder_in_which_nothing_may_be_written_is_told(open_folder, is_made):
    store = Store(f"sqlite:///{open_folder / 'store.sqlite'}")
    if is_made:
        receive(store, "a.xlsx")
        database.engine_of(store.url).dispose()
        (open_folder / "store.sqlite").chmod(0o444)
    open_folder.chmod(0o555)
    before, nobody = os.geteuid(), 65534
    if before == 0:  # root may write anywhere
        os.seteuid(nobody)
    try:
        with pytest.raises(away.StoreAway, match=r"not to be written by this program. Nothing of this was kept"):
            store.decide(OFFICER, [ACCEPT])
    finally:
        os.seteuid(before)


def test_a_store_that_is_gone_is_not_taken_for_an_empty_one(in_file):
    assert in_file.state().version == 1
    database.engine_of(in_file.url).dispose()
    shutil.rmtree(database.file_of(database.engine_of(in_file.url)).parent)
    for use in (in_file.version, in_file.state, lambda: in_file.decide(OFFICER, [ACCEPT])):
        with pytest.raises(away.StoreAway, match="is gone"):
            use()


def test_a_file_that_is_no_store_is_told(tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"no database, but words" * 100)
    with pytest.raises(away.StoreAway, match="is damaged"):
        Store(f"sqlite:///{tmp_path / 'store.sqlite'}").version()


def test_a_store_of_a_newer_program_is_left_alone(store):
    with database.engine_of(store.url).begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    for use in (store.version, store.state, lambda: store.decide(OFFICER, [ACCEPT])):
        with pytest.raises(away.StoreAway, match="newer version of this program"):
            use()


@pytest.mark.parametrize("change", [{"why": "a\0b"}, {"why": "a\ud800b"}, {"document": "x" * 401}, {"key": "x" * 65}])
def test_text_that_no_database_can_hold_is_refused_in_a_sentence(store, change):
    given = {"kind": "map", "cycle": "2025", "document": "a.xlsx", "what": {"role": "ignore"}, **change}
    with pytest.raises(NotUnderstood, match=r"can't be kept|can be kept"):
        store.decide(OFFICER, [Proposal(**given)])
    assert store.version() == 1
