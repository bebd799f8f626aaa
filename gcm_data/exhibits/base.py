"""What a page shows and a file carries: one finding with its figure, its table and its base line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from gcm_data import wording
from gcm_data.coverage import denominators
from gcm_data.selection import Selection
from gcm_data.tables import ReviewData


@dataclass(frozen=True)
class Scope:
    """The data an exhibit is made of: everything read, and the part of the grid that the reader chose."""

    data: ReviewData
    coverage: pd.DataFrame
    selection: Selection
    as_of: dt.date

    @cached_property
    def _totals(self) -> dict[str, int]:
        return denominators(self.coverage)[["members", "submissions"]].sum().to_dict()

    @property
    def members(self) -> int:
        """How many members are selected: one of the two denominators."""
        return self._totals["members"]

    @property
    def submissions(self) -> int:
        """How many of them have submitted: the other denominator."""
        return self._totals["submissions"]

    @property
    def base(self) -> str:
        """The base line under a figure."""
        return wording.base_line(self.submissions, self.members, self.as_of)


@dataclass(frozen=True)
class Exhibit:
    """One finding. `title` states it, `takeaway` says in words what the figure shows, `table` is the figure's twin.

    `draw` makes the figure for a mode (light or dark); None where the table is all there is. `note` is a caveat that
    has to stand beside it.
    """

    key: str
    title: str
    takeaway: str
    base: str
    table: pd.DataFrame
    draw: Callable[[str], object] | None = None
    note: str = ""

    def file_name(self, selection: Selection) -> str:
        """Name of the table as a file, such as gcm-2025-pacific-member-matrix.csv."""
        return f"gcm-{selection.slug()}-{self.key}.csv"
