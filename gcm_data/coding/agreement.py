"""How far coders agree: raw agreement, Cohen's kappa of two, Krippendorff's alpha of any number with its interval.

Formulas: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
(1960); K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), for nominal data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

FEWEST = 20  # pairs of judgements; of fewer kappa says nothing
TENTATIVE = 0.667  # below it Krippendorff advises against conclusions
ROUNDS_OF_BOOTSTRAP = 1_000
SEED = 1960
_MIDDLE = (2.5, 97.5)  # per cent: an interval of 95

Ratings = Mapping[str, object]  # who -> what they said of one unit; who said nothing of it is missing


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha, its interval of 95 per cent, and of how many units with two judgements or more."""

    value: float
    low: float
    high: float
    units: int

    @property
    def is_tentative(self) -> bool:
        """Whether it is too low to build on."""
        return not self.value >= TENTATIVE


def pairs_of(units: Iterable[Ratings]) -> list[tuple[object, object]]:
    """What the first two who judged a unit said of it; units that fewer judged are left out."""
    return [tuple(list(unit.values())[:2]) for unit in units if len(unit) > 1]


def raw_agreement(pairs: Sequence[tuple[object, object]]) -> float | None:
    """The share of pairs that say the same; None for no pairs."""
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def cohens_kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Agreement beyond chance of two coders; None for no pairs, and where both always say one and the same."""
    if not pairs:
        return None
    observed = raw_agreement(pairs)
    values = {value for pair in pairs for value in pair}
    shares = [[sum(pair[place] == value for pair in pairs) / len(pairs) for value in values] for place in (0, 1)]
    expected = sum(one * other for one, other in zip(*shares, strict=True))
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(units: Sequence[Ratings]) -> float | None:
    """Alpha for names, of any number of coders, judgements missing; None where nothing or but one value was paired."""
    counts = _counts(units)
    return _number(_alphas(counts, np.ones((1, len(counts)))))


def alpha_with_interval(units: Sequence[Ratings]) -> Alpha | None:
    """Alpha with an interval by bootstrap over units, equal at each call; None as krippendorffs_alpha."""
    counts = _counts(units)
    value = _number(_alphas(counts, np.ones((1, len(counts)))))
    if value is None:
        return None
    kinds, number = np.unique(
        counts, axis=0, return_counts=True
    )  # units judged alike are drawn together: they are many
    drawn = np.random.default_rng(SEED).multinomial(len(counts), number / len(counts), ROUNDS_OF_BOOTSTRAP)
    alphas = _alphas(kinds, drawn)
    low, high = np.percentile(alphas[~np.isnan(alphas)], _MIDDLE)
    return Alpha(value, float(low), float(high), len(counts))


def _counts(units: Sequence[Ratings]) -> np.ndarray:
    """Units with two judgements or more × values: how many gave the value."""
    judged = [list(unit.values()) for unit in units if len(unit) > 1]
    places = {value: place for place, value in enumerate(dict.fromkeys(v for unit in judged for v in unit))}
    counts = np.zeros((len(judged), len(places)))
    for row, unit in enumerate(judged):
        for value in unit:
            counts[row, places[value]] += 1
    return counts


def _alphas(counts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Alpha for each row of weights (how often each unit counts); nan where but one value is left."""
    sizes = counts.sum(axis=1)
    disagreeing = (sizes**2 - (counts**2).sum(axis=1)) / np.maximum(sizes - 1, 1)  # pairs within a unit that differ
    observed = weights @ disagreeing
    totals = weights @ counts
    number = totals.sum(axis=1)
    expected = number**2 - (totals**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - (number - 1) * observed / expected, np.nan)


def _number(alphas: np.ndarray) -> float | None:
    return None if np.isnan(alphas[0]) else float(alphas[0])
