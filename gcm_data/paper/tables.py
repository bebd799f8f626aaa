"""The tables of a paper: counts of members, shaded by their share where there are enough of them for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from gcm_data import reference, wording
from gcm_data.coverage.counts import Totals
from gcm_data.coverage.focus import Evidence, Focus, Target
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import FEWEST_FOR_A_SHARE, share
from gcm_data.exhibits.base import with_caveat
from gcm_data.paper.counting import groups
from gcm_data.paper.parts import Cell, Table
from gcm_data.tables.suggested import SUGGESTED

NAME, WIDTH, WIDE = 42.0, 165.0, 250.0  # millimetres: a column of names, a page, a page on its side
REPORTING = "Members reporting it"


def objective_name(number: int) -> str:
    """“5 Regular pathways”."""
    return f"{number} {reference.objective(number).short_label}"


def round_table_name(number: int) -> str:
    """“Round table 1: Voluntary, orderly and regular”."""
    labels = {table.round_table: table.short_label for table in reference.round_tables()}
    return f"Round table {number}: {labels[number]}"


def counted(scope: Scope, focus: Focus) -> Cell:
    """A cell with the number of members that a focus counts."""
    evidence = Evidence(scope.grid, focus)
    return _cell(len(evidence.counted), len(evidence.submitted))


def _cell(number: int, submissions: int) -> Cell:
    return Cell(str(number) if submissions else "–", share(number, submissions))


def objectives_by_question(scope: Scope) -> Table:
    """Objectives × guiding questions: members that report the objective, in all and in answer to each question."""
    asked = [q for q in reference.questions_of(scope.selection.cycle) if q.aspect]
    rows = []
    for number in scope.selection.objectives:
        target = ("objective", str(number))
        cells = [counted(scope, scope.focus(None, target))]
        cells += [counted(scope, scope.focus(None, target, aspect=question.aspect)) for question in asked]
        rows.append((Cell(objective_name(number)), *cells))
    head = ("Objective", REPORTING, *(f"({q.key}) {q.short_label}" for q in asked))
    caption = f"Objectives by guiding question: {scope.material.nouns[1]} that report each, of {scope.submissions}"
    shaded = wording.SHADES if scope.submissions >= FEWEST_FOR_A_SHARE else wording.FEW
    note = f"{shaded} A member that names an objective in answer to several questions counts at each."
    return Table("objectives-by-question", caption, head, tuple(rows), widths(len(head)), note=with_caveat(scope, note))


def widths(columns: int, name: float = NAME, whole: float = WIDTH) -> tuple[float, ...]:
    """The widths of columns in millimetres: the first, of names, then further ones that share the rest of the page."""
    return (name, *[(whole - name) / (columns - 1)] * (columns - 1))


def groups_by_objectives(scope: Scope) -> Table:
    """Subregions and all members × objectives, by round table; on a page on its side."""
    numbers = scope.selection.objectives
    tables = groupby(numbers, lambda number: reference.objective(number).round_table)
    bands = (("", 1), *((round_table_name(table), len(list(inside))) for table, inside in tables))
    rows = [
        (Cell(_with_totals(name, scope.totals(iso3))),
         *(counted(scope, scope.focus(iso3, ("objective", str(n)))) for n in numbers))
        for name, iso3 in _groups_and_all(scope).items()
    ]  # fmt: skip
    return Table(
        "subregions-by-objectives",
        "Subregions and objectives: members that report each",
        ("Members with documents (of all)", *map(str, numbers)),
        tuple(rows),
        widths(len(numbers) + 1, 55.0, WIDE),
        bands,
        f"{wording.CELLS} {wording.SHADES}",
        is_wide=True,
    )


def states_of_objectives(scope: Scope) -> Table:
    """Objectives × the states that count: members in each."""
    found = {
        n: Evidence(scope.grid, scope.focus(None, ("objective", str(n)))).states_counted
        for n in scope.selection.objectives
    }
    shown = [state for state in STATES if state != SUGGESTED]  # which counts in no number
    rows = [
        (Cell(objective_name(number)), *(Cell(str(len(states[state]))) for state in shown))
        for number, states in found.items()
    ]
    head = ("Objective", *(state.capitalize() for state in shown))
    caption = f"Objectives and the states of members: members in each state, of {scope.members}"
    note = "The states are defined in the section on limits and method."
    return Table("states-of-objectives", caption, head, tuple(rows), widths(len(head)), note=note)


def targets_by_subregion(scope: Scope, kind: str, labels: Mapping[str, str], what: str, plural: str) -> Table:
    """Principles or needs × subregions and all members; `labels` name the targets in their order."""
    inside = _groups_and_all(scope)
    rows = [
        (Cell(label), *(counted(scope, scope.focus(iso3, _target(kind, key))) for iso3 in inside.values()))
        for key, label in labels.items()
    ]
    head = (what, *(_with_totals(name, scope.totals(iso3), "\n") for name, iso3 in inside.items()))
    caption = f"{plural} by subregion: members that report each"
    note = with_caveat(scope, f"{wording.CELLS} {wording.SHADES}")
    return Table(f"{kind}s-by-subregion", caption, head, tuple(rows), widths(len(head), 45.0), note=note)


def _target(kind: str, key: str) -> Target:
    return kind, key


def _groups_and_all(scope: Scope) -> dict[str, Sequence[str]]:
    """The subregions with their members, and all members where these are more than one subregion."""
    inside: dict[str, Sequence[str]] = dict(groups(scope))
    return inside | {"All members": scope.selection.iso3} if len(inside) > 1 else inside


def _with_totals(name: str, totals: Totals, between: str = " ") -> str:
    return f"{name}{between}({wording.of(totals.submissions, totals.members)})"
