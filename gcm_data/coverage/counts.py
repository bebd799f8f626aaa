"""Counts of coverage by any grouping: the table `coverage` in, tables out.

Every count is computed on the complete grid, so that a silent State, a blank answer and an unmentioned objective stay
three different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from gcm_data import reference
from gcm_data.coverage.denominators import Totals, count_each
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.selection import GROUPS, Selection, in_group

NON_REGIONAL = "Non-regional members"
MEMBERSHIPS = ("member State", "associate member")
_COLUMNS = ("cycle", "iso3", "target_kind", "target", "state")
_PLACES = {state: place for place, state in enumerate(STATES)}


def select(coverage: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The part of the grid that the reader chose: one cycle, its members, its objectives; all principles and needs."""
    objectives = [str(number) for number in selection.objectives]
    is_shown = (coverage["target_kind"] != "objective") | coverage["target"].isin(objectives)
    return coverage[(coverage["cycle"] == selection.cycle) & coverage["iso3"].isin(selection.iso3) & is_shown]


@cache
def member_groups(by: str, cycle: str) -> pd.DataFrame:
    """group, iso3: which members form the groups of a grouping in a review. Groups of `special` overlap.

    `by` is one of all, member, subregion, membership, special. KeyError for any other.
    """
    members = pd.DataFrame(reference.members())
    if by == "special":
        inside = {name: members["iso3"].isin(in_group(name, cycle)) for name in GROUPS}
        return pd.concat([members.loc[is_in, ["iso3"]].assign(group=name) for name, is_in in inside.items()])
    column = {"all": "all", "member": "iso3", "subregion": "subregion", "membership": "membership"}[by]
    groups = members.assign(all="All members")[[column]].set_axis(["group"], axis=1)
    groups["group"] = groups["group"].replace("", NON_REGIONAL)
    return groups.assign(iso3=members["iso3"])


@cache
def groups_in_order(by: str) -> tuple[str, ...]:
    """The groups of a grouping in the order in which they are shown everywhere; non-regional members last."""
    if by == "special":
        return tuple(GROUPS)
    if by == "subregion":
        return (*(s.subregion for s in reference.subregions()), NON_REGIONAL)
    if by == "membership":
        return MEMBERSHIPS
    return tuple(dict.fromkeys(member_groups(by, reference.cycles()[-1].cycle)["group"]))  # alike in every review


@cache
def members_by_group(by: str, cycle: str) -> dict[str, frozenset[str]]:
    """The iso3 of the members of each group of a grouping in a review, as `member_groups` has them, in that order."""
    found: dict[str, set[str]] = {}
    for group, iso3 in _rows(member_groups(by, cycle), "group", "iso3"):
        found.setdefault(group, set()).add(iso3)
    return {group: frozenset(found[group]) for group in groups_in_order(by) if group in found}


class Count(NamedTuple):
    """How many members of a group report a target, and the three denominators of that number."""

    cycle: str
    group: str
    target_kind: str
    target: str
    members: int
    submissions: int
    answered: int
    reporting: int


class PairCount(NamedTuple):
    """How many members report both of two targets, and the three denominators: `answered` on both."""

    cycle: str
    first: str
    second: str
    reporting: int
    members: int
    submissions: int
    answered: int


@dataclass(frozen=True)
class Cells:
    """A complete part of the grid, as an array cycle × member × target of places in STATES.

    An array, because a page counts thousands of cells several times: by groups of a frame that takes ten times as long.
    """

    cycles: list[str]
    members: list[str]
    targets: list[tuple[str, str]]
    states: np.ndarray

    @classmethod
    def of(cls, coverage: pd.DataFrame) -> Cells:
        """The cells of a table `coverage`; each axis in the order of the table."""
        cycle, iso3, kind, target, state = (coverage[name].tolist() for name in _COLUMNS)
        columns = (cycle, iso3, list(zip(kind, target, strict=True)))
        axes = [{name: place for place, name in enumerate(dict.fromkeys(column))} for column in columns]
        states = np.full([len(axis) for axis in axes], -1)
        places = [[axis[name] for name in column] for axis, column in zip(axes, columns, strict=True)]
        states[tuple(places)] = [_PLACES[name] for name in state]
        assert (states >= 0).all(), "a member without one of the targets"
        return cls(*map(list, axes), states)

    def by_round_table(self) -> Cells:
        """The grid with round tables as targets, each in the state that says most of its objectives."""
        tables = [str(reference.objective(int(t)).round_table) if k == "objective" else "" for k, t in self.targets]
        names = list(dict.fromkeys(filter(None, tables)))
        states = np.empty((*self.states.shape[:2], len(names)), dtype="int64")
        for place, name in enumerate(names):
            states[:, :, place] = self.states[:, :, [table == name for table in tables]].min(axis=2)
        return Cells(self.cycles, self.members, [("round_table", name) for name in names], states)

    def groups(self, by: str, cycle: str) -> dict[str, list[int]]:
        """Group, as of a review -> the places of its members on the axis; groups without a member here are left out."""
        found = {
            group: [place for place, iso3 in enumerate(self.members) if iso3 in inside]
            for group, inside in members_by_group(by, cycle).items()
        }
        return {group: members for group, members in found.items() if members}

    def totals(self, cycle: int, members: list[int]) -> list[Totals]:
        """The denominators of some members for each target. “No submission” stands in all cells of a member."""
        inside = self.states[cycle, members]
        is_read, could_say = inside[:, 0] != _PLACES["no submission"], inside <= _PLACES["not mentioned"]
        return count_each(is_read, could_say)

    def counts(self, by: str = "all") -> list[Count]:
        """How many members report each target: cycle by cycle, group by group, in the order of the targets."""
        is_reported, found = self.states == _PLACES["reported"], []
        for number, cycle in enumerate(self.cycles):
            for group, members in self.groups(by, cycle).items():
                reporting = is_reported[number, members].sum(axis=0).tolist()
                rows = zip(self.targets, self.totals(number, members), reporting, strict=True)
                found += [Count(cycle, group, *target, *totals, count) for target, totals, count in rows]
        return found

    def pairs(self, first: str, second: str) -> list[PairCount]:
        """How many members report both of two targets, the first of one kind and the second of another."""
        of_first, of_second = (
            [place for place, (of, _) in enumerate(self.targets) if of == kind] for kind in (first, second)
        )
        names = [(self.targets[one][1], self.targets[other][1]) for one, other in product(of_first, of_second)]
        found = []
        for cycle, states in zip(self.cycles, self.states, strict=True):
            reported, could_say = states == _PLACES["reported"], states <= _PLACES["not mentioned"]
            both, able = (
                (each[:, of_first, None] & each[:, None, of_second]).reshape(len(states), -1)
                for each in (reported, could_say)
            )
            totals = count_each(states[:, 0] != _PLACES["no submission"], able)
            rows = zip(names, both.sum(axis=0).tolist(), totals, strict=True)
            found += [PairCount(cycle, *pair, count, *of_pair) for pair, count, of_pair in rows]
        return found


def _rows(frame: pd.DataFrame, *names: str) -> zip:
    """The rows of some columns as tuples; for a few thousand rows far faster than text operations of pandas."""
    return zip(*(frame[name].tolist() for name in names), strict=True)


def count_reporting(coverage: pd.DataFrame, by: str = "all") -> pd.DataFrame:
    """Cycle × group × target_kind × target: how many members report it, the three denominators, a share of each.

    Columns of `coverage_by_*`: `answered` are the members that could report the target. Shares are 0 to 1, and missing
    where the denominator is 0; where nobody answered, `reporting` is 0 and says nothing.
    """
    counts = pd.DataFrame(Cells.of(coverage).counts(by), columns=list(Count._fields))
    for base in ("answered", "submissions", "members"):
        counts[f"share_of_{base}"] = counts["reporting"] / counts[base].where(counts[base] > 0)
    return counts
