"""The parsing process as seen from here: started once for a batch, watched, and started again after a death."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from loaders.parsing.limits import SECONDS

Message = tuple[Any, ...]
WATCH_EVERY = 0.25  # seconds
_COMMAND = (sys.executable, "-X", "utf8", "-m", "parsing")


class Request(NamedTuple):
    """A document for the process: its name, and its bytes."""

    name: str
    content: bytes


class _Process:
    """One running process, a thread that feeds it and one that ends it when an answer takes too long."""

    def __init__(self, requests: Sequence[Request], seconds: float) -> None:
        self.seconds = seconds
        self.overdue = False
        self._asked_at: float | None = None  # when this side began to wait for what it waits for now
        self._waited = 0.0  # for the document in work
        self._popen = subprocess.Popen(
            _COMMAND,
            cwd=Path(__file__).parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the last words of a reader that panics; they would frighten, and help nobody
        )
        threading.Thread(target=self._feed, args=(requests,), daemon=True).start()
        self._watching = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _feed(self, requests: Sequence[Request]) -> None:
        pipe: BinaryIO = self._popen.stdin  # type: ignore[assignment]
        try:
            for request in requests:
                pickle.dump(tuple(request), pipe, protocol=5)
                pipe.flush()
            pipe.close()
        except (OSError, ValueError):  # it died, or was ended: whoever reads its answers finds out
            pass

    def _watch(self) -> None:
        while not self._watching.wait(WATCH_EVERY):
            asked_at = self._asked_at
            if asked_at is not None and self._waited + time.monotonic() - asked_at > self.seconds:
                self.overdue = True
                self._popen.kill()
                return

    def messages(self) -> Iterator[Message]:
        """The messages of the next document. Raises EOFError when the process has died."""
        self._waited = 0.0
        while True:
            self._asked_at = started = time.monotonic()
            try:
                message = pickle.load(self._popen.stdout)  # type: ignore[arg-type]
            except (pickle.UnpicklingError, OSError, ValueError) as error:  # cut off in the middle
                raise EOFError from error
            finally:
                self._asked_at = None
                self._waited += time.monotonic() - started
            if message == ("done",):
                return
            yield message

    def end(self) -> None:
        """Stop the process and its threads, whatever it is doing."""
        self._watching.set()
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            try:
                pipe.close()  # type: ignore[union-attr]
            except OSError:
                pass


def parse(requests: Sequence[Request], seconds: float = SECONDS) -> Iterator[list[Message]]:
    """The messages of each document, in order, parsed in a process of its own.

    Where the process dies or takes longer than `seconds` the document has a single message ("refused",
    "document-stopped", reason), and the others go on in a new process.
    """
    waiting = deque(requests)
    while waiting:
        process = _Process(list(waiting), seconds)
        try:
            while waiting:
                try:
                    messages = list(process.messages())
                except EOFError:
                    messages = [("refused", "document-stopped", {"reason": _reason(process)})]
                    waiting.popleft()
                    yield messages
                    break
                waiting.popleft()
                if not waiting:
                    process.end()  # what follows may need its memory
                yield messages
        finally:
            process.end()


def _reason(process: _Process) -> str:
    if process.overdue:
        return f"it takes longer than {process.seconds:g} seconds, the limit for a document"
    return "the reader ended on it: it needs too much memory, or is made to break readers"
