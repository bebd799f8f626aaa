"""Who has reported, and which objectives are reported most and least."""

from __future__ import annotations

from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import count_reporting, denominators
from gcm_data.coverage.denominators import Totals
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import BASES, Exhibit, most_and_least, shown_counts
from gcm_data.figures import bars, tiles
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
    members = pd.DataFrame(scope.selection.members, columns=_member_columns())
    members["status"] = [_status(scope, iso3) for iso3 in members["iso3"]]
    current = scope.data.submissions.query("status == 'current' and cycle == @scope.selection.cycle")
    documents = dict(zip(current["iso3"], current["document"], strict=True))
    members["document"] = [documents.get(iso3, "") for iso3 in members["iso3"]]
    return members[["iso3", "name", "membership", "subregion", "status", "document"]]


def _status(scope: Scope, iso3: str) -> str:
    axes = scope.grid.index.axes
    counted = scope.grid.counted[axes.cycles[scope.selection.cycle], axes.members[iso3]]
    states = {STATES[counted[place]] for (kind, _), place in axes.targets.items() if kind == "objective"}
    return _STATUS.get(states.pop(), ANSWERED) if len(states) == 1 else ANSWERED


def _names_by_subregion(members: pd.DataFrame) -> str:
    """Names in a sentence; of more than a reader takes in at once by subregion: “Pacific: Nauru and Palau; …”."""
    if len(members) <= TAKEN_IN:
        return wording.listed(members["name"].tolist())
    inside = members.groupby(members["subregion"].replace("", wording.OUTSIDE), sort=True)["name"]
    parts = (f"{subregion}: {wording.listed(names.tolist())}" for subregion, names in inside)
    return f"{len(members)} members ({'; '.join(parts)})"


def _member_columns() -> list[str]:
    return list(reference.members()[0].__dataclass_fields__)


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
    counts = denominators(scope.counted_coverage, "subregion").set_index("group")
    order = [name for name in (*(s.subregion for s in reference.subregions()), *counts.index) if name in counts.index]
    counts = counts.loc[list(dict.fromkeys(order))].reset_index()
    table = counts[["group", "submissions", "members"]].set_axis(["Subregion", "With documents", "Members"], axis=1)
    whole = counts.loc[counts["submissions"] == counts["members"], "group"].tolist()
    none = counts.loc[counts["submissions"] == 0, "group"].tolist()
    silent = f"Nothing was read from: {wording.listed(none)}." if none else ""
    everybody = "All members shown" if scope.selection.group else "All members"
    bars_table = counts.rename(columns={"group": "label", "submissions": "count", "members": "total"})
    bars_table = bars_table.assign(band="", opens=counts["group"])
    return Exhibit(
        "submissions-by-subregion",
        f"{everybody} in {wording.listed(whole)} have {scope.material.what}" if whole else _by_subregion(scope),
        f"Each bar: {wording.DOCUMENTED}, in a frame of all members. {silent}".strip(),
        scope.base,
        table,
        partial(bars.counted_bars, bars_table),
        focuses={name: scope.focus(scope.members_of("subregion", name)) for name in counts["group"]},
        is_of_all_objectives=True,
    )


def _by_subregion(scope: Scope) -> str:
    """The heading: “Submissions, by subregion”, “Members with statements, by subregion”."""
    many = scope.material.nouns[1]
    return f"{many[:1].upper()}{many[1:]}, by subregion"


def objectives_by_round_table(scope: Scope) -> Exhibit:
    """The objectives most and least reported, within each round table."""
    counts = count_reporting(scope.counted_coverage[scope.counted_coverage["target_kind"] == "objective"])
    counts["number"] = counts["target"].astype(int)
    tables = {table.round_table: table for table in reference.round_tables()}
    counts["round_table"] = [reference.objective(number).round_table for number in counts["number"]]
    counts["objective"] = [f"{number} {reference.objective(number).short_label}" for number in counts["number"]]
    counts["band"] = [f"Round table {n}: {tables[n].short_label}" for n in counts["round_table"]]
    counts = counts.sort_values(["round_table", "reporting", "number"], ascending=[True, False, True])
    counts["opens"] = [label_of("objective", target) for target in counts["target"]]
    bars_table = counts.rename(columns={"objective": "label", "reporting": "count", "answered": "total"})
    table = counts[["round_table", "objective", "reporting", *Totals._fields[::-1]]].set_axis(
        ["Round table", "Objective", "Members reporting it", *BASES], axis=1
    )
    table["Members reporting it"] = shown_counts(counts["reporting"], counts["answered"])
    answering = scope.answering(*(("objective", str(number)) for number in counts["number"]), is_any=True)
    return Exhibit(
        "objectives-by-round-table",
        *_finding(counts, answering),
        scope.base_on(answering),
        table,
        partial(bars.counted_bars, bars_table, row_height=bars.LOW),
        wording.COVERAGE_IS,
        {row.opens: scope.focus(None, ("objective", row.target)) for row in counts.itertuples()},
    )


def _finding(counts: pd.DataFrame, material: wording.Material) -> tuple[str, str]:
    """Title and takeaway: the objectives reported most and least."""
    by_number = counts.sort_values("number")
    reporting = dict(zip(by_number["objective"], by_number["reporting"].tolist(), strict=True))
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
    return title, f"{sentence} Within each round table the bars run from the most to the least reported."
