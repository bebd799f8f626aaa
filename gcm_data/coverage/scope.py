"""The input of every exhibit: the tables that were read, the grid computed from them, and the reader's selection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import Cells, Count, PairCount, members_by_group, select
from gcm_data.coverage.denominators import Totals, count_totals
from gcm_data.coverage.focus import Evidence, Focus, Target
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

    def describe(self, is_of_all_objectives: bool = False) -> str:
        """The selection in words, for a line under a title; of numbers that no round table narrows it says so."""
        has_reviewed = self.grid.index.has_reviewed
        if not (is_of_all_objectives and self.selection.round_table):
            return self.selection.describe(has_reviewed)
        whole = replace(self.selection, round_table=0).describe(has_reviewed)
        return f"{whole} · whatever objective is named, not round table {self.selection.round_table} alone"

    @cached_property
    def documents_of_cycle(self) -> pd.DataFrame:
        """The documents of the cycle, whoever is selected."""
        return self.data.documents[self.data.documents["cycle"] == self.selection.cycle]

    @cached_property
    def documents(self) -> pd.DataFrame:
        """The documents of the cycle in which a member selected stands, or, where none is left out, all of them."""
        return self._documents_of(self.selection.cycle)

    def _documents_of(self, cycle: str) -> pd.DataFrame:
        data = self.data
        is_own = cycle == self.selection.cycle
        here = self.documents_of_cycle if is_own else data.documents[data.documents["cycle"] == cycle]
        if not self.selection.is_narrowed:
            return here
        theirs = data.submissions[(data.submissions["cycle"] == cycle) & data.submissions["iso3"].isin(self._iso3)]
        return here[here["document"].isin(theirs["document"])]

    @property
    def source(self) -> str:
        """Where the numbers are from: the documents in which the members selected stand."""
        return self.source_with()

    def source_with(self, *others: str) -> str:
        """The line of `source` for numbers that rest on the documents of other reviews, too."""
        cycles = sorted({self.selection.cycle, *others})
        return wording.source_line(pd.concat(map(self._documents_of, cycles)), cycles)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """The part of the grid that the reader chose."""
        return select(self.grid.table, self.selection)

    @cached_property
    def counted_coverage(self) -> pd.DataFrame:
        """The same in the states by which everything is counted: a suggestion is none of them."""
        if not self.grid.index.has_suggested:
            return self.coverage
        places = self.grid.counted.ravel()[self.coverage.index]
        return self.coverage.assign(state=pd.array([STATES[place] for place in places], dtype="str"))

    def counts(self, kind: str, by: str = "all", is_by_round_table: bool = False) -> list[Count]:
        """How many of the members selected report each target of a kind, by a grouping (counts.Cells.counts).

        Objectives are those selected; or their round tables, each reported by whoever reports one of its objectives.
        """
        cells = self._cells(kind)
        return (cells.by_round_table() if is_by_round_table else cells).counts(by)

    def pairs(self, first: str, second: str) -> list[PairCount]:
        """How many of the members selected report both of two targets of these kinds (counts.Cells.pairs)."""
        return self._cells(first, second).pairs(first, second)

    def _cells(self, *kinds: str) -> Cells:
        """The part of the grid that the reader chose, of targets of some kinds, in the states that are counted."""
        axes, cycle = self.grid.index.axes, self.selection.cycle
        left_out = {str(o.number) for o in reference.objectives()} - {str(n) for n in self.selection.objectives}
        targets = [(k, t) for k, t in axes.targets if k in kinds and not (k == "objective" and t in left_out)]
        rows, columns = [axes.members[iso3] for iso3 in self._iso3], [axes.targets[target] for target in targets]
        states = self.grid.counted[axes.cycles[cycle]][np.ix_(rows, columns)]
        return Cells([cycle] if rows else [], list(self._iso3), targets, states[None])

    def cells(self, iso3: str) -> list[CoverageCell]:
        """All cells of a member in the cycle selected, whatever else is selected."""
        return self.grid.cells(self.selection.cycle, iso3)

    def totals(self, members: Iterable[str]) -> Totals:
        """The denominators of some members, given by their iso3; all of which something was read answered."""
        read = self.grid.submitted(self.selection.cycle)
        found = [read[self.grid.index.axes.members[iso3]] for iso3 in members]
        return count_totals(found, found)

    def totals_of(self, focus: Focus) -> Totals:
        """The three denominators of a number."""
        return Evidence(self.grid, focus).totals

    def answering(self, *targets: Target, **how: object) -> wording.Material:
        """What was read of the members selected that could say something of the targets (`how`: fields of Focus)."""
        return Evidence(self.grid, self.focus(None, *targets, **how)).material

    def members_of(self, by: str, group: str) -> tuple[str, ...]:
        """The selected members of a group of a grouping (coverage.member_groups), alphabetical."""
        inside = members_by_group(by, self.selection.cycle).get(group, frozenset())
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

    def base_on(self, *answering: wording.Material) -> str:
        """The base line of numbers that only some of the members with documents could be counted in."""
        return self.on_basis(self.material.base_line(self.members, self.as_of, answering))

    @cached_property
    def material(self) -> wording.Material:
        """What was read of the members selected: how many submitted, of how many there are compiled statements."""
        return self.grid.material(self.selection.cycle, self._iso3)

    @property
    def texts(self) -> str:
        """What the texts of the cycle's documents are: as received or paraphrased."""
        return wording.texts(self.documents_of_cycle)

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
