"""The tables as the documents gave them, for whoever has to decide without seeing what others decided."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from gcm_data.coding.decisions import ON_MENTIONS
from gcm_data.tables.specs import MENTIONS, ReviewData, conform


def undecided(data: ReviewData) -> ReviewData:
    """The tables without what coders added, and with what people have set aside.

    Else a second coder would not be asked about a citation that the first one has set aside.
    """
    stated = data.mentions[data.mentions["basis"].isin(ON_MENTIONS)]
    away = data.set_aside.reindex(columns=data.mentions.columns).assign(chance="", reason="")
    rows = pd.concat([stated, away.astype(data.mentions.dtypes.to_dict())], ignore_index=True) if len(away) else stated
    return replace(data, mentions=conform(rows.reset_index(drop=True), MENTIONS))
