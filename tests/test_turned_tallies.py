"""Kinds of cooperation down and States across, with rows of what the States say of it, and of codes."""

from __future__ import annotations

import pytest

from gcm_data import reference
from loaders import load_review
from tests.workbook_builder import document, text, workbook

ASKED = "Question (e): Where would the region benefit from stronger cooperation?"
ROWS = [["Kind of cooperation", "Palau", "Tonga", "Number of States"],
        ["Financing", "x", "", "1"], ["Capacity-building", "x", "x", "2"], ["Policy advice", "", "", "0"],
        ["Data gathering and analysis", "", "x", "1"]]  # fmt: skip


@pytest.mark.parametrize("words", ["In their own words", "Response", "Verbatim"])
def test_ticks_words_and_codes_answer_what_the_sheet_asks(words):
    rows = [[ASKED], [], *ROWS, [words, text(1), text(2)], ["Objectives named", "6", "5, 14"]]
    data = load_review([document(workbook({"(e)": rows}))])
    assert data.responses[["iso3", "question", "text"]].values.tolist() == [
        ["PLW", "e", text(1)],
        ["TON", "e", text(2)],
    ]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    found = {(iso3, question, target) for iso3, question, target in zip(
        coded["iso3"], coded["question"], coded["target"], strict=True)}  # fmt: skip
    assert found == {
        ("PLW", "e", "finance"), ("PLW", "e", "capacity_building"), ("PLW", "e", "6"),
        ("TON", "e", "capacity_building"), ("TON", "e", "data"), ("TON", "e", "5"), ("TON", "e", "14"),
    }  # fmt: skip
    assert data.issues.empty and not data.responses["text"].isna().any()


def test_a_row_that_counts_objectives_below_a_list_of_them_codes_none():
    named = [[f"Objective {n}", "x" if n in (3, 4) else "", "x" if n == 7 else ""] for n in range(1, 9)]
    data = load_review(
        [document(workbook({"Tally": [["", "Palau", "Tonga"], *named, ["Objectives named", "2", "1"]]}))]
    )
    assert sorted(data.mentions["target"]) == ["3", "4", "7"]


def test_a_sign_that_nobody_knows_is_told_with_its_cell():
    rows = [[ASKED], [], *ROWS]
    rows[3][1] = "qqq"
    issues = load_review([document(workbook({"(e)": rows}))]).issues
    assert issues[["code", "cell"]].values.tolist() == [["mark-unknown", "B4"]]


def test_principles_down_are_ticked_though_some_of_them_sound_like_a_question():
    names = [each.label for each in reference.principles()]
    rows = [["Principle", "Palau", "Tonga"], *([name, "x" * (n % 2), "x" * (n == 3)] for n, name in enumerate(names))]
    data = load_review([document(workbook({"Principles": rows}))])
    assert data.issues.empty and set(data.mentions["target_kind"]) == {"principle"}
    assert data.mentions["iso3"].value_counts().to_dict() == {"PLW": 5, "TON": 1}


def test_states_across_beside_the_answers_of_one_are_those_with_whom_it_works():
    reply = [["Country: Nepal"], [], ["Question", "Answer"], ["(c) Achievements", text(1)], ["(d) Gaps", text(2)]]
    data = load_review([document(workbook({"Reply": reply, "Partners": ROWS}), "nepal.xlsx")])
    assert set(data.submissions["iso3"]) == {"NPL"} and set(data.issues["sheet"]) == {"Partners"}
