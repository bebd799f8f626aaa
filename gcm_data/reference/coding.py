"""The codebook: what counts for each objective, principle and need, and what a suggestion is made and measured by.

codebook.csv has an entry for each of the 39 targets, codebook_versions.csv says what each version changed. Raise the
version when an entry changes in what it means; decisions carry it, and the digest of their entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pandas as pd

from gcm_data import reference
from gcm_data.reference.coding_rows import CodebookEntry, MeasuredChance, ObjectiveAction

Decided = tuple[str, str, str]  # target_kind, target, and the digest of the entry under which it was decided


def entries() -> tuple[CodebookEntry, ...]:
    """An entry for each of the 23 objectives, 10 principles and 6 needs."""
    return reference.all_tables().codebook


@cache
def entry(target_kind: str, target: str) -> CodebookEntry:
    """The entry of one target; KeyError if there is no such target."""
    for found in entries():
        if (found.target_kind, found.target) == (target_kind, target):
            return found
    raise KeyError(f"the codebook has no {target_kind} {target!r}")


def version() -> str:
    """The version of the codebook, such as "2": the last one of its file. Every decision carries it."""
    return reference.all_tables().codebook_versions[-1].version


def changed_since(decided: Iterable[Decided]) -> list[Decided]:
    """Those decisions, in their order, whose entry reads otherwise now than when they were made, or is gone."""
    now = {(found.target_kind, found.target): found.digest for found in entries()}
    return [each for each in decided if now.get(each[:2]) != each[2]]


def codebook_table() -> pd.DataFrame:
    """The codebook: one row per target, columns target_kind, target, label, counts, does_not, neighbours, example."""
    labels = {("objective", str(o.number)): o.short_label for o in reference.objectives()}
    labels |= {("principle", p.key): p.label for p in reference.principles()}
    labels |= {("need", n.key): n.label for n in reference.needs()}
    rows = [
        (e.target_kind, e.target, labels[e.target_kind, e.target], e.counts, e.does_not, e.neighbours, e.example)
        for e in entries()
    ]
    columns = ["target_kind", "target", "label", "counts", "does_not", "neighbours", "example"]
    return pd.DataFrame(rows, columns=columns)


def objective_actions() -> tuple[ObjectiveAction, ...]:
    """The 187 actions that the Compact lists under its objectives, in its order."""
    return reference.all_tables().objective_actions


def measured_chances() -> tuple[MeasuredChance, ...]:
    """What likely, possible and weak have meant for suggestions, in the languages in which that was measured."""
    return reference.all_tables().measured_chances
