"""From what a number counts to the number on a slide, with its base and, where they are few, the States named."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit
from gcm_data.exhibits.country import subregion_names
from gcm_data.figures.chart import Bars, Value

FEW = 3  # members: so many are named beside their number
MOST_STATES = 14  # members with documents, of which those that mention something are named row by row
MOST_ROWS = 11  # States in a table that is read from the back of a room
_BEYOND = 2  # bars more than wanted, where as many count as much as the last
MENTIONED = "Mentioned by"  # the series of a chart


def value(scope: Scope, made: Exhibit, label: str) -> Value:
    """The number with a label in an exhibit: how many are counted, of how many that could be."""
    found = Evidence(scope.grid, made.focuses[label])
    counted = found.counted
    who = wording.listed([reference.member(iso3).short_name for iso3 in counted]) if len(counted) <= FEW else ""
    return Value(len(counted), found.total, label, who)


def material(scope: Scope, focus: Focus) -> wording.Material:
    """What was read of those of which a number is."""
    return Evidence(scope.grid, focus).material


def read_of(scope: Scope) -> tuple[str, ...]:
    """The members selected (iso3) of which something was read, alphabetical."""
    return Evidence(scope.grid, scope.focus()).submitted


def subregions_read(scope: Scope) -> list[str]:
    """The subregions, and the members outside them as one, of which something was read."""
    names = subregion_names(scope.selection)
    return [name for name in names if scope.totals(scope.members_of("subregion", name)).submissions]


def has_few(scope: Scope) -> bool:
    """Whether the members of which something was read are so few that those which mention something are named."""
    return len(read_of(scope)) <= MOST_STATES


def bars(rows: Sequence[tuple[str, Value]], series: str = MENTIONED) -> Bars:
    """Bars of one series, in the order given."""
    labels, values = zip(*rows, strict=True)
    return Bars(labels, (series,), (values,))


def by_count(rows: Sequence[tuple[str, Value]], most: int) -> list[tuple[str, Value]]:
    """The rows that count somebody, the most first: about `most` of them, so that none is parted from its equals."""
    found = sorted((row for row in rows if row[1].count), key=lambda row: -row[1].count)
    ends = [place for place, row in enumerate(found, start=1)
            if place == len(found) or found[place][1].count < row[1].count]  # fmt: skip
    return found[: max((end for end in ends if end <= most + _BEYOND), default=most)]


def with_bases(names: Sequence[str], cells: Sequence[Sequence[Value]]) -> tuple[str, ...]:
    """The heads of columns with their bases, the largest where those of a column differ: “Pacific (of 13)”."""
    return tuple(
        f"{name} (of {max(value.total for value in column)})"
        for name, column in zip(names, zip(*cells, strict=True), strict=True)
    )
