"""What can be wrong with input, said so that the reader can mend it.

One class for every issue; one registry of kinds. A check returns issues, it never prints and never raises.
"""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

KINDS = Path(__file__).parent / "issue_kinds.csv"
LONGEST_VALUE, LONGEST_FACT = 300, 2_000  # characters
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class IssueKind:
    """A kind of issue: how grave it is, what it says (a format string) and what to do about it."""

    severity: str
    title: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue at one place. Grain of the `issues` table; `cell` and `sheet` are empty where none applies."""

    severity: str
    code: str
    message: str
    document: str
    sheet: str = ""
    cell: str = ""
    value: str = ""
    cycle: str = ""


class TooManyIssues(Exception):
    """More issues than `at_most` allows; `most` is that number."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


_room: ContextVar[list[int] | None] = ContextVar("room", default=None)  # [how many may be made, how many were]


@contextlib.contextmanager
def at_most(number: int) -> Iterator[None]:
    """Let no more than so many issues be made meanwhile, wherever that is done: the next raises TooManyIssues."""
    token = _room.set([number, 0])
    try:
        yield
    finally:
        _room.reset(token)


def _read_kinds() -> dict[str, IssueKind]:
    """The registry: code -> kind, from the file beside this module. Raises ValueError for a broken row."""
    kinds: dict[str, IssueKind] = {}
    with KINDS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code, kind = row.pop("code"), IssueKind(**row)
            if kind.severity not in SEVERITIES or code in kinds:
                raise ValueError(f"{KINDS.name}: {code} stands twice, or its severity is none of {SEVERITIES}")
            kinds[code] = kind
    return kinds


ISSUE_KINDS = _read_kinds()


def _cut(fact: object, most: int) -> object:
    """A text, cut where it is longer than anybody reads: a cell may hold 32,767 characters, and have many issues."""
    return f"{fact[:most]}…" if isinstance(fact, str) and len(fact) > most else fact


def issue(
    code: str,
    document: str,
    *,
    cycle: str = "",
    sheet: str = "",
    cell: str = "",
    value: str = "",
    **facts: object,
) -> Issue:
    """Make an issue of the kind `code`; `facts` and `cycle` fill its message. KeyError: a kind or a fact is missing.

    Raises TooManyIssues where `at_most` allows no more.
    """
    kind = ISSUE_KINDS[code]
    if room := _room.get():
        room[1] += 1
        if room[1] > room[0]:
            raise TooManyIssues(room[0])
    facts = {name: _cut(fact, LONGEST_FACT) for name, fact in facts.items()}
    value = _cut(value, LONGEST_VALUE)
    message = " ".join(text.format(cycle=cycle, **facts) for text in (kind.message, kind.advice))
    return Issue(kind.severity, code, message, document, sheet, cell, value, cycle)
