"""Reports whose paragraphs are numbered throughout, with a chapter by objective and an annex of ticks at the end."""

from __future__ import annotations

import pytest

from gcm_data import reference
from gcm_data.tables.integrity import misfits
from gcm_data.tables.specs import ReviewData
from tests.pdf_builder import lines, pdf
from tests.test_pdf import loaded as loaded_pdf
from tests.word_builder import heading, paragraph, table
from tests.word_read import QUESTIONS, TITLES, every_language, loaded
from tests.workbook_builder import text


def answered(data: ReviewData) -> list[tuple[str, str]]:
    """Question and text of each answer."""
    table = data.responses[data.responses["state"] == "answered"]
    return list(zip(table["question"], table["text"], strict=True))


@every_language
@pytest.mark.parametrize("number", ["{}. ", "{}.\t", "({}) ", "{}) "])
def test_numbers_of_paragraphs_are_no_part_of_answers(language, number):
    (title, iso3), (c, d) = TITLES[language], QUESTIONS[language]
    said = [paragraph(f"{number.format(each)}{text(each)}") for each in range(1, 7)]
    data = loaded(heading(title), heading(c), *said[:3], heading(d), *said[3:])
    assert data.submissions["iso3"].tolist() == [iso3]
    assert answered(data) == [("c" if each < 4 else "d", text(each)) for each in range(1, 7)]
    assert not misfits(data)


def test_numbers_of_paragraphs_in_a_pdf():
    page = lines(
        "**Report of Fiji on the Compact", "", "**(c) Achievements and promising practices", "",
        f"1. {text(1)}", "", f"2. {text(2)}", "", "**(d) Gaps and challenges", "", f"3. {text(3)}", "", f"4. {text(4)}",
    )  # fmt: skip
    data = loaded_pdf(pdf(page))
    assert answered(data) == [("c", text(1)), ("c", text(2)), ("d", text(3)), ("d", text(4))]


def test_a_list_inside_of_one_answer_keeps_its_numbers():
    c, d = QUESTIONS["en"]
    listed = [f"{each}. {text(each)}" for each in range(1, 6)]
    data = loaded(heading("Report of Fiji"), heading(c), *map(paragraph, listed), heading(d), paragraph(text(9)))
    assert answered(data) == [*(("c", each) for each in listed), ("d", text(9))]


def test_numbered_questions_keep_their_numbers():
    asked = [
        "1. Has your Government developed a national implementation plan?",
        "2. How was the Progress Declaration followed up?",
        "3. Which achievements and promising practices can be shared?",
        "4. What are the main gaps and challenges?",
        "5. In which areas is cooperation needed?",
    ]
    blocks = [block for n, one in enumerate(asked) for block in (paragraph(one), paragraph(text(n)))]
    data = loaded(heading("Report of Fiji"), *blocks)
    assert answered(data) == [(letter, text(n)) for n, letter in enumerate("abcde")]


TICKS = {3, 12}


def annex(head: str) -> str:
    """A table of all objectives, with a cross at those ticked."""
    rows = [
        [str(each.number), each.short_label, "X" if each.number in TICKS else ""] for each in reference.objectives()
    ]
    return table([["No.", "Objective", head], *rows])


@pytest.mark.parametrize("head", ["Covered", "Relevant", "Prioritaire", "Затронуто"])
def test_a_chapter_by_objective_and_an_annex_of_ticks_answer_no_question(head):
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading(c), paragraph(text(1)), heading(d), paragraph(text(2)),
        heading("Work on single objectives"), heading("Objective 4. Legal identity"), paragraph(text(3)),
        heading("Objective 19. Diaspora"), paragraph(text(4)),
        heading("Annex. Objectives covered"), annex(head),
    )  # fmt: skip
    assert set(data.submissions["iso3"]) == {"FJI"} and len(data.submissions) == 1
    assert answered(data) == [("c", text(1)), ("d", text(2)), ("", text(3)), ("", text(4))]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    assert sorted(zip(coded["question"], coded["target"], strict=True)) == [
        ("", "12"), ("", "19"), ("", "3"), ("", "4"),
    ]  # fmt: skip
    assert not misfits(data)
