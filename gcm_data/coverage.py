"""Counts of coverage by any grouping: the table `coverage` in, tables out.

Every count is computed on the complete grid, so that a silent State, a blank answer and an unmentioned objective stay
three different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import pandas as pd

from gcm_data import reference
from gcm_data.grid import STATES
from gcm_data.selection import GROUPS, Selection

NON_REGIONAL = "Non-regional members"


def select(coverage: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The part of the grid that the reader chose: one cycle, its members, its objectives; all principles and needs."""
    objectives = [str(number) for number in selection.objectives]
    is_shown = (coverage["target_kind"] != "objective") | coverage["target"].isin(objectives)
    return coverage[(coverage["cycle"] == selection.cycle) & coverage["iso3"].isin(selection.iso3) & is_shown]


@cache
def member_groups(by: str) -> pd.DataFrame:
    """group, iso3: which members form the groups of a grouping. Groups of `special` overlap.

    `by` is one of all, member, subregion, membership, special. KeyError for any other.
    """
    members = pd.DataFrame(reference.members())
    if by == "special":
        return pd.concat([members.loc[members[flag], ["iso3"]].assign(group=name) for name, flag in GROUPS.items()])
    column = {"all": "all", "member": "iso3", "subregion": "subregion", "membership": "membership"}[by]
    groups = members.assign(all="All members")[[column]].set_axis(["group"], axis=1)
    groups["group"] = groups["group"].replace("", NON_REGIONAL)
    return groups.assign(iso3=members["iso3"])


class Totals(NamedTuple):
    """Both denominators, named."""

    members: int
    submissions: int


def count_totals(states: Iterable[str]) -> Totals:
    """Both denominators of some members, from one state of each: the only place that counts either."""
    counts = Counter(state != "no submission" for state in states)
    return Totals(counts.total(), counts[True])


def denominators(coverage: pd.DataFrame, by: str = "all") -> pd.DataFrame:
    """Cycle × group: `members` of the group and `submissions` received from them, counted by `count_totals`."""
    one_each = {(cycle, iso3): state for cycle, iso3, state in _columns(coverage, "cycle", "iso3", "state")}
    groups = member_groups(by)
    states: dict[tuple[str, str], list[str]] = {}
    for group, iso3 in _columns(groups, "group", "iso3"):
        for cycle in dict.fromkeys(cycle for cycle, _ in one_each):
            if (cycle, iso3) in one_each:
                states.setdefault((cycle, group), []).append(one_each[cycle, iso3])
    rows = [(cycle, group, *count_totals(found)) for (cycle, group), found in states.items()]
    return pd.DataFrame(rows, columns=["cycle", "group", "members", "submissions"])


def _columns(frame: pd.DataFrame, *names: str) -> zip:
    """The rows of some columns as tuples; for a few thousand rows far faster than text operations of pandas."""
    return zip(*(frame[name].tolist() for name in names), strict=True)


def count_reporting(coverage: pd.DataFrame, by: str = "all", targets_by: str = "target") -> pd.DataFrame:
    """Cycle × group × target_kind × target: how many members report it, of both denominators, and both shares.

    With `targets_by="round_table"` a target is a round table, reported by whoever reports one of its objectives.
    Columns of `coverage_by_*`; shares are 0 to 1, and missing where the denominator is 0.
    """
    frame = coverage
    if targets_by == "round_table":
        tables = {str(o.number): str(o.round_table) for o in reference.objectives()}
        frame = frame[frame["target_kind"] == "objective"]
        frame = frame.assign(target=frame["target"].map(tables), target_kind="round_table")
        frame = frame.sort_values("state", key=lambda state: state != "reported", kind="stable")
        frame = frame.drop_duplicates(["cycle", "iso3", "target"])  # a reported objective stands first
    frame = frame.assign(reporting=frame["state"] == "reported").merge(member_groups(by), on="iso3")
    keys = ["cycle", "group", "target_kind", "target"]
    counts = frame.groupby(keys, sort=False)["reporting"].sum().reset_index()
    counts = counts.merge(denominators(coverage, by), on=["cycle", "group"])
    for base in ("submissions", "members"):
        counts[f"share_of_{base}"] = counts["reporting"] / counts[base].where(counts[base] > 0)
    return counts[[*keys, "members", "submissions", "reporting", "share_of_submissions", "share_of_members"]]


def count_states(coverage: pd.DataFrame, by: str = "all") -> pd.DataFrame:
    """Cycle × group × target_kind × target, one column per state: in how many members' cells it stands."""
    frame = coverage.merge(member_groups(by), on="iso3")
    keys = ["cycle", "group", "target_kind", "target", "state"]
    counts = frame.groupby(keys, sort=False).size().unstack("state", fill_value=0)
    return counts.reindex(columns=list(STATES), fill_value=0).reset_index().rename_axis(columns=None)


def pair_counts(coverage: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """First target × second target of two kinds: submissions that report both, and the submissions received.

    Grain: cycle × first × second; columns cycle, first, second, reporting, submissions.
    """
    reported = coverage[coverage["state"] == "reported"]
    sides = [reported.loc[reported["target_kind"] == kind, ["cycle", "iso3", "target"]] for kind in (first, second)]
    both = sides[0].merge(sides[1], on=["cycle", "iso3"], suffixes=("_first", "_second"))
    counts = both.groupby(["cycle", "target_first", "target_second"]).size().rename("reporting").reset_index()
    pairs = [
        coverage.loc[coverage["target_kind"] == kind, ["cycle", "target"]].drop_duplicates() for kind in (first, second)
    ]
    complete = pairs[0].merge(pairs[1], on="cycle", suffixes=("_first", "_second"))
    complete = complete.merge(counts, on=["cycle", "target_first", "target_second"], how="left")
    complete = complete.merge(denominators(coverage)[["cycle", "submissions"]], on="cycle")
    complete["reporting"] = complete["reporting"].fillna(0).astype("int64")
    return complete.rename(columns={"target_first": "first", "target_second": "second"})
