"""The grid of coverage is complete, and each of its six states is what a built case gives."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pandas as pd
import pytest

from gcm_data import reference
from gcm_data.coverage.counts import Cells
from gcm_data.coverage.grid import STATES, compute_coverage
from gcm_data.reference.targets import targets
from gcm_data.tables.specs import COVERAGE, MENTIONS, RESPONSES, SUBMISSIONS, ReviewData, conform
from loaders import load_review
from tests.cases import first
from tests.workbook_builder import compiled_table, document, response_form, survey_export, tally, text

CELLS = 2 * 62 * 39
KINDS = {"objective": 23, "principle": 10, "need": 6}


@pytest.fixture(scope="module")
def grid(shipped: ReviewData) -> pd.DataFrame:
    return compute_coverage(shipped)


def cell(coverage: pd.DataFrame, iso3: str, kind: str, target: object, cycle: str = "2025") -> pd.Series:
    found = coverage.query("cycle == @cycle and iso3 == @iso3 and target_kind == @kind and target == @target")
    (position,) = found.index
    return found.loc[position]


def state(data: ReviewData, iso3: str, kind: str = "objective", target: str = "5", basis: str = "all") -> str:
    return cell(compute_coverage(data, basis), iso3, kind, target)["state"]


def one(*answers: list, member: str = "Fiji") -> ReviewData:
    return load_review([document(response_form(member, answers))])


def with_mention(data: ReviewData, basis: str, target: str) -> ReviewData:
    """The data with one more mention of objective `target` in its first response, of this basis."""
    response = data.responses.iloc[0]
    row = dict.fromkeys(MENTIONS.columns, "") | response[["submission", "response", "cycle", "iso3"]].to_dict()
    row |= {"target_kind": "objective", "target": target, "basis": basis, "start": 0, "end": 9}
    mentions = conform(pd.concat([data.mentions, pd.DataFrame([row])]), MENTIONS)
    return replace(data, mentions=mentions)


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
    first(
        8,
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
        several=True,
    ),
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


def test_a_suggestion_adds_no_aspect_to_what_is_counted():
    data = with_mention(one([C, text(1), "5"]), "suggested", "5")
    suggested = data.mentions["basis"] == "suggested"
    data = replace(data, mentions=data.mentions.assign(aspect=data.mentions["aspect"].mask(suggested, "challenge")))
    assert cell(compute_coverage(data), "FJI", "objective", "5")["aspects"] == "achievement"


@pytest.mark.parametrize(
    ("basis", "five", "six"),
    [
        ("all", "reported", "reported"),
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
    assert {c.submissions for c in Cells.of(coverage).counts() if c.cycle == "2025"} == {1}


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
