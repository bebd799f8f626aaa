"""Gaps in reporting: which objectives are not mentioned, or named only in answer to some questions; with bounds."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.gaps import ASPECTS, CHALLENGES, NOT_MENTIONED, PROGRESS, SUPPORT, Gaps
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import bounds
from gcm_data.exhibits.base import with_caveat
from gcm_data.exhibits.gap_numbers import Number, numbers_of
from gcm_data.paper.counting import count, groups
from gcm_data.paper.parts import Cell, Count, Paragraph, Section, Sentence, Table
from gcm_data.paper.quantifiers import subject, verb
from gcm_data.paper.tables import objective_name, round_table_name, widths

# What the pages call challenges reported, support sought and progress reported, told by the questions alone.
KINDS = {
    NOT_MENTIONED: "not mentioned",
    PROGRESS: "in answer to {achievement}",
    CHALLENGES: "in answer to {challenge} and not to {achievement}",
    SUPPORT: "in answer to {need}",
}
SILENT = "Objectives that no member of a subregion mentions, where at least one has answered:"
EACH = (
    "Members that do not mention each objective, and that name it in answer to {achievement}, {challenge} and {need}:"
)
MEANING = f"The questions are {{achievement}}, {{challenge}} and {{need}}. {wording.GAP_IS} {wording.BOUNDS}"


def _asked(scope: Scope, text: str, is_told: bool = False) -> str:
    """A text with the letters of the questions of the review, or with what they ask as well."""
    cycle = scope.selection.cycle
    return text.format(**{aspect: wording.asked_on(cycle, aspect, is_told) for aspect in ASPECTS.values()})


def _kinds(scope: Scope) -> dict[str, str]:
    """The kinds of gap -> the words for each."""
    return {kind: _asked(scope, words) for kind, words in KINDS.items()}


def gaps(scope: Scope) -> Section:
    """Where no member of a subregion mentions an objective; each objective by kind of gap; a table with bounds."""
    found = Gaps.of(scope.grid, scope.selection.cycle)
    numbers = numbers_of(scope, found, "", scope.selection.iso3)
    blocks = [Paragraph((Sentence("gaps/meaning", with_caveat(scope, _asked(scope, MEANING, is_told=True))),))]
    if found_silent := silent(scope):
        blocks.append(Paragraph((Sentence("gaps/silent", SILENT), *found_silent), is_list=True))
    for table in scope.selection.round_tables:
        first = Sentence(f"gaps/round-table-{table.round_table}", _asked(scope, EACH))
        inside = (_of_objective(scope, numbers, number) for number in table.objectives)
        blocks.append(Paragraph((first, *inside), round_table_name(table.round_table), is_list=True))
    return Section("Gaps in reporting", blocks=(*blocks, _table(scope, numbers)))


def silent(scope: Scope) -> tuple[Sentence, ...]:
    """For each subregion that has answered, the objectives that none of its members mentions."""
    found, axes, said = Gaps.of(scope.grid, scope.selection.cycle), scope.grid.index.axes, []
    for name, iso3 in groups(scope).items():
        is_silent = found.is_silent([axes.members[code] for code in iso3])
        silent_on = [n for n in sorted(scope.selection.objectives) if is_silent[axes.targets["objective", str(n)]]]
        if silent_on:
            targets = [("objective", str(number)) for number in silent_on]
            none = count(scope, f"{wording.objectives(silent_on)}, {name}", scope.focus(iso3, *targets, is_any=True))
            verbs = verb(none.count, none.total, "mentions", "mention")
            which = f"{'any of ' if len(silent_on) > 1 else ''}{wording.objectives(silent_on)}"
            who = subject(none.count, none.total, Evidence(scope.grid, none.focus).material.nouns)
            text = f"{name}: {_lower(who)} {verbs} {which}."
            said.append(Sentence(f"gaps/silent/{name.lower().replace(' ', '-')}", text, (none,)))
    return tuple(said)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _of_objective(scope: Scope, numbers: list[Number], objective: int) -> Sentence:
    """One objective: not mentioned by how many, with bounds, and the kinds of answers in which it is named."""
    inside = {n.kind: n for n in numbers if n.objective == objective}
    said, counts = [], []
    for kind, words in _kinds(scope).items():
        number = inside[kind]
        if number.count or kind == NOT_MENTIONED:
            what = f"objective {objective}, {words}"
            counts.append(Count(number.count, number.totals.answered, what, number.focus))
            said.append(f"{words} by {wording.of(number.count, number.totals.answered)}")
    noun = Evidence(scope.grid, inside[NOT_MENTIONED].focus).material.noun
    text = f"Objective {objective} is {said[0]} {noun}{_bounded(inside[NOT_MENTIONED])}."
    text += f" It is named {wording.listed(said[1:])}." if said[1:] else ""
    return Sentence(f"gaps/objective-{objective}", text, tuple(counts))


def _bounded(number: Number) -> str:
    """“ (of all 62 members at least 20 and at most 39)”, where of some nothing was read."""
    totals = number.totals
    if totals.answered == totals.members:
        return ""
    least, most = bounds(number.count, totals.answered, totals.members)
    return f" (of all {totals.members} members at least {least} and at most {most})"


def _table(scope: Scope, numbers: list[Number]) -> Table:
    """Objectives × kinds: the count, and what it can be of all members."""
    rows = []
    for objective in scope.selection.objectives:
        cells = [Cell(objective_name(objective))]
        inside = {n.kind: n for n in numbers if n.objective == objective}
        for kind in KINDS:
            number = inside[kind]
            least, most = bounds(number.count, number.totals.answered, number.totals.members)
            said = f"{number.count} ({least}–{most})" if number.totals.answered else "–"
            cells.append(Cell(said))
        rows.append(tuple(cells))
    answered = {n.kind: n.totals.answered for n in numbers}  # alike for all objectives
    told = {kind: words[:1].upper() + words[1:] for kind, words in _kinds(scope).items()}
    head = ("Objective", *(f"{words} ({answered[kind]} answered)" for kind, words in told.items()))
    caption = (
        f"Gaps by objective: members that answered, and in brackets at least and at most, of "
        f"{wording.all_members(scope.members)}"
    )
    note = "A member can be counted in several columns. Blank and not applicable answers are in none."
    return Table("gaps", caption, head, tuple(rows), widths(len(head)), note=note)
