"""Bounds for what is not known: how many of all members might report something, whatever the silent ones would say."""

from __future__ import annotations

from typing import NamedTuple

FEWEST_FOR_A_SHARE = 3  # submissions; the reason stands in wording.FEW


class Bounds(NamedTuple):
    """The least and the greatest number of members, both included."""

    at_least: int
    at_most: int


def bounds(count: int, submissions: int, members: int) -> Bounds:
    """Of `members`, how many it can be where `count` of `submissions` is known and nothing of the others.

    The least if none of those that have not submitted is to be counted, the most if all of them are: no assumption is
    made about them (C. F. Manski, Partial Identification of Probability Distributions, 2003, chapter 1). What a
    submission leaves blank is not bounded. Raises ValueError where the numbers do not fit into each other.
    """
    if not 0 <= count <= submissions <= members:
        raise ValueError(f"{count} of {submissions} submissions of {members} members")
    return Bounds(count, count + members - submissions)


def share(count: int, submissions: int) -> float | None:
    """The share of submissions, from 0 to 1; None where there are fewer than FEWEST_FOR_A_SHARE of them."""
    return count / submissions if submissions >= FEWEST_FOR_A_SHARE else None
