"""Targets of one kind × subregions: what the exhibits of guiding principles and of cooperation needs share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from gcm_data import wording
from gcm_data.coverage.counts import Count, PairCount
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import counted_table
from gcm_data.figures import matrices


class BySubregion(NamedTuple):
    """The parts of an exhibit, and `reporting`: label of a target -> how many of all members report it."""

    tabled: partial
    draw: partial
    focuses: dict[str, Focus]
    reporting: dict[str, int]


def count_by_subregion(scope: Scope, kind: str, labels: Mapping[str, str], heading: str) -> BySubregion:
    """How many members of each subregion report each target of a kind.

    `labels` are those of the targets, in the order of the rows; `heading` is that of their column in the table.
    """
    counts = scope.counts(kind, "subregion")
    named = {count.group: with_base(count) for count in counts}
    members = {name: scope.members_of("subregion", name) for name in named}
    cells, focuses = [], {}
    for count in counts:
        row, column = labels[count.target], named[count.group]
        opens = wording.mark(row, count.group)
        cells.append(matrices.CountCell(row, column, count.reporting, count.answered, column, opens))
        focuses[opens] = scope.focus(members[count.group], (kind, count.target))
    return BySubregion(
        partial(
            counted_table,
            (heading, "Subregion", "Members reporting it"),
            [(labels[count.target], count.group, *numbers_of(count)) for count in counts],
        ),
        partial(matrices.count_matrix, cells, rows=list(labels.values()), columns=list(named.values())),
        focuses,
        {labels[count.target]: count.reporting for count in scope.counts(kind)},
    )


def with_base(count: Count) -> str:
    """The name of a group with how many of its members have documents: “Pacific (13 of 21)”."""
    return f"{count.group} ({wording.of(count.submissions, count.members)})"


def numbers_of(count: Count | PairCount) -> tuple[int, int, int, int]:
    """A count and its denominators, in the order of a table's columns."""
    return count.reporting, count.answered, count.submissions, count.members
