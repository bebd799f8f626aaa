"""Guiding principles and cooperation needs, across all objectives."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import needs as exhibits
from gcm_data.exhibits.base import with_caveat
from gcm_data.paper.counting import (
    by_subregion,
    count,
    enumerated,
    in_words,
    of_exhibit,
    reported,
    silence,
)
from gcm_data.paper.parts import Count, Paragraph, Section, Sentence
from gcm_data.paper.targets import by_quantifier
from gcm_data.wording.names import label_of

NOT_ASKED = "These counts take in answers to any question, whatever objective they name."


def principles(scope: Scope) -> Section:
    """How many members report each guiding principle, and where."""
    keys = [principle.key for principle in reference.principles()]
    every = [("principle", key) for key in keys]
    found = {key: count(scope, label_of("principle", key), scope.focus(None, ("principle", key))) for key in keys}
    anyone = count(scope, "any guiding principle", scope.focus(None, *every, is_any=True))
    first = [
        reported(scope, "principles/any", anyone, "at least one of the ten guiding principles"),
        *by_subregion(scope, "principles/any/by-subregion", "any guiding principle", every, is_any=True),
        *silence(scope, "principles/silence", "the guiding principles", every),
    ]
    named = {label_of("principle", key): each for key, each in found.items()}
    said = [
        *by_quantifier("principles", named, "the principles", scope.answering(*every, is_any=True).nouns),
        Sentence("principles/basis", with_caveat(scope, f"{NOT_ASKED} {wording.QUESTIONS_CARRY}")),
    ]
    return Section("Guiding principles", blocks=(Paragraph(tuple(first)), Paragraph(tuple(said))))


def needs(scope: Scope) -> Section:
    """How many members name each kind of support, where, and with which objectives."""
    every = [("need", need.key) for need in reference.needs()]
    first = [
        any_need(scope),
        *by_subregion(scope, "needs/any/by-subregion", "any kind of support", every, is_any=True),
        *silence(scope, "needs/silence", "the kinds of support", every),
        Sentence("needs/basis", with_caveat(scope, wording.QUESTIONS_CARRY)),
    ]
    made = exhibits.needs_by_objectives(scope)
    pairs = of_exhibit(made, "Members reporting it", "{}, in one answer")
    each = [Paragraph(tuple(_need(scope, need.key, pairs)), need.label) for need in reference.needs()]
    return Section("Cooperation needs", blocks=(Paragraph(tuple(first)), *each))


def any_need(scope: Scope) -> Sentence:
    """How many members name any of the six kinds of support."""
    focus = scope.focus(None, *(("need", need.key) for need in reference.needs()), is_any=True)
    found = count(scope, "any kind of support", focus)
    return reported(scope, "needs/any", found, "at least one of the six kinds of support needed", "name")


def _need(scope: Scope, key: str, pairs: dict[str, Count]) -> list[Sentence]:
    label, target = label_of("need", key), ("need", key)
    found = count(scope, label, scope.focus(None, target))
    said = [reported(scope, f"needs/{key}", found, "it", "name")]
    if found.count:
        said += by_subregion(scope, f"needs/{key}/by-subregion", label, [target])
        beside = {f"{n}": pairs[wording.mark(label, f"objective {n}")] for n in scope.selection.objectives}
        some, _ = in_words(beside)
        told = f"Named in the same answer as objective{'s' if len(some) != 1 else ''} {enumerated(some)}."
        text = told if some else "No answer that names it names one of the objectives shown."
        said.append(Sentence(f"needs/{key}/objectives", text, tuple(some.values())))
    return said
