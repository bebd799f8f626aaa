"""Marks of targets by targets, by States and by questions: what stands in two heads counts twice, and what is what."""

from __future__ import annotations

import pytest

from tests.more_builders import codes, issues, layout_of, load
from tests.workbook_builder import Rows, workbook

COVER: Rows = [["Country", "Fiji"], []]


def read(*rows: list):
    return load(workbook({"S": list(rows)}))


def told(data) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in data.mentions[["iso3", "target", "cell"]].values.tolist()]


@pytest.mark.parametrize("corner", ["Objective", None])
def test_objectives_by_needs_in_a_states_own_table(corner: str | None):
    heads = [corner, "Finance", "Technology", "Policy advice", "Capacity-building"]
    data = read(*COVER, heads, ["5", "x", None, "x"], ["Objective 6", None, "x"], ["7. Vulnerabilities"])
    assert (layout_of(data), issues(data)) == ("tally", [])
    assert told(data) == [("FJI", "5", "A4"), ("FJI", "finance", "B4"), ("FJI", "policy_advice", "D4"),
                          ("FJI", "6", "A5"), ("FJI", "technology", "C5")]  # fmt: skip


LISTED = [
    [1, "Data"],
    [2, "Minimize adverse drivers", "x", "x"],
    [3, "Information provision", None, "x", None, "x"],
    [4, "Legal identity and documentation"],
]


@pytest.mark.parametrize("below", [[], [[None, "Fictional sums", 1, 2, 0, 1]], [[None, "Ticks", 1, 2, None, 1]]])
def test_a_list_of_objectives_begins_with_one_that_names_a_need_too(below: list):
    heads = ["No.", "Objective", "Finance", "Technology", "Policy advice", "Capacity-building"]
    data = read(*COVER, heads, *LISTED, *below)
    assert issues(data) == []
    assert told(data) == [("FJI", "2", "B5"), ("FJI", "finance", "C5"), ("FJI", "technology", "D5"),
                          ("FJI", "3", "B6"), ("FJI", "technology", "D6"),
                          ("FJI", "capacity_building", "F6")]  # fmt: skip


def test_numbers_that_do_not_count_the_marks_above_are_no_sums():
    heads = ["No.", "Objective", "Finance", "Technology", "Policy advice", "Capacity-building"]
    data = read(*COVER, heads, *LISTED, [None, "Fictional row", 1, 3])
    assert issues(data) == [("code-unknown", "B8")]


@pytest.mark.parametrize("corner", ["Needs", None])
def test_needs_by_objectives_in_a_states_own_table(corner: str | None):
    data = read(*COVER, [corner, *range(1, 9)], ["Finance", "x", None, "x"], ["Technology"], ["Policy advice", None, 1])
    assert (layout_of(data), issues(data)) == ("tally", [])
    assert told(data) == [("FJI", "finance", "A4"), ("FJI", "1", "B4"), ("FJI", "3", "D4"),
                          ("FJI", "policy_advice", "A6"), ("FJI", "2", "C6")]  # fmt: skip


def test_a_row_of_which_nobody_knows_what_it_is_counts_for_nobody():
    data = read(*COVER, [None, *range(1, 9)], ["Finance", "x"], ["Fictional network", None, "x"])
    assert told(data) == [("FJI", "finance", "A4"), ("FJI", "1", "B4")] and issues(data) == [("code-unknown", "A5")]


def test_the_objective_of_a_row_of_needs_is_kept_beside_the_state():
    heads = ["Country", "Objective", "Finance", "Technology", "Policy advice"]
    data = read(heads, ["Fiji", "5", "x", None, "x"], ["Fiji", "6", None, "x"], ["Palau", "7", "x"], ["Japan", "8"])
    assert issues(data) == []
    assert told(data) == [("FJI", "5", "B2"), ("FJI", "finance", "C2"), ("FJI", "policy_advice", "E2"),
                          ("FJI", "6", "B3"), ("FJI", "technology", "D3"), ("PLW", "7", "B4"),
                          ("PLW", "finance", "C4")]  # fmt: skip


def test_a_letter_that_marks_says_in_answer_to_which_question():
    heads = ["Country", *range(1, 8)]
    down = read(heads, ["Fiji", "c", "d, e", "x", "(a)"], ["Palau", None, "b"], ["Japan"])
    assert [(row[0], row[2]) for row in codes(down)] == [
        ("FJI", "3"), ("FJI", "4"), ("FJI", "1"), ("FJI", "2"), ("FJI", "2"), ("PLW", "2")]  # fmt: skip
    assert down.mentions["aspect"].tolist() == ["", "plan", "achievement", "challenge", "need", "follow-up"]
    assert len(down.submissions) == 3  # one that marks nothing has been received all the same
    across = read(["Objective", "Fiji", "Palau"], *([number, "c"] for number in heads[1:7]), [7, None, "e"])
    assert across.mentions["aspect"].tolist() == ["achievement"] * 6 + ["need"]
