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


def state(is_part: bool = False) -> State | None:
    """All that is kept, shown anew as soon as it changes; None, and a sentence on the page, where it can't be read.

    `is_part`: for a part of a page that runs again by itself.
    """
    try:
        found = kept.store().state()
    except StoreAway as reason:
        say.error(str(reason))
        return None
    watch.shows(store=True, is_part=is_part)
    return found


def receive(cycle: str, files: Sequence[Incoming], keys: Sequence[str] = ()) -> list[Handed] | None:
    """Keep files that were handed in; None, and a sentence on the page, where that can't be done."""
    return _attempt(lambda: kept.store().receive(people.current(), cycle, files, keys))


def decide(
    proposals: Sequence[Proposal], seen: int | None = None, tell: Callable[[str], None] = say.error
) -> list[Decision] | None:
    """Keep decisions, all or none; None, and a sentence to `tell`, on the page as a rule, where that can't be done."""
    return _attempt(lambda: kept.store().decide(people.current(), proposals, seen), tell)


def _attempt(do: Callable[[], T], tell: Callable[[str], None] = say.error) -> T | None:
    """Do what changes the store, while others' pages go on. Where a folder is read nothing is changed."""
    if session.is_folder():
        tell(people.visitor().why)
        return None
    try:
        with out_of_turn():
            return do()
    except (NotAllowed, Changed, NotUnderstood, TooMuch, StoreAway) as reason:
        tell(str(reason))
        return None
