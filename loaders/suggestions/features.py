"""What the model sees of a text and each target: eight numbers, from the terms found and the official actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from gcm_data import reference
from loaders.suggestions.languages import language_of
from loaders.suggestions.lexicon import NAME, NEED_WORD, NEGATION, TARGETED, Hit, Lexicon, lexicon
from loaders.suggestions.near import near, stem
from loaders.suggestions.words import Words, words_of

FEATURES = ("score", "tier", "share", "share_of_best", "rank", "cosine", "share_of_cosine", "lead")
NEED = "need"
_TARGETED = frozenset(TARGETED)
_Weighed = tuple[float, Hit]
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

    `scores` and `features` have a row per target; `features` a column per name in FEATURES. `cosines` are those of the
    passages of all kinds.
    """

    scores: np.ndarray
    hits: dict[int, list[_Weighed]]
    cosines: np.ndarray
    features: np.ndarray

    def nearest(self, target_kind: str, number: int) -> tuple[float, str]:
        """The cosine and the name of the passage of a target that is nearest to the text."""
        return near().nearest(_bounds(target_kind)[0] + number, self.cosines)


@cache
def targets(target_kind: str) -> tuple[str, ...]:
    """The targets of a kind, in the order of the reference: the rows of all arrays here."""
    if target_kind == "objective":
        return tuple(str(objective.number) for objective in reference.objectives())
    rows = reference.principles() if target_kind == "principle" else reference.needs()
    return tuple(row.key for row in rows)


@cache
def _numbers() -> dict[tuple[str, str], int]:
    """Kind and target -> its number among the targets of all kinds."""
    return {found: number for number, found in enumerate((kind, name) for kind in TARGETED for name in targets(kind))}


@cache
def _bounds(target_kind: str) -> tuple[int, int]:
    """The first number of a kind among the targets of all kinds, and that after its last."""
    numbers = [number for (kind, _), number in _numbers().items() if kind == target_kind]
    return numbers[0], numbers[-1] + 1


def see(text: str, terms: Lexicon | None = None, is_asked: bool = False) -> Seen:
    """Look at one paragraph with the terms of a lexicon, that of the project if none is given.

    Needs are looked for beside a word of need only, unless the question asks for them.
    """
    return see_all([text], [is_asked], terms)[0]


def see_all(texts: Sequence[str], asked: Sequence[bool], terms: Lexicon | None = None) -> list[Seen]:
    """Look at some paragraphs at once, which takes much less time than one by one; `asked`: whether for needs."""
    terms = terms or lexicon()
    words = [words_of(text) for text in texts]
    langs = [language_of(each.words) for each in words]
    found = [_found(terms.find(each.words, lang)) for each, lang in zip(words, langs, strict=True)]
    stems = [_stems(each.words) for each in words]
    kinds = _seen(found, stems)
    for each, seen, is_need in zip(found, kinds, asked, strict=True):
        if not (is_need or each.is_need):
            del seen[NEED]
    return [Seen(*each) for each in zip(words, langs, kinds, strict=True)]


class _Found(NamedTuple):
    """The terms in a text: of each target, by its number, the best hit of each term, the weightiest first."""

    hits: dict[int, list[_Weighed]]
    is_need: bool


def _found(hits: list[Hit]) -> _Found:
    """A term counts once, where it counts most; of terms of a target that find the very same words the weightiest."""
    others = [hit for hit in hits if hit.term.target_kind not in _TARGETED]
    best: dict[int, _Weighed] = {}
    for weight, hit in zip(_weights(hits, others), hits, strict=True):
        row = hit.term.row
        if row not in best or weight > best[row][0]:
            best[row] = weight, hit
    numbers, taken = _numbers(), set()
    found: dict[int, list[_Weighed]] = {}
    for weighed in sorted(best.values(), key=_lightness):
        term, first, last = weighed[1]
        number = numbers.get((term.target_kind, term.target))
        place = number, first, last
        if number is not None and place not in taken:
            taken.add(place)
            found.setdefault(number, []).append(weighed)
    return _Found(found, any(hit.term.target_kind == NEED_WORD for hit in others))


def _lightness(weighed: _Weighed) -> float:
    return -weighed[0]


def _weights(hits: list[Hit], others: list[Hit]) -> list[float]:
    """The weight of each hit: less where a negation stands just before it, or where it is part of a name."""
    names = [hit for hit in others if hit.term.target_kind == NAME]
    denials = {hit.last: hit.term.weight for hit in others if hit.term.target_kind == NEGATION}
    if not names and not denials:
        return [hit.term.weight for hit in hits]
    found = []
    for hit in hits:
        weight = hit.term.weight
        around = [name.term.weight for name in names if name.first <= hit.first and hit.last <= name.last]
        denied = [denials[place] for place in range(hit.first - BEFORE, hit.first) if place in denials]
        found.append(weight * min(around, default=1.0) * min(denied, default=1.0))
    return found


def _stems(words: Sequence[str]) -> dict[str, int]:
    """The stems of a text with how often each stands there."""
    stems = Counter(map(stem, words))
    stems.pop("", None)
    return stems


def _seen(found: Sequence[_Found], stems: Sequence[dict[str, int]]) -> list[dict[str, SeenKind]]:
    """What points to each target of each kind in some texts."""
    scores, tiers = np.zeros((len(found), len(_numbers()))), np.zeros((len(found), len(_numbers())))
    told = [(row, number, own) for row, each in enumerate(found) for number, own in each.hits.items()]
    if told:
        rows, columns, owns = zip(*told, strict=True)
        scores[rows, columns] = [sum([weight for weight, _ in own]) for own in owns]
        tiers[rows, columns] = [own[0][0] for own in owns]
    nearness, cosines = near().cosines(stems)
    seen: list[dict[str, SeenKind]] = [{} for _ in found]
    for kind in TARGETED:
        first, end = _bounds(kind)
        of_kind = scores[:, first:end]
        features = _features(of_kind, tiers[:, first:end], nearness[:, first:end])
        for row, each in enumerate(found):
            hits = {number - first: own for number, own in each.hits.items() if first <= number < end}
            seen[row][kind] = SeenKind(of_kind[row], hits, cosines[row], features[row])
    return seen


def _features(scores: np.ndarray, tiers: np.ndarray, nearness: np.ndarray) -> np.ndarray:
    """The eight numbers of each target in each text: texts × targets × FEATURES; what is given are texts × targets."""
    ordered = np.sort(scores, axis=1)
    highest, second = ordered[:, -1:], ordered[:, -2:-1]
    total, nearest = scores.sum(axis=1, keepdims=True), nearness.max(axis=1, keepdims=True)
    others = np.where(scores == highest, second, highest)
    rank = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)  # how many score higher
    logs = np.log1p(scores)
    columns = (
        logs,
        tiers,
        scores / np.where(total, total, 1.0),
        scores / np.where(highest, highest, 1.0),
        (scores > 0) / (1.0 + rank),
        nearness,
        nearness / np.where(nearest, nearest, 1.0),
        logs - np.log1p(others),
    )
    return np.stack(columns, axis=2)
