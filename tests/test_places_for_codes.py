"""Columns whose heads number places for codes, and columns of answers that hold nothing but names of needs."""

from __future__ import annotations

import pytest

from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.workbook_builder import document, text, workbook

ASKED = ["(a) National implementation plan", "(c) Achievements", "(d) Gaps and challenges", "(e) Cooperation needed"]


def coded(data: ReviewData) -> list[tuple[str, str]]:
    found = data.mentions[data.mentions["basis"] == "coded"]
    return sorted(zip(found["question"], found["target"], strict=True))


def form(heads: list[str], *codes: list[str]) -> ReviewData:
    rows = [[asked, text(n), *beside] for n, (asked, beside) in enumerate(zip(ASKED, codes, strict=True))]
    return load_review([document(workbook({"Form": [["Country: Palau"], [], ["Question", "Answer", *heads], *rows]}))])


@pytest.mark.parametrize("head", ["Objective {n}", "Objetivo {n}.º", "GCM objective no. {n}"])
def test_numbers_below_numbered_heads_say_which_objectives_are_meant(head):
    data = form([head.format(n=n) for n in (1, 2, 3)], ["", "", ""], ["4", "15", ""], ["1", "", ""], ["2", "18", "5"])
    assert coded(data) == [("c", "15"), ("c", "4"), ("d", "1"), ("e", "18"), ("e", "2"), ("e", "5")]
    assert data.issues.empty


def test_ticks_below_them_tick_the_objectives_that_they_name():
    data = form(
        ["Objective 1", "Objective 2", "Objective 3"], ["", "", ""], ["1", "", "1"], ["", "1", ""], ["", "", ""]
    )
    assert coded(data) == [("c", "1"), ("c", "3"), ("d", "2")]


@pytest.mark.parametrize("needs", [("Technology", "Data / Finance"), ("Training", "Policy advice; data")])
def test_an_answer_on_needs_that_only_names_them_is_codes_beside_an_objective(needs):
    head = ["State", "Objective", "(c) Achievement", "(d) Gap", "(e) Type of cooperation needed"]
    rows = [["Palau", "Objective 6", text(1), text(2), needs[0]], ["Palau", "Objective 9", "", text(3), needs[1]]]
    data = load_review([document(workbook({"Table": [head, *rows]}))])
    assert set(data.responses.loc[data.responses["text"] != "", "question"]) == {"c", "d"}
    on_e = data.mentions[(data.mentions["question"] == "e") & (data.mentions["target_kind"] == "need")]
    assert len(on_e) == 3 and set(data.mentions.loc[data.mentions["question"] == "e", "target"]) >= {"6", "9"}


def test_where_words_stand_among_them_all_of_them_are_answers():
    head = ["State", "Objective", "(c) Achievement", "(e) Cooperation needed"]
    rows = [["Palau", "Objective 6", text(1), "Technology"], ["Palau", "Objective 9", text(2), text(3)]]
    data = load_review([document(workbook({"Table": [head, *rows]}))])
    assert data.responses.loc[data.responses["question"] == "e", "text"].tolist() == ["Technology", text(3)]
