"""Targets of one kind × subregions: what the exhibits of guiding principles and of cooperation needs share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.counts import count_reporting
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import BASES, shown_counts
from gcm_data.figures import matrices


class BySubregion(NamedTuple):
    """The parts of an exhibit, and `reporting`: label of a target -> how many of all members report it."""

    table: pd.DataFrame
    draw: partial
    focuses: dict[str, Focus]
    reporting: dict[str, int]


def count_by_subregion(scope: Scope, kind: str, labels: Mapping[str, str], heading: str) -> BySubregion:
    """How many members of each subregion report each target of a kind.

    `labels` are those of the targets, in the order of the rows; `heading` is that of their column in the table.
    """
    coverage = scope.counted_coverage[scope.counted_coverage["target_kind"] == kind]
    counts = count_reporting(coverage, "subregion")
    counts["row"] = counts["target"].map(labels)
    counts["column"] = [f"{row.group} ({wording.of(row.submissions, row.members)})" for row in counts.itertuples()]
    counts["label"] = counts["column"]
    counts["opens"] = [wording.mark(row.row, row.group) for row in counts.itertuples()]
    members = {name: scope.members_of("subregion", name) for name in dict.fromkeys(counts["group"])}
    table = counts[["row", "group", "reporting", *Totals._fields[::-1]]].set_axis(
        [heading, "Subregion", "Members reporting it", *BASES], axis=1
    )
    table["Members reporting it"] = shown_counts(counts["reporting"], counts["answered"])
    whole = count_reporting(coverage)
    columns = list(dict.fromkeys(counts["column"]))
    return BySubregion(
        table,
        partial(matrices.count_matrix, counts, rows=list(labels.values()), columns=columns),
        {row.opens: scope.focus(members[row.group], (kind, row.target)) for row in counts.itertuples()},
        dict(zip(whole["target"].map(labels), whole["reporting"].tolist(), strict=True)),
    )
