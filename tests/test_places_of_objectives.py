"""Columns side by side for one objective each: their heads number the columns, and not the objectives."""

from __future__ import annotations

import pytest

from tests.more_builders import codes, issues, load
from tests.workbook_builder import text, workbook

ASKED = ["a) Implementation plan", "b) Follow-up", "c) Achievements", "d) Gaps and challenges", "e) Cooperation needs"]
NUMBERS = [[], [21], [9, 16], [1], [3, 2, 17]]
EXPECTED = {(question, str(number)) for question, row in zip("abcde", NUMBERS, strict=True) for number in row}
HEADS = [
    ["Objective 1", "Objective 2", "Objective 3"],
    ["Objectif 1", "Objectif 2", "Objectif 3"],
    ["Objective no. 1", "Objective no. 2", "Objective no. 3"],
    ["1st objective", "2nd objective", "3rd objective"],
    ["First objective", "Second objective", "Third objective"],
    ["Objetivo 1.º", "Objetivo 2.º", "Objetivo 3.º"],
    ["Цель 1", "Цель 2", "Цель 3"],
    ["GCM objective", "GCM objective", "GCM objective"],
]


def form(heads: list[str], numbers: list[list[object]]) -> bytes:
    rows = [[asked, text(place), *row] for place, (asked, row) in enumerate(zip(ASKED, numbers, strict=True))]
    return workbook({"Reply": [["Country:", "Palau"], [], ["Question", "Response", *heads], *rows]})


@pytest.mark.parametrize("heads", HEADS)
def test_numbered_columns_of_objectives_hold_what_stands_in_them(heads: list[str]):
    data = load(form(heads, NUMBERS))
    found = {(row.question, row.target) for row in data.mentions.itertuples() if row.target_kind == "objective"}
    assert found == EXPECTED and issues(data) == []
    assert len(data.responses) == len(ASKED)


def test_so_they_do_in_a_table_of_several_states():
    heads = ["Country", "Question", "Reply", "Objective 1", "Objective 2"]
    rows = [["Fiji", "(c) Achievements", text(1), 14, 6], ["Japan", "(d) Gaps", text(2), 23, None]]
    data = load(workbook({"All": [heads, *rows]}))
    assert {(row[0], row[2]) for row in codes(data)} == {("FJI", "14"), ("FJI", "6"), ("JPN", "23")}


@pytest.mark.parametrize("mark", ["x", 1, "yes"])
def test_marks_below_the_same_heads_mark_the_objectives_of_their_numbers(mark: object):
    data = load(form(HEADS[0], [[mark], [None, mark], [mark, mark, mark], [], [None, None, mark]]))
    assert {row[2] for row in codes(data)} == {"1", "2", "3"}


def test_counts_that_come_twice_in_a_row_are_no_numbers_of_objectives():
    data = load(form(HEADS[0], [[4, 4], [21, 2], [9, 16, 9], [1], []]))
    assert {row[2] for row in codes(data)} == {"1", "2", "3"}
