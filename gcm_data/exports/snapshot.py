"""Snapshots: everything that was read, frozen in one file, so that its numbers can be made again and compared later."""

from __future__ import annotations

from gcm_data.coverage.scope import Scope
from gcm_data.exports.progress import Progress
from gcm_data.snapshots.snapshot import freeze


def write(scope: Scope, progress: Progress) -> bytes:
    """A snapshot of all that was read, whatever is selected."""
    progress(0.1, "tables")
    return freeze(scope.data, scope.as_of)
