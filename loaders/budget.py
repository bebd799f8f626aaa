"""What the reading of one document may cost, after its cells were parsed: time, memory, issues, answers, mentions."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

from gcm_data.tables.issues import TooManyIssues, at_most
from loaders.parsing import limits
from loaders.parsing.limits import Refused, over


class _TimeUp(BaseException):
    """No Exception: nothing that mends a single cell may take it for the fault of that cell."""


@contextlib.contextmanager
def budget() -> Iterator[None]:
    """Let what is done meanwhile for one document cost no more than the limits. Raises Refused where it would.

    Time is limited in the main thread of a system that has timers only; elsewhere who waits for the process sees to it.
    """
    try:
        with at_most(limits.MAX_ISSUES), _in_time(limits.READING_SECONDS):
            yield
    except TooManyIssues as error:
        raise more("The number of issues", error.most) from None
    except _TimeUp:
        reason = f"it takes longer than {limits.READING_SECONDS:g} seconds, the limit for a document"
        raise Refused("document-stopped", reason=reason) from None
    except MemoryError:
        reason = f"it needs more than {limits.LOAD_MEMORY // limits.MIB:,} MiB of memory, the limit for a document"
        raise Refused("document-stopped", reason=reason) from None


def more(what: str, limit: int) -> Refused:
    """The refusal of a document of which more was found than is counted to the end."""
    return Refused("document-over-limit", what=what, found=f"more than {limit:,}", limit=f"{limit:,}")


class Totals:
    """What the documents read so far give together."""

    def __init__(self) -> None:
        self._found = {"answers": 0, "mentions": 0, "issues": 0}

    def add(self, **found: int) -> None:
        """Count the answers, mentions and issues of one more document. Raises Refused where it is too much by that."""
        most = {"answers": limits.ALL_ANSWERS, "mentions": limits.ALL_MENTIONS, "issues": limits.ALL_ISSUES}
        added = {what: self._found[what] + number for what, number in found.items()}
        for what, number in added.items():
            if number > most[what]:
                raise over(f"The number of {what} of all documents up to this one", number, most[what])
        self._found |= added


@contextlib.contextmanager
def _in_time(seconds: float) -> Iterator[None]:
    """Raise _TimeUp in what is done meanwhile once it has taken so much of the processor's time."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
