"""The process: takes (name, bytes) after each other on standard input, answers in messages on standard output.

It begins with ("ready",). A document's messages: ("problem", code, sheet, place, facts), ("sheet", name, merged,
findings, found), of a text document its ("places", lines), and its ("rows", …), ("hidden", name, rows, lines),
("refused", code, facts); the last is ("done",). It ends with its input.
Nothing is ever written to disk, no macro run and no link followed.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import time
from typing import Any

from . import limits
from .documents import read_document

try:
    import resource
except ImportError:  # Windows knows no such limits
    resource = None


def _limit(kind: str, most: int) -> None:
    """Let the system end this process beyond a limit, where it knows that limit."""
    if resource is None or not hasattr(resource, kind):
        return
    number = getattr(resource, kind)
    _, hard = resource.getrlimit(number)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses some
        resource.setrlimit(number, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main() -> None:
    """Answer documents until the input ends. A document that can't be read is answered with the reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that waits for the answers
    _limit("RLIMIT_AS", limits.MEMORY)
    _limit("RLIMIT_CORE", 0)  # a process that dies leaves no image of itself on the disk
    requests, answers = sys.stdin.buffer, sys.stdout.buffer

    def send(message: tuple[Any, ...]) -> None:
        pickle.dump(message, answers, protocol=5)

    send(("ready",))
    answers.flush()
    while True:
        try:
            name, content = pickle.load(requests)
        except EOFError:
            return
        # the other side watches the clock; this ends what computes on after the other side has gone
        _limit("RLIMIT_CPU", int(time.process_time() + 2 * limits.SECONDS))
        try:
            read_document(name, content, send)
        except MemoryError:
            os._exit(1)
        send(("done",))
        answers.flush()


main()
