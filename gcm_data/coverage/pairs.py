"""Which pairs of targets a member names together, in one submission or in one answer."""

from __future__ import annotations

import numpy as np

from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.grid import Grid


def in_same_submission(grid: Grid, cycle: str) -> np.ndarray:
    """Members × targets × targets on the axes of the grid: whether the member reports both targets in a cycle."""
    reported = grid.reported(cycle)
    return reported[:, :, None] & reported[:, None, :]


def named_in_answers(grid: Grid, cycle: str) -> tuple[np.ndarray, np.ndarray]:
    """What members name in answers of a cycle, one place per mention that counts: the cell and the answer it stands in.

    Returns the cells (member × number of targets + target, on the axes of the grid) and the answers (rows of
    `responses`). A mark stands in no answer and has no place here.
    """
    index = grid.index
    _, members, targets = index.axes.shape
    first = index.axes.cycles[cycle] * members * targets
    rows = np.flatnonzero(grid.is_counted & (index.cell >= first) & (index.cell < first + members * targets))
    rows = rows[index.response[rows] != NOWHERE]
    return index.cell[rows] - first, index.response[rows]


def in_same_answer(grid: Grid, cycle: str) -> np.ndarray:
    """Members × targets × targets: whether one answer of the member names both targets. A mark stands in no answer."""
    _, members, targets = grid.index.axes.shape
    cell, answer = named_in_answers(grid, cycle)
    member, target = np.divmod(cell, targets)
    named = np.zeros(len(grid.index.data.responses), dtype="int64")  # the targets that each answer names, as bits
    np.bitwise_or.at(named, answer, 1 << target)
    beside = np.zeros((members, targets), dtype="int64")  # the targets named in the same answers as a target, as bits
    np.bitwise_or.at(beside, (member, target), named[answer])
    return (beside[:, :, None] >> np.arange(targets) & 1).astype(bool)
