"""Questions by their place: five labels in a row of which most are known, each where the question stands in the order.

Whoever lays out a form in words of their own keeps the order of the questions. What is read so is a guess: an issue
names each label that no wording knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.headers.questions import LONGEST_QUESTION, letters, resolve_question

FEWEST_KNOWN = 0.6  # the share of the labels that wordings or letters must know


@dataclass(frozen=True)
class InOrder:
    """The labels of questions in their order; `assumed` are those known by their place alone, each with its question.

    `is_told`: the labels are those of all questions, one each, and at least so many are known as a guess needs.
    """

    is_told: bool
    assumed: dict[str, str]


def in_order(labels: Sequence[str], instrument: str) -> InOrder:
    """What the places of different labels tell, which come from the top or from the left; nothing where one of those
    that are known stands elsewhere than in the order of the instrument.
    """
    known, distinct = letters(instrument), list(dict.fromkeys(label.strip() for label in labels if label.strip()))
    if len(distinct) != len(known) or any(len(label) > LONGEST_QUESTION for label in distinct):
        return InOrder(False, {})
    read = [resolve_question(label, instrument).key for label in distinct]
    if any(key not in (None, known[place]) for place, key in enumerate(read)):
        return InOrder(False, {})
    if sum(key is not None for key in read) < FEWEST_KNOWN * len(known):
        return InOrder(False, {})
    return InOrder(
        True, {label: known[n] for n, (label, key) in enumerate(zip(distinct, read, strict=True)) if not key}
    )
