"""What the exhibits of gaps share: what the kinds mean, their base line, names, and the table of their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.gaps import CHALLENGES, PROGRESS, SUPPORT
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import bounds, share
from gcm_data.exhibits.base import BASES, shown_counts
from gcm_data.exhibits.gap_numbers import Number

ASKED = ("achievement", "challenge", "need")  # the questions that tell the kinds apart
TOLD_APART = (CHALLENGES, SUPPORT, PROGRESS)  # the kinds that one of these questions asks for
MEANING = (
    "Challenges reported: named in answer to {challenge} and not to {achievement}. Support sought: named in answer to "
    "{need}. Progress reported: named in answer to {achievement}. A member may seek support and report either of the "
    "others. Each count is of the members that answered its question."
)
SILENT_IS = (
    "Not mentioned, in files “silent”: no member of the subregion or group mentions the objective, and at least one "
    f"answered. Dash: nobody could say it. An empty place: none. In brackets: {wording.DOCUMENTED}, of all members."
)
OF_THIS_KIND = "Members of this kind"


def meaning(cycle: str) -> str:
    """What the kinds of gap mean, by the questions of a review."""
    return MEANING.format(**{aspect: wording.asked_on(cycle, aspect) for aspect in ASKED})


def base_of(scope: Scope) -> str:
    """The base line: of all selected, how many answered on objectives at all, and each question by itself."""
    target = ("objective", str(scope.selection.objectives[0]))  # who answered is alike for all objectives
    asked = [scope.answering(target, aspect=aspect) for aspect in ASKED]
    return scope.base_on(scope.answering(target), *asked)


def name_of(objective: int) -> str:
    """“8 Save lives”."""
    return f"{objective} {reference.objective(objective).short_label}"


def band_of(objective: int) -> str:
    """The heading over an objective: “Round table 2: Safe and regular pathways”."""
    tables = {table.round_table: table.short_label for table in reference.round_tables()}
    table = reference.objective(objective).round_table
    return f"Round table {table}: {tables[table]}"


def table_of(numbers: Sequence[Number], by: str) -> pd.DataFrame:
    """One row per number; the shares, in per cent, and the bounds stand beside it. `by` is “Subregion” or
    “Round table”, the first column.
    """
    rows = []
    for n in numbers:
        head = n.group if by == "Subregion" else band_of(n.objective)
        part = share(n.count, n.totals.answered)
        part = pd.NA if part is None else round(100 * part)
        limits = bounds(n.count, n.totals.answered, n.totals.members)
        rows.append((head, name_of(n.objective), n.kind, n.count, *n.totals[::-1], part, *limits))
    columns = [by, "Objective", "Kind", OF_THIS_KIND, *BASES, wording.SHARE_COLUMN, *wording.BOUND_COLUMNS]
    table = pd.DataFrame(rows, columns=columns)
    counted = shown_counts(table[OF_THIS_KIND], table[BASES[0]])
    return table.assign(**{OF_THIS_KIND: counted}).astype({wording.SHARE_COLUMN: "Int64"})
