"""National implementation plans: the status that stands beside the answer to question (a)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache, partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage import plans
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.figures import bars, matrices, tiles
from gcm_data.figures.theme import MARKS

NAME_WIDTH = 22  # characters a line of a status beside the matrix
ANSWERS, STATED = "answers to the question on plans", "a status is stated"
_STATES = ("states", "state")  # the verb, of one and of several
_FILLED, _TINTED, _FRAMED = (look._replace for look in (tiles.FILLED, tiles.TINTED, tiles.FRAMED))
NOT_A_READING = "The status is read from a choice beside the answer. It is never inferred from the words of an answer."


@cache
def _labels() -> dict[str, str]:
    """Key of a status of a plan -> its label."""
    return {status.key: status.label for status in reference.plan_statuses()}


@cache
def looks() -> dict[str, tiles.Look]:
    """Status as shown -> how its tile is drawn, in the order of the legend."""
    labels = _labels()
    return {
        labels["stand_alone"]: _FILLED(sign="square"),
        labels["integrated"]: _FILLED(sign="diamond"),
        labels["in_preparation"]: _TINTED(sign="triangle-up"),
        labels["planned"]: _TINTED(sign="triangle-up-open"),
        labels["none"]: _FRAMED(sign="x-thin-open"),
        plans.OTHER: _FRAMED(sign="star-open"),
        labels["not_stated"]: _FRAMED(sign="circle"),
        plans.BLANK: _FRAMED(frame="muted", sign=MARKS["blank"].symbol),
        plans.NOT_APPLICABLE: _FRAMED(frame="muted", sign=MARKS["not applicable"].symbol),
        plans.NO_SUBMISSION: tiles.DOTTED._replace(sign=MARKS["no submission"].symbol),
    }


def plan_map(scope: Scope) -> Exhibit:
    """The tile-grid map: which status each member states."""
    found = plans.find_plans(scope.grid, scope.selection.cycle, scope.selection.iso3)
    places = reference.tile_grid()
    members = [reference.member(plan.iso3) for plan in found]
    tiles_table = pd.DataFrame(
        [
            (m.iso3, m.name, *places[m.iso3], plan.status, not m.subregion, m.name)
            for m, plan in zip(members, found, strict=True)
        ],
        columns=["iso3", "name", "column", "row", "status", "is_outside", "opens"],
    )
    rows = [(m.iso3, m.name, m.subregion, p.status, p.stated_as) for m, p in zip(members, found, strict=True)]
    table = pd.DataFrame(rows, columns=["ISO code", "Name", "Subregion", "Status", "Stated as"], dtype=object)
    focuses = {member.name: scope.focus([member.iso3], aspect=plans.ASPECT) for member in members}
    return Exhibit(
        "plan-map",
        *_finding(scope, found),
        scope.base_on(_answering(scope, found)),
        table,
        partial(tiles.tile_map, tiles_table, looks=looks()),
        f"{NOT_A_READING} {wording.SCHEMATIC}",
        focuses | _of_all(scope, found),
        is_of_all_objectives=True,
        nothing="" if _has_status(found) else _finding(scope, found)[1],
    )


def has_status(scope: Scope) -> bool:
    """Whether a member shown states a status of its plan, in whatever words."""
    return _has_status(plans.find_plans(scope.grid, scope.selection.cycle, scope.selection.iso3))


def _has_status(found: list[plans.Plan]) -> bool:
    return any(plan.status in (*plans.stated_statuses(), plans.OTHER) for plan in found)


def _of_all(scope: Scope, found: list[plans.Plan]) -> dict[str, object]:
    """The focuses of the numbers over all members: who states a status, and who answers the question at all."""
    stated = tuple(plan.iso3 for plan in found if plan.status in plans.stated_statuses())
    return {
        STATED: scope.focus(aspect=plans.ASPECT, only=stated),
        ANSWERS: scope.focus(aspect=plans.ASPECT, only=_answered(found)),
    }


def _answered(found: list[plans.Plan]) -> tuple[str, ...]:
    """The members that answer the question on plans, be it by a choice alone."""
    unanswered = (plans.BLANK, plans.NOT_APPLICABLE, plans.NO_SUBMISSION)
    return tuple(plan.iso3 for plan in found if plan.status not in unanswered)


def _answering(scope: Scope, found: list[plans.Plan]) -> wording.Material:
    """What was read of them; unqualified where everybody answered."""
    cycle = scope.selection.cycle
    answering = scope.grid.material(cycle, _answered(found))
    that = f"that answered {wording.asked_on(cycle, plans.ASPECT, is_told=False)}"
    return answering if answering.total == scope.submissions else replace(answering, that=that)


def _finding(scope: Scope, found: list[plans.Plan]) -> tuple[str, str]:
    """Title and takeaway: how many members state a status, and which."""
    received = [plan for plan in found if plan.status != plans.NO_SUBMISSION]
    if not received:
        return "National implementation plans", wording.NOTHING_READ_HERE
    stated = [plan for plan in received if plan.status in plans.stated_statuses()]
    title = _answering(scope, found).report(len(stated), "the status of a national implementation plan", _STATES)
    title = title.removesuffix(".")
    if not stated:
        said = "No status has been stated, which says nothing of whether there are plans. "
    else:
        counts = {label: sum(plan.status == label for plan in stated) for label in plans.stated_statuses()}
        said = f"{_sentence(counts)} "
    others = [f"{reference.member(p.iso3).name} “{p.stated_as}”" for p in received if p.status == plans.OTHER]
    if others:
        said += f"Stated, but not as one of the six statuses: {wording.listed(others)}. "
    return title, said + _unstated(received, scope.material)


def _sentence(counts: dict[str, int]) -> str:
    listed = wording.listed([f"{label} {count}" for label, count in counts.items() if count])
    return f"{listed[:1].upper()}{listed[1:]}."


def _unstated(received: list[plans.Plan], material: wording.Material) -> str:
    """“Of the 43 members with statements, 37 answer the question in words without a status and 6 …”."""
    kinds = {
        _labels()["not_stated"]: ("answers", "answer", " the question in words without a status"),
        plans.BLANK: ("leaves the question blank or was", "leave the question blank or were", " not asked it"),
        plans.NOT_APPLICABLE: ("answers", "answer", " “not applicable”"),
    }
    counts = Counter(plan.status for plan in received)
    said = [
        (counts[status], f"{one if counts[status] == 1 else several}{rest}")
        for status, (one, several, rest) in kinds.items()
        if counts[status]
    ]
    if len(received) == 1:
        return "".join(f"The one {material.nouns[0]} {words}." for _, words in said)
    listed = wording.listed([f"{count} {words}" for count, words in said])
    return f"Of the {len(received)} {material.nouns[1]}, {listed}." if said else ""


def plans_by_status(scope: Scope) -> Exhibit:
    """How many members state each status, of all with documents."""
    found = plans.find_plans(scope.grid, scope.selection.cycle, scope.selection.iso3)
    shown = [status for status in plans.statuses() if status != plans.NO_SUBMISSION]
    who = {status: tuple(plan.iso3 for plan in found if plan.status == status) for status in shown}
    is_stated = {*plans.stated_statuses(), plans.OTHER}
    rows = [(status, len(who[status]), scope.submissions, scope.members) for status in shown]
    table = pd.DataFrame(rows, columns=["Status", "Members stating it", "With documents", "Members"])
    drawn = [
        bars.Bar(status, len(iso3), scope.submissions, "Stated" if status in is_stated else "Not stated", status)
        for status, iso3 in who.items()
    ]
    most = max(shown, key=lambda status: len(who[status]))
    ties = sum(len(iso3) == len(who[most]) for iso3 in who.values())
    title = f"Largest group: “{most}” ({scope.material.of(len(who[most]))})"
    return Exhibit(
        "plans-by-status",
        title if scope.submissions and ties == 1 else "Members by status of the plan",
        f"Each bar: members with this status, in a frame of all {wording.DOCUMENTED}."
        if scope.submissions
        else wording.NOTHING_READ_HERE,
        scope.base,
        table,
        partial(bars.counted_bars, drawn),
        focuses={status: scope.focus(aspect=plans.ASPECT, only=who[status]) for status in shown},
        is_of_all_objectives=True,
    )


def plans_by_subregion(scope: Scope) -> Exhibit:
    """Statuses × subregions: how many members of each subregion state each status."""
    found = {plan.iso3: plan for plan in plans.find_plans(scope.grid, scope.selection.cycle, scope.selection.iso3)}
    shown = [status for status in plans.statuses() if status != plans.NO_SUBMISSION]
    cells, rows, lines, focuses = [], [], {}, {}
    for name in (*(s.subregion for s in reference.subregions()), NON_REGIONAL):
        members = scope.members_of("subregion", name)
        if not members:
            continue
        totals = scope.totals(members)
        lines[name] = f"{name} ({wording.of(totals.submissions, totals.members)})"
        for status in shown:
            who = tuple(iso3 for iso3 in members if found[iso3].status == status)
            label = wording.mark(name, status)
            focuses[label] = scope.focus(members, aspect=plans.ASPECT, only=who)
            cells.append(matrices.CountCell(status, lines[name], len(who), totals.submissions, lines[name], label))
            rows.append((name, status, len(who), totals.submissions, totals.members))
    table = pd.DataFrame(rows, columns=["Subregion", "Status", "Members stating it", "With documents", "Members"])
    states = {name for name, status, count, *_ in rows if count and status in plans.stated_statuses()}
    received = {name for name, _, _, submissions, _ in rows if submissions}
    without = [name for name in lines if name in received - states]
    silent = [name for name in lines if name not in received]
    said = [
        f"No status is stated in: {wording.listed(without)}."
        if without
        else "A status is stated in each with documents.",
        f"Nothing was read from: {wording.listed(silent)}." if silent else "",
    ]
    return Exhibit(
        "plans-by-subregion",
        f"A status is stated in {wording.of(len(states), len(lines))} subregions or groups shown",
        " ".join(filter(None, said)) if received else wording.NOTHING_READ_HERE,
        scope.base,
        table,
        partial(matrices.count_matrix, cells, rows=shown, columns=list(lines.values()), row_width=NAME_WIDTH),
        f"In brackets: {wording.DOCUMENTED}, of all members. In each cell: members with this status.",
        focuses,
        is_of_all_objectives=True,
    )


def how_to_state(cycle: str) -> str:
    """What a workbook needs for a status to be read, with the words that are understood."""
    letter = next((q.key for q in reference.questions_of(cycle) if q.aspect == plans.ASPECT), "a")
    words = [f"“{status.wordings[0]}”" for status in reference.plan_statuses()]
    return (
        "For a status to be read, a workbook needs a column “Status of plan” beside the answers, or a line of that "
        "name below the answer to the question on plans in a form; in a table with the questions as headers, a column "
        f"“Status of plan ({letter})”. In it stands one of: {wording.listed(words)}. Case, accents and signs do not "
        "matter, and common variants are known. “Yes” alone cannot tell a stand-alone plan from one that is integrated "
        "in existing frameworks: it is shown as it stands, under “other wording”. Until a status is stated the answers "
        f"can be read here: find the number “{ANSWERS}”, or a State."
    )
