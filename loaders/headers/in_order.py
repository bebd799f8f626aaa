"""Questions by their place: five labels in a row of which most are known, each where the question stands in the order.

Whoever lays out a form in words of their own keeps the order of the questions. What is read so is a guess: an issue
names each label that no wording knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.headers.question_letters import letters
from loaders.headers.questions import LONGEST_QUESTION, resolve_question

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
    distinct = list(dict.fromkeys(label.strip() for label in labels if label.strip()))
    if any(len(label) > LONGEST_QUESTION for label in distinct):
        return InOrder(False, {})
    placed = by_place([resolve_question(label, instrument).key for label in distinct], instrument)
    return InOrder(placed is not None, {distinct[place]: question for place, question in (placed or {}).items()})


def by_place(asked: Sequence[str | None], instrument: str) -> dict[int, str] | None:
    """Place -> the question of those that are not known (None) among as many as there are questions; None where the
    known ones are too few, or stand elsewhere than in the order of the instrument.
    """
    known = letters(instrument)
    if len(asked) != len(known) or any(key not in (None, known[place]) for place, key in enumerate(asked)):
        return None
    if sum(key is not None for key in asked) < FEWEST_KNOWN * len(known):
        return None
    return {place: known[place] for place, key in enumerate(asked) if key is None}
