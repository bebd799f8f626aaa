"""Several columns of answers to one question, under a merged header or a ministry's each: all are the State's."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number) for number in range(12)]
COVER: Rows = [["Country", "Fiji"], []]


def read(*rows: list, merged: tuple[str, ...] = ()):
    return load(workbook({"S": list(rows)}, {"S": merged}))


@pytest.mark.parametrize(
    "heads",
    [
        ("Ministry of Invented Affairs", "Ministry of Made-up Labour"),
        ("Response of the Ministry of Labour", "Response of the Department of Health"),
        ("Response", "Immigration Authority"),
        ("Министерство труда", "Министерство здравоохранения"),
        ("กระทรวงแรงงาน", "กระทรวงสาธารณสุข"),
    ],
)
def test_ministries_side_by_side_answer_for_their_state(heads: tuple[str, str]):
    data = read(*COVER, ["Question", *heads, "Objectives"], ["(a) Plan", T[1], T[2], "5"], ["(c)", None, T[3], "6"],
                ["(d) Gaps", T[4], None])  # fmt: skip
    assert issues(data) == [] and len(data.submissions) == 1
    assert cells(data) == [("FJI", "a", "B4"), ("FJI", "a", "C4"), ("FJI", "c", "C5"), ("FJI", "d", "B6")]
    assert [row[:3] for row in codes(data)] == [("FJI", "a", "5"), ("FJI", "c", "6")]


def test_the_name_of_a_ministry_is_no_answer():
    data = read(
        *COVER, ["Question", "Response", "Lead ministry"], ["(a) Plan", T[1], "Labour"], ["(c)", T[2], "Health"]
    )
    assert [place for *_, place in cells(data)] == ["B4", "B5"] and issues(data) == [("columns-unread", "C3")]


def test_what_a_stranger_says_beside_the_answers_is_none_of_them():
    data = read(*COVER, ["Question", "Response", "What others think"], ["(a) Plan", T[1], T[2]], ["(c)", T[3], T[4]])
    assert [place for *_, place in cells(data)] == ["B4", "B5"] and ("columns-unread", "C3") in issues(data)


def test_a_header_merged_over_two_columns_heads_both():
    form = [*COVER, ["Question", "Response", None, "Objectives"], ["(a)", T[1], T[2], "23"], ["(c)", T[3], T[4], "5"]]
    data = read(*form, merged=("B3:C3",))
    assert [place for *_, place in cells(data)] == ["B4", "C4", "B5", "C5"] and issues(data) == []
    table = [["Country", "(a) Plan", None, "(c)", None], ["Fiji", T[1], T[2], T[3]], ["Palau", T[4], None, None, T[5]]]
    across = read(*table, merged=("B1:C1", "D1:E1"))
    assert cells(across) == [("FJI", "a", "B2"), ("FJI", "a", "C2"), ("FJI", "c", "D2"), ("PLW", "a", "B3"),
                             ("PLW", "c", "E3")]  # fmt: skip


def test_cells_merged_as_their_header_are_one_answer():
    rows = [*COVER, ["Question", "Response", None], ["(a) Plan", T[1], None], ["(c)", T[2], None]]
    assert [place for *_, place in cells(read(*rows, merged=("B3:C3", "B4:C4", "B5:C5")))] == ["B4", "B5"]


def test_a_form_that_asks_in_one_of_two_languages_is_one_table():
    heads = ["Timestamp", "Country", "National implementation plan", "Achievements", "Objectives concerned",
             "Nom du pays", "Plan national de mise en œuvre", "Réalisations", "Objectifs concernés"]  # fmt: skip
    first, second = ["1", "Vanuatu", T[1], T[2], "2; 8"], ["2", None, None, None, None, "Fidji", T[3], T[4], "15"]
    data = read(heads, first, second)
    assert cells(data) == [("VUT", "a", "C2"), ("VUT", "c", "D2"), ("FJI", "a", "G3"), ("FJI", "c", "H3")]
    assert sorted(row[0] + row[2] for row in codes(data)) == ["FJI15", "VUT2", "VUT8"] and issues(data) == []


def test_two_columns_of_states_that_are_both_filled_are_not_one():
    rows = [["Fiji", "Nepal", "(c)", T[1]], ["Palau", None, "(c)", T[2]], ["Fiji", None, "(d)", T[3]]]
    rows.append([None, "Japan", "(c)", T[4]])
    data = read(["Country", "State", "Question", "Response"], *rows)
    assert [iso3 for iso3, *_ in cells(data)] == ["FJI", "PLW", "FJI"]
    assert {("column-repeated", "B1"), ("member-missing", "A5")} <= set(issues(data))
