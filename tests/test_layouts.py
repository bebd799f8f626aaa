"""Layouts are recognized by what stands in a sheet: odd but legitimate workbooks as a secretariat receives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from gcm_data import reference
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.workbook_builder import (
    FORM_HEADER,
    OBJECTIVES,
    compiled_table,
    cover_rows,
    document,
    form_sheets,
    response_form,
    text,
    title_block,
    workbook,
)

A, C = "(a) National implementation plan", "(c) Achievements"
QUESTIONS = reference.questions("guiding-questions-2025")


def load(content: bytes, name: str = "built.xlsx") -> ReviewData:
    return load_review([document(content, name)])


def answers(data: ReviewData) -> list[tuple[str, str, str]]:
    return list(data.responses[["iso3", "question", "cell"]].itertuples(index=False, name=None))


def objectives(data: ReviewData) -> list[tuple[str, str, str]]:
    return list(data.mentions[["iso3", "target", "cell"]].itertuples(index=False, name=None))


def codes(data: ReviewData) -> list[str]:
    return data.issues["code"].tolist()


# ---- response form


@pytest.mark.parametrize("title", range(9))
def test_form_under_any_title_block(title: int):
    data = load(response_form("Fiji", [[A, text(1), "5"]], title=title))
    assert answers(data) == [("FJI", "a", f"B{title + 2}")]
    assert codes(data) == []


@pytest.mark.parametrize(
    "cover",
    [
        [["Member State", "Fiji"]],
        [["COUNTRY:", None, None, "FIJI"]],
        [["Member State: Fiji"]],
        [["1. Member State", "Fiji"]],
        [["(1) Country", "Fiji"]],
        [["Some title"], [], ["Ministry", "of Fictions"], ["Name of the country", "Republic of Fiji"]],
        [["State", "Fiji"], ["State", "Tonga"]],
        [["Name of Member State or associate member (please select)", "Fiji"]],
        [["País", "Fiji"]],
    ],
)
def test_cover_in_any_shape(cover: list[list]):
    data = load(workbook({"Cover": cover, "Answers": [list(FORM_HEADER), [A, text(1), "5"]]}))
    assert answers(data) == [("FJI", "a", "B2")]
    assert codes(data) == []


def test_cover_and_answers_on_one_sheet():
    rows = [*cover_rows(member="Fiji"), [], list(FORM_HEADER), [A, text(1), "5"]]
    data = load(workbook({"All": rows}))
    assert (answers(data), objectives(data)) == ([("FJI", "a", "B9")], [("FJI", "5", "C9")])


def test_cover_behind_the_answers():
    sheets = form_sheets("Fiji", [[A, text(1), "5"]])
    data = load(workbook(dict(reversed(sheets.items()))))
    assert answers(data) == [("FJI", "a", "B4")]


def test_answers_to_one_question_in_several_rows():
    rows = [["Question", "Response", "Objectives"], ["c", text(1), "5"], [None, text(2), "6"], [None, text(3), "7"]]
    data = load(workbook({"S": [["Country", "Fiji"]], "R": rows}, merged={"R": ["A2:A4"]}))
    assert answers(data) == [("FJI", "c", "B2"), ("FJI", "c", "B3"), ("FJI", "c", "B4")]
    assert objectives(data) == [("FJI", "5", "C2"), ("FJI", "6", "C3"), ("FJI", "7", "C4")]


def test_columns_of_a_form_in_another_order():
    header = ["Source", "GCM objectives", "Answer", "Guiding question", "Status"]
    data = load(response_form("Fiji", [["https://example.org", "5", text(1), A, "in preparation"]], header=header))
    row = data.responses.iloc[0]
    assert row[["cell", "source", "choice"]].tolist() == ["C4", "https://example.org", "in preparation"]
    assert objectives(data) == [("FJI", "5", "B4")]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_full_question_texts(question: reference.Question):
    for wording in (question.wording, f"({question.key}) {question.wording}", question.short_label.upper()):
        assert answers(load(response_form("Fiji", [[wording, text(1)]]))) == [("FJI", question.key, "B4")]


@pytest.mark.parametrize("start", ["Note: ", "Notes: ", "Source: ", "Total: ", "Subtotal of ", "Remark: ", "total "])
def test_an_answer_that_begins_like_a_footnote_or_a_total_is_an_answer(start: str):
    said = start + text(1)
    rows = [["Response", "Question", "Objectives"], [said, "c", "5"], [said, None, "6"]]
    data = load(workbook({"S": [["Country", "Fiji"]], "R": rows}, merged={"R": ["B2:B3"]}))
    assert data.responses["text"].tolist() == [said, said]
    table = load(compiled_table([[said, "c", "Fiji"]], header=["Response", "Question", "Country"]))
    assert table.responses["text"].tolist() == [said]


def test_other_sheets_are_told_unless_they_are_lines():
    sheets = {
        **form_sheets("Fiji", [[A, text(1)]]),
        "Notes": [["One line."]],
        "Budget": [["Item", "Cost"]],
        "Blank": [],
    }
    data = load(workbook(sheets))
    assert data.issues[["code", "sheet"]].values.tolist() == [["sheet-unread", "Budget"]]


# ---- compiled table


@pytest.mark.parametrize("title", [0, 1, 3, 8])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_table_in_any_column_order(title: int, order: Sequence[int]):
    header, row = ["Member State", "Question", "Response", "GCM objective(s)"], ["Fiji", "Q-c", text(1), "5"]
    data = load(compiled_table([[row[i] for i in order]], header=[header[i] for i in order], title=title))
    place = "ABCD"[order.index(2)]
    assert answers(data) == [("FJI", "c", f"{place}{title + 2}")]
    assert codes(data) == []


def test_bands_totals_and_footnotes_are_no_answers():
    rows = [
        ["Pacific"],
        ["Fiji", "A", text(1)],
        ["SOUTH-EAST ASIA"],
        ["Thailand", "C", text(2)],
        ["Total", 2],
        ["Total number of States", None, 2],
        ["Source: fictional."],
        [],
        ["Note: nothing."],
    ]
    data = load(compiled_table(rows, header=["Country", "Question", "Response"]))
    assert answers(data) == [("FJI", "a", "C3"), ("THA", "c", "C5")]
    assert codes(data) == []


def test_name_merged_over_its_rows():
    rows = [["Country", "Question", "Response"], ["Fiji", "a", text(1)], [None, "b", text(2)], ["Tonga", "a", text(3)]]
    data = load(workbook({"T": rows}, merged={"T": ["A2:A3"]}))
    assert answers(data) == [("FJI", "a", "C2"), ("FJI", "b", "C3"), ("TON", "a", "C4")]


def test_rows_of_a_state_need_not_stand_together():
    data = load(compiled_table([["Fiji", "a", text(1)], ["Tonga", "a", text(2)], ["FIJI", "b", text(3)]]))
    assert data.submissions["iso3"].tolist() == ["FJI", "TON"]
    assert data.responses["response"].tolist() == ["2025-FJI-1-001", "2025-TON-1-001", "2025-FJI-1-002"]


def test_a_row_given_twice_is_kept_twice():
    data = load(compiled_table([["Fiji", "a", text(1), "5"]] * 2))
    assert answers(data) == [("FJI", "a", "C2"), ("FJI", "a", "C3")]


@pytest.mark.parametrize(("value", "kept"), [(42, "42"), (0.5, "0.5"), (True, "TRUE"), ("=1", None)])
def test_answers_that_are_no_text(value: Any, kept: str | None):
    data = load(compiled_table([["Fiji", "a", value]]))
    assert data.responses["text"].tolist() == [kept or ""]


# ---- recognition


def test_the_name_of_a_file_or_a_sheet_says_nothing():
    content = workbook({"Tally": [["Country", "Question", "Response"], ["Fiji", "a", text(1)]]})
    assert load(content, "survey-THA-response-form.xlsx").documents["layout"].tolist() == ["compiled table"]


def test_two_layouts_in_one_workbook():
    table = [["Country", "Question", "Response"], ["Fiji", "a", text(1)]]
    marks = [["Country", *OBJECTIVES], ["Palau", "x"]]
    data = load(workbook({"Answers": table, "Marks": marks}))
    assert data.documents["layout"].tolist() == ["compiled table, tally"]
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]


@pytest.mark.parametrize(
    "rows",
    [
        title_block(5),
        [["Country", "GDP"], ["Fiji", 1]],
        [["Question", "Country"], ["a", "Fiji"]],
        [["Country", 1, 2, 3, 4, 5], ["Fiji", "x"]],
    ],
)
def test_sheets_that_fit_no_layout(rows: list):
    data = load(workbook({"S": rows}))
    assert codes(data) == ["layout-unknown"]
    assert data.documents["layout"].tolist() == [""]
    assert data.responses.empty


def test_a_column_of_country_codes_names_the_state_where_no_other_does():
    header = ("ISO3", "Question", "Response", "Objectives")
    data = load_review([document(compiled_table([["FJI", "c", text(1), "5"]], header=header))])
    assert data.responses[["iso3", "question"]].to_numpy().tolist() == [["FJI", "c"]]
    beside = ("Country", *header)
    data = load_review([document(compiled_table([["Tonga", "FJI", "c", text(1), "5"]], header=beside))])
    assert data.responses["iso3"].tolist() == ["TON"]
