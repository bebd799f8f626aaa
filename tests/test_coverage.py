"""Coverage on built cases, and on the shipped workbooks against a recomputation in plain loops."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from gcm_data import reference
from gcm_data.coverage import (
    NON_REGIONAL,
    STATES,
    compute_coverage,
    count_reporting,
    count_states,
    denominators,
    member_groups,
    pair_counts,
    select,
    targets,
)
from gcm_data.selection import Selection
from gcm_data.tables import COVERAGE, MENTIONS, RESPONSES, SUBMISSIONS, ReviewData, conform
from loaders import load_review
from loaders.files import files_of_review, load_files
from tests.workbook_builder import compiled_table, document, response_form, survey_export, tally, text

CELLS = 2 * 62 * 39
SHIPPED = Path(reference.FOLDER).parent / "submissions"
KINDS = {"objective": 23, "principle": 10, "need": 6}


@pytest.fixture(scope="module")
def shipped() -> ReviewData:
    return load_files(files_of_review(SHIPPED))


@pytest.fixture(scope="module")
def grid(shipped: ReviewData) -> pd.DataFrame:
    return compute_coverage(shipped)


def cell(coverage: pd.DataFrame, iso3: str, kind: str, target: object, cycle: str = "2025") -> pd.Series:
    found = coverage.query("cycle == @cycle and iso3 == @iso3 and target_kind == @kind and target == @target")
    (position,) = found.index
    return found.loc[position]


def state(
    data: ReviewData, iso3: str, kind: str = "objective", target: str = "5", basis: str = "coded or cited"
) -> str:
    return cell(compute_coverage(data, basis), iso3, kind, target)["state"]


def one(*answers: list, member: str = "Fiji") -> ReviewData:
    return load_review([document(response_form(member, answers))])


def with_mention(data: ReviewData, basis: str, target: str) -> ReviewData:
    """The data with one more mention of objective `target` in its first response, of this basis."""
    response = data.responses.iloc[0]
    row = dict.fromkeys(MENTIONS.columns, "") | response[["submission", "response", "cycle", "iso3"]].to_dict()
    row |= {"target_kind": "objective", "target": target, "basis": basis, "start": 0, "end": 9}
    mentions = conform(pd.concat([data.mentions, pd.DataFrame([row])]), MENTIONS)
    return ReviewData(data.documents, data.submissions, data.responses, mentions, data.issues)


def test_targets_are_the_39_of_the_reference():
    table = targets()
    assert table["target_kind"].value_counts().to_dict() == KINDS
    assert set(table.loc[table["target_kind"] != "objective", "round_table"]) == {0}
    assert table["target"].map(type).eq(str).all()


@pytest.mark.parametrize("documents", [0, 1])
def test_the_grid_is_complete_whatever_was_received(documents: int):
    coverage = compute_coverage(load_review([document(response_form("Fiji"))] * documents))
    assert len(coverage) == CELLS
    assert not coverage.duplicated(list(COVERAGE.key)).any()
    assert coverage.dtypes.astype(str).to_dict() == COVERAGE.columns
    assert set(coverage["state"]) <= set(STATES)
    assert (coverage["state"] != "no submission").sum() == documents * 39


def test_shipped_grid_is_complete(grid: pd.DataFrame):
    iso3 = {member.iso3 for member in reference.members()}
    assert len(grid) == CELLS
    for cycle, kind in product(("2021", "2025"), KINDS):
        part = grid[(grid["cycle"] == cycle) & (grid["target_kind"] == kind)]
        assert len(part) == 62 * KINDS[kind]
        assert set(part["iso3"]) == iso3


C, D, E = "(c) Achievements", "(d) Gaps", "(e) Strengthened cooperation"


@pytest.mark.parametrize(
    ("answers", "kind", "target", "expected"),
    [
        ([[C, text(1), "5"]], "objective", "5", "reported"),
        ([[C, text(1, " See objective 5 of the GCM.")]], "objective", "5", "reported"),
        ([[C, None, "5"]], "objective", "5", "reported"),
        ([[C, "N/A", "5"]], "objective", "5", "reported"),
        ([[C, text(1), "6"]], "objective", "5", "not mentioned"),
        ([[C, text(1)], [D, "N/A"], [E, None]], "objective", "5", "not mentioned"),
        ([[C, "N/A"], [D, None]], "objective", "5", "not applicable"),
        ([[C, None], [D, None]], "objective", "5", "blank"),
        ([[C, "   "], [D, "-"]], "objective", "5", "blank"),
        ([[C, text(1), None, "human rights"]], "principle", "human_rights", "reported"),
        ([[C, text(1)]], "principle", "human_rights", "not mentioned"),
        ([[E, text(1), None, None, "finance"]], "need", "finance", "reported"),
        ([[E, text(1)]], "need", "finance", "not mentioned"),
        ([[C, text(1)]], "need", "finance", "blank"),
        ([[C, text(1)], [E, None]], "need", "finance", "blank"),
        ([[C, text(1)], [E, "Not applicable"]], "need", "finance", "not applicable"),
    ],
)
def test_state_of_a_cell(answers: list, kind: str, target: str, expected: str):
    assert state(one(*answers), "FJI", kind, target) == expected
    assert state(one(*answers), "THA", kind, target) == "no submission"


def test_suggested_is_its_own_state_and_counts_nothing():
    data = with_mention(one([C, text(1), "6"]), "suggested", "5")
    found = cell(compute_coverage(data), "FJI", "objective", "5")
    assert found[["state", "mentions", "basis"]].tolist() == ["suggested", 0, "suggested"]
    both = with_mention(one([C, text(1), "5"]), "suggested", "5")
    found = cell(compute_coverage(both), "FJI", "objective", "5")
    assert found[["state", "mentions", "basis"]].tolist() == ["reported", 1, "coded"]


@pytest.mark.parametrize(
    ("basis", "five", "six"),
    [
        ("coded or cited", "reported", "reported"),
        ("coded", "reported", "not mentioned"),
        ("cited", "not mentioned", "reported"),
    ],
)
def test_basis_chooses_the_mentions_that_count(basis: str, five: str, six: str):
    data = one([C, text(1, " See objective 6 of the GCM."), "5"])
    assert (state(data, "FJI", target="5", basis=basis), state(data, "FJI", target="6", basis=basis)) == (five, six)


def test_a_cell_tells_how_often_how_strongly_and_in_which_aspect():
    data = one(
        [D, text(1), "5"], [C, text(2, " See objective 5 of the GCM."), "5"], ["(a) National plan", text(3), "6"]
    )
    found = cell(compute_coverage(data), "FJI", "objective", "5")
    assert found[["state", "mentions", "basis", "aspects"]].tolist() == [
        "reported",
        3,
        "coded",
        "achievement;challenge",
    ]
    assert cell(compute_coverage(data), "FJI", "objective", "7")[["mentions", "basis", "aspects"]].tolist() == [
        0,
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("kind", "expected"), [("objective", "not mentioned"), ("principle", "blank"), ("need", "blank")]
)
def test_a_tally_answers_on_objectives_only(kind: str, expected: str):
    data = load_review([document(tally({"Fiji": {5: "x"}, "Palau": {}}))])
    target = {"objective": "6", "principle": "human_rights", "need": "finance"}[kind]
    assert {state(data, iso3, kind, target) for iso3 in ("FJI", "PLW")} == {expected}
    assert state(data, "FJI") == "reported"


def test_superseded_submissions_count_for_nothing():
    documents = [
        document(response_form("Fiji", [[C, text(1), "5"]]), "a.xlsx"),
        document(response_form("Fiji", [[C, text(2), "6"]]), "b.xlsx"),
    ]
    data = load_review(documents)
    coverage = compute_coverage(data)
    assert len(data.submissions) == 2
    assert cell(coverage, "FJI", "objective", "5")["state"] == "not mentioned"
    assert cell(coverage, "FJI", "objective", "6")["state"] == "reported"
    assert denominators(coverage).query("cycle == '2025'")["submissions"].tolist() == [1]


# ---- groupings, against loops over the reference


def expected_groups(by: str) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for member in reference.members():
        names = {
            "all": ["All members"],
            "member": [member.iso3],
            "subregion": [member.subregion or NON_REGIONAL],
            "membership": [member.membership],
            "special": [
                name
                for name, is_one in (
                    ("LDC", member.is_ldc),
                    ("LLDC", member.is_lldc),
                    ("SIDS", member.is_sids),
                    ("Champion countries", member.is_champion),
                )
                if is_one
            ],
        }[by]
        for name in names:
            groups[name].add(member.iso3)
    return dict(groups)


GROUPINGS = ("all", "member", "subregion", "membership", "special")


@pytest.mark.parametrize("by", GROUPINGS)
def test_groups_and_their_members(by: str):
    table = member_groups(by)
    assert {group: set(part["iso3"]) for group, part in table.groupby("group")} == expected_groups(by)
    assert not table.duplicated().any()


def test_sizes_of_the_groups_that_are_known():
    sizes = member_groups("special")["group"].value_counts().to_dict()
    by_flag = {"LDC": "is_ldc", "LLDC": "is_lldc", "SIDS": "is_sids", "Champion countries": "is_champion"}
    assert sizes == {name: sum(getattr(m, flag) for m in reference.members()) for name, flag in by_flag.items()}
    assert member_groups("membership")["group"].value_counts().to_dict() == {"member State": 53, "associate member": 9}
    assert (member_groups("subregion")["group"] == NON_REGIONAL).sum() == 4


def test_an_unknown_grouping_is_refused():
    with pytest.raises(KeyError):
        member_groups("continent")


def naive_reporting(data: ReviewData) -> set[tuple[str, str, str, str]]:
    """(cycle, iso3, kind, target) reported, by a walk over the rows."""
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    return {
        (row.cycle, row.iso3, row.target_kind, row.target)
        for row in data.mentions.itertuples()
        if row.submission in current and row.basis in ("coded", "cited")
    }


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
    expected = {}
    for cycle, (group, members), (kind, target) in product(("2021", "2025"), expected_groups(by).items(), wanted):
        count = sum((cycle, iso3, kind, target) in reporting for iso3 in members)
        submissions = sum((cycle, iso3) in received for iso3 in members)
        expected[cycle, group, kind, target] = (len(members), submissions, count)
    table = count_reporting(grid, by, targets_by)
    keys = ["cycle", "group", "target_kind", "target"]
    assert {tuple(row[:4]): tuple(row[4:7]) for row in table.itertuples(index=False)} == expected
    assert not table.duplicated(keys).any()
    for row in table.itertuples():
        assert row.share_of_members == pytest.approx(row.reporting / row.members)
        if row.submissions:
            assert row.share_of_submissions == pytest.approx(row.reporting / row.submissions)
        else:
            assert pd.isna(row.share_of_submissions)


@pytest.mark.parametrize("by", GROUPINGS)
def test_states_of_a_group_add_up_to_its_members(grid: pd.DataFrame, by: str):
    table = count_states(grid, by)
    assert list(table.columns) == ["cycle", "group", "target_kind", "target", *STATES]
    sizes = {group: len(members) for group, members in expected_groups(by).items()}
    assert (table[list(STATES)].sum(axis=1) == table["group"].map(sizes)).all()
    naive = Counter(
        (row.cycle, group, row.target_kind, row.target, row.state)
        for row in grid.itertuples()
        for group, members in expected_groups(by).items()
        if row.iso3 in members
    )
    for row in table.to_dict("records"):
        key = (row["cycle"], row["group"], row["target_kind"], row["target"])
        assert [row[name] for name in STATES] == [naive[(*key, name)] for name in STATES]


def test_denominators_name_members_and_submissions(shipped: ReviewData, grid: pd.DataFrame):
    table = denominators(grid).set_index("cycle")
    assert table["members"].tolist() == [62, 62]
    for cycle in ("2021", "2025"):
        assert table.loc[cycle, "submissions"] == (shipped.submissions["cycle"] == cycle).sum()


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
    reporting = naive_reporting(shipped)
    table = pair_counts(grid, first, second)
    assert len(table) == 2 * KINDS[first] * KINDS[second]
    for row in table.itertuples():
        both = [
            member.iso3
            for member in reference.members()
            if {(row.cycle, member.iso3, first, row.first), (row.cycle, member.iso3, second, row.second)} <= reporting
        ]
        assert row.reporting == len(both)
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
    assert len(denominators(chosen)) == 1
    assert denominators(chosen)["members"].tolist() == [len(selection.iso3)]


def test_counts_of_a_selection_without_members_are_empty(grid: pd.DataFrame):
    nobody = Selection("2025", subregions=("North and Central Asia",), group="SIDS")
    assert nobody.iso3 == ()
    chosen = select(grid, nobody)
    assert chosen.empty
    for table in (
        count_reporting(chosen),
        count_states(chosen),
        denominators(chosen),
        pair_counts(chosen, "principle", "need"),
    ):
        assert table.empty


def test_survey_codes_of_a_whole_row_count():
    data = load_review([document(survey_export([[1, None, "Fiji", text(1), None, None, None, "human rights"]]))])
    assert state(data, "FJI", "principle", "human_rights") == "reported"


def test_compiled_table_adds_states():
    data = load_review([document(compiled_table([["Fiji", "C", text(1), "5"], ["Palau", "C", text(2), "5"]]))])
    assert [state(data, iso3) for iso3 in ("FJI", "PLW", "TON")] == ["reported", "reported", "no submission"]


def test_coverage_does_not_change_what_it_is_given(shipped: ReviewData):
    before = {spec.name: getattr(shipped, spec.name).copy() for spec in (SUBMISSIONS, RESPONSES, MENTIONS)}
    compute_coverage(shipped)
    for name, table in before.items():
        pd.testing.assert_frame_equal(getattr(shipped, name), table)
