"""Which Sustainable Development Goals the reported objectives serve, by goal and by target."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gcm_data import wording
from gcm_data.coverage.focus import Evidence, Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, counted_table
from gcm_data.figures import bars
from gcm_data.reference import sdgs

ALL_GOALS, EACH = "All 17 Goals", "Goals for which the guidance names targets"
REPORTING = "Members reporting one of them"
_HEADS = ("Objectives", REPORTING)


def by_goal(scope: Scope) -> Exhibit:
    """The 17 goals: how many members report an objective that serves each; apart those that serve all of them."""
    served = {f"{goal.number} {goal.label}": _objectives(scope, goal.number) for goal in sdgs.goals()}
    served[ALL_GOALS] = _objectives(scope, 0)
    focuses = {label: _focus(scope, numbers) for label, numbers in served.items() if numbers}
    rows = _rows(scope, served, focuses)
    counts = {label: count for label, _, count, *_ in rows}
    drawn = [
        bars.Bar(label, count, answered, ALL_GOALS if label == ALL_GOALS else EACH, label)
        for label, _, count, answered, *_ in rows
    ]
    return Exhibit(
        "sdgs",
        *_finding(scope, counts),
        scope.base_on(_answering(scope)),
        partial(counted_table, ("Goal", *_HEADS), rows),
        partial(bars.counted_bars, drawn),
        f"{wording.SDGS_ARE} {wording.COVERAGE_IS}",
        focuses,
    )


def by_target(scope: Scope) -> Exhibit:
    """Every target that the guidance names for an objective selected, in the order of the goals."""
    named = {row.sdg_target: row.goal for n in range(1, 24) for row in sdgs.targets_of(n) if row.goal}
    order = sorted(named, key=lambda target: (named[target], _place(target)))
    served = {target: [n for n in _selected(scope) if _serves(n, target)] for target in order}
    served = {target: numbers for target, numbers in served.items() if numbers}
    focuses = {wording.mark("target", target): _focus(scope, numbers) for target, numbers in served.items()}
    rows = _rows(scope, served, dict(zip(served, focuses.values(), strict=True)))
    some = sum(bool(count) for _, _, count, *_ in rows)
    return Exhibit(
        "sdg-targets",
        f"{wording.of(some, len(rows))} targets are served by an objective that a member reports",
        "In the order of the Goals; the objectives that serve a target stand beside it.",
        scope.base_on(_answering(scope)),
        partial(counted_table, ("Target", *_HEADS), rows),
        note=wording.SDGS_ARE,
        focuses=focuses,
    )


def _selected(scope: Scope) -> list[int]:
    return sorted(scope.selection.objectives)


def _objectives(scope: Scope, goal: int) -> list[int]:
    """The objectives selected that serve a goal; of 0 those that serve all."""
    return [number for number in sdgs.objectives_serving(goal) if number in scope.selection.objectives]


def _serves(objective: int, target: str) -> bool:
    return any(row.sdg_target == target for row in sdgs.targets_of(objective))


def _place(target: str) -> tuple[bool, int, str]:
    """Where a target stands within its goal: numbers before letters."""
    last = target.split(".")[1]
    return not last.isdecimal(), int(last) if last.isdecimal() else 0, last


def _targets(objectives: list[int]) -> list[Target]:
    return [("objective", str(number)) for number in objectives]


def _focus(scope: Scope, objectives: list[int]) -> Focus:
    return scope.focus(None, *_targets(objectives), is_any=len(objectives) > 1)


def _answering(scope: Scope) -> wording.Material:
    return scope.answering(*_targets(_selected(scope)), is_any=True)


def _rows(
    scope: Scope, served: Mapping[str, list[int]], focuses: Mapping[str, Focus]
) -> list[tuple[str, str, int, int, int, int]]:
    """A row for each goal or target with a focus: its label, the objectives, how many members it counts, its bases."""
    evidence = {label: Evidence(scope.grid, focus) for label, focus in focuses.items()}
    return [
        (label, ", ".join(map(str, served[label])), len(found.counted), *found.totals[::-1])
        for label, found in evidence.items()
    ]


def _finding(scope: Scope, counts: Mapping[str, int]) -> tuple[str, str]:
    """Title and takeaway: how many goals are served, and which of them by what most members report."""
    heading, answering = "Sustainable Development Goals that the objectives serve", _answering(scope)
    of_goals = {label: count for label, count in counts.items() if label != ALL_GOALS}
    if not answering.total:
        return heading, wording.NOBODY_ASKED if answering.that else wording.NOTHING_READ_HERE
    if not any(counts.values()):
        return heading, wording.NOTHING_REPORTED
    some = wording.of(sum(map(bool, of_goals.values())), len(sdgs.goals()))
    greatest = max(of_goals.values(), default=0)
    most = [label for label, count in of_goals.items() if count == greatest]
    said = [f"Served by objectives that most {answering.nouns[1]} report: {wording.listed(most)} "
            f"({wording.of(greatest, answering.total)})." if greatest else ""]  # fmt: skip
    if ALL_GOALS in counts:
        numbers = _objectives(scope, 0)
        named = f"{'at least one of ' if len(numbers) > 1 else ''}{wording.objectives(numbers)}"
        said.append(answering.report(counts[ALL_GOALS], f"{named}, for which the guidance names all Goals"))
    return f"The objectives reported serve {some} Sustainable Development Goals by their targets", " ".join(
        said
    ).strip()
