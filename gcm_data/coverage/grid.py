"""The grid of coverage: cycle × member × target, each cell in one of six states. ReviewData in, one table out.

Coverage is what States report, never what they do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.places import Index
from gcm_data.coverage.selection import ALL_BASES, BASES
from gcm_data.reference.targets import aspects
from gcm_data.tables.specs import BASES as BY_STRENGTH
from gcm_data.tables.specs import COVERAGE, TARGET_KINDS, ReviewData, conform

STATES = ("reported", "suggested", "not mentioned", "blank", "not applicable", "no submission")
SUGGESTED = BY_STRENGTH.index("suggested")
UNRANKED = len(BY_STRENGTH)  # of a cell without a mention
_PLACE = {state: place for place, state in enumerate(STATES)}


def compute_coverage(data: ReviewData, basis: str = ALL_BASES) -> pd.DataFrame:
    """The complete grid cycle × member × target with its state; table `coverage`, of all cycles of the reference.

    `basis` names the mentions that count (selection.BASES). Superseded submissions count for nothing, and stakeholders'
    for no State.
    """
    return Grid.of(Index.of(data), basis).table


class CoverageCell(NamedTuple):
    """One cell of the grid: `target` in the `target_kind`, its state and what stands behind it."""

    target_kind: str
    target: str
    state: str
    mentions: int
    basis: str
    aspects: str


@dataclass(frozen=True)
class Grid:
    """The complete grid for one choice of bases. Arrays have the shape (cycles, members, targets) of `index.axes`.

    `states` are places in STATES, as shown. `counted` are those by which everything is counted: there a cell that holds
    only suggestions is as silent as without them. `mentions` is how many mentions count, on the bases chosen.
    `aspect_bits` joins the bits of `Index.aspect` over these mentions, or over the suggestions where there are no
    others. `rank` is the place of the strongest basis in specs.BASES, UNRANKED without a mention.
    """

    index: Index
    basis: str
    states: np.ndarray
    counted: np.ndarray
    mentions: np.ndarray
    aspect_bits: np.ndarray
    rank: np.ndarray

    @classmethod
    def of(cls, index: Index, basis: str = ALL_BASES) -> Grid:
        """Compute the grid of all mentions in an index, counting those of a basis (a key of selection.BASES)."""
        shape = index.axes.shape
        size = int(np.prod(shape))
        chosen = [BY_STRENGTH.index(name) for name in BASES[basis]]
        counts = _is_counted(index, basis) & (index.cell >= 0)
        shown = np.isin(index.rank, [*chosen, SUGGESTED]) & (index.cell >= 0)
        rank, bits = np.full(size, UNRANKED), np.zeros(size, dtype="int64")
        np.minimum.at(rank, index.cell[shown], index.rank[shown])
        counts_there = counts | (shown & (rank[index.cell] == SUGGESTED))  # a suggestion adds nothing to what counts
        np.bitwise_or.at(bits, index.cell[counts_there], index.aspect[counts_there])
        states = silence(index, basis).reshape(size)
        counted = np.where(rank < SUGGESTED, _PLACE["reported"], states)
        states = np.where(rank == SUGGESTED, _PLACE["suggested"], counted)
        mentions = np.bincount(index.cell[counts], minlength=size)
        return cls(index, basis, *(array.reshape(shape) for array in (states, counted, mentions, bits, rank)))

    @cached_property
    def is_counted(self) -> np.ndarray:
        """An array over the rows of `mentions`: whether the basis counts, also for rows of stakeholders."""
        return _is_counted(self.index, self.basis)

    @cached_property
    def _kept(self) -> dict[tuple[object, ...], Any]:
        """What was found, by what was asked: a deck asks hundreds of times for a few arrays and members."""
        return {}

    def _once(self, asked: tuple[str, ...], make: Callable[[], np.ndarray]) -> np.ndarray:
        """The array that a function gives for what is asked, made once; nobody can change it."""
        if asked not in self._kept:
            self._kept[asked] = make()
            self._kept[asked].setflags(write=False)
        return self._kept[asked]

    def reported(self, cycle: str) -> np.ndarray:
        """Members × targets of a cycle: whether the member reports the target."""
        place = self.index.axes.cycles[cycle]
        return self._once(("reported", cycle), lambda: self.counted[place] == _PLACE["reported"])

    def submitted(self, cycle: str) -> np.ndarray:
        """Members of a cycle: whether anything was read of the member, be it a submission or compiled statements."""
        return self.counted[self.index.axes.cycles[cycle], :, 0] != _PLACE["no submission"]

    def read_of(self, cycle: str, members: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some members (iso3) of which something was read in a cycle, in the same order."""
        if (cycle, members) not in self._kept:
            is_read = self.submitted(cycle)[self.index.axes.places_of(members)]
            self._kept[cycle, members] = tuple(compress(members, is_read.tolist()))
        return self._kept[cycle, members]

    def could_say(self, cycle: str, aspect: str = "") -> np.ndarray:
        """Members × targets of a cycle: whether the member answered a question that can carry the target.

        Of an aspect this is the question of the aspect; a mark of a tally that bears its letter is an answer, too.
        """
        return self._once(("could say", cycle, aspect), lambda: self._could_say(cycle, aspect))

    def _could_say(self, cycle: str, aspect: str) -> np.ndarray:
        said = self.counted[self.index.axes.cycles[cycle]] <= _PLACE["not mentioned"]  # the states of who answered
        if not aspect:
            return said
        marked, answered = self.in_aspect(cycle, aspect), self.index.answered(cycle, aspect)
        found = np.zeros_like(said)
        for kind in TARGET_KINDS:
            of_kind = [name == kind for name, _ in self.index.axes.targets]
            found[:, of_kind] = (answered | marked[:, of_kind].any(axis=1))[:, None]
        return found & said

    def could_name(
        self, cycle: str, named: Sequence[tuple[str, str]], aspect: str, is_any: bool, is_same_answer: bool
    ) -> np.ndarray:
        """Members: whether the member could name all targets, or any; in one answer the first in any case, in words."""
        places = [self.index.axes.targets[target] for target in named]
        if len(places) == 1 and not is_same_answer:  # most numbers are of one target
            return self.could_say(cycle, aspect)[:, places[0]]
        able = self.could_say(cycle, aspect)[:, places]
        first = 1 if is_same_answer else 0
        found = able[:, :first].all(axis=1) & able[:, first:].any(axis=1) if is_any else able.all(axis=1)
        return found & self.has_words[self.index.axes.cycles[cycle]] if is_same_answer else found

    @cached_property
    def has_words(self) -> np.ndarray:
        """Cycles × members: whether the member answered anything in words, or beside a text; a mark stands in none."""
        found = np.array([self.index.answered(cycle) for cycle in self.index.axes.cycles])
        rows = self.is_counted & (self.index.cell >= 0) & (self.index.response != NOWHERE)
        found.reshape(-1)[self.index.cell[rows] // self.index.axes.shape[2]] = True
        return found

    def material(self, cycle: str, members: Iterable[str]) -> wording.Material:
        """What was read in a cycle of some members, given by their iso3."""
        places = self.index.axes.places_of(tuple(members))
        is_read = self.submitted(cycle)[places]
        is_compiled = is_read & self.index.is_compiled[self.index.axes.cycles[cycle], places]
        return wording.Material(int((is_read & ~is_compiled).sum()), int(is_compiled.sum()))

    def in_aspect(self, cycle: str, aspect: str) -> np.ndarray:
        """Members × targets of a cycle: whether the member reports the target in answer to the aspect's question."""
        place, bit = self.index.axes.cycles[cycle], 1 << aspects().index(aspect)
        return self._once(("in", cycle, aspect), lambda: self.reported(cycle) & (self.aspect_bits[place] & bit > 0))

    @cached_property
    def table(self) -> pd.DataFrame:
        """The grid as the table `coverage`; a row's index is its place in the flattened grid."""
        axes = self.index.axes
        cycle, member, target = (places.ravel() for places in np.indices(axes.shape))
        kinds, names = zip(*axes.targets, strict=True)
        columns = {
            "cycle": np.array(list(axes.cycles), dtype=object)[cycle],
            "iso3": np.array(list(axes.members), dtype=object)[member],
            "target_kind": np.array(kinds, dtype=object)[target],
            "target": np.array(names, dtype=object)[target],
            "state": np.array(STATES, dtype=object)[self.states.ravel()],
            "mentions": self.mentions.ravel(),
            "basis": np.array([*BY_STRENGTH, ""], dtype=object)[self.rank.ravel()],
            "aspects": np.array(_joined_aspects(), dtype=object)[self.aspect_bits.ravel()],
        }
        return conform(columns, COVERAGE)

    def cells(self, cycle: str, iso3: str) -> list[CoverageCell]:
        """A member's cells, in the order of the reference."""
        axes = self.index.axes
        at = axes.cycles[cycle], axes.members[iso3]
        columns = (array[at].tolist() for array in (self.states, self.mentions, self.rank, self.aspect_bits))
        joined, bases = _joined_aspects(), (*BY_STRENGTH, "")
        return [
            CoverageCell(*target, STATES[state], mentions, bases[rank], joined[bits])
            for target, state, mentions, rank, bits in zip(axes.targets, *columns, strict=True)
        ]


@cache
def _joined_aspects() -> list[str]:
    """The aspects of each sum of bits, parted by semicolons."""
    names = aspects()
    return [";".join(a for place, a in enumerate(names) if total >> place & 1) for total in range(1 << len(names))]


def _is_counted(index: Index, basis: str) -> np.ndarray:
    return np.isin(index.rank, [BY_STRENGTH.index(name) for name in BASES[basis]])


def silence(index: Index, basis: str = ALL_BASES) -> np.ndarray:
    """Cycles × members × targets: the state of a target that the member's submission does not mention.

    A question can carry a target if it asks for it: any question carries objectives and principles; needs stand in
    the question whose aspect is need. A submission without any question is a tally: it answers on objectives only,
    and on nothing where only citations count, because it has no text that could cite one. Who is blank or not
    applicable by these rules and yet has a mark or code that counts was asked for its kind, and mentions no more of it.
    """
    axes, data = index.axes, index.data
    counts = (data.submissions["status"] == "current") & (data.submissions["iso3"] != "")
    current = data.submissions.loc[counts, ["submission", "cycle", "iso3"]]
    asks_needs = {
        cycle.cycle + question.key
        for cycle in reference.cycles()
        for question in reference.questions_of(cycle.cycle)
        if question.aspect == "need"
    }
    needs = data.responses[(data.responses["cycle"] + data.responses["question"]).isin(asks_needs)]
    has_questions = set(data.responses["submission"].unique())
    by_kind = np.full((*axes.shape[:2], len(TARGET_KINDS)), _PLACE["no submission"])
    for place, kind in enumerate(TARGET_KINDS):
        carrying = needs if kind == "need" else data.responses
        answered, not_applicable = (
            set(carrying.loc[carrying["state"] == state, "submission"].unique())
            for state in ("answered", "not applicable")
        )
        for submission, cycle, iso3 in current.itertuples(index=False):
            is_tally = kind == "objective" and submission not in has_questions and "coded" in BASES[basis]
            by_kind[axes.cycles[cycle], axes.members[iso3], place] = _PLACE[
                "not mentioned" if submission in answered or is_tally
                else "not applicable" if submission in not_applicable
                else "blank"
            ]  # fmt: skip
    kinds = np.array([TARGET_KINDS.index(kind) for kind, _ in axes.targets])
    member, target = np.divmod(index.cell[_is_counted(index, basis) & (index.cell >= 0)], len(kinds))
    rows, of_kind = by_kind.reshape(-1, len(TARGET_KINDS)), kinds[target]
    rows[member, of_kind] = _PLACE["not mentioned"]
    return by_kind[:, :, kinds]
