"""What coders go by, as tables of words: the codebook, and what the chance of a suggestion means."""

from __future__ import annotations

import pandas as pd

from gcm_data.reference.coding import codebook_table, measured_chances

KINDS = {"objective": "Objective", "principle": "Guiding principle", "need": "Cooperation need"}


def codebook() -> pd.DataFrame:
    """The codebook: a row per objective, principle and need: what counts, what does not, neighbours, an example."""
    found = codebook_table()
    return pd.DataFrame(
        {
            "Kind": found["target_kind"].map(KINDS),
            "Name": [
                f"{row.target} {row.label}" if row.target_kind == "objective" else row.label
                for row in found.itertuples()
            ],
            "Counts": found["counts"],
            "Does not count": found["does_not"],
            "Neighbours": found["neighbours"],
            "Example": found["example"],
        }
    )


def chances() -> pd.DataFrame:
    """How often likely, possible and weak suggestions were right: a row per kind of target, language and word."""
    rows = [
        (
            KINDS[row.target_kind],
            row.lang,
            row.chance,
            f"{row.right} of {row.pairs}",
            f"{row.right / row.pairs:.0%}" if row.pairs else "",
            f"{row.source}; measured on {row.date.isoformat()}",
        )
        for row in measured_chances()
    ]
    return pd.DataFrame(rows, columns=["Kind", "Language", "Chance", "Right", "Share", "Measured on"])
