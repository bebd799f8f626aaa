"""The layouts with a row per State: survey exports and tallies, as odd as a secretariat receives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from gcm_data import reference
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.workbook_builder import (
    OBJECTIVES,
    document,
    survey_export,
    tally,
    text,
    workbook,
)

QUESTIONS = reference.questions("guiding-questions-2025")


def load(content: bytes, name: str = "built.xlsx") -> ReviewData:
    return load_review([document(content, name)])


def answers(data: ReviewData) -> list[tuple[str, str, str]]:
    return list(data.responses[["iso3", "question", "cell"]].itertuples(index=False, name=None))


def objectives(data: ReviewData) -> list[tuple[str, str, str]]:
    return list(data.mentions[["iso3", "target", "cell"]].itertuples(index=False, name=None))


def codes(data: ReviewData) -> list[str]:
    return data.issues["code"].tolist()


# ---- survey export


@pytest.mark.parametrize(
    "headers",
    [
        list("abcde"),
        list("ABCDE"),
        ["(a)", "(b)", "(c)", "(d)", "(e)"],
        ["Q1", "Q2", "Q3", "Q4", "Q5"],
        ["Question 1 (a)", "Question 1 (b)", "Question 1 (c)", "Question 1 (d)", "Question 1 (e)"],
        [f"Response ({letter})" for letter in "abcde"],
        [question.wording for question in QUESTIONS],
        [f"{number}. {question.wording}" for number, question in enumerate(QUESTIONS, start=1)],
        [f"({question.key}) {question.short_label}" for question in QUESTIONS],
    ],
    ids=lambda headers: headers[0][:20],
)
def test_survey_headers(headers: list[str]):
    row = ["Fiji", text(1), None, text(2), "N/A", text(3)]
    data = load(survey_export([row], header=["Country", *headers]))
    assert answers(data) == [("FJI", letter, f"{cell}2") for letter, cell in zip("abcde", "BCDEF", strict=True)]
    assert data.responses["state"].tolist() == ["answered", "blank", "answered", "not applicable", "answered"]
    assert codes(data) == []


def test_two_rows_of_a_state_are_two_submissions_and_the_later_counts():
    rows = [
        [1, "2025-01-22 10:00:00", "Fiji", text(1), "5"],
        [2, "2025-01-20 10:00:00", "Fiji", text(2), "6"],
        [3, "2025-01-21 10:00:00", "Tonga", text(3), "7"],
    ]
    data = load(survey_export(rows))
    assert data.submissions[["submission", "status"]].values.tolist() == [
        ["2025-FJI-1", "current"],
        ["2025-FJI-2", "superseded"],
        ["2025-TON-1", "current"],
    ]
    assert codes(data) == ["submission-superseded"]


def test_rows_of_two_sheets_are_different_submissions():
    rows = [["Country", "a", "b"], ["Fiji", text(1), text(2)]]
    data = load(workbook({"Batch 1": rows, "Batch 2": rows}))
    assert data.submissions["status"].tolist() == ["superseded", "current"]


def test_sources_of_a_question_and_of_the_row():
    header = ["Country", "a", "b", "Source (question a)", "Sources"]
    data = load(
        survey_export([["Fiji", text(1), text(2), "https://example.org/a", "https://example.org"]], header=header)
    )
    assert data.responses["source"].tolist() == ["https://example.org/a", "https://example.org"]


# ---- tally


@pytest.mark.parametrize(
    "headers",
    first(
        3,
        [
            OBJECTIVES,
            [f"Obj {number}" for number in OBJECTIVES],
            [f"Objective {number}" for number in OBJECTIVES],
            [f"#{number}" for number in OBJECTIVES],
            [objective.title for objective in reference.objectives()],
            [objective.short_label for objective in reference.objectives()],
            [f"{objective.number}. {objective.short_label}" for objective in reference.objectives()],
        ],
    ),
    ids=lambda headers: str(headers[0])[:12],
)
@pytest.mark.parametrize("corner", ["Country", "Member State", "", "Favourite colour"])
@pytest.mark.parametrize("title", [0, 1, 4])
def test_tally_headers(headers: Sequence[Any], corner: str, title: int):
    data = load(tally({"Fiji": {1: "x"}, "Palau": {23: "X", 2: "-"}}, headers=headers, corner=corner, title=title))
    assert objectives(data) == [("FJI", "1", f"B{title + 2}"), ("PLW", "23", f"X{title + 3}")]
    assert not (data.issues["severity"] == "error").any()


def test_tally_with_bands_subtotals_and_total_column():
    rows = [
        ["Subregion", "Country", *OBJECTIVES, "Total"],
        ["Pacific", "Fiji", "x", *[None] * 22, 1],
        [None, "Palau", None, "x", *[None] * 21, 1],
        ["Pacific total", None, 1, 1],
        ["Grand total", None, 1, 1],
    ]
    data = load(workbook({"T": rows}, merged={"T": ["A2:A3"]}))
    assert objectives(data) == [("FJI", "1", "C2"), ("PLW", "2", "D3")]
    assert codes(data) == []


def test_bands_of_a_subregion_are_no_states():
    marks = load(tally({"PACIFIC": {}, "Fiji": {1: "x"}, "South-East Asia": {}, "Thailand": {2: "x"}}))
    assert objectives(marks) == [("FJI", "1", "B6"), ("THA", "2", "C8")]
    survey = load(survey_export([["Pacific"], ["Fiji", text(1), text(2)]], header=["Country", "a", "b"]))
    assert answers(survey) == [("FJI", "a", "B3"), ("FJI", "b", "C3")]
    assert codes(marks) == codes(survey) == []


def test_tally_under_two_header_rows():
    rows = [["Country", "GCM objectives"], [None, *OBJECTIVES], ["Fiji", "x"]]
    data = load(workbook({"T": rows}, merged={"T": ["A1:A2", "B1:X1"]}))
    assert objectives(data) == [("FJI", "1", "B3")]


@pytest.mark.parametrize(
    ("total", "differ"), [({1: 2}, []), ({1: 1}, ["B7"]), ({1: 2, 2: 1}, ["C7"]), ({2: "n/a"}, [])]
)
def test_totals_are_checked(total: dict[int, Any], differ: list[str]):
    data = load(tally({"Fiji": {1: "x"}, "Palau": {1: "x"}}, total=total))
    assert data.issues["cell"].tolist() == differ


def test_unknown_state_of_a_tally_is_left_out_and_told():
    data = load(tally({"Fiji": {1: "x"}, "Samoa (US)": {2: "x"}}))
    assert objectives(data) == [("FJI", "1", "B5")]
    assert data.issues[["code", "cell"]].values.tolist() == [["member-unknown", "A6"]]


def test_one_name_over_two_rows_and_a_stakeholder_of_the_same_state_repeat_nobody():
    rows = [
        ["Country", "Organization", "Type of respondent", *OBJECTIVES],
        ["Fiji", None, None, "x"],
        [None] * 4 + ["x"],
    ]
    union = ["Fiji", "A Weavers’ Union", "Stakeholder", None, None, "x"]
    data = load(workbook({"T": [*rows, union]}, merged={"T": ["A2:A3"]}))
    assert data.mentions[["submission", "target"]].values.tolist() == [
        ["2025-FJI-1", "1"],
        ["2025-FJI-1", "2"],
        ["2025-stakeholder-1", "3"],
    ]
    assert codes(data) == []
