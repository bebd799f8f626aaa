"""What is named in the same answer as an objective, or as any objective of a round table: needs and principles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from gcm_data import wording
from gcm_data.coverage.focus import Evidence, Focus, Target
from gcm_data.coverage.pairs import named_in_answers
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, counted_table
from gcm_data.figures import bars
from gcm_data.wording.names import label_of

_NAMES = {
    "need": ("Cooperation need", "cooperation needs", "asked for"),
    "principle": ("Guiding principle", "guiding principles", "argued"),
}


def named_beside(scope: Scope, objectives: Sequence[int]) -> np.ndarray:
    """Members × targets of the cycle, on the axes of the grid: whether one answer of the member names the target and
    one of the objectives. Marks are no answers.

    The same as gcm_data.pairs.in_same_answer for one of these objectives, without the pairs of all the others.
    """
    index = scope.grid.index
    _, members, targets = index.axes.shape
    cell, response = named_in_answers(scope.grid, scope.selection.cycle)
    places = [index.axes.targets["objective", str(number)] for number in objectives]
    is_one = np.zeros(targets, dtype=bool)
    is_one[places] = True
    names_one = np.zeros(len(index.data.responses), dtype=bool)
    names_one[response[is_one[cell % targets]]] = True
    found = np.zeros(members * targets, dtype=bool)
    found[cell[names_one[response]]] = True
    return found.reshape(members, targets)


def named_with(scope: Scope, kind: str, objectives: Sequence[int], key: str, what: str) -> Exhibit:
    """Needs or principles as bars: members that name each in the same answer as one of the objectives.

    `kind` is need or principle, `key` the beginning of the exhibit's key, `what` the objectives in a sentence.
    """
    axes = scope.grid.index.axes
    column, plural, said = _NAMES[kind]
    keys = [target for target_kind, target in axes.targets if target_kind == kind]
    named = named_beside(scope, objectives)[[axes.members[iso3] for iso3 in scope.selection.iso3]]
    counts = [int(named[:, axes.targets[kind, target]].sum()) for target in keys]
    labels = [label_of(kind, target) for target in keys]
    focuses = {label: _focus(scope, (kind, key), objectives) for label, key in zip(labels, keys, strict=True)}
    totals = [scope.totals_of(focus) for focus in focuses.values()]
    answered = [each.answered for each in totals]
    drawn = [bars.Bar(*each, "", each[0]) for each in zip(labels, counts, answered, strict=True)]
    table = partial(
        counted_table,
        (column, "Members naming it in the same answer"),
        [(label, count, *of[::-1]) for label, count, of in zip(labels, counts, totals, strict=True)],
    )
    material = Evidence(scope.grid, next(iter(focuses.values()))).material  # alike for all of a kind
    found = {label: count for label, count in zip(labels, counts, strict=True) if count}
    return Exhibit(
        f"{key}-{kind}s",
        f"{wording.of(len(found), len(labels))} {plural} are {said} in the same answer as {what}"
        if material.total
        else f"{plural.capitalize()} in the same answer as {what}",
        _sentence(found, labels, said, material),
        scope.base_on(material),
        table,
        partial(bars.counted_bars, drawn),
        wording.SAME_ANSWER,
        focuses,
    )


def _focus(scope: Scope, target: Target, objectives: Sequence[int]) -> Focus:
    beside = [("objective", str(number)) for number in objectives]
    return scope.focus(None, target, *beside, is_same_answer=True, is_any=len(beside) > 1)


def _sentence(found: dict[str, int], labels: Sequence[str], said: str, material: wording.Material) -> str:
    """“Asked for: Finance (3 of 43), …”, in the order of the Compact, and those that nobody names."""
    if not material.total:
        return wording.NOBODY_ASKED if material.that else wording.NOTHING_READ_HERE
    if not found:
        return f"No {material.nouns[0]} names one of these {len(labels)} in the same answer."
    parts = [f"{label} ({wording.of(count, material.total)})" for label, count in found.items()]
    others = [label for label in labels if label not in found]
    rest = f" Not named in the same answer: {wording.listed(others)}." if others else ""
    return f"{said.capitalize()} in the same answer: {wording.listed(parts)}.{rest}"
