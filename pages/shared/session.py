"""The one load, and what is computed from it, kept for all readers. No other page module loads.

Kept in plain caches of this module: any visitor may empty Streamlit's own caches, and each look into those costs more
than most of what is kept here.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import gcm_data
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit
from gcm_data.store.away import StoreAway
from gcm_data.store.present import Kept
from gcm_data.tables.specs import ReviewData
from loaders.apart import LoadFailed, load_apart
from loaders.files import File, files_of_review, fingerprint_of
from pages.shared import kept, rings
from pages.shared.review import Review
from pages.shared.standing import Load, NothingStands, Standing, Tell
from pages.shared.turns import out_of_turn

T = TypeVar("T")
SHIPPED = Path(gcm_data.__file__).parent / "submissions"
PATIENCE = 0.5  # seconds from the beginning of a load for which pages wait for it; most are done by then
TOLD_AFTER = 1.0  # seconds from the beginning of a load; open pages are not run to tell of a shorter one
TOLD_EVERY = 0.2  # seconds
LATER = 1.0  # seconds until what was taken from the store is there for the first readers
STORE, AWAY, NOTHING_KEPT = "the store", "away", "nothing accepted"
FOLDER_EVERY = 2.0  # seconds; a look touches every file, and at each touch all other readers' threads may go first
LOOK_EVERY = {STORE: 0.2}  # seconds; a look at the store asks for one number
KEPT = 1500  # results and figures: some 20 kB each
SELECTIONS_KEPT = 30  # each with its part of the grid
gc.set_threshold(50_000, 10, 20)  # a rerun makes thousands of objects: a tenth of it went into looking for garbage
_looking = threading.Lock()
_looks: dict[str, tuple[float, str]] = {}  # what is read -> when it was last looked at, and its version then


def _source() -> tuple[str, str]:
    """What is read, a folder or the store, and its version, which changes with anything that counts.

    The folder that GCM_SUBMISSIONS names, else the store; before something is accepted there the folder that ships.
    """
    place = os.environ.get("GCM_SUBMISSIONS") or STORE
    looked, version = _looks.get(place, (-FOLDER_EVERY, ""))
    is_due = time.monotonic() - looked >= LOOK_EVERY.get(place, FOLDER_EVERY)
    if is_due and not (version and _looking.locked()):  # a database that does not answer keeps one waiting, not all
        with _looking:
            version = _store_version() if place == STORE else fingerprint_of(Path(place))
            _looks[place] = time.monotonic(), version
    return place, version


def _store_version() -> str:
    try:
        return kept.fingerprint() or NOTHING_KEPT
    except StoreAway:  # at the first look; the load tells why
        return AWAY


def _read(place: str, version: str, tell: Tell) -> Review:
    """Read what counts, and make what takes long and every page needs. Raises LoadFailed."""
    data, is_shipped = _read_store(tell) if place == STORE else (_read_folder(Path(place), tell), False)
    return Review.of(place, version, data, is_shipped)


def _read_folder(folder: Path, tell: Tell, more: Sequence[File] = ()) -> ReviewData:
    return load_apart([*files_of_review(folder.resolve()), *more], tell)


def _read_store(tell: Tell) -> tuple[ReviewData, bool]:
    """What counts in the store, and whether no document does yet, so that what ships is shown."""
    try:
        name, files, has_documents = kept.counting()
        documents = [File(each.path, each.name, each.cycle) for each in files]
        if not has_documents:
            return _read_folder(SHIPPED, tell, documents), True
        data = kept.derived(name)
    except StoreAway as away:
        raise LoadFailed(str(away)) from away
    if data is not None:
        _aside(LATER, _learn, documents)
        return data, False
    data = load_apart(documents, tell)
    if "document-stopped" not in set(data.issues["code"]):  # it may go better next time
        _aside(0, kept.keep, name, data)
    return data, False


def _learn(documents: list[File]) -> None:
    """Let the other process read what was derived before it was started: else it would when one more document comes."""
    with contextlib.suppress(LoadFailed):
        load_apart(documents)


def _aside(seconds: float, do: Callable[..., None], *arguments: object) -> None:
    """Do something for which nobody waits, so many seconds later: others may need the processor until then."""
    timer = threading.Timer(seconds, do, arguments)
    timer.daemon = True
    timer.start()


def _forget() -> None:
    """Let go all that was made of what stood before, which is many times as large as the documents."""
    for forget in (_scope.cache_clear, _result.cache_clear, _of_exhibit.cache_clear, rings.forget):
        forget()
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # what was read now is no garbage: looking through a million mentions stops everybody for half a second


_standing = Standing(_read, LoadFailed, _forget)


def begin() -> None:
    """Begin to read, where nothing stands or something has changed, and don't wait for it."""
    _standing.begin(*_source())


def ready(tell: Callable[[Load], None]) -> None:
    """Wait until something stands; `tell` hears meanwhile of the load. Raises NothingStands where it fails."""
    place, version = _source()
    if _standing.get(place) is not None:
        return
    with out_of_turn():
        while _standing.get(place) is None:
            _standing.begin(place, version)
            load = _standing.load(place)
            if load is None:  # it has just ended
                continue
            if not load.is_running:
                raise NothingStands(load.problem)
            tell(load)
            load.done.wait(TOLD_EVERY)


def news() -> Load | None:
    """The load of something newer than what stands, which runs or has failed; None where there is nothing newer."""
    return _standing.load(_source()[0])


def load_state() -> tuple[str, str]:
    """The version that stands, and what can be said of a load of something newer: changes with what pages show."""
    place = os.environ.get("GCM_SUBMISSIONS") or STORE
    found, load = _standing.get(place), _standing.load(place)
    is_told = load is not None and (not load.is_running or load.age >= TOLD_AFTER)
    said = "" if not is_told else "runs" if load.is_running else load.problem
    return found.version if found else "", f"{said} {away()}"


def is_shipped() -> bool:
    """Whether the statements that ship are shown, because nothing was accepted yet."""
    return review().is_shipped


def away() -> str:
    """Why the store, if one is read, could not be reached when it was last looked at; else ""."""
    return "" if is_folder() else kept.away()


def is_folder() -> bool:
    """Whether a folder is read, in which nobody hands anything in here."""
    return bool(os.environ.get("GCM_SUBMISSIONS"))


def review() -> Review:
    """What stands. What is newer is read meanwhile; who comes just after it was found waits for it, but not long."""
    place, version = _source()
    _standing.get(place) or ready(lambda load: None)
    _standing.begin(place, version)
    load = _standing.load(place)
    if load and load.is_running and load.age < PATIENCE:
        with out_of_turn():
            load.done.wait(PATIENCE - load.age)
    return _standing.get(place)


_scope = lru_cache(maxsize=SELECTIONS_KEPT)(rings.scope)


def compute(function: Callable[..., T], selection: Selection, *arguments: object) -> T:
    """Result of a pure function of (Scope, *arguments), kept by the data's version, the filters and the arguments.

    The result is shared by all readers: nobody may change it.
    """
    return _result(function, review(), selection, arguments)


def as_of(selection: Selection) -> dt.date:
    """The day on which what a selection shows was read."""
    return review().as_of


def files() -> list[File] | list[Kept]:
    """What was read for what stands, as files. Raises StoreAway."""
    found = review()
    if found.folder == STORE and not found.is_shipped:
        return kept.counting()[1]
    return files_of_review(SHIPPED if found.is_shipped else Path(found.folder))


def file_name(selection: Selection, what: str) -> str:
    """The name of a CSV file with something of a selection."""
    return selection.file_name(what, as_of(selection))


def version() -> tuple[str, str]:
    """The folder that is read, and the version that stands, which changes with any file: part of any key."""
    found = review()
    return found.folder, found.version


def build(function: Callable[..., T], selection: Selection, *arguments: object) -> T:
    """The same for what becomes a file: too large to be kept."""
    return function(_scope(review(), selection), *arguments)


@lru_cache(maxsize=KEPT)
def _result(function: Callable[..., T], found: Review, selection: Selection, arguments: tuple) -> T:
    return function(_scope(found, selection), *arguments)


def compute_of(function: Callable[..., T], make: Callable, selection: Selection, arguments: tuple, *more: object) -> T:
    """Result of a pure function of (Scope, the exhibit that `make` makes of it and `arguments`, *more); kept alike."""
    return _of_exhibit(function, make, review(), selection, arguments, more)


@lru_cache(maxsize=KEPT)
def _of_exhibit(function: Callable[..., T], make: Callable, found: Review, selection: Selection, *rest: tuple) -> T:
    arguments, more = rest
    return function(_scope(found, selection), _result(make, found, selection, arguments), *more)


def figure(make: Callable[..., Exhibit], selection: Selection, mode: str, *arguments: object) -> object:
    """The figure of an exhibit in a mode, kept like the exhibit."""
    return compute_of(_drawn, make, selection, arguments, mode)


def _drawn(scope: object, made: Exhibit, mode: str) -> object:
    return made.draw(mode)
