"""Coverage: which member reports which target, and counts of it by any grouping. ReviewData in, tables out.

Coverage is what States report, never what they do. Every count is computed on the complete grid, so that a silent
State, a blank answer and an unmentioned objective stay three different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import pandas as pd

from gcm_data import reference
from gcm_data.selection import ALL_BASES, BASES, GROUPS, Selection
from gcm_data.tables import BASES as BY_STRENGTH
from gcm_data.tables import COVERAGE, ReviewData, conform

STATES = ("reported", "suggested", "not mentioned", "blank", "not applicable", "no submission")
NON_REGIONAL = "Non-regional members"
_RANK = {basis: place for place, basis in enumerate(BY_STRENGTH)}
UNRANKED = len(_RANK)  # of a cell without a mention


def targets() -> pd.DataFrame:
    """All 39 targets: target_kind, target (text), label, round_table (0 for principles and needs)."""
    rows = [("objective", str(o.number), o.short_label, o.round_table) for o in reference.objectives()]
    rows += [("principle", p.key, p.label, 0) for p in reference.principles()]
    rows += [("need", n.key, n.label, 0) for n in reference.needs()]
    return pd.DataFrame(rows, columns=["target_kind", "target", "label", "round_table"])


def compute_coverage(data: ReviewData, basis: str = ALL_BASES) -> pd.DataFrame:
    """The complete grid cycle × member × target with its state; table `coverage`, of all cycles of the reference.

    `basis` names the mentions that count (selection.BASES). Superseded submissions count for nothing, and stakeholders'
    for no State.
    """
    grid = _grid()
    counts = (data.submissions["status"] == "current") & (data.submissions["iso3"] != "")
    current = data.submissions.loc[counts, ["submission", "cycle", "iso3"]]
    mentions = data.mentions[data.mentions["submission"].isin(current["submission"])]
    mentions = mentions[mentions["basis"].isin((*BASES[basis], "suggested"))]
    place = _place_in_grid(mentions)
    rank = mentions["basis"].map(_RANK).astype("int64").groupby(place).min().reindex(grid.index, fill_value=UNRANKED)
    counted = (mentions["basis"] != "suggested").groupby(place).sum().reindex(grid.index, fill_value=0)
    silence = _states_without_mention(data.responses, current)
    keys = zip(grid["cycle"], grid["iso3"], grid["target_kind"], strict=True)
    grid["state"] = [silence.get(key, "no submission") for key in keys]
    grid["state"] = grid["state"].where(rank == UNRANKED, "reported")
    grid["state"] = grid["state"].where(rank != _RANK["suggested"], "suggested")
    grid["basis"] = rank.map(dict(enumerate((*_RANK, ""))))
    return conform(grid.assign(mentions=counted, aspects=_aspects(mentions, place, grid.index)), COVERAGE)


def _grid() -> pd.DataFrame:
    """Every cycle × member × target, in the order of the reference; a row's index is its place."""
    cycles = pd.DataFrame({"cycle": [cycle.cycle for cycle in reference.cycles()]})
    members = pd.DataFrame({"iso3": [member.iso3 for member in reference.members()]})
    return cycles.merge(members, how="cross").merge(targets()[["target_kind", "target"]], how="cross")


def _place_in_grid(mentions: pd.DataFrame) -> pd.Series:
    """The row of the grid that each mention belongs to; whole numbers group far faster than four columns of text."""
    cycles = {cycle.cycle: place for place, cycle in enumerate(reference.cycles())}
    members = {member.iso3: place for place, member in enumerate(reference.members())}
    names = {name: place for place, name in enumerate(targets()["target_kind"] + targets()["target"])}
    member = mentions["cycle"].map(cycles) * len(members) + mentions["iso3"].map(members)
    target = (mentions["target_kind"] + mentions["target"]).map(names)
    return (member * len(names) + target).astype("int64")


def _aspects(mentions: pd.DataFrame, place: pd.Series, index: pd.Index) -> pd.Series:
    """The aspects of each cell of the grid, in the order of the questions, joined by semicolons."""
    bits = {aspect: 1 << number for number, aspect in enumerate(_aspects_in_order())}
    bit = mentions["aspect"].map(bits).astype("Int64")
    distinct = pd.DataFrame({"place": place, "bit": bit}).dropna().drop_duplicates()
    sums = distinct.groupby("place")["bit"].sum().reindex(index, fill_value=0).astype("int64")
    names = {total: ";".join(aspect for aspect, bit in bits.items() if total & bit) for total in sums.unique()}
    return sums.map(names)


def _aspects_in_order() -> list[str]:
    instruments = {cycle.instrument for cycle in reference.cycles()}
    aspects = (question.aspect for name in sorted(instruments) for question in reference.questions(name))
    return list(dict.fromkeys(filter(None, aspects)))


def _states_without_mention(responses: pd.DataFrame, current: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    """(cycle, iso3, target_kind) -> state of a target that the member's submission does not mention.

    A question can carry a target if it asks for it: any question carries objectives and principles; needs stand in
    the question whose aspect is need. A submission without any question is a tally: it answers on objectives only.
    """
    asks_needs = {
        cycle.cycle + question.key
        for cycle in reference.cycles()
        for question in reference.questions(cycle.instrument)
        if question.aspect == "need"
    }
    need = responses[(responses["cycle"] + responses["question"]).isin(asks_needs)]
    has_questions = set(responses["submission"])
    silence = {}
    for kind, carrying in (("objective", responses), ("principle", responses), ("need", need)):
        answered, not_applicable = (
            set(carrying.loc[carrying["state"] == state, "submission"]) for state in ("answered", "not applicable")
        )
        for submission, cycle, iso3 in current.itertuples(index=False):
            is_tally = kind == "objective" and submission not in has_questions
            silence[cycle, iso3, kind] = (
                "not mentioned" if submission in answered or is_tally
                else "not applicable" if submission in not_applicable
                else "blank"
            )  # fmt: skip
    return silence


class CoverageCell(NamedTuple):
    """One cell of the grid: `target` in the `target_kind`, its state and what stands behind it."""

    target_kind: str
    target: str
    state: str
    mentions: int
    basis: str
    aspects: str


@dataclass(frozen=True)
class Grid:
    """The complete grid as a table, and by member for what looks at a few members only."""

    table: pd.DataFrame

    @cached_property
    def by_member(self) -> dict[tuple[str, str], list[CoverageCell]]:
        """(cycle, iso3) -> the member's cells, in the order of the reference."""
        found: dict[tuple[str, str], list[CoverageCell]] = {}
        for cycle, iso3, *cell in _columns(self.table, *COVERAGE.columns):
            found.setdefault((cycle, iso3), []).append(CoverageCell(*cell))
        return found


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
