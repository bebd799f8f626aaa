"""How near a text is to the official actions of an objective, or to the meaning of a principle or need, by TF-IDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from gcm_data import reference
from gcm_data.reference import coding
from loaders.suggestions.lexicon import TARGETED
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
    """Passages of some kinds of target as columns of weights of their stems; the kinds stand side by side.

    How much a stem weighs is told by the passages of a kind alone, in each kind anew.
    """

    def __init__(self, kinds: Sequence[tuple[Sequence[Passage], Sequence[str]]]) -> None:
        """For each kind its passages, in the order of its targets, and these; each target has one passage at least."""
        self.names = [passage.name for passages, _ in kinds for passage in passages]
        counts = [[Counter(filter(None, map(stem, words_of(p.text).words))) for p in own] for own, _ in kinds]
        stems = sorted({found for own in counts for count in own for found in count})
        self._row = {found: row for row, found in enumerate(stems)}
        columns = np.zeros((len(stems), len(self.names)))
        self._squares = np.zeros((len(stems), len(kinds)))
        self._kind = np.repeat(np.arange(len(kinds)), [len(own) for own, _ in kinds])
        self.starts: list[int] = []
        for number, (passages, targets) in enumerate(kinds):
            first = int(np.searchsorted(self._kind, number))
            idf = self._fill(columns[:, first : first + len(passages)], counts[number])
            self._squares[:, number] = idf**2
            self.starts += [first + next(i for i, p in enumerate(passages) if p.target == t) for t in targets]
        self._columns = columns
        self._ends = [*self.starts[1:], len(self.names)]

    def _fill(self, columns: np.ndarray, counts: Sequence[Mapping[str, int]]) -> np.ndarray:
        """Fill the columns of a kind, for texts of counted stems; gives what each stem weighs, 0 if it says nothing."""
        spread = Counter(found for count in counts for found in count)
        idf = np.zeros(len(columns))
        for found, number in spread.items():
            if number <= max(_EVERYWHERE * len(counts), 1):
                idf[self._row[found]] = np.log((len(counts) + 1) / (number + 0.5))
        for place, count in enumerate(counts):
            for found, number in count.items():
                columns[self._row[found], place] = 1 + np.log(number)
        columns *= idf[:, None]
        columns /= np.maximum(np.linalg.norm(columns, axis=0), 1e-9)
        columns *= idf[:, None]
        return idf

    def cosines(self, counts: Sequence[Mapping[str, int]]) -> tuple[np.ndarray, np.ndarray]:
        """Texts × targets: the highest cosine (0 to 1) of the passages of each target; texts × passages: each cosine.

        `counts` are the stems of each text with how often each stands there.
        """
        used: dict[int, int] = {}  # row of a stem -> its place among those that stand in a text
        known = [
            (text, used.setdefault(self._row[found], len(used)), number)
            for text, count in enumerate(counts)
            for found, number in count.items()
            if found in self._row
        ]
        texts, places, numbers = np.array(known, dtype="int64").reshape(-1, 3).T
        weights = np.zeros((len(counts), len(used)))
        weights[texts, places] = 1 + np.log(numbers)
        rows = list(used)
        lengths = np.sqrt((weights * weights) @ self._squares[rows])
        lengths[lengths == 0] = 1.0
        cosines = ((weights @ self._columns[rows]) / lengths[:, self._kind]).round(_DIGITS)
        return np.maximum.reduceat(cosines, self.starts, axis=1), cosines

    def nearest(self, number: int, cosines: np.ndarray) -> tuple[float, str]:
        """The nearest passage of the target with this number, by the cosines of all passages: cosine and name."""
        start = self.starts[number]
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
def near() -> Near:
    """The passages of all kinds of target, in their order."""
    return Near([_passages(kind) for kind in TARGETED])


def _passages(target_kind: str) -> tuple[list[Passage], list[str]]:
    """The passages and targets of a kind: the actions under each objective, the meaning of each principle and need."""
    if target_kind == "objective":
        actions = coding.objective_actions()
        targets = [str(objective.number) for objective in reference.objectives()]
        passages = [
            Passage(str(a.objective), f"action {a.objective}({a.letter})", f"{a.paraphrase} {' '.join(a.key_terms)}")
            for a in actions
        ]
        return passages, targets
    rows = reference.principles() if target_kind == "principle" else reference.needs()
    passages = [
        Passage(row.key, f"the meaning of “{row.label}”", f"{row.label} {row.description} {entry.counts}")
        for row in rows
        for entry in [coding.entry(target_kind, row.key)]
    ]
    return passages, [row.key for row in rows]
