"""Guiding principles by subregion, and beside which objectives they are reported."""

from __future__ import annotations

from functools import partial

from gcm_data import reference, wording
from gcm_data.coverage.counts import PairCount
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, counted_table, most_and_least
from gcm_data.exhibits.by_subregion import count_by_subregion, numbers_of
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
        found.tabled,
        found.draw,
        f"{wording.CELLS} {wording.QUESTIONS_CARRY}",
        found.focuses,
        is_of_all_objectives=True,
    )


def principles_by_objectives(scope: Scope) -> Exhibit:
    """Ten guiding principles × objectives: members that report both."""
    labels = {principle.key: principle.label for principle in reference.principles()}
    places = {str(number): place for place, number in enumerate(scope.selection.objectives)}
    counts = sorted(scope.pairs("principle", "objective"), key=lambda pair: places[pair.second])
    cells = [_cell(pair, labels[pair.first]) for pair in counts]
    one, other = next(iter(labels)), next(iter(places))
    answering = scope.answering(("principle", one), ("objective", other))  # alike for all pairs
    pairs = {f"{cell.row.lower()} with objective {cell.column}": cell.reporting for cell in cells}
    most, sentence = most_and_least(pairs, answering)
    count = answering.of(max(pairs.values()))
    return Exhibit(
        "principles-by-objectives",
        f"Reported together most: {most[0]} ({count})" if len(most) == 1 else TOGETHER,
        "In each cell: members that report both the principle and the objective." if most else sentence,
        scope.base_on(answering),
        partial(
            counted_table,
            ("Guiding principle", "Objective", "Members reporting both"),
            [(labels[pair.first], int(pair.second), *numbers_of(pair)) for pair in counts],
        ),
        partial(matrices.count_matrix, cells, rows=list(labels.values())),
        wording.CO_REPORTING,
        {
            cell.opens: scope.focus(None, ("principle", pair.first), ("objective", pair.second))
            for cell, pair in zip(cells, counts, strict=True)
        },
    )


def _cell(pair: PairCount, row: str) -> matrices.CountCell:
    number = int(pair.second)
    label = f"objective {number}: {reference.objective(number).short_label}"
    opens = wording.mark(row, label_of("objective", pair.second))
    return matrices.CountCell(row, number, pair.reporting, pair.answered, label, opens)
