"""Which State submits a Word document: letters, addresses, partners, and documents of several States."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.word_builder import heading, paragraph, table
from tests.word_read import HEADS, loaded
from tests.workbook_builder import document, text, workbook


@pytest.mark.parametrize(
    "line", ["Submitted by the Government of Fiji", "Submitted by: Fiji", "Présenté par Fidji", "Republic of Fiji"]
)
def test_who_submits(line):
    data = loaded(
        paragraph("A fictional letter to the Republic of Korea."),
        paragraph(line),
        table([[*HEADS["en"]], ["c", text(1)]]),
    )
    assert data.submissions["iso3"].tolist() == ["FJI"]


def test_two_states_in_a_letter_and_no_other_sign_name_nobody():
    data = loaded(paragraph("To Tonga, from Fiji, with fictional regards."), table([[*HEADS["en"]], ["c", text(1)]]))
    assert data.issues["code"].tolist() == ["member-missing"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Embassy of the Republic of Fiji", "2-3-5 Fictional street, Tokyo", "Japan"],
        ["To the secretariat", "Bangkok", "10200", "Thailand", "The Government of Fiji submits these answers."],
        ["The secretariat", "Some Avenue, Bangkok", "10200", "Thailand", "Government of Fiji"],
    ],
)
def test_the_country_of_an_address_answers_nothing(lines):
    data = loaded(*map(paragraph, lines), heading("(c) Achievements"), paragraph(text(1)))
    assert data.submissions["iso3"].tolist() == ["FJI"]


def test_a_heading_names_a_partner():
    form = heading("Labour mobility to Australia"), heading("(c) Achievements"), paragraph(text(1))
    assert loaded(paragraph("The Government of Fiji submits, fictional."), *form).submissions["iso3"].tolist() == [
        "FJI"
    ]


@pytest.mark.parametrize("second", ["Government of Tonga", "Report of Tonga"])
def test_of_two_states_that_may_send_a_document_none_is_named(second):
    data = loaded(
        paragraph("The Government of Fiji writes."), heading(second), heading("(c) Achievements"), paragraph("None.")
    )
    assert data.issues["code"].tolist() == ["member-missing"]


@pytest.mark.parametrize("places", [["Australia"], ["Australia", "New Zealand"]])
def test_a_state_alone_in_a_line_of_an_answer_begins_no_part(places):
    lines = ["Fiji", "(c) Achievements", text(1), *places, "(d) Gaps", text(2)]
    for data in (
        loaded(*(heading(line) if line[0] == "(" else paragraph(line) for line in lines)),
        load_review([document(workbook({"S": [[line] for line in lines]}))]),
    ):
        assert data.submissions["iso3"].tolist() == ["FJI"]
        assert set(data.responses["question"]) == {"c", "d"}


def test_states_in_an_answer_split_no_compilation():
    form = [
        heading("(c) Achievements"),
        paragraph(text(1)),
        paragraph("Australia"),
        heading("(d) Gaps"),
        paragraph(text(2)),
    ]
    data = loaded(heading("Fiji"), *form, heading("Tonga"), *form)
    assert data.submissions["iso3"].tolist() == ["FJI", "TON"]
    assert data.responses["question"].tolist().count("d") == 2


def test_a_report_with_headings_of_two_states_is_nobodys():
    passages = [heading("Objective 5"), paragraph(text(1)), heading("Objective 7"), paragraph(text(2))]
    data = loaded(heading("Fiji"), *passages, heading("Tonga"), *passages)
    assert (data.responses.empty, data.issues["code"].tolist()) == (True, ["member-missing"])
