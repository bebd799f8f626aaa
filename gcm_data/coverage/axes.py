"""The axes of the grid, and rows grouped by their place on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gcm_data import reference
from gcm_data.reference.targets import targets

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

    def places_of(self, members: tuple[str, ...]) -> np.ndarray:
        """The places of some members (iso3), in the same order. Kept: a deck asks for a few groups again and again."""
        if members not in self._places:
            self._places[members] = np.array([self.members[iso3] for iso3 in members], dtype="intp")
        return self._places[members]

    @cached_property
    def _places(self) -> dict[tuple[str, ...], np.ndarray]:
        return {}


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


def joined(parts: Iterable[np.ndarray]) -> np.ndarray:
    """Rows of a table, part after part; an empty array for no part."""
    found = [part for part in parts if len(part)]  # most are empty, and a file asks for thousands
    return np.concatenate(found) if found else np.empty(0, dtype="int64")
