"""Subregions and groups of countries by objectives."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import MEMBERSHIPS, NON_REGIONAL, count_reporting
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import GROUPS
from gcm_data.exhibits.base import BASES, Exhibit, shown_counts
from gcm_data.figures import matrices
from gcm_data.wording.names import label_of

NONE_OF_GROUPS = "Nothing was read of a member of these groups."


def _matrix(scope: Scope, by: str, order: list[str], key: str, each: str) -> Exhibit:
    """Groups × objectives: how many members of each group report each objective."""
    counts = count_reporting(scope.counted_coverage[scope.counted_coverage["target_kind"] == "objective"], by)
    places = {number: place for place, number in enumerate(scope.selection.objectives)}
    counts["column"] = counts["target"].astype(int)
    counts["row"] = [f"{row.group} ({wording.of(row.submissions, row.members)})" for row in counts.itertuples()]
    counts["label"] = [f"objective {number}: {reference.objective(number).short_label}" for number in counts["column"]]
    counts = counts.sort_values("column", key=lambda column: column.map(places), kind="stable")
    counts["opens"] = [
        wording.mark(group, label_of("objective", target))
        for group, target in zip(counts["group"], counts["target"], strict=True)
    ]
    members = {name: scope.members_of(by, name) for name in order}
    rows = [row for name in order for row in dict.fromkeys(counts.loc[counts["group"] == name, "row"])]
    table = counts[["group", "column", "reporting", *Totals._fields[::-1]]].set_axis(
        ["Group", "Objective", "Members reporting it", *BASES], axis=1
    )
    table["Members reporting it"] = shown_counts(counts["reporting"], counts["answered"])
    targets = [("objective", str(number)) for number in scope.selection.objectives]
    return Exhibit(
        key,
        *_finding(counts, each, scope.submissions),
        scope.base_on(scope.answering(*targets, is_any=True)),
        table,
        partial(matrices.count_matrix, counts, rows=rows),
        wording.CELLS,
        {row.opens: scope.focus(members[row.group], ("objective", row.target)) for row in counts.itertuples()},
    )


def _finding(counts: pd.DataFrame, each: str, submissions: int) -> tuple[str, str]:
    """Title and takeaway: which objectives every group with documents reports, and which none does."""
    present = counts[counts["answered"] > 0]
    heading = f"Objectives reported, by {each}"
    if present.empty:
        is_read = counts["submissions"].any()
        said = NONE_OF_GROUPS if submissions else wording.NOTHING_READ_HERE
        return heading, wording.NOBODY_ASKED if is_read else said
    groups = present.groupby("column")["reporting"].agg(lambda reporting: (reporting > 0).sum())
    everywhere = sorted(groups.index[groups == present["group"].nunique()])
    nowhere = sorted(groups.index[groups == 0])
    if len(nowhere) == len(groups):
        return heading, wording.NOTHING_REPORTED
    said = [
        f"Reported in every group with documents: {wording.objectives(everywhere)}." if everywhere else "",
        f"Reported in none: {wording.objectives(nowhere)}." if nowhere else "",
    ]
    takeaway = " ".join(filter(None, said)) or "Each objective is reported in some groups and not in others."
    title = f"{wording.of(len(groups) - len(nowhere), len(groups))} objectives are reported in at least one {each}"
    return title, takeaway


def subregion_matrix(scope: Scope) -> Exhibit:
    """Five subregions × 23 objectives."""
    order = [s.subregion for s in reference.subregions()]
    has_others = any(not member.subregion for member in scope.selection.members) and not scope.selection.subregions
    return _matrix(
        scope,
        "subregion",
        [*order, NON_REGIONAL] if has_others else order,
        "subregions-by-objectives",
        "subregion",
    )


def group_matrix(scope: Scope) -> Exhibit:
    """LDC, LLDC, SIDS and champion countries × objectives; a State may be in several of them."""
    exhibit = _matrix(scope, "special", list(GROUPS), "groups-by-objectives", "group of countries")
    groups = wording.groups_note(GROUPS, scope.selection.cycle)
    return replace(exhibit, note=f"{groups} A member may belong to several of these groups. {exhibit.note}")


def membership_matrix(scope: Scope) -> Exhibit:
    """Member States and associate members × objectives."""
    return _matrix(scope, "membership", list(MEMBERSHIPS), "membership-by-objectives", "kind of membership")
