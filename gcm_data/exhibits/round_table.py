"""One round table: its objectives, in which subregions they are reported, and what is named beside them.

The round table is that of the selection.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import count_reporting
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.focus import Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import BASES, Exhibit, most_and_least, shown_counts
from gcm_data.exhibits.country import subregion_names
from gcm_data.exhibits.same_answer import named_with
from gcm_data.figures import bars, matrices
from gcm_data.reference import RoundTable
from gcm_data.wording.names import label_of

WHOLE = "At least one of its objectives"


def round_table(number: int) -> RoundTable:
    """The round table with this number; KeyError if there is none."""
    return {table.round_table: table for table in reference.round_tables()}[number]


def titles(number: int) -> list[str]:
    """A round table's objectives with their official titles."""
    return [f"{n} {reference.objective(n).title}" for n in round_table(number).objectives]


def objectives(scope: Scope) -> Exhibit:
    """The round table as a whole, then its objectives, in its order."""
    counts = _counts(scope, "all")
    bars_table = counts.rename(columns={"reporting": "count", "answered": "total"}).assign(band="")
    numbers = round_table(scope.selection.round_table).objectives
    table = counts[["label", "reporting", *Totals._fields[::-1]]].set_axis(
        ["Objective", "Members reporting it", *BASES], axis=1
    )
    table["Members reporting it"] = shown_counts(counts["reporting"], counts["answered"])
    table.insert(1, "Official title", ["", *(reference.objective(number).title for number in numbers)])
    reporting = dict(zip(counts["label"], counts["reporting"].tolist(), strict=True))
    answering = scope.answering(*_targets(scope), is_any=True)
    whole = answering.report(reporting.pop(WHOLE), "at least one of its objectives")
    return Exhibit(
        "round-table-objectives",
        f"Round table {scope.selection.round_table}: {whole.removesuffix('.')}",
        most_and_least(reporting, answering)[1],
        scope.base_on(answering),
        table,
        partial(bars.counted_bars, bars_table.assign(opens=counts["target"])),
        wording.COVERAGE_IS,
        {target: _focus(scope, scope.selection.iso3, target) for target in counts["target"]},
    )


def by_subregion(scope: Scope) -> Exhibit:
    """The round table as a whole and its objectives × subregions."""
    names = subregion_names(scope.selection)
    counts = _counts(scope, "subregion")
    counts["column"] = [f"{row.group} ({wording.of(row.submissions, row.members)})" for row in counts.itertuples()]
    counts["row"] = counts["label"]
    counts["label"] = counts["column"]
    counts["opens"] = [wording.mark(row.group, row.target) for row in counts.itertuples()]
    columns = [column for name in names for column in dict.fromkeys(counts.loc[counts["group"] == name, "column"])]
    table = counts[["row", "group", "reporting", *Totals._fields[::-1]]].set_axis(
        ["Objective", "Subregion", "Members reporting it", *BASES], axis=1
    )
    table["Members reporting it"] = shown_counts(counts["reporting"], counts["answered"])
    members = {name: scope.members_of("subregion", name) for name in names}
    drawn = {"rows": list(dict.fromkeys(counts["row"])), "columns": columns}
    return Exhibit(
        "round-table-by-subregion",
        *_where(scope, counts, names),
        scope.base_on(scope.answering(*_targets(scope), is_any=True)),
        table,
        partial(matrices.count_matrix, counts, **drawn),
        wording.CELLS,
        {row.opens: _focus(scope, members[row.group], row.target) for row in counts.itertuples()},
    )


def needs(scope: Scope) -> Exhibit:
    """What is asked for in the same answer as one of its objectives."""
    return _together(scope, "need")


def principles(scope: Scope) -> Exhibit:
    """Which principles are argued in the same answer as one of its objectives."""
    return _together(scope, "principle")


def _together(scope: Scope, kind: str) -> Exhibit:
    number = scope.selection.round_table
    what = f"an objective of round table {number}"
    return named_with(scope, kind, round_table(number).objectives, "round-table", what)


def _counts(scope: Scope, by: str) -> pd.DataFrame:
    """`count_reporting` of the round table as a whole, then of its objectives, in its order; with label and target.

    `target` is how a sentence names the row: “objective 5”, or WHOLE.
    """
    coverage = scope.counted_coverage[scope.counted_coverage["target_kind"] == "objective"]
    whole = count_reporting(coverage, by, "round_table").assign(label=WHOLE, target=WHOLE)
    each = count_reporting(coverage, by)
    numbers = each["target"].astype(int)
    each["label"] = [f"{number} {reference.objective(number).short_label}" for number in numbers]
    each["target"] = [label_of("objective", target) for target in each["target"]]
    places = {number: place for place, number in enumerate(scope.selection.objectives)}
    return pd.concat([whole, each.iloc[numbers.map(places).argsort(kind="stable")]], ignore_index=True)


def _focus(scope: Scope, members: tuple[str, ...], target: str) -> Focus:
    """The focus of a row of `_counts` for some members."""
    if target == WHOLE:
        return scope.focus(members, *_targets(scope), is_any=True)
    return scope.focus(members, ("objective", target.removeprefix("objective ")))


def _targets(scope: Scope) -> list[Target]:
    """The objectives selected, as targets."""
    return [("objective", str(number)) for number in scope.selection.objectives]


def _where(scope: Scope, counts: pd.DataFrame, names: list[str]) -> tuple[str, str]:
    """Title and takeaway: in which subregions the round table is reported, and which of its objectives in none."""
    heading = f"Round table {scope.selection.round_table}"
    present = counts[counts["answered"] > 0]
    if present.empty:
        return f"{heading}, by subregion", wording.NOBODY_ASKED if scope.submissions else wording.NOTHING_READ_HERE
    whole = present[present["row"] == WHOLE].set_index("group")["reporting"]
    if not whole.any():
        return f"{heading}, by subregion", wording.NOTHING_REPORTED
    least = present[present["row"] != WHOLE].groupby("row", sort=False)["reporting"].agg(["min", "max"])
    everywhere, nowhere = least.index[least["min"] > 0].tolist(), least.index[least["max"] == 0].tolist()
    silent = [name for name in names if not scope.totals(scope.members_of("subregion", name)).submissions]
    said = [
        f"Reported in every subregion with documents: {wording.listed(everywhere)}." if everywhere else "",
        f"Reported in none: {wording.listed(nowhere)}." if nowhere else "",
        f"Nothing was read from: {wording.listed(silent)}." if silent else "",
    ]
    where = [name for name in names if whole.get(name, 0)]
    is_everywhere = len(where) == len(whole) > 1
    takeaway = " ".join(filter(None, said)) or "Each objective is reported in some subregions and not in others."
    said_where = "every subregion with documents" if is_everywhere else wording.listed(where)
    return f"{heading} is reported in {said_where}", takeaway
