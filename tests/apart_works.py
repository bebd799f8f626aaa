"""Works for the tests of `Apart`: each does in another process what its name says."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from loaders import apart, outcomes
from loaders.files import File

Say = Callable[[object], None]


def echo(say: Say, *words: str) -> tuple[str, ...]:
    for word in words:
        say(word)
    print("a print stands in nobody's way")
    return words


def act(say: Say, how: str) -> object:
    """Die, hang, fill the memory, fail, go on step by step for longer than one may take, or tell the process."""
    if how == "dies":
        os._exit(7)
    if how == "hangs":
        time.sleep(60)
    if how == "fills":
        return len(bytearray(8 << 30))
    if how == "fails":
        raise KeyError("a defect")
    if how == "goes on":
        for step in range(60):
            say(step)
            time.sleep(0.1)
    if how == "needs much":
        return len(bytearray(os.urandom(1)) * (300 << 20)) and os.getpid()
    return os.getpid()


def load(say: Say, files: list[File], barred: dict[tuple[str, str], str], *more: object) -> object:
    """A load in which some documents do to their process what their names say."""
    read = outcomes.find_evidence

    def find(answer, document, *known):
        act(say, document.name.partition(".")[0])
        return read(answer, document, *known)

    outcomes.find_evidence = find
    return apart.load_here(say, files, barred, *more)


def build(say: Say, key: str, data: object, selection: object, as_of: object, template: bytes) -> object:
    """A file in a template that does to its process what its bytes say."""
    return act(say, template.decode())


def compare(say: Say, *given: object) -> object:
    """A comparison that does not come to its end."""
    return act(say, "hangs")


def mark(say: Say, name: str, content: bytes, issues: list) -> object:
    """A checked workbook of a document that does to its process what its name says."""
    return act(say, name)
