"""One round table: its objectives, in which subregions they are reported, and what is named beside them.

The round table is that of the selection.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from gcm_data import reference, wording
from gcm_data.coverage.counts import Count
from gcm_data.coverage.focus import Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, counted_table, most_and_least
from gcm_data.exhibits.by_subregion import numbers_of, with_base
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
    rows = _rows(scope, "all")
    drawn = [bars.Bar(row.label, row.count.reporting, row.count.answered, "", row.name) for row in rows]
    numbers = round_table(scope.selection.round_table).objectives
    official = ["", *(reference.objective(number).title for number in numbers)]
    table = partial(
        counted_table,
        ("Objective", "Official title", "Members reporting it"),
        [(row.label, title, *numbers_of(row.count)) for row, title in zip(rows, official, strict=True)],
    )
    reporting = {row.label: row.count.reporting for row in rows}
    answering = scope.answering(*_targets(scope), is_any=True)
    whole = answering.report(reporting.pop(WHOLE), "at least one of its objectives")
    return Exhibit(
        "round-table-objectives",
        f"Round table {scope.selection.round_table}: {whole.removesuffix('.')}",
        most_and_least(reporting, answering)[1],
        scope.base_on(answering),
        table,
        partial(bars.counted_bars, drawn),
        wording.COVERAGE_IS,
        {row.name: _focus(scope, scope.selection.iso3, row.name) for row in rows},
    )


def by_subregion(scope: Scope) -> Exhibit:
    """The round table as a whole and its objectives × subregions."""
    names = subregion_names(scope.selection)
    rows = _rows(scope, "subregion")
    named = {row.count.group: with_base(row.count) for row in rows}
    members = {name: scope.members_of("subregion", name) for name in names}
    cells, focuses = [], {}
    for label, name, count in rows:
        column, opens = named[count.group], wording.mark(count.group, name)
        cells.append(matrices.CountCell(label, column, count.reporting, count.answered, column, opens))
        focuses[opens] = _focus(scope, members[count.group], name)
    drawn = {
        "rows": list(dict.fromkeys(row.label for row in rows)),
        "columns": [named[name] for name in names if name in named],
    }
    table = partial(
        counted_table,
        ("Objective", "Subregion", "Members reporting it"),
        [(row.label, row.count.group, *numbers_of(row.count)) for row in rows],
    )
    return Exhibit(
        "round-table-by-subregion",
        *_where(scope, rows, names),
        scope.base_on(scope.answering(*_targets(scope), is_any=True)),
        table,
        partial(matrices.count_matrix, cells, **drawn),
        wording.CELLS,
        focuses,
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


class _Row(NamedTuple):
    """A row of an exhibit; `name` is how a sentence calls it: “objective 5”, or WHOLE."""

    label: str
    name: str
    count: Count


def _rows(scope: Scope, by: str) -> list[_Row]:
    """The counts of the round table as a whole, then of its objectives, in its order."""
    whole = [_Row(WHOLE, WHOLE, count) for count in scope.counts("objective", by, is_by_round_table=True)]
    places = {str(number): place for place, number in enumerate(scope.selection.objectives)}
    each = sorted(scope.counts("objective", by), key=lambda count: places[count.target])
    labels = {name: f"{name} {reference.objective(int(name)).short_label}" for name in places}
    return [*whole, *(_Row(labels[count.target], label_of("objective", count.target), count) for count in each)]


def _focus(scope: Scope, members: tuple[str, ...], target: str) -> Focus:
    """The focus of a row, by its name, for some members."""
    if target == WHOLE:
        return scope.focus(members, *_targets(scope), is_any=True)
    return scope.focus(members, ("objective", target.removeprefix("objective ")))


def _targets(scope: Scope) -> list[Target]:
    """The objectives selected, as targets."""
    return [("objective", str(number)) for number in scope.selection.objectives]


def _where(scope: Scope, rows: list[_Row], names: list[str]) -> tuple[str, str]:
    """Title and takeaway: in which subregions the round table is reported, and which of its objectives in none."""
    heading = f"Round table {scope.selection.round_table}"
    present = [row for row in rows if row.count.answered]
    if not present:
        return f"{heading}, by subregion", wording.NOBODY_ASKED if scope.submissions else wording.NOTHING_READ_HERE
    whole = {row.count.group: row.count.reporting for row in present if row.label == WHOLE}
    if not any(whole.values()):
        return f"{heading}, by subregion", wording.NOTHING_REPORTED
    reporting: dict[str, list[int]] = {}
    for row in present:
        if row.label != WHOLE:
            reporting.setdefault(row.label, []).append(row.count.reporting)
    everywhere = [label for label, counts in reporting.items() if all(counts)]
    nowhere = [label for label, counts in reporting.items() if not any(counts)]
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
