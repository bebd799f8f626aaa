"""Counts of the coverage by any grouping, against a recomputation in plain loops over the shipped workbooks."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pandas as pd
import pytest

from gcm_data import reference
from gcm_data.coverage.counts import NON_REGIONAL, Cells, count_reporting, member_groups, select
from gcm_data.coverage.grid import compute_coverage
from gcm_data.coverage.selection import GROUPS, Selection
from gcm_data.reference.targets import targets
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.workbook_builder import document, response_form

KINDS = {"objective": 23, "principle": 10, "need": 6}
GROUPINGS = ("all", "member", "subregion", "membership", "special")


@pytest.fixture(scope="module")
def grid(shipped: ReviewData) -> pd.DataFrame:
    return compute_coverage(shipped)


def expected_groups(by: str, cycle: str) -> dict[str, set[str]]:
    day = reference.cycle(cycle).start_date
    special = {name: reference.in_group(group, day) for name, group in GROUPS.items()}
    groups: dict[str, set[str]] = defaultdict(set)
    for member in reference.members():
        names = {
            "all": ["All members"],
            "member": [member.iso3],
            "subregion": [member.subregion or NON_REGIONAL],
            "membership": [member.membership],
            "special": [name for name, inside in special.items() if member.iso3 in inside],
        }[by]
        for name in names:
            groups[name].add(member.iso3)
    return dict(groups)


@pytest.mark.parametrize("by", GROUPINGS)
def test_groups_and_their_members(by: str):
    table = member_groups(by, "2025")
    assert {group: set(part["iso3"]) for group, part in table.groupby("group")} == expected_groups(by, "2025")
    assert not table.duplicated().any()


def test_sizes_of_the_groups_that_are_known():
    assert member_groups("membership", "2021")["group"].value_counts().to_dict() == {
        "member State": 53, "associate member": 9,
    }  # fmt: skip
    assert (member_groups("subregion", "2025")["group"] == NON_REGIONAL).sum() == 4


def test_an_unknown_grouping_is_refused():
    with pytest.raises(KeyError):
        member_groups("continent", "2025")


def naive_reporting(data: ReviewData) -> set[tuple[str, str, str, str]]:
    """(cycle, iso3, kind, target) reported, by a walk over the rows."""
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    return {
        (row.cycle, row.iso3, row.target_kind, row.target)
        for row in data.mentions.itertuples()
        if row.submission in current and row.basis in ("coded", "cited")
    }


def naive_answering(data: ReviewData) -> dict[tuple[str, str], set[str]]:
    """(cycle, kind) -> who could name a target of the kind, by a walk over the rows.

    Any answer carries objectives and principles, one to question (e) needs; marks of a tally carry objectives. Who
    names a target could name others of its kind.
    """
    found = defaultdict(set)
    for cycle, iso3, kind, _ in naive_reporting(data):
        found[cycle, kind].add(iso3)
    for row in data.responses[data.responses["state"] == "answered"].itertuples():
        for kind in ("objective", "principle", *(["need"] if row.question == "e" else [])):
            found[row.cycle, kind].add(row.iso3)
    writing = set(data.responses["submission"])
    for row in data.submissions.itertuples():
        if row.submission not in writing:
            found[row.cycle, "objective"].add(row.iso3)
    return found


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("targets_by", ["target", "round_table"])
def test_counts_equal_a_naive_recomputation(shipped: ReviewData, grid: pd.DataFrame, by: str, targets_by: str):
    reporting = naive_reporting(shipped)
    received = {(row.cycle, row.iso3) for row in shipped.submissions.itertuples()}
    if targets_by == "round_table":
        table_of = {str(n): str(t.round_table) for t in reference.round_tables() for n in t.objectives}
        reporting = {(c, i, "round_table", table_of[t]) for c, i, kind, t in reporting if kind == "objective"}
        wanted = [("round_table", str(number)) for number in range(1, 5)]
    else:
        wanted = list(targets()[["target_kind", "target"]].itertuples(index=False, name=None))
    expected, able = {}, naive_answering(shipped)
    groups = [(c, *pair) for c in ("2021", "2025") for pair in expected_groups(by, c).items()]
    for (cycle, group, members), (kind, target) in product(groups, wanted):
        count = sum((cycle, iso3, kind, target) in reporting for iso3 in members)
        submissions = sum((cycle, iso3) in received for iso3 in members)
        answered = len(members & able[cycle, kind.replace("round_table", "objective")])
        expected[cycle, group, kind, target] = (len(members), submissions, answered, count)
    cells = Cells.of(grid)
    found = (cells.by_round_table() if targets_by == "round_table" else cells).counts(by)
    assert {row[:4]: row[4:] for row in found} == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("by", ["all", "subregion"])
def test_shares_are_those_of_the_counts(grid: pd.DataFrame, by: str):
    table = count_reporting(grid, by)
    assert [row[:8] for row in table.itertuples(index=False)] == Cells.of(grid).counts(by)
    for row in table.itertuples():
        assert row.share_of_members == pytest.approx(row.reporting / row.members)
        for base, share in (("submissions", row.share_of_submissions), ("answered", row.share_of_answered)):
            total = getattr(row, base)
            assert share == pytest.approx(row.reporting / total) if total else pd.isna(share)


def test_denominators_name_members_and_submissions(shipped: ReviewData, grid: pd.DataFrame):
    for count in Cells.of(grid).counts():
        assert count.members == 62
        assert count.submissions == (shipped.submissions["cycle"] == count.cycle).sum()


def test_denominator_of_a_group_without_submissions_gives_no_share():
    coverage = compute_coverage(load_review([document(response_form("Fiji"))]))
    table = (
        count_reporting(coverage, "subregion").query("cycle == '2025'").set_index(["group", "target_kind", "target"])
    )
    assert table.loc[("Pacific", "objective", "5"), "share_of_submissions"] == 1
    silent = table.loc[("South-East Asia", "objective", "5")]
    assert silent["submissions"] == 0
    assert pd.isna(silent["share_of_submissions"])
    assert silent["share_of_members"] == 0


@pytest.mark.parametrize(("first", "second"), [("principle", "objective"), ("objective", "need")])
def test_pairs_equal_a_naive_recomputation(shipped: ReviewData, grid: pd.DataFrame, first: str, second: str):
    reporting, able = naive_reporting(shipped), naive_answering(shipped)
    table = Cells.of(grid).pairs(first, second)
    assert len(table) == 2 * KINDS[first] * KINDS[second]
    for row in table:
        both = [
            member.iso3
            for member in reference.members()
            if {(row.cycle, member.iso3, first, row.first), (row.cycle, member.iso3, second, row.second)} <= reporting
        ]
        assert row.reporting == len(both)
        assert row.answered == len(able[row.cycle, first] & able[row.cycle, second])
        assert row.submissions == (shipped.submissions["cycle"] == row.cycle).sum()


@pytest.mark.parametrize(
    "selection",
    [
        Selection("2025"),
        Selection("2021", subregions=("Pacific",)),
        Selection("2025", subregions=("Pacific", "South-East Asia"), group="LDC", round_table=2),
        Selection("2025", group="Champion countries"),
    ],
    ids=Selection.slug,
)
def test_select_is_the_part_chosen(grid: pd.DataFrame, selection: Selection):
    chosen = select(grid, selection)
    assert set(chosen["cycle"]) == {selection.cycle}
    assert set(chosen["iso3"]) == set(selection.iso3)
    assert len(chosen) == len(selection.iso3) * (len(selection.objectives) + 16)
    assert {count.members for count in Cells.of(chosen).counts()} == {len(selection.iso3)}


@pytest.mark.parametrize("by", ["all", "subregion", "special"])
@pytest.mark.parametrize("chosen", [{}, {"cycle": "2021", "subregions": ("Pacific",), "round_table": 2}], ids=str)
def test_counts_of_a_scope_are_those_of_the_table_of_what_it_selects(scope_of, by: str, chosen: dict[str, object]):
    scope = scope_of(**chosen)
    table = scope.counted_coverage
    for kind in ("objective", "principle", "need"):
        assert scope.counts(kind, by) == Cells.of(table[table["target_kind"] == kind]).counts(by)
    assert scope.pairs("principle", "objective") == Cells.of(table).pairs("principle", "objective")


def test_counts_of_a_selection_without_members_are_empty(grid: pd.DataFrame):
    nobody = Selection("2025", subregions=("North and Central Asia",), group="SIDS")
    assert nobody.iso3 == ()
    chosen = select(grid, nobody)
    assert chosen.empty
    assert count_reporting(chosen).empty
    assert not Cells.of(chosen).counts()
    assert not Cells.of(chosen).pairs("principle", "need")
