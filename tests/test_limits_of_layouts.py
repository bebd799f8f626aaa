"""What makes a table, a header, a total row or a pair of label and value: just enough of it, and too little."""

from __future__ import annotations

import pytest

from gcm_data.tables.specs import ReviewData
from loaders import load_review, vocabulary
from loaders.layouts.row_kinds import label_of
from tests.more_builders import C, D, load
from tests.workbook_builder import compiled_table, document, survey_export, tally, text, workbook


def issues(data: ReviewData) -> list[str]:
    return data.issues["code"].tolist()


@pytest.mark.parametrize(("columns", "layout"), [(6, "tally"), (5, "")])
def test_a_tally_has_six_objectives_or_more(columns, layout):
    sheet = [["Country", *range(1, columns + 1)], ["Fiji", *["x"] * columns]]
    data = load(workbook({"Tally": sheet}))
    assert data.documents["layout"].tolist() == [layout] and len(data.mentions) == (columns if layout else 0)


@pytest.mark.parametrize(("total", "expected"), [(2, []), (7, []), (3, ["total-differs"])])
def test_a_total_is_how_many_marks_there_are_or_their_sum(total, expected):
    content = tally({"Fiji": {5: 3}, "Tonga": {5: 4}}, total={5: total})
    assert issues(load_review([document(content)])) == expected


def test_a_label_of_a_total_has_five_words_at_the_most():
    assert label_of("Total marks in this column") == "subtotal"
    assert label_of("Total marks in this very column") is None


@pytest.mark.parametrize(("label", "expected"), [("Country of the Government", ["FJI"]), ("Printed in", [])])
def test_a_state_beside_a_label_answers_where_the_label_speaks_of_a_state(label, expected):
    answers = [["Question", "Response"], [C, text(1)]]
    data = load(workbook({"Cover": [["A review"], [], [label, "Fiji"]], "Answers": answers}))
    assert data.submissions["iso3"].tolist() == expected


def test_codes_of_a_question_with_two_columns_of_answers_count_once():
    header = ("Country", C, "Objectives concerned (question c)", D, "Gaps and challenges: more on question (d)",
              "Objectives concerned (question d)")  # fmt: skip
    data = load(survey_export([["Fiji", text(1), "5", text(2), text(3), "7"]], header=header))
    assert data.responses["question"].tolist() == ["c", "d", "d"]
    assert data.mentions["target"].tolist() == ["5", "7"]


def test_a_row_has_its_own_date():
    header = ("Country", "Question", "Response", "Date received")
    rows = [["Fiji", "c", text(1), "2025-01-02"], ["Tonga", "c", text(2), ""]]
    assert load(compiled_table(rows, header=header)).submissions["received"].tolist() == ["2025-01-02", ""]


@pytest.mark.parametrize(("named", "expected"), [(4, ["FJI"] * 4), (3, [])])
def test_a_column_of_states_names_one_in_four_of_five_rows(named, expected):
    rows = [["Fiji" if place < named else f"Nowhere {place}", "c", text(place)] for place in range(5)]
    data = load(compiled_table(rows, header=("Mentioned", "Question", "Response")))
    assert data.responses["iso3"].tolist() == expected


def test_a_wording_stands_in_a_text_as_whole_words_and_the_longest_decides():
    known = vocabulary.Phrases([("local", "one"), ("local government", "two"), ("cal", "three")])
    assert known.inside("the local government") == [("local government", "two"), ("local", "one")]
    assert known.inside("cal locality") == [("cal", "three")]
    assert vocabulary.Phrases([("local gov", "four")]).inside("local government") == []
