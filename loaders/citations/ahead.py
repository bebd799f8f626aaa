"""Citations of a document's texts, found by a copy of this process while this one still reads the rows around them.

The copy uses the machine's other core, and gives what find_citations gives. Where there can be none, or it ends before
it has answered, nothing is found ahead, and whoever looks for citations finds them by itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection

from loaders.citations.find import Citation, find_citations

LONG = 60  # characters; shorter texts are looked through sooner than sent
WORTH = 100_000  # bytes of documents, beyond which a copy saves more time than it takes
WITHIN = 20.0  # seconds; a copy that has not answered by then is ended
Found = dict[str, tuple[Citation, ...]]


class Ahead:
    """A copy of this process that finds citations; it takes the texts of one document at a time."""

    def __init__(self, size: int) -> None:
        """`size`: bytes of all documents."""
        self._is_wanted = size >= WORTH and sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
        self._copy: multiprocessing.process.BaseProcess | None = None
        self._texts: list[str] = []  # that the copy has, and has not answered

    def start(self) -> None:
        """Make the copy, if one is wanted: best when all that it needs has been read, and little else."""
        if not self._is_wanted or self._copy is not None:
            return
        apart = multiprocessing.get_context("fork")
        self._line, its_line = apart.Pipe()
        self._copy = apart.Process(target=_answer, args=(its_line, self._line), daemon=True)
        try:
            self._copy.start()
        except OSError:  # no room for one more
            self._is_wanted, self._copy = False, None
            self._line.close()
        its_line.close()

    def give(self, rows: Iterable[Sequence[object]]) -> None:
        """Let the copy look through the long texts of these rows."""
        self.taken()  # of a document that was given up
        if self._copy is None:
            return
        texts = [value for values in rows for value in values if value.__class__ is str and len(value) >= LONG]
        self._texts = list(dict.fromkeys(texts))
        try:
            if self._texts:
                self._line.send(self._texts)
        except OSError:
            self.close()
        except BaseException:  # the time of the document is up, and half of its texts are sent
            self.close()
            raise

    def taken(self) -> Found:
        """The citations in the texts given; nothing where the copy has ended."""
        texts, self._texts = self._texts, []
        if self._copy is None or not texts:
            return {}
        try:
            if self._line.poll(WITHIN):
                return dict(zip(texts, self._line.recv(), strict=True))
            self.close()
        except (EOFError, OSError):
            self.close()
        except BaseException:
            self.close()
            raise
        return {}

    def close(self) -> None:
        """End the copy, whatever it is doing; there will be no other."""
        self._is_wanted, self._texts = False, []
        if self._copy is not None:
            self._copy.kill()
            self._copy.join()
            self._copy.close()
            self._line.close()
            self._copy = None


def _answer(line: Connection, other_end: Connection) -> None:
    """What the copy does: answer until the process that made it closes the line, or is no more."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that waits for the answers
    signal.signal(signal.SIGPROF, signal.SIG_IGN)
    try:
        while True:
            line.send([find_citations(text) for text in line.recv()])
    except (EOFError, OSError):
        os._exit(0)
