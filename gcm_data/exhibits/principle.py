"""Guiding principles by subregion, and beside which objectives they are reported."""

from __future__ import annotations

from functools import partial

from gcm_data import reference, wording
from gcm_data.coverage import NON_REGIONAL, count_reporting, pair_counts
from gcm_data.exhibits.base import Exhibit, Scope
from gcm_data.figures import matrices


def principle_matrix(scope: Scope) -> Exhibit:
    """Ten guiding principles × subregions."""
    counts = count_reporting(scope.coverage[scope.coverage["target_kind"] == "principle"], "subregion")
    labels = {principle.key: principle.label for principle in reference.principles()}
    short = {s.subregion: s.subregion for s in reference.subregions()} | {NON_REGIONAL: NON_REGIONAL}
    counts["row"] = counts["target"].map(labels)
    counts["column"] = [
        f"{short[row.group]} ({wording.of(row.submissions, row.members)})" for row in counts.itertuples()
    ]
    counts["label"] = counts["column"]
    columns = [column for name in short for column in dict.fromkeys(counts.loc[counts["group"] == name, "column"])]
    table = counts[["row", "group", "reporting", "submissions", "members"]].set_axis(
        ["Guiding principle", "Subregion", "Submissions reporting it", "Submissions", "Members"], axis=1
    )
    ranked = count_reporting(scope.coverage[scope.coverage["target_kind"] == "principle"]).sort_values("reporting")
    least, most = (
        f"{labels[row.target]} ({wording.of(row.reporting, row.submissions)})"
        for row in ranked.iloc[[0, -1]].itertuples()
    )
    reported = int((ranked["reporting"] > 0).sum())
    takeaway = f"Mentioned by most submissions: {most}; by fewest: {least}."
    return Exhibit(
        "principles-by-subregion",
        f"{wording.of(reported, len(labels))} guiding principles are reported in at least one subregion",
        takeaway if scope.submissions else wording.NO_SUBMISSIONS_HERE,
        scope.base,
        table,
        partial(matrices.count_matrix, counts, rows=list(labels.values()), columns=columns),
        "In brackets: submissions received of members. In each cell: submissions that report the principle.",
    )


def principles_by_objectives(scope: Scope) -> Exhibit:
    """Ten guiding principles × objectives: submissions that report both."""
    counts = pair_counts(scope.coverage, "principle", "objective")
    labels = {principle.key: principle.label for principle in reference.principles()}
    places = {number: place for place, number in enumerate(scope.selection.objectives)}
    counts["row"] = counts["first"].map(labels)
    counts["column"] = counts["second"].astype(int)
    counts["label"] = [f"objective {number}: {reference.objective(number).short_label}" for number in counts["column"]]
    counts = counts.sort_values("column", key=lambda column: column.map(places), kind="stable")
    table = counts[["row", "column", "reporting", "submissions"]].set_axis(
        ["Guiding principle", "Objective", "Submissions reporting both", "Submissions"], axis=1
    )
    top = counts.loc[counts["reporting"].idxmax()]
    count = wording.of(top["reporting"], top["submissions"])
    title = f"Reported together most: {top['row'].lower()} and objective {top['column']} ({count} submissions)"
    takeaway = "In each cell: submissions that report both the principle and the objective."
    return Exhibit(
        "principles-by-objectives",
        title if scope.submissions else "Guiding principles and objectives in the same submission",
        takeaway if scope.submissions else wording.NO_SUBMISSIONS_HERE,
        scope.base,
        table,
        partial(matrices.count_matrix, counts, rows=list(labels.values())),
        wording.CO_REPORTING,
    )
