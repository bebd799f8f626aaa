"""What one row of each reference table holds.

The fields of a row are the columns of its CSV file. The annotation of a field says its type and, as a `Form`,
how its cell is written. An empty cell, where allowed, is "" in text and None for a date. Sources: SOURCES.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Form:
    """How a cell is written: the pattern of the whole cell, its name in a message, what to make of it."""

    pattern: str
    meaning: str
    convert: Callable[[str], object] = str

    def read(self, text: str) -> object:
        """The value of a cell; raises ValueError with the reason when the text is not in this form."""
        reason = f"{text!r} is not {self.meaning}" if text else "is empty"
        if not re.fullmatch(self.pattern, text):
            raise ValueError(reason)
        try:
            return self.convert(text)
        except ValueError as error:  # 30 February is written like a date
            raise ValueError(reason) from error


def one_of(*words: str) -> Form:
    """The form of a column that holds one of these words; "" among them allows an empty cell."""
    return Form("|".join(map(re.escape, words)), " or ".join(word for word in words if word))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _flag(text: str) -> bool:
    return text == "true"


def _wordings(text: str) -> tuple[str, ...]:
    return tuple(text.split(";"))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(";"))


_LINE = r"\S(.*\S)?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PERIOD = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_NUMBER = r"(0|[1-9][0-9]*)"

Text = Annotated[str, Form(_LINE, "one line of text without spaces at its ends")]
MaybeText = Annotated[str, Form(f"({_LINE})?", "one line of text without spaces at its ends")]
Wordings = Annotated[
    tuple[str, ...], Form(r"[^;\s]([^;]*[^;\s])?(;[^;\s]([^;]*[^;\s])?)*", "wordings parted by ;", _wordings)
]
Iso3 = Annotated[str, Form("[A-Z]{3}", "three capital letters")]
M49 = Annotated[str, Form("[0-9]{3}", "three digits")]  # Excel makes 4 of 004
Language = Annotated[str, Form("([a-z]{2})?", "two small letters")]
Letter = Annotated[str, Form("[a-j]", "a letter from a to j")]
Key = Annotated[str, Form("[a-z]+(_[a-z]+)*", "small letters and underscores")]
Year = Annotated[str, Form("[0-9]{4}", "a year")]
Membership = Annotated[str, one_of("member State", "associate member")]
Aspect = Annotated[str, one_of("", "plan", "follow-up", "achievement", "challenge", "need")]
MilestoneKind = Annotated[
    str, one_of("mandate", "meeting", "consultation", "submission", "document", "report", "review", "forum")
]
Flag = Annotated[bool, Form("true|false", "true or false", _flag)]
Number = Annotated[int, Form(_NUMBER, "a whole number", int)]
Numbers = Annotated[tuple[int, ...], Form(f"{_NUMBER}(;{_NUMBER})*", "whole numbers parted by ;", _numbers)]
ObjectiveNumber = Annotated[int, Form("[1-9]|1[0-9]|2[0-3]", "a number from 1 to 23", int)]
RoundTableNumber = Annotated[int, Form("[1-4]", "a number from 1 to 4", int)]
Day = Annotated[date, Form(_DAY, "a date such as 2025-02-04", _day)]
MaybeDay = Annotated[date | None, Form(f"({_DAY})?", "a date such as 2025-02-04", _day)]
Period = Annotated[str, Form(_PERIOD, "a date, a month such as 2024-08 or a year")]
MaybePeriod = Annotated[str, Form(f"({_PERIOD})?", "a date, a month such as 2024-08 or a year")]


@dataclass(frozen=True, slots=True)
class Subregion:
    """One of the five subregions of ESCAP."""

    subregion: Text
    short_name: Text


@dataclass(frozen=True, slots=True)
class Member:
    """A member State or associate member of ESCAP; the four non-regional member States have no subregion."""

    iso3: Iso3
    m49: M49
    name: Text
    short_name: Text
    membership: Membership
    subregion: MaybeText
    is_ldc: Flag
    is_lldc: Flag
    is_sids: Flag
    is_champion: Flag


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of a member's name, with its language where the spelling belongs to one."""

    iso3: Iso3
    alias: Text
    lang: Language


@dataclass(frozen=True, slots=True)
class OtherCountry:
    """One name of a country or area that is not a member, so that it is not taken for a misspelt member."""

    iso3: Iso3
    name: Text


@dataclass(frozen=True, slots=True)
class ObjectiveTitle:
    """One of the 23 objectives, as its line in objectives.csv has it."""

    number: ObjectiveNumber
    title: Text
    short_label: Text


@dataclass(frozen=True, slots=True)
class Objective(ObjectiveTitle):
    """One of the 23 objectives, with the round table that round_tables.csv gives it."""

    round_table: RoundTableNumber


@dataclass(frozen=True, slots=True)
class RoundTable:
    """One of the four round tables, with the numbers of its objectives."""

    round_table: RoundTableNumber
    title: Text
    short_label: Text
    objectives: Numbers


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the ten guiding principles."""

    letter: Letter
    key: Key
    label: Text
    description: Text


@dataclass(frozen=True, slots=True)
class Need:
    """One of the six kinds of cooperation that question (e) of 2025 asks about."""

    key: Key
    label: Text
    description: Text


@dataclass(frozen=True, slots=True)
class StakeholderCategory:
    """One kind of stakeholder; `key_terms` are words by which people name it, parted by semicolons."""

    order: Number
    key: Key
    label: Text
    description: Text
    key_terms: Text
    source: Text


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """One status of a national implementation plan; `wordings` are what people write or choose for it."""

    order: Number
    key: Key
    label: Text
    description: Text
    wordings: Wordings


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an instrument; its aspect is what answers are evidence of, if they are read by it."""

    instrument: Text
    key: Letter
    short_label: Text
    wording: Text
    aspect: Aspect


@dataclass(frozen=True, slots=True)
class Cycle:
    """One regional review, and the instrument its answers are read against."""

    cycle: Year
    name: Text
    start_date: Day
    end_date: Day
    location: Text
    deadline: MaybeDay
    instrument: Text
    feeds_into: Text


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated event of the Compact; its dates are as exact as is known, and its cycle may be empty."""

    date: Period
    end_date: MaybePeriod
    event: Text
    kind: MilestoneKind
    cycle: MaybeText


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of one member on the tile grid, counted from the top left."""

    iso3: Iso3
    column: Number
    row: Number
