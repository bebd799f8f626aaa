"""Rows of tables in a PDF that the end of a page splits: the second part goes on with the answer above it."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.pdf_builder import Text, pdf
from tests.workbook_builder import document

HEAD = ("Question", "Response")
BOXES = b"".join(b"%d %d %d 50 re S\n" % (x, y, 240) for x in (72, 312) for y in (640, 690, 740))


def page(*rows: tuple[str, ...]) -> list[Text]:
    """A page with three rows of two cells, each of a line."""
    places = (
        (76 + 240 * column, 770 - 50 * row, said) for row, cells in enumerate(rows) for column, said in enumerate(cells)
    )
    return [Text(x, y, said, 8) for x, y, said in places if said]


def loaded(*pages: list[Text]):
    return load_review([document(pdf(*pages, drawn=BOXES), "Fictional.pdf")])


@pytest.mark.parametrize("end", ["A fictional desk opens daily, and", "A fictional desk opens daily."])
@pytest.mark.parametrize("is_repeated", [True, False])
def test_the_second_part_of_a_row_goes_on_with_its_answer(end, is_repeated):
    first = page(HEAD, ("(c) Achievements of Fiji", "Fictional."), ("(d) Gaps", end))
    rows = [("", "The other desk is made up."), ("(e) Cooperation needed", "Fictional help.")]
    second = page(*([HEAD] * is_repeated), *rows)
    title = Text(72, 810, "Country: Fiji")
    data = loaded([title, *first], second)
    assert data.responses[["question", "text"]].values.tolist() == [
        ["c", "Fictional."],
        ["d", f"{end}\nThe other desk is made up."],
        ["e", "Fictional help."],
    ]
    assert data.issues["code"].tolist() == ["rows-continued"]


def test_a_row_without_a_question_on_the_same_page_is_told():
    rows = page(HEAD, ("(d) Gaps", "A fictional desk opens daily."), ("", "Another is made up."))
    data = loaded([Text(72, 810, "Country: Fiji"), *rows])
    assert data.responses["text"].tolist() == ["A fictional desk opens daily."]
    assert data.issues["code"].tolist() == ["question-missing"]


def test_a_question_that_is_split_with_its_answer_goes_on_as_well():
    first = page(
        HEAD, ("(d) Gaps", "Fictional."), ("(e) Cooperation needed (finance,", "A fictional desk opens daily, and")
    )
    second = page(HEAD, ("data and partnerships)", "the other desk is made up."))
    data = loaded([Text(72, 810, "Country: Fiji"), *first], second)
    said = "A fictional desk opens daily, and\nthe other desk is made up."
    assert data.responses[["question", "text"]].values.tolist() == [["d", "Fictional."], ["e", said]]
