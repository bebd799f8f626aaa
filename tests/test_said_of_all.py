"""Lines that speak of all answers of a document, or of questions that have none, and are part of no answer."""

from __future__ import annotations

import pytest

from tests.test_accounting import roles
from tests.word_builder import heading, paragraph, table
from tests.word_read import answers, loaded
from tests.workbook_builder import text

FIJI = heading("Letter of Fiji")
A, C, D = "On the national implementation plan:", "On achievements and practices:", "On gaps and challenges:"
LETTER = (FIJI, heading(A), paragraph(text(1)), heading(C), paragraph(text(2)), heading(D), paragraph(text(3)))
GIVEN = [("a", text(1)), ("c", text(2)), ("d", text(3))]


def answered(data) -> list[tuple[str, str]]:
    said = data.responses[data.responses["state"] == "answered"]
    return list(zip(said["question"], said["text"], strict=True))


def blank(data) -> list[tuple[str, str]]:
    said = data.responses[data.responses["state"] != "answered"]
    return list(zip(said["question"], said["text"], strict=True))


def coded(data) -> list[tuple[str, str]]:
    said = data.mentions[data.mentions["basis"] == "coded"]
    return list(zip(said["question"], said["target"], strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "All our replies concern objectives 3 and 7.",
        "The present submission addresses objectives 3 and 7 of the Compact.",
        "Objectives covered in this report: 3, 7",
        "Toutes nos réponses concernent les objectifs 3 et 7.",
        "Nuestras respuestas tratan de los objetivos 3 y 7.",
        "As nossas respostas dizem respeito aos objetivos 3 e 7.",
        "Все наши ответы касаются целей 3 и 7.",
        "以上各项答复涉及目标3和7。",
        "تتعلق إجاباتنا بالهدف 3 و7",
        "Semua jawaban di atas berkaitan dengan tujuan 3 dan 7.",
    ],
)
def test_objectives_of_all_answers_code_the_submission(line: str):
    data = loaded(*LETTER, paragraph(line))
    assert answered(data) == GIVEN and coded(data) == [("", "3"), ("", "7")] and data.issues.empty


def test_objectives_of_all_answers_may_stand_in_the_opening():
    opening = paragraph("This letter covers objectives 3 and 7.")
    assert coded(loaded(FIJI, opening, *LETTER[1:])) == [("", "3"), ("", "7")]


@pytest.mark.parametrize(
    "line",
    [
        "Priority objectives of the country: 3, 7",
        "National priority: objectives 3 and 7",
        "Objectifs prioritaires du pays : 3, 7",
        "Приоритетные цели страны: 3, 7",
    ],
)
def test_objectives_that_a_state_puts_first_code_its_submission(line: str):
    data = loaded(FIJI, paragraph(line), *LETTER[1:])
    assert answered(data) == GIVEN and coded(data) == [("", "3"), ("", "7")] and data.issues.empty


@pytest.mark.parametrize("line", ["Priority objectives of the round table: 3, 7", "National priority 3, section 7"])
def test_numbers_of_others_code_no_submission(line: str):
    assert coded(loaded(FIJI, paragraph(line), *LETTER[1:])) == []


def test_lines_below_a_table_of_answers_speak_of_them_too():
    form = table([["Question", "Answer"], ["(a) The national plan", text(1)], ["(d) Gaps", text(3)]])
    lines = [paragraph("Our answers relate to objectives 3 and 7."), paragraph("Questions (b) and (e): no reply.")]
    data = loaded(FIJI, form, *lines)
    assert answered(data) == [("a", text(1)), ("d", text(3))]
    assert coded(data) == [("", "3"), ("", "7")] and blank(data) == [("b", "no reply."), ("e", "no reply.")]


@pytest.mark.parametrize(
    "line",
    [
        "Our answers relate to fictional boats under objective 5.",
        "Our answers relate to objectives 3 and 77.",
        "The kites relate to objective 5.",
        "Our answers relate to objective 5 in 2024.",
    ],
)
def test_what_says_more_stays_an_answer(line: str):
    data = loaded(*LETTER, paragraph(line))
    assert answered(data) == [*GIVEN, ("d", line)] and coded(data) == []


def test_a_line_between_answers_speaks_of_none_but_its_own():
    line = "Our answers relate to objectives 3 and 7."
    data = loaded(*LETTER[:3], paragraph(line), *LETTER[3:])
    assert answered(data) == [GIVEN[0], ("a", line), *GIVEN[1:]] and coded(data) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("On questions (b) and (e), we have no information at this stage.", "we have no information at this stage."),
        ("With regard to questions b) and e): no reply.", "no reply."),
        ("(b) and (e): no answer yet", "no answer yet"),
        ("Questions B and E are not answered.", "are not answered."),
        ("Questions b) et e) : sans objet.", "sans objet."),
        ("Sobre las preguntas b) y e) no hay información.", "no hay información."),
        ("По вопросам (б) и (д) информации нет.", "информации нет."),
        ("关于问题（b）和（e）：暂无。", "暂无。"),
    ],
)
def test_questions_of_which_a_line_says_that_nothing_is_answered_are_blank(line: str, said: str):
    for blocks in ((*LETTER, paragraph(line)), (*LETTER[:5], paragraph(line), *LETTER[5:])):
        data = loaded(*blocks)
        assert answered(data) == GIVEN and sorted(blank(data)) == [("b", said), ("e", said)] and data.issues.empty


def test_a_range_of_questions_is_blank_from_the_first_to_the_last():
    data = loaded(FIJI, heading("(a) The plan"), paragraph(text(1)), heading("(e) Needs"), paragraph(text(2)),
                  paragraph("No reply to questions (b) to (d)."))  # fmt: skip
    assert blank(data) == [(letter, "No reply to") for letter in "bcd"]


def test_a_question_with_an_answer_is_never_told_as_blank():
    data = loaded(*LETTER, paragraph("Questions (c) and (e): no reply."))
    assert answered(data) == GIVEN and blank(data) == []
    assert [role for role in roles(data).values() if role == "unread"] and not data.issues.empty


def test_a_line_on_questions_that_says_something_stays_an_answer():
    line = "On questions (b) and (e), we have boats."
    assert ("d", line) in [each[:2] for each in answers(loaded(*LETTER, paragraph(line)))]


@pytest.mark.parametrize(
    ("label", "none"),
    [("Objectives", "not applicable"), ("GCM objectives", "–"), ("Objectifs du Pacte", "sans objet"),
     ("Цели ГД", "не применимо"), ("Objetivos do Pacto", "não se aplica"), ("目标", "不适用")],
)  # fmt: skip
def test_a_row_of_objectives_that_names_none_asks_nothing(label: str, none: str):
    rows = [["Question", "Answer"], ["(a) The plan", text(1)], [label, none], ["(d) Gaps", text(2)], [label, "4"]]
    data = loaded(FIJI, table(rows))
    assert answered(data) == [("a", text(1)), ("d", text(2))] and coded(data) == [("d", "4")] and data.issues.empty


def test_a_row_of_objectives_that_says_anything_else_is_told():
    rows = [["Question", "Answer"], ["(a) The plan", text(1)], ["Objectives", "see the fictional boat"]]
    assert not loaded(FIJI, table(rows)).issues.empty


def test_a_question_on_needs_without_a_reply_is_blank():
    rows = [["Question", "Answer"], ["(a) The plan", text(1)], ["(d) Gaps", text(2)], ["Cooperation needs", "no reply"]]
    assert blank(loaded(FIJI, table(rows))) == [("e", "no reply")]
