"""Shares of those that answered, and bounds: how many of all members might report something, whatever others say."""

from __future__ import annotations

from typing import NamedTuple

FEWEST_FOR_A_SHARE = 3  # members that answered; the reason stands in wording.FEW


class Bounds(NamedTuple):
    """The least and the greatest number of members, both included."""

    at_least: int
    at_most: int


def bounds(count: int, answered: int, members: int) -> Bounds:
    """How many of `members` it can be, if `count` of those that `answered` on it is known.

    At least: nobody else is to be counted; at most: all others are, be it that they sent nothing or left it blank. No
    assumption is made about them (C. F. Manski, Partial Identification of Probability Distributions, 2003, chapter 1).
    Raises ValueError unless count ≤ answered ≤ members.
    """
    if not 0 <= count <= answered <= members:
        raise ValueError(f"{count} of {answered} that answered of {members} members")
    return Bounds(count, count + members - answered)


def share(count: int, answered: int) -> float | None:
    """The share of those that answered, from 0 to 1; None where they are fewer than FEWEST_FOR_A_SHARE."""
    return count / answered if answered >= FEWEST_FOR_A_SHARE else None
