"""Questions and answers in the tables of a Word document, and the paragraphs that stand beside these."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.word_builder import bold, cell, heading, paragraph, table
from tests.word_read import HEADS, QUESTIONS, TITLES, answers, every_language, loaded, targets
from tests.workbook_builder import document, text, workbook


@every_language
@pytest.mark.parametrize("is_headed", [True, False])
def test_table_of_questions_and_answers(language, is_headed):
    (title, iso3), (c, d) = TITLES[language], QUESTIONS[language]
    rows = [[c, text(1)], [d, text(2)]]
    data = loaded(heading(title), table([list(HEADS[language]), *rows] if is_headed else rows))
    assert data.submissions["iso3"].tolist() == [iso3]
    first = 1 + is_headed
    assert answers(data) == [
        ("c", text(1), title, f"table 1, row {first}, column 2"),
        ("d", text(2), title, f"table 1, row {first + 1}, column 2"),
    ]


def test_a_box_around_each_question_and_its_answer():
    c, d = QUESTIONS["en"]
    boxes = [[cell(bold(c), text(1), text(2))], [cell(d, text(3))]]
    data = loaded(heading("Report of Fiji"), table(boxes))
    assert answers(data) == [
        ("c", text(1), c, "table 1, row 1, column 1, paragraph 2"),
        ("c", text(2), c, "table 1, row 1, column 1, paragraph 3"),
        ("d", text(3), c, "table 1, row 2, column 1, paragraph 2"),
    ]


def test_table_with_codes():
    rows = [
        ["Question", "Response", "GCM objectives"],
        ["(c) Achievements", text(1), "5, 6"],
        ["(d) Gaps", text(2), ""],
    ]
    data = loaded(paragraph("Country: Fiji"), table(rows))
    assert targets(data) == [(n, "coded", "table 1, row 2, column 3") for n in ("5", "6")]


BESIDE = "In addition, fictional centres were opened."


@pytest.mark.parametrize(
    "rows",
    [
        [HEADS["en"], (QUESTIONS["en"][0], text(1)), (QUESTIONS["en"][1], text(2))],
        [("Objective", "Achievements", "Challenges"), ("Objective 5", text(1), text(2)), ("Objective 7", text(3), "")],
    ],
)
def test_paragraphs_beside_tables_are_told(rows):
    half = len(rows) - 1
    data = loaded(paragraph("Country: Fiji"), table(rows[:half]), paragraph(BESIDE), table([rows[0], *rows[half:]]))
    assert data.issues["code"].tolist() == ["cells-unread"]
    assert data.issues["cell"].tolist() == ["paragraph 2"]
    assert {said for said in data.responses["text"] if said} == {said for row in rows[1:] for said in row[1:] if said}


def test_a_heading_right_above_a_table_is_a_title_and_a_note_below_one_a_footnote():
    c, d = QUESTIONS["en"]
    data = loaded(
        paragraph("Country: Fiji"), table([HEADS["en"], (c, text(1))]), paragraph("Note: fictional."),
        heading("Other words"), table([HEADS["en"], (d, text(2))]),
    )  # fmt: skip
    assert data.issues.empty
    assert [answer[1] for answer in answers(data)] == [text(1), text(2)]


def test_a_sentence_below_a_table_of_a_workbook_is_told():
    rows = [["Fiji"], HEADS["en"], ["(c) Achievements", text(1)], ["(d) Gaps", text(2)], [BESIDE]]
    data = load_review([document(workbook({"S": rows}))])
    assert data.issues["code"].tolist() == ["cells-unread"]
    assert data.issues["cell"].tolist() == ["A5"]
