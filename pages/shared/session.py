"""The one load, and what is computed from it, kept for all readers. The only page module that knows the loaders.

Kept in plain caches of this module: any visitor may empty Streamlit's own caches, and each look into those costs more
than most of what is kept here.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

import gcm_data
from gcm_data.coverage.grid import Grid
from gcm_data.coverage.places import Index
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import BASES, Selection
from gcm_data.exhibits import Exhibit
from gcm_data.tables.specs import ReviewData
from loaders.files import files_of_review, load_files

T = TypeVar("T")
SHIPPED = Path(gcm_data.__file__).parent / "submissions"
LOOK_EVERY = 2.0  # seconds; a look touches every file, and at each touch all other readers' threads may go first
KEPT = 1500  # results and figures: some 20 kB each
SELECTIONS_KEPT = 30  # each with its part of the grid
_ONE_AT_A_TIME = threading.Lock()
_here = threading.local()  # whether this thread's page is in its turn
gc.set_threshold(50_000, 10, 20)  # a rerun makes thousands of objects: a tenth of it went into looking for garbage
_looks: dict[str, tuple[float, str]] = {}  # folder -> when it was last looked at, and its version then


@dataclass(frozen=True)
class Review:
    """What was read from the folder, on which day, and its grid for each choice of bases."""

    data: ReviewData
    as_of: dt.date
    grids: Mapping[str, Grid]


@contextmanager
def turn() -> Iterator[None]:
    """Let one reader's page run at a time.

    Python runs one thread at a time anyway; forty of them at once hand its lock to each other at every small wait, so
    that all of them finish late. In turns the same forty are served in half the time.
    """
    with _ONE_AT_A_TIME:
        _here.is_in_turn = True
        try:
            yield
        finally:
            _here.is_in_turn = False


@contextmanager
def out_of_turn() -> Iterator[None]:
    """Let others' pages run while this reader's, which is in its turn, waits for something that takes long."""
    if not getattr(_here, "is_in_turn", False):  # a page that runs without the frame
        yield
        return
    _ONE_AT_A_TIME.release()
    try:
        yield
    finally:
        _ONE_AT_A_TIME.acquire()


def _source() -> tuple[str, str]:
    """The folder that GCM_SUBMISSIONS names, else the shipped one, and its version, which changes with any file."""
    folder = os.environ.get("GCM_SUBMISSIONS") or str(SHIPPED)
    looked, version = _looks.get(folder, (-LOOK_EVERY, ""))
    if time.monotonic() - looked >= LOOK_EVERY:
        version = _version(Path(folder))
        _looks[folder] = time.monotonic(), version
    return folder, version


def _version(folder: Path) -> str:
    """A digest of the names, sizes and times of the files."""
    seen = []
    for file in files_of_review(folder):
        try:
            status = file.path.stat()
        except OSError:
            continue
        seen.append((file.cycle, file.name, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(repr(seen).encode()).hexdigest()


@lru_cache(maxsize=2)
def _review(folder: str, version: str) -> Review:
    """Everything that takes long, so that only the first visitor after a change of the files waits for it."""
    data = _prepared(load_files(files_of_review(Path(folder))))
    index = _prepared(Index.of(data))
    made = Review(data, dt.date.today(), {basis: _prepared(Grid.of(index, basis)) for basis in BASES})
    gc.unfreeze()  # what was read before may go
    gc.collect()
    gc.freeze()  # what was read now is no garbage: looking through a million mentions stops everybody for half a second
    return made


def _prepared(made: T) -> T:
    """The same, with all that it would compute when it is first asked for."""
    for name, found in vars(type(made)).items():
        if isinstance(found, cached_property):
            getattr(made, name)
    return made


@lru_cache(maxsize=SELECTIONS_KEPT)
def _scope(folder: str, version: str, selection: Selection) -> Scope:
    found = _review(folder, version)
    return Scope(found.data, found.grids[selection.basis], selection, found.as_of)


def compute(function: Callable[..., T], selection: Selection, *arguments: object) -> T:
    """Result of a pure function of (Scope, *arguments), kept by the data's version, the filters and the arguments.

    The result is shared by all readers: nobody may change it.
    """
    return _result(function, *_source(), selection, arguments)


def as_of(selection: Selection) -> dt.date:
    """The day on which what a selection shows was read."""
    return _scope(*_source(), selection).as_of


def file_name(selection: Selection, what: str) -> str:
    """The name of a CSV file with something of a selection."""
    return selection.file_name(what, as_of(selection))


def version() -> tuple[str, str]:
    """The folder that is read, and its version, which changes with any file: part of the key of whatever is kept."""
    return _source()


def build(function: Callable[..., T], selection: Selection, *arguments: object) -> T:
    """The same for what becomes a file: too large to be kept."""
    return function(_scope(*_source(), selection), *arguments)


@lru_cache(maxsize=KEPT)
def _result(function: Callable[..., T], folder: str, version: str, selection: Selection, arguments: tuple) -> T:
    return function(_scope(folder, version, selection), *arguments)


def figure(make: Callable[..., Exhibit], selection: Selection, mode: str, *arguments: str) -> object:
    """The figure of an exhibit in a mode, kept like the exhibit."""
    return _figure(make, *_source(), selection, arguments, mode)


@lru_cache(maxsize=KEPT)
def _figure(
    make: Callable[..., Exhibit], folder: str, version: str, selection: Selection, arguments: tuple, mode: str
) -> object:
    return _result(make, folder, version, selection, arguments).draw(mode)
