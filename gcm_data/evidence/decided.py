"""The decisions behind reviewed mentions, in words: who found it, under which codebook, why it had been suggested."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from gcm_data.coding.decisions import ACCEPT, ADD
from gcm_data.coding.review import REVIEWED
from gcm_data.coding.votes import HOLDS
from gcm_data.wording.coding import DECIDED_BY, SUGGESTED_BECAUSE, VERDICTS
from gcm_data.wording.names import label_of

Key = tuple[str, str, str, int]  # response, kind, target, and where the passage begins


def key_of(mention: object) -> Key | None:
    """What tells the decisions on a reviewed mention; None for a mention that no coder has made."""
    if mention.basis != REVIEWED:
        return None
    return mention.response, mention.target_kind, mention.target, int(mention.start)


def decisions(codings: pd.DataFrame, mentions: Iterable[object]) -> dict[Key | None, list[str]]:
    """Mention, by its key -> the decisions that hold on it: “objective 5: accepted by coder 1 …; suggested because …”.

    `codings` is the table, `mentions` are rows of `mentions` as named tuples. Empty where coders made none.
    """
    reasons = {key: mention.reason for mention in mentions if (key := key_of(mention))}
    if not reasons:
        return {}
    holds = codings[codings["response"].isin({key[0] for key in reasons}) & (codings["state"] == HOLDS)]
    found: dict[Key | None, list[str]] = {}
    for row in holds[holds["verdict"].isin((ACCEPT, ADD)) & (holds["basis"] == "")].itertuples(index=False):
        key = row.response, row.target_kind, row.target, int(row.start)
        if key not in reasons:
            continue
        named = label_of(row.target_kind, row.target)
        verdict = VERDICTS[row.verdict]
        said = DECIDED_BY.format(named=named, verdict=verdict, by=row.coder, round=row.round, codebook=row.codebook)
        because = SUGGESTED_BECAUSE.format(reason=reasons[key]) if reasons[key] else ""
        found.setdefault(key, []).append(f"{said}{because}")
    return found
