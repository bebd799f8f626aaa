"""The regional input to the International Migration Review Forum, as a draft to edit."""

from __future__ import annotations

from gcm_data.exhibits import Scope
from gcm_data.exports.progress import Progress


def write(scope: Scope, progress: Progress) -> bytes:
    """The regional input to the International Migration Review Forum, as a draft to edit."""
    raise NotImplementedError
