"""What a newer document changes against an accepted one, State by State and answer by answer."""

from __future__ import annotations

import pandas as pd

from gcm_data import reference
from gcm_data.since.newer import SAME, Submitted, changed_answers
from gcm_data.tables.specs import ReviewData

HEADS = {
    "question": "Question",
    "kind": "Kind",
    "before": "Before",
    "now": "Now",
    "codes_before": "Codes before",
    "codes_now": "Codes now",
    "place_before": "Place before",
    "place_now": "Place now",
}


def changed_by_state(before: ReviewData, now: ReviewData, states: frozenset[str]) -> pd.DataFrame:
    """A row for each answer of some States (iso3) in an older document, a newer, or both; all in order of their names.

    Columns: Who answers, and those of changed_answers under the names in HEADS.
    """
    names = {iso3: reference.member(iso3).name for iso3 in states}
    made = []
    for iso3 in sorted(states, key=names.__getitem__):
        table = changed_answers(_of_state(before, iso3), _of_state(now, iso3))[list(HEADS)].rename(columns=HEADS)
        table.insert(0, "Who answers", names[iso3])
        made.append(table)
    return pd.concat(made, ignore_index=True) if made else pd.DataFrame(columns=["Who answers", *HEADS.values()])


def differing(table: pd.DataFrame) -> int:
    """How many rows of such a table say that something is another now."""
    return int((table["Kind"] != SAME).sum())


def _of_state(data: ReviewData, iso3: str) -> Submitted:
    """All that a State itself says in a document, whatever of it would count."""
    found = data.submissions
    own = set(found.loc[(found["iso3"] == iso3) & (found["respondent_kind"] != "stakeholder"), "submission"])
    return Submitted(*(table[table["submission"].isin(own)] for table in (data.responses, data.mentions)))
