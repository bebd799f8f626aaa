"""Where each mention and response belongs in the grid, as whole numbers: counts and passages are looked up by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coding.judged import Reliability, reliability
from gcm_data.reference.targets import aspects, targets
from gcm_data.tables.specs import BASES, ReviewData
from gcm_data.text.search import FoldedTexts

NOWHERE = -1  # the place of a mention that counts in no cell: of a superseded submission, or of a stakeholder


@dataclass(frozen=True)
class Axes:
    """The three axes of the grid cycle × member × target; each maps a name to its place, in reference order."""

    cycles: dict[str, int]
    members: dict[str, int]
    targets: dict[tuple[str, str], int]

    @classmethod
    def of_reference(cls) -> Axes:
        """The axes of the reference tables."""
        kinds = targets()[["target_kind", "target"]].itertuples(index=False, name=None)
        return cls(
            {cycle.cycle: place for place, cycle in enumerate(reference.cycles())},
            {member.iso3: place for place, member in enumerate(reference.members())},
            {target: place for place, target in enumerate(kinds)},
        )

    @property
    def shape(self) -> tuple[int, int, int]:
        """Cycles, members, targets."""
        return len(self.cycles), len(self.members), len(self.targets)


class Groups:
    """Rows grouped by a whole number: key -> positions of the rows that carry it. Negative keys are in no group."""

    def __init__(self, keys: np.ndarray, within: np.ndarray | None = None) -> None:
        """`within` orders the rows of a group; else they keep the order of their table."""
        self._order = np.argsort(keys, kind="stable") if within is None else np.lexsort((within, keys))
        numbers = np.arange(keys.max(initial=-1) + 2)
        self._starts = np.searchsorted(keys[self._order], numbers).tolist()  # thousands of looks a click, so no search

    def __getitem__(self, key: int) -> np.ndarray:
        """The positions of the rows of a group, in their order; an empty array for a key without rows."""
        if not 0 <= key < len(self._starts) - 1:
            return self._order[:0]
        return self._order[self._starts[key] : self._starts[key + 1]]


@dataclass(frozen=True)
class Index:
    """The places of the rows of `mentions` and `responses`. Arrays are aligned to the rows of their table."""

    data: ReviewData
    axes: Axes

    @classmethod
    def of(cls, data: ReviewData) -> Index:
        """The index of some tables, on the axes of the reference."""
        return cls(data, Axes.of_reference())

    @cached_property
    def _current(self) -> pd.Index:
        """The submissions that count: those that no later submission supersedes."""
        submissions = self.data.submissions
        return pd.Index(submissions.loc[submissions["status"] == "current", "submission"])

    @cached_property
    def _target(self) -> np.ndarray:
        names = {kind + target: place for (kind, target), place in self.axes.targets.items()}
        return _places(self.data.mentions["target_kind"] + self.data.mentions["target"], names)

    @cached_property
    def _is_current(self) -> np.ndarray:
        return self._current.get_indexer(self.data.mentions["submission"]) >= 0

    @cached_property
    def is_compiled(self) -> np.ndarray:
        """Cycles × members: whether all that was read of the member stands in compilations (wording.material)."""
        found = np.zeros(self.axes.shape[:2], dtype=bool)
        columns = ("cycle", "iso3", "document")
        current = self.data.submissions[self.data.submissions["status"] == "current"]
        compiled = wording.compilations(self.data.documents)
        own = set()
        for cycle, iso3, document in zip(*(current[name].tolist() for name in columns), strict=True):
            if iso3 and (cycle, document) in compiled:
                found[self.axes.cycles[cycle], self.axes.members[iso3]] = True
            elif iso3:
                own.add((self.axes.cycles[cycle], self.axes.members[iso3]))
        for place in own:
            found[place] = False
        return found

    @cached_property
    def cell(self) -> np.ndarray:
        """The cell of the flattened grid in which each mention counts, or NOWHERE."""
        cycle = _places(self.data.mentions["cycle"], self.axes.cycles)
        member = _places(self.data.mentions["iso3"], self.axes.members)
        _, members, size = self.axes.shape
        place = (cycle * members + member) * size + self._target
        return np.where(self._is_current & (member >= 0), place, NOWHERE)

    @cached_property
    def stakeholder_cell(self) -> np.ndarray:
        """The cell of the flattened table cycle × target that a stakeholder's mention belongs to, or NOWHERE."""
        cycle = _places(self.data.mentions["cycle"], self.axes.cycles)
        is_stakeholder = self._is_current & (self.data.mentions["iso3"] == "").to_numpy()
        return np.where(is_stakeholder, cycle * self.axes.shape[2] + self._target, NOWHERE)

    @cached_property
    def rank(self) -> np.ndarray:
        """The place of each mention's basis among the bases, the strongest 0."""
        return _places(self.data.mentions["basis"], {basis: rank for rank, basis in enumerate(BASES)})

    @cached_property
    def has_reviewed(self) -> bool:
        """Whether coders have made any mention."""
        return bool((self.rank == BASES.index("reviewed")).any())

    @cached_property
    def reliability(self) -> dict[str, Reliability]:
        """Cycle -> what stands behind its reviewed mentions; without the cycles that have none."""
        tables = self.data.mentions, self.data.codings
        found = {cycle: reliability(*tables, cycle) for cycle in self.axes.cycles} if self.has_reviewed else {}
        return {cycle: each for cycle, each in found.items() if each}

    @cached_property
    def has_suggested(self) -> bool:
        """Whether suggestions are among the mentions."""
        return bool((self.rank == BASES.index("suggested")).any())

    @cached_property
    def set_aside(self) -> dict[tuple[str, ...], list[int]]:
        """(cycle, iso3, target_kind, target) -> rows of `set_aside` that count; iso3 "" of stakeholders."""
        table = self.data.set_aside
        found: dict[tuple[str, ...], list[int]] = {}
        keys = zip(*(table[name].tolist() for name in ("cycle", "iso3", "target_kind", "target")), strict=True)
        is_current = self._current.get_indexer(table["submission"]) >= 0
        for row, (key, counts) in enumerate(zip(keys, is_current, strict=True)):
            if counts:
                found.setdefault(key, []).append(row)
        return found

    @cached_property
    def aspect(self) -> np.ndarray:
        """The aspect of each mention as a bit: 1 for the first of `aspects()`, then 2, 4, …; 0 for none."""
        place = _places(self.data.mentions["aspect"], {aspect: place for place, aspect in enumerate(aspects())})
        return np.where(place >= 0, 1 << np.maximum(place, 0), 0)

    @cached_property
    def response(self) -> np.ndarray:
        """The row of `responses` in which each mention stands, or NOWHERE for a mark without a text."""
        return pd.Index(self.data.responses["response"]).get_indexer(self.data.mentions["response"])

    @cached_property
    def texts(self) -> FoldedTexts:
        """The texts of `responses`, to be searched."""
        return FoldedTexts(self.data.responses["text"].tolist())

    def in_cells(self, cycle: str, iso3: Sequence[str], target: tuple[str, str]) -> np.ndarray:
        """Rows of `mentions` in the cells of some members for one target, member by member."""
        _, members, size = self.axes.shape
        first = self.axes.cycles[cycle] * members
        return _joined(self._by_cell[(first + self.axes.members[m]) * size + self.axes.targets[target]] for m in iso3)

    def of_stakeholders(self, cycle: str, target: tuple[str, str]) -> np.ndarray:
        """Rows of `mentions` of stakeholders for one target."""
        return self._by_stakeholder_cell[self.axes.cycles[cycle] * self.axes.shape[2] + self.axes.targets[target]]

    def in_response(self, response: int) -> np.ndarray:
        """Rows of `mentions` that stand in a response, given by its row."""
        return self._by_response[response]

    def responses_of(self, cycle: str, iso3: Sequence[str]) -> np.ndarray:
        """Rows of `responses` of the members' current submissions, member by member, each by question.

        The code "" stands for all stakeholders.
        """
        places = {**self.axes.members, "": len(self.axes.members)}
        first = self.axes.cycles[cycle] * len(places)
        return _joined(self._by_member[first + places[code]] for code in iso3)

    def marks_of(self, cycle: str, iso3: Sequence[str]) -> np.ndarray:
        """Rows of `mentions` that stand in no answer of the members' current submissions, member by member."""
        _, members, _ = self.axes.shape
        first = self.axes.cycles[cycle] * members
        return _joined(self._marks_by_member[first + self.axes.members[code]] for code in iso3)

    @cached_property
    def _by_cell(self) -> Groups:
        return Groups(self.cell)

    @cached_property
    def _by_stakeholder_cell(self) -> Groups:
        return Groups(self.stakeholder_cell)

    @cached_property
    def _by_response(self) -> Groups:
        return Groups(self.response)

    @cached_property
    def _marks_by_member(self) -> Groups:
        member = self.cell // self.axes.shape[2]  # NOWHERE stays NOWHERE
        return Groups(np.where(self.response == NOWHERE, member, NOWHERE))

    @cached_property
    def _by_member(self) -> Groups:
        responses = self.data.responses
        places = {**self.axes.members, "": len(self.axes.members)}
        member = _places(responses["cycle"], self.axes.cycles) * len(places) + _places(responses["iso3"], places)
        questions = sorted(set(responses["question"]))
        within = _places(responses["question"], {question: place for place, question in enumerate(questions)})
        is_current = self._current.get_indexer(responses["submission"]) >= 0
        return Groups(np.where(is_current, member, NOWHERE), within)


def _places(column: pd.Series, places: dict[str, int]) -> np.ndarray:
    """The place of each text of a column, NOWHERE where it has none."""
    codes, names = pd.factorize(column)
    return np.array([*(places.get(name, NOWHERE) for name in names), NOWHERE], dtype="int64")[codes]


def _joined(parts: object) -> np.ndarray:
    found = list(parts)
    return np.concatenate(found) if found else np.empty(0, dtype="int64")
