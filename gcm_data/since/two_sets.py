"""An older and a newer set of tables side by side, from which the exhibits of changes since a snapshot are made."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.since import affected
from gcm_data.since.differences import Differences, compare, older
from gcm_data.since.reasons import reasons
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.specs import ReviewData
from gcm_data.wording.menu import TITLES

ABOUT = (
    f"A snapshot is everything that was read on a day, frozen in one file; the page “{TITLES['exports']}” makes one. "
    "Give an older one here to see what came in since, which cells of coverage are in another state and which "
    "passages did it, and which numbers and sentences differ. Files given here stay in this session and are not kept."
)
WRONG_FILE = (
    "The file given as the {which} snapshot can't be used: {found}. Expected is a file such as "
    f"gcm-snapshot-2025-02-01.zip, just as the page “{TITLES['exports']}” froze it, neither unpacked nor saved anew by "
    "another program. Choose that file instead."
)
NOT_COMPARED = (
    "The two were not compared: {reason}. Compare them without this page, which has no such limit: "
    "python -m gcm_data.exports changes OLDER [NEWER]."
)
VERSIONS = (
    "The two were read by different versions ({versions}): what differs below may come from how documents are read, "
    "not from what is in them. Both are counted here in the same way, by the present version."
)
ONLY_WORDS = (
    "Other words, issues, corrections or attributions were read, which change no document, submission or cell shown "
    "here. What may not be named now is withheld in the older set, too."
)

LONGEST = 2_000  # rows of passages on a page; the command writes all of them
LINES = 4  # of text in a row of passages or sentences


@dataclass(frozen=True)
class Since:
    """An older set beside a newer one, within the newer selection. `is_now`: the newer set is what the pages show."""

    old: Scope
    new: Scope
    before: Provenance
    now: Provenance
    is_now: bool = True

    @classmethod
    def of(cls, data: ReviewData, before: Provenance, new: Scope, now: Provenance, is_now: bool = True) -> Since:
        """Lay older data beside a newer scope; equal data are the newer scope itself."""
        is_equal = before.fingerprint == now.fingerprint
        return cls(new if is_equal else older(data, new), new, before, now, is_now)

    @cached_property
    def found(self) -> Differences:
        """What differs within the selection."""
        return compare(self.old, self.new)

    @cached_property
    def reasons(self) -> pd.DataFrame:
        """What changed each cell (reasons.REASONS)."""
        return reasons(self.old, self.new, self.found.renamed)

    @cached_property
    def numbers(self) -> tuple[pd.DataFrame, dict[str, Focus]]:
        """The numbers that differ (affected.NUMBERS), and what they count."""
        return affected.numbers(self.old, self.new)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """The sentences that differ (affected.SENTENCES)."""
        return affected.sentences(self.old, self.new)

    @property
    def is_same(self) -> bool:
        """Whether data, software and reference tables of the two sets are equal."""
        one, other = self.before, self.now
        return (one.fingerprint, one.software, one.reference) == (other.fingerprint, other.software, other.reference)

    @cached_property
    def differs_here(self) -> bool:
        """Whether anything that was read of the selected review, or how it was read, differs."""
        if self.is_same or self.versions:
            return not self.is_same
        cycle = self.new.selection.cycle
        names = [table.name for table in fields(ReviewData)]
        pairs = ((getattr(self.old.data, name), getattr(self.new.data, name)) for name in names)
        of_cycle = ([table[table["cycle"] == cycle].reset_index(drop=True) for table in pair] for pair in pairs)
        return not all(one.equals(other) for one, other in of_cycle)

    @property
    def versions(self) -> str:
        """Which versions differ, in words; "" for none."""
        pairs = (("software", self.before.software, self.now.software),
                 ("reference tables", self.before.reference, self.now.reference))  # fmt: skip
        return wording.listed([f"{name} {one} and {other}" for name, one, other in pairs if one != other])

    @property
    def when(self) -> str:
        """“Since 1 February 2025”, or between two days."""
        day = wording.day(self.before.as_of)
        return f"Since {day}" if self.is_now else f"Between {day} and {wording.day(self.now.as_of)}"

    def exhibit(self, key: str, title: str, takeaway: str, table: pd.DataFrame, **more: object) -> Exhibit:
        """An exhibit that is a table; of a newer set that the pages don't show nothing can be opened."""
        base = f"{self.when}. {self.new.describe()}."
        made = Exhibit(f"since-{key}", title, takeaway, base, table, **more)
        return made if self.is_now else replace(made, focuses={})
