"""How good estimates are: average precision, precision, recall, F1, and how often each word for the chance is right."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Measured(NamedTuple):
    """Shares from 0 to 1 over pairs of text and target; `told` of them count as said, `right` are true."""

    average_precision: float
    precision: float
    recall: float
    f1: float


def measure(is_right: np.ndarray, estimates: np.ndarray, lowest: float) -> Measured:
    """Measures of estimates (any shape), where those from `lowest` on count as told."""
    right, told = is_right.ravel().astype(bool), estimates.ravel() >= lowest
    hits = int((right & told).sum())
    precision = hits / max(int(told.sum()), 1)
    recall = hits / max(int(right.sum()), 1)
    f1 = 2 * hits / max(int(told.sum()) + int(right.sum()), 1)
    return Measured(average_precision(right, estimates.ravel()), precision, recall, f1)


def average_precision(is_right: np.ndarray, estimates: np.ndarray) -> float:
    """The mean precision at each right pair, from the highest estimate down; 0 where nothing is right.

    Pairs with equal estimates stand at one place: their order must not matter.
    """
    order = np.argsort(-estimates, kind="stable")
    right, ordered = is_right[order], estimates[order]
    ends = np.flatnonzero(np.append(np.diff(ordered) != 0, True))
    hits = np.cumsum(right)[ends]
    gained = np.diff(hits, prepend=0)
    return float((gained * hits / (ends + 1)).sum() / max(int(right.sum()), 1))


def right_between(is_right: np.ndarray, estimates: np.ndarray, lowest: float, below: float) -> tuple[int, int]:
    """How many pairs have an estimate from `lowest` to `below`, and how many of these are right."""
    inside = (estimates >= lowest) & (estimates < below)
    return int(inside.sum()), int(is_right[inside].sum())
