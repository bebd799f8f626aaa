"""Where reporting has gaps: what is not mentioned, or mentioned with challenges, needs or progress, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.gaps import CHALLENGES, KINDS, NOT_MENTIONED, OTHERWISE, PROGRESS, SUPPORT, Gaps
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import bounds, share
from gcm_data.exhibits.base import BASES, Exhibit, shown_counts, with_caveat
from gcm_data.exhibits.country import subregion_names
from gcm_data.exhibits.gap_numbers import (
    BLANK,
    NOTHING,
    SILENT,
    Number,
    numbers_of,
    numbers_of_subregion,
)
from gcm_data.figures import lanes, panels
from gcm_data.figures.written import bold, in_lines

ASKED = ("achievement", "challenge", "need")  # the questions that tell the kinds apart
LANES = (CHALLENGES, SUPPORT, PROGRESS)
MEANING = (
    "Challenges reported: named in answer to {challenge} and not to {achievement}. Support sought: named in answer to "
    "{need}. Progress reported: named in answer to {achievement}. A member may seek support and report either of the "
    "others. Each count is of the members that answered its question."
)
OTHERWISE_IS = "Other responses only: named in answer to none of these questions."
SILENT_IS = (
    "Silent: no member of the subregion or group mentions the objective, and at least one answered. Dash: nothing "
    f"read. An empty place: none. In brackets: {wording.DOCUMENTED}, of all members."
)
NONE_NAMED = "No member shown names one of the objectives shown in answer to one of these questions."
NONE_ASKED = "None of the members shown answered one of these questions: a dash is no zero."
OF_THIS_KIND = "Members of this kind"
ORDERS: dict[str, Callable[[dict[str, int]], int]] = {
    "in the order of the round tables": lambda counts: 0,
    "by number": lambda counts: counts["number"],
    "by members reporting it": lambda counts: -counts["reported"],
    **{f"by members: {kind}": (lambda counts, kind=kind: -counts[kind]) for kind in KINDS},
}


def meaning(cycle: str) -> str:
    """What the kinds of gap mean, by the questions of a review."""
    return MEANING.format(**{aspect: wording.asked_on(cycle, aspect) for aspect in ASKED})


def gap_matrix(scope: Scope) -> Exhibit:
    """Subregions × objectives: silent, or how many report challenges, seek support and report progress."""
    gaps = Gaps.of(scope.grid, scope.selection.cycle)
    groups = {name: scope.members_of("subregion", name) for name in subregion_names(scope.selection)}
    numbers = [number for name, iso3 in groups.items() for number in numbers_of_subregion(scope, gaps, name, iso3)]
    totals = {name: scope.totals(iso3) for name, iso3 in groups.items()}
    headings = {n: f"{n} ({wording.of(t.submissions, t.members)}{'' if t.submissions else ': nothing read'})"
                for n, t in totals.items()}  # fmt: skip
    marks = [
        lanes.LaneMark(n.group, n.objective, n.kind, n.count, n.opens, _hover(n))
        for n in numbers
        if n.kind not in (NOT_MENTIONED, OTHERWISE)
    ]
    return Exhibit(
        "gaps-by-subregion",
        *_silent_in_words(scope, numbers),
        _base(scope),
        _table(numbers, "Subregion"),
        partial(lanes.lane_matrix, marks, headings=headings, lanes=LANES, objectives=scope.selection.objectives),
        with_caveat(scope, f"{meaning(scope.selection.cycle)} {SILENT_IS} {wording.FEW}"),
        {number.opens: number.focus for number in numbers},
    )


def gap_list(scope: Scope, order: str) -> Exhibit:
    """Objectives by kinds of gap, of all members selected; `order` is one of ORDERS."""
    gaps = Gaps.of(scope.grid, scope.selection.cycle)
    numbers = numbers_of(scope, gaps, "", scope.selection.iso3)
    counts = {n: {"number": n, "reported": count} for n, count in _reported(scope).items()}
    for number in numbers:
        counts[number.objective][number.kind] = number.count
    places = {n: place for place, n in enumerate(sorted(counts, key=lambda n: ORDERS[order](counts[n])))}
    numbers.sort(key=lambda number: places[number.objective])
    is_by_table = order == next(iter(ORDERS))
    drawn = [
        panels.PanelBar(_band(n) if is_by_table else "", _name(n.objective), n.kind, n.count, base, n.opens)
        for n, base in ((n, n.totals.answered) for n in numbers)
    ]
    return Exhibit(
        "gaps-of-all",
        *_most_in_words(scope, numbers),
        _base(scope),
        _table(numbers, "Round table"),
        partial(panels.panel_bars, drawn, panels=KINDS),
        with_caveat(
            scope,
            f"{meaning(scope.selection.cycle)} {OTHERWISE_IS} {wording.BOUNDS}",
        ),
        {number.opens: number.focus for number in numbers},
    )


def _base(scope: Scope) -> str:
    """The base line: of all selected, how many answered on objectives at all, and each question by itself."""
    target = ("objective", str(scope.selection.objectives[0]))  # who answered is alike for all objectives
    asked = [scope.answering(target, aspect=aspect) for aspect in ASKED]
    return scope.base_on(scope.answering(target), *asked)


def _reported(scope: Scope) -> dict[int, int]:
    """Objective -> members that report it, in the order selected."""
    axes = scope.grid.index.axes
    rows = [axes.members[iso3] for iso3 in scope.selection.iso3]
    counts = scope.grid.reported(scope.selection.cycle)[rows].sum(axis=0)
    return {n: int(counts[axes.targets["objective", str(n)]]) for n in scope.selection.objectives}


def _name(objective: int) -> str:
    return f"{objective} {reference.objective(objective).short_label}"


def _band(number: Number) -> str:
    tables = {table.round_table: table.short_label for table in reference.round_tables()}
    table = reference.objective(number.objective).round_table
    return f"Round table {table}: {tables[table]}"


def _hover(number: Number) -> str:
    """What a mark says when it is pointed at."""
    said = {
        NOTHING: "nothing read",
        SILENT: f"mentioned by none of {number.totals.answered}",
        BLANK: f"nothing answered by {number.totals.submissions}",
    }
    counted = f"{number.kind}: {wording.of_answered(number.count, number.totals.answered)}"
    return in_lines(bold(number.group), f"objective {_name(number.objective)}", said.get(number.kind, counted))


def _table(numbers: Sequence[Number], by: str) -> pd.DataFrame:
    """One row per number; the shares, in per cent, and the bounds stand beside it."""
    rows = []
    for n in numbers:
        head = n.group if by == "Subregion" else _band(n)
        part = share(n.count, n.totals.answered)
        part = pd.NA if part is None else round(100 * part)
        limits = bounds(n.count, n.totals.answered, n.totals.members)
        rows.append((head, _name(n.objective), n.kind, n.count, *n.totals[::-1], part, *limits))
    columns = [by, "Objective", "Kind", OF_THIS_KIND, *BASES, wording.SHARE_COLUMN, *wording.BOUND_COLUMNS]
    table = pd.DataFrame(rows, columns=columns)
    counted = shown_counts(table[OF_THIS_KIND], table[BASES[0]])
    return table.assign(**{OF_THIS_KIND: counted}).astype({wording.SHARE_COLUMN: "Int64"})


def _silent_in_words(scope: Scope, numbers: Sequence[Number]) -> tuple[str, str]:
    """Title and takeaway of the matrix: on which objectives which subregions are silent."""
    heard = [number for number in numbers if number.kind not in (NOTHING, BLANK)]
    if not heard:
        said = wording.NOTHING_REPORTED if scope.submissions else wording.NOTHING_READ_HERE
        return "Gaps in reporting, by subregion", said
    silent = {name: {n.objective for n in heard if n.group == name and n.kind == SILENT}
              for name in dict.fromkeys(n.group for n in heard)}  # fmt: skip
    somewhere, everywhere = set().union(*silent.values()), set.intersection(*silent.values())
    if not somewhere:
        return "Every objective shown is mentioned in every subregion or group that has answered", wording.GAP_IS
    counted = wording.of(len(somewhere), len({number.objective for number in numbers}))
    beyond = {name: sorted(found - everywhere) for name, found in silent.items()}
    others = "; ".join(f"{name} on {wording.objectives(found)}" for name, found in beyond.items() if found)
    said = [
        f"None of the members shown mentions {wording.objectives(sorted(everywhere))}." if everywhere else "",
        f"Silent{' beyond these' if everywhere else ''}: {others}." if others else "",
        wording.GAP_IS,
    ]
    title = f"{counted} objectives are mentioned by no member of at least one subregion or group shown"
    return title, " ".join(filter(None, said))


def _most_in_words(scope: Scope, numbers: Sequence[Number]) -> tuple[str, str]:
    """Title and takeaway of the list: the objectives of which most members are of a kind, with bounds."""
    title = "Not mentioned, challenges reported, support sought, progress reported, by objective"
    if not scope.submissions:
        return title, wording.NOTHING_READ_HERE
    said = [_most(scope, kind, [n for n in numbers if n.kind == kind]) for kind in (*LANES, NOT_MENTIONED)]
    if not any(said[:3]):
        is_asked = any(number.totals.answered for number in numbers if number.kind in LANES)
        said.append(NONE_NAMED if is_asked else NONE_ASKED)
    asked = [number for number in numbers if number.kind == SUPPORT]
    top = max(asked, key=lambda number: number.count)
    if top.count and sum(number.count == top.count for number in asked) == 1:
        counted = Evidence(scope.grid, top.focus).material.of(top.count)
        title = f"Support sought most often: objective {_name(top.objective)} ({counted})"
    return title, " ".join(filter(None, said))


def _most(scope: Scope, kind: str, numbers: Sequence[Number]) -> str:
    """“Support sought most often: objective 2 (8 of 22 submissions that answered (e); of all 62 members 8 to 48).”"""
    greatest = max(number.count for number in numbers)
    if not greatest:
        return ""
    tied = [number for number in numbers if number.count == greatest]
    totals = tied[0].totals
    least, most = bounds(greatest, totals.answered, totals.members)
    counted = Evidence(scope.grid, tied[0].focus).material.of(greatest)
    among = f"{counted}; of {wording.all_members(totals.members)} at least {least} and at most {most}"
    heading = f"{kind.capitalize()} most often" if kind != NOT_MENTIONED else "Not mentioned by most"
    return f"{heading}: {wording.objectives(sorted(n.objective for n in tied))} ({among})."
