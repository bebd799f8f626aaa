"""Sentences on targets of one kind: how many members report each, gathered under the words for their shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gcm_data.coverage.scope import Scope
from gcm_data.paper.counting import count, enumerated
from gcm_data.paper.parts import Count, Sentence
from gcm_data.paper.quantifiers import NO, ONE, QUANTIFIERS, quantifier
from gcm_data.wording.names import label_of


def counts_of(scope: Scope, kind: str, targets: Iterable[str]) -> dict[str, Count]:
    """Target -> how many members report it, in the order given."""
    return {target: count(scope, label_of(kind, target), scope.focus(None, (kind, target))) for target in targets}


def by_quantifier(key: str, found: Mapping[str, Count], plural: str, nouns: tuple[str, str]) -> list[Sentence]:
    """One sentence for each quantifier with the targets whose counts fit it; in the order of the quantifiers.

    `found` maps a name of a target to its count; `plural` stands before the names, such as “objectives”. `nouns` are
    what is counted, in the singular and the plural (wording.Material). Where one of them reports each of several
    targets, the sentence says “each”: they may be different ones.
    """
    said, (one, many) = [], nouns
    for word in QUANTIFIERS:
        fitting = {name: c for name, c in found.items() if quantifier(c.count, c.total) == word}
        if fitting:
            verbs = "reports" if word.is_singular else "report"
            each, which = _OF_SEVERAL.get(word, ("", "")) if len(fitting) > 1 else ("", "")
            start = f"{word.before.format(one=one, many=many)} {each}{verbs} {which}"
            noun = plural if len(fitting) > 1 else plural.removesuffix("s")
            said.append(_sentence(f"{key}/{word.word.replace(' ', '-')}", f"{start}{noun}", fitting))
    small = {name: c for name, c in found.items() if quantifier(c.count, c.total) is None}
    if small:
        noun = plural.removeprefix("the ").removesuffix("s")
        said.append(_sentence(f"{key}/counts", f"{many[:1].upper()}{many[1:]} that report each {noun}:", small))
    return said


_OF_SEVERAL = {ONE: ("each ", ""), NO: ("", "any of ")}


def _sentence(key: str, start: str, found: Mapping[str, Count]) -> Sentence:
    return Sentence(key, f"{start} {enumerated(found)}.", tuple(found.values()))
