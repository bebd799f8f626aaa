"""How near a text is to the official actions of an objective, or to the meaning of a principle or need, by TF-IDF."""

from __future__ import annotations

from collections import Counter
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

    def cosines(self, counts: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
        """The highest cosine (0 to 1) of the passages of each target, and the cosine of each passage.

        `counts` are the stems of the text with how often each stands there.
        """
        known = [found for found in counts if found in self._row]
        if not known:
            return np.zeros(len(self._first)), np.zeros(len(self.names))
        rows = [self._row[found] for found in known]
        weights = (1 + np.log([counts[found] for found in known])) * self._idf[rows]
        cosines = (weights @ self._columns[rows]) / np.sqrt(weights @ weights)
        return np.maximum.reduceat(cosines, self._first), cosines

    def nearest(self, number: int, cosines: np.ndarray) -> tuple[float, str]:
        """The nearest passage of the target with this number, by the cosines of all passages: cosine and name."""
        ends = [*self._first[1:], len(cosines)]
        start = self._first[number]
        place = start + int(np.argmax(cosines[start : ends[number]]))
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
