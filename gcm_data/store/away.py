"""That the database of a store, or its disk, can't be used at the moment: why, what was kept, and what to do."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import exc

NOTHING_KEPT = "Nothing of this was kept."
NOT_KNOWN = "Whether this was kept is not known."
_AGAIN = "Then do the same again: what was kept before is not kept twice."
# How SQLite, PostgreSQL and the system name what can go wrong (the beginning of the name), and what is said of it.
_REASONS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("SQLITE_FULL", "53100", "ENOSPC", "EDQUOT"), "The disk of the store is full.", "Make room."),
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "57014", "53300"),
        "Others are using the store, for longer than one can wait.",
        "Wait a minute.",
    ),
    (
        ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "25006", "EACCES", "EPERM", "EROFS"),
        "The file of the store, or its folder, is not to be written by this program.",
        "Let whoever looks after the server allow it.",
    ),
    (
        ("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002"),
        "The database of the store is damaged.",
        "Let whoever looks after the server restore a backup.",
    ),
    (
        ("28", "3D000", "42501"),
        "The database of the store refuses this program: a name, a password or a right is missing.",
        "Let whoever looks after the server look into its settings.",
    ),
)
_NO_ANSWER = "The database of the store does not answer.", "Wait until it is there."
_REFUSED = "authentication failed", "does not exist", "no password supplied", "no pg_hba.conf entry"
_OF_THE_PROGRAM = (exc.IntegrityError, exc.ProgrammingError, exc.DataError, exc.NotSupportedError)


class StoreAway(Exception):
    """The database can't be used at the moment; the text says why and what to do, for readers."""


@dataclass
class Outcome:
    """What became of what was to be kept; "" where nothing was."""

    said: str


@contextlib.contextmanager
def telling(outcome: str = "") -> Iterator[Outcome]:
    """Say in a few sentences why the database, or the disk, can't be used. Raises StoreAway.

    What fails for any other reason is a fault of this program and is raised as it is.
    """
    found = Outcome(outcome)
    try:
        yield found
    except (exc.DBAPIError, exc.TimeoutError, OSError) as error:
        reason = _reason(error)
        if reason is None:
            raise
        why, what_to_do = reason
        said = [why, found.said, what_to_do, _AGAIN] if found.said else [why, what_to_do]
        raise StoreAway(" ".join(said)) from error


def _reason(error: Exception) -> tuple[str, str] | None:
    """Why it is away, and what to do; None for a fault of this program."""
    name = _name(error)
    for beginnings, why, what_to_do in _REASONS:
        if name.startswith(beginnings):
            return why, what_to_do
    return None if isinstance(error, _OF_THE_PROGRAM) else _NO_ANSWER


def _name(error: Exception) -> str:
    """The name or number of an error, which is the same in every language; "" for one that has none."""
    if isinstance(error, exc.TimeoutError):  # all connections of this process are in use
        return "SQLITE_BUSY"
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "")
    found = getattr(error, "orig", None)
    if isinstance(found, sqlite3.Error):
        return getattr(found, "sqlite_errorname", "")
    if name := getattr(found, "sqlstate", None):
        return name
    refused = any(sign in str(found) for sign in _REFUSED)  # a connection that was not made has no number
    return "28000" if refused else ""
