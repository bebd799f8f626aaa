"""How the cells of the reference tables are written, and what type each makes: the annotations of rows.py."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Form:
    """How a cell is written: the pattern of the whole cell, its name in a message, what to make of it."""

    pattern: str
    meaning: str
    convert: Callable[[str], object] = str

    def read(self, text: str) -> object:
        """The value of a cell; raises ValueError with the reason when the text is not in this form."""
        if not _whole(self.pattern)(text):
            raise ValueError(self._why_not(text))
        try:
            return self.convert(text)
        except ValueError as error:  # 30 February is written like a date
            raise ValueError(self._why_not(text)) from error

    def _why_not(self, text: str) -> str:
        return f"{text!r} is not {self.meaning}" if text else "is empty"


@cache
def _whole(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pattern).fullmatch


def one_of(*words: str) -> Form:
    """The form of a column that holds one of these words; "" among them allows an empty cell."""
    return Form("|".join(map(re.escape, words)), " or ".join(word for word in words if word))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _wordings(text: str) -> tuple[str, ...]:
    return tuple(text.split(";"))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(";"))


_LINE = r"\S(.*\S)?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PERIOD = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_NUMBER = r"(0|[1-9][0-9]*)"

Text = Annotated[str, Form(_LINE, "one line of text without spaces at its ends")]
SdgTargetNumber = Annotated[
    str, Form(r"([1-9]|1[0-7])\.([1-9][0-9]?|[a-z])|all", "a target such as 10.7 or 10.c, or all")
]
SdgNumber = Annotated[int, Form("[1-9]|1[0-7]", "a number from 1 to 17", int)]
MaybeText = Annotated[str, Form(f"({_LINE})?", "one line of text without spaces at its ends")]
Wordings = Annotated[
    tuple[str, ...], Form(r"[^;\s]([^;]*[^;\s])?(;[^;\s]([^;]*[^;\s])?)*", "wordings parted by ;", _wordings)
]
Iso3 = Annotated[str, Form("[A-Z]{3}", "three capital letters")]
M49 = Annotated[str, Form("[0-9]{3}", "three digits")]  # Excel makes 4 of 004
Language = Annotated[str, Form("([a-z]{2})?", "two small letters")]
SomeLanguage = Annotated[str, Form("[a-z]{2}", "two small letters")]
Letter = Annotated[str, Form("[a-j]", "a letter from a to j")]
ActionLetter = Annotated[str, Form("[a-l]", "a letter from a to l")]
TargetKind = Annotated[str, one_of("objective", "principle", "need")]
Chance = Annotated[str, one_of("likely", "possible", "weak")]
Version = Annotated[str, Form("[1-9][0-9]*", "a whole number from 1")]
Share = Annotated[float, Form(r"0\.[0-9]+|[01]", "a share from 0 to 1", float)]
QuestionLetter = Annotated[str, Form("[a-z]", "a letter from a to z")]
Key = Annotated[str, Form("[a-z]+(_[a-z]+)*", "small letters and underscores")]
Year = Annotated[str, Form("[0-9]{4}", "a year")]
Membership = Annotated[str, one_of("member State", "associate member")]
Aspect = Annotated[str, one_of("", "plan", "follow-up", "achievement", "challenge", "need")]
MilestoneKind = Annotated[
    str, one_of("mandate", "meeting", "consultation", "submission", "document", "report", "review", "forum")
]
Group = Annotated[str, one_of("LDC", "LLDC", "SIDS", "champion")]
Certainty = Annotated[str, one_of("", "to be confirmed")]
SdgBasis = Annotated[str, one_of("stated by the Compact", "guidance of the UN Network on Migration")]
Number = Annotated[int, Form(_NUMBER, "a whole number", int)]
Numbers = Annotated[tuple[int, ...], Form(f"{_NUMBER}(;{_NUMBER})*", "whole numbers parted by ;", _numbers)]
ObjectiveNumber = Annotated[int, Form("[1-9]|1[0-9]|2[0-3]", "a number from 1 to 23", int)]
RoundTableNumber = Annotated[int, Form("[1-4]", "a number from 1 to 4", int)]
Day = Annotated[date, Form(_DAY, "a date such as 2025-02-04", _day)]
MaybeDay = Annotated[date | None, Form(f"({_DAY})?", "a date such as 2025-02-04", _day)]
Period = Annotated[str, Form(_PERIOD, "a date, a month such as 2024-08 or a year")]
MaybePeriod = Annotated[str, Form(f"({_PERIOD})?", "a date, a month such as 2024-08 or a year")]
