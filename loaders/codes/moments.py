"""Dates of receipt as people and survey tools write them, to be put in order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from loaders import vocabulary

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})(?!\d)")
_WORDS = re.compile(  # “12 March 2025”, “March 12, 2025”, “12 de marzo de 2025”
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|º)?[\s.]+(?:de\s+)?)?([^\W\d_]{3,})\.?\s+(?:de\s+)?"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_PARTED = (  # each number with what it counts: “2024年11月20日”, “20 tháng 11 năm 2024”
    re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월](?:\s*(?P<d>\d{1,2})\s*[日일])?"),
    re.compile(r"(?:(?P<d>\d{1,2})\s+)?tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})", re.IGNORECASE),
)
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?")


@lru_cache(maxsize=5_000)
def moment(text: str, is_month_first: bool | None = None) -> dt.datetime | None:
    """The moment that a text names, as far as it names one.

    None where day and month may stand either way round, and `is_month_first` does not say which.
    """
    day = _day(text, is_month_first)
    time = _TIME.search(text)
    if day is None or time is None:
        return day
    hour = int(time[1]) % 12 + 12 * (time[4] in "Pp") if time[4] else int(time[1])
    try:
        return day.replace(hour=hour, minute=int(time[2]), second=int(time[3] or 0))
    except ValueError:
        return day


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether dates of one hand have the month before the day, as one of them tells; None where none does."""
    pairs = [(int(match[1]), int(match[2])) for text in texts if (match := _NUMBERS.search(text))]
    told = {second > 12 for first, second in pairs if max(first, second) > 12}
    return told.pop() if len(told) == 1 else None


def _day(text: str, is_month_first: bool | None) -> dt.datetime | None:
    if match := _ISO.search(text):
        return _made(int(match[1]), int(match[2]), int(match[3] or 1))
    if match := _NUMBERS.search(text):
        first, second, year = map(int, match.groups())
        is_told = first == second or max(first, second) > 12
        if not is_told and is_month_first is None:
            return None
        is_first = second > 12 if is_told else is_month_first
        return _made(year, *((first, second) if is_first else (second, first)))
    if match := next(filter(None, (pattern.search(text) for pattern in _PARTED)), None):
        return _made(int(match["y"]), int(match["m"]), int(match["d"] or 1))
    if match := _WORDS.search(text):
        months = {r["wording"]: int(r["meaning"][-2:]) for r in vocabulary.rows("months.csv")}
        month = months.get(match[2].casefold())
        day = match[1] or match[3]
        return _made(int(match[4]), month, int(day) if day else 1) if month else None
    return None


def _made(year: int, month: int, day: int) -> dt.datetime | None:
    try:
        return dt.datetime(year, month, day)
    except ValueError:
        return None
