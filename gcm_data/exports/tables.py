"""The tables of a selection as one zip of CSV files, with their descriptor."""

from __future__ import annotations

import pandas as pd

from gcm_data import reference
from gcm_data.coverage.counts import count_reporting
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import GROUPS, in_group
from gcm_data.coverage.shares import FEWEST_FOR_A_SHARE
from gcm_data.exports.progress import Progress
from gcm_data.snapshots.package import write_package
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import COVERAGE, MEMBERS, SPECS, conform, coverage_by

OF_CODERS = ("codings", "set_aside")  # tables that are there only where people decided on passages
BY = ("all", "subregion", "special", "membership")


def write(scope: Scope, progress: Progress) -> bytes:
    """Documents, submissions, responses, mentions and issues of the selection, its coverage, and counts of it."""
    progress(0.1, "tables")
    tables = [*_read(scope), *_counted(scope)]
    progress(0.6, "files")
    name = f"gcm-{scope.selection.slug()}-{scope.as_of.isoformat()}"
    return write_package(tables, name, scope.provenance, {})


def _read(scope: Scope) -> list[tuple[TableSpec, pd.DataFrame]]:
    """The rows of the selection in each table that was read; objectives that are not selected are left out."""
    data, selection = scope.data, scope.selection
    shown = {*selection.iso3, *([] if selection.is_narrowed else [""])}  # stakeholders belong to no group of members
    objectives = {str(number) for number in selection.objectives}
    mentions = data.mentions  # without suggestions, unless the selection shows them
    mentions = mentions[(mentions["target_kind"] != "objective") | mentions["target"].isin(objectives)]
    rows = {"submissions": data.submissions, "responses": data.responses, "mentions": mentions}
    rows |= {table: getattr(data, table) for table in OF_CODERS if len(getattr(data, table))}
    rows = {name: table[table["iso3"].isin(shown)] for name, table in rows.items()}
    rows |= {"documents": data.documents, "issues": data.issues}
    specs = {spec.name: spec for spec in SPECS}
    return [(specs[name], table[table["cycle"] == selection.cycle]) for name, table in rows.items()]


def _counted(scope: Scope) -> list[tuple[TableSpec, pd.DataFrame]]:
    """Members, the grid of the selection, and how many submissions report each target, by groups of members."""
    members = _with_groups(pd.DataFrame(reference.members()), scope.selection.cycle)
    tables = [(MEMBERS, conform(members[members["iso3"].isin(scope.selection.iso3)], MEMBERS))]
    tables.append((COVERAGE, scope.coverage))
    for by in BY:
        spec = coverage_by(by)
        tables.append((spec, conform(_with_shares_of_enough(count_reporting(scope.coverage, by)), spec)))
    return tables


def _with_groups(members: pd.DataFrame, cycle: str) -> pd.DataFrame:
    """Members with a flag for each group of countries, as on the first day of the meeting of a review."""
    flags = {f"is_{GROUPS[name].lower()}": members["iso3"].isin(in_group(name, cycle)) for name in GROUPS}
    return members.assign(**flags)


def _with_shares_of_enough(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts, without shares in rows where too few members have documents; wording.FEW says why."""
    shares = ["share_of_submissions", "share_of_members"]
    return counts.assign(**counts[shares].where(counts["submissions"] >= FEWEST_FOR_A_SHARE))
