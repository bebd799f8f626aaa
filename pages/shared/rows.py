"""The table of an exhibit as browsers are sent it: making that of a frame takes longer than all else of an exhibit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd
import pyarrow as pa

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit
from pages.shared import say, session

Rows = pa.Table | pd.DataFrame


def of(make: Callable[..., Exhibit], selection: Selection, *arguments: object) -> Rows:
    """The rows of an exhibit, kept like the exhibit."""
    return session.compute_of(_of, make, selection, arguments)


def _of(scope: object, made: Exhibit) -> Rows:
    try:
        return pa.Table.from_pandas(made.table)
    except pa.ArrowException:  # a column of several kinds, which Streamlit mends
        return made.table


@cache
def of_words(make: Callable[[], pd.DataFrame]) -> pa.Table:
    """A small table of words that are the same in each run, marked as they are shown."""
    return pa.Table.from_pandas(say.marked(make()), preserve_index=False)
