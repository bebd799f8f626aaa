"""The numbers of the gaps: how many members are of each kind, by objective, and what each of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gcm_data import wording
from gcm_data.coverage.denominators import Totals, count_each
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.gaps import ASPECTS, CHALLENGES, KINDS, NOT_MENTIONED, OTHERWISE, Gaps
from gcm_data.coverage.scope import Scope
from gcm_data.wording.names import label_of

SILENT, BLANK, NOTHING = "silent", "blank", "nothing read"  # of a whole group, in place of the kinds


@dataclass(frozen=True, slots=True)
class Number:
    """How many members of a group are of a kind for an objective, its three denominators, and what it counts."""

    group: str
    objective: int
    kind: str
    count: int
    totals: Totals
    focus: Focus

    @property
    def opens(self) -> str:
        """Its label."""
        return wording.mark(self.group, label_of("objective", str(self.objective)), self.kind)


def numbers_of_subregion(scope: Scope, gaps: Gaps, name: str, members: Sequence[str]) -> list[Number]:
    """The numbers of a subregion: one for an objective on which it is silent, blank or sent nothing, else each kind."""
    totals, targets, rows = scope.totals(members), _targets(scope), _rows(scope, members)
    if not totals.submissions:
        whole = ((n, scope.focus(members, ("objective", str(n)))) for n in scope.selection.objectives)
        return [Number(name, n, NOTHING, 0, totals, focus) for n, focus in whole]
    is_silent = dict(zip(scope.selection.objectives, gaps.is_silent(rows)[targets], strict=True))
    is_answered = dict(zip(scope.selection.objectives, gaps.is_answered(rows)[targets], strict=True))
    numbers = []
    for number in numbers_of(scope, gaps, name, members):
        if is_answered[number.objective] and not is_silent[number.objective]:
            numbers.append(number)
        elif number.kind == NOT_MENTIONED:
            numbers.append(replace(number, kind=SILENT if is_silent[number.objective] else BLANK))
    return numbers


def numbers_of(scope: Scope, gaps: Gaps, name: str, members: Sequence[str]) -> list[Number]:
    """Every kind of every objective selected, of some members (iso3) under a name; kinds within objectives."""
    rows, targets = _rows(scope, members), _targets(scope)
    is_read = scope.grid.submitted(scope.selection.cycle)[rows]
    found = {kind: gaps.kinds[kind][rows][:, targets] for kind in KINDS}
    totals = {kind: count_each(is_read, gaps.could_say[kind][rows][:, targets]) for kind in KINDS}
    reported = gaps.reported[rows][:, targets].sum(axis=0).tolist()
    numbers = []
    for place, objective in enumerate(scope.selection.objectives):
        for kind in KINDS:
            who = tuple(members[row] for row in np.flatnonzero(found[kind][:, place]))
            has_others = len(who) + reported[place] < totals[kind][place].answered  # what nobody has reviewed yet
            focus = _focus(scope, members, objective, kind, who if has_others or kind == OTHERWISE else None)
            numbers.append(Number(name, objective, kind, len(who), totals[kind][place], focus))
    return numbers


def _focus(scope: Scope, members: Sequence[str], objective: int, kind: str, who: tuple[str, ...] | None) -> Focus:
    """What a number of a kind counts. `who` is of that kind, where the rest of the focus does not tell it.

    Not mentioning it are those that answered on it and do not report it.
    """
    target = ("objective", str(objective))
    if kind == NOT_MENTIONED:
        return scope.focus(members, target, is_silent=True, only=who)
    if kind == OTHERWISE:
        return scope.focus(members, target, only=who)
    return scope.focus(members, target, aspect=ASPECTS[kind], without="achievement" if kind == CHALLENGES else "")


def _rows(scope: Scope, members: Sequence[str]) -> list[int]:
    """Places of members on the axis."""
    return [scope.grid.index.axes.members[iso3] for iso3 in members]


def _targets(scope: Scope) -> list[int]:
    """Places of the objectives selected on the axis."""
    return [scope.grid.index.axes.targets["objective", str(n)] for n in scope.selection.objectives]
