"""Typing errors: whether two words differ by one letter too many, too few, another one, or two that changed places."""

from __future__ import annotations


def is_near(one: str, other: str) -> bool:
    """Whether two words are the same, or one typing error apart."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    most = min(len(one), len(other))
    start = next((place for place in range(most) if one[place] != other[place]), most)
    left = most - start
    end = next((place for place in range(left) if one[-1 - place] != other[-1 - place]), left)
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
