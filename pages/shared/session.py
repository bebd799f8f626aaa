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
from loaders.apart import LoadFailed, load_apart
from loaders.files import files_of_review
from pages.shared.standing import Load, NothingStands, Standing, Tell

T = TypeVar("T")
SHIPPED = Path(gcm_data.__file__).parent / "submissions"
PATIENCE = 0.5  # seconds from the beginning of a load for which pages wait for it; most are done by then
TOLD_EVERY = 0.2  # seconds
LOOK_EVERY = 2.0  # seconds; a look touches every file, and at each touch all other readers' threads may go first
KEPT = 1500  # results and figures: some 20 kB each
SELECTIONS_KEPT = 30  # each with its part of the grid
_ONE_AT_A_TIME = threading.Lock()
_here = threading.local()  # whether this thread's page is in its turn
gc.set_threshold(50_000, 10, 20)  # a rerun makes thousands of objects: a tenth of it went into looking for garbage
_looks: dict[str, tuple[float, str]] = {}  # folder -> when it was last looked at, and its version then


@dataclass(frozen=True, eq=False)
class Review:
    """What was read from the folder, its version, on which day, and its grid for each choice of bases."""

    folder: str
    version: str
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


def _read(folder: str, version: str, tell: Tell) -> Review:
    """Read the folder in another process, and make what takes long and every page needs. Raises LoadFailed."""
    data = load_apart(files_of_review(Path(folder).resolve()), tell)
    index = _prepared(Index.of(data))
    return Review(folder, version, data, dt.date.today(), {basis: _prepared(Grid.of(index, basis)) for basis in BASES})


def _forget() -> None:
    """Let go all that was made of what stood before, which is many times as large as the documents."""
    for kept in (_scope, _result, _figure):
        kept.cache_clear()
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # what was read now is no garbage: looking through a million mentions stops everybody for half a second


_standing = Standing(_read, LoadFailed, _forget)


def begin() -> None:
    """Begin to read, where nothing stands or something has changed, and don't wait for it."""
    _standing.begin(*_source())


def ready(tell: Callable[[Load], None]) -> None:
    """Wait until something stands; `tell` hears meanwhile of the load. Raises NothingStands where it fails."""
    folder, version = _source()
    if _standing.get(folder) is not None:
        return
    with out_of_turn():
        while _standing.get(folder) is None:
            _standing.begin(folder, version)
            load = _standing.load(folder)
            if load is None:  # it has just ended
                continue
            if not load.is_running:
                raise NothingStands(load.problem)
            tell(load)
            load.done.wait(TOLD_EVERY)


def news() -> Load | None:
    """The load of something newer than what stands, which runs or has failed; None where there is nothing newer."""
    return _standing.load(_source()[0])


def _review() -> Review:
    """What stands. What is newer is read meanwhile; who comes just after it was found waits for it, but not long."""
    folder, version = _source()
    ready(lambda load: None)
    _standing.begin(folder, version)
    load = _standing.load(folder)
    if load and load.is_running and load.age < PATIENCE:
        with out_of_turn():
            load.done.wait(PATIENCE - load.age)
    return _standing.get(folder)


def _prepared(made: T) -> T:
    """The same, with all that it would compute when it is first asked for."""
    for name, found in vars(type(made)).items():
        if isinstance(found, cached_property):
            getattr(made, name)
    return made


@lru_cache(maxsize=SELECTIONS_KEPT)
def _scope(found: Review, selection: Selection) -> Scope:
    return Scope(found.data, found.grids[selection.basis], selection, found.as_of)


def compute(function: Callable[..., T], selection: Selection, *arguments: object) -> T:
    """Result of a pure function of (Scope, *arguments), kept by the data's version, the filters and the arguments.

    The result is shared by all readers: nobody may change it.
    """
    return _result(function, _review(), selection, arguments)


def as_of(selection: Selection) -> dt.date:
    """The day on which what a selection shows was read."""
    return _review().as_of


def file_name(selection: Selection, what: str) -> str:
    """The name of a CSV file with something of a selection."""
    return selection.file_name(what, as_of(selection))


def version() -> tuple[str, str]:
    """The folder that is read, and the version that stands, which changes with any file: part of any key."""
    found = _review()
    return found.folder, found.version


def build(function: Callable[..., T], selection: Selection, *arguments: object) -> T:
    """The same for what becomes a file: too large to be kept."""
    return function(_scope(_review(), selection), *arguments)


@lru_cache(maxsize=KEPT)
def _result(function: Callable[..., T], found: Review, selection: Selection, arguments: tuple) -> T:
    return function(_scope(found, selection), *arguments)


def figure(make: Callable[..., Exhibit], selection: Selection, mode: str, *arguments: str) -> object:
    """The figure of an exhibit in a mode, kept like the exhibit."""
    return _figure(make, _review(), selection, arguments, mode)


@lru_cache(maxsize=KEPT)
def _figure(make: Callable[..., Exhibit], found: Review, selection: Selection, arguments: tuple, mode: str) -> object:
    return _result(make, found, selection, arguments).draw(mode)
