"""Files in a template that somebody gives, built in a process of their own: opening it may be made to take long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports.pptx.template import BrokenTemplate
from gcm_data.exports.progress import Progress
from gcm_data.exports.registry import EXPORTS
from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.specs import ReviewData

MIB = 1024 * 1024
# Slides of the shipped review take 5 s and 300 MiB; a busy machine needs longer.
_LIMITS = Limits(seconds=60.0, seconds_each=60.0, memory=2_048 * MIB, kept=400 * MIB)

_process = Apart("gcm_data.exports.apart:build_here")


def build_apart(key: str, scope: Scope, progress: Progress, template: bytes) -> bytes:
    """What `EXPORTS[key].write` gives for a scope and a template, built in the other process.

    Raises BrokenTemplate, for a template that costs more than the limits, too, and OSError as writing does.
    """
    try:
        given = (key, scope.data, scope.selection, scope.as_of, template)
        made = _process.ask(_LIMITS, *given, heard=lambda step: progress(*step))
    except Stopped as stopped:
        raise BrokenTemplate(f"building slides in it was stopped: {stopped}") from None
    except NotStarted as error:
        raise OSError(0, str(error)) from None
    if isinstance(made, Exception):
        raise made
    return made


def build_here(
    say: Callable[[tuple[float, str]], None],
    key: str,
    data: ReviewData,
    selection: Selection,
    as_of: dt.date,
    template: bytes,
) -> bytes | BrokenTemplate | OSError:
    """The file, in the other process, or why it can't be built."""
    try:
        scope = Scope.of(data, selection, as_of)
        return EXPORTS[key].write(scope, lambda share, what: say((share, what)), template=template)
    except (BrokenTemplate, OSError) as error:
        return error
