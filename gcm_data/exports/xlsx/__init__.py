"""A workbook: coverage, gaps, needs, and the evidence of every number."""

from __future__ import annotations

from gcm_data.exhibits import Scope
from gcm_data.exports.progress import Progress


def write(scope: Scope, progress: Progress) -> bytes:
    """A workbook: coverage, gaps, needs, and the evidence of every number."""
    raise NotImplementedError
