"""What coverage counts: the targets of the Compact, and the aspects that questions ask for."""

from __future__ import annotations

from functools import cache

import pandas as pd

from gcm_data import reference


def targets() -> pd.DataFrame:
    """All 39 targets: target_kind, target (text), label, round_table (0 for principles and needs)."""
    rows = [("objective", str(o.number), o.short_label, o.round_table) for o in reference.objectives()]
    rows += [("principle", p.key, p.label, 0) for p in reference.principles()]
    rows += [("need", n.key, n.label, 0) for n in reference.needs()]
    return pd.DataFrame(rows, columns=["target_kind", "target", "label", "round_table"])


def aspects() -> list[str]:
    """The aspects in the order of the questions that ask for them."""
    instruments = {cycle.instrument for cycle in reference.cycles()}
    found = (question.aspect for name in sorted(instruments) for question in reference.questions(name))
    return list(dict.fromkeys(filter(None, found)))


@cache
def aspect_of(cycle: str, question: str) -> str:
    """What answers to a question of a review are evidence of (achievement, challenge, …); "" without a question."""
    questions = reference.questions(reference.cycle(cycle).instrument)
    return next((asked.aspect for asked in questions if asked.key == question), "")
