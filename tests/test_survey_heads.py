"""Heads of survey tools: two rows, repeated questions, lists of choices in one cell, and rows for programs."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.test_wide_tables import T, qualtrics, read, targets


@pytest.mark.parametrize("asking", ["Choose your State, please", "On whose behalf?"])
def test_the_response_below_which_states_were_chosen_says_who_answers(asking: str):
    upper = ["Respondent ID", asking, "National implementation plan: tell us", "Gaps and challenges: tell us",
             "Cooperation needs: choose", None, None, "Cooperation needs: tell us"]  # fmt: skip
    lower = [None, "Response", *["Open-Ended Response"] * 2, "Finance", "Technology", "Policy advice",
             "Open-Ended Response"]  # fmt: skip
    data = read(upper, lower, ["1", "Fiji", T[1], T[2], "Finance", None, None, T[3]],
                ["2", "Palau", T[4], T[5], None, "Technology", None, T[6]])  # fmt: skip
    assert cells(data) == [(iso3, letter, f"{column}{row}") for iso3, row in (("FJI", 3), ("PLW", 4))
                           for letter, column in (("a", "C"), ("d", "D"), ("e", "H"))]  # fmt: skip
    assert {row[:2] for row in targets(data)} == {("FJI", "finance"), ("PLW", "technology")}
    assert "layout-unknown" not in dict(issues(data))


def test_needs_chosen_in_one_cell_are_codes_whatever_stands_above_for_programs():
    asked = {"Q1": "Country", "Q2": "(a) Plan", "Q3": "(d) Gaps",
             "Q4": "In which fields is cooperation needed? (choose) - Selected Choice",
             "Q5": "Please explain the cooperation needed."}  # fmt: skip
    rows = [["email", "Fiji", T[1], T[2], "Technology,Data gathering", T[3]],
            ["email", "Palau", T[4], T[5], "Capacity-building,Policy advice,Technology", T[6]]]  # fmt: skip
    data = load(qualtrics(asked, rows), "export.csv")
    assert data.responses["text"].tolist() == T[1:7] and issues(data) == []
    needs = {("FJI", "technology"), ("FJI", "data"), *(("PLW", need) for need in ("capacity_building", "technology"))}
    assert {row[:2] for row in targets(data)} == {*needs, ("PLW", "policy_advice")}


def test_a_question_repeated_with_a_number_belongs_to_the_answer_before_it():
    again = "Which objectives does your reply to the question before concern?"
    title = "Objective 17: Eliminate all forms of discrimination and promote evidence-based public discourse"
    data = read(["Country", "(a) Plan", again, "(c) Achievements", f"{again}2", "(d) Gaps", f"{again}3"],
                ["Fiji", T[1], "Objective 5;", T[2], f"{title};", T[3], "Objective 6;Objective 7;"],
                ["Palau", T[4], "", T[5], "Objective 8;", T[6], ""])  # fmt: skip
    assert {row[:3] for row in codes(data)} == {("FJI", "a", "5"), ("FJI", "c", "17"), ("FJI", "d", "6"),
                                                ("FJI", "d", "7"), ("PLW", "c", "8")}  # fmt: skip
    assert issues(data) == []
