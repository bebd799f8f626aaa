"""Lists of objectives that a spreadsheet program took for something else: 2-6 became 2 June, 7 became 7.0."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from loaders.codes.words import HIGHEST_OBJECTIVE

THIRD_NUMBER_UNTIL = 2000 + HIGHEST_OBJECTIVE  # 1-2-23 became a day in 2023, and 1-2 in the year in which it was typed
_DAY = re.compile(
    r"(?P<year>\d{4})-(?P<first>\d{1,2})-(?P<second>\d{1,2})(?:[ T]00:00(?::00)?)?"
    r"|(?P<first2>\d{1,2})[/.-](?P<second2>\d{1,2})[/.-](?P<year2>\d{4})"
)
_WHOLE = re.compile(
    r"(?<!\d)(?<!\d\.)(\d{1,2})\.0+(?!\d|\.\d)"
    r"|(?<!\d)(?<!\d[.,])(\d{1,2}),0+(?!\d|[.,]\d)"  # a comma may as well part two numbers
)


def without_decimals(text: str) -> str:
    """The text with whole numbers for those with a zero behind the point: no list of objectives holds a zero."""
    return _WHOLE.sub(r"\1\2", text)


def text_date(text: str) -> dt.date | None:
    """The day that a text is, as a spreadsheet program writes it into a .csv file; None for any other text.

    Day and month may stand in either order: what is read of such a day does not depend on it.
    """
    match = _DAY.fullmatch(text.strip()) if len(text) < 30 else None
    if not match:
        return None
    year, first, second = (int(match[name] or match[f"{name}2"]) for name in ("year", "first", "second"))
    low, high = sorted((first, second))
    try:
        return dt.date(year, low, high)
    except ValueError:
        return None


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
