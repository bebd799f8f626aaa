"""A large workbook is read by a copy of the process while this one looks at its parts, on a machine with two cores.

Nothing of it is told before this process has seen that its parts keep all limits. What is refused, and what a reader
dies on, is the same as where one does both.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import NoReturn, TypeVar

WORTH = 200_000  # bytes of a workbook, from which on a copy saves more time than it takes
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG
Read = TypeVar("Read")
Seen = TypeVar("Seen")


def is_worth(size: int) -> bool:
    """Whether a workbook of so many bytes is read sooner by two."""
    return size >= WORTH and sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def read_by_two(look: Callable[[], Seen], read: Callable[[], Read], tell: Callable[[Read, Seen], None]) -> None:
    """Do tell(read(), look()): the copy reads, and tells where the look raises nothing. What it raises is raised here.

    Where the copy dies this process ends, too, as if it had read by itself.
    """
    sys.stdout.flush()  # or the copy says it again
    here, there = os.pipe()
    try:
        copy = os.fork()
    except OSError:  # no room for one more
        os.close(here)
        os.close(there)
        seen = look()
        tell(read(), seen)
        return
    if copy == 0:
        os.close(there)
        _be_copy(here, read, tell)
    os.close(here)
    try:
        with os.fdopen(there, "wb") as line:
            pickle.dump(look(), line, protocol=5)
    except BrokenPipeError:  # it has died
        pass
    except BaseException:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)
        raise
    _, status = os.waitpid(copy, 0)
    if status:
        os._exit(1)


def _be_copy(line: int, read: Callable[[], Read], tell: Callable[[Read, Seen], None]) -> NoReturn:
    """What the copy does; it ends here, whatever happens, or with the process that made it."""
    try:
        with contextlib.suppress(ImportError, OSError, AttributeError):  # it ends without that, too, but later
            from ctypes import CDLL

            CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        found = read()
        with os.fdopen(line, "rb") as said:
            seen = pickle.load(said)
        tell(found, seen)
        sys.stdout.flush()
        os._exit(0)
    finally:
        os._exit(1)
