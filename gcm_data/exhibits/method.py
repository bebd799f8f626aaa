"""The definitions behind every number, as tables of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coding.agreement import FEWEST
from gcm_data.coverage.selection import GROUPS, in_group
from gcm_data.exhibits import gap_words
from gcm_data.exhibits.coding import chances, codebook
from gcm_data.figures.theme import MARKS
from gcm_data.reference.coding import version
from gcm_data.wording import agreement, coding

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
    """The questions of every instrument, and those that bear another label in a review."""
    rows = [(name, q) for name in reference.instruments() for q in reference.questions(name)]
    for cycle in reference.cycles():
        known = reference.questions(cycle.instrument)
        rows += [(f"{cycle.instrument}, as read for {cycle.cycle}", q) for q in reference.questions_of(cycle.cycle)
                 if q not in known]  # fmt: skip
    told = [(name, f"({q.key})", q.short_label, q.wording) for name, q in rows]
    return pd.DataFrame(told, columns=["Instrument", "Question", "Subject", "What it asks (paraphrase)"])


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


def groups() -> pd.DataFrame:
    """The groups of countries of each review: its day, the members on that day, and what is to be confirmed."""
    rows = []
    for cycle in reference.cycles():
        for name, group in GROUPS.items():
            inside = [member.name for member in reference.members() if member.iso3 in in_group(name, cycle.cycle)]
            names = wording.listed(inside) or "none that a source names"
            unsure = " ".join(wording.to_be_confirmed([group], cycle.cycle))
            rows.append((f"{cycle.cycle} ({wording.day(cycle.start_date)})", name, f"{names}. {unsure}".strip()))
    return pd.DataFrame(rows, columns=["Review (first day)", "Group", "Members"])


def planned_exits() -> tuple[str, ...]:
    """A sentence for each member whose day of leaving a group was only planned when the list was made."""
    return tuple(
        f"{reference.member(row.iso3).name}: to leave the group {row.group} on {wording.day(row.valid_to)}, "
        "to be confirmed."
        for row in reference.group_memberships()
        if row.certainty and row.valid_to
    )


COUNTING, TERMS, PRINCIPLES, CODING = "counting", "terms", "principles", "coding"
TIMES, LIMITS = "times", "limits"
PARTS = {  # name of a part -> its label, in the order of the chapters
    COUNTING: "Counting",
    TERMS: "Questions and objectives",
    PRINCIPLES: "Principles and needs",
    CODING: "Coding",
    TIMES: "Groups and calendar",
    LIMITS: "Sources and limits",
}


@dataclass(frozen=True)
class Chapter:
    """A chapter of the method: words, a table of words, points of a list. A long table is for searching in.

    `part` is the part of the page in which it stands, of PARTS.
    """

    part: str
    title: str
    words: tuple[str, ...] = ()
    table: Callable[[], pd.DataFrame] | None = None
    points: tuple[str, ...] = ()
    is_long: bool = False


def chapters() -> tuple[Chapter, ...]:
    """The method in the order of the page and of files; what holds for the pages alone is not among it."""
    w, cycles = wording, [cycle.cycle for cycle in reference.cycles()]
    kinds = (gap_words.meaning(cycles[-1]), gap_words.SILENT_IS, w.GAP_IS, w.BOUNDS, w.FEW, w.CHANGE_IS)
    return (
        Chapter(COUNTING, "The six states of a cell", (w.QUESTIONS_CARRY,), states),
        Chapter(COUNTING, "What counts as a mention", (), bases),
        Chapter(COUNTING, "Counting", (w.DENOMINATORS, w.SUPERSEDED, w.NON_REGIONAL, w.WITHHELD)),
        Chapter(COUNTING, "Named together", (w.CO_REPORTING, w.CO_REPORTING_OBJECTIVES, w.SAME_ANSWER)),
        Chapter(COUNTING, "Gaps, bounds and changes", kinds),
        Chapter(TERMS, "Questions and reviews", (w.QUESTIONS_FROM, w.asked_otherwise(*cycles)), questions),
        Chapter(TERMS, "Round tables and objectives", (), round_tables),
        Chapter(PRINCIPLES, "Guiding principles and cooperation needs", (), principles),
        Chapter(CODING, "Suggestions and their chances", (coding.SUGGESTIONS_ARE, coding.CHANCES_ARE), chances),
        Chapter(CODING, "Codebook", (agreement.CODEBOOK_IS.format(version=version()),), codebook, is_long=True),
        Chapter(CODING, "How far coders agree", (agreement.AGREEMENT_IS.format(fewest=FEWEST),)),
        Chapter(TIMES, "Groups of countries", (w.GROUPS_ARE,), groups, planned_exits()),
        Chapter(TIMES, "Calendar of the review", (), calendar),
        Chapter(LIMITS, "The workbooks that ship with the dashboard", w.AUDIT),
        Chapter(LIMITS, "Limits", (), points=w.LIMITS),
    )
