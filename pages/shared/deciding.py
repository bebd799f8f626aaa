"""Doing what changes the store from a page, and saying in a sentence what came of it. Pages change it through this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from gcm_data.store.away import StoreAway
from gcm_data.store.checks import Changed
from gcm_data.store.kinds import NotUnderstood
from gcm_data.store.limits import TooMuch
from gcm_data.store.rights import NotAllowed
from gcm_data.store.rows import Decision, Incoming, Proposal
from gcm_data.store.state import State
from gcm_data.store.store import Handed
from pages.shared import kept, people, say, session, watch
from pages.shared.turns import out_of_turn

T = TypeVar("T")


def state() -> State | None:
    """All that is kept, shown anew as soon as it changes; None, and a sentence on the page, where it can't be read."""
    try:
        found = kept.store().state()
    except StoreAway as reason:
        say.error(str(reason))
        return None
    watch.shows(store=True)
    return found


def receive(cycle: str, files: Sequence[Incoming], keys: Sequence[str] = ()) -> list[Handed] | None:
    """Keep files that were handed in; None, and a sentence on the page, where that can't be done."""
    return _attempt(lambda: kept.store().receive(people.current(), cycle, files, keys))


def decide(proposals: Sequence[Proposal], seen: int | None = None) -> list[Decision] | None:
    """Keep decisions, all or none; None, and a sentence on the page, where that can't be done."""
    return _attempt(lambda: kept.store().decide(people.current(), proposals, seen))


def _attempt(do: Callable[[], T]) -> T | None:
    """Do what changes the store, while others' pages go on. Where a folder is read nothing is changed."""
    if session.is_folder():
        say.error(people.visitor().why)
        return None
    try:
        with out_of_turn():
            return do()
    except (NotAllowed, Changed, NotUnderstood, TooMuch, StoreAway) as reason:
        say.error(str(reason))
        return None
