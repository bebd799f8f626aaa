"""What is suggested for the answers that a packet is made of, by the loaders in a process of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gcm_data.coding.desk import undecided
from gcm_data.coding.queue import Paragraphs
from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.specs import ReviewData

_LIMITS = Limits(seconds=600.0, seconds_each=600.0, memory=6_144 * 1024 * 1024, kept=512 * 1024 * 1024)
_process = Apart("loaders.packets.offer:offer_here")


class NoSuggestions(Exception):
    """No suggestions could be made; the text is a part of a sentence that says why."""


@dataclass(frozen=True, eq=False)
class Offered:
    """The paragraphs of a review with what is suggested for them, and the versions of the lexicon and the weights."""

    paragraphs: Paragraphs
    versions: Mapping[str, str]

    @classmethod
    def of(cls, data: ReviewData) -> Offered:
        """Of tables as they are shown. Raises NoSuggestions."""
        try:
            suggested, versions = _process.ask(_LIMITS, data)
        except (Stopped, NotStarted) as error:
            raise NoSuggestions(str(error)) from error
        return cls(Paragraphs(undecided(data), suggested), versions)
