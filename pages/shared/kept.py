"""The store as the pages see it: what counts now, as files to read; and that it can't be reached, which is no fault."""

from __future__ import annotations

import logging
import threading
import time

from gcm_data.store import present
from gcm_data.store.away import StoreAway
from gcm_data.store.database import default_url
from gcm_data.store.lists import CODINGS
from gcm_data.store.present import Kept
from gcm_data.store.state import State
from gcm_data.store.store import Store
from gcm_data.tables.packed import pack, unpack
from gcm_data.tables.specs import ReviewData

QUIET, COUNTED_WITHIN = 3.0, 30.0  # seconds without a decision of a coder, and in any case, until it is counted
_log = logging.getLogger(__name__)
_stores: dict[str, Store] = {}
_fingerprints: dict[str, tuple[int, str]] = {}  # address -> the number of the last decision, and what it means
_coding: dict[
    str, tuple[int, float, float]
] = {}  # address -> last number seen while coders code; since when, and how long
_naming = threading.Lock()
_away: dict[str, str] = {}  # address -> why the store could not be reached when it was last looked at


def store() -> Store:
    """The store of this dashboard. Raises StoreAway where its address is none."""
    url = default_url()
    with _naming:
        if url not in _stores:
            _stores[url] = Store(url)
        return _stores[url]


def fingerprint() -> str:
    """What counts now; "" where nothing was accepted. While the store can't be reached, what counted before.

    Raises StoreAway where it was never reached.
    """
    url = default_url()
    try:
        number = store().version()
        known = _fingerprints.get(url)
        if known is None or known[0] != number:
            state = store().state()
            if known is None or not _is_waited_for(url, state, known[0]):
                known = _fingerprints[url] = state.version, present.fingerprint(state) if _has_anything(state) else ""
    except StoreAway as away:
        if url not in _away:
            cause = getattr(away.__cause__, "orig", away.__cause__)  # for who looks after the server, not for readers
            _log.warning("the store can't be reached: %s (%s)", away, cause)
        _away[url] = str(away)
        if url not in _fingerprints:
            raise
        return _fingerprints[url][1]
    _away.pop(url, None)
    return known[1]


def _is_waited_for(url: str, state: State, before: int) -> bool:
    """Whether coders are at work, so that what they decide is counted when they pause: a load at each key slows them.

    Whatever else was decided is counted at once.
    """
    now = time.monotonic()
    if any(state.meant(each).kind != "code" for each in state.decisions[before:]):
        _coding.pop(url, None)
        return False
    number, changed, began = _coding.get(url, (before, now, now))
    if number != state.version:
        changed = now
    _coding[url] = state.version, changed, began
    if now - changed < QUIET and now - began < COUNTED_WITHIN:
        return True
    _coding.pop(url)
    return False


def away() -> str:
    """Why the store could not be reached when it was last looked at; "" where it could."""
    return _away.get(default_url(), "")


def changes() -> int:
    """A number that changes with everything that is kept; -1 while the store can't be reached."""
    try:
        return store().version()
    except StoreAway:
        return -1


def counting() -> tuple[str, list[Kept], bool]:
    """The fingerprint of what counts now, its files, and whether documents are among them. Raises StoreAway.

    Where none was accepted what ships is shown, and what coders decided on that counts.
    """
    state: State = store().state()
    if not _has_anything(state):
        return "", [], False
    files = present.lay_out(store(), state)
    has_documents = bool(state.accepted)
    return present.fingerprint(state), [each for each in files if has_documents or each.name == CODINGS], has_documents


def _has_anything(state: State) -> bool:
    return bool(state.accepted or state.of_kind("code"))


def derived(name: str) -> ReviewData | None:
    """What somebody has derived with this fingerprint, if it was kept and can be read."""
    content = store().derived(name)
    try:
        return None if content is None else unpack(content)
    except ValueError:
        _log.exception("what was derived can't be read, and is made again")
        return None


def keep(name: str, data: ReviewData) -> None:
    """Keep what was derived. A store that can't take it is no fault: it will be derived again."""
    try:
        store().keep_derived(name, pack(data))
    except StoreAway as away:
        _log.warning("what was derived is not kept: %s", away)
