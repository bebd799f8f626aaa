"""Texts that tell the name of a file that has none in the tables: of them nothing is shown."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from gcm_data.text.folding import fold


def speaks(hidden: Mapping[str, set[str]], cycle: str, *texts: str) -> bool:
    """Whether one of the texts holds the name of a file of the cycle that has none here."""
    folded = [f" {' '.join(fold(text).split())} " for text in texts]
    return any(f" {name} " in text for name in hidden.get(cycle, ()) for text in folded)


def without_sheets(table: pd.DataFrame, hidden: Mapping[str, set[str]]) -> pd.DataFrame:
    """A table without the names of sheets, or headings of text documents, that tell the name of a file without one."""
    if not hidden or table.empty:
        return table
    pairs = {pair: speaks(hidden, *pair) for pair in set(zip(table["cycle"], table["sheet"], strict=True))}
    telling = [pairs[pair] for pair in zip(table["cycle"], table["sheet"], strict=True)]
    return table.assign(sheet=table["sheet"].mask(pd.Series(telling, index=table.index, dtype=bool), ""))
