"""What one row of each reference table holds.

The fields of a row are the columns of its CSV file. The annotation of a field says its type and, as a `Form`,
how its cell is written. An empty cell, where allowed, is "" in text and None for a date. Sources: SOURCES.md.
"""

from dataclasses import dataclass
from datetime import date

from gcm_data.reference.forms import (
    M49,
    Aspect,
    Certainty,
    Day,
    Group,
    Iso3,
    Key,
    Language,
    Letter,
    MaybeDay,
    MaybePeriod,
    MaybeText,
    Membership,
    MilestoneKind,
    Number,
    Numbers,
    ObjectiveNumber,
    Period,
    QuestionLetter,
    RoundTableNumber,
    SdgBasis,
    SdgNumber,
    SdgTargetNumber,
    Text,
    Wordings,
    Year,
)


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


@dataclass(frozen=True, slots=True)
class GroupMembership:
    """One member's time in a group of countries.

    `valid_from` is the first day on which the source has the member in the group, None where that is before every
    review; `valid_to` is the day on which it leaves, None where no such day is known. `certainty` is "to be confirmed"
    where that day was only planned when the table was made.
    """

    group: Group
    iso3: Iso3
    valid_from: MaybeDay
    valid_to: MaybeDay
    certainty: Certainty
    source: Text

    def holds_on(self, day: date) -> bool:
        """Whether the member is in the group on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of a member's name, with its language where the spelling belongs to one."""

    iso3: Iso3
    alias: Text
    lang: Language


@dataclass(frozen=True, slots=True)
class NameInText:
    """A member's name within a sentence, where that is not its name in a list."""

    iso3: Iso3
    in_text: Text


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
class Sdg:
    """One of the 17 Sustainable Development Goals."""

    number: SdgNumber
    label: Text


@dataclass(frozen=True, slots=True)
class SdgTarget:
    """A target of the Sustainable Development Goals that an objective serves, or all of them, and who says so."""

    objective: ObjectiveNumber
    sdg_target: SdgTargetNumber
    basis: SdgBasis

    @property
    def goal(self) -> int:
        """The number of its goal; 0 for all goals."""
        return 0 if self.sdg_target == "all" else int(self.sdg_target.split(".")[0])


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
    key: QuestionLetter
    short_label: Text
    wording: Text
    aspect: Aspect


@dataclass(frozen=True, slots=True)
class QuestionLabel:
    """How a question is called in one review where its own label does not fit: it may name what came only later."""

    cycle: Year
    key: QuestionLetter
    short_label: Text
    wording: Text


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
