"""Counts of coverage by any grouping: the table `coverage` in, tables out.

Every count is computed on the complete grid, so that a silent State, a blank answer and an unmentioned objective stay
three different things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from gcm_data import reference
from gcm_data.coverage.denominators import Totals, count_totals
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
        """The grid with round tables as targets, each in the state that says most of its objectives."""
        tables = [str(reference.objective(int(t)).round_table) if k == "objective" else "" for k, t in self.targets]
        names = list(dict.fromkeys(filter(None, tables)))
        states = np.empty((*self.states.shape[:2], len(names)), dtype="int64")
        for place, name in enumerate(names):
            states[:, :, place] = self.states[:, :, [table == name for table in tables]].min(axis=2)
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

    def totals(self, cycle: int, members: list[int]) -> list[Totals]:
        """The denominators of some members for each target. “No submission” stands in all cells of a member."""
        inside = self.states[cycle, members]
        is_read, could_say = inside[:, 0] != _PLACES["no submission"], inside <= _PLACES["not mentioned"]
        return [count_totals(is_read, could_say[:, target]) for target in range(len(self.targets))]

    def counted(self, by: str, place: int) -> Iterable[tuple[str, str, list[Totals], np.ndarray]]:
        """Cycle, group, and for each target its denominators and how many members are in a state (place in STATES)."""
        is_counted = self.states == place
        for number, cycle in enumerate(self.cycles):
            for group, members in self.groups(by, cycle).items():
                yield cycle, group, self.totals(number, members), is_counted[number, members].sum(axis=0)


def denominators(coverage: pd.DataFrame, by: str = "all") -> pd.DataFrame:
    """Cycle × group: `members` of the group and `submissions` received from them, counted by `count_totals`."""
    found = _Cells.of(coverage).counted(by, 0)
    rows = [(cycle, group, totals[0].members, totals[0].submissions) for cycle, group, totals, _ in found]
    return pd.DataFrame(rows, columns=["cycle", "group", "members", "submissions"])


def _rows(frame: pd.DataFrame, *names: str) -> zip:
    """The rows of some columns as tuples; for a few thousand rows far faster than text operations of pandas."""
    return zip(*(frame[name].tolist() for name in names), strict=True)


def count_reporting(coverage: pd.DataFrame, by: str = "all", targets_by: str = "target") -> pd.DataFrame:
    """Cycle × group × target_kind × target: how many members report it, the three denominators, a share of each.

    With `targets_by="round_table"` a target is a round table, reported by whoever reports one of its objectives.
    Columns of `coverage_by_*`: `answered` are the members that could report the target. Shares are 0 to 1, and missing
    where the denominator is 0; where nobody answered, `reporting` is 0 and says nothing.
    """
    cells = _Cells.of(coverage)
    cells = cells.by_round_table() if targets_by == "round_table" else cells
    rows = [
        (cycle, group, *target, *of_target, count)
        for cycle, group, totals, counts in cells.counted(by, _PLACES["reported"])
        for target, of_target, count in zip(cells.targets, totals, counts.tolist(), strict=True)
    ]
    counts = pd.DataFrame(rows, columns=[*_KEYS, *Totals._fields, "reporting"])
    for base in ("answered", "submissions", "members"):
        counts[f"share_of_{base}"] = counts["reporting"] / counts[base].where(counts[base] > 0)
    return counts


def pair_counts(coverage: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """How many submissions report both of two targets, the first of one kind and the second of another.

    Grain: cycle × first × second; columns cycle, first, second, reporting, members, submissions, answered (on both).
    """
    cells = _Cells.of(coverage)
    reported = (cells.states == _PLACES["reported"]).astype("int64")
    sides = [
        [(place, name) for place, (of, name) in enumerate(cells.targets) if of == kind] for kind in (first, second)
    ]
    rows = []
    could_say = cells.states <= _PLACES["not mentioned"]
    for number, cycle in enumerate(cells.cycles):
        both, is_read = reported[number].T @ reported[number], cells.states[number, :, 0] != _PLACES["no submission"]
        for one, other in product(*sides):
            totals = count_totals(is_read, could_say[number, :, one[0]] & could_say[number, :, other[0]])
            rows.append((cycle, one[1], other[1], int(both[one[0], other[0]]), *totals))
    return pd.DataFrame(rows, columns=["cycle", "first", "second", "reporting", *Totals._fields])
