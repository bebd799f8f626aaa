"""What a reader wants to know first: who has answered, what is reported most, what by nobody, what is asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from gcm_data import reference, wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.exhibits.facts import NAMED, Fact, Facts, names_of, table_of
from gcm_data.wording import glance as said
from gcm_data.wording.names import label_of

Made = tuple[Fact, dict[str, Focus]]


def at_a_glance(scope: Scope) -> Exhibit:
    """Four facts: members of which something was read; objectives reported most and in no response; support asked for.

    Objectives that tie stand in one fact, each a number of its own.
    """
    made = [_answered(scope), *_reported(scope), _asked_most(scope)]
    facts = tuple(fact for fact, _ in made)
    focuses = {label: focus for _, found in made for label, focus in found.items()}
    return Facts(
        "at-a-glance", said.GLANCE, "", scope.base, partial(table_of, facts), note=wording.COVERAGE_IS, focuses=focuses,
        facts=facts,
    )  # fmt: skip


def _counts(scope: Scope, kind: str) -> dict[str, int]:
    """Target of a kind, of those selected -> how many of the members selected report it."""
    axes = scope.grid.index.axes
    rows = [axes.members[iso3] for iso3 in scope.selection.iso3]
    counts = scope.grid.reported(scope.selection.cycle)[rows].sum(axis=0).tolist()
    left_out = {str(o.number) for o in reference.objectives()} - set(map(str, scope.selection.objectives))
    return {target: counts[place] for (of, target), place in axes.targets.items()
            if of == kind and not (of == "objective" and target in left_out)}  # fmt: skip


def _answered(scope: Scope) -> Made:
    members = wording.of_members(scope.submissions, scope.members)
    left = scope.members - scope.submissions
    fact = Fact(
        said.HAVE.format(what=scope.material.what.partition(":")[0]),
        ((members, said.ANSWERED),),
        said.LEFT_ONE if left == 1 else said.LEFT.format(count=left) if left else "",
        scope.submissions,
        scope.members,
    )
    return fact, {said.ANSWERED: scope.focus()}


def _extreme(scope: Scope, label: str, tied: list[int], count: int) -> Made:
    """A fact of the objectives that most or fewest members report, each a number of its own."""
    labels = [wording.mark(label, label_of("objective", str(number))) for number in tied]
    numbers = tuple(zip(names_of(tied), labels, strict=True)) or ((said.NONE, ""),)
    focuses = {name: scope.focus(None, ("objective", str(number))) for name, number in zip(labels, tied, strict=True)}
    return _fact(scope, label, numbers, count, focuses), focuses


def _fact(
    scope: Scope, label: str, numbers: tuple[tuple[str, str], ...], count: int, focuses: dict[str, Focus]
) -> Fact:
    """A fact of those that could say it: targets of one kind have one base; nothing beside it where nobody says it."""
    base = scope.totals_of(next(iter(focuses.values()))).answered if focuses else 0
    return Fact(label, numbers, wording.of_answered(count, base) if focuses else "", count, base)


def _reported(scope: Scope) -> tuple[Made, Made]:
    """The objectives reported most; and those in no response, or in fewest where each is in one."""
    counts = {int(target): count for target, count in _counts(scope, "objective").items()}
    tied = {count: sorted(n for n, found in counts.items() if found == count) for count in set(counts.values())}
    most, least = max(tied), min(tied)
    first = _extreme(scope, said.MOST, tied[most] if most else [], most)
    if not scope.submissions:
        return first, (Fact(said.SILENT, ((said.NOTHING, ""),)), {})
    return first, _extreme(scope, said.LEAST, tied[least], least) if least else _silent(scope, tied[0])


def _silent(scope: Scope, silent: list[int]) -> Made:
    """The objectives in no response, as one number: there is nothing behind any of them."""
    is_few = len(silent) <= NAMED
    words = " · ".join(names_of(silent)) if is_few else wording.of(len(silent), len(scope.selection.objectives))
    targets = [("objective", str(number)) for number in silent]
    how = {"is_any": True} if len(silent) > 1 else {}
    focuses = {said.SILENT: scope.focus(None, *targets, **how)}
    fact = _fact(scope, said.SILENT, ((words, said.SILENT),), 0, focuses)
    return fact if is_few else replace(fact, beside=""), focuses


def _asked_most(scope: Scope) -> Made:
    counts = _counts(scope, "need")
    most = max(counts.values(), default=0)
    tied = [need for need in reference.needs() if most and counts[need.key] == most]
    labels = [wording.mark(said.ASKED, need.label) for need in tied]
    numbers = tuple((need.label, label) for need, label in zip(tied, labels, strict=True)) or ((said.NONE, ""),)
    focuses = {label: scope.focus(None, ("need", need.key)) for need, label in zip(tied, labels, strict=True)}
    return _fact(scope, said.ASKED, numbers, most, focuses), focuses
