"""A report that opens offline in any browser."""

from __future__ import annotations

from gcm_data.exhibits import Scope
from gcm_data.exports.progress import Progress


def write(scope: Scope, progress: Progress) -> bytes:
    """A report that opens offline in any browser."""
    raise NotImplementedError
