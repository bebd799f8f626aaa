"""The process: takes (name, bytes) after each other on standard input, answers in messages on standard output.

A document's messages: ("problem", code, sheet, place, facts), ("sheet", name, merged, findings, found) and its
("rows", …), ("refused", code, facts); the last is ("done",). Ends with its input. Nothing is ever written to disk.
"""

from __future__ import annotations

import pickle
import sys
from typing import Any

from . import limits
from .delimited import read_rows, read_text
from .kinds import kind_of
from .limits import Refused
from .spreadsheets import BATCH, Send, first_line, read_spreadsheet


def _limit_memory() -> None:
    """Let the system end this process before it takes the machine's memory; Windows knows no such limit."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = limits.MEMORY if hard == resource.RLIM_INFINITY else min(limits.MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError):  # macOS refuses
        pass


def _read(name: str, content: bytes, send: Send) -> None:
    limits.check_size(len(content))
    kind = kind_of(content, name)
    if kind != "text":
        read_spreadsheet(content, kind, send)
        return
    text, encoding = read_text(content)
    if encoding == "windows-1252":
        send(("problem", "encoding-assumed", "", "", {}))
    rows = read_rows(text)
    send(("sheet", "", [], [], 0))
    for start in range(0, len(rows), BATCH):
        send(("rows", rows[start : start + BATCH]))


def main() -> None:
    """Answer documents until the input ends. A document that can't be read is answered with the reason."""
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer

    def send(message: tuple[Any, ...]) -> None:
        pickle.dump(message, answers, protocol=5)

    while True:
        try:
            name, content = pickle.load(requests)
        except EOFError:
            return
        try:
            _read(name, content, send)
        except Refused as refused:
            send(("refused", refused.code, refused.facts))
        except MemoryError:
            send(("refused", "document-stopped", {"reason": "it needs more memory than a document may take"}))
        except Exception as error:
            facts = {"found": "a workbook that is damaged", "reason": f" The reader says: {first_line(error)}."}
            send(("refused", "document-unreadable", facts))
        send(("done",))
        answers.flush()


main()
