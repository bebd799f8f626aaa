"""Which two targets a member names together, in the same submission or in one and the same answer."""

from __future__ import annotations

import numpy as np

from gcm_data.grid import Grid
from gcm_data.index import NOWHERE


def in_same_submission(grid: Grid, cycle: str) -> np.ndarray:
    """Members × targets × targets of a cycle, on the axes of the grid: whether the member reports both."""
    reported = grid.reported(cycle)
    return reported[:, :, None] & reported[:, None, :]


def in_same_answer(grid: Grid, cycle: str) -> np.ndarray:
    """Members × targets × targets of a cycle: whether one answer of the member names both. Marks are no answers."""
    index = grid.index
    _, members, targets = index.axes.shape
    first = index.axes.cycles[cycle] * members * targets
    rows = np.flatnonzero(grid.is_counted & (index.cell >= first) & (index.cell < first + members * targets))
    rows = rows[index.response[rows] != NOWHERE]
    answer = index.response[rows]
    member, target = np.divmod(index.cell[rows] - first, targets)
    named = np.zeros(len(index.data.responses), dtype="int64")  # the targets that each answer names, as bits
    np.bitwise_or.at(named, answer, 1 << target)
    beside = np.zeros((members, targets), dtype="int64")  # the targets named in the same answers as a target, as bits
    np.bitwise_or.at(beside, (member, target), named[answer])
    return (beside[:, :, None] >> np.arange(targets) & 1).astype(bool)
