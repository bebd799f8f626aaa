"""What a review asked: the caveat of the reviews before the latest, whose answers are read against its questions."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.exhibits.base import Scope


def with_caveat(scope: Scope, note: str) -> str:
    """A note; of an earlier review than the latest it begins with what that one asked otherwise."""
    is_latest = scope.selection.cycle == reference.cycles()[-1].cycle
    return note if is_latest else f"{wording.BOTH_CYCLES} {note}"
