"""Where a coder is at the desk during a visit. Where they stopped the time before is told by their decisions."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from gcm_data.coding.around import Around
from gcm_data.coding.decisions import CodeDecision
from gcm_data.coding.desk import Name, OnDesk, begin_with, next_open
from gcm_data.coding.queue import Target
from gcm_data.store.rights import Person
from gcm_data.store.state import State
from gcm_data.text.spans import Span
from pages.shared import drafts

DECIDING, REJECTING, NAMING, MARKING, ASIDE = "", "rejecting", "naming", "marking", "aside"


@dataclass
class Desk:
    """What lies before a coder: its name, or that of the item behind which the next open one does; and what they are
    about to do: reject for a reason, name a code (of a `passage`, if one was marked), mark one, set a code `aside`.

    `turn` counts what was done, so that a key meant for what stood here before does nothing.
    """

    at: Name | None = None
    behind: Name | None = None
    mode: str = DECIDING
    passage: tuple[int, Span, Span] | None = None  # row, passage, its paragraph
    aside: tuple[Target, Span | None] | None = None
    said: list[str] = field(default_factory=list)
    problem: str = ""
    turn: int = 0

    def turn_to(self, mode: str = DECIDING, at: Name | None = None, behind: Name | None = None) -> None:
        """Do something next, at an item, or at the one behind it."""
        self.turn += 1
        self.mode = mode
        if at or behind:
            self.at, self.behind = at, behind
        if mode not in (NAMING, REJECTING):
            self.passage = self.aside = None

    def tell(self, problem: str) -> None:
        """Say what was not done, and why."""
        self.problem = problem

    def find(self, items: Sequence[OnDesk], decisions: Sequence[CodeDecision], by: str) -> int | None:
        """The number of the item that lies before the coder; None where none is open."""
        wanted = self.behind or self.at
        number = next((n for n, item in enumerate(items) if item.name == wanted), None) if wanted else None
        if number is None:
            return begin_with(items, decisions, by)
        return next_open(items, number) if self.behind else number


@dataclass(frozen=True, eq=False)
class View:
    """What the desk shows at one run: the tables, what holds in the store, all items, and what lies there."""

    around: Around
    state: State
    decisions: Sequence[CodeDecision]
    items: Sequence[OnDesk]
    number: int | None
    person: Person
    cycle: str
    may_code: bool
    by: str  # whose desk it is; "" for a reader

    @property
    def item(self) -> OnDesk | None:
        """What lies before the coder."""
        return None if self.number is None else self.items[self.number]


_desks: OrderedDict[str, Desk] = OrderedDict()


def desk() -> Desk:
    """The desk of this visit."""
    return drafts.of_visit(_desks, Desk)
