"""A few facts side by side, each in two short lines, with the numbers that open their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from gcm_data import reference
from gcm_data.exhibits.base import Exhibit

NAMED = 3  # objectives in a fact that stand there by their names; more of them by their numbers
_COLUMNS = ("Fact", "What", "Count", "Of")


@dataclass(frozen=True, slots=True)
class Fact:
    """`label` says what the fact is of, `beside` its count; `numbers` are (words, label in the exhibit's focuses).

    A number without a label opens nothing. `count` and `of` are what `beside` says in words.
    """

    label: str
    numbers: tuple[tuple[str, str], ...]
    beside: str = ""
    count: int = 0
    of: int = 0


@dataclass(frozen=True)
class Facts(Exhibit):
    """An exhibit whose figure is some facts side by side."""

    facts: tuple[Fact, ...] = ()


def table_of(facts: Iterable[Fact]) -> pd.DataFrame:
    """The facts as a table: a row for each number that opens something."""
    rows = [(fact.label, words, fact.count, fact.of) for fact in facts for words, label in fact.numbers if label]
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object)


def names_of(objectives: Iterable[int]) -> list[str]:
    """What a fact calls objectives: “23 International cooperation”; by their numbers where they are many."""
    found = list(objectives)
    if len(found) > NAMED:
        return [str(number) for number in found]
    return [f"{number} {reference.objective(number).short_label}" for number in found]
