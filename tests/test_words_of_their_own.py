"""Forms in words of their own: what no wording knows is told by place, by numbered parts, and by what cells hold."""

from __future__ import annotations

import pytest

from loaders.documents.answer import response_state
from loaders.headers.in_order import in_order
from loaders.headers.question_letters import leading_letter
from loaders.respondents.members import member_within
from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

INSTRUMENT = "guiding-questions-2025"
T = [text(number, " It is as long as an answer, and says so.") for number in range(12)]
COVER: Rows = [["Country", "Fiji"], []]
OWN = ["Roadmap", "Progress Declaration", "Achievements", "Gaps and challenges", "Our wish list"]


def asked(data) -> list[tuple[str, str]]:
    return [(letter, place) for _, letter, place in cells(data)]


def form(*rows: list, head: tuple[str, ...] = ("Question", "Response", "Objectives"), merged: tuple[str, ...] = ()):
    return load(workbook({"S": [*COVER, list(head), *rows]}, merged={"S": merged}))


def test_labels_that_no_wording_knows_are_questions_by_their_place_and_told():
    data = form(*([label, T[number]] for number, label in enumerate(OWN)))
    assert asked(data) == [("a", "B4"), ("b", "B5"), ("c", "B6"), ("d", "B7"), ("e", "B8")]
    assert issues(data) == [("question-assumed", "A4"), ("question-assumed", "A8")]


@pytest.mark.parametrize(
    "labels",
    [
        OWN[:4], [*OWN, "Other remarks"], [OWN[0], *OWN[2:4], OWN[1], OWN[4]],
        ["Roadmap", "Wishes", "Achievements", "Hopes", "Our wish list"],
    ],
)  # fmt: skip
def test_places_tell_nothing_where_a_label_is_missing_or_out_of_order_or_most_are_unknown(labels):
    assert not in_order(labels, INSTRUMENT).is_told
    data = form(*([label, T[number]] for number, label in enumerate(labels)))
    assert "question-unknown" in {code for code, _ in issues(data)}


def test_columns_under_unknown_heads_are_known_by_questions_answers_and_named_objectives():
    rows = [["Our plan", T[0], "Obj. 2"], [OWN[1], T[1], "Obj. 3, 4"], [OWN[2], T[2], None], [OWN[3], T[3], "Obj. 7"],
            ["Our wish list", T[4], "Obj. 23"]]  # fmt: skip
    data = form(*rows, head=("Heading", "What we say", "Codes"))
    assert [letter for letter, _ in asked(data)] == list("abcde")
    assert [row[:3] for row in codes(data)] == [
        ("FJI", "a", "2"), ("FJI", "b", "3"), ("FJI", "b", "4"), ("FJI", "d", "7"), ("FJI", "e", "23"),
    ]  # fmt: skip


@pytest.mark.parametrize("shape", ["{}{}", "({}) {}", "{}.{}"])
def test_numbered_parts_of_questions_stand_beside_items_that_ask_in_other_words(shape):
    items = [("a", 1, "A national plan stands"), ("a", 2, "Somebody leads"), ("b", 1, "Offices meet"),
             ("c", 1, "Wells were dug"), ("d", 1, "Roads are few"), ("e", 1, "Boats are wished for")]  # fmt: skip
    rows = [[shape.format(letter.upper(), number), item, "Yes", T[n], "A made-up office"]
            for n, (letter, number, item) in enumerate(items)]  # fmt: skip
    data = form(*rows, head=("Ref", "Matter", "Yes/No", "Why", "Who leads"))
    assert [letter for letter, _ in asked(data)] == ["a", "a", "b", "c", "d", "e"]
    assert data.responses["text"].tolist() == T[:6]


def test_what_stands_below_a_label_that_nobody_knows_is_no_answer_to_the_question_above():
    rows = [["Country", "Fiji"], [], ["(a) Plan", T[0]], ["(d) Gaps", T[1]], ["Zig and zag", T[2]], [None, T[3]]]
    data = load(workbook({"S": rows}))
    assert data.responses["text"].tolist() == T[:2]
    assert ("question-unknown", "A5") in issues(data)


def test_rows_that_tick_names_beside_a_form_are_codes_and_no_answers():
    ticks = [["Finance", "☒"], ["Capacity-building", "☐"], ["Technology", "[x]"], ["Partnerships", "no"]]
    rows = [["(a) Plan", T[0]], ["(e) Cooperation needed", T[1]], *ticks]
    data = form(*rows)
    assert asked(data) == [("a", "B4"), ("e", "B5")] and issues(data) == []
    assert [row[:3] for row in codes(data)] == [("FJI", "e", "finance"), ("FJI", "e", "technology")]


def test_short_answers_beside_the_letters_of_questions_are_no_ticks():
    data = form(["(a)", "TRUE"], ["(b)", "x"], ["(c)", T[0]])
    assert data.responses["text"].tolist() == ["TRUE", "x", T[0]] and not codes(data)


def test_one_row_that_looks_like_a_tick_is_none():
    data = form(["(a) Plan", T[0]], ["Finance", "no"])
    assert ("question-unknown", "A5") in issues(data)


def test_a_row_that_lists_codes_beside_their_label_answers_nothing():
    data = form(
        ["(c) Achievements", T[0]], ["(e) Cooperation needed", T[1]], ["Kinds of support sought", "Finance; data"]
    )
    assert asked(data) == [("c", "B4"), ("e", "B5")] and issues(data) == []
    assert [row[:3] for row in codes(data)] == [("FJI", "e", "finance"), ("FJI", "e", "data")]


def test_a_row_without_a_question_answers_the_one_above_where_all_are_asked():
    rows = [[f"({letter})", T[number], "1"] for number, letter in enumerate("abcde")]
    data = form(*rows[:3], [None, T[6], "18"], *rows[3:])
    assert asked(data)[2:4] == [("c", "B6"), ("c", "B7")]
    assert ("FJI", "c", "18") in [row[:3] for row in codes(data)]
    assert issues(data) == [("rows-continued", "B7")]
    forgotten = form(*rows[:3], [None, T[6], "18"], rows[4])
    assert ("question-missing", "A7") in issues(forgotten) and T[6] not in set(forgotten.responses["text"])


def test_parts_of_a_question_side_by_side_are_answers_with_codes_of_their_own():
    rows = [
        *COVER, [None, "A. National plan"], [None, "Who wrote it", "Who reads it"], [None, T[0], T[1]],
        ["Obj.", "1", "2; 3"], [], [None, "B. Progress Declaration"], [None, "Follow-up", "Offices", "People"],
        [None, T[2], None, T[3]], ["Obj.", None, None, "16"], [], [None, "C. Achievements"], [None, T[4]],
    ]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert asked(data) == [("a", "B5"), ("a", "C5"), ("b", "B10"), ("b", "D10"), ("c", "B14")]
    assert issues(data) == []
    assert [row[:3] for row in codes(data)] == [
        ("FJI", "a", "1"), ("FJI", "a", "2"), ("FJI", "a", "3"), ("FJI", "b", "16"),
    ]  # fmt: skip


def test_a_number_of_a_box_before_a_question_is_none_of_the_questions():
    boxes = [("Box 1", "National implementation plan"), ("Box 2", "Progress Declaration"), ("Box 3", "Achievements")]
    rows = [row for n, box in enumerate(boxes) for row in (list(box), [None, T[n]], [])]
    assert [letter for letter, _ in asked(load(workbook({"S": [*COVER, *rows]})))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "said",
    [
        "no reply to this question", "(nothing received)", "None reported.", "Reply withheld until it is cleared",
        "we have nothing to add", "Nothing to report under this heading.",
        "No information available at this time.", "response under preparation", "outstanding",
        "sans réponse à ce jour", "Aucune information disponible pour le moment.", "ответ пока не получен",
        "sin respuesta hasta la fecha", "awaited / en attente",
    ],
)  # fmt: skip
def test_what_only_says_that_there_is_no_answer_is_blank(said):
    assert response_state(said) == "blank"


@pytest.mark.parametrize(
    "said",
    [
        "No", "Not yet", "No plan yet", "No, not yet: nothing was received in the islands", "Missing boats",
        "No information reaches migrants in the islands", "None of the wells was covered", "Response teams are few",
    ],
)  # fmt: skip
def test_short_answers_with_such_words_are_answers(said):
    assert response_state(said) == "answered"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Материалы Кыргызской Республики к обзору", "Kyrgyzstan"), ("Ответы Республики Казахстан", "Kazakhstan"),
        ("Доклад Российской Федерации", "Russian Federation"), ("Ответ Монголии", "Mongolia"),
        ("Ответы Таджикистана и Узбекистана", None), ("Сборник из Астаны", None),
    ],
)  # fmt: skip
def test_a_state_in_the_genitive_of_a_title_is_known(title, name):
    assert member_within(title) == name


def test_questions_counted_in_words_have_titles_and_prompts_that_answer_nothing():
    rows = [
        *COVER, ["QUESTION ONE", "Our plan"], ["Is there a plan?"], [T[0]], ["Objectives", "Obj. 3", "Obj. 13"], [],
        ["QUESTION FOUR", "What went wrong"], ["Gaps and challenges that remain."], [T[1]], ["Objectives", "Obj. 5"],
    ]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert asked(data) == [("a", "A5"), ("d", "A10")] and issues(data) == []
    assert [row[:3] for row in codes(data)] == [("FJI", "a", "3"), ("FJI", "a", "13"), ("FJI", "d", "5")]
    assert leading_letter("One", INSTRUMENT) == (None, "One")


def test_choices_side_by_side_are_codes_and_a_box_that_asks_something_else_is_told():
    rows = [
        *COVER, ["Box 1", "National implementation plan"], [None, T[0]], ["Box 2", "Cooperation needed"],
        [None, "☒ Finance", "☐ Data", "☒ Technology"], [None, T[1]], ["Box 3", "Favourite boats"], [None, T[2]],
    ]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert asked(data) == [("a", "B4"), ("e", "B7")]
    assert [row[:3] for row in codes(data)] == [("FJI", "e", "finance"), ("FJI", "e", "technology")]
    assert ("question-unknown", "A8") in issues(data) and T[2] not in set(data.responses["text"])


def test_rows_of_a_states_own_sheet_are_replies_and_codes_by_their_labels():
    rows = [
        *COVER, [None, "(a) Plan", None, "(c) Achievements", "(d) Gaps"], [None, "a.1 Who", "a.2 When", "c.1", "d.1"],
        ["Reply", *T[:4]], ["Objectives (No.)", 6, None, "2; 14", None],
    ]  # fmt: skip
    data = load(workbook({"S": rows}, merged={"S": ["B3:C3"]}))
    assert asked(data) == [("a", "B5"), ("a", "C5"), ("c", "D5"), ("d", "E5")] and issues(data) == []
    assert [row[:3] for row in codes(data)] == [("FJI", "a", "6"), ("FJI", "c", "2"), ("FJI", "c", "14")]
