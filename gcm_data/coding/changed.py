"""Decisions that were made under another wording of the codebook than today's, for people to look at again."""

from __future__ import annotations

import pandas as pd

from gcm_data.coding.votes import REOPENED, REPLACED
from gcm_data.reference.coding import changed_since, version


def under_other_entries(codings: pd.DataFrame) -> pd.DataFrame:
    """The rows of `codings` whose entry in the codebook reads otherwise now, in their order.

    A decision that does not tell its entry counts as made under the wording of its version of the codebook. Left out
    are decisions that were replaced or are to be taken again anyway, and those on no target.
    """
    standing = codings[~codings["state"].isin((REPLACED, REOPENED)) & (codings["target"] != "")]
    decided = list(zip(*(standing[name] for name in ("target_kind", "target", "entry")), strict=True))
    changed, now = set(changed_since(decided)), version()
    is_other = [
        each in changed if each[2] else codebook != now
        for each, codebook in zip(decided, standing["codebook"], strict=True)
    ]
    return standing[is_other]
