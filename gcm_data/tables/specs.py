"""The tables that travel through the project: one TableSpec each, and the frozen ReviewData that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter

import pandas as pd
import pyarrow as pa

from gcm_data.tables.coding_specs import CODINGS, SET_ASIDE
from gcm_data.tables.digest import digest_of
from gcm_data.tables.reading_specs import CELL_RUNS, CELLS, CORRECTIONS, ISSUES, MAPPINGS, TableSpec

pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own pool keeps 17 MB for tables of 4

TARGET_KINDS = ("objective", "principle", "need")
BASES = ("coded", "cited", "reviewed", "suggested")


DOCUMENTS = TableSpec(
    "documents",
    "file received",
    ("cycle", "document"),
    {
        "document": "str",
        "cycle": "str",
        "sha256": "str",
        "size": "int64",
        "received": "str",
        "layout": "str",
        "remark": "str",
        "attribution": "str",
    },
)
SUBMISSIONS = TableSpec(
    "submissions",
    "respondent in a cycle",
    ("submission",),
    {
        "submission": "str",
        "cycle": "str",
        "respondent_kind": "str",
        "iso3": "str",
        "category": "str",
        "attribution": "str",
        "document": "str",
        "received": "str",
        "status": "str",
    },
)
RESPONSES = TableSpec(
    "responses",
    "submission × question (× item)",
    ("response",),
    {
        "response": "str",
        "submission": "str",
        "cycle": "str",
        "iso3": "str",
        "question": "str",
        "text": "str",
        "state": "str",
        "choice": "str",
        "document": "str",
        "sheet": "str",
        "cell": "str",
        "source": "str",
        "source_date": "str",
    },
)
MENTIONS = TableSpec(
    "mentions",
    "one piece of evidence",
    ("submission", "response", "question", "target_kind", "target", "basis", "sheet", "cell", "start"),
    {
        "submission": "str",
        "response": "str",
        "cycle": "str",
        "iso3": "str",
        "question": "str",
        "target_kind": "str",
        "target": "str",
        "basis": "str",
        "start": "Int64",
        "end": "Int64",
        "evidence": "str",
        "phrase": "str",
        "aspect": "str",
        "document": "str",
        "sheet": "str",
        "cell": "str",
        "chance": "str",
        "reason": "str",
    },
    ("chance", "reason"),  # of suggestions; `reason` also of what a coder accepted
)
COVERAGE = TableSpec(
    "coverage",
    "cycle × member × target, the complete grid",
    ("cycle", "iso3", "target_kind", "target"),
    {
        "cycle": "str",
        "iso3": "str",
        "target_kind": "str",
        "target": "str",
        "state": "str",
        "mentions": "int64",
        "basis": "str",
        "aspects": "str",
    },
)
MEMBERS = TableSpec(
    "members",
    "ESCAP member or associate member",
    ("iso3",),
    {
        "iso3": "str",
        "m49": "str",
        "name": "str",
        "short_name": "str",
        "membership": "str",
        "subregion": "str",
        "is_ldc": "bool",
        "is_lldc": "bool",
        "is_sids": "bool",
        "is_champion": "bool",
    },
)
_READ = (DOCUMENTS, SUBMISSIONS, RESPONSES, MENTIONS, ISSUES, CORRECTIONS, MAPPINGS, CELL_RUNS, CELLS)
SPECS = (*_READ, CODINGS, SET_ASIDE, COVERAGE)
LATER = (MAPPINGS, CELL_RUNS, CODINGS, SET_ASIDE)  # tables that older snapshots lack


def coverage_by(group: str) -> TableSpec:
    """The spec of counts of coverage by a grouping (coverage.count_reporting); shares are 0 to 1, or missing."""
    return TableSpec(
        f"coverage_by_{group}",
        "cycle × group × target",
        ("cycle", "group", "target_kind", "target"),
        {
            **dict.fromkeys(("cycle", "group", "target_kind", "target"), "str"),
            **dict.fromkeys(("members", "submissions", "answered"), "int64"),
            "reporting": "Int64",  # missing where nobody answered on the target
            **dict.fromkeys(("share_of_answered", "share_of_submissions", "share_of_members"), "float64"),
        },
    )


def conform(rows: Iterable[object] | Mapping[str, Iterable[object]] | pd.DataFrame, spec: TableSpec) -> pd.DataFrame:
    """Bring rows (dataclass instances or named tuples), columns by name or a frame to the spec's columns and dtypes.

    Columns may be iterators: each is used up before the next, so that a long table needs little memory beside itself.

    Raises ValueError where a column is missing or the key is not unique: that is a defect of the code, not of
    a document, and must not travel on.
    """
    frame = rows if isinstance(rows, pd.DataFrame) else columns_of(rows, spec)
    lacking = [name for name in spec.later if name not in frame]
    if lacking:
        frame = frame.assign(**dict.fromkeys(lacking, pd.Series("", frame.index, dtype="str")))
    missing = [name for name in spec.columns if name not in frame]
    if missing:
        raise ValueError(f"table {spec.name}: columns {missing} are missing")
    if isinstance(rows, pd.DataFrame) or lacking:
        frame = frame[list(spec.columns)].astype(spec.columns).reset_index(drop=True)
    if spec.key and frame.duplicated(list(spec.key)).any():
        repeated = frame.loc[frame.duplicated(list(spec.key)), list(spec.key)].iloc[0].to_dict()
        raise ValueError(f"table {spec.name}: more than one row for {repeated}")
    return frame


def columns_of(rows: Iterable[object] | Mapping[str, Iterable[object]], spec: TableSpec) -> pd.DataFrame:
    """Rows or columns by name as a frame in the dtypes of the spec: a table or a part of one. Nothing is checked."""
    rows = rows if isinstance(rows, Mapping) else list(rows)
    columns = rows if isinstance(rows, Mapping) else {name: map(attrgetter(name), rows) for name in spec.columns}
    typed = {name: _array(columns[name], kind) for name, kind in spec.columns.items() if name in columns}
    return pd.DataFrame(typed, copy=False)  # of arrays: of series it would align and copy each column


def texts(values: Iterable[str]) -> pd.api.extensions.ExtensionArray:
    """A column of texts. Arrow makes it: pandas looks at each of them before, which takes twice as long again."""
    return pd.array(pa.array(list(values), pa.large_string(), from_pandas=True), dtype="str")


def _array(values: Iterable[object], kind: str) -> pd.api.extensions.ExtensionArray:
    if isinstance(values, pd.api.extensions.ExtensionArray):
        return values
    return texts(values) if kind == "str" else pd.array(list(values), dtype=kind)


def _without_empty(table: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """A table without those of some columns in which no row has anything."""
    return table.drop(columns=[name for name in columns if name in table and not (table[name] != "").any()])


@dataclass(frozen=True)
class ReviewData:
    """Everything that was read: frames in the columns of their specs. Nobody changes them."""

    documents: pd.DataFrame
    submissions: pd.DataFrame
    responses: pd.DataFrame
    mentions: pd.DataFrame
    issues: pd.DataFrame
    corrections: pd.DataFrame
    mappings: pd.DataFrame = field(default_factory=lambda: conform((), MAPPINGS))
    cell_runs: pd.DataFrame = field(default_factory=lambda: conform((), CELL_RUNS))
    codings: pd.DataFrame = field(default_factory=lambda: conform((), CODINGS))
    set_aside: pd.DataFrame = field(default_factory=lambda: conform((), SET_ASIDE))

    @cached_property
    def digest(self) -> str:
        """A digest of all tables; of a million mentions it takes two seconds.

        Tables and columns that came later count where they hold something, so that older snapshots keep their
        fingerprint.
        """
        later = {spec.name for spec in LATER}
        tables = {field.name: getattr(self, field.name) for field in fields(self)}
        columns = {spec.name: spec.later for spec in SPECS}
        tables = {name: table for name, table in tables.items() if name not in later or len(table)}
        return digest_of({name: _without_empty(table, columns[name]) for name, table in tables.items()})

    @classmethod
    def of(cls, **rows: Iterable[object] | Mapping[str, Iterable[object]]) -> ReviewData:
        """Build from rows or columns by table name, in the order given; a table that is not given is empty.

        What a table is made of is let go before the next is made.
        """
        specs = {spec.name: spec for spec in SPECS}
        made = {name: conform(rows.pop(name), specs[name]) for name in list(rows)}
        names = [field.name for field in fields(cls)]
        return cls(**{name: made[name] if name in made else conform((), specs[name]) for name in names})
