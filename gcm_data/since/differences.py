"""What differs between an older and a newer set of tables: documents, submissions, and cells of coverage.

A difference is one in what is reported, never in what is done. Both sets are counted by the present software and
reference; the documents of the older set may have been read by another version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gcm_data.coverage.focus import Target
from gcm_data.coverage.grid import STATES, Grid
from gcm_data.coverage.scope import Scope
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import ReviewData, conform
from gcm_data.tables.withheld import NON_ATTRIBUTABLE, without_numbers
from gcm_data.tables.withheld_alike import withhold_alike

ADDED, CHANGED, GONE, RENAMED = "added", "changed", "gone", "renamed"
SUPERSEDED, ADDED_SUPERSEDED, COUNTS_AGAIN = "superseded", "added, superseded", "counts again"
_IDENTITY = ["cycle", "respondent_kind", "iso3", "category", "document"]

DOCUMENTS = TableSpec(
    "changed_documents",
    "document that was added, changed, renamed, or is gone",
    ("cycle", "document", "change"),
    dict.fromkeys(("cycle", "document", "change", "old_document", "old_sha256", "new_sha256"), "str"),
)
SUBMISSIONS = TableSpec(
    "changed_submissions",
    "submission that was added, is superseded, counts again, or is gone",
    (),
    dict.fromkeys((*_IDENTITY, "change"), "str"),
)
WITHHELD = TableSpec(
    "withheld_sources",
    "cycle: how many sources may not be named",
    ("cycle",),
    {"cycle": "str", "old": "int64", "new": "int64"},
)
CELLS = TableSpec(
    "changed_cells",
    "cycle × member × target in another state",
    ("cycle", "iso3", "target_kind", "target"),
    dict.fromkeys(("cycle", "iso3", "target_kind", "target", "old_state", "new_state"), "str"),
)


@dataclass(frozen=True)
class Differences:
    """What differs within a selection, as tables of the specs above. `renamed` maps old names of documents to new."""

    documents: pd.DataFrame
    submissions: pd.DataFrame
    withheld: pd.DataFrame
    cells: pd.DataFrame
    renamed: Mapping[tuple[str, str], str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        alike = (self.withheld["old"] == self.withheld["new"]).all()
        return bool(self.documents.empty and self.submissions.empty and self.cells.empty and alike)


def older(data: ReviewData, newer: Scope) -> Scope:
    """A scope of older data with the selection and day of a newer one; it withholds whom the newer one withholds."""
    data = withhold_alike(data, newer.data)
    return Scope.of(data, newer.selection, newer.as_of)


def compare(old: Scope, new: Scope) -> Differences:
    """What differs within the selection of the newer scope. Both scopes have to count mentions of one basis."""
    renamed = _renamed(old.data.documents, new.data.documents)
    return Differences(
        _with_members(_of_cycle(_documents(old.data, new.data, renamed), new), old, new),
        _of_members(_of_cycle(_submissions(old.data, new.data, renamed), new), new),
        _of_cycle(_withheld(old.data, new.data), new).iloc[: 0 if new.selection.is_narrowed else None],
        _cells(old, new),
        renamed,
    )


def cells_by_cycle(old: Grid, new: Grid) -> dict[str, int]:
    """Cycle -> how many cells of all members are in another state."""
    counts = (old.states != new.states).sum(axis=(1, 2)).tolist()
    return dict(zip(new.index.axes.cycles, counts, strict=True))


def _of_cycle(table: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return table[table["cycle"] == scope.selection.cycle].reset_index(drop=True)


def _of_members(table: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The rows of the members selected; stakeholders belong to no group of members."""
    shown = [*scope.selection.iso3, *([] if scope.selection.is_narrowed else [""])]
    return table[table["iso3"].isin(shown)].reset_index(drop=True)


def _with_members(documents: pd.DataFrame, old: Scope, new: Scope) -> pd.DataFrame:
    """The documents that hold a submission of the members selected, in either set; all if no member is left out."""
    if not new.selection.is_narrowed:
        return documents
    held: set[str] = set()
    for scope in (old, new):
        found = scope.data.submissions
        held |= set(found.loc[found["iso3"].isin(scope.selection.iso3), "document"])
    is_held = documents["document"].isin(held) | documents["old_document"].isin(held)
    return documents[is_held].reset_index(drop=True)


def _named(documents: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(cycle, document) -> digest of the documents that have a name."""
    found = documents[documents["sha256"] != ""]  # a withheld document is counted with its sources, never listed
    return dict(zip(zip(found["cycle"], found["document"], strict=True), found["sha256"], strict=True))


def _renamed(old: pd.DataFrame, new: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Old (cycle, document) -> new name, where just one gone and one new document have equal bytes."""
    before, now = _named(old), _named(new)
    gone, added = _by_digest(before.keys() - now.keys(), before), _by_digest(now.keys() - before.keys(), now)
    alone = (key for key in gone.keys() & added.keys() if len(gone[key]) == len(added[key]) == 1)
    return {gone[key][0]: added[key][0][1] for key in alone}


def _by_digest(keys: set[tuple[str, str]], digests: dict[tuple[str, str], str]) -> dict[tuple[str, str], list]:
    """(cycle, digest) -> the documents of some keys that have it."""
    found: dict[tuple[str, str], list] = {}
    for key in sorted(keys):
        found.setdefault((key[0], digests[key]), []).append(key)
    return found


def _documents(old: ReviewData, new: ReviewData, renamed: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    before, now = _named(old.documents), _named(new.documents)
    rows = []
    for cycle, name in sorted(before.keys() | now.keys()):
        one, other = before.get((cycle, name), ""), now.get((cycle, name), "")
        if (cycle, name) in renamed:
            rows.append((cycle, renamed[cycle, name], RENAMED, name, one, one))
        elif one != other and (cycle, name) not in {(c, renamed[c, n]) for c, n in renamed}:
            change = ADDED if not one else CHANGED if other else GONE
            rows.append((cycle, name, change, name if one else "", one, other))
    return table_of(rows, DOCUMENTS)


def _submissions(old: ReviewData, new: ReviewData, renamed: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """Submissions are matched by respondent and document. Their numbers change with the documents read before them."""
    one, other = statuses(old, renamed), statuses(new, {})
    both = (
        one.merge(other, "outer", left_index=True, right_index=True, suffixes=("_old", "_new")).fillna("").reset_index()
    )
    rows = [
        (*row[: len(_IDENTITY)], change)
        for row in both.itertuples(index=False)
        if (change := _change(row.status_old, row.status_new))
    ]
    return table_of(rows, SUBMISSIONS)


def statuses(data: ReviewData, renamed: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """The status of each submission that may be named, by cycle, kind, iso3, category, document and its place there."""
    found = data.submissions[data.submissions["attribution"] != NON_ATTRIBUTABLE]
    keys = zip(found["cycle"], found["document"], strict=True)
    found = found.assign(document=pd.Series([renamed.get(key, key[1]) for key in keys], found.index, dtype="str"))
    found = found.assign(document=without_numbers(found["document"]))
    found = found.assign(place=found.groupby(_IDENTITY).cumcount())
    return found.set_index([*_IDENTITY, "place"])[["status"]]


def _change(old: str, new: str) -> str:
    """What became of a submission; "" for nothing."""
    if old == new:
        return ""
    if not old:
        return ADDED if new == "current" else ADDED_SUPERSEDED
    return GONE if not new else SUPERSEDED if new == "superseded" else COUNTS_AGAIN


def _withheld(old: ReviewData, new: ReviewData) -> pd.DataFrame:
    """How many sources may not be named; whose they are stands in neither set."""
    before, now = (
        data.submissions.loc[data.submissions["attribution"] == NON_ATTRIBUTABLE, "cycle"].value_counts()
        for data in (old, new)
    )
    cycles = sorted({*before.index, *now.index})
    return table_of([(cycle, int(before.get(cycle, 0)), int(now.get(cycle, 0))) for cycle in cycles], WITHHELD)


def changed_places(old: Scope, new: Scope) -> np.ndarray:
    """Places in the flattened grid, within the selection, whose state differs; ascending."""
    axes, chosen = new.grid.index.axes, new.selection
    objectives = {str(number) for number in chosen.objectives}
    is_shown = np.zeros(axes.shape, dtype=bool)
    members = [axes.members[iso3] for iso3 in chosen.iso3]
    shown: list[Target] = [t for t in axes.targets if t[0] != "objective" or t[1] in objectives]
    is_shown[np.ix_([axes.cycles[chosen.cycle]], members, [axes.targets[target] for target in shown])] = True
    return np.flatnonzero((old.grid.states != new.grid.states) & is_shown)


def _cells(old: Scope, new: Scope) -> pd.DataFrame:
    axes = new.grid.index.axes
    cycles, members, targets = list(axes.cycles), list(axes.members), list(axes.targets)
    places = changed_places(old, new)
    states = zip(old.grid.states.ravel()[places].tolist(), new.grid.states.ravel()[places].tolist(), strict=True)
    at = zip(*(found.tolist() for found in np.unravel_index(places, axes.shape)), strict=True)
    rows = [
        (cycles[cycle], members[member], *targets[target], STATES[one], STATES[other])
        for (cycle, member, target), (one, other) in zip(at, states, strict=True)
    ]
    return table_of(rows, CELLS)


def table_of(rows: list[tuple], spec: TableSpec) -> pd.DataFrame:
    """A table of a spec from rows whose values stand in the order of its columns."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(spec.columns)
    return conform(dict(zip(spec.columns, columns, strict=True)), spec)
