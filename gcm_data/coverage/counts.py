"""Counts of coverage by any grouping: the table `coverage` in, tables out.

Every count is computed on the complete grid, so that a silent State, a blank answer and an unmentioned objective stay
three different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from gcm_data import reference
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.selection import GROUPS, Selection, in_group

NON_REGIONAL = "Non-regional members"
MEMBERSHIPS = ("member State", "associate member")
_COLUMNS = ("cycle", "iso3", "target_kind", "target", "state")
_KEYS = ["cycle", "group", "target_kind", "target"]
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


class Totals(NamedTuple):
    """The two denominators: how many members, and how many of them have submitted."""

    members: int
    submissions: int


def count_totals(states: Iterable[str]) -> Totals:
    """Members and submissions, counted from one state of each member; nothing else counts a denominator."""
    counts = Counter(state != "no submission" for state in states)
    return Totals(counts.total(), counts[True])


@dataclass(frozen=True)
class _Cells:
    """A complete part of the grid, as an array cycle × member × target of places in STATES.

    An array, because a page counts thousands of cells several times: by groups of a frame that takes ten times as long.
    """

    cycles: list[str]
    members: list[str]
    targets: list[tuple[str, str]]
    states: np.ndarray

    @classmethod
    def of(cls, coverage: pd.DataFrame) -> _Cells:
        """The cells of a table `coverage`; each axis in the order of the table."""
        cycle, iso3, kind, target, state = (coverage[name].tolist() for name in _COLUMNS)
        columns = (cycle, iso3, list(zip(kind, target, strict=True)))
        axes = [{name: place for place, name in enumerate(dict.fromkeys(column))} for column in columns]
        states = np.full([len(axis) for axis in axes], -1)
        places = [[axis[name] for name in column] for axis, column in zip(axes, columns, strict=True)]
        states[tuple(places)] = [_PLACES[name] for name in state]
        assert (states >= 0).all(), "a member without one of the targets"
        return cls(*map(list, axes), states)

    def by_round_table(self) -> _Cells:
        """The grid with round tables as targets: reported where one objective is, else in the state of the first."""
        tables = [str(reference.objective(int(t)).round_table) if k == "objective" else "" for k, t in self.targets]
        names = list(dict.fromkeys(filter(None, tables)))
        states = np.empty((*self.states.shape[:2], len(names)), dtype="int64")
        for place, name in enumerate(names):
            of_table = self.states[:, :, [table == name for table in tables]]
            is_reported = (of_table == _PLACES["reported"]).any(axis=2)
            states[:, :, place] = np.where(is_reported, _PLACES["reported"], of_table[:, :, 0])
        return _Cells(self.cycles, self.members, [("round_table", name) for name in names], states)

    def groups(self, by: str, cycle: str) -> dict[str, list[int]]:
        """Group, as of a review -> the places of its members on the axis; groups without a member here are left out."""
        places = {iso3: place for place, iso3 in enumerate(self.members)}
        rows = _rows(member_groups(by, cycle), "group", "iso3")
        pairs = [(places[iso3], group) for group, iso3 in rows if iso3 in places]
        found: dict[str, list[int]] = {group: [] for group in groups_in_order(by)}
        for place, group in sorted(pairs, key=lambda pair: pair[0]):
            found[group].append(place)
        return {group: members for group, members in found.items() if members}

    def totals(self, cycle: int, members: list[int]) -> Totals:
        """Both denominators of some members. One target is enough: “no submission” stands in all cells of a member."""
        return count_totals(STATES[place] for place in self.states[cycle, members, 0])

    def counted(self, by: str, place: int) -> Iterable[tuple[str, str, Totals, np.ndarray]]:
        """Cycle, group, denominators, and for each target how many members are in a state (its place in STATES)."""
        is_counted = self.states == place
        for number, cycle in enumerate(self.cycles):
            for group, members in self.groups(by, cycle).items():
                yield cycle, group, self.totals(number, members), is_counted[number, members].sum(axis=0)


def denominators(coverage: pd.DataFrame, by: str = "all") -> pd.DataFrame:
    """Cycle × group: `members` of the group and `submissions` received from them, counted by `count_totals`."""
    rows = [(cycle, group, *totals) for cycle, group, totals, _ in _Cells.of(coverage).counted(by, 0)]
    return pd.DataFrame(rows, columns=["cycle", "group", "members", "submissions"])


def _rows(frame: pd.DataFrame, *names: str) -> zip:
    """The rows of some columns as tuples; for a few thousand rows far faster than text operations of pandas."""
    return zip(*(frame[name].tolist() for name in names), strict=True)


def count_reporting(coverage: pd.DataFrame, by: str = "all", targets_by: str = "target") -> pd.DataFrame:
    """Cycle × group × target_kind × target: how many members report the target, both denominators, a share of each.

    With `targets_by="round_table"` a target is a round table, reported by whoever reports one of its objectives.
    Columns of `coverage_by_*`; shares are 0 to 1, and missing where the denominator is 0.
    """
    cells = _Cells.of(coverage)
    cells = cells.by_round_table() if targets_by == "round_table" else cells
    rows = [
        (cycle, group, *target, *totals, count)
        for cycle, group, totals, counts in cells.counted(by, _PLACES["reported"])
        for target, count in zip(cells.targets, counts.tolist(), strict=True)
    ]
    counts = pd.DataFrame(rows, columns=[*_KEYS, "members", "submissions", "reporting"])
    for base in ("submissions", "members"):
        counts[f"share_of_{base}"] = counts["reporting"] / counts[base].where(counts[base] > 0)
    return counts


def pair_counts(coverage: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """How many submissions report both of two targets, the first of one kind and the second of another.

    Grain: cycle × first × second; columns cycle, first, second, reporting, submissions (received).
    """
    cells = _Cells.of(coverage)
    reported = (cells.states == _PLACES["reported"]).astype("int64")
    sides = [
        [(place, name) for place, (of, name) in enumerate(cells.targets) if of == kind] for kind in (first, second)
    ]
    rows = []
    for number, cycle in enumerate(cells.cycles):
        both = reported[number].T @ reported[number]
        submissions = cells.totals(number, list(range(len(cells.members)))).submissions
        rows += [(cycle, one[1], other[1], int(both[one[0], other[0]]), submissions) for one, other in product(*sides)]
    return pd.DataFrame(rows, columns=["cycle", "first", "second", "reporting", "submissions"])
