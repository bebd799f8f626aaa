"""The passages beside a number that it does not count: suggestions, and what people have set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from gcm_data.coverage import uncounted as of_number
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.passages import MARK, Passage, passages, respondents_of, rows_of_mentions, set_aside_in
from gcm_data.tables.specs import ReviewData
from gcm_data.wording.coding import SET_ASIDE_HEADING

MOST_TOLD = 3  # in a sentence


class Uncounted(NamedTuple):
    """Passages that a number does not count: with suggestions in its cells, and with what was set aside there."""

    suggested: tuple[Passage, ...]
    set_aside: tuple[Passage, ...]


def uncounted(scope: Scope, focus: Focus) -> Uncounted:
    """What stands in the cells of a number and counts for nothing; nothing for numbers of no members."""
    if focus.document or focus.stakeholders:
        return Uncounted((), ())
    evidence = Evidence(scope.grid, focus)
    rows = rows_of_mentions(scope.grid.index, of_number.suggested(evidence))
    away = of_number.set_aside(evidence)
    return Uncounted(tuple(passages(scope.data, rows)), tuple(passages_set_aside(scope.data, away)))


def set_aside_in_words(evidence: Evidence) -> str:
    """To follow a sentence: “ Set aside by a coder, not counted: Fiji, objective 5 (cited; negated).”, or ""."""
    rows = of_number.set_aside(evidence)
    if not rows:
        return ""
    data = evidence.grid.index.data
    named = respondents_of(data.submissions)
    told = data.set_aside.iloc[rows[:MOST_TOLD]].itertuples(index=False)
    said = [f"{named[row.submission]}, {set_aside_in(row)}" for row in told]
    said += [f"{len(rows) - MOST_TOLD} more"] if len(rows) > MOST_TOLD else []
    return f" {SET_ASIDE_HEADING}: {'; '.join(said)}."


def passages_set_aside(data: ReviewData, rows: Sequence[int]) -> list[Passage]:
    """The passages of some rows of `set_aside`, each answer once, then marks in tallies, which stand in no answer."""
    if not rows:
        return []
    found = data.set_aside.iloc[list(rows)]
    answers = pd.Index(data.responses["response"]).get_indexer(found["response"].drop_duplicates())
    made = passages(data, [(int(row), ()) for row in answers if row >= 0])
    respondents = respondents_of(data.submissions)
    return made + [
        Passage(
            respondents[row.submission],
            row.cycle,
            question="",
            subject="",
            state=MARK,
            text=row.evidence,
            spans=(),
            named=(),
            document=row.document,
            sheet=row.sheet,
            cell=row.cell,
            source="",
            date="",
            set_aside=(set_aside_in(row),),
        )
        for row in found[found["response"] == ""].itertuples(index=False)
    ]
