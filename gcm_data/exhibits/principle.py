"""Guiding principles by subregion, and beside which objectives they are reported."""

from __future__ import annotations

from functools import partial

from gcm_data import reference, wording
from gcm_data.coverage.counts import pair_counts
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import BASES, Exhibit, most_and_least, shown_counts
from gcm_data.exhibits.by_subregion import count_by_subregion
from gcm_data.figures import matrices
from gcm_data.wording.names import label_of

TOGETHER = "Guiding principles and objectives reported by the same members"


def principle_matrix(scope: Scope) -> Exhibit:
    """Ten guiding principles × subregions."""
    labels = {principle.key: principle.label for principle in reference.principles()}
    found = count_by_subregion(scope, "principle", labels, "Guiding principle")
    answering = scope.answering(*(("principle", key) for key in labels), is_any=True)
    most, takeaway = most_and_least(found.reporting, answering)
    reported = wording.of(sum(map(bool, found.reporting.values())), len(labels))
    return Exhibit(
        "principles-by-subregion",
        f"{reported} guiding principles are reported by at least one {scope.material.nouns[0]}"
        if most
        else "Guiding principles",
        takeaway,
        scope.base_on(answering),
        found.table,
        found.draw,
        f"{wording.CELLS} {wording.QUESTIONS_CARRY}",
        found.focuses,
        is_of_all_objectives=True,
    )


def principles_by_objectives(scope: Scope) -> Exhibit:
    """Ten guiding principles × objectives: members that report both."""
    counts = pair_counts(scope.counted_coverage, "principle", "objective")
    labels = {principle.key: principle.label for principle in reference.principles()}
    places = {number: place for place, number in enumerate(scope.selection.objectives)}
    counts["row"] = counts["first"].map(labels)
    counts["column"] = counts["second"].astype(int)
    counts["label"] = [f"objective {number}: {reference.objective(number).short_label}" for number in counts["column"]]
    counts["opens"] = [wording.mark(row.row, label_of("objective", row.second)) for row in counts.itertuples()]
    counts = counts.sort_values("column", key=lambda column: column.map(places), kind="stable")
    table = counts[["row", "column", "reporting", *Totals._fields[::-1]]].set_axis(
        ["Guiding principle", "Objective", "Members reporting both", *BASES], axis=1
    )
    table["Members reporting both"] = shown_counts(counts["reporting"], counts["answered"])
    pairs = [f"{row.row.lower()} with objective {row.column}" for row in counts.itertuples()]
    one, other = next(iter(labels)), str(next(iter(places)))
    answering = scope.answering(("principle", one), ("objective", other))  # alike for all pairs
    most, sentence = most_and_least(dict(zip(pairs, counts["reporting"].tolist(), strict=True)), answering)
    count = answering.of(int(counts["reporting"].max()))
    return Exhibit(
        "principles-by-objectives",
        f"Reported together most: {most[0]} ({count})" if len(most) == 1 else TOGETHER,
        "In each cell: members that report both the principle and the objective." if most else sentence,
        scope.base_on(answering),
        table,
        partial(matrices.count_matrix, counts, rows=list(labels.values())),
        wording.CO_REPORTING,
        {r.opens: scope.focus(None, ("principle", r.first), ("objective", r.second)) for r in counts.itertuples()},
    )
