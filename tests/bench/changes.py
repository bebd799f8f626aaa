"""python -m tests.bench.changes: seconds to compare two sets of 1,000,000 mentions, all fictional, step by step."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from gcm_data.coverage.grid import Grid
from gcm_data.coverage.places import Index
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.since.differences import compare, older
from gcm_data.since.reasons import reasons
from gcm_data.tables.specs import ReviewData
from tests.bench import million

T = TypeVar("T")
DAY = dt.date(2037, 2, 1)
FEWER = 20  # members that have not submitted yet in the older set
CYCLE = str(million.YEARS[-1])


def timed(what: str, make: Callable[[], T]) -> T:
    """The result; prints how long it took."""
    started = time.perf_counter()
    made = make()
    print(f"{what:<40}{time.perf_counter() - started:8.2f} s")
    return made


def earlier(data: ReviewData) -> ReviewData:
    """The same without the submissions of some members in the last cycle."""
    found = data.submissions[data.submissions["cycle"] == CYCLE]
    missing = set(found.loc[found["iso3"].isin(sorted(set(found["iso3"]) - {""})[:FEWER]), "submission"])
    tables = {name: getattr(data, name) for name in ("submissions", "responses", "mentions")}
    left = {name: table[~table["submission"].isin(missing)].reset_index(drop=True) for name, table in tables.items()}
    return replace(data, **left)


def main() -> None:
    """Print the seconds of each step."""
    million.install()
    now = timed("make the newer set", million.review)
    before = timed("take submissions away", lambda: earlier(now))
    grid = timed("index and grid of the newer set", lambda: Grid.of(Index.of(now)))
    new = Scope(now, grid, Selection(CYCLE), DAY)
    old = timed("withhold, index and grid of the older set", lambda: older(before, new))
    found = timed("compare", lambda: compare(old, new))
    why = timed("reasons", lambda: reasons(old, new, found.renamed))
    print(f"{len(found.submissions)} submissions, {len(found.cells)} cells and {len(why)} reasons differ")


if __name__ == "__main__":
    main()
