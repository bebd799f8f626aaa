"""Lists of objectives that a spreadsheet program took for something else: 2-6 became 2 June, 7 became 7.0."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

HIGHEST_OBJECTIVE = 23
THIRD_NUMBER_UNTIL = 2000 + HIGHEST_OBJECTIVE  # 1-2-23 became a day in 2023, and 1-2 in the year in which it was typed
_WHOLE = re.compile(r"(?<![\d.,])(\d{1,2})[.,]0+(?![\d.,])")


def without_decimals(text: str) -> str:
    """The text with whole numbers for those with a zero behind the point: no list of objectives holds a zero."""
    return _WHOLE.sub(r"\1", text)


def restored_list(value: Any) -> tuple[str, ...]:
    """The objectives that were typed before a program made a date of them, if there is only one possibility; else none.

    2-6 may have been the objectives 2 to 6 or 2 and 6, so nobody can say. 2-3 were 2 and 3, in whatever order, with
    whatever sign between them: numbers that follow each other, in a year that can be no third number. A decimal is
    never certain: 2.5 may be 2 and 5, and 10.7 a target of another agenda; 2.10 has lost its end.
    """
    if not isinstance(value, dt.date) or (isinstance(value, dt.datetime) and value.time() != dt.time()):
        return ()
    low, high = sorted((value.day, value.month))
    if high - low > 1 or high > HIGHEST_OBJECTIVE or value.year <= THIRD_NUMBER_UNTIL:
        return ()
    return (str(low), str(high)) if low < high else (str(low),)
