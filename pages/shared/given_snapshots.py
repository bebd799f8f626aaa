"""The snapshots that a reader gives, and what differs between them: kept in the reader's session, nowhere else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields

import streamlit as st

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit
from gcm_data.since.apart import NotCompared, compare_apart
from gcm_data.since.two_sets import NOT_COMPARED, WRONG_FILE
from gcm_data.snapshots.apart import OF_A_VISITOR, thaw_apart
from gcm_data.snapshots.snapshot import BrokenSnapshot, Snapshot
from pages.shared import keys, say, session, turns, uploads

_LARGEST_TABLES = 60_000_000  # bytes unpacked: fifty times the shipped review; larger ones are for the command
# In the session: what a reader gives is nobody else's, and goes with the session. Few, because each holds its tables.
_OF_SESSION = {"scope": "session", "show_spinner": False}


@dataclass(frozen=True)
class Given:
    """A snapshot that a reader gave, and the digest of its file."""

    digest: str
    snapshot: Snapshot


def given() -> tuple[Given, Given | None] | None:
    """The older snapshot and the newer, where two are compared; None as long as there is no older, or one is broken."""
    older = _given("older", "Older snapshot (.zip)")
    newer = _given("newer", "Newer snapshot (.zip), optional; without one, what is read now")
    return (older, newer) if isinstance(older, Given) and not isinstance(newer, str) else None


def _given(which: str, label: str) -> Given | str | None:
    """What a reader gives; of a file that is no snapshot what was found, which is told; None where there is none."""
    file = st.file_uploader(say.label(label), "zip", key=f"{keys.SINCE}{which}", max_upload_size=uploads.LARGEST_FILE)
    if file is None:
        return None
    content = file.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    try:
        with turns.out_of_turn():
            found = _thawed(digest, content)
    except uploads.Full:
        say.error(uploads.FULL)
        return uploads.FULL
    if isinstance(found, str):
        say.error(WRONG_FILE.format(which=which, found=found))
        return found
    return Given(digest, found)


@st.cache_resource(max_entries=2, **_OF_SESSION)
def _thawed(digest: str, _content: bytes) -> Snapshot | str:
    """The snapshot in a file, or what was found instead. Raises uploads.Full, which is not kept."""
    try:
        found = thaw_apart(_content, _LARGEST_TABLES, OF_A_VISITOR)
    except BrokenSnapshot as broken:
        return str(broken)
    tables = (getattr(found.data, each.name) for each in fields(found.data))
    uploads.hold(found, sum(int(table.memory_usage(deep=True).sum()) for table in tables))
    return found


def exhibits(older: Given, newer: Given | None, selection: Selection) -> list[Exhibit]:
    """What differs between an older snapshot and a newer one, or what is read now; [] where a sentence says why not."""
    key = (older.digest, newer.digest if newer else session.version(), selection)
    try:
        with turns.out_of_turn():
            return _compared(key, older.snapshot, newer.snapshot if newer else None, selection)
    except NotCompared as failed:
        say.error(NOT_COMPARED.format(reason=failed))
        return []


@st.cache_resource(max_entries=4, **_OF_SESSION)
def _compared(
    key: tuple[object, ...], _older: Snapshot, _newer: Snapshot | None, _selection: Selection
) -> list[Exhibit]:
    def beside_now(scope: Scope) -> list[Exhibit]:
        return compare_apart(_older, Snapshot(scope.data, scope.provenance), _selection, is_now=True)

    if _newer is None:
        return session.build(beside_now, _selection)
    return compare_apart(_older, _newer, _selection, is_now=False)
