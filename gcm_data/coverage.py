"""Coverage: which member reports which target, and counts of it by any grouping. ReviewData in, tables out.

Coverage is what States report, never what they do. Every count is computed on the complete grid, so that a silent
State, a blank answer and an unmentioned objective stay three different things.
"""

from __future__ import annotations

import pandas as pd

from gcm_data import reference
from gcm_data.selection import ALL_BASES, BASES, GROUPS, Selection
from gcm_data.tables import COVERAGE, ReviewData, conform

STATES = ("reported", "suggested", "not mentioned", "blank", "not applicable", "no submission")
NON_REGIONAL = "Non-regional members"
CELL = ["cycle", "iso3", "target_kind", "target"]
_STRENGTH = ("coded", "cited", "suggested")


def targets() -> pd.DataFrame:
    """All 39 targets: target_kind, target (text), label, round_table (0 for principles and needs)."""
    rows = [("objective", str(o.number), o.short_label, o.round_table) for o in reference.objectives()]
    rows += [("principle", p.key, p.label, 0) for p in reference.principles()]
    rows += [("need", n.key, n.label, 0) for n in reference.needs()]
    return pd.DataFrame(rows, columns=["target_kind", "target", "label", "round_table"])


def compute_coverage(data: ReviewData, basis: str = ALL_BASES) -> pd.DataFrame:
    """The complete grid cycle × member × target with its state; table `coverage`, of all cycles of the reference.

    `basis` names the mentions that count (selection.BASES). Superseded submissions count for nothing.
    """
    current = data.submissions[data.submissions["status"] == "current"]
    mentions = data.mentions[data.mentions["submission"].isin(current["submission"])]
    mentions = mentions[mentions["basis"].isin((*BASES[basis], "suggested"))]
    grid = _grid().merge(_summaries(mentions), on=CELL, how="left")
    grid = grid.merge(_states_without_mention(data, current), on=["cycle", "iso3", "target_kind"], how="left")
    grid["mentions"] = grid["mentions"].fillna(0)
    grid[["basis", "aspects"]] = grid[["basis", "aspects"]].fillna("")
    grid["state"] = grid["silence"].fillna("no submission")
    grid.loc[grid["basis"] == "suggested", "state"] = "suggested"
    grid.loc[grid["basis"].isin(BASES[basis]), "state"] = "reported"
    return conform(grid, COVERAGE)


def _grid() -> pd.DataFrame:
    """Every cycle × member × target, in the order of the reference."""
    cycles = pd.DataFrame({"cycle": [cycle.cycle for cycle in reference.cycles()]})
    members = pd.DataFrame({"iso3": [member.iso3 for member in reference.members()]})
    return cycles.merge(members, how="cross").merge(targets()[["target_kind", "target"]], how="cross")


def _summaries(mentions: pd.DataFrame) -> pd.DataFrame:
    """Mentions by cell of the grid: how many, the strongest basis, and the aspects in the order of the questions."""
    rank = {basis: place for place, basis in enumerate(_STRENGTH)}
    ranked = mentions.assign(rank=mentions["basis"].map(rank))
    counted = ranked[ranked["basis"] != "suggested"]
    summary = ranked.groupby(CELL).agg(rank=("rank", "min")).reset_index()
    summary = summary.merge(counted.groupby(CELL).size().rename("mentions").reset_index(), on=CELL, how="left")
    summary["basis"] = summary["rank"].map(dict(enumerate(_STRENGTH)))
    aspects = mentions.loc[mentions["aspect"] != "", [*CELL, "question", "aspect"]].drop_duplicates()
    joined = aspects.sort_values("question").groupby(CELL)["aspect"].agg(";".join).rename("aspects").reset_index()
    return summary.merge(joined, on=CELL, how="left").drop(columns="rank")


def _states_without_mention(data: ReviewData, current: pd.DataFrame) -> pd.DataFrame:
    """Cycle × iso3 × target_kind: the state (`silence`) of a target that the member's submission does not mention.

    A question can carry a target if it asks for it: any question carries objectives and principles; needs stand in
    the question whose aspect is need. A submission without any question is a tally: it answers on objectives only.
    """
    responses = data.responses[data.responses["submission"].isin(current["submission"])]
    asks_needs = {
        (cycle.cycle, question.key)
        for cycle in reference.cycles()
        for question in reference.questions(cycle.instrument)
        if question.aspect == "need"
    }
    asked = zip(responses["cycle"], responses["question"], strict=True)
    carries_needs = pd.Series([pair in asks_needs for pair in asked], index=responses.index, dtype=bool)
    tallies = ~current["submission"].isin(responses["submission"])
    frames = []
    for kind in ("objective", "principle", "need"):
        carrying = responses[carries_needs] if kind == "need" else responses
        answered, not_applicable = (
            current["submission"].isin(carrying.loc[carrying["state"] == state, "submission"])
            for state in ("answered", "not applicable")
        )
        frame = current[["cycle", "iso3"]].assign(target_kind=kind, silence="blank")
        frame.loc[not_applicable, "silence"] = "not applicable"
        frame.loc[answered | (tallies & (kind == "objective")), "silence"] = "not mentioned"
        frames.append(frame)
    return pd.concat(frames)


def select(coverage: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The part of the grid that the reader chose: one cycle, its members, its objectives; all principles and needs."""
    objectives = [str(number) for number in selection.objectives]
    is_shown = (coverage["target_kind"] != "objective") | coverage["target"].isin(objectives)
    return coverage[(coverage["cycle"] == selection.cycle) & coverage["iso3"].isin(selection.iso3) & is_shown]


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


def denominators(coverage: pd.DataFrame, by: str = "all") -> pd.DataFrame:
    """Cycle × group: `members` of the group and `submissions` received from them. Nothing else counts either."""
    one_each = coverage.drop_duplicates(["cycle", "iso3"])[["cycle", "iso3", "state"]]
    grouped = one_each.merge(member_groups(by), on="iso3").assign(has=lambda t: t["state"] != "no submission")
    return (
        grouped.groupby(["cycle", "group"], sort=False)
        .agg(members=("iso3", "size"), submissions=("has", "sum"))
        .reset_index()
    )


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
    frame = frame.assign(reporting=frame["state"] == "reported").merge(member_groups(by), on="iso3")
    per_member = frame.groupby(["cycle", "group", "target_kind", "target", "iso3"], sort=False)["reporting"].any()
    counts = per_member.groupby(level=[0, 1, 2, 3], sort=False).sum().reset_index()
    counts = counts.merge(denominators(coverage, by), on=["cycle", "group"])
    for base in ("submissions", "members"):
        counts[f"share_of_{base}"] = counts["reporting"] / counts[base].where(counts[base] > 0)
    order = ["cycle", "group", "target_kind", "target", "members", "submissions", "reporting"]
    return counts[[*order, "share_of_submissions", "share_of_members"]]


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
