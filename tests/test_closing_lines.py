"""Lines that close a form below its last answer: thanks and a focal point are no part of the answer."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.word_builder import heading, paragraph, table, word
from tests.workbook_builder import document, text

CLOSING = [
    "Thank you for your fictional contribution.",
    "Focal point: Ms. Nobody Example, Ministry of Fictional Affairs",
    "National focal point for migration – Mr. Nobody",
    "Nous vous remercions de votre contribution fictive.",
    "Point focal : Mme Personne",
    "Координатор: Никто Примеров (вымышленное лицо)",
    "Благодарим за внимание!",
    "Punto focal: Nadie",
    "联系人：某某",
    "شكرا على مساهمتكم",
]


def loaded(*blocks: str):
    return load_review([document(word(paragraph("Country: Fiji"), heading("(d) Gaps"), *blocks), "a.docx")])


@pytest.mark.parametrize("line", CLOSING)
def test_a_closing_line_is_no_answer(line):
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), paragraph(text(2)), paragraph(line))
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert data.issues.empty


def test_closing_lines_below_a_question_that_nobody_answered_leave_it_blank():
    lines = map(paragraph, CLOSING[:2])
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), *lines)
    assert data.responses["state"].tolist() == ["answered", "blank"]


def test_thanks_and_labels_inside_of_an_answer_belong_to_it():
    said = ["Thanks to a fictional fund the boats sail.", "Contact: made-up desks answer letters.", text(2)]
    data = loaded(*map(paragraph, said), heading("(e) Cooperation needs"), paragraph(text(3)))
    assert data.responses["text"].tolist() == [*said, text(3)]


def test_a_longer_sentence_of_thanks_at_the_end_is_an_answer():
    said = (
        "Thanks to the made-up fund of three islands, forty fictional clerks were taught how to write letters kindly."
    )
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), paragraph(said))
    assert data.responses["text"].tolist() == [text(1), said]


def test_names_below_the_last_words_of_a_letter_are_no_answer():
    lines = map(paragraph, ["Yours sincerely,", "Nobody Example", "Director of Fictional Affairs"])
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), paragraph(text(2)), *lines)
    assert data.responses["text"].tolist() == [text(1), text(2)]


def test_closing_lines_below_a_table_and_a_report_are_no_answers():
    rows = table([["Question", "Response"], ["(d) Gaps", text(1)], ["(e) Cooperation needed", text(2)]])
    report = heading("Objective 5"), paragraph(text(1)), heading("Objective 6"), paragraph(text(2))
    for blocks in ((rows,), report):
        made = word(paragraph("Country: Fiji"), *blocks, *map(paragraph, CLOSING[:2]))
        data = load_review([document(made, "a.docx")])
        assert data.responses["text"].tolist() == [text(1), text(2)]
        assert data.issues.empty


ENDS = [
    ["Honiara, 3 May 2024"],
    ["", "Honiara, 3 May"],
    ["Ville-Inventée, le 3 mai.", "(signé)"],
    ["", "Председатель Вымышленного Бюро Н. Н. Никто"],
    ["", "Director of Made-up Reefs, N. O. Body"],
    ["г. Вымышленск, 3 мая 2024 года"],
    ["Fait à Ville-Inventée, le 3 mai 2024"],
    ["03/05/2024"],
    ["Vinaka. Drafted and cleared on 3/5/2024."],
    ["Fa’afetai tele. For any question please call."],
    ["Ms. Nobody Example, Director, Made-up Agency of Reefs"],
    ["(signed)", "N. O. Body", "Additional Secretary, Made-up Agency of Reefs", "3 May 2024"],
    ["", "N. O. Body", "Deputy Director, Made-up Agency of Reefs"],
    ["", "Taking this opportunity, we send greetings.", "nobody@example.org", "Done at Suva on 3 May 2024"],
    ["Hà Nội, ngày 20 tháng 11 năm 2024", "Người ký: Không Ai"],
    ["北京，2024年11月20日", "签署人：某某"],
    ["二〇二四年十一月二十日"],
    ["二零二四年五月三日"],
    ["We appreciate the opportunity to write.", "Focal point: Nobody", "Date of submission: 3 May 2024"],
]  # fmt: skip


@pytest.mark.parametrize("lines", ENDS, ids=lambda lines: " ".join(lines)[:20])
def test_place_date_and_names_at_the_end_are_no_answer(lines):
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), paragraph(text(2)), *map(paragraph, lines))
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert data.issues.empty


@pytest.mark.parametrize(
    "lines",
    [
        ["3 May 2024"],
        ["3 May"],
        ["Chair N. O. Body was elected."],
        ["Of boats, 3 March"],
        ["A plan was adopted on 3 May 2024"],
        ["", "Chair of Clerks"],
        ["Training of Judges", "Made-up Clerks"],
        ["", "Legal Aid"],
    ],
)
def test_a_short_answer_at_the_end_stays_one(lines):
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), *map(paragraph, lines))
    assert data.responses["text"].tolist() == [text(1), *filter(None, lines)]


def test_a_list_of_days_is_an_answer():
    days = ["Fictional days are kept:", "Made-up Day, 3 May"]
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), *map(paragraph, days))
    assert data.responses["text"].tolist() == [text(1), *days]


def test_a_part_of_a_list_with_a_word_of_signatures_is_an_answer():
    said = ["nobody needs to call for a fictional stamp;", "Two made-up treaties were signed."]
    data = loaded(*map(paragraph, said), heading("(e) Cooperation needs"), paragraph(text(3)))
    assert data.responses["text"].tolist() == [*said, text(3)]


@pytest.mark.parametrize("line", ["Needs: finance; technology", "Besoins : financement ; partenariats"])
@pytest.mark.parametrize("last", [[], ["", "Honiara, May 3", "(signed)", "Nobody Example, Director of Reefs"]])
def test_codes_in_the_last_line_are_no_closing_line(line, last):
    data = loaded(
        paragraph(text(1)), heading("(e) Cooperation needs"), paragraph(text(2)), *map(paragraph, [line, *last])
    )
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert data.mentions["target"].tolist()[0] == "finance" and len(data.mentions) == 2


def test_numbers_of_objectives_above_a_signature_are_no_date():
    lines = ["Relevant objectives: 5, 23", "", "Honiara, 3 May", "(signed)", "Nobody Example, Director of Reefs"]
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), paragraph(text(2)), *map(paragraph, lines))
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert data.mentions["target"].tolist() == ["5", "23"]


def test_two_short_sentences_at_the_end_are_an_answer():
    said = "Fictional boats; fictional maps"
    data = loaded(paragraph(text(1)), heading("(e) Cooperation needs"), paragraph(said))
    assert data.responses["text"].tolist() == [text(1), said]
