"""Chapters, contents pages and numbered parts of a Word document: which lines only lead to an answer."""

from __future__ import annotations

import pytest

from tests.word_builder import bold, heading, paragraph, table
from tests.word_read import answers, loaded, targets
from tests.workbook_builder import text

CHAPTERS = ("A. National implementation plan", "C. Achievements and lessons", "D. Gaps and challenges")


@pytest.mark.parametrize("entry", ["{}\t3", "{} ........ 3", "{} … 3", "{} 3", "{}"])
def test_a_contents_page_that_is_typed_asks_nothing(entry):
    parts = [CHAPTERS[0], "a.1 Fictional content", "a.2 Made-up clerks", *CHAPTERS[1:]]
    data = loaded(
        heading("Report of Fiji"), bold("Contents"), *(paragraph(entry.format(part)) for part in parts),
        heading(parts[0]), heading(parts[1]), paragraph(text(1)), heading(parts[2]), paragraph(text(2)),
        heading(parts[3]), paragraph(text(3)), heading(parts[4]), paragraph(text(4)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [
        ("a", text(1)),
        ("a", text(2)),
        ("c", text(3)),
        ("d", text(4)),
    ]
    assert data.issues.empty


def test_questions_that_are_asked_once_are_no_contents_page():
    data = loaded(heading("Report of Fiji"), *(paragraph(part) for part in CHAPTERS), paragraph(text(1)))
    assert data.responses["state"].tolist() == ["blank", "blank", "answered"]


@pytest.mark.parametrize(
    ("asked", "needs"),
    [
        ("E. Cooperation needed", ("e.1 Finance", "e.2 Data")),
        ("5. Cooperation needed", ("5.1. Finance", "5.2. Data")),
        ("д) Области сотрудничества", ("д.1 Финансирование", "д.2 Данные")),
    ],
)
@pytest.mark.parametrize("head", [heading, paragraph])
def test_needs_as_numbered_headings_are_codes_of_what_is_below_them(asked, needs, head):
    before = {"E": "D", "5": "4", "д": "г"}[asked[0]] + asked[1:2] + " Gaps and challenges"
    data = loaded(
        heading("Report of Fiji"), heading(before), paragraph(text(1)), heading(asked),
        head(needs[0]), paragraph(text(2)), head(needs[1]), paragraph(text(3)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("d", text(1)), ("e", text(2)), ("e", text(3))]
    assert [found[:2] for found in targets(data)] == [("finance", "coded"), ("data", "coded")]


def test_a_cyrillic_letter_alone_tells_its_question():
    signs = ("а) Вымышленное ли это?", "б) Так ли?", "в) Достижения", "г) Пробелы", "д) Нужды")
    data = loaded(
        heading("Доклад Республики Казахстан"),
        *(block for number, sign in enumerate(signs) for block in (bold(sign), paragraph(text(number)))),
    )
    assert [answer[:2] for answer in answers(data)] == [(key, text(number)) for number, key in enumerate("abcde")]
    assert data.issues.empty


OWN_WORDS = (
    "Where does our own made-up list of steps stand?",
    "What became of the Progress Declaration?",
    "What went well, and which lessons are learned?",
    "What do we find difficult?",
    "Where is cooperation needed?",
)


@pytest.mark.parametrize("asked", [heading, bold])
def test_headings_in_own_words_are_known_by_their_place_and_told(asked):
    blocks = (block for number, said in enumerate(OWN_WORDS) for block in (asked(said), paragraph(text(number))))
    data = loaded(paragraph("Country: Fiji"), *blocks)
    assert [answer[:2] for answer in answers(data)] == [(key, text(number)) for number, key in enumerate("abcde")]
    assert set(data.issues["code"]) == {"question-assumed"}, data.issues["message"].tolist()
    assert data.issues["cell"].tolist() == ["paragraph 2", "paragraph 8"]


def test_headings_in_another_order_are_not_known_by_their_place():
    order = (OWN_WORDS[1], OWN_WORDS[0], *OWN_WORDS[2:])
    blocks = (block for number, said in enumerate(order) for block in (heading(said), paragraph(text(number))))
    data = loaded(paragraph("Country: Fiji"), *blocks)
    assert "question-unknown" in set(data.issues["code"])


def test_lines_to_tick_inside_of_a_cell_are_codes_and_closing_lines_below_a_table_are_told():
    boxes = "☐ Finance\n☒ Data\n☐ Technology\n☒ Policy advice\n" + text(2)
    rows = [("Question", "Response"), ("(d) Gaps", text(1)), ("(e) Cooperation needs", boxes)]
    data = loaded(paragraph("Country: Fiji"), table(rows), paragraph("Nous remercions. Suva, le 3 mai 2024."))
    assert [found[:2] for found in targets(data)] == [("data", "coded"), ("policy_advice", "coded")]
    assert text(2) in data.responses["text"].tolist()[1]
    assert data.issues.empty
