"""A logistic model of the eight numbers: how likely a person codes a text with a target. Its weights are a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from loaders.suggestions.features import FEATURES
from loaders.suggestions.lexicon import TARGETED

WEIGHTS = Path(__file__).parent / "weights.csv"
COLUMNS = ("target_kind", "feature", "mean", "scale", "weight")
BIAS = "bias"
RIDGE = 10.0  # how strongly weights are held near 0: there are few texts to learn from
_STEPS = 30


@dataclass(frozen=True)
class Model:
    """Means and scales of the features, their weights, and the bias, of one kind of target."""

    mean: np.ndarray
    scale: np.ndarray
    weight: np.ndarray
    bias: float

    def chances(self, features: np.ndarray) -> np.ndarray:
        """The chance (0 to 1) of each row of features."""
        inner = ((features - self.mean) / self.scale) @ self.weight + self.bias
        return 1 / (1 + np.exp(-np.clip(inner, -30, 30)))


def fit(features: np.ndarray, is_right: np.ndarray, counts: np.ndarray | None = None, ridge: float = RIDGE) -> Model:
    """The model that fits best; `features` rows × FEATURES, `is_right` of each row, `counts` how much each row counts.

    Newton's method with a penalty on the weights; equal input gives equal weights on any machine, to many digits.
    """
    counts = np.ones(len(features)) if counts is None else counts
    mean = np.average(features, axis=0, weights=counts)
    scale = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=counts)) + 1e-9
    rows = np.column_stack((np.ones(len(features)), (features - mean) / scale))
    penalty = np.diag([0.0, *[ridge] * features.shape[1]])
    penalty[0, 0] = 1e-6
    beta = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        slope = rows.T @ (counts * (chance - is_right)) + penalty @ beta
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + penalty
        beta -= np.linalg.solve(curve, slope)
    return Model(mean, scale, beta[1:], float(beta[0]))


@cache
def models(path: Path = WEIGHTS) -> dict[str, Model]:
    """The model of each kind of target. Raises ValueError with file and kind where the file is broken."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = {}
    for kind in TARGETED:
        own = {row["feature"]: row for row in rows if row["target_kind"] == kind}
        if set(own) != {BIAS, *FEATURES}:
            raise ValueError(f"{path.name}: {kind} needs one row each for {BIAS}, {', '.join(FEATURES)}")
        mean, scale, weight = (np.array([float(own[name][column]) for name in FEATURES]) for column in COLUMNS[2:])
        found[kind] = Model(mean, scale, weight, float(own[BIAS]["weight"]))
    return found


def write_models(found: Mapping[str, Model], path: Path) -> None:
    """Write models as the file that `models` reads."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        for kind, model in found.items():
            writer.writerow([kind, BIAS, "0", "1", f"{model.bias:.6g}"])
            for name, *values in zip(FEATURES, model.mean, model.scale, model.weight, strict=True):
                writer.writerow([kind, name, *(f"{value:.6g}" for value in values)])
