"""The data of the command: a snapshot, a folder of workbooks, or what counts in the store.

Workbooks are read by the loaders in a process of their own.

This package knows no loaders: what they read comes as a snapshot, whoever asked for it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import gcm_data
from gcm_data import reference, wording
from gcm_data.coding.still_open import still_open
from gcm_data.snapshots.apart import thaw_apart
from gcm_data.snapshots.snapshot import LARGEST, BrokenSnapshot, Snapshot
from gcm_data.store.away import StoreAway
from gcm_data.store.lists import CODINGS
from gcm_data.store.present import Kept, lay_out
from gcm_data.store.store import Store
from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.suggested import SUGGESTED, add_suggestions, measured
from gcm_data.text.inert import as_terminal

SHIPPED = Path(gcm_data.__file__).parent / "submissions"
_suggesting = Apart("loaders.apart:suggest_here")
_SUGGESTING = Limits(seconds=600.0, seconds_each=600.0, memory=6_144 * 1024 * 1024, kept=0)
_USAGE = 2  # exit status of the loaders' command where it wrote nothing


class NoData(Exception):
    """Nothing that can be exported; its text says what was found."""


def read_given(path: Path | None, as_of: dt.date, with_suggestions: bool = False) -> Snapshot:
    """What lies at a path; without one what the dashboard shows. Raises NoData.

    That is the folder that GCM_SUBMISSIONS names, else what counts in the store, else the shipped folder. With
    suggestions they are made now, unless they are there already: a snapshot may hold some.
    """
    found = _read_given(path, as_of)
    if not with_suggestions or (found.data.mentions["basis"] == SUGGESTED).any():
        return found
    try:
        made = _suggesting.ask(_SUGGESTING, found.data)
        return replace(found, data=add_suggestions(found.data, still_open(measured(made), found.data)))
    except (Stopped, NotStarted) as error:
        raise NoData(f"no suggestions could be made: {error}") from None


def _read_given(path: Path | None, as_of: dt.date) -> Snapshot:
    if path is not None:
        return read(path, as_of)
    if folder := os.environ.get("GCM_SUBMISSIONS"):
        return read(Path(folder), as_of)
    try:
        files = _counting(Store())
    except StoreAway as away:
        raise NoData(str(away)) from None
    return _read_store(files, as_of) if files else read(SHIPPED, as_of)


def _counting(store: Store) -> list[Kept]:
    """The files that count in a store; before a document does, what ships, if coders have decided on it."""
    state = store.state()
    files = lay_out(store, state)
    codings = [file for file in files if file.name == CODINGS]
    if state.accepted:
        return files
    if not codings:
        return []
    shipped = sorted(path for path in SHIPPED.glob("*/*") if path.is_file())
    return [*(Kept(path, path.name, path.parent.name) for path in shipped), *codings]


def _read_store(files: list[Kept], as_of: dt.date) -> Snapshot:
    """What counts in the store, which lies as files in a folder of its own, under the names of the documents."""
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            path = Path(folder, file.cycle, file.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.path, path)
        found = _loaded(Path(folder), as_of, "the store")
    _remark(found, "the store", EXPORTED)
    return found


def read(path: Path, as_of: dt.date) -> Snapshot:
    """What a snapshot or a folder of workbooks holds; a folder is read now, as of the day given. Raises NoData."""
    try:
        if not path.is_dir():
            return thaw_apart(_content(path))
    except OSError as error:
        raise NoData(f"can't read {path}{_named(path)}: {error.strerror}. {expected()}") from None
    except BrokenSnapshot as broken:
        raise NoData(f"{path} can't be used as a snapshot: {broken}. Make one with: {COMMAND}") from None
    return _read_folder(path, as_of)


def _content(path: Path) -> bytes:
    """The bytes of a regular file that is not too large: a pipe or a device may have no end."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise BrokenSnapshot("it is no regular file")
    if status.st_size > LARGEST:
        raise BrokenSnapshot(f"it is larger than {LARGEST // 1_000_000:,} MB")
    return path.read_bytes()


def check_any(data: ReviewData, path: Path | None) -> None:
    """Raises NoData where no document was read at a path: everything would be new, or gone."""
    if data.documents.empty:
        raise NoData(f"no document was read in {path or 'what the dashboard shows'}: {expected()}")


def check_review(data: ReviewData, cycle: str) -> None:
    """Raises NoData where nothing was read of a review."""
    cycles = data.submissions["cycle"]
    if not (cycles == cycle).any():
        others = wording.listed(sorted(set(cycles)))
        there = f"there are submissions to {others}" if others else f"nor to any other. {expected()}"
        raise NoData(f"no submission to the review of {cycle} was read{': ' if others else ', '}{there}")


def read_file(file: Path) -> bytes:
    """The bytes of a file that was named. Raises NoData where it can't be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise NoData(f"can't read {file}: {error.strerror}") from None


EXPORTED = "python -m gcm_data.store export FOLDER, then python -m loaders FOLDER"
COMMAND = "python -m gcm_data.exports snapshot --out FILE"
_TOLD_BY = re.compile(r"^python -m loaders: error: ")


def expected() -> str:
    """What can be read, in a sentence."""
    cycles = " or ".join(cycle.cycle for cycle in reference.cycles())
    return f"Expected is a snapshot, or a folder with workbooks in folders named {cycles}"


def _named(path: Path) -> str:
    """Where a path comes from that nobody typed."""
    return ", which GCM_SUBMISSIONS names" if str(path) == os.environ.get("GCM_SUBMISSIONS") else ""


def _read_folder(folder: Path, as_of: dt.date) -> Snapshot:
    found = _loaded(folder, as_of, str(folder))
    _remark(found, f"{folder}{_named(folder)}", f"python -m loaders {folder}")
    return found


def _loaded(folder: Path, as_of: dt.date, called: str) -> Snapshot:
    """What the loaders read in a folder, which messages call `called`. Raises NoData."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "snapshot.zip"
        command = [sys.executable, "-m", "loaders", str(folder.resolve()), "--snapshot", str(file)]
        command += ["--as-of", as_of.isoformat()]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", cwd=SHIPPED.parents[1]
        )
        if done.returncode == _USAGE or not file.exists():
            said = (done.stderr.strip().splitlines() or [f"the reading ended with status {done.returncode}"])[-1]
            raise NoData(f"{called} can't be read: {_TOLD_BY.sub('', said)}")
        return thaw_apart(file.read_bytes())


def _remark(found: Snapshot, called: str, command: str) -> None:
    """Say on standard error what a reader of the file would wonder at; of what is wrong no more than its number.

    `command` tells what is wrong.
    """
    errors = (found.data.issues["severity"] == "error").sum()
    if found.data.documents.empty:
        _note(f"no document was found in {called}. {expected()}.")
    if errors:
        said = f"{errors} error{'s were' if errors > 1 else ' was'} found in {called}"
        _note(f"{said}; to see what to do: {command}")


def _note(text: str) -> None:
    print(as_terminal(f"Note: {text}"), file=sys.stderr)
