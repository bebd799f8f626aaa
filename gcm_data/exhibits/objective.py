"""One objective: who reports it, in answer to which question, and what is named beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.exhibits.country import subregion_names
from gcm_data.exhibits.same_answer import named_with
from gcm_data.figures import bars

MARKS_ONLY = "no question (a mark or a code in no answer)"
_COLUMNS = ["Members reporting it", "With documents", "Members"]


def title(number: int) -> str:
    """“Objective 3: Provide accurate and timely information at all stages of migration”."""
    return f"Objective {number}: {reference.objective(number).title}"


def round_table_of(number: int) -> str:
    """“Round table 4: Strengthening evidence-based policymaking, …”."""
    table = next(table for table in reference.round_tables() if number in table.objectives)
    return f"Round table {table.round_table}: {table.title}"


def by_subregion(scope: Scope, number: int) -> Exhibit:
    """Members that report it, by subregion."""
    reports = _reports(scope, number)
    groups = {name: scope.members_of("subregion", name) for name in subregion_names(scope.selection)}
    rows = [
        (name, _how_many(scope, who, reports), scope.totals(who).submissions, len(who)) for name, who in groups.items()
    ]
    total = _how_many(scope, scope.selection.iso3, reports)
    none = [name for name, count, received, _ in rows if received and not count]
    silent = [name for name, _, received, _ in rows if not received]
    said = [
        f"Each bar: members that report it, in a frame of the {wording.DOCUMENTED}.",
        f"Reported by none in: {wording.listed(none)}." if none else "",
        f"Nothing was read from: {wording.listed(silent)}." if silent else "",
    ]
    target = ("objective", str(number))
    return Exhibit(
        f"objective-{number}-by-subregion",
        scope.material.report(total, f"objective {number}").removesuffix("."),
        " ".join(filter(None, said)) if scope.submissions else wording.NOTHING_READ_HERE,
        scope.base,
        pd.DataFrame(rows, columns=["Subregion", *_COLUMNS]),
        _bars(row[:3] for row in rows),
        wording.COVERAGE_IS,
        {name: scope.focus(who, target) for name, who in groups.items()}
        | {wording.ALL_MEMBERS: scope.focus(None, target)},
    )


def by_question(scope: Scope, number: int) -> Exhibit:
    """Members that report it in answer to each guiding question.

    A mark in a tally, or a code of a whole row of a survey export, answers none: the members with nothing else have a
    bar of their own, where there are some.
    """
    cycle, target = scope.selection.cycle, ("objective", str(number))
    place = scope.grid.index.axes.targets[target]
    asked = [q for q in reference.questions_of(cycle) if q.aspect]
    counts, focuses = {}, {}
    for question in asked:
        label = f"({question.key}) {question.short_label}"
        answers = scope.grid.in_aspect(cycle, question.aspect)[:, place]
        counts[label] = _how_many(scope, scope.selection.iso3, answers)
        focuses[label] = scope.focus(None, target, aspect=question.aspect)
    if marked := _only_marked(scope, number):
        counts[MARKS_ONLY] = len(marked)
        focuses[MARKS_ONLY] = scope.focus(None, target, only=marked)
    rows = [(label, count, scope.submissions, scope.members) for label, count in counts.items()]
    return Exhibit(
        f"objective-{number}-by-question",
        *_asked(number, counts, scope.material),
        scope.base,
        pd.DataFrame(rows, columns=["Question", *_COLUMNS]),
        _bars(row[:3] for row in rows),
        "A member that reports it in answer to several questions counts at each.",
        focuses,
    )


def needs(scope: Scope, number: int) -> Exhibit:
    """What is asked for in the same answer."""
    return named_with(scope, "need", [number], f"objective-{number}", f"objective {number}")


def principles(scope: Scope, number: int) -> Exhibit:
    """Which principles are argued in the same answer."""
    return named_with(scope, "principle", [number], f"objective-{number}", f"objective {number}")


def over_reviews(scope: Scope, number: int) -> Exhibit:
    """How many of the members selected report it, in each review."""
    target = ("objective", str(number))
    rows, focuses = [], {}
    for cycle in (cycle.cycle for cycle in reference.cycles()):
        received = scope.grid.submitted(cycle)
        count = _how_many(scope, scope.selection.iso3, _reports(scope, number, cycle))
        rows.append((cycle, count, _how_many(scope, scope.selection.iso3, received), scope.members))
        focuses[f"review of {cycle}"] = scope.focus(None, target, cycle=cycle)
    said = [
        f"{wording.of(count, received)} in {cycle}" if received else f"nothing read in {cycle}"
        for cycle, count, received, _ in rows
    ]
    return Exhibit(
        f"objective-{number}-over-reviews",
        f"Objective {number} over the reviews, members that report it: {wording.listed(said)}",
        wording.asked_otherwise(*(cycle for cycle, *_ in rows)),
        f"As of {wording.day(scope.as_of)}.",
        pd.DataFrame(rows, columns=["Review", *_COLUMNS]),
        focuses=focuses,
    )


def _reports(scope: Scope, number: int, cycle: str = "") -> np.ndarray:
    """Members of the axis: whether they report it."""
    place = scope.grid.index.axes.targets["objective", str(number)]
    return scope.grid.reported(cycle or scope.selection.cycle)[:, place]


def _how_many(scope: Scope, members: Iterable[str], which: np.ndarray) -> int:
    """How many of some members are among those of the axis that `which` marks."""
    places = scope.grid.index.axes.members
    return sum(bool(which[places[iso3]]) for iso3 in members)


def _only_marked(scope: Scope, number: int) -> tuple[str, ...]:
    """The members selected that report it, and in answer to no question."""
    axes = scope.grid.index.axes
    bits = scope.grid.aspect_bits[axes.cycles[scope.selection.cycle], :, axes.targets["objective", str(number)]]
    found = _reports(scope, number) & (bits == 0)
    return tuple(iso3 for iso3 in scope.selection.iso3 if found[axes.members[iso3]])


def _asked(number: int, counts: dict[str, int], material: wording.Material) -> tuple[str, str]:
    """Title and takeaway: in answer to which questions it is reported."""
    title = f"Objective {number}, by guiding question"
    if not material.total:
        return title, wording.NOTHING_READ_HERE
    found = [label for label, count in counts.items() if count and label != MARKS_ONLY]
    never = [label for label, count in counts.items() if not count]
    marked = counts.get(MARKS_ONLY, 0)
    said = [
        f"Reported in answer to {wording.listed(found)}." if found else "Reported in answer to no question.",
        f"Not in answer to {wording.listed(never)}." if found and never else "",
        f"By a mark or a code in no answer alone: {material.of(marked)}." if marked else "",
    ]
    if found:
        title = f"Objective {number} is reported in answer to {len(found)} of {len(counts) - bool(marked)} questions"
    return title, " ".join(filter(None, said))


def _bars(rows: Iterable[tuple[str, int, int]]) -> partial:
    """Bars of (label, count, total); a click opens the evidence of the label."""
    table = pd.DataFrame(rows, columns=["label", "count", "total"])
    return partial(bars.counted_bars, table.assign(band="", opens=table["label"]))
