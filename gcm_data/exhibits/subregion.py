"""Subregions and groups of countries by objectives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from gcm_data import reference, wording
from gcm_data.coverage.counts import MEMBERSHIPS, NON_REGIONAL, Count
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import GROUPS
from gcm_data.exhibits.base import Exhibit, counted_table
from gcm_data.exhibits.by_subregion import numbers_of, with_base
from gcm_data.figures import matrices
from gcm_data.wording.names import label_of

NONE_OF_GROUPS = "Nothing was read of a member of these groups."


def _matrix(scope: Scope, by: str, order: list[str], key: str, each: str) -> Exhibit:
    """Groups × objectives: how many members of each group report each objective."""
    places = {str(number): place for place, number in enumerate(scope.selection.objectives)}
    counts = sorted(scope.counts("objective", by), key=lambda count: places[count.target])
    named = {count.group: with_base(count) for count in counts}
    cells = [_cell(count, named[count.group]) for count in counts]
    members = {name: scope.members_of(by, name) for name in named}
    table = partial(
        counted_table,
        ("Group", "Objective", "Members reporting it"),
        [(c.group, int(c.target), *numbers_of(c)) for c in counts],
    )
    targets = [("objective", str(number)) for number in scope.selection.objectives]
    return Exhibit(
        key,
        *_finding(counts, each, scope.submissions),
        scope.base_on(scope.answering(*targets, is_any=True)),
        table,
        partial(matrices.count_matrix, cells, rows=[named[name] for name in order if name in named]),
        wording.CELLS,
        {
            cell.opens: scope.focus(members[count.group], ("objective", count.target))
            for cell, count in zip(cells, counts, strict=True)
        },
    )


def _cell(count: Count, row: str) -> matrices.CountCell:
    number = int(count.target)
    label = f"objective {number}: {reference.objective(number).short_label}"
    opens = wording.mark(count.group, label_of("objective", count.target))
    return matrices.CountCell(row, number, count.reporting, count.answered, label, opens)


def _finding(counts: Sequence[Count], each: str, submissions: int) -> tuple[str, str]:
    """Title and takeaway: which objectives every group with documents reports, and which none does."""
    present = [count for count in counts if count.answered]
    heading = f"Objectives reported, by {each}"
    if not present:
        is_read = any(count.submissions for count in counts)
        said = NONE_OF_GROUPS if submissions else wording.NOTHING_READ_HERE
        return heading, wording.NOBODY_ASKED if is_read else said
    groups = dict.fromkeys((int(count.target) for count in present), 0)  # objective -> how many groups report it
    for count in present:
        groups[int(count.target)] += bool(count.reporting)
    in_all = len({count.group for count in present})
    everywhere = sorted(number for number, reported in groups.items() if reported == in_all)
    nowhere = sorted(number for number, reported in groups.items() if not reported)
    if len(nowhere) == len(groups):
        return heading, wording.NOTHING_REPORTED
    said = [
        f"Reported in every group with documents: {wording.objectives(everywhere)}." if everywhere else "",
        f"Reported in none: {wording.objectives(nowhere)}." if nowhere else "",
    ]
    takeaway = " ".join(filter(None, said)) or "Each objective is reported in some groups and not in others."
    title = f"{wording.of(len(groups) - len(nowhere), len(groups))} objectives are reported in at least one {each}"
    return title, takeaway


def subregion_matrix(scope: Scope) -> Exhibit:
    """Five subregions × 23 objectives."""
    order = [s.subregion for s in reference.subregions()]
    has_others = any(not member.subregion for member in scope.selection.members) and not scope.selection.subregions
    return _matrix(
        scope,
        "subregion",
        [*order, NON_REGIONAL] if has_others else order,
        "subregions-by-objectives",
        "subregion",
    )


def group_matrix(scope: Scope) -> Exhibit:
    """LDC, LLDC, SIDS and champion countries × objectives; a State may be in several of them."""
    exhibit = _matrix(scope, "special", list(GROUPS), "groups-by-objectives", "group of countries")
    groups = wording.groups_note(GROUPS, scope.selection.cycle)
    return replace(exhibit, note=f"{groups} A member may belong to several of these groups. {exhibit.note}")


def membership_matrix(scope: Scope) -> Exhibit:
    """Member States and associate members × objectives."""
    return _matrix(scope, "membership", list(MEMBERSHIPS), "membership-by-objectives", "kind of membership")
