"""Guiding principles by subregion, and beside which objectives they are reported."""

from __future__ import annotations

from functools import partial

from gcm_data import reference, wording
from gcm_data.coverage import NON_REGIONAL, count_reporting, pair_counts
from gcm_data.exhibits.base import Exhibit, Scope, most_and_least
from gcm_data.figures import matrices
from gcm_data.passages import label_of

TOGETHER = "Guiding principles and objectives in the same submission"


def principle_matrix(scope: Scope) -> Exhibit:
    """Ten guiding principles × subregions."""
    counts = count_reporting(scope.coverage[scope.coverage["target_kind"] == "principle"], "subregion")
    labels = {principle.key: principle.label for principle in reference.principles()}
    groups = [*(s.subregion for s in reference.subregions()), NON_REGIONAL]
    counts["row"] = counts["target"].map(labels)
    counts["column"] = [f"{row.group} ({wording.of(row.submissions, row.members)})" for row in counts.itertuples()]
    counts["label"] = counts["column"]
    counts["opens"] = [wording.mark(row.row, row.group) for row in counts.itertuples()]
    members = {name: scope.members_of("subregion", name) for name in groups}
    columns = [column for name in groups for column in dict.fromkeys(counts.loc[counts["group"] == name, "column"])]
    table = counts[["row", "group", "reporting", "submissions", "members"]].set_axis(
        ["Guiding principle", "Subregion", "Submissions reporting it", "Submissions", "Members"], axis=1
    )
    whole = count_reporting(scope.coverage[scope.coverage["target_kind"] == "principle"])
    reporting = dict(zip(whole["target"].map(labels), whole["reporting"].tolist(), strict=True))
    most, takeaway = most_and_least(reporting, scope.submissions)
    reported = wording.of(sum(map(bool, reporting.values())), len(labels))
    return Exhibit(
        "principles-by-subregion",
        f"{reported} guiding principles are reported by at least one submission" if most else "Guiding principles",
        takeaway,
        scope.base,
        table,
        partial(matrices.count_matrix, counts, rows=list(labels.values()), columns=columns),
        wording.CELLS,
        {row.opens: scope.focus(members[row.group], ("principle", row.target)) for row in counts.itertuples()},
    )


def principles_by_objectives(scope: Scope) -> Exhibit:
    """Ten guiding principles × objectives: submissions that report both."""
    counts = pair_counts(scope.coverage, "principle", "objective")
    labels = {principle.key: principle.label for principle in reference.principles()}
    places = {number: place for place, number in enumerate(scope.selection.objectives)}
    counts["row"] = counts["first"].map(labels)
    counts["column"] = counts["second"].astype(int)
    counts["label"] = [f"objective {number}: {reference.objective(number).short_label}" for number in counts["column"]]
    counts["opens"] = [wording.mark(row.row, label_of("objective", row.second)) for row in counts.itertuples()]
    counts = counts.sort_values("column", key=lambda column: column.map(places), kind="stable")
    table = counts[["row", "column", "reporting", "submissions"]].set_axis(
        ["Guiding principle", "Objective", "Submissions reporting both", "Submissions"], axis=1
    )
    pairs = [f"{row.row.lower()} with objective {row.column}" for row in counts.itertuples()]
    most, sentence = most_and_least(dict(zip(pairs, counts["reporting"].tolist(), strict=True)), scope.submissions)
    count = wording.of(int(counts["reporting"].max()), scope.submissions)
    return Exhibit(
        "principles-by-objectives",
        f"Reported together most: {most[0]} ({count} submissions)" if len(most) == 1 else TOGETHER,
        "In each cell: submissions that report both the principle and the objective." if most else sentence,
        scope.base,
        table,
        partial(matrices.count_matrix, counts, rows=list(labels.values())),
        wording.CO_REPORTING,
        {r.opens: scope.focus(None, ("principle", r.first), ("objective", r.second)) for r in counts.itertuples()},
    )
