"""Shares of submissions, and bounds: how many of all members might report something, whatever the silent would say."""

from __future__ import annotations

from typing import NamedTuple

FEWEST_FOR_A_SHARE = 3  # submissions; the reason stands in wording.FEW


class Bounds(NamedTuple):
    """The least and the greatest number of members, both included."""

    at_least: int
    at_most: int


def bounds(count: int, submissions: int, members: int) -> Bounds:
    """How many of `members` it can be, if `count` of the `submissions` received is known.

    At least: no member without a submission is to be counted; at most: all of them are. No assumption is made about
    these members (C. F. Manski, Partial Identification of Probability Distributions, 2003, chapter 1). What a
    submission leaves blank is not bounded. Raises ValueError unless count ≤ submissions ≤ members.
    """
    if not 0 <= count <= submissions <= members:
        raise ValueError(f"{count} of {submissions} submissions of {members} members")
    return Bounds(count, count + members - submissions)


def share(count: int, submissions: int) -> float | None:
    """The share of submissions, from 0 to 1; None where there are fewer than FEWEST_FOR_A_SHARE of them."""
    return count / submissions if submissions >= FEWEST_FOR_A_SHARE else None
