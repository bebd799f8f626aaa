"""The parsing process as seen from here: started once for a batch, watched, and started again after a death."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from loaders.parsing import limits
from loaders.parsing.limits import SECONDS, Refused

Message = tuple[Any, ...]
WATCH_EVERY = 0.25  # seconds
STARTS_WITHIN = 60.0  # seconds; it takes 0.05, and much longer where every file is scanned for viruses
_COMMAND = (sys.executable, "-X", "utf8", "-m", "parsing")
_READY, _DONE = ("ready",), ("done",)


class Request(NamedTuple):
    """A document for the process: its name, and its bytes."""

    name: str
    content: bytes


class _Process:
    """One running process, a thread that feeds it and one that ends it when an answer takes too long."""

    def __init__(self, requests: Sequence[Request], seconds: float) -> None:
        self.overdue = False
        self._seconds, self._seconds_each = STARTS_WITHIN, seconds
        self._asked_at: float | None = None  # when this side began to wait for what it waits for now
        self._waited = 0.0  # for the document in work
        self._popen = subprocess.Popen(
            _COMMAND,
            cwd=Path(__file__).parents[1],  # the folder of the loaders, in which the parsing process is a package
            env={name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"},  # it needs that folder
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the last words of a reader that panics; they would frighten, and help nobody
        )
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._feed, args=(requests,), daemon=True),
            threading.Thread(target=self._watch, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def _feed(self, requests: Sequence[Request]) -> None:
        pipe: BinaryIO = self._popen.stdin
        try:
            for request in requests:
                pickle.dump(tuple(request), pipe, protocol=5)
                pipe.flush()
            pipe.close()
        except (OSError, ValueError):  # it died, or was ended: whoever reads its answers finds out
            pass

    def _watch(self) -> None:
        while not self._ended.wait(WATCH_EVERY):
            asked_at = self._asked_at
            if asked_at is not None and self._waited + time.monotonic() - asked_at > self._seconds:
                self.overdue = True
                self._popen.kill()
                return

    def _next(self) -> Message:
        """The next message. Raises EOFError when the process has died."""
        self._asked_at = started = time.monotonic()
        try:
            return pickle.load(self._popen.stdout)
        except (pickle.UnpicklingError, OSError, ValueError) as error:  # cut off in the middle
            raise EOFError from error
        finally:
            self._asked_at = None
            self._waited += time.monotonic() - started

    def begin(self) -> None:
        """Wait until it runs. Raises RuntimeError where it never does: then this program is broken, and no document."""
        try:
            first = self._next()
        except EOFError as error:
            raise RuntimeError(f"the parsing process does not start: exit status {self._popen.wait()}") from error
        if first != _READY:
            raise RuntimeError(f"the parsing process begins with {first!r}, not with {_READY!r}")
        self._seconds = self._seconds_each

    def messages(self) -> Iterator[Message]:
        """The messages of the next document. Raises EOFError when the process has died."""
        self._waited = 0.0
        while (message := self._next()) != _DONE:
            yield message

    def end(self) -> None:
        """Stop the process and its threads, whatever it is doing."""
        self._ended.set()
        self._popen.kill()
        self._popen.wait()
        for thread in self._threads:
            thread.join(STARTS_WITHIN)
        for pipe in (self._popen.stdin, self._popen.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


def parse(
    requests: Sequence[Request], seconds: float = SECONDS, meanwhile: Callable[[], object] = lambda: None
) -> Iterator[list[Message]]:
    """The messages of each document, in order, parsed in a process of its own; `meanwhile` is done while it starts.

    Where the process dies or takes longer than `seconds` the document has a single message ("refused",
    "document-stopped", reason), and the others go on in a new process.
    """
    waiting = deque(requests)
    process: _Process | None = None
    is_fresh = True
    try:
        while waiting:
            messages = _refusal(waiting[0])
            if not messages and process is None:
                process = _Process([request for request in waiting if not _refusal(request)], seconds)
                meanwhile()
                process.begin()
                is_fresh = True
            if not messages and process is not None:
                try:
                    messages = list(process.messages())
                    is_fresh = False
                except EOFError:
                    process.end()
                    stopped, process = process, None
                    if not (is_fresh or stopped.overdue):
                        continue  # documents before it may have left too little memory: once more, in a new process
                    messages = [_stopped(stopped.overdue, seconds)]
            waiting.popleft()
            if not waiting and process is not None:
                process.end()  # what is done with the last document may need its memory
                process = None
            answer, messages = [messages], []
            yield answer.pop()  # kept by nobody here: the rows of a master are many
    finally:
        if process is not None:
            process.end()


def _refusal(request: Request) -> list[Message]:
    """The refusal of a document that is too large to be sent to the process; nothing for all others."""
    try:
        limits.check_size(len(request.content))
    except Refused as refused:
        return [("refused", refused.code, refused.facts)]
    return []


def _stopped(is_overdue: bool, seconds: float) -> Message:
    reason = (
        f"the reader ended on it: it needs more than {limits.MEMORY // limits.MIB:,} MiB of memory, the limit for a "
    )
    reason += "document, or is made to break readers"
    if is_overdue:
        reason = f"it takes longer than {seconds:g} seconds, the limit for a document"
    return "refused", "document-stopped", {"reason": reason}
