"""Who has reported, and which objectives are reported most and least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import groups_in_order
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, counted_table, most_and_least
from gcm_data.exhibits.by_subregion import numbers_of
from gcm_data.figures import bars, tiles
from gcm_data.reference import Member
from gcm_data.wording import glance as said
from gcm_data.wording.names import label_of

ANSWERED, ALL_BLANK, ALL_NOT_APPLICABLE = "answers read", "document without an answer", "“not applicable” only"
NAMED = 5  # objectives at most that a title names where several are reported by as many
TAKEN_IN = 25  # names that a sentence lists without parting them by subregion
_STATUS = {"no submission": "no submission", "blank": ALL_BLANK, "not applicable": ALL_NOT_APPLICABLE}
_LOOKS = {
    ANSWERED: tiles.FILLED,
    ALL_BLANK: tiles.FRAMED,
    ALL_NOT_APPLICABLE: tiles.FRAMED,
    "no submission": tiles.DOTTED,
}


def member_status(scope: Scope) -> pd.DataFrame:
    """One row per selected member: iso3, name, membership, subregion, status, document.

    The status is told by all of the State's objectives, whatever is selected: where all are blank all that was read of
    it is.
    """
    columns = (scope.data.submissions[name].tolist() for name in ("status", "cycle", "iso3", "document"))
    current = ("current", scope.selection.cycle)
    documents = {iso3: document for *of, iso3, document in zip(*columns, strict=True) if tuple(of) == current}
    members = scope.selection.members
    rows = [
        (m.iso3, m.name, m.membership, m.subregion, status, documents.get(m.iso3, ""))
        for m, status in zip(members, _statuses(scope, members), strict=True)
    ]
    return pd.DataFrame(rows, columns=["iso3", "name", "membership", "subregion", "status", "document"], dtype="str")


def _statuses(scope: Scope, members: Sequence[Member]) -> list[str]:
    axes = scope.grid.index.axes
    objectives = [place for (kind, _), place in axes.targets.items() if kind == "objective"]
    rows = axes.places_of(tuple(member.iso3 for member in members))
    counted = scope.grid.counted[axes.cycles[scope.selection.cycle]][np.ix_(rows, objectives)]
    states = [{STATES[place] for place in row} for row in counted.tolist()]
    return [_STATUS.get(min(found), ANSWERED) if len(found) == 1 else ANSWERED for found in states]


def _names_by_subregion(members: pd.DataFrame) -> str:
    """Names in a sentence; of more than a reader takes in at once by subregion: “Pacific: Nauru and Palau; …”."""
    if len(members) <= TAKEN_IN:
        return wording.listed(members["name"].tolist())
    inside = members.groupby(members["subregion"].replace("", wording.OUTSIDE), sort=True)["name"]
    parts = (f"{subregion}: {wording.listed(names.tolist())}" for subregion, names in inside)
    return f"{len(members)} members ({'; '.join(parts)})"


def who_reported(scope: Scope) -> Exhibit:
    """The tile-grid map: of which members something was read."""
    status = member_status(scope)
    places = reference.tile_grid()
    tiles_table = status.assign(
        column=[places[iso3][0] for iso3 in status["iso3"]],
        row=[places[iso3][1] for iso3 in status["iso3"]],
        is_outside=status["subregion"] == "",
        opens=status["name"],
    )
    focuses = {name: scope.focus([iso3]) for name, iso3 in zip(status["name"], status["iso3"], strict=True)}
    empty = status.loc[status["status"].isin([ALL_BLANK, ALL_NOT_APPLICABLE]), "name"].tolist()
    takeaway = "Filled tiles: answers read. Dotted frames: no submission. "
    if empty:
        takeaway += f"Whole frames: a document without an answer ({wording.listed(empty)}). "
    takeaway += missing(scope)
    table = status.rename(columns=str.capitalize).rename(columns={"Iso3": "ISO code"})
    return Exhibit(
        "who-has-reported",
        scope.material.have(scope.members),
        takeaway,
        scope.base,
        table,
        partial(tiles.tile_map, tiles_table, looks=_LOOKS, height=tiles.LOW),
        wording.SCHEMATIC,
        focuses | {wording.ALL_MEMBERS: scope.focus()},
        is_of_all_objectives=True,
    )


def missing(scope: Scope) -> str:
    """A sentence that names every selected member of which nothing was read; "" where there is none."""
    received, places = scope.grid.submitted(scope.selection.cycle), scope.grid.index.axes.members
    silent = pd.DataFrame(
        [(m.name, m.subregion) for m in scope.selection.members if not received[places[m.iso3]]],
        columns=["name", "subregion"],
    )
    return said.MISSING.format(names=_names_by_subregion(silent)) if len(silent) else ""


def submissions_by_subregion(scope: Scope) -> Exhibit:
    """Members with documents against all members, by subregion."""
    members = {name: scope.members_of("subregion", name) for name in groups_in_order("subregion")}
    counts = {name: scope.totals(inside) for name, inside in members.items() if inside}
    rows = [(name, of.submissions, of.members) for name, of in counts.items()]
    whole = [name for name, of in counts.items() if of.submissions == of.members]
    none = [name for name, of in counts.items() if not of.submissions]
    silent = f"Nothing was read from: {wording.listed(none)}." if none else ""
    everybody = "All members shown" if scope.selection.group else "All members"
    return Exhibit(
        "submissions-by-subregion",
        f"{everybody} in {wording.listed(whole)} have {scope.material.what}" if whole else _by_subregion(scope),
        f"Each bar: {wording.DOCUMENTED}, in a frame of all members. {silent}".strip(),
        scope.base,
        partial(pd.DataFrame, rows, columns=["Subregion", "With documents", "Members"]),
        partial(bars.counted_bars, [bars.Bar(*row, "", row[0]) for row in rows]),
        focuses={name: scope.focus(members[name]) for name in counts},
        is_of_all_objectives=True,
    )


def _by_subregion(scope: Scope) -> str:
    """The heading: “Submissions, by subregion”, “Members with statements, by subregion”."""
    many = scope.material.nouns[1]
    return f"{many[:1].upper()}{many[1:]}, by subregion"


def objectives_by_round_table(scope: Scope) -> Exhibit:
    """The objectives most and least reported, within each round table."""
    counts = scope.counts("objective")
    of_table = {count.target: reference.objective(int(count.target)).round_table for count in counts}
    names = {target: f"{target} {reference.objective(int(target)).short_label}" for target in of_table}
    bands = {table.round_table: f"Round table {table.round_table}: {table.short_label}"
             for table in reference.round_tables()}  # fmt: skip
    counts.sort(key=lambda count: (of_table[count.target], -count.reporting, int(count.target)))
    drawn = [
        bars.Bar(names[c.target], c.reporting, c.answered, bands[of_table[c.target]], label_of("objective", c.target))
        for c in counts
    ]
    answering = scope.answering(*(("objective", count.target) for count in counts), is_any=True)
    return Exhibit(
        "objectives-by-round-table",
        *_finding({names[count.target]: count.reporting for count in counts}, answering),
        scope.base_on(answering),
        partial(
            counted_table,
            ("Round table", "Objective", "Members reporting it"),
            [(of_table[count.target], names[count.target], *numbers_of(count)) for count in counts],
        ),
        partial(bars.counted_bars, drawn, row_height=bars.LOW),
        wording.COVERAGE_IS,
        {label_of("objective", count.target): scope.focus(None, ("objective", count.target)) for count in counts},
    )


def _finding(counts: Mapping[str, int], material: wording.Material) -> tuple[str, str]:
    """Title and takeaway: the objectives reported most and least, by their numbers and names."""
    reporting = dict(sorted(counts.items(), key=lambda each: int(each[0].split()[0])))
    most, sentence = most_and_least(reporting, material)
    if 1 < len(most) <= NAMED:
        numbers, count = [name.split()[0] for name in most], reporting[most[0]]
        named = wording.objectives(numbers)
        return f"Reported most: {named} (each by {count} {material.nouns[count != 1]})", sentence
    if not most:
        return "Objectives reported, by round table", sentence
    if len(most) > NAMED:
        reported = wording.of(sum(map(bool, reporting.values())), len(reporting))
        return f"{reported} objectives are reported by at least one {material.nouns[0]}", sentence
    title = f"Reported most: objective {most[0]} ({material.of(reporting[most[0]])})"
    return title, f"{sentence} Within each round table the most reported stand first."
