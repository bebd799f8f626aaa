"""Tallies beside which one question is answered in words, with bands, sums and shares between and below the States."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number) for number in range(12)]
HEADS = ["People-centred", "Int'l cooperation", "Sovereignty", "Whole-of-government"]
KEYS = ["people_centred", "international_cooperation", "national_sovereignty", "whole_of_government"]
MARKS = {"Fiji": [1, 0, 1, 0], "Palau": [0, 0, 1, 1], "Japan": [1, 0, 0, 0]}


def tally(question: str, sums: str, shares: str, first: int = 1, texts: tuple = (T[1], "—", T[2])) -> Rows:
    own = dict(zip(MARKS, texts, strict=True))
    states = {name: [name, *marks, sum(marks), own[name]] for name, marks in MARKS.items()}
    pad = [None] * first
    return [
        ["A fictional tally of principles (1 = marked, 0 = not)"], [],
        [*pad, "State", *HEADS, "Total", question], ["Pacific"], [*pad, *states["Fiji"]], [*pad, *states["Palau"]],
        [*pad, "Sub-total", 1, 0, 2, 1], [], ["East and North-East Asia"], [*pad, *states["Japan"]],
        [*pad, "Sub-total", 1, 0, 0, 0], [], [*pad, sums, 2, 0, 2, 1], [*pad, shares, 0.67, 0.0, 0.67, 0.33],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "sums", "shares"),
    [
        ("(b) Follow-up to the Progress Declaration, as sent", "All States", "Share of States"),
        ("(c) Achievements", "Total", "Percentage"),
        ("What are the gaps and challenges?", "Todos los Estados", "Porcentaje"),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_a_tally_with_one_column_of_texts_gives_both(question: str, sums: str, shares: str, first: int):
    data = load(workbook({"Tally": tally(question, sums, shares, first)}))
    expected = {(iso3, key) for iso3, marks in zip(("FJI", "PLW", "JPN"), MARKS.values(), strict=True)
                for key, mark in zip(KEYS, marks, strict=True) if mark}  # fmt: skip
    assert {row[0:3:2] for row in codes(data)} == expected and issues(data) == []
    answered = data.responses[data.responses["state"] == "answered"]
    assert answered["text"].tolist() == [T[1], T[2]] and set(data.submissions["iso3"]) == {"FJI", "PLW", "JPN"}


def test_a_number_that_is_no_mark_outside_the_sums_stays_told():
    rows = tally("(c) Achievements", "All States", "Share of States")
    rows[4][3] = 0.4
    data = load(workbook({"Tally": rows}))
    assert issues(data) != []


def test_one_column_of_texts_without_a_tally_is_no_survey_beside_a_head_that_nobody_knows():
    data = load(workbook({"S": [["State", "(c) Achievements", "Zig"], ["Fiji", T[1], T[3]], ["Palau", T[2], T[4]]]}))
    assert cells(data) == [] and [code for code, _ in issues(data)] == ["layout-unknown"]
