"""Slides with native, editable charts."""

from __future__ import annotations

from gcm_data.exhibits import Scope
from gcm_data.exports.progress import Progress


class BrokenTemplate(ValueError):
    """A file that can't be used as a template of slides; its text says what was found."""


def write(scope: Scope, progress: Progress, template: bytes | None = None) -> bytes:
    """Slides with native, editable charts."""
    raise NotImplementedError
