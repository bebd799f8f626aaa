"""Sheets that hold codes alone, of answers on another sheet: by the number of each, or by State and question."""

from __future__ import annotations

import pytest

from tests.more_builders import issues, load
from tests.word_builder import bold, heading, paragraph, table
from tests.word_read import loaded
from tests.workbook_builder import Rows, workbook

ANSWERS: Rows = [
    ["Ref.", "Country", "Question", "Answer"],
    ["R1", "Fiji", "(a)", "Fictional text: the Office of Folded Sails wrote its plan on a kite."],
    ["R2", "Fiji", "(c)", "Fictional text: a choir of ferrymen answers what newcomers ask."],
    ["R3", "Nepal", "(a)", "Fictional text: the plan is kept in a bell that nobody has rung."],
    ["R4", "Nepal", "(d)", "Fictional text: echoes arrive a day late."],
]
FROM_ONE = [["No." if cell == "Ref." else str(cell).lstrip("R") if n == 0 else cell for n, cell in enumerate(row)]
            for row in ANSWERS]  # fmt: skip


def read(codes: Rows, answers: Rows = ANSWERS):
    return load(workbook({"Replies": answers, "Codes": codes}))


def told(data) -> list[tuple[str, str, str, str]]:
    """Response, target, sheet and cell of each mention."""
    keys = ["response", "target", "sheet", "cell"]
    return [(row[0][5:], *row[1:]) for row in data.mentions[keys].values.tolist()]


@pytest.mark.parametrize(
    "codes",
    [
        [["Ref.", "Kind of code", "Code"], ["R2", "Objective", 5], ["R2", "Objective", 6], ["R4", "Need", "Finance"]],
        [["Coded by the desk"], [], ["Ref.", "Type", "What", "By"], ["R2", "OBJ", 5, "desk"], ["R2", "OBJ", 6, "desk"],
         ["R4", "NEED", "finance", "desk"]],
        [["Kind", "Ref.", "Code"], ["Objectives", "R2", "5; 6"], ["Needs", "R4", "Finance"]],
        [["Ref.", "Objectives", "Cooperation needs"], ["R2", "5, 6", None], ["R4", None, "Finance"]],
        [["Ref.", "Country", "Objectives", "Cooperation needs"], ["R2", "Fiji", "5, 6"],
         ["R4", "Nepal", None, "Finance"]],
    ],
)  # fmt: skip
def test_codes_are_of_the_answer_with_their_number(codes: Rows):
    data = read(codes)
    assert [(response, target) for response, target, *_ in told(data)] == [
        ("FJI-1-002", "5"), ("FJI-1-002", "6"), ("NPL-1-002", "finance")]  # fmt: skip
    assert {sheet for *_, sheet, _ in told(data)} == {"Codes"}
    assert (len(data.submissions), len(data.responses)) == (2, 4)


def test_ticks_are_of_the_answer_with_their_number():
    data = read([["Ref.", "Objective 5", "Objective 6", "Objective 7"], ["R2", "x", "x"], ["R4", None, None, "x"]])
    assert [each[:2] for each in told(data)] == [("FJI-1-002", "5"), ("FJI-1-002", "6"), ("NPL-1-002", "7")]


def test_the_address_of_a_code_is_where_it_stands():
    data = read([["Ref.", "Type", "Code"], ["R2", "Objective", 5], ["R4", "Objective", 2]])
    assert told(data) == [("FJI-1-002", "5", "Codes", "C2"), ("NPL-1-002", "2", "Codes", "C3")] and issues(data) == []


def test_a_number_of_no_answer_is_told():
    data = read([["Ref.", "Objectives"], ["R2", 5], ["R3", 6], ["R4", 7], ["R99", 8]])
    assert [target for _, target, *_ in told(data)] == ["5", "6", "7"]
    assert issues(data) == [("number-unknown", "A5")]


def test_codes_under_the_number_of_another_state_or_question_are_not_taken():
    heads = ["Ref.", "Country", "Question", "Objectives"]
    data = read([heads, ["R1", "Fiji", "(a)", 5], ["R3", "Fiji", "(a)", 6], ["R4", "Nepal", "(c)", 7]])
    assert told(data) == [("FJI-1-001", "5", "Codes", "D2")]
    assert issues(data)[0] == ("number-unknown", "A3") and "A4" in data.issues["message"].iloc[0]


@pytest.mark.parametrize(
    "names",
    [
        [["No.", "Objective"], *([n, n] for n in range(1, 24))],
        [["No.", "Cooperation needs"], [1, "Finance"], [2, "Capacity-building"], [3, "Policy advice"], [4, "Data"]],
    ],
)
def test_a_list_of_names_to_choose_from_codes_nothing(names: Rows):
    assert told(read(names, FROM_ONE)) == []


def test_a_number_in_other_words_is_the_same_number():
    data = read([["Reply no.", "Objectives"], [2, 5], [4, "2, 6"]], FROM_ONE)
    assert [each[:2] for each in told(data)] == [("FJI-1-002", "5"), ("NPL-1-002", "2"), ("NPL-1-002", "6")]


def test_a_number_that_stands_beside_two_answers_is_of_neither():
    answers = [*ANSWERS[:3], ["R2", *ANSWERS[3][1:]], ["R1", *ANSWERS[4][1:]]]
    data = read([["Ref.", "Objectives"], ["R1", 5], ["R2", 6]], answers)
    assert told(data) == [] and ("sheet-unread", "") in issues(data)


def test_in_a_row_of_several_answers_the_codes_are_of_the_submission():
    wide = [["ID", "Country", "(a) Plan", "(c) Achievements"], ["S1", "Fiji", ANSWERS[1][3], ANSWERS[2][3]],
            ["S2", "Nepal", ANSWERS[3][3], "Fictional text: a lamp was lent to the fog."]]  # fmt: skip
    data = read([["ID", "Objectives"], ["S1", 5], ["S2", "6, 7"]], wide)
    assert [each[1] for each in told(data)] == ["5", "6", "7"] and set(data.mentions["response"]) == {""}
    assert len(data.submissions) == 2


@pytest.mark.parametrize(
    "codes",
    [
        [["Country", "Question", "Objectives"], ["Fiji", "(a)", "2; 5"], ["Fiji", "(c)", 6], ["Nepal", "(d)", 7]],
        [["Country", "Question", "Objectives"], ["Fiji", "(a)", "2; 5"], [None, "(c)", 6], ["Nepal", "(d)", 7]],
        [["No.", "Country", "Question", "Objective no."], [1, "Fiji", "(a)", 2], [2, "Fiji", "(a)", 5],
         [3, "Fiji", "(c)", 6], [4, "Nepal", "(d)", 7]],
    ],
)  # fmt: skip
def test_codes_by_state_and_question(codes: Rows):
    data = read(codes)
    found = data.mentions[["iso3", "target", "aspect"]].values.tolist()
    assert found == [["FJI", "2", "plan"], ["FJI", "5", "plan"], ["FJI", "6", "achievement"], ["NPL", "7", "challenge"]]
    assert len(data.submissions) == 2


def test_codes_by_question_beside_one_states_answers():
    form = [["Country", "Fiji"], ["Question", "Answer"], ["(a)", ANSWERS[1][3]], ["(c)", ANSWERS[2][3]]]
    data = read([["Question", "Objectives", "Cooperation needs"], ["(a)", 2], ["(c)", "5, 6", "Finance"]], form)
    assert data.mentions[["iso3", "target"]].values.tolist() == [
        ["FJI", "2"], ["FJI", "5"], ["FJI", "6"], ["FJI", "finance"]]  # fmt: skip


def test_partners_beside_one_states_answers_are_coded_for_nothing():
    form = [["Country", "Fiji"], ["Question", "Answer"], ["(a)", ANSWERS[1][3]], ["(c)", ANSWERS[2][3]]]
    data = read([["Country", "Question", "Objectives"], ["Nepal", "(a)", 2], ["Japan", "(c)", "5, 6"]], form)
    assert set(data.submissions["iso3"]) == {"FJI"} and data.mentions.empty


@pytest.mark.parametrize("head", ["Answer to", "Reply", "Response", "Réponse", "Question"])
@pytest.mark.parametrize("looks", [bold, heading])
def test_a_table_below_the_answers_of_a_text_codes_them_by_their_letters(head: str, looks):
    said = [str(row[3]) for row in ANSWERS[1:3]]
    codes = table([[head, "Objective number(s)"], ["(d)", "2, 5"], ["(e)", "6"]])
    data = loaded(
        heading("Report of Fiji"), looks("(d) Gaps and challenges"), paragraph(said[0]), looks("(e) Cooperation needs"),
        paragraph(said[1]), codes,
    )  # fmt: skip
    assert data.responses[["question", "text"]].values.tolist() == [["d", said[0]], ["e", said[1]]]
    assert data.mentions[["question", "target"]].values.tolist() == [["d", "2"], ["d", "5"], ["e", "6"]]
    assert data.issues.empty


def test_letters_that_a_survey_offers_to_choose_from_are_no_questions():
    heads = ["Country", "Question", "Response", "Objectives"]
    data = load(workbook({"S": [heads, ["Fiji", "(a)", "(b)", 5], ["Nepal", "(a)", "(c)", 6]]}))
    assert data.responses["question"].tolist() == ["a", "a"]


def test_a_sheet_that_tells_how_to_answer_codes_nothing():
    form = [["Country", "Fiji"], ["Question", "Answer"], ["(a)", ANSWERS[1][3]], ["(c)", ANSWERS[2][3]], ["(e)", None]]
    every = [["Question", "Related objectives"], *([f"({letter})", "1-23"] for letter in "abcde")]
    data = read(every, form)
    assert data.mentions.empty and issues(data) == [("codes-unanswered", "B3")]


def test_a_sheet_of_codes_that_names_its_state_may_code_more_than_is_answered():
    form = [["Country", "Fiji"], ["Question", "Answer"], ["(a)", ANSWERS[1][3]], ["(c)", ANSWERS[2][3]]]
    data = read([["Country", "Fiji"], ["Question", "Objectives"], ["(a)", 2], ["(e)", 6]], form)
    assert data.mentions["target"].tolist() == ["2", "6"] and issues(data) == []
