"""Snapshots that somebody gives, compared in a process of their own: as many tables as fit in a file take minutes."""

from __future__ import annotations

from collections.abc import Callable

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits.base import Exhibit
from gcm_data.since.exhibits import exhibits
from gcm_data.since.two_sets import Since
from gcm_data.snapshots.snapshot import Snapshot
from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped

MIB = 1024 * 1024
# The shipped review beside itself takes a second; one whose 40,000 answers have all changed takes eight.
_LIMITS = Limits(seconds=60.0, seconds_each=60.0, memory=3_072 * MIB, kept=400 * MIB)

_process = Apart("gcm_data.since.apart:compare_here")  # one: visitors wait for each other, and share its memory


class NotCompared(Exception):
    """Two sets that were not compared; the text says why, as a part of a sentence."""


def compare_apart(old: Snapshot, new: Snapshot, selection: Selection, is_now: bool) -> list[Exhibit]:
    """What differs between two sets of tables within a selection, found in the other process.

    `is_now`: the newer set is what the pages show. Raises NotCompared.
    """
    try:
        return _process.ask(_LIMITS, old, new, selection, is_now)
    except (Stopped, NotStarted) as error:
        raise NotCompared(str(error)) from None


def compare_here(
    say: Callable[[object], None], old: Snapshot, new: Snapshot, selection: Selection, is_now: bool
) -> list[Exhibit]:
    """The exhibits, in the other process."""
    scope = Scope.of(new.data, selection, new.provenance.as_of)
    return exhibits(Since.of(old.data, old.provenance, scope, new.provenance, is_now))
