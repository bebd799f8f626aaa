"""Question cells and headers to the five guiding questions: letters, numbers, wordings in any form."""

from __future__ import annotations

import pytest

from gcm_data import reference
from loaders.headers.question_letters import leading_letter, trailing_letter
from loaders.headers.questions import resolve_question, worded_question
from tests.more_builders import cells, load
from tests.workbook_builder import text, workbook

INSTRUMENT = "guiding-questions-2025"
LETTERED = [
    "{a}",
    "({a})",
    "{a})",
    "{a}.",
    "{a}:",
    "[{a}]",
    "Q-{a}",
    "Q{a}",
    "Q.{a}",
    "Q({a})",
    "q {a}",
    "Question {a}",
    "Question ({a})",
    "Question {a}:",
    "Guiding question {a}",
    "Guiding question ({a})",
    "Question 1 ({a})",
    "Question 1({a})",
    "1 ({a})",
    "Annex 1 ({a})",
    "Part {a}",
    "Section {a}",
    "Pregunta {a}",
    " ({a}) ",
    "{n}",
    "{n}.",
    "Q{n}",
    "Q.{n}",
    "Q #{n}",
    "Question {n}",
    "Question No. {n}",
    "Вопрос {n}",
]
WORDED = {
    "a": ["National implementation plan", "GCM plan", "Plan", "Existing frameworks, plans and policies"],
    "b": ["Progress Declaration follow-up", "Whole-of-government and whole-of-society approaches", "Follow-up"],
    "c": ["Achievements and practices", "Promising practices", "Good practices", "Lessons learned", "Key achievements"],
    "d": ["Gaps and challenges", "Main challenges", "GAPS", "Challenges", "Obstacles"],
    "e": [
        "Areas that would benefit from strengthened cooperation",
        "Cooperation needs",
        "Needs",
        "Areas for cooperation",
    ],
}


def key(text: str) -> str | None:
    reading = resolve_question(text, INSTRUMENT)
    assert reading.contradicted is None
    return reading.key


@pytest.mark.parametrize("form", LETTERED)
@pytest.mark.parametrize(("number", "letter"), list(enumerate("abcde", start=1)))
def test_letters_and_numbers(form: str, number: int, letter: str):
    text = form.format(a=letter, n=number)
    assert key(text) == letter
    assert key(text.upper()) == letter


@pytest.mark.parametrize(("letter", "text"), [(letter, text) for letter, texts in WORDED.items() for text in texts])
def test_wordings(letter: str, text: str):
    assert key(text) == key(text.upper()) == key(f"({letter}) {text}") == key(f"{letter.upper()} – {text}") == letter


@pytest.mark.parametrize("question", reference.questions(INSTRUMENT), ids=lambda question: question.key)
def test_full_wordings_of_the_reference(question: reference.Question):
    number = "abcde".index(question.key) + 1
    for asked in (question.wording, question.short_label):
        for form in ("{}", "({a}) {}", "{a}. {}", "{n}. {}", "Question {n} ({a}): {}"):
            assert key(form.format(asked, a=question.key, n=number)) == question.key


@pytest.mark.parametrize(
    "text", ["", "f", "(f)", "6", "Q6", "Question 12", "iii", "A list of ours", "Etc.", "Data", "eh", "2025"]
)
def test_no_question(text: str):
    assert key(text) is None


@pytest.mark.parametrize(
    ("text", "read", "letter"),
    [
        ("(a) Gaps and challenges", "d", "a"),
        ("Q5: Promising practices", "c", "e"),
        ("2. National implementation plan", "a", "b"),
    ],
)
def test_wording_wins_over_a_letter_that_contradicts(text: str, read: str, letter: str):
    assert resolve_question(text, INSTRUMENT) == (read, letter, False)


def test_letter_decides_between_two_wordings():
    text = "{} Achievements, challenges and cooperation needs"
    assert [key(text.format(f"({letter})")) for letter in "cd"] == ["c", "d"]


@pytest.mark.parametrize(
    ("text", "letter", "rest"),
    [("(a) GCM objectives", "a", " GCM objectives"), ("Q2 objectives", "b", " objectives"), ("A plan", None, "A plan")],
)
def test_leading_letter(text: str, letter: str | None, rest: str):
    assert leading_letter(text, INSTRUMENT) == (letter, rest)


@pytest.mark.parametrize(
    ("text", "letter", "rest"),
    [
        ("GCM objectives concerned (question c)", "c", "GCM objectives concerned"),
        ("Objectives (d)", "d", "Objectives"),
        ("Objectives Q5", "e", "Objectives"),
        ("Objectives", None, "Objectives"),
        ("Vitamin e", None, "Vitamin e"),
    ],
)
def test_trailing_letter(text: str, letter: str | None, rest: str):
    assert trailing_letter(text, INSTRUMENT) == (letter, rest)


def test_wordings_belong_to_their_instrument():
    assert worded_question("Gaps and challenges", INSTRUMENT) == "d"
    assert worded_question("Gaps and challenges", "another") is None


@pytest.mark.parametrize(
    "letters", ["กขคงจ", "ກຂຄງຈ", "កខគឃង", "कखगघङ", "가나다라마", "甲乙丙丁戊", "一二三四五", "١٢٣٤٥", "ابجده"]
)
@pytest.mark.parametrize("written", ["({})", "{}.", "{})", "{}", "（{}）", "Question {}"])
def test_letters_and_numbers_of_other_scripts_are_those_of_the_questions(letters: str, written: str):
    assert [key(written.format(letter)) for letter in letters] == list("abcde")
    assert key(letters[:2]) is None and key(f"{letters[0]} fictional words") is None


@pytest.mark.parametrize("shape", ["({}) {}", "{}. {}"])
def test_a_form_that_asks_by_the_letters_of_another_script(shape: str):
    asked = [shape.format(letter, "หัวข้อที่แต่งขึ้น") for letter in "กขคงจ"]
    beside = [[label, text(number)] for number, label in enumerate(asked)]
    across = [["Country", *asked], ["ไทย", *map(text, range(5))]]
    cover = [["Country", "ไทย"], []]
    for rows in ([*cover, ["Question", "Response"], *beside], [*cover, *beside], across):
        data = load(workbook({"S": rows}))
        assert [row[:2] for row in cells(data)] == [("THA", letter) for letter in "abcde"]
