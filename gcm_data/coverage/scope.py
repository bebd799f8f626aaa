"""The input of every exhibit: the tables that were read, the grid computed from them, and the reader's selection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import Totals, count_totals, member_groups, select
from gcm_data.coverage.focus import Focus, Target
from gcm_data.coverage.grid import STATES, CoverageCell, Grid
from gcm_data.coverage.places import Index
from gcm_data.coverage.selection import ALL_BASES, BASES, REVIEWED, Selection
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.suggested import without_suggestions
from gcm_data.wording.coding import TENTATIVE, reviewed_note


@dataclass(frozen=True)
class Scope:
    """All tables, the whole grid, what the reader selected, and the day on which the data were read (`as_of`)."""

    data: ReviewData
    grid: Grid
    selection: Selection
    as_of: dt.date

    @classmethod
    def of(cls, data: ReviewData, selection: Selection, as_of: dt.date) -> Scope:
        """A scope of tables without a grid: the grid is computed here, which takes a while.

        Suggestions among the mentions are left out, unless the selection shows them.
        """
        data = data if selection.suggestions else without_suggestions(data)
        return cls(data, Grid.of(Index.of(data), selection.basis), selection, as_of)

    def narrowed(self, **chosen: object) -> Scope:
        """This scope with other values of some fields of its Selection. Not for `basis`: the grid depends on it."""
        return replace(self, selection=replace(self.selection, **chosen))

    @cached_property
    def provenance(self) -> Provenance:
        """Data, versions and day of everything computed from this scope; kept, because the fingerprint takes long.

        Suggestions are made of the data, and change no number: the fingerprint is that of the data without them.
        """
        return Provenance.of(without_suggestions(self.data), self.as_of)

    def describe(self) -> str:
        """The selection in words, for a line under a title."""
        return self.selection.describe(self.grid.index.has_reviewed)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """The part of the grid that the reader chose."""
        return select(self.grid.table, self.selection)

    def cells(self, iso3: str) -> list[CoverageCell]:
        """All cells of a member in the cycle selected, whatever else is selected."""
        return self.grid.cells(self.selection.cycle, iso3)

    def totals(self, members: Iterable[str]) -> Totals:
        """Both denominators of some members, given by their iso3."""
        axes = self.grid.index.axes
        states = self.grid.counted[axes.cycles[self.selection.cycle], :, 0]
        return count_totals(STATES[states[axes.members[iso3]]] for iso3 in members)

    def members_of(self, by: str, group: str) -> tuple[str, ...]:
        """The selected members of a group of a grouping (coverage.member_groups), alphabetical."""
        groups = member_groups(by, self.selection.cycle)
        pairs = zip(groups["group"].tolist(), groups["iso3"].tolist(), strict=True)
        inside = {iso3 for name, iso3 in pairs if name == group}
        return tuple(iso3 for iso3 in self._iso3 if iso3 in inside)

    def focus(self, members: Iterable[str] | None = None, *targets: Target, cycle: str = "", **how: object) -> Focus:
        """What a number counts: the members given, else all that are selected, and the targets they report.

        `how` are further fields of Focus. Stakeholders stand beside the States where no member is left out.
        """
        who = self._iso3 if members is None else tuple(members)
        is_everybody = len(who) == len(reference.members())
        return Focus(cycle or self.selection.cycle, who, targets, is_everybody=is_everybody, **how)

    @cached_property
    def _iso3(self) -> tuple[str, ...]:
        return self.selection.iso3

    @cached_property
    def _totals(self) -> Totals:
        return self.totals(self._iso3)

    @property
    def members(self) -> int:
        """How many members are selected: one of the two denominators."""
        return self._totals.members

    @property
    def submissions(self) -> int:
        """Of how many selected members something was read: the second of the two denominators."""
        return self._totals.submissions

    @property
    def base(self) -> str:
        """The base line under a figure."""
        return self.base_of(self._iso3)

    def base_of(self, members: Sequence[str]) -> str:
        """The base line of some members, given by their iso3."""
        material = self.grid.material(self.selection.cycle, members)
        return self.on_basis(material.base_line(len(members), self.as_of))

    @cached_property
    def material(self) -> wording.Material:
        """What was read of the members selected: how many submitted, of how many there are compiled statements."""
        return self.grid.material(self.selection.cycle, self._iso3)

    @property
    def texts(self) -> str:
        """What the texts of the cycle's documents are: as received or paraphrased."""
        documents = self.data.documents
        return wording.texts(documents[documents["cycle"] == self.selection.cycle])

    def on_basis(self, base: str) -> str:
        """A base line that says which mentions count, where the reader left some out, and what coders reviewed."""
        basis = self.selection.basis
        counted = "" if basis == ALL_BASES else wording.counted(BASES[basis])
        return " ".join(filter(None, (base, counted, self.reviewed)))

    @property
    def reviewed(self) -> str:
        """How many passages of the cycle were reviewed, and how far coders agree; "" where none of them counts."""
        found = self.grid.index.reliability.get(self.selection.cycle)
        if not found or REVIEWED not in BASES[self.selection.basis]:
            return ""
        alpha = (found.alpha.value, found.alpha.low, found.alpha.high) if found.alpha else None
        said = reviewed_note(self.selection.cycle, found.passages, found.coders, alpha, found.codebooks)
        return f"{said} {TENTATIVE}" if found.alpha and found.alpha.is_tentative else said
