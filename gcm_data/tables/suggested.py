"""Suggestions among the mentions: shown when a reader asks for them, and counted in no number."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from gcm_data.tables.specs import MENTIONS, ReviewData, conform

SUGGESTED = "suggested"
UNMEASURED = "in which nobody has measured suggestions"  # the end of a reason that tells a language


def without_suggestions(data: ReviewData) -> ReviewData:
    """The tables without suggestions: themselves, where there are none among the mentions."""
    is_suggested = data.mentions["basis"] == SUGGESTED
    if not is_suggested.any():
        return data
    return replace(data, mentions=data.mentions[~is_suggested].reset_index(drop=True))


def measured(suggestions: pd.DataFrame) -> pd.DataFrame:
    """The suggestions in languages in which it was measured how often they are right: the others only order a list."""
    is_unmeasured = suggestions["reason"].str.endswith(UNMEASURED)
    return suggestions[~is_unmeasured].reset_index(drop=True)


def add_suggestions(data: ReviewData, suggestions: pd.DataFrame) -> ReviewData:
    """The tables with suggestions (rows in the columns of `mentions`) behind the mentions."""
    rows = pd.concat([without_suggestions(data).mentions, suggestions], ignore_index=True)
    return replace(data, mentions=conform(rows, MENTIONS))
