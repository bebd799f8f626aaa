"""Change between two cycles in what the same members report: who is compared, by target, by subregion, one State."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import BOTH, CHANGES, COMPARED, NEWLY, NO_LONGER, NOT_COMPARABLE, other_cycles
from gcm_data.exhibits import change_findings
from gcm_data.exhibits.base import Exhibit, shown_counts, with_rings
from gcm_data.exhibits.change_findings import LEFT, RIGHT
from gcm_data.exhibits.change_lines import Comparison, Line, compared, lines
from gcm_data.figures import tiles
from gcm_data.figures import two_sided as figure
from gcm_data.tables.specs import TARGET_KINDS

_HEADS = dict(zip(TARGET_KINDS, ("Objective", "Guiding principle", "Cooperation need"), strict=True))
_SIGNS = ("square", "triangle-right", "triangle-left-open", "line-ew-open")
_LOOKS = (tiles.FILLED, tiles.TINTED, tiles.FRAMED, tiles.DOTTED)


def what_to_do(scope: Scope, other: str) -> str:
    """What a reader has to do where nobody can be compared; empty where somebody can."""
    found = Comparison(scope, other)
    silent = [cycle for cycle in found.cycles if not scope.grid.submitted(cycle).any()]
    if silent:
        return wording.NO_OTHER_CYCLE.format(cycle=silent[0])
    return "" if found.panel else wording.NO_PANEL.format(cycles=found.in_words)


def compared_with(scope: Scope) -> str:
    """The cycle that files compare the selected one with; "" where nobody can be compared."""
    other = next(iter(other_cycles(scope.selection.cycle)), "")
    return other if other and not what_to_do(scope, other) else ""


def heading(scope: Scope, other: str) -> str:
    """“Change between 2021 and 2025”, the earlier first, whichever of them is selected."""
    return f"Change between {Comparison(scope, other).in_words}"


def panel(scope: Scope, other: str) -> tuple[str, ...]:
    """The selected members with documents in both cycles (iso3)."""
    return Comparison(scope, other).panel


def who_is_compared(scope: Scope, other: str) -> Exhibit:
    """Four groups of members: with documents in both cycles, in one of them, in neither; as tiles and as lists."""
    found = Comparison(scope, other)
    names = {group: [reference.member(m).name for m in members] for group, members in found.groups.items()}
    others = list(found.groups)[1:]
    places = reference.tile_grid()
    tiles_table = pd.DataFrame(
        [
            (iso3, member.name, *places[iso3], group, not member.subregion, member.name)
            for group, members in found.groups.items()
            for iso3, member in ((iso3, reference.member(iso3)) for iso3 in members)
        ],
        columns=["iso3", "name", "column", "row", "status", "is_outside", "opens"],
    )
    rows = [
        (group, len(members), scope.members, wording.listed(names[group])) for group, members in found.groups.items()
    ]
    looks = {name: look._replace(sign=sign) for name, look, sign in zip(found.groups, _LOOKS, _SIGNS, strict=True)}
    counted = [f"{name}: {len(found.groups[name])}" for name in others]
    return Exhibit(
        "change-members",
        found.who,
        f"Only these are compared below. {'. '.join(counted)}. What others report is no change.",
        found.base,
        pd.DataFrame(rows, columns=["Group", "Members in it", "Members", "Names"]),
        partial(tiles.tile_map, tiles_table, looks=looks),
        wording.SCHEMATIC,
        _focuses_of_groups(found),
    )


def _focuses_of_groups(found: Comparison) -> dict[str, Focus]:
    """What the number of each group counts, and what the tile of each of its members opens: answers in both cycles."""
    earlier, later = found.cycles
    everybody = found.scope.selection.iso3
    groups, members = {}, {}
    for place, (group, inside) in enumerate(found.groups.items()):
        cycle, beside = (earlier, later) if place == 2 else (later, earlier)  # the absentees' only review
        how = {"beside": beside, "is_silent": place == 3}
        groups[group] = Focus(cycle, everybody, only=inside, **how)
        members |= {reference.member(iso3).name: Focus(cycle, (iso3,), only=(iso3,), **how) for iso3 in inside}
    return groups | members


def by_target(scope: Scope, other: str, kind: str) -> Exhibit:
    """Each target: in how many members of the panel it is newly, no longer, in both or in neither reported."""
    found = Comparison(scope, other)
    shown = lines(scope, kind)
    counts = [found.counts(found.panel, line) for line in shown]
    opens = [[wording.mark(line.label, change) for change in CHANGES] for line in shown]
    pairs = [
        figure.Pair(row, 0, many[LEFT], many[RIGHT], compared(many), labels[LEFT], labels[RIGHT])
        for row, (many, labels) in enumerate(zip(counts, opens, strict=True))
    ]
    numbers = [
        figure.Number(row, place - 2, many[place], labels[place])
        for row, (many, labels) in enumerate(zip(counts, opens, strict=True))
        for place in range(2, len(CHANGES))
    ]
    rows = [figure.Row(line.name, line.band) for line in shown]
    return Exhibit(
        "change-by-target",
        *change_findings.of_targets(dict(zip((line.name for line in shown), counts, strict=True)), kind, found),
        found.base,
        partial(_table_of_targets, _HEADS[kind], list(zip(shown, counts, strict=True)), len(found.panel)),
        partial(figure.change_bars, rows, [""], pairs, numbers=numbers, number_heads=CHANGES[2:]),
        wording.asked_otherwise(*found.cycles),
        {
            wording.mark(line.label, change): found.focus(found.panel, line, change)
            for line in shown
            for change in CHANGES
        },
        is_wide=True,
    )


def _table_of_targets(head: str, counts: Sequence[tuple[Line, Sequence[int]]], both: int) -> pd.DataFrame:
    """The targets, each with its counts in the order of CHANGES."""
    rows = [(line.label, line.name, *many, compared(many), both) for line, many in counts]
    table = pd.DataFrame(rows, columns=[head, "Name", *CHANGES, COMPARED, BOTH])
    for change in CHANGES[:-1]:
        table[change] = shown_counts(table[change], table[COMPARED])
    return table


def by_subregion(scope: Scope, other: str, kind: str) -> Exhibit:
    """Subregion × target: in how many members of its part of the panel it is newly and no longer reported."""
    found = Comparison(scope, other)
    inside = {name: tuple(iso3 for iso3 in scope.members_of("subregion", name) if iso3 in set(found.panel)) for name in
              (*(s.subregion for s in reference.subregions()), NON_REGIONAL)}  # fmt: skip
    groups = {name: members for name, members in inside.items() if members}
    pairs, rows, focuses = [], [], {}
    shown = lines(scope, kind)
    for column, (name, members) in enumerate(groups.items()):
        for row, line in enumerate(shown):
            many = found.counts(members, line)
            labels = [wording.mark(name, line.label, CHANGES[place]) for place in (LEFT, RIGHT)]
            pairs.append(figure.Pair(row, column, many[LEFT], many[RIGHT], compared(many), *labels))
            for place, label in zip((LEFT, RIGHT), labels, strict=True):
                rows.append((name, line.name, CHANGES[place], many[place], compared(many), len(members)))
                focuses[label] = found.focus(members, line, CHANGES[place])
    heads = [f"{name} ({wording.of(len(members), len(scope.members_of('subregion', name)))})" for name, members in
             groups.items()]  # fmt: skip
    return Exhibit(
        "change-by-subregion",
        *change_findings.of_groups(groups, [name for name, members in inside.items() if not members], found),
        found.base,
        partial(_table_of_groups, _HEADS[kind], rows),
        partial(figure.change_bars, [figure.Row(line.name, line.band) for line in shown], heads, pairs),
        wording.asked_otherwise(*found.cycles),
        focuses,
    )


def _table_of_groups(head: str, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["Subregion", head, "Change", "Members", COMPARED, BOTH])
    return table.assign(Members=shown_counts(table["Members"], table[COMPARED]))


def of_member(scope: Scope, other: str, iso3: str) -> Exhibit:
    """One State of the panel: each objective in its state in either cycle, and what became of it."""
    found = Comparison(scope, other)
    shown = lines(scope, "objective")
    axes = scope.grid.index.axes
    name = reference.member(iso3).name
    states = {
        (line, cycle): STATES[scope.grid.states[axes.cycles[cycle], axes.members[iso3], line.place]]
        for line in shown
        for cycle in found.cycles
    }
    became = {line: CHANGES[int(found.changes([iso3], line)[0])] for line in shown}
    focuses = {wording.mark(line.label, cycle): Focus(cycle, (iso3,), (line.target,)) for line, cycle in states}
    focuses |= {wording.mark(line.label, "Change"): found.focus([iso3], line, became[line]) for line in shown}
    rows = [
        figure.Fate(line.name, line.band, tuple(states[line, cycle] for cycle in found.cycles), became[line],
                    tuple(wording.mark(line.label, tail) for tail in (*found.cycles, "Change")))
        for line in shown
    ]  # fmt: skip
    said = [
        f"{change}: {wording.listed([line.name for line in shown if became[line] == change]) or 'none'}."
        for change in (NEWLY, NO_LONGER)
    ]
    count = sum(became[line] in (NEWLY, NO_LONGER) for line in shown)
    if without := sum(became[line] == NOT_COMPARABLE for line in shown):
        said.append(f"{NOT_COMPARABLE}: {without}.")
    return Exhibit(
        "change-of-member",
        f"{name}: {wording.of(count, len(shown))} objectives are newly or no longer reported",
        " ".join(said),
        f"As of {wording.day(scope.as_of)}.",
        pd.DataFrame(
            [(line.label, line.name, *(states[line, c] for c in found.cycles), became[line]) for line in shown],
            columns=["Objective", "Name", *found.cycles, "Change"],
            dtype=object,
        ),
        partial(figure.two_columns, rows, found.cycles),
        with_rings(scope, wording.asked_otherwise(*found.cycles)),
        focuses,
        is_wide=True,
    )
