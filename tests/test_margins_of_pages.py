"""The margins of a text document's pages: a letterhead names the State where nothing else does, and answers nothing."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.pdf_builder import Text, lines, pdf
from tests.word_builder import heading, paragraph, raw, run, word
from tests.workbook_builder import document, text

FORM = (heading("(c) Achievements"), paragraph(text(1)), heading("(d) Gaps"), paragraph(text(2)))
LETTERHEADS = [
    paragraph("GOVERNMENT OF MONGOLIA") + paragraph("Agency for Fictional Steppes, 14 Felt Street"),
    raw(f"{run('Government of Mongolia')}<w:r><w:br/></w:r>{run('Agency for Fictional Steppes')}"),
    paragraph("Permanent Mission of Mongolia"),
    paragraph("Mongolia"),
    paragraph("Mongolia – Agency for Fictional Steppes"),
    paragraph("Member State: Mongolia"),
    paragraph("Ministry of Fictional Steppes of Mongolia"),
    paragraph("Fictional review of the Compact | Mongolia"),
]


def of_word(margin: str, *body: str, kind: str = "header"):
    return load_review([document(word(*body, parts={kind: margin}), "a.docx")])


@pytest.mark.parametrize("kind", ["header", "footer"])
@pytest.mark.parametrize("margin", LETTERHEADS)
def test_a_letterhead_names_the_state(margin, kind):
    data = of_word(margin, heading("Answers to the questions, fictional"), *FORM, kind=kind)
    assert data.submissions["iso3"].tolist() == ["MNG"]
    assert data.responses["text"].tolist() == [text(1), text(2)]


def test_what_the_body_names_counts_before_the_letterhead():
    data = of_word(paragraph("Government of Mongolia"), paragraph("Country: Fiji"), *FORM)
    assert data.submissions["iso3"].tolist() == ["FJI"]


@pytest.mark.parametrize(
    ("margin", "body"),
    [
        ("Workshop in Thailand, fictional", "Answers"),
        ("Regional review of the Compact, Bangkok, Thailand", "Answers"),
        ("Fictional network of Mongolia for NGOs", "Answers"),
        ("Government of Mongolia", "Written with Fiji|Written with Palau"),
        ("Government of Mongolia / Government of Fiji", "Answers"),
    ],
)
def test_a_margin_that_is_no_letterhead_or_has_a_rival_names_nobody(margin, body):
    data = of_word(paragraph(margin), *map(paragraph, body.split("|")), *FORM)
    assert data.submissions.empty
    assert data.issues["code"].tolist() == ["member-missing"]


def page(number: int, of: int, *texts: str, header: tuple[str, ...], gap: bool) -> list[Text]:
    top = 800.0
    head = lines(*header, top=top)
    return [*head, *lines(*texts, top=top - 14.0 * (len(header) + gap)), Text(290, 30, f"– {number} – {of}")]


@pytest.mark.parametrize("gap", [False, True])
def test_a_header_of_two_lines_on_two_pages_interrupts_no_answer(gap):
    header = ("Mongolia. Material for a fictional review of the Compact", "that nobody has made")
    first = ("**(c) What achievements can be shared?", "", "Fictional.", "", "**(d) What are the main gaps?", "")
    content = pdf(
        page(1, 2, *first, "A made-up desk keeps its books in three rooms and", header=header, gap=gap),
        page(2, 2, "not one of them agrees with another.", header=header, gap=gap),
    )
    data = load_review([document(content, "a.pdf")])
    assert data.submissions["iso3"].tolist() == ["MNG"]
    said = "A made-up desk keeps its books in three rooms and not one of them agrees with another."
    assert data.responses[["question", "text"]].values.tolist() == [["c", "Fictional."], ["d", said]]


def test_the_first_lines_of_pages_that_are_a_table_or_sentences_are_read():
    head = [Text(72, 800, "Question"), Text(300, 800, "Response")]
    row = [Text(72, 780, "(c) Achievements"), Text(300, 780, "Fictional words.")]
    data = load_review([document(pdf([*head, *row], lines("Nothing was made up.", top=800)), "a.pdf")])
    assert "Nothing" not in " ".join(data.issues.loc[data.issues["code"] == "outside-text", "message"])


def test_a_header_from_the_second_page_on_and_a_footer_that_counts_are_no_answer():
    def made(number: int, *texts: str) -> list[Text]:
        head = lines("Answers of a made-up agency", top=800) if number > 1 else lines("Country: Mongolia", top=800)
        return [*head, *lines(*texts, top=786), Text(72, 40, f"A made-up agency, page {number}")]

    first = "**(c) What achievements can be shared?", "Fictional."
    content = pdf(made(1, *first), made(2, "**(d) What are the main gaps?", "None."), made(3, "Nothing more."))
    data = load_review([document(content, "a.pdf")])
    assert data.responses["text"].tolist() == ["Fictional.", "None.", "Nothing more."]
    two = pdf(made(1, *first), [*lines("**(d) What are the main gaps?", "None."), made(2)[-1]])
    assert load_review([document(two, "a.pdf")]).responses["text"].tolist() == ["Fictional.", "None."]
