"""The definitions behind every number, as tables of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from gcm_data import reference, wording
from gcm_data.exhibits import gaps
from gcm_data.figures.theme import MARKS

_DRAWN = {
    "square": "filled square",
    "circle-open": "ring",
    "circle": "small dot",
    "square-open": "empty frame",
    "square-x-open": "frame with a cross",
    "line-ne-open": "slanted line, through every cell of the row",
}


def states() -> pd.DataFrame:
    """The six states of a cell, how each is drawn and what it means."""
    return pd.DataFrame(
        [(state, _DRAWN[MARKS[state].symbol], meaning) for state, meaning in wording.STATE_MEANINGS.items()],
        columns=["State", "Drawn as", "Meaning"],
    )


def bases() -> pd.DataFrame:
    """The bases of a mention, strongest first."""
    return pd.DataFrame(list(wording.BASIS_MEANINGS.items()), columns=["Basis", "Meaning"])


def questions() -> pd.DataFrame:
    """The questions of every instrument."""
    rows = [
        (name, f"({q.key})", q.short_label, q.wording)
        for name in reference.instruments()
        for q in reference.questions(name)
    ]
    return pd.DataFrame(rows, columns=["Instrument", "Question", "Subject", "What it asks (paraphrase)"])


def round_tables() -> pd.DataFrame:
    """The objectives by round table, with their official titles."""
    names = {table.round_table: table.short_label for table in reference.round_tables()}
    rows = [
        (f"{o.round_table} {names[o.round_table]}", o.number, o.title)
        for o in sorted(reference.objectives(), key=lambda o: (o.round_table, o.number))
    ]
    return pd.DataFrame(rows, columns=["Round table", "Objective", "Title"])


def principles() -> pd.DataFrame:
    """The ten guiding principles and the six kinds of cooperation."""
    rows = [("Guiding principle", f"({p.letter}) {p.label}", p.description) for p in reference.principles()]
    rows += [("Cooperation need", n.label, n.description) for n in reference.needs()]
    return pd.DataFrame(rows, columns=["Kind", "Name", "Description"])


def calendar() -> pd.DataFrame:
    """The milestones of the Compact's review."""
    rows = [(m.date if not m.end_date else f"{m.date} to {m.end_date}", m.event) for m in reference.milestones()]
    return pd.DataFrame(rows, columns=["Date", "Event"])


def champions() -> str:
    """The champion countries in a sentence."""
    names = [member.name for member in reference.members() if member.is_champion]
    return f"Champion countries among the members: {wording.listed(names)}."


@dataclass(frozen=True)
class Chapter:
    """A part of the method: words, a table of words, points of a list."""

    title: str
    words: tuple[str, ...] = ()
    table: Callable[[], pd.DataFrame] | None = None
    points: tuple[str, ...] = ()


def chapters() -> tuple[Chapter, ...]:
    """The method in the order of the page and of files; what holds for the pages alone is not among it."""
    w = wording
    return (
        Chapter("The six states of a cell", (w.QUESTIONS_CARRY,), states),
        Chapter("What counts as a mention", (), bases),
        Chapter("Counting", (w.DENOMINATORS, w.SUPERSEDED, w.NON_REGIONAL, w.WITHHELD)),
        Chapter("Named together", (w.CO_REPORTING, w.CO_REPORTING_OBJECTIVES, w.SAME_ANSWER)),
        Chapter("Gaps, bounds and changes", (gaps.MEANING, gaps.SILENT_IS, w.GAP_IS, w.BOUNDS, w.FEW, w.CHANGE_IS)),
        Chapter("Questions and cycles", (w.BOTH_CYCLES,), questions),
        Chapter("Round tables and objectives", (), round_tables),
        Chapter("Guiding principles and cooperation needs", (), principles),
        Chapter("Calendar of the review", (champions(),), calendar),
        Chapter("Limits", (w.VERBATIM,), points=w.LIMITS),
    )
