"""Dates of receipt as people and survey tools write them, to be put in order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from loaders import vocabulary
from loaders.codes.words import words_of

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})(?!\d)")
_WORDS = re.compile(  # “12 March 2025”, “March 12, 2025”, “12 de marzo de 2025”
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|º)?[\s.]+(?:de\s+)?)?([^\W\d_]{3,})\.?\s+(?:de\s+)?"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_FIGURES = "〇一二三四五六七八九"
_NUMERAL = re.compile(rf"[{_FIGURES}零十]+")
_CHINESE = re.compile(rf"[{_FIGURES}零]{{4}}年[{_FIGURES}十]{{1,2}}月(?:[{_FIGURES}十]{{1,3}}日)?")
LONGEST, FEWEST = 120, 5  # characters in which a date in words is looked for; digits of the shortest, 2024年5月
_UNITS = ("date year", "date month", "date day")
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?")


@lru_cache(maxsize=5_000)
def moment(text: str, is_month_first: bool | None = None) -> dt.datetime | None:
    """The moment that a text names, as far as it names one.

    None where day and month may stand either way round, and `is_month_first` does not say which.
    """
    text = with_figures(text)
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


def with_figures(text: str) -> str:
    """The text with a date in Chinese numerals (“二〇二四年五月三日”) written in figures."""
    return _CHINESE.sub(lambda date: _NUMERAL.sub(lambda found: _figures(found[0]), date[0]), text)


def _figures(numeral: str) -> str:
    """A Chinese numeral up to 99, or of single figures, in figures: 二十二 is 22, 二〇二四 is 2024."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return "".join(str(_FIGURES.index(sign)) for sign in numeral.replace("零", "〇"))
    return str(10 * (_FIGURES.index(tens) if tens else 1) + (_FIGURES.index(ones) if ones else 0))


def spelt_date(text: str) -> re.Match[str] | None:
    """A date in a text whose numbers are named by words, before or behind them: “ngày 3 tháng 5 năm 2024”."""
    return _spelt().search(text) if sum(map(str.isdecimal, text[:LONGEST])) >= FEWEST else None


@cache
def _spelt() -> re.Pattern[str]:
    year, month, day = ("|".join(sorted(words_of(unit), key=len, reverse=True)) for unit in _UNITS)
    before = (
        rf"(?:(?:(?:{day})\s*)?(?P<d>\d{{1,2}})\s*)?(?:{month})\s*(?P<m>\d{{1,2}}),?\s*"
        rf"(?:{year})\s*(?P<y>\d{{4}})(?!\d)"
    )
    behind = (
        rf"(?P<y2>\d{{4}})\s*(?:{year})\s*(?P<m2>\d{{1,2}})\s*(?:{month})"
        rf"(?:\s*(?P<d2>\d{{1,2}})(?!\d)\s*(?:{day})?)?"
    )
    return re.compile(rf"(?<!\d)(?:{before}|{behind})", re.IGNORECASE)


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
    if match := spelt_date(text):
        year, month, day = (match[one] or match[other] for one, other in (("y", "y2"), ("m", "m2"), ("d", "d2")))
        return _made(int(year), int(month), int(day or 1))
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
