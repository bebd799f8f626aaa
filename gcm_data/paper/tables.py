"""The tables of a paper: counts of members, shaded by their share where there are enough of them for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gcm_data import reference, wording
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.focus import Evidence, Focus, Target
from gcm_data.coverage.gaps import ASPECTS, KINDS, NOT_MENTIONED, Gaps
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import FEWEST_FOR_A_SHARE, bounds, share
from gcm_data.exhibits.base import with_caveat
from gcm_data.exhibits.gap_numbers import Number, numbers_of
from gcm_data.paper.counting import groups
from gcm_data.paper.parts import Cell, Table
from gcm_data.tables.suggested import SUGGESTED
from gcm_data.wording.reviews import asked_on

NAME, WIDTH = 42.0, 165.0  # millimetres: a column of names, a page
MENTIONING = "Members mentioning it"
ANSWERED_IT = "Answered the question"


def objective_name(number: int) -> str:
    """“5 Regular pathways”."""
    return f"{number} {reference.objective(number).short_label}"


def counted(scope: Scope, focus: Focus) -> Cell:
    """A cell with the number of members that a focus counts; a dash where nobody answered on it."""
    evidence = Evidence(scope.grid, focus)
    number, answered = len(evidence.counted), evidence.totals.answered
    return Cell(str(number) if answered else "–", share(number, answered))


def objectives_by_question(scope: Scope) -> Table:
    """Objectives × guiding questions: members that report the objective, in all and in answer to each question."""
    asked = [q for q in reference.questions_of(scope.selection.cycle) if q.aspect]
    targets = [("objective", str(number)) for number in scope.selection.objectives]
    answered = [scope.answering(targets[0], aspect=aspect).total for aspect in ("", *(q.aspect for q in asked))]
    rows = [(Cell(ANSWERED_IT), *(Cell(str(number)) for number in answered))]  # alike for all objectives
    for number in scope.selection.objectives:
        target = ("objective", str(number))
        cells = [counted(scope, scope.focus(None, target))]
        cells += [counted(scope, scope.focus(None, target, aspect=question.aspect)) for question in asked]
        rows.append((Cell(objective_name(number)), *cells))
    head = ("Objective", MENTIONING, *(f"({q.key}) {q.short_label}" for q in asked))
    caption = f"Objectives by question: {scope.material.nouns[1]} that mention each"
    shaded = wording.SHADES if scope.submissions >= FEWEST_FOR_A_SHARE else wording.FEW
    note = f"{shaded} A member that names an objective in answer to several questions counts at each."
    return Table("objectives-by-question", caption, head, tuple(rows), widths(len(head)), note=with_caveat(scope, note))


def widths(columns: int, name: float = NAME) -> tuple[float, ...]:
    """The widths of columns in millimetres: the first, of names, then further ones that share the rest of the page."""
    return (name, *[(WIDTH - name) / (columns - 1)] * (columns - 1))


def kinds_of_objectives(scope: Scope) -> Table:
    """Objectives × kinds of response: members of each, and what the number of the silent can be of all members."""
    found = Gaps.of(scope.grid, scope.selection.cycle)
    numbers = numbers_of(scope, found, "", scope.selection.iso3)
    rows = []
    for objective in scope.selection.objectives:
        inside = {number.kind: number for number in numbers if number.objective == objective}
        rows.append((Cell(objective_name(objective)), *(_of_kind(inside[kind]) for kind in KINDS)))
    letters = {kind: asked_on(scope.selection.cycle, aspect, is_told=False) for kind, aspect in ASPECTS.items()}
    head = ("Objective", *(f"{kind.capitalize()}{f' {letters[kind]}' if kind in letters else ''}" for kind in KINDS))
    caption = "Objectives by kind of response: members"
    return Table("kinds-of-objectives", caption, head, tuple(rows), widths(len(head)), note=_KINDS_NOTE)


_KINDS_NOTE = (
    "A member can be counted in several columns; challenges are counted where no progress is reported. Figures in "
    "brackets show the range if none, or all, of the members that did not answer were counted. A dash: none answered."
)


def _of_kind(number: Number) -> Cell:
    """A count; of the silent with its range, where some members did not answer."""
    totals = number.totals
    if not totals.answered:
        return Cell("–")
    least, most = bounds(number.count, totals.answered, totals.members)
    is_open = number.kind == NOT_MENTIONED and least < most
    return Cell(f"{number.count} ({least}–{most})" if is_open else str(number.count))


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
    note = "The states are defined in annex III."
    return Table("states-of-objectives", caption, head, tuple(rows), widths(len(head)), note=note)


def targets_by_subregion(scope: Scope, kind: str, labels: Mapping[str, str], what: str, plural: str) -> Table:
    """Objectives, principles or needs × subregions and all members; `labels` name the targets in their order."""
    inside = _groups_and_all(scope)
    rows = [
        (Cell(label), *(counted(scope, scope.focus(iso3, _target(kind, key))) for iso3 in inside.values()))
        for key, label in labels.items()
    ]
    head = (what, *(_with_totals(name, scope.totals(iso3)) for name, iso3 in inside.items()))
    caption = f"{plural} by subregion: members that name each"
    note = with_caveat(scope, f"{wording.CELLS} {wording.SHADES}")
    return Table(f"{kind}s-by-subregion", caption, head, tuple(rows), widths(len(head)), note=note)


def _target(kind: str, key: str) -> Target:
    return kind, key


def _groups_and_all(scope: Scope) -> dict[str, Sequence[str]]:
    """The subregions with their members, and all members where these are more than one subregion."""
    inside: dict[str, Sequence[str]] = dict(groups(scope))
    return inside | {"All members": scope.selection.iso3} if len(inside) > 1 else inside


def _with_totals(name: str, totals: Totals) -> str:
    return f"{name}\n({wording.of(totals.submissions, totals.members)})"
