"""What officers try on a document before they keep it, and what a visit has handed in; kept as long as the server runs.

In no session: an officer who loads the page again finds what was tried. In no cache of Streamlit: any visitor may empty
those.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

from gcm_data.store.database import default_url
from gcm_data.store.rows import Document, Proposal
from gcm_data.tables.told_lines import ToldLine

T = TypeVar("T")
KEPT = 500  # of each


@dataclass
class Draft:
    """What is tried on a document; the line and the sheet to begin the next with, and how often they have changed."""

    tried: list[Proposal] = field(default_factory=list)
    line: ToldLine | None = None
    sheet: str = ""
    turn: int = 0

    def take_over(self, line: ToldLine) -> None:
        """Let the form show this line."""
        self.line = line
        self.turn += 1

    def add(self, sheet: str, *tried: Proposal) -> None:
        """Try something on a sheet, and let the form show nothing, on that sheet."""
        self.tried += tried
        self.line, self.sheet = None, sheet
        self.turn += 1


@dataclass
class Visit:
    """How often a reader has handed in something, and what came of it the last time."""

    turn: int = 0
    said: list[str] = field(default_factory=list)


_tried: OrderedDict[tuple[str, ...], Draft] = OrderedDict()
_visits: OrderedDict[str, Visit] = OrderedDict()


def draft_of(address: str, document: Document) -> Draft:
    """What a person tries on a document."""
    return _kept(_tried, (default_url(), address, document.cycle, document.name), Draft)


def visit() -> Visit:
    """What this reader has handed in during this visit."""
    return of_visit(_visits, Visit)


def of_visit(found: OrderedDict[str, T], make: Callable[[], T]) -> T:
    """What is kept of this reader's visit in a dictionary of somebody's, made anew where there is nothing yet."""
    context = get_script_run_ctx()
    return _kept(found, context.session_id if context else "", make)


def _kept(found: OrderedDict[Any, T], key: object, make: Callable[[], T]) -> T:
    if key not in found:
        found[key] = make()
        while len(found) > KEPT:
            found.popitem(last=False)
    found.move_to_end(key)
    return found[key]
