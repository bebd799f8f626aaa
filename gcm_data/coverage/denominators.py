"""The three denominators of a count: members, members with documents, and those that could say what is counted.

A tally of objectives has no words that could carry a guiding principle, and who leaves question (d) blank names no
challenge: neither is in the base of such a count, and a count without a base is no zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np


class Totals(NamedTuple):
    """How many members, of how many of them something was read, and how many of these answered on what is counted."""

    members: int
    submissions: int
    answered: int


def count_totals(is_read: Iterable[bool], could_say: Iterable[bool]) -> Totals:
    """The three denominators of one number, counted from a truth of each kind for each member; nothing else counts one.

    `is_read`: something was read of the member. `could_say`: it answered a question that can carry what is counted
    (Grid.could_say). Who sent nothing could not say it, either.
    """
    read, able = np.fromiter(is_read, bool), np.fromiter(could_say, bool)
    return count_each(read, able[:, None])[0]


def count_each(is_read: np.ndarray, could_say: np.ndarray) -> list[Totals]:
    """The denominators of several numbers of the same members: `could_say` is members × numbers."""
    read, answered = int(is_read.sum()), (is_read[:, None] & could_say).sum(axis=0)
    return [Totals(len(is_read), read, count) for count in answered.tolist()]
