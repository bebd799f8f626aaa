"""Which suggestions are still open: of targets that the answer does not state, and on which coders have not decided."""

from __future__ import annotations

import pandas as pd

from gcm_data.coding.decisions import ON_MENTIONS, sha_of
from gcm_data.coding.votes import HOLDS
from gcm_data.tables.specs import ReviewData

_TARGET = ("response", "target_kind", "target")
Item = tuple[str, str, str, str]  # response, kind, target, digest of the paragraph


class StillOpen:
    """What answers state and what coders decided, by which a suggestion is known to be open or not."""

    def __init__(self, data: ReviewData) -> None:
        stated = data.mentions[data.mentions["basis"].isin(ON_MENTIONS)]
        self._stated = set(zip(*(stated[name] for name in _TARGET), strict=True))
        held = data.codings[(data.codings["state"] == HOLDS) & (data.codings["basis"] == "")]
        self._decided: set[Item] = set(zip(*(held[name] for name in (*_TARGET, "sha256")), strict=True))

    def has(self, response: str, target_kind: str, target: str, paragraph: str) -> bool:
        """Whether a target is still to be suggested for the words of a paragraph of an answer."""
        if (response, target_kind, target) in self._stated:
            return False
        if not self._decided:
            return True
        sha256 = sha_of(paragraph)  # one decides on a suggestion by its target, by nothing of its kind, by nothing
        asked = ((target_kind, target), (target_kind, ""), ("", ""))
        return not any((response, *each, sha256) in self._decided for each in asked)


def still_open(suggested: pd.DataFrame, data: ReviewData) -> pd.DataFrame:
    """Those rows of suggestions (in the columns of `mentions`) that are open in a set of tables, numbered anew."""
    is_open = StillOpen(data).has
    columns = zip(*(suggested[name] for name in (*_TARGET, "evidence")), strict=True)
    return suggested[[is_open(*each) for each in columns]].reset_index(drop=True)
