"""What was read of the documents, and what is counted of it once for all pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from gcm_data.coverage.grid import Grid
from gcm_data.coverage.places import Index
from gcm_data.coverage.selection import BASES
from gcm_data.tables.specs import ReviewData

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Review:
    """What was read, its version, on which day, and its grid for each choice of bases.

    `is_shipped`: it is what ships with the dashboard, because nothing was accepted yet.
    """

    folder: str
    version: str
    data: ReviewData
    as_of: dt.date
    grids: Mapping[str, Grid]
    is_shipped: bool = False

    @classmethod
    def of(cls, folder: str, version: str, data: ReviewData, is_shipped: bool) -> Review:
        """What was read today, with its index and grids, which take long and every page needs."""
        index = _prepared(Index.of(data))
        grids = {basis: _prepared(Grid.of(index, basis)) for basis in BASES}
        return cls(folder, version, data, dt.date.today(), grids, is_shipped)


def _prepared(made: T) -> T:
    """The same, with all that it would compute when it is first asked for."""
    for name, found in vars(type(made)).items():
        if isinstance(found, cached_property):
            getattr(made, name)
    return made
