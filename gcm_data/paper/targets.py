"""Sentences on targets of one kind: how many submissions report each, gathered under the words for their shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gcm_data import wording
from gcm_data.exhibits import Scope
from gcm_data.paper.counting import count, written
from gcm_data.paper.parts import Count, Sentence
from gcm_data.paper.quantifiers import QUANTIFIERS, quantifier
from gcm_data.passages import label_of


def counts_of(scope: Scope, kind: str, targets: Iterable[str]) -> dict[str, Count]:
    """Target -> how many submissions report it, in the order given."""
    return {target: count(scope, label_of(kind, target), scope.focus(None, (kind, target))) for target in targets}


def by_quantifier(key: str, found: Mapping[str, Count], *, plural: str = "") -> list[Sentence]:
    """One sentence for each quantifier with the targets whose counts fit it; in the order of the quantifiers.

    `found` maps a name of a target to its count; `plural` stands before the names, such as “objectives”.
    """
    said = []
    for word in QUANTIFIERS:
        fitting = {name: c for name, c in found.items() if quantifier(c.count, c.total) == word}
        if fitting:
            verbs = "reports" if word.is_singular else "report"
            start = f"{word.before.format(one='submission', many='submissions')} {verbs}"
            said.append(_sentence(f"{key}/{word.word.replace(' ', '-')}", start, plural, fitting))
    small = {name: c for name, c in found.items() if quantifier(c.count, c.total) is None}
    if small:
        said.append(_sentence(f"{key}/counts", "Submissions that report each", plural, small, ":"))
    return said


def _sentence(key: str, start: str, plural: str, found: Mapping[str, Count], colon: str = "") -> Sentence:
    noun = plural if len(found) > 1 else plural.removesuffix("s")
    names = wording.listed([f"{name} ({written(each)})" for name, each in found.items()])
    return Sentence(key, f"{' '.join(filter(None, (start + colon, noun, names)))}.", tuple(found.values()))
