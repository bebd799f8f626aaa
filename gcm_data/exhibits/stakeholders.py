"""Stakeholders: how many of each category answered, and which objectives they name. They count for no State."""

from __future__ import annotations

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.tables.withheld import NON_ATTRIBUTABLE

COLUMNS = (
    "Category", "Stakeholders", "Of these not to be named", "Answers", "Objectives shown that are named",
)  # fmt: skip


def has_any(scope: Scope) -> bool:
    """Whether stakeholders answered in this review and nobody is filtered out: they belong to no group of members."""
    return not scope.selection.is_narrowed and not _submissions(scope).empty


def _submissions(scope: Scope) -> pd.DataFrame:
    found = scope.data.submissions
    return found[(found["cycle"] == scope.selection.cycle) & (found["respondent_kind"] == "stakeholder")]


def by_category(scope: Scope) -> Exhibit:
    """Submissions of stakeholders by category, in the order of the Compact; categories without any are left out."""
    data, submissions = scope.data, _submissions(scope)
    theirs = np.flatnonzero(scope.grid.is_counted & (scope.grid.index.stakeholder_cell >= 0))
    counted = data.mentions.iloc[theirs]
    counted = counted[counted["target_kind"] == "objective"]
    answers = data.responses.iloc[scope.grid.index.responses_of(scope.selection.cycle, [""])]
    objectives = {str(number) for number in scope.selection.objectives}
    rows, focuses = [], {}
    for category in reference.stakeholder_categories():
        found = submissions[submissions["category"] == category.key]
        if found.empty:
            continue
        answered = answers["submission"].isin(found["submission"]) & (answers["state"] == "answered")
        named = set(counted.loc[counted["submission"].isin(found["submission"]), "target"]) & objectives
        secret = int((found["attribution"] == NON_ATTRIBUTABLE).sum())
        numbers = wording.listed(sorted(named, key=int)) or "none"
        rows.append((category.label, len(found), secret, int(answered.sum()), numbers))
        focuses[category.label] = Focus(scope.selection.cycle, (), stakeholders=category.key)
    return Exhibit(
        "stakeholders",
        f"{len(submissions)} stakeholder{'s' if len(submissions) != 1 else ''}",
        wording.stakeholders(len(submissions)),
        f"As of {wording.day(scope.as_of)}.",
        pd.DataFrame(rows, columns=list(COLUMNS), dtype=object),
        note=wording.WITHHELD,
        focuses=focuses,
    )
