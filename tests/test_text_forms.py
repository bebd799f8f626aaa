"""Questions and answers that follow one another in a Word document: which line asks, which one answers."""

from __future__ import annotations

import pytest

from gcm_data.tables.integrity import misfits
from tests.word_builder import bold, heading, paragraph, table
from tests.word_read import QUESTIONS, TITLES, answers, every_language, loaded
from tests.workbook_builder import text


@every_language
@pytest.mark.parametrize("asked", [heading, bold])
def test_running_form(language, asked):
    (title, iso3), (c, d) = TITLES[language], QUESTIONS[language]
    data = loaded(heading(title), asked(c), paragraph(text(1)), paragraph(text(2)), asked(d), paragraph(text(3)))
    assert data.submissions["iso3"].tolist() == [iso3]
    assert answers(data) == [
        ("c", text(1), c, "paragraph 3"),
        ("c", text(2), c, "paragraph 4"),
        ("d", text(3), d, "paragraph 6"),
    ]
    assert data.documents["layout"].item() == "running form"
    assert not misfits(data)


@pytest.mark.parametrize(
    ("asked", "said"), [(paragraph, heading), (paragraph, bold), (heading, heading), (heading, bold), (bold, bold)]
)
def test_a_heading_that_alone_stands_below_a_question_is_its_answer(asked, said):
    c, d = QUESTIONS["en"]
    data = loaded(
        paragraph("Country: Fiji"), asked(c), said("Not yet, fictional"), asked(d), said("No funds, fictional")
    )
    assert [answer[:2] for answer in answers(data)] == [("c", "Not yet, fictional"), ("d", "No funds, fictional")]
    assert data.issues.empty


def test_a_heading_that_asks_what_the_next_question_asks_is_no_answer():
    c, d = QUESTIONS["en"]
    data = loaded(paragraph("Country: Fiji"), heading(c), heading("Gaps"), heading(d), paragraph(text(1)))
    assert [answer[:2] for answer in answers(data)] == [("c", ""), ("d", text(1))]


@pytest.mark.parametrize(("asked", "is_told"), [(bold, False), (paragraph, True)])
def test_a_bold_line_below_an_answer_is_one_or_told(asked, is_told):
    c, d = QUESTIONS["en"]
    line = bold("No plan yet, fictional")
    data = loaded(paragraph("Country: Fiji"), asked(c), paragraph(text(1)), line, asked(d), paragraph(text(2)))
    assert ("No plan yet, fictional" in [answer[1] for answer in answers(data)]) is not is_told
    assert ("cells-unread" in set(data.issues["code"])) is is_told


def test_letter_with_annex():
    data = loaded(
        paragraph("Permanent Mission of Fiji"),
        paragraph("Excellency, with Australia and Tonga we value objective 23. It is a fictional letter."),
        *(paragraph(f"Fictional line {number}.") for number in range(60)),
        paragraph("United Nations Building"), paragraph("Bangkok 10200"), paragraph("Thailand"),
        heading("Annex"), table([["Question", "Response"], ["(c) Achievements", text(1)], ["(d) Gaps", text(2)]]),
        paragraph("Yours sincerely,"),
    )  # fmt: skip
    assert data.submissions["iso3"].tolist() == ["FJI"]
    assert answers(data) == [
        ("c", text(1), "Annex", "table 1, row 2, column 2"),
        ("d", text(2), "Annex", "table 1, row 3, column 2"),
    ]
    assert not len(data.mentions)
    assert data.documents["remark"].item() == ""


def test_text_and_table_ask_in_turn():
    data = loaded(
        heading("Report of Fiji"), heading(QUESTIONS["en"][0]), paragraph(text(1)), heading(QUESTIONS["en"][1]),
        paragraph(text(2)), table([["Question", "Response"], ["(a) National plan", text(3)], ["(e) Needs", text(4)]]),
        paragraph("(b) How was the Progress Declaration taken up?"), paragraph(text(5)),
    )  # fmt: skip
    assert [answer[0] for answer in answers(data)] == ["c", "d", "a", "e", "b"]
    assert len(data.submissions) == 1


def test_numbered_answers_and_sentences_with_words_of_labels_stay_answers():
    said = ["(1) The first.", "Fiji implements objective 5 through a fictional policy.", "Two: objectives 2 and 6"]
    c, d = QUESTIONS["en"]
    data = loaded(heading("Report of Fiji"), heading(c), *map(paragraph, said), heading(d), paragraph(text(1)))
    assert [answer[1] for answer in answers(data)] == [*said, text(1)]


def test_a_heading_right_above_its_question_is_no_answer_to_the_one_before():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading("(c) Achievements"), paragraph(c), paragraph(text(1)),
        heading("(d) Gaps and challenges"), paragraph(d), paragraph(text(2)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(1)), ("d", text(2))]


def test_questions_are_found_however_long_the_answers_before():
    c, d = QUESTIONS["en"]
    many = [paragraph(text(number)) for number in range(1_100)]
    data = loaded(heading("Report of Fiji"), heading(c), *many, heading(d), paragraph("Fictional: none."))
    assert data.responses["question"].value_counts().to_dict() == {"c": 1_100, "d": 1}


def test_an_unanswered_question_is_blank():
    c, d = QUESTIONS["en"]
    data = loaded(heading("Report of Fiji"), heading(c), paragraph(), heading(d), paragraph(text(1)))
    assert data.responses["state"].tolist() == ["blank", "answered"]
    assert data.responses["cell"].tolist() == ["paragraph 3", "paragraph 5"]


@pytest.mark.parametrize("asked", [heading, bold])
def test_a_short_question_that_nobody_knows_in_the_look_of_the_others_is_told(asked):
    known = asked("(c) Achievements"), paragraph(text(1)), asked("(d) Gaps"), paragraph(text(2))
    data = loaded(paragraph("Country: Fiji"), *known, asked("Who paints boats?"), paragraph(text(3)))
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert "question-unknown" in data.issues["code"].tolist()
