"""Two cycles side by side for the members a reader selected: what every exhibit of change is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from gcm_data import reference, wording
from gcm_data.coverage.focus import Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import CHANGES, NOT_COMPARABLE, changes, groups, in_order, matched
from gcm_data.wording.names import label_of


class Line(NamedTuple):
    """A target as a line of a figure: its place on the axis, its label, its name in words and its round table."""

    target: Target
    place: int
    label: str
    name: str
    band: str


def lines(scope: Scope, kind: str) -> list[Line]:
    """The targets of a kind; objectives as selected, by round table."""
    places = scope.grid.index.axes.targets
    if kind != "objective":
        labels = {target: label_of(*target) for target in places if target[0] == kind}
        return [Line(target, places[target], label, label, "") for target, label in labels.items()]
    tables = {t.round_table: f"Round table {t.round_table}: {t.short_label}" for t in reference.round_tables()}
    found = []
    for number in scope.selection.objectives:
        objective, target = reference.objective(number), (kind, str(number))
        name = f"{number} {objective.short_label}"
        found.append(Line(target, places[target], label_of(*target), name, tables[objective.round_table]))
    return found


@dataclass(frozen=True)
class Comparison:
    """The cycle selected and another one; whichever is selected, the later is compared with the earlier."""

    scope: Scope
    other: str

    @cached_property
    def cycles(self) -> tuple[str, str]:
        """The earlier cycle and the later."""
        return in_order(self.scope.selection.cycle, self.other)

    @property
    def in_words(self) -> str:
        """“2021 and 2025”."""
        return wording.listed(list(self.cycles))

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The selected members (iso3) by the cycles in which something was read of them; the panel first."""
        return {name: self._inside(inside) for name, inside in groups(self.scope.grid, *self.cycles).items()}

    @cached_property
    def panel(self) -> tuple[str, ...]:
        """The selected members with documents in both cycles, alphabetical."""
        return self._inside(matched(self.scope.grid, *self.cycles))

    def _inside(self, inside: np.ndarray) -> tuple[str, ...]:
        places = self.scope.grid.index.axes.members
        return tuple(iso3 for iso3 in self.scope.selection.iso3 if inside[places[iso3]])

    @cached_property
    def _changes(self) -> np.ndarray:
        return changes(self.scope.grid, *self.cycles)

    def changes(self, members: Sequence[str], line: Line) -> np.ndarray:
        """The change of each of some members for a target, as its place in CHANGES."""
        places = self.scope.grid.index.axes.members
        return self._changes[[places[iso3] for iso3 in members], line.place]

    def counts(self, members: Sequence[str], line: Line) -> list[int]:
        """How many of some members are in each of CHANGES for a target."""
        return np.bincount(self.changes(members, line), minlength=len(CHANGES)).tolist()

    def focus(self, members: Sequence[str], line: Line, change: str) -> Focus:
        """The members among some of the panel in which a target changed so; what they say of it in both cycles."""
        is_so = self.changes(members, line) == CHANGES.index(change)
        only = tuple(iso3 for iso3, so in zip(members, is_so.tolist(), strict=True) if so)
        earlier, later = self.cycles
        return Focus(later, tuple(members), (line.target,), only=only, beside=earlier)

    @property
    def who(self) -> str:
        """“30 of 62 members have statements in both 2021 and 2025”, as the documents of both call themselves."""
        count = len(self.panel)
        has = "has" if 1 in (count, self.scope.members) else "have"
        return f"{wording.of_members(count, self.scope.members)} {has} {self.what} in both {self.in_words}"

    @property
    def what(self) -> str:
        """What the panel has in both cycles, behind “have”: “submitted”, “statements”, “documents” of both kinds."""
        both = [self.scope.grid.material(cycle, self.panel) for cycle in self.cycles]
        is_alike = all(material.is_of_one_kind for material in both) and both[0].what == both[1].what
        return both[0].what if is_alike else "documents"

    @property
    def base(self) -> str:
        """“Base: 30 of 62 members have statements in both 2021 and 2025, as of …”."""
        return self.scope.on_basis(f"Base: {self.who}, as of {wording.day(self.scope.as_of)}.")


def compared(counts: Sequence[int]) -> int:
    """Members that can be compared, of the counts of each of CHANGES."""
    return sum(counts) - counts[CHANGES.index(NOT_COMPARABLE)]
