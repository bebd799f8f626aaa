"""What the model sees of a text and each target: eight numbers, from the terms found and the official actions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np

from gcm_data import reference
from loaders.suggestions.languages import language_of
from loaders.suggestions.lexicon import NAME, NEED_WORD, NEGATION, TARGETED, Hit, Lexicon, lexicon
from loaders.suggestions.near import near, stem
from loaders.suggestions.words import Words, words_of

FEATURES = ("score", "tier", "share", "share_of_best", "rank", "cosine", "share_of_cosine", "lead")
BEFORE = 2  # words before a term in which a negation denies it


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as the model sees it: its words, its language, and for each kind of target what points to which."""

    words: Words
    lang: str
    kinds: dict[str, SeenKind]


@dataclass(frozen=True, slots=True)
class SeenKind:
    """Of one kind of target: the scores of its targets, the best hits of each, the cosines, and the eight numbers.

    `scores` and `features` have a row per target; `features` a column per name in FEATURES.
    """

    scores: np.ndarray
    hits: dict[int, list[tuple[float, Hit]]]
    cosines: np.ndarray
    features: np.ndarray

    def nearest(self, target_kind: str, number: int) -> tuple[float, str]:
        """The cosine and the name of the passage of a target that is nearest to the text."""
        return near(target_kind).nearest(number, self.cosines)


@cache
def targets(target_kind: str) -> tuple[str, ...]:
    """The targets of a kind, in the order of the reference: the rows of all arrays here."""
    if target_kind == "objective":
        return tuple(str(objective.number) for objective in reference.objectives())
    rows = reference.principles() if target_kind == "principle" else reference.needs()
    return tuple(row.key for row in rows)


@cache
def _numbers(target_kind: str) -> dict[str, int]:
    return {target: number for number, target in enumerate(targets(target_kind))}


def see(text: str, terms: Lexicon | None = None, is_asked: bool = False) -> Seen:
    """Look at one paragraph with the terms of a lexicon, that of the project if none is given.

    Needs are looked for beside a word of need only, unless the question asks for them.
    """
    words = words_of(text)
    lang = language_of(words.words)
    hits = (terms or lexicon()).find(words.words, lang)
    weighed = list(zip(_weights(hits), hits, strict=True))
    stems = Counter(map(stem, words.words))
    stems.pop("", None)
    is_need = is_asked or any(hit.term.target_kind == NEED_WORD for hit in hits)
    kinds = TARGETED if is_need else TARGETED[:-1]
    return Seen(words, lang, {kind: _seen(kind, weighed, stems) for kind in kinds})


def _weights(hits: list[Hit]) -> list[float]:
    """The weight of each hit: less where a negation stands just before it, or where it is part of a name."""
    names = [hit for hit in hits if hit.term.target_kind == NAME]
    denials = {hit.last: hit.term.weight for hit in hits if hit.term.target_kind == NEGATION}
    if not names and not denials:
        return [hit.term.weight for hit in hits]
    found = []
    for hit in hits:
        weight = hit.term.weight
        around = [name.term.weight for name in names if name.first <= hit.first and hit.last <= name.last]
        denied = [denials[place] for place in range(hit.first - BEFORE, hit.first) if place in denials]
        found.append(weight * min(around, default=1.0) * min(denied, default=1.0))
    return found


def _seen(target_kind: str, weighed: list[tuple[float, Hit]], stems: Counter[str]) -> SeenKind:
    """What points to each target of a kind. A term counts once, where it counts most, and of terms that
    find the very same words the weightiest.
    """
    numbers = _numbers(target_kind)
    best: dict[int, tuple[float, Hit]] = {}
    for weight, hit in weighed:
        if hit.term.target_kind != target_kind:
            continue
        if hit.term.row not in best or weight > best[hit.term.row][0]:
            best[hit.term.row] = weight, hit
    scores, tiers = np.zeros(len(numbers)), np.zeros(len(numbers))
    hits: dict[int, list[tuple[float, Hit]]] = {}
    taken = set()
    for weight, hit in sorted(best.values(), key=lambda found: -found[0]):
        number = numbers[hit.term.target]
        if (number, hit.first, hit.last) in taken:
            continue
        taken.add((number, hit.first, hit.last))
        scores[number] += weight
        tiers[number] = max(tiers[number], weight)
        hits.setdefault(number, []).append((weight, hit))
    nearness, cosines = near(target_kind).cosines(stems)
    return SeenKind(scores, hits, cosines, _features(scores, tiers, nearness))


def _features(scores: np.ndarray, tiers: np.ndarray, nearness: np.ndarray) -> np.ndarray:
    """The eight numbers of each target, in the order of FEATURES."""
    highest = scores.max()
    total, nearest = scores.sum(), nearness.max()
    ordered = np.sort(scores)
    others = np.where(scores == highest, ordered[-2], highest)
    rank = len(scores) - np.searchsorted(ordered, scores, side="right")
    columns = (
        np.log1p(scores),
        tiers,
        scores / (total or 1.0),
        scores / (highest or 1.0),
        (scores > 0) / (1.0 + rank),
        nearness,
        nearness / (nearest or 1.0),
        np.log1p(scores) - np.log1p(others),
    )
    return np.array(columns).T
