"""What the reader chose to see: one frozen value that travels from the filters to every table, figure and file."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cached_property

from gcm_data import reference, wording
from gcm_data.reference.rows import Member, RoundTable
from gcm_data.wording.coding import SUGGESTIONS_SHOWN

CHAMPIONS = "Champion countries"
GROUPS = {"LDC": "LDC", "LLDC": "LLDC", "SIDS": "SIDS", CHAMPIONS: "champion"}  # as shown, and in the reference
REVIEWED = "reviewed"
ALL_BASES = "all"
BASES = {
    ALL_BASES: ("coded", "cited", REVIEWED),
    "coded or cited": ("coded", "cited"),
    "coded": ("coded",),
    "cited": ("cited",),
    REVIEWED: (REVIEWED,),
}


def in_group(group: str, cycle: str) -> frozenset[str]:
    """The members (iso3) of one of GROUPS in a review: those of the first day of its meeting."""
    return reference.in_group(GROUPS[group], reference.cycle(cycle).start_date)


@dataclass(frozen=True)
class Selection:
    """A cycle and the part of it that is shown. Empty `subregions` or `group` and `round_table` 0 leave nothing out.

    With `suggestions` those that nobody has reviewed are shown, too; they count in no number.
    `member` leaves one State alone, by its iso3: a brief is of one.
    """

    cycle: str
    subregions: tuple[str, ...] = ()
    group: str = ""
    round_table: int = 0
    basis: str = ALL_BASES
    suggestions: bool = False
    member: str = ""

    @cached_property  # a deck asks for these again and again
    def members(self) -> tuple[Member, ...]:
        """The members selected, alphabetical. Without a subregion the non-regional members are among them."""
        inside = in_group(self.group, self.cycle) if self.group else ()
        return tuple(
            member
            for member in reference.members()
            if (not self.subregions or member.subregion in self.subregions)
            and (not self.group or member.iso3 in inside)
            and self.member in ("", member.iso3)
        )

    @cached_property
    def iso3(self) -> tuple[str, ...]:
        """Codes of the members selected."""
        return tuple(member.iso3 for member in self.members)

    @cached_property
    def round_tables(self) -> tuple[RoundTable, ...]:
        """The round tables selected: one, or all."""
        return tuple(table for table in reference.round_tables() if self.round_table in (0, table.round_table))

    @cached_property
    def objectives(self) -> tuple[int, ...]:
        """The objectives selected, by round table, each in the order of the meeting's programme."""
        return tuple(number for table in self.round_tables for number in table.objectives)

    @property
    def is_narrowed(self) -> bool:
        """Whether some members are left out."""
        return bool(self.subregions or self.group or self.member)

    def of_subregion(self, name: str) -> Selection:
        """This selection for one subregion alone; unchanged for a name that is no subregion (non-regional members)."""
        is_subregion = name in {s.subregion for s in reference.subregions()}
        return replace(self, subregions=(name,)) if is_subregion else self

    def of_everybody(self) -> Selection:
        """A selection of the same cycle, basis and choice of suggestions, with every member and objective."""
        return Selection(self.cycle, basis=self.basis, suggestions=self.suggestions)

    def basis_in_words(self, has_reviewed: bool) -> str:
        """What counts: “coded or cited”; what is reviewed is named only where there is any, or it is asked for."""
        is_named = has_reviewed or self.basis == REVIEWED
        return wording.either(basis for basis in BASES[self.basis] if is_named or basis != REVIEWED)

    def describe(self, has_reviewed: bool = False) -> str:
        """The selection in words, for a line under a title; `has_reviewed`: coders have made mentions in the data."""
        parts = [reference.cycle(self.cycle).name]
        whole = reference.member(self.member).name if self.member else "all ESCAP members and associate members"
        parts.append(", ".join(self.subregions) or whole)
        parts.extend(
            filter(
                None,
                (
                    wording.group_of_day(self.group, self.cycle) if self.group else "",
                    f"round table {self.round_table}" if self.round_table else "",
                    f"basis: {self.basis_in_words(has_reviewed)}",
                    SUGGESTIONS_SHOWN if self.suggestions else "",
                ),
            )
        )
        return " · ".join(parts)

    def covers(self, has_reviewed: bool = False) -> str:
        """What the selection covers, as a sentence: “It covers all 62 members and associate members of ESCAP.”"""
        count, where = len(self.members), f" in {wording.listed(list(self.subregions))}" if self.subregions else ""
        whom = f"{'the' if self.is_narrowed else 'all'} {count} members and associate members"
        group = f" that are in the group {wording.group_of_day(self.group, self.cycle)}" if self.group else ""
        said = f"It covers {whom} of ESCAP{where}{group}"
        said += f", and the objectives of round table {self.round_table}" if self.round_table else ""
        counted = "" if self.basis == ALL_BASES else f" Only what is {self.basis_in_words(has_reviewed)} counts."
        return f"{said}.{counted}"

    def slug(self) -> str:
        """The selection as part of a file name: lower case, words joined by hyphens."""
        short = {s.subregion: s.short_name for s in reference.subregions()}
        parts = [
            self.cycle,
            *(short[name] for name in self.subregions),
            self.group,
            self.member,
            f"round-table-{self.round_table}" if self.round_table else "",
            self.basis if self.basis != ALL_BASES else "",
            "with-suggestions" if self.suggestions else "",
        ]
        return re.sub(r"[^a-z0-9]+", "-", "-".join(filter(None, parts)).lower()).strip("-")

    def file_name(self, what: str, as_of: dt.date, suffix: str = "csv") -> str:
        """The name of a file made of the selection, such as gcm-2025-pacific-objectives-2025-02-01.xlsx."""
        return f"gcm-{self.slug()}-{what}-{as_of.isoformat()}.{suffix}"
