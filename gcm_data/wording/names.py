"""Targets in words: one in a sentence, and several together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gcm_data import reference, wording


def label_of(target_kind: str, target: str) -> str:
    """A target in a sentence: “objective 5”, “Human rights”."""
    return f"objective {target}" if target_kind == "objective" else _labels()[target]


@cache
def _labels() -> dict[str, str]:
    """The labels of guiding principles and needs by their keys."""
    return {each.key: each.label for each in (*reference.principles(), *reference.needs())}


def targets_in_words(targets: Iterable[tuple[str, str]]) -> str:
    """Targets in a sentence: “objectives 2 and 5; Human rights”, “all 23 objectives”."""
    found = list(targets)
    numbers = [target for kind, target in found if kind == "objective"]
    others = [label_of(kind, target) for kind, target in found if kind != "objective"]
    every = len(reference.objectives())
    named = f"all {every} objectives" if len(numbers) == every else wording.objectives(numbers) if numbers else ""
    return "; ".join(filter(None, (named, wording.listed(others))))
