"""Consent asked for in lines of their own: in one paragraph, in two, by boxes, above answers, below or between them."""

from __future__ import annotations

import pytest

from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from tests import pdf_builder
from tests.cases import first
from tests.word_builder import bold, heading, paragraph, table
from tests.word_read import QUESTIONS, loaded
from tests.workbook_builder import document, text, workbook

C, D = QUESTIONS["en"]
FORM = [heading(C), paragraph(text(1)), heading(D), paragraph(text(2))]
TABLE = [table([("Question", "Response"), (C, text(1)), (D, text(2))])]
REPORT = [heading("Objective 5: a"), paragraph(text(1)), heading("Objective 7: a"), paragraph(text(2))]
ASKED = (
    "May your country be named?",
    "Can the response be attributed?",
    "May we name your organization as the source?",
    "Do you agree that your name is published?",
    "Consent to be named:",
    "Attribution:",
)
NO = ("☐ Yes ☒ No", "No", "[ ] Yes [x] No", "Yes ☐ No ☒", "☐ Yes ☐ No", "only if we are asked", "No, please do not.")
YES = ("☒ Yes ☐ No", "Yes", "[x] Yes [ ] No", "Yes ☒ No ☐")
shapes = pytest.mark.parametrize("shape", [FORM, TABLE, REPORT], ids=["form", "table", "report"])


def named(data: ReviewData) -> list[str]:
    """The States named; what was answered is all there, and nothing else is an answer."""
    data = withhold(data)
    assert data.responses["text"].tolist() == [text(1), text(2)]
    return data.submissions["iso3"].tolist()


@shapes
@pytest.mark.parametrize("asked", first(1, ASKED))
@pytest.mark.parametrize("said", first(1, NO))
def test_a_refusal_withholds_the_name_wherever_it_stands(shape: list[str], asked: str, said: str):
    title = heading("Fiji")
    line, lines = [paragraph(f"{asked} {said}")], [paragraph(asked), paragraph(""), paragraph(said)]
    for added in (line, lines, [bold(asked), paragraph(said)]):
        assert named(loaded(title, *added, *shape)) == [""]
        assert named(loaded(title, *shape, *added)) == [""]
        if shape is not TABLE:
            assert named(loaded(title, *shape[:2], *added, *shape[2:])) == [""]


@pytest.mark.parametrize("said", NO[1:])
def test_whatever_is_no_clear_yes_is_a_refusal(said: str):
    assert named(loaded(heading("Fiji"), paragraph(f"{ASKED[0]} {said}"), *FORM)) == [""]
    assert named(loaded(heading("Fiji"), *FORM, paragraph(ASKED[0]), paragraph(said))) == [""]


@shapes
def test_boxes_in_lines_of_their_own(shape: list[str]):
    for boxes, iso3 in ((("☐ Yes", "☒ No"), ""), (("☒ Yes", "☐ No"), "FJI"), (("☐ Yes", "☐ No"), "")):
        lines = map(paragraph, (ASKED[0], *boxes))
        assert named(loaded(heading("Fiji"), *shape, *lines)) == [iso3]


@shapes
def test_a_clear_yes_names(shape: list[str]):
    for said in YES:
        line = paragraph(f"{ASKED[0]} {said}")
        assert named(loaded(heading("Fiji"), line, *shape)) == ["FJI"]
        assert named(loaded(heading("Fiji"), *shape, line)) == ["FJI"]


@pytest.mark.parametrize("said", ["Privacy", "Names of migrants are not published."])
def test_an_answer_that_speaks_of_names_is_one(said: str):
    data = loaded(heading("Fiji"), *FORM[:2], paragraph(said), *FORM[2:])
    assert withhold(data).submissions["iso3"].tolist() == ["FJI"]
    assert data.responses["text"].tolist() == [text(1), said, text(2)]


@pytest.mark.parametrize("asked", ASKED)
def test_every_wording_asks(asked: str):
    assert named(loaded(heading("Fiji"), paragraph(f"{asked} {NO[0]}"), *FORM)) == [""]


@pytest.mark.parametrize("asked", first(1, ASKED))
def test_in_a_spreadsheet_and_a_pdf(asked: str):
    rows = [["(c) Achievements"], [text(1)], ["(d) Gaps"], [text(2)]]
    lines = [f"**{C}", text(1), "", f"**{D}", text(2)]
    for said in NO[:2]:
        for added in ([[f"{asked} {said}"]], [[asked], [said]], [[asked, said]]):
            for sheet in ([["Country", "Fiji"], *added, *rows], [["Country", "Fiji"], *rows, *added]):
                assert named(load_review([document(workbook({"S": sheet}))])) == [""]
    for added in ([f"{asked} ☐ Yes ☒ No"], [f"**{asked}", "No"]):
        content = pdf_builder.pdf(pdf_builder.lines("**Fiji", "", *lines, "", *added))
        assert withhold(load_review([document(content, "a.pdf")])).submissions["iso3"].tolist() == [""]


def test_ticked_fields_of_a_pdf_form():
    lines = ["**Fiji", "", f"{ASKED[0]}      Yes         No", "", f"**{C}", text(1), "", f"**{D}", text(2)]
    fields = [("y", False, 250, 730), ("n", True, 330, 730)]
    content = pdf_builder.form(pdf_builder.lines(*lines), [], fields)
    assert withhold(load_review([document(content, "a.pdf")])).submissions["iso3"].tolist() == [""]


def test_a_hint_behind_a_label_is_no_answer():
    for label in (f"{ASKED[0]} (Yes/No)", f"{ASKED[0]} Please answer."):
        for said, iso3 in (("Yes", "FJI"), ("No", "")):
            assert named(loaded(heading("Fiji"), table([(label, said)]), *FORM)) == [iso3]
