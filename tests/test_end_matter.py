"""Sections of a Word document that answer nothing: bibliographies, glossaries, thanks, and what is to be completed."""

from __future__ import annotations

import pytest

from loaders.respondents.silence import only_thanks
from tests.word_builder import bold, heading, paragraph
from tests.word_read import QUESTIONS, answers, loaded, targets
from tests.workbook_builder import text

BOOK = "Nobody, N. (2020). Objective 16 and a made-up soup. Fabletown."
TITLES = ["Bibliography", "7. References", "Références", "Список литературы", "Daftar pustaka", "参考文献"]


@pytest.mark.parametrize("title", TITLES)
def test_a_bibliography_of_a_report_is_neither_read_nor_cited(title):
    data = loaded(
        heading("Report of Fiji"), heading("Objective 5"), paragraph(text(1)), heading("Objective 7"),
        paragraph(text(2)), heading(title), paragraph(BOOK),
    )  # fmt: skip
    assert [answer[1] for answer in answers(data)] == [text(1), text(2)]
    assert [found[0] for found in targets(data)] == ["5", "7"]
    assert data.issues.empty


@pytest.mark.parametrize("make", [heading, bold])
def test_so_is_one_of_a_form_and_the_next_question_goes_on(make):
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), make(c), paragraph(text(1)), make("List of abbreviations"), paragraph(BOOK),
        make(d), paragraph(text(2)), make("References"), paragraph(BOOK),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(1)), ("d", text(2))]
    assert data.issues.empty


def test_a_section_with_another_title_is_a_passage():
    data = loaded(
        heading("Report of Fiji"), heading("Objective 5"), paragraph(text(1)), heading("Objective 7"),
        paragraph(text(2)), heading("Fictional references to boats"), paragraph(text(3)),
    )  # fmt: skip
    assert [answer[1] for answer in answers(data)] == [text(1), text(2), text(3)]


def test_an_objective_below_which_nothing_is_said_is_not_reported():
    data = loaded(
        heading("Report of Fiji"), heading("Objective 5"), paragraph(text(1)), heading("Objective 7"),
        paragraph(text(2)), heading("Objective 9"), paragraph("To be completed."),
    )  # fmt: skip
    assert [found[0] for found in targets(data)] == ["5", "7"]


THANKS = {
    "Acknowledgements": "The made-up authors thank two anonymous readers.",
    "Remerciements": "Nous remercions deux lecteurs anonymes.",
    "Благодарность": "Авторы благодарят двух анонимных рецензентов.",
}
ASKING = [
    "We thank you for an anonymous report.",
    "We thank the office, which keeps Fiji anonymous everywhere.",
    "We thank two anonymous readers. Please do not name us.",
    "We thank all for this anonymous submission.",
    "This fictional report is anonymous.",
]


@pytest.mark.parametrize("title", THANKS)
def test_thanks_to_helpers_without_a_name_ask_for_no_silence(title):
    rest = (heading("Objective 5"), paragraph(text(1)), heading("Objective 7"), paragraph(text(2)))
    data = loaded(heading("Report of Fiji"), heading(title), paragraph(THANKS[title]), *rest)
    assert data.submissions["attribution"].tolist() == ["named"]
    assert data.issues.empty


@pytest.mark.parametrize("said", ASKING)
def test_whoever_thanks_and_asks_for_silence_is_not_named(said):
    assert not only_thanks("Acknowledgements", said)
    assert not only_thanks("Summary", THANKS["Acknowledgements"])
