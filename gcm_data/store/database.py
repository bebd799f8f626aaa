"""The database behind a store: SQLite beside the program, or PostgreSQL where several machines serve one store."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import URL, Connection, Engine, make_url

import gcm_data
from gcm_data.store import schema
from gcm_data.store.away import NOT_KNOWN, NOTHING_KEPT, StoreAway, telling

SETTING = "GCM_DATABASE_URL"
FOLDER = Path(gcm_data.__file__).parents[1] / ".gcm"  # made at the first use
_PATIENCE = 30  # seconds that a writer waits for others
_LOOKS = 0.001, 0.01  # seconds between two looks whether it is their turn, at random
_CONNECTING = 5  # seconds until a server that does not answer is said to be away
_LOCK = 20_181_210  # of writers on PostgreSQL: the day on which the Compact was adopted
# Of a connection to PostgreSQL. A machine that has gone must not keep the lock, nor a reader wait for one that is gone.
_LIMITS = {
    "lock_timeout": f"{_PATIENCE}s",
    "idle_in_transaction_session_timeout": "120s",
    "tcp_keepalives_idle": "20",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
_HERE = {"connect_timeout": _CONNECTING, "keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3}


@lru_cache(maxsize=8)
def engine_of(url: str) -> Engine:
    """The engine of a database by its address: sqlite:///FILE or postgresql+psycopg://… Raises StoreAway."""
    try:
        made = make_url(url)
    except exc.ArgumentError:
        raise StoreAway(f"{SETTING} holds no address of a database such as postgresql+psycopg://host/name.") from None
    if made.get_backend_name() == "sqlite":
        return _sqlite(made)
    if made.drivername != "postgresql+psycopg":
        raise StoreAway(f"{SETTING} begins with {made.drivername}://; a store can be in postgresql+psycopg:// only.")
    options = " ".join(f"-c {name}={value}" for name, value in _LIMITS.items())
    return sa.create_engine(
        made, pool_pre_ping=True, pool_size=4, max_overflow=12, connect_args={**_HERE, "options": options}
    )


def default_url() -> str:
    """The address that the setting GCM_DATABASE_URL gives, else that of the file in the project's dot folder."""
    return os.environ.get(SETTING) or f"sqlite:///{FOLDER / 'store.sqlite'}"


def file_of(engine: Engine) -> Path | None:
    """The file of an SQLite database; None for a server's."""
    return Path(engine.url.database) if engine.dialect.name == "sqlite" else None


def _sqlite(url: URL) -> Engine:
    engine = sa.create_engine(url, connect_args={"timeout": _PATIENCE})

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where SQLAlchemy says so, below
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # One that reads before it writes must hold the lock from the beginning, or it may fail with others waiting.
        if connection.get_execution_options().get("gcm_writes"):
            _begin_to_write(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _begin_to_write(connection: Connection) -> None:
    """Wait for the lock, each writer with an equal chance.

    SQLite itself looks ever more seldom, so that who waits long is overtaken by all who come later.
    """
    raw, until = connection.connection.dbapi_connection, time.monotonic() + _PATIENCE
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as busy:
                if not busy.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                    raise exc.OperationalError("BEGIN IMMEDIATE", None, busy) from busy
            time.sleep(random.uniform(*_LOOKS))
    finally:
        raw.execute(f"PRAGMA busy_timeout = {1000 * _PATIENCE:.0f}")


def exists(engine: Engine, outcome: str = "") -> bool:
    """Whether there is a store: its tables, at whatever version. Raises StoreAway, which tells the outcome, too."""
    file = file_of(engine)
    with telling(outcome):
        if file is not None and not file.exists():
            return False
        with engine.connect() as connection:
            return sa.inspect(connection).has_table("alembic_version")


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read at one moment. Raises StoreAway."""
    with telling(), engine.connect() as connection:
        _check_version(connection)
        yield connection


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection on which all is kept at the end, or nothing; one writer at a time. Makes the store at need.

    Raises StoreAway.
    """
    file = file_of(engine)
    with telling(NOTHING_KEPT) as outcome:
        if file is not None and not file.exists():
            _make_file(file)
        with engine.connect().execution_options(gcm_writes=True) as connection, connection.begin():
            if file is None:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            _upgrade(connection)
            yield connection
            outcome.said = NOT_KNOWN  # from here on the database may have kept it, though its answer does not come


def _make_file(file: Path) -> None:
    """An empty file for this user alone, as those that SQLite puts beside it: States hand in what is not public yet."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _upgrade(connection: Connection) -> None:
    """Bring the schema to the newest version, in the transaction that holds the lock."""
    if _version(connection) == schema.HEAD:
        return
    from alembic import command  # takes long to import, and is needed once
    from alembic.config import Config

    _check_version(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection) -> str:
    """The version of the schema; "" where there is none."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() or ""


def _check_version(connection: Connection) -> None:
    version = _version(connection)
    if version > schema.HEAD:
        raise StoreAway(f"A newer version of this program has kept the store (schema {version}). Install that version.")
