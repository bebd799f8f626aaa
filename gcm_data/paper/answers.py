"""Who answered which question, whatever the answer names; and which answers name no objective."""

from __future__ import annotations

from collections.abc import Set

from gcm_data import reference, wording
from gcm_data.coverage.focus import Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import answers_by_member, number_of
from gcm_data.paper.counting import capital
from gcm_data.paper.naming import joined
from gcm_data.paper.parts import Count, Sentence


def asked(scope: Scope) -> list[str]:
    """The aspects that the questions of the review ask about, in their order."""
    return list(dict.fromkeys(q.aspect for q in reference.questions_of(scope.selection.cycle) if q.aspect))


def letters(scope: Scope, aspect: str) -> str:
    """“(c)”, or “(c) and (f)”: the questions on an aspect."""
    return wording.asked_on(scope.selection.cycle, aspect, is_told=False)


def answered(scope: Scope, aspect: str) -> Focus:
    """The members selected that answered a question on an aspect; its passages are their answers."""
    axes = scope.grid.index.axes.members
    has = scope.grid.index.answered(scope.selection.cycle, aspect)
    only = tuple(iso3 for iso3 in scope.selection.iso3 if has[axes[iso3]])
    return scope.focus(None, aspect=aspect, only=only)


def answered_count(scope: Scope, aspect: str) -> Count:
    """How many of the members of which something was read answered a question on an aspect."""
    focus = answered(scope, aspect)
    return Count(len(focus.only), scope.submissions, f"answered {letters(scope, aspect)}", focus)


def answered_counts(scope: Scope) -> dict[str, Count]:
    """Letters of the questions on each aspect -> who answered one of them."""
    return {letters(scope, aspect): answered_count(scope, aspect) for aspect in asked(scope)}


def answering(scope: Scope, key: str, aspect: str, about: str) -> Sentence:
    """“Of the 43 submissions, 23 answered question (a), on national implementation plans.”"""
    found, (one, many) = answered_count(scope, aspect), scope.material.nouns
    question = f"question {letters(scope, aspect)}, on {about}"
    if found.total == 1:
        return Sentence(key, f"The one {one} {'answered' if found.count else 'did not answer'} {question}.", (found,))
    if not found.count:
        return Sentence(key, f"None of the {found.total} {many} answered {question}.", (found,))
    if found.count == found.total:
        return Sentence(
            key, f"{'Both' if found.total == 2 else f'All {found.total}'} {many} answered {question}.", (found,)
        )
    return Sentence(key, f"Of the {found.total} {many}, {found.count} answered {question}.", (found,))


def without_objective(scope: Scope, key: str, aspect: str) -> list[Sentence]:
    """The members whose answers to a question name no objective at all, with the numbers of these answers."""
    every = {("objective", str(objective.number)) for objective in reference.objectives()}
    what = f"an answer to {letters(scope, aspect)} that names no objective"
    return without(scope, key, aspect, every, capital(wording.asked_on(scope.selection.cycle, aspect)), what)


def without(scope: Scope, key: str, aspect: str, targets: Set[Target], name: str, what: str) -> list[Sentence]:
    """The members with an answer to a question that names none of some targets, with the numbers of these answers."""
    index, found = scope.grid.index, {}
    places = [index.axes.targets[target] for target in targets]
    for iso3, answers in answers_by_member(scope, answered(scope, aspect)).items():
        silent = []
        for row in answers:
            mentions = index.in_response(row)
            named = index.cell[mentions[scope.grid.is_counted[mentions]]] % len(index.axes.targets)
            if not set(named.tolist()) & set(places):
                silent.append(number_of(scope, (row, ())))
        if silent:
            found[iso3] = tuple(sorted(silent))
    if not found:
        return []
    focus = scope.focus(None, aspect=aspect, only=tuple(found))
    return [Sentence(key, f"{name}: {joined(found)}.", named=(Count(len(found), scope.submissions, what, focus),))]
