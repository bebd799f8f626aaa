"""The table of an exhibit as browsers are sent it: making that of a frame takes longer than all else of an exhibit."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pyarrow as pa

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit
from pages.shared import session

Rows = pa.Table | pd.DataFrame


def of(make: Callable[..., Exhibit], selection: Selection, *arguments: object) -> Rows:
    """The rows of an exhibit, kept like the exhibit."""
    return session.compute_of(_of, make, selection, arguments)


def _of(scope: object, made: Exhibit) -> Rows:
    try:
        return pa.Table.from_pandas(made.table)
    except pa.ArrowException:  # a column of several kinds, which Streamlit mends
        return made.table
