"""One objective: who reports it, in answer to which question, and what is named beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, counted_table
from gcm_data.exhibits.country import subregion_names
from gcm_data.exhibits.same_answer import named_with
from gcm_data.figures import bars

MARKS_ONLY = "no question (a mark or a code in no answer)"
Found = dict[str, tuple[int, Totals]]  # label -> count and denominators
REPORTING = "Members reporting it"


def title(number: int) -> str:
    """“Objective 3: Provide accurate and timely information at all stages of migration”."""
    return f"Objective {number}: {reference.objective(number).title}"


def round_table_of(number: int) -> str:
    """“Round table 4: Strengthening evidence-based policymaking, …”."""
    table = next(table for table in reference.round_tables() if number in table.objectives)
    return f"Round table {table.round_table}: {table.title}"


def is_mentioned(scope: Scope, number: int) -> bool:
    """Whether a member shown reports it."""
    return bool(Evidence(scope.grid, scope.focus(None, ("objective", str(number)))).counted)


def by_subregion(scope: Scope, number: int) -> Exhibit:
    """Members that report it, by subregion."""
    target, groups = ("objective", str(number)), subregion_names(scope.selection)
    focuses = {name: scope.focus(scope.members_of("subregion", name), target) for name in groups}
    found = _counted(scope, focuses)
    none = [name for name, (count, totals) in found.items() if totals.answered and not count]
    silent = [name for name, (_, totals) in found.items() if not totals.submissions]
    said = [
        "Each bar: members that report it, in a frame of those that answered on it.",
        f"Reported by none in: {wording.listed(none)}." if none else "",
        f"Nothing was read from: {wording.listed(silent)}." if silent else "",
    ]
    answering = scope.answering(target)
    total = sum(count for count, _ in found.values())
    return Exhibit(
        f"objective-{number}-by-subregion",
        answering.report(total, f"objective {number}").removesuffix("."),
        " ".join(filter(None, said)) if scope.submissions else wording.NOTHING_READ_HERE,
        scope.base_on(answering),
        partial(_table, found, "Subregion"),
        _bars(found),
        wording.COVERAGE_IS,
        focuses | {wording.ALL_MEMBERS: scope.focus(None, target)},
    )


def by_question(scope: Scope, number: int) -> Exhibit:
    """Members that report it in answer to each guiding question, of those that answered the question.

    A mark in a tally, or a code of a whole row of a survey export, answers none: the members with nothing else have a
    bar of their own, where there are some.
    """
    target = ("objective", str(number))
    asked = [q for q in reference.questions_of(scope.selection.cycle) if q.aspect]
    focuses = {f"({q.key}) {q.short_label}": scope.focus(None, target, aspect=q.aspect) for q in asked}
    if marked := _only_marked(scope, number):
        focuses[MARKS_ONLY] = scope.focus(None, target, only=marked)
    found = _counted(scope, focuses)
    return Exhibit(
        f"objective-{number}-by-question",
        *_asked(number, {label: count for label, (count, _) in found.items()}, scope.answering(target)),
        scope.base_on(*(scope.answering(target, aspect=q.aspect) for q in asked)),
        partial(_table, found, "Question"),
        _bars(found),
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
    target, cycles = ("objective", str(number)), [cycle.cycle for cycle in reference.cycles()]
    focuses = {f"review of {cycle}": scope.focus(None, target, cycle=cycle) for cycle in cycles}
    found = dict(zip(cycles, _counted(scope, focuses).values(), strict=True))
    said = [
        f"{wording.of(count, totals.answered)} in {cycle}"
        if totals.answered
        else f"{'none asked' if totals.submissions else 'nothing read'} in {cycle}"
        for cycle, (count, totals) in found.items()
    ]
    return Exhibit(
        f"objective-{number}-over-reviews",
        f"Objective {number} over the reviews, members that report it: {wording.listed(said)}",
        wording.asked_otherwise(*cycles),
        f"As of {wording.day(scope.as_of)}.",
        partial(_table, found, "Review"),
        focuses=focuses,
    )


def _counted(scope: Scope, focuses: Mapping[str, Focus]) -> Found:
    """Label -> how many members a focus counts, and its denominators."""
    evidence = {label: Evidence(scope.grid, focus) for label, focus in focuses.items()}
    return {label: (len(each.counted), each.totals) for label, each in evidence.items()}


def _table(found: Found, heading: str) -> pd.DataFrame:
    rows = [(label, count, *totals[::-1]) for label, (count, totals) in found.items()]
    return counted_table((heading, REPORTING), rows)


def _only_marked(scope: Scope, number: int) -> tuple[str, ...]:
    """The members selected that report it, and in answer to no question."""
    axes = scope.grid.index.axes
    bits = scope.grid.aspect_bits[axes.cycles[scope.selection.cycle], :, axes.targets["objective", str(number)]]
    found = scope.grid.reported(scope.selection.cycle)[:, axes.targets["objective", str(number)]] & (bits == 0)
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


def _bars(found: Found) -> partial:
    """Bars in the frames of those that answered; a click opens the evidence of the label."""
    drawn = [bars.Bar(label, count, totals.answered, "", label) for label, (count, totals) in found.items()]
    return partial(bars.counted_bars, drawn)
