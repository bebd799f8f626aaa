"""Two fictional reviews that differ in known ways, compared, and as rows of the CSV files of the loaders.

A test module takes the fixtures that it needs under their names: `both = compared.both`.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gcm_data.since.two_sets import Since
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.__main__ import main as load
from loaders.files import files_of_review, load_files
from tests import two_reviews
from tests.workbook_builder import document, response_form

BEFORE, NOW = dt.date(2025, 1, 15), dt.date(2025, 2, 1)


@dataclass(frozen=True)
class Both:
    """The older and the newer review: folders, what was read, and the rows of the loaders' CSV files by name."""

    folders: tuple[Path, Path]
    old: ReviewData
    new: ReviewData
    rows: tuple[dict[str, list[dict[str, str]]], dict[str, list[dict[str, str]]]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The two reviews, written and read."""
    folder = tmp_path_factory.mktemp("two")
    folders = folder / "old", folder / "new"
    two_reviews.write_both(*folders)
    rows = []
    for path in folders:
        load([str(path), "--out", str(folder / f"{path.name}-tables")])
        tables = (folder / f"{path.name}-tables").glob("*.csv")
        rows.append({table.stem: list(csv.DictReader(table.open(encoding="utf-8", newline=""))) for table in tables})
    return Both(folders, *(load_files(files_of_review(path)) for path in folders), tuple(rows))


@pytest.fixture(scope="module")
def since_of(scope_of) -> Callable[..., Since]:
    """Compare two sets; what was compared before is given again, because each comparison makes slides and papers."""
    made: dict[tuple, tuple] = {}

    def make(old: ReviewData, new: ReviewData, is_now: bool = True, **chosen: object) -> Since:
        key = id(old), id(new), is_now, repr(sorted(chosen.items()))
        if key not in made:
            scope = scope_of(data=new, **chosen)
            found = Since.of(old, Provenance.of(old, BEFORE), scope, Provenance.of(new, NOW), is_now)
            made[key] = old, new, found  # the sets are kept, so that no other gets their ids
        return made[key][-1]

    return make


def one_form(answers: list[list[object]], member: str = "Fiji", name: str = "a.xlsx") -> ReviewData:
    """A review of one form of a member."""
    return withhold(load_review([document(response_form(member, answers), name)]))


def cells(rows: dict[str, list[dict[str, str]]], cycle: str) -> dict[tuple[str, str, str], str]:
    """The state of each cell of a cycle, by member and target."""
    found = (row for row in rows["coverage"] if row["cycle"] == cycle)
    return {(row["iso3"], row["target_kind"], row["target"]): row["state"] for row in found}


def reason(since: Since, iso3: str, target: str) -> list[dict[str, str]]:
    """Why the cell of a member and a target is in another state."""
    found = since.reasons
    return found[(found["iso3"] == iso3) & (found["target"] == target)].to_dict("records")
