"""The table of gaps: objectives × subregions, in each cell what is reported of each kind, or that none is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from gcm_data import wording
from gcm_data.coverage.gaps import NOT_MENTIONED, OTHERWISE, SUPPORT, Gaps
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit, with_caveat
from gcm_data.exhibits.country import subregion_names
from gcm_data.exhibits.gap_numbers import BLANK, NOTHING, SILENT, Number, numbers_of_subregion
from gcm_data.exhibits.gap_words import SILENT_IS, TOLD_APART, band_of, base_of, meaning, name_of, table_of
from gcm_data.figures import kinds_table
from gcm_data.figures.written import bold, in_lines

BY_TABLE, SILENT_FIRST, ASKED_FIRST = (
    "in the order of the round tables",
    f"by members: {NOT_MENTIONED}",
    f"by members: {SUPPORT}",
)
ORDERS = {BY_TABLE: "By round table", SILENT_FIRST: "Most silent first", ASKED_FIRST: "Most support sought first"}
LEGEND = {kind: f"{glyph} {kind.capitalize()}" for glyph, kind in zip(kinds_table.GLYPHS, TOLD_APART, strict=True)} | {
    SILENT: NOT_MENTIONED.capitalize()
}
OTHER_ANSWERS = "other answers"
_RANKS: dict[str, Callable[[Sequence[Number]], object]] = {
    BY_TABLE: lambda cells: 0,
    SILENT_FIRST: lambda cells: [-sum(n.kind == SILENT for n in cells),
                                 -sum(n.count for n in cells if n.kind in (SILENT, NOT_MENTIONED))],
    ASKED_FIRST: lambda cells: -sum(n.count for n in cells if n.kind == SUPPORT),
}  # fmt: skip


def gap_table(scope: Scope, order: str = BY_TABLE, hidden: tuple[str, ...] = ()) -> Exhibit:
    """Objectives × subregions: how many report challenges, seek support and report progress, or that none mentions it.

    `order` is one of ORDERS; `hidden` are those of LEGEND that the figure leaves out. The table has all of them.
    """
    gaps = Gaps.of(scope.grid, scope.selection.cycle)
    groups = {name: scope.members_of("subregion", name) for name in subregion_names(scope.selection)}
    numbers = [number for name, iso3 in groups.items() for number in numbers_of_subregion(scope, gaps, name, iso3)]
    of_objective = defaultdict(list)
    for number in numbers:
        of_objective[number.objective].append(number)
    ranks = {objective: _RANKS[order](cells) for objective, cells in of_objective.items()}
    objectives = sorted(scope.selection.objectives, key=ranks.__getitem__)
    bands = {name_of(n): band_of(n) if order == BY_TABLE else "" for n in objectives}
    totals = {name: scope.totals(iso3) for name, iso3 in groups.items()}
    heads = {n: (n, f"({wording.of(t.submissions, t.members)}{'' if t.submissions else ': nothing read'})")
             for n, t in totals.items()}  # fmt: skip
    entries = [each for n in objectives for cell in _cells(of_objective[n]) for each in _entries(cell, bands, hidden)]
    return Exhibit(
        "gaps-by-subregion",
        *_in_words(scope, numbers),
        base_of(scope),
        partial(table_of, numbers, "Subregion"),
        partial(kinds_table.kinds_table, entries, groups=heads, kinds=TOLD_APART, rows=bands),
        with_caveat(scope, f"{meaning(scope.selection.cycle)} {SILENT_IS} {wording.FEW}"),
        {number.opens: number.focus for number in numbers},
        summary=_summary(numbers),
    )


def _cells(numbers: Sequence[Number]) -> list[list[Number]]:
    """The numbers of an objective by subregion."""
    found = defaultdict(list)
    for number in numbers:
        found[number.group].append(number)
    return list(found.values())


def _entries(cell: Sequence[Number], bands: dict[str, str], hidden: tuple[str, ...]) -> list[kinds_table.Entry]:
    """What is drawn in a cell: the counts that are not 0, with a dash for a question nobody answered; else a word."""
    shown = [n for n in cell if n.kind in TOLD_APART and (n.count or not n.totals.answered)]
    if not any(number.count for number in shown):
        shown = [number for number in cell if number.kind in (SILENT, BLANK, NOTHING, OTHERWISE)]
    return [_entry(number, bands) for number in shown if number.kind not in hidden]


def _entry(number: Number, bands: dict[str, str]) -> kinds_table.Entry:
    """A number as it stands in its cell."""
    row, is_sign = name_of(number.objective), number.kind in TOLD_APART
    dash = kinds_table.NOTHING
    words = {SILENT: NOT_MENTIONED, OTHERWISE: f"{OTHER_ANSWERS} {number.count}"}
    said = (str(number.count) if number.count else dash) if is_sign else words.get(number.kind, dash)
    kind = number.kind if is_sign else ""
    return kinds_table.Entry(bands[row], row, number.group, kind, said, number.opens, _hover(number))


def _hover(number: Number) -> str:
    """What an entry says when it is pointed at."""
    said = {
        NOTHING: "nothing read",
        SILENT: f"mentioned by none of {number.totals.answered}",
        BLANK: f"nothing answered by {number.totals.submissions}",
    }
    counted = f"{number.kind}: {wording.of_answered(number.count, number.totals.answered)}"
    name = f"objective {name_of(number.objective)}"
    return in_lines(bold(number.group), name, said.get(number.kind, counted))


def _silent(numbers: Sequence[Number]) -> dict[str, set[int]]:
    """Subregion that answered -> the objectives that none of its members mentions."""
    heard = [number for number in numbers if number.kind not in (NOTHING, BLANK)]
    groups = dict.fromkeys(number.group for number in heard)
    return {name: {n.objective for n in heard if n.group == name and n.kind == SILENT} for name in groups}


def _named(objectives: set[int]) -> str:
    return wording.listed([name_of(n) for n in sorted(objectives)])


def _summary(numbers: Sequence[Number]) -> str:
    """What stands above the table: the objectives that no member mentions, by their names."""
    silent = _silent(numbers)
    if not silent:
        return ""
    everywhere = set.intersection(*silent.values())
    if everywhere:
        return f"In no response of the members shown: {_named(everywhere)}."
    return "Each objective shown is in at least one response of the members shown."


def _in_words(scope: Scope, numbers: Sequence[Number]) -> tuple[str, str]:
    """Title and takeaway: on which objectives which subregions are silent."""
    silent = _silent(numbers)
    if not silent:
        said = wording.NOTHING_REPORTED if scope.submissions else wording.NOTHING_READ_HERE
        return "Gaps in reporting, by subregion", said
    somewhere, everywhere = set().union(*silent.values()), set.intersection(*silent.values())
    if not somewhere:
        return "Every objective shown is mentioned in every subregion or group that has answered", wording.GAP_IS
    counted = wording.of(len(somewhere), len({number.objective for number in numbers}))
    beyond = {name: found - everywhere for name, found in silent.items()}
    also = "also not" if everywhere else "not"
    said = [_summary(numbers), *(f"{name}: {also} {_named(found)}." for name, found in beyond.items() if found)]
    title = f"{counted} objectives are mentioned by no member of at least one subregion or group shown"
    return title, " ".join([*said, wording.GAP_IS])
