"""Snapshots from outside, read in a process of their own: a few bytes may be made to need gigabytes and minutes."""

from __future__ import annotations

from collections.abc import Callable

from gcm_data.snapshots.snapshot import LARGEST, BrokenSnapshot, Snapshot, thaw
from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped

MIB = 1024 * 1024
# A review of a million mentions has 450 MB of tables: thawing it takes 30 s and three times as much memory.
OF_A_COMMAND = Limits(seconds=300.0, seconds_each=300.0, memory=6_144 * MIB, kept=0)
# What a visitor of the dashboard gives, who is anybody: fifty times the shipped review takes 3 s.
OF_A_VISITOR = Limits(seconds=20.0, seconds_each=20.0, memory=2_048 * MIB, kept=300 * MIB)

_process = Apart("gcm_data.snapshots.apart:thaw_here")  # one: visitors wait for each other, and share its memory


def thaw_apart(content: bytes, largest: int = LARGEST, limits: Limits = OF_A_COMMAND) -> Snapshot:
    """What `thaw` gives, read in the other process. Raises BrokenSnapshot, for one that goes beyond the limits, too."""
    try:
        found = _process.ask(limits, content, largest)
    except Stopped as stopped:
        raise BrokenSnapshot(f"reading it was stopped: {stopped}") from None
    except NotStarted as error:
        raise BrokenSnapshot(f"it was not read: {error}") from None
    if isinstance(found, str):
        raise BrokenSnapshot(found)
    return found


def thaw_here(say: Callable[[object], None], content: bytes, largest: int) -> Snapshot | str:
    """The snapshot, in the other process, or what was found instead."""
    try:
        return thaw(content, largest)
    except BrokenSnapshot as broken:
        return str(broken)
