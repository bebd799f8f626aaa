"""Rows whose question stands above them: items of a list, parts of a question, the rest of an answer."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number) for number in range(12)]
COVER: Rows = [["Country", "Fiji"], [], ["Question", "Response", "Objectives"]]


def form(*rows: list):
    return load(workbook({"S": [*COVER, *rows]}))


def compiled(*rows: list):
    return load(workbook({"S": [["Country", "Question", "Response", "Objectives"], *rows]}))


def asked(data) -> list[tuple[str, str]]:
    return [(letter, place) for _, letter, place in cells(data)]


@pytest.mark.parametrize("item", ["{}", "{}.", "({})", "{}. Fictional measure"])
def test_numbers_below_a_lettered_question_are_items_of_its_answer(item: str):
    listed = [[item.format(number), T[number]] for number in (1, 2, 3)]
    data = form(["(a) Plan", T[4]], ["(b) Declaration", T[5]], ["(c)", None], *listed, ["(d) Gaps", T[6]])
    assert issues(data) == []
    assert asked(data) == [("a", "B4"), ("b", "B5"), ("c", "B7"), ("c", "B8"), ("c", "B9"), ("d", "B10")]
    assert set(data.responses["state"]) == {"answered"}


def test_a_number_out_of_order_below_a_lettered_question_is_none_that_anybody_knows():
    data = form(["(a) Plan", T[1]], ["2", T[2]], ["5", T[3]], ["(d) Gaps", T[4]])
    assert asked(data) == [("a", "B4"), ("d", "B7")]
    assert issues(data) == [("question-unknown", "A5"), ("question-unknown", "A6")]


def test_numbers_of_one_state_are_questions_beside_the_letters_of_another():
    data = compiled(["Fiji", "(a)", T[1]], ["Fiji", "(c)", T[2]], ["Palau", "1", T[3]], ["Palau", "2", T[4]])
    assert [row[:2] for row in cells(data)] == [("FJI", "a"), ("FJI", "c"), ("PLW", "a"), ("PLW", "b")]


def test_numbers_that_begin_again_beside_each_question_number_its_items():
    head = ["Question", "No.", "Response"]
    rows = [["(a) Plan", 1, T[1]], [None, 2, T[2]], ["(c)", 1, T[3]], [None, 2, T[4]], [None, 3, T[5]]]
    data = load(workbook({"S": [["Country", "Fiji"], [], head, *rows]}))
    assert asked(data) == [("a", "C4"), ("a", "C5"), ("c", "C6"), ("c", "C7"), ("c", "C8")] and issues(data) == []


@pytest.mark.parametrize("part", ["{}.{} Fictional matter?", "{}{}) Fictional matter", "({})({})", "{}-{}: Who?"])
def test_parts_of_a_question_belong_to_it(part: str):
    rows = [[part.format(*at), T[n]] for n, at in enumerate([("a", 2), ("a", 3), ("d", 1)], start=3)]
    data = form(["(a) Plan", T[1]], [part.format("a", 1), T[2]], *rows[:2], ["(c) Achievements", T[6]], rows[2])
    assert issues(data) == []
    assert [letter for letter, _ in asked(data)] == ["a", "a", "a", "a", "c", "d"]


def test_parts_of_other_sections_are_no_parts_of_questions():
    data = form(["A.1 Gaps and challenges", T[1]], ["A.2 Fictional matter", T[2]], ["(c) Achievements", T[3]])
    assert "question-unknown" in [code for code, _ in issues(data)]
    assert "a" not in [letter for letter, _ in asked(data)]


def test_a_part_by_number_belongs_to_the_question_above_or_to_none():
    data = form(["1. National plan", T[1]], ["1.1 Who?", T[2]], ["4.1 Which?", T[3]])
    assert asked(data) == [("a", "B4"), ("a", "B5")] and issues(data) == [("question-unknown", "A6")]


@pytest.mark.parametrize("label", ["(c) continued", "continued", "(cont'd)", "Suite", "Продолжение", "ต่อ"])
def test_a_row_that_says_so_is_the_rest_of_the_answer_above(label: str):
    data = form(["(c)", T[1], "5"], [label, T[2], "6"], ["(d) Gaps", T[3]])
    assert data.responses["text"].tolist() == [f"{T[1]}\n{T[2]}", T[3]]
    assert [row[:3] for row in codes(data)] == [("FJI", "c", "5"), ("FJI", "c", "6")]
    assert issues(data) == [("rows-continued", "B5")]


def test_a_row_that_goes_on_with_another_question_is_not_the_rest_of_the_one_above():
    data = form(["(c)", T[1]], ["(a) continued", T[2]], ["(d) Gaps", T[3]])
    assert data.responses["text"].tolist() == [T[1], T[2], T[3]]


def test_lines_of_an_answer_in_rows_of_their_own():
    rows = [["Fiji", "(a)", T[1]], [None, None, T[2]], [None, None, T[3]], ["Fiji", "(c)", T[4]], [None, None, T[5]],
            ["Nepal", "(a)", T[6]]]  # fmt: skip
    data = compiled(*rows)
    assert data.responses["text"].tolist() == ["\n".join(T[1:4]), "\n".join(T[4:6]), T[6]]
    assert issues(data) == [("rows-continued", "C3")]
    assert data.issues["message"].item().startswith("C3, C4, C6 (3 cells) stand")


def test_a_row_that_holds_more_than_a_text_or_stands_apart_is_no_rest_of_an_answer():
    for rows in ([None, None, T[2], "7"], [None, "(c)", T[2]]), ([], [None, None, T[2]]):
        data = compiled(["Fiji", "(a)", T[1]], *rows, ["Fiji", "(d)", T[3]])
        assert T[2] not in " ".join(data.responses["text"]) and "member-missing" in set(data.issues["code"])


def test_in_a_form_a_forgotten_question_is_told_and_a_cut_sentence_goes_on():
    whole = form(["(a) Plan", T[1]], [None, T[2]], ["(d) Gaps", T[3]])
    assert asked(whole) == [("a", "B4"), ("d", "B6")] and issues(whole) == [("question-missing", "A5")]
    cut = form(["(a) Plan", T[1].rstrip(".")], [None, "and what nobody said, either"], ["(d) Gaps", T[3]])
    assert asked(cut) == [("a", "B4"), ("d", "B6")] and issues(cut) == [("rows-continued", "B5")]
    every = [[f"({letter})", T[number]] for number, letter in enumerate("abcde")]
    assert asked(form(*every, [None, T[6]]))[-1] == ("e", "B8")


@pytest.mark.parametrize("questions", ["abcde", "edcba"])
def test_a_question_that_a_pivot_table_writes_once_stands_for_the_rows_below(questions: str):
    rows = [[None, f"({letter})", T[n], n + 1] for n, letter in enumerate(questions)]
    rows[0][0] = "Fiji"
    again = [[None, None, T[6], 20], [None, None, T[7], 21]]
    other = [["Palau", *rows[0][1:2], T[8], 9], *([None, row[1], T[9], 10] for row in rows[1:])]
    data = compiled(*rows[:3], *again, *rows[3:], ["Fiji Total", None, None, 7], *other)
    assert [letter for letter, _ in asked(data)][:7] == [*questions[:3], questions[2], questions[2], *questions[3:]]
    assert {row[:3] for row in codes(data)} >= {("FJI", questions[2], "20"), ("FJI", questions[2], "21")}
    assert "rows-continued" in data.issues["code"].tolist()


@pytest.mark.parametrize("left_out", ["d", "e"])
def test_beside_a_state_that_is_not_asked_everything_a_question_may_have_been_forgotten(left_out: str):
    rows = [[None, f"({letter})", T[n], n + 1] for n, letter in enumerate("abcde") if letter != left_out]
    rows[0][0] = "Fiji"
    data = compiled(*rows[:3], [None, None, T[6], 20], *rows[3:], ["Palau", "(a)", T[8], 9], [None, "(b)", T[9], 9])
    assert ("question-missing", "B5") in issues(data) and T[6] not in set(data.responses["text"])


@pytest.mark.parametrize("paragraphs", [1, 2])
def test_a_text_alone_beside_a_merged_question_is_the_next_paragraph_of_a_coded_answer(paragraphs: int):
    rest = [[None, T[2 + n], None] for n in range(paragraphs)]
    rows = [["(a) Plan", T[0], None], ["(c) Achievements", T[1], "5"], *rest, ["(d) Gaps", T[6], "7"]]
    merged = {"S": [f"A5:A{5 + paragraphs}"]}
    data = load(workbook({"S": [*COVER, *rows]}, merged=merged))
    assert data.responses["text"].tolist() == [T[0], "\n".join(T[1 : 2 + paragraphs]), T[6]]
    assert [row[:3] for row in codes(data)] == [("FJI", "c", "5"), ("FJI", "d", "7")]
    assert issues(data) == [("rows-continued", "B6")]


@pytest.mark.parametrize(
    ("first", "second", "third"), [("5", "6", None), (None, None, None), (None, "6", None), ("5", "6", "7")]
)
def test_answers_beside_a_merged_question_that_have_codes_or_none_of_which_has_any_stay_apart(first, second, third):
    rows = [["(c) Achievements", T[1], first], [None, T[2], second], [None, T[3], third], ["(d) Gaps", T[6], "7"]]
    data = load(workbook({"S": [*COVER, *rows]}, merged={"S": ["A4:A6"]}))
    assert data.responses["text"].tolist() == [T[1], T[2], T[3], T[6]]
