"""The database behind a store: SQLite beside the program, or PostgreSQL where several machines serve one store."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import URL, Connection, Engine, make_url

import gcm_data
from gcm_data.store import schema

SETTING = "GCM_DATABASE_URL"
FOLDER = Path(gcm_data.__file__).parents[1] / ".gcm"  # made at the first use
_PATIENCE = 30  # seconds that a writer waits for others
_CONNECTING = 5  # seconds until a server that does not answer is said to be away
_LOCK = 20_181_210  # of writers on PostgreSQL: the day on which the Compact was adopted
_FULL = ("disk is full", "No space left", "could not extend file", "disk full")
_READ_ONLY = ("readonly database", "read-only", "Read-only", "Permission denied")


class StoreAway(Exception):
    """The database can't be used at the moment; the text says why and what to do, for readers."""


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
    return sa.create_engine(
        made, pool_pre_ping=True, pool_size=4, max_overflow=12, connect_args={"connect_timeout": _CONNECTING}
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
        writes = connection.get_execution_options().get("gcm_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def exists(engine: Engine) -> bool:
    """Whether there is a store: its tables, at whatever version. Raises StoreAway."""
    file = file_of(engine)
    if file is not None and not file.exists():
        return False
    with telling(), engine.connect() as connection:
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
    with telling():
        if file is not None and not file.parent.is_dir():
            file.parent.mkdir(mode=0o700, parents=True)  # what States hand in is for nobody else on this machine
        with engine.connect().execution_options(gcm_writes=True) as connection, connection.begin():
            if file is None:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            _upgrade(connection)
            yield connection


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


@contextlib.contextmanager
def telling() -> Iterator[None]:
    """Say in a sentence why the database, or the disk, can't be used. Raises StoreAway."""
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError, exc.InternalError, exc.TimeoutError) as error:
        raise StoreAway(_said(str(getattr(error, "orig", None) or error))) from error
    except OSError as error:
        raise StoreAway(_said(error.strerror or type(error).__name__)) from error


def _said(found: str) -> str:
    again = "Nothing of this was kept. Do the same again when it is there: what was kept before is not kept twice."
    if any(sign in found for sign in _FULL):
        return "The disk of the store is full. Nothing of this was kept. Make room, then do the same again."
    if any(sign in found for sign in _READ_ONLY):
        return "The store may only be read here: its file or its disk is not to be written."
    return f"The database of the store does not answer. {again}"
