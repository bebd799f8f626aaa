"""Headings inside of answers and what questions name: codes of the answer below them, and never answers themselves."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.pdf_builder import Text, lines, pdf
from tests.word_builder import bold, heading, paragraph, raw, run, table, word
from tests.workbook_builder import document, text

D, E = heading("(d) Gaps and challenges"), heading("(e) Cooperation needs")


def lower(said: str) -> str:
    """A heading on the second level."""
    return raw(run(said), '<w:outlineLvl w:val="1"/>')


def loaded(*blocks: str):
    return load_review([document(word(paragraph("Country: Fiji"), *blocks), "a.docx")])


def answers(data) -> list[tuple[str, str]]:
    return list(zip(data.responses["question"], data.responses["text"], strict=True))


def coded(data) -> list[tuple[str, str]]:
    """Each coded target with the text of its response."""
    rows = data.mentions[data.mentions["basis"] == "coded"].merge(data.responses, on="response")
    return sorted(zip(rows["target"], rows["text"], strict=True))


@pytest.mark.parametrize("head", [lower, bold, paragraph])
def test_the_name_of_a_need_above_a_text_is_its_code(head):
    named = head("Finance"), paragraph(text(2)), head("Capacity-building:"), paragraph(text(3)), paragraph(text(4))
    data = loaded(D, paragraph(text(1)), E, *named)
    assert answers(data) == [("d", text(1)), ("e", text(2)), ("e", text(3)), ("e", text(4))]
    assert coded(data) == [("capacity_building", text(3)), ("finance", text(2))]
    assert data.issues.empty


def test_the_name_of_a_need_above_nothing_is_no_code():
    named = lower("Finance"), paragraph(text(2)), lower("Technology"), paragraph("None at all")
    data = loaded(D, paragraph(text(1)), E, *named, lower("Data"), paragraph("No information available."))
    assert coded(data) == [("finance", text(2)), ("technology", "None at all")]


def test_a_list_of_needs_without_texts_is_an_answer():
    data = loaded(D, paragraph(text(1)), E, paragraph("Finance"), paragraph("Technology"), paragraph("Data"))
    assert answers(data) == [("d", text(1)), ("e", "Finance"), ("e", "Technology"), ("e", "Data")]


def test_the_name_of_a_need_below_another_question_is_no_code():
    data = loaded(D, paragraph(text(1)), lower("Finance"), paragraph(text(2)), E, paragraph(text(3)))
    assert coded(data) == []


def test_a_heading_that_says_what_its_question_asks_is_no_answer():
    c = heading("(c) Achievements, promising practices and lessons learned")
    parts = lower("Achievements"), paragraph(text(1)), lower("Lessons learned"), paragraph(text(2))
    data = loaded(c, *parts, D, paragraph(text(3)))
    assert answers(data) == [("c", text(1)), ("c", text(2)), ("d", text(3))]
    assert data.issues.empty


def test_the_second_line_of_a_question_is_no_answer():
    asked = (
        heading("(c) Which achievements, promising practices"),
        heading("and lessons can be shared (objectives 6, 11)?"),
    )
    data = loaded(*asked, paragraph(text(1)), D, paragraph(text(2)))
    assert answers(data) == [("c", text(1)), ("d", text(2))]
    assert coded(data) == [("11", text(1)), ("6", text(1))]


@pytest.mark.parametrize("said", ["(objectives 6 and 11)", "(Objectifs 6, 11)", "[objectives 6; 11]"])
def test_objectives_in_brackets_of_a_question_are_codes_of_its_answers(said):
    data = loaded(heading(f"(c) Achievements {said}"), paragraph(text(1)), D, paragraph(text(2)))
    assert coded(data) == [("11", text(1)), ("6", text(1))]


@pytest.mark.parametrize("said", ["(see objectives of 2021)", "(2022)", "(objectives)"])
def test_other_words_in_brackets_are_no_codes(said):
    data = loaded(heading(f"(c) Achievements {said}"), paragraph(text(1)), D, paragraph(text(2)))
    assert coded(data) == []


def test_a_row_for_each_need_is_coded_for_it():
    rows = [["No.", "Question", "Response"], ["4", "Gaps and challenges (objective 14)", text(1)]]
    rows += [["5.1", "Cooperation needed: finance", text(2)], ["5.2", "Cooperation needed – data", text(3)]]
    data = loaded(table([*rows, ["5.3", "Cooperation needed: technology", ""]]))
    assert [each for each in answers(data) if each[1]] == [("d", text(1)), ("e", text(2)), ("e", text(3))]
    assert coded(data) == [("14", text(1)), ("data", text(3)), ("finance", text(2))]


def test_the_second_line_of_an_item_in_a_pdf_goes_on_with_it():
    def item(top: float, sign: str, *texts: str, is_bold: bool) -> list[Text]:
        first = Text(72, top, sign, 9 if sign == "•" else 11, is_bold), Text(108, top, texts[0], 11, is_bold)
        return [*first, *lines(*texts[1:], x=108, top=top - 14, is_bold=is_bold)]

    wide = "A fictional line that is as wide as the column in which it stands,"
    content = pdf(
        [
            *lines("Country: Fiji", top=800),
            *item(
                760, "c.", "Which achievements, promising practices and lessons,", "and who made them?", is_bold=True
            ),
            *item(718, "•", wide, "ends here.", is_bold=False),
            *item(676, "d.", "Gaps and challenges", is_bold=True),
            *lines("Fictional.", top=648),
        ]
    )
    data = load_review([document(content, "a.pdf")])
    assert answers(data) == [("c", f"• {wide} ends here."), ("d", "Fictional.")]


def test_numbered_names_of_needs_are_codes():
    named = lower("(i) Finance"), paragraph(text(2)), lower("e.2 Technology"), paragraph(text(3))
    data = loaded(D, paragraph(text(1)), E, *named)
    assert answers(data) == [("d", text(1)), ("e", text(2)), ("e", text(3))]
    assert coded(data) == [("finance", text(2)), ("technology", text(3))]


def test_a_label_in_bold_before_an_answer_on_needs_is_its_code():
    said = [raw(run(label, "<w:b/>") + run(text(n))) for n, label in enumerate(["Finance. ", "Data: "])]
    data = loaded(D, paragraph(text(3)), E, *said)
    assert coded(data) == [("data", f"Data: {text(1)}"), ("finance", f"Finance. {text(0)}")]


def test_a_heading_that_says_more_than_its_question_stays():
    data = loaded(D, lower("Legal gaps"), paragraph(text(1)), E, paragraph(text(2)))
    assert answers(data) == [("d", "Legal gaps"), ("d", text(1)), ("e", text(2))]
