"""Pairs of targets named together, against plain loops over the mentions."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from gcm_data.coverage.pairs import in_same_answer, in_same_submission
from loaders import load_review
from tests.workbook_builder import document, response_form, tally, text

C, D = "(c) Achievements", "(d) Gaps"


def plainly(data, cycle: str, by: str) -> set[tuple]:
    """(iso3, target, target) named together in the same `by` (submission or response)."""
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    named = defaultdict(set)
    for row in data.mentions.itertuples():
        if row.cycle == cycle and row.submission in current and getattr(row, by):
            named[row.iso3, getattr(row, by)].add((row.target_kind, row.target))
    return {(iso3, *pair) for (iso3, _), found in named.items() for pair in product(found, repeat=2)}


@pytest.mark.parametrize("cycle", ["2021", "2025"])
@pytest.mark.parametrize(("count", "by"), [(in_same_submission, "submission"), (in_same_answer, "response")])
def test_pairs_equal_plain_loops(scope_of, shipped, cycle, count, by):
    grid = scope_of(cycle=cycle).grid
    members, targets = list(grid.index.axes.members), list(grid.index.axes.targets)
    found = {(members[m], targets[a], targets[b]) for m, a, b in zip(*count(grid, cycle).nonzero(), strict=True)}
    assert found == plainly(shipped, cycle, by) != set()


def test_an_answer_is_narrower_than_a_submission_and_a_mark_is_no_answer(scope_of):
    form = document(response_form("Fiji", [[C, text(1), "5, 6"], [D, text(2), "7"]]))
    grid = scope_of(data=load_review([form, document(tally({"Palau": {5: "x", 6: "x"}}), "tally.xlsx")])).grid
    axes = grid.index.axes
    five, six, seven = (axes.targets["objective", number] for number in "567")
    fiji, palau = axes.members["FJI"], axes.members["PLW"]
    answer, submission = in_same_answer(grid, "2025"), in_same_submission(grid, "2025")
    assert answer[fiji, five, six] and not answer[fiji, five, seven]
    assert submission[fiji, five, seven] and submission[palau, five, six]
    assert not answer[palau].any()
