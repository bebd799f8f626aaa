"""One subregion's members by objectives; what was read of one State."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.grid import CoverageCell
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits.base import Exhibit, with_rings
from gcm_data.figures import matrices
from gcm_data.reference.in_text import in_text
from gcm_data.reference.rows import Member
from gcm_data.tables.suggested import SUGGESTED
from gcm_data.wording.coding import SUGGESTED_HEADING
from gcm_data.wording.names import label_of

ALL_SUBREGIONS = "All subregions"


def subregion_names(selection: Selection) -> list[str]:
    """The subregions that have selected members, in the order of the reference; non-regional members last."""
    present = {member.subregion or NON_REGIONAL for member in selection.members}
    order = [*(s.subregion for s in reference.subregions()), NON_REGIONAL]
    return [name for name in order if name in present]


def member_matrix(scope: Scope, subregion: str) -> Exhibit:
    """Members of one subregion × objectives, in the six states; of all of them with ALL_SUBREGIONS. Alphabetical."""
    names = subregion_names(scope.selection) if subregion == ALL_SUBREGIONS else [subregion]
    heading = wording.listed(names) if scope.selection.subregions else subregion
    bands = {name: [m for m in scope.selection.members if (m.subregion or NON_REGIONAL) == name] for name in names}
    members = [member for band in bands.values() for member in band]
    objectives = scope.selection.objectives
    states = {m.iso3: {int(c.target): c for c in scope.cells(m.iso3) if c.target_kind == "objective"} for m in members}
    cells = [_drawn(member, states[member.iso3][n], n) for member in members for n in objectives]
    reported = {cell.objective for cell in cells if cell.state == "reported"}
    never = sorted(set(objectives) - reported)
    takeaway = f"Reported by none of its members: {wording.objectives(never)}." if never else (
        "Every objective shown is reported by at least one member.")  # fmt: skip
    iso3 = [m.iso3 for m in members]
    table = partial(
        pd.DataFrame,
        [[m.short_name, *(states[m.iso3][n].state for n in objectives)] for m in members],
        columns=["Member", *map(str, objectives)],
        dtype=object,
    )
    return Exhibit(
        "member-matrix",
        f"{heading}: {wording.of(len(reported), len(objectives))} objectives are reported by at least one member",
        takeaway if scope.totals(iso3).submissions else wording.NOTHING_READ_HERE,
        scope.base_of(iso3),
        table,
        partial(
            matrices.member_matrix, cells, {b: [m.short_name for m in band] for b, band in bands.items()}, objectives
        ),
        with_rings(scope, f"{wording.COVERAGE_IS} {_rings_in_words(cells)}".strip()),
        {
            wording.mark(m.short_name, str(n)): scope.focus([m.iso3], ("objective", str(n)))
            for m in members
            for n in objectives
        },
        is_wide=True,
    )


def _rings_in_words(cells: Sequence[matrices.MemberCell]) -> str:
    """“Suggested, not counted: Fiji on objectives 5 and 6; Nauru on objective 3.”; "" where nothing is."""
    found: dict[str, list[int]] = {}
    for cell in cells:
        if cell.state == SUGGESTED:
            found.setdefault(cell.name, []).append(cell.objective)
    said = "; ".join(f"{name} on {wording.objectives(sorted(numbers))}" for name, numbers in found.items())
    return f"{SUGGESTED_HEADING}: {said}." if said else ""


def _drawn(member: Member, cell: CoverageCell, objective: int) -> matrices.MemberCell:
    """A cell of the grid as the matrix draws it."""
    return matrices.MemberCell(
        member.short_name,
        objective,
        reference.objective(objective).short_label,
        cell.state,
        cell.mentions,
        cell.aspects.replace(";", ", "),
        wording.mark(member.short_name, str(objective)),
    )


def profile(scope: Scope, iso3: str) -> Exhibit:
    """All that one State reports, whatever round table is selected: its targets in the six states, as a table."""
    member = reference.member(iso3)
    labels = {("objective", str(o.number)): f"{o.number} {o.short_label}" for o in reference.objectives()}
    labels |= {("principle", p.key): p.label for p in reference.principles()}
    labels |= {("need", n.key): n.label for n in reference.needs()}
    rows = [
        (c.target_kind.capitalize(), labels[c.target_kind, c.target], c.state, c.mentions, c.basis, c.aspects)
        for c in scope.cells(iso3)
    ]
    table = partial(
        pd.DataFrame, rows, columns=["Kind", "Target", "State", "Mentions", "Basis", "Aspects"], dtype=object
    )
    is_silent = scope.totals([iso3]).submissions == 0
    text = wording.NO_SUBMISSION.format(name=in_text(iso3)) if is_silent else _reported_in_words(rows)
    as_of = f"As of {wording.day(scope.as_of)}."
    focuses = {
        label_of(c.target_kind, c.target): scope.focus([iso3], (c.target_kind, c.target)) for c in scope.cells(iso3)
    }
    return Exhibit(
        f"profile-{iso3.lower()}",
        member.name,
        text,
        as_of,
        table,
        note=with_rings(scope, wording.COVERAGE_IS),
        focuses=focuses,
    )


def _reported_in_words(rows: list[tuple]) -> str:
    """“Objectives: 15 Access to basic services (1 of 23). …” for the rows of a profile, kind by kind."""
    said = []
    for kind, plural in (
        ("Objective", "Objectives"),
        ("Principle", "Guiding principles"),
        ("Need", "Cooperation needs"),
    ):
        states = {row[1]: row[2] for row in rows if row[0] == kind}
        targets = [target for target, state in states.items() if state == "reported"]
        said.append(
            f"{plural}: {wording.listed(targets) or 'none reported'} ({wording.of(len(targets), len(states))})."
        )
    return " ".join(said)
