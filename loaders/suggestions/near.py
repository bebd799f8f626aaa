"""How near a text is to the official actions of an objective, or to the meaning of a principle or need, by TF-IDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from gcm_data import reference
from gcm_data.reference import coding
from loaders.suggestions.words import words_of

_SHORTEST, _LONGEST, _STEM = 3, 8, 4  # letters: of a word that counts, of a stem, and of one that an ending leaves
_ENDINGS = (
    *("ization", "isation", "ations", "ation", "ments", "ment", "ities", "ity", "ings", "ing"),
    *("ies", "ers", "ed", "es", "s", "e", "y"),
)
_DIGITS = 12  # of a cosine: equal passages are equally near, with whatever other texts a text is compared
_EVERYWHERE = 0.25  # share of the passages; a word of more of them says nothing


class Passage(NamedTuple):
    """A passage with which texts are compared: what it belongs to, how it is called in a reason, and its words."""

    target: str
    name: str
    text: str


class Near:
    """Passages of one kind of target, as columns of weights of their stems."""

    def __init__(self, passages: list[Passage], targets: list[str]) -> None:
        """The passages stand in the order of the targets, and each target has one at least."""
        self.names = [passage.name for passage in passages]
        self._first = np.array([next(i for i, p in enumerate(passages) if p.target == t) for t in targets])
        self._starts = self._first.tolist()
        self._ends = [*self._starts[1:], len(passages)]
        counts = [Counter(filter(None, map(stem, words_of(passage.text).words))) for passage in passages]
        spread = Counter(found for count in counts for found in count)
        known = sorted(found for found in spread if spread[found] <= max(_EVERYWHERE * len(passages), 1))
        self._row = {found: row for row, found in enumerate(known)}
        self._idf = np.log((len(passages) + 1) / (np.array([spread[found] for found in known]) + 0.5))
        columns = np.zeros((len(known), len(passages)))
        for place, count in enumerate(counts):
            for found, number in count.items():
                if found in self._row:
                    columns[self._row[found], place] = 1 + np.log(number)
        columns *= self._idf[:, None]
        self._columns = columns / np.maximum(np.linalg.norm(columns, axis=0), 1e-9)

    def cosines(self, counts: Sequence[dict[str, int]]) -> tuple[np.ndarray, np.ndarray]:
        """Texts × targets: the highest cosine (0 to 1) of the passages of each target; texts × passages: each cosine.

        `counts` are the stems of each text with how often each stands there.
        """
        known = [
            (text, self._row[found], number)
            for text, count in enumerate(counts)
            for found, number in count.items()
            if found in self._row
        ]
        weights = np.zeros((len(counts), len(self._idf)))
        if known:
            texts, rows, numbers = (list(column) for column in zip(*known, strict=True))
            weights[texts, rows] = (1 + np.log(numbers)) * self._idf[rows]
        length = np.sqrt(np.einsum("ij,ij->i", weights, weights))[:, None]
        cosines = ((weights @ self._columns) / np.where(length, length, 1.0)).round(_DIGITS)
        return np.maximum.reduceat(cosines, self._first, axis=1), cosines

    def nearest(self, number: int, cosines: np.ndarray) -> tuple[float, str]:
        """The nearest passage of the target with this number, by the cosines of all passages: cosine and name."""
        start = self._starts[number]
        place = start + int(cosines[start : self._ends[number]].argmax())
        return float(cosines[place]), self.names[place]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its English ending, cut; "" for short words."""
    if len(word) < _SHORTEST:
        return ""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
    return word.removesuffix(ending)[:_LONGEST]


@cache
def near(target_kind: str) -> Near:
    """The passages of a kind of target: the actions under each objective, the meaning of each principle and need."""
    if target_kind == "objective":
        actions = coding.objective_actions()
        targets = [str(objective.number) for objective in reference.objectives()]
        passages = [
            Passage(str(a.objective), f"action {a.objective}({a.letter})", f"{a.paraphrase} {' '.join(a.key_terms)}")
            for a in actions
        ]
        return Near(passages, targets)
    rows = reference.principles() if target_kind == "principle" else reference.needs()
    passages = [
        Passage(row.key, f"the meaning of “{row.label}”", f"{row.label} {row.description} {entry.counts}")
        for row in rows
        for entry in [coding.entry(target_kind, row.key)]
    ]
    return Near(passages, [row.key for row in rows])
