"""Which objectives are reported together, and which guiding principles are argued in the same answer with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import product

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.pairs import in_same_answer, in_same_submission
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import BASES, Exhibit, most_and_least, shown_counts
from gcm_data.figures import matrices, triangle
from gcm_data.wording.menu import TITLES
from gcm_data.wording.names import label_of

SAME_MEMBER, SAME_ANSWER = WAYS = ("Same member", "Same answer")
LISTED, AT_MOST = 10, 20  # pairs that the list is to have, and those that it may have where some tie
SHADED_TO = 5  # members at least, so that one or two are not drawn as many
_HOW = {SAME_MEMBER: "reporting both", SAME_ANSWER: "naming both in one answer"}
_TOGETHER = {
    SAME_MEMBER: ("by the same member", "anywhere in the review"),
    SAME_ANSWER: ("in one and the same answer", "in one and the same answer"),
}
_NOTES = {SAME_MEMBER: wording.CO_REPORTING_OBJECTIVES, SAME_ANSWER: wording.SAME_ANSWER}
Pair = tuple[int, int]


def _counts(scope: Scope, is_same_answer: bool) -> np.ndarray:
    """Targets × targets of the grid: how many of the selected members name both."""
    find = in_same_answer if is_same_answer else in_same_submission
    places = scope.grid.index.axes.members
    return find(scope.grid, scope.selection.cycle)[[places[iso3] for iso3 in scope.selection.iso3]].sum(axis=0)


def _places(scope: Scope) -> dict[int, int]:
    """Objective selected -> its place on the axis of the grid."""
    places = scope.grid.index.axes.targets
    return {number: places["objective", str(number)] for number in scope.selection.objectives}


def pairs(scope: Scope, way: str) -> dict[Pair, int]:
    """Objective × objective (row, column), each pair once and each objective with itself: members with both."""
    counts, places = _counts(scope, way == SAME_ANSWER), _places(scope)
    shown = list(places)
    return {
        (row, column): int(counts[places[row], places[column]])
        for at, row in enumerate(shown)
        for column in shown[: at + 1]
    }


def objectives_together(scope: Scope, way: str) -> Exhibit:
    """23 × 23 objectives as a triangle: members that name both; on the diagonal those that name the objective."""
    found = pairs(scope, way)
    opens = {pair: _label(pair) for pair in found}
    cells = [triangle.PairCell(*pair, count, opens[pair]) for pair, count in found.items()]
    answering = _answering(scope, way)
    table = partial(
        _table, scope, way, [(row, column, count) for (row, column), count in found.items()], "Objective beside it"
    )
    two = {pair: count for pair, count in found.items() if pair[0] != pair[1]}
    ever, full = sum(map(bool, two.values())), max([SHADED_TO, *two.values()])
    how, where = _TOGETHER[way]
    own = "that report it" if way == SAME_MEMBER else "with an answer that names it"
    return Exhibit(
        "objectives-together",
        f"{wording.of(ever, len(two))} pairs of objectives are reported together {how} at least once"
        if answering.total
        else f"Pairs of objectives reported together {how}",
        f"In each cell: members with both objectives {where}, shaded from none to {full}. In frames on the "
        f"diagonal: members {own}."
        if answering.total
        else most_and_least({}, answering)[1],
        scope.base_on(answering),
        table,
        partial(triangle.pair_triangle, cells, scope.selection.objectives, answering.total, full),
        _NOTES[way],
        {label: _focus(scope, pair, way) for pair, label in opens.items()},
    )


def _answering(scope: Scope, way: str) -> wording.Material:
    """What was read of the members that could name objectives in a way of naming two together."""
    one = scope.selection.objectives[0]
    return Evidence(scope.grid, _focus(scope, (one, one), way)).material


def _table(scope: Scope, way: str, rows: Sequence[tuple[object, object, int]], second: str) -> pd.DataFrame:
    """A row for each pair with its denominators."""
    answered, counted = _answering(scope, way).total, f"Members {_HOW[way]}"
    table = pd.DataFrame([(*row, answered, scope.submissions) for row in rows],
                         columns=["Objective", second, counted, *BASES[:2]])  # fmt: skip
    return table.assign(**{counted: shown_counts(table[counted], table[BASES[0]])})


def _label(pair: Pair) -> str:
    return wording.mark(*dict.fromkeys(label_of("objective", str(number)) for number in pair))


def _focus(scope: Scope, pair: Pair, way: str) -> Focus:
    targets = dict.fromkeys(("objective", str(number)) for number in pair)
    return scope.focus(None, *targets, is_same_answer=way == SAME_ANSWER)


def most_together(found: dict[Pair, int]) -> tuple[list[Pair], int, int]:
    """The pairs named together most; how many tie next and are left out, and the count of those.

    Pairs with the same count are listed all or none: rank by rank until LISTED are reached, unless that would make
    more than AT_MOST. Objectives with themselves and pairs that no member names are no pairs here.
    """
    ranks: dict[int, list[Pair]] = {}
    for pair, count in found.items():
        if pair[0] != pair[1] and count:
            ranks.setdefault(count, []).append(pair)
    listed: list[Pair] = []
    for count in sorted(ranks, reverse=True):
        if len(listed) >= LISTED or len(listed) + len(ranks[count]) > AT_MOST:
            return listed, len(ranks[count]), count
        listed += ranks[count]
    return listed, 0, 0


def pairs_most_named(scope: Scope, way: str) -> Exhibit:
    """The pairs of objectives that most members name together, as a short list."""
    found = pairs(scope, way)
    listed, tied, count = most_together(found)
    names = {n: f"{n} {reference.objective(n).short_label}" for n in scope.selection.objectives}
    # the objective that comes first by round table stands first
    rows = [(names[b], names[a], found[a, b]) for a, b in listed]
    answering = _answering(scope, way)
    said = []
    if tied:
        verb, left = ("follows", "pair") if tied == 1 else ("follow", "pairs")
        said.append(f"{tied} {left} with {answering.of(count)} {verb}: all in the matrix above.")
    said.append("Pairs with the same count are listed all or none. A pair that is not listed says nothing.")
    if not answering.total:
        said = [most_and_least({}, answering)[1]]
    elif not listed and not tied:
        said = ["No two objectives are named together here."]
    return Exhibit(
        "pairs-most-named",
        "Pairs of objectives named together most",
        " ".join(said),
        scope.base_on(answering),
        partial(_table, scope, way, rows, "And objective"),
        note=_NOTES[way],
        focuses={_label(pair): _focus(scope, pair, way) for pair in listed},
    )


def principles_argued(scope: Scope) -> Exhibit:
    """Ten guiding principles × objectives: members that name both in one and the same answer."""
    answer, anywhere = _counts(scope, True), _counts(scope, False)
    keys = {p.key: p.label for p in reference.principles()}
    places, axis = _places(scope), scope.grid.index.axes.targets
    first = ("principle", next(iter(keys))), ("objective", str(next(iter(places))))
    answering = scope.answering(*first, is_same_answer=True)  # alike for all pairs
    cells, focuses = [], {}
    for (key, label), (n, place) in product(keys.items(), places.items()):
        count, opens = int(answer[axis["principle", key], place]), wording.mark(label, label_of("objective", str(n)))
        named = f"objective {n}: {reference.objective(n).short_label}"
        cells.append(matrices.CountCell(label, n, count, answering.total, named, opens))
        focuses[opens] = scope.focus(None, ("principle", key), ("objective", str(n)), is_same_answer=True)
    counted = f"Members {_HOW[SAME_ANSWER]}"
    table = pd.DataFrame(
        [(cell.row, cell.column, cell.reporting, cell.answered, scope.submissions) for cell in cells],
        columns=["Guiding principle", "Objective", counted, *BASES[:2]],
    )
    table[counted] = shown_counts(table[counted], table[BASES[0]])
    both = [int((counts[[axis["principle", key] for key in keys]][:, list(places.values())] > 0).sum())
            for counts in (answer, anywhere)]  # fmt: skip
    return Exhibit(
        "principles-argued",
        f"{wording.of(both[0], len(keys) * len(places))} pairs of a principle and an objective are argued together"
        if answering.total
        else "Pairs of a principle and an objective argued together",
        _argued(both, answering),
        scope.base_on(answering),
        table,
        partial(matrices.count_matrix, cells, rows=list(keys.values())),
        f"{wording.SAME_ANSWER} The page “{TITLES['principle']}” counts both anywhere in what a member says.",
        focuses,
    )


def _argued(both: Sequence[int], answering: wording.Material) -> str:
    """What the matrix shows, and how it differs from that of the same member."""
    if not answering.total:
        return most_and_least({}, answering)[1]
    if not both[1]:
        return wording.NOTHING_REPORTED
    return (
        "In each cell: members of whom one answer names both the principle and the objective, so that the one is "
        f"argued with the other. Of the same member, also in different answers, stand {both[1]} pairs."
    )
