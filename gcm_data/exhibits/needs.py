"""Cooperation needs: which kind of support is named with which objective, and in which subregion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from gcm_data import reference, wording
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.focus import Focus, Target
from gcm_data.coverage.pairs import in_same_answer
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, counted_table, most_and_least, with_caveat
from gcm_data.exhibits.by_subregion import count_by_subregion
from gcm_data.figures import dots
from gcm_data.figures.written import bold, in_lines
from gcm_data.wording.names import label_of

IN_ALL, WITHOUT, ANY = "in all", "without any objective", "Any of the six"
BY_OBJECTIVES = "needs-by-objectives"  # the exhibit's key
_NAMES = ("names", "name")  # the verb, of one and of several
REPORTING = "Members reporting it"
TOLD = 3  # pairs; more that tie make no sentence
SAME_ANSWER = (
    "Counted are members of whom one and the same answer names the objective and the kind of support; a larger mark "
    "stands for more of them. In all: members that name the kind of support anywhere. Without any objective: those of "
    "them of whom no answer that names it names an objective. Any of the six: with at least one of them."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the matrix: how many members name a need with an objective, or in all, its denominators and focus."""

    need: str
    column: int | str
    count: int
    totals: Totals
    focus: Focus

    @property
    def opens(self) -> str:
        """Its label."""
        return opens(self.need, self.column)


def opens(need: str, column: int | str) -> str:
    """The label of the number of a need, by its label, with an objective or in a column of totals."""
    is_objective = isinstance(column, int)
    return wording.mark(need, label_of("objective", str(column)) if is_objective else str(column))


def needs_by_objectives(scope: Scope) -> Exhibit:
    """Six kinds of support × objectives: members that name both in one and the same answer; with totals."""
    cells = _cells(scope)
    table = partial(
        counted_table,
        ("Cooperation need", "Objective", REPORTING),
        [(c.need, str(c.column), c.count, *c.totals[::-1]) for c in cells],
    )
    marks = [dots.Dot(c.need, c.column, c.count, c.opens, _hover(c), bool(c.totals.answered)) for c in cells]
    labels = [need.label for need in reference.needs()]
    draw = partial(dots.dot_matrix, marks, rows=labels, objectives=scope.selection.objectives,
                   totals=(IN_ALL, WITHOUT), last=ANY)  # fmt: skip
    return Exhibit(
        BY_OBJECTIVES,
        *_finding(scope, cells),
        scope.base_on(_answering(scope)),
        table,
        draw,
        with_caveat(scope, SAME_ANSWER),
        {cell.opens: cell.focus for cell in cells},
    )


def _cells(scope: Scope) -> list[Cell]:
    """All numbers of the matrix, row by row: each need with its totals, then any of the six."""
    axes, iso3 = scope.grid.index.axes, scope.selection.iso3
    rows = [axes.members[code] for code in iso3]
    needs = {need.label: axes.targets["need", need.key] for need in reference.needs()}
    every = [axes.targets["objective", str(objective.number)] for objective in reference.objectives()]
    together = in_same_answer(scope.grid, scope.selection.cycle)[rows][:, :, list(needs.values())]
    beside_one = together[:, every].any(axis=1)
    reported = scope.grid.reported(scope.selection.cycle)[rows][:, list(needs.values())]
    without = reported & ~beside_one
    found = []
    for place, need in enumerate(reference.needs()):
        found += _row(
            scope, need.label, (("need", need.key),), together[:, :, place], reported[:, place], without[:, place]
        )
    all_needs = tuple(("need", need.key) for need in reference.needs())
    is_any = reported.any(axis=1)
    return found + _row(scope, ANY, all_needs, together.any(axis=2), is_any, is_any & ~beside_one.any(axis=1))


def _row(
    scope: Scope, label: str, needs: Sequence[Target], together: np.ndarray, reported: np.ndarray, without: np.ndarray
) -> list[Cell]:
    """One row of the matrix; `together` is members × targets, the other two have a place for each member."""
    how = {"is_any": True} if len(needs) > 1 else {}
    cells = []
    for number in scope.selection.objectives:
        target = ("objective", str(number))
        focus = scope.focus(None, target, *needs, is_same_answer=True, **how)
        place = scope.grid.index.axes.targets[target]
        cells.append(Cell(label, number, int(together[:, place].sum()), scope.totals_of(focus), focus))
    who = tuple(code for code, is_in in zip(scope.selection.iso3, without.tolist(), strict=True) if is_in)
    for column, count, only in ((IN_ALL, int(reported.sum()), {}), (WITHOUT, len(who), {"only": who})):
        focus = scope.focus(None, *needs, **only, **how)
        cells.append(Cell(label, column, count, scope.totals_of(focus), focus))
    return cells


def _answering(scope: Scope) -> wording.Material:
    """What was read of the members that could name a kind of support."""
    return scope.answering(*(("need", need.key) for need in reference.needs()), is_any=True)


def _hover(cell: Cell) -> str:
    """What a dot says when it is pointed at."""
    is_objective = isinstance(cell.column, int)
    what = f"objective {cell.column}: {reference.objective(cell.column).short_label}" if is_objective else cell.column
    return in_lines(bold(cell.need), what, wording.of_answered(cell.count, cell.totals.answered))


def _finding(scope: Scope, cells: Sequence[Cell]) -> tuple[str, str]:
    """Title and takeaway: how many name any kind of support, and which pairs are named most."""
    answering = _answering(scope)
    any_of_six = next(cell.count for cell in cells if (cell.need, cell.column) == (ANY, IN_ALL))
    if not any_of_six:
        return "Cooperation needs and objectives in the same answer", most_and_least({}, answering)[1]
    title = answering.report(any_of_six, "at least one kind of support", _NAMES).removesuffix(".")
    pairs = {f"{c.need.lower()} with objective {c.column}": c.count
             for c in cells if c.need != ANY and isinstance(c.column, int)}  # fmt: skip
    most = max(pairs.values())
    if not most:
        return title, "No answer names a kind of support together with one of the objectives shown."
    tied = [pair for pair, count in pairs.items() if count == most]
    named = wording.listed(tied) if len(tied) <= TOLD else f"{len(tied)} pairs of support and objective"
    alone = next(cell.count for cell in cells if (cell.need, cell.column) == (ANY, WITHOUT))
    without = f" {wording.of(alone, any_of_six)} name support only where no objective is named." if alone else ""
    return (
        title,
        f"Most often in the same answer: {named} ({wording.of(most, cells[0].totals.answered)}).{without}",
    )


def needs_by_subregion(scope: Scope) -> Exhibit:
    """Six kinds of support × subregions."""
    labels = {need.key: need.label for need in reference.needs()}
    found = count_by_subregion(scope, "need", labels, "Cooperation need")
    answering = _answering(scope)
    most, takeaway = most_and_least(found.reporting, answering)
    title = "Cooperation needs, by subregion"
    if len(most) == 1:
        count = answering.of(found.reporting[most[0]])
        title = f"Named most: {most[0].lower()} ({count})"
    return Exhibit(
        "needs-by-subregion",
        title,
        takeaway,
        scope.base_on(answering),
        found.tabled,
        found.draw,
        with_caveat(scope, f"{wording.CELLS} {wording.QUESTIONS_CARRY}"),
        found.focuses,
        is_of_all_objectives=True,
    )
