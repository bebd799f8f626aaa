"""An annex that ticks objectives under the questions: the report above is read, and ticks are codes, no answers."""

from __future__ import annotations

import pytest

from gcm_data import reference
from loaders import load_review
from tests.pdf_builder import LEADING, Text, lines, pdf
from tests.test_pdf import loaded as loaded_pdf
from tests.word_builder import heading, paragraph, table
from tests.word_read import answers, loaded, targets
from tests.workbook_builder import document, text, workbook

TITLES = [each.title for each in reference.objectives()][:8]
TICKED = {3: "C", 5: "CD"}


def annex(sign: str, no: str = "", label: str = "{title}") -> list[list[str]]:
    head = ["No.", "Objective", "A", "B", "C", "D", "E"]
    rows = [
        [str(n), label.format(n=n, title=title), *(sign if letter in TICKED.get(n, "") else no for letter in "ABCDE")]
        for n, title in enumerate(TITLES, start=1)
    ]
    return [head, *rows]


FORM = (
    heading("C. Achievements, promising practices and lessons learned"), paragraph(text(1)),
    heading("D. Gaps and challenges"), paragraph(text(2)), heading("E. Cooperation needed"), paragraph(text(3)),
)  # fmt: skip


@pytest.mark.parametrize("sign", ["X", "✓", "Yes"])
@pytest.mark.parametrize("label", ["{title}", "Objective {n}", "{n}. {title}"])
def test_ticks_of_an_annex_are_codes_and_the_text_above_is_read(sign, label):
    data = loaded(heading("Report of Fiji"), *FORM, heading("Annex"), table(annex(sign, label=label)),
                  heading("References"), paragraph("Nobody, N. (2020). Objective 16."))  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(1)), ("d", text(2)), ("e", text(3))]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    assert sorted(zip(coded["target"], coded["question"], strict=True)) == [("3", "c"), ("5", "c"), ("5", "d")]
    assert len(data.submissions) == 1 and len(targets(data)) == 3
    assert data.issues.empty


@pytest.mark.parametrize("no", ["", "–", "No"])
def test_ticks_in_a_workbook_are_codes_too(no):
    rows = [["Country: Fiji"], [], *annex("Yes" if no == "No" else "x", no)]
    data = load_review([document(workbook({"Annex": rows}))])
    assert data.responses.empty
    assert sorted(zip(data.mentions["target"], data.mentions["question"], strict=True)) == [
        ("3", "c"), ("5", "c"), ("5", "d"),
    ]  # fmt: skip


def test_chapters_above_a_table_that_nobody_reads_are_told():
    long = "A fictional chapter is about boats, built of paper, and about clerks who count these boats. " * 4
    blocks = [block for number in range(3) for block in (heading(f"Made-up chapter {number}"), paragraph(long))]
    data = loaded(heading("Report of Fiji"), *blocks, table(annex("X")))
    assert (data.issues["code"] == "cells-unread").sum() == 3
    letter = loaded(heading("Report of Fiji"), paragraph(long), paragraph(long), table(annex("X")))
    assert letter.issues.empty


def test_lines_of_a_contents_page_of_a_pdf_are_no_paragraph():
    asked = ("C. Achievements", "D. Gaps and challenges", "E. Cooperation needed")
    contents = [f"{title}{'.' * (60 - len(title))} {n}" for n, title in enumerate((*asked, "References"), start=2)]
    chapters = [line for n, title in enumerate(asked) for line in (f"**{title}", f"Fictional boats, {n}.", "")]
    page = lines("Country: Fiji", "", *contents, "", *chapters)
    data = loaded_pdf(pdf([*page, Text(72, page[-1].y - 3 * LEADING, "References", is_bold=True)]))
    assert data.responses["text"].tolist() == [f"Fictional boats, {n}." for n in range(3)]
