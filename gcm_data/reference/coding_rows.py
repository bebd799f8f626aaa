"""What one row holds of the tables for coding answers: actions of the Compact, the codebook, chances of suggestions."""

import hashlib
from dataclasses import astuple, dataclass

from gcm_data.reference.forms import (
    ActionLetter,
    Chance,
    Day,
    Number,
    ObjectiveNumber,
    Share,
    SomeLanguage,
    TargetKind,
    Text,
    Version,
    Wordings,
)


@dataclass(frozen=True, slots=True)
class ObjectiveAction:
    """One of the 187 actions that the Compact lists under its objectives, in our words, with terms that go with it."""

    objective: ObjectiveNumber
    letter: ActionLetter
    paraphrase: Text
    key_terms: Wordings


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """What counts for one objective, principle or need, what does not, where its neighbours begin, and an example."""

    target_kind: TargetKind
    target: Text
    counts: Text
    does_not: Text
    neighbours: Text
    example: Text

    @property
    def digest(self) -> str:
        """SHA-256 of the entry as hexadecimal digits: another as soon as a word of it changes."""
        return hashlib.sha256("\n".join(astuple(self)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class CodebookVersion:
    """One version of the codebook, and what it changed."""

    version: Version
    date: Day
    change: Text


@dataclass(frozen=True, slots=True)
class MeasuredChance:
    """What a word for the chance of a suggestion means: from which estimate on it is said, and how often it was right.

    `right` of `pairs` of text and target were coded so by people, measured by cross-validation in one language.
    """

    target_kind: TargetKind
    lang: SomeLanguage
    chance: Chance
    at_least: Share
    pairs: Number
    right: Number
    source: Text
    date: Day
