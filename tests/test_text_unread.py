"""Words of a Word document that nobody reads as its text may ask for silence, too."""

from __future__ import annotations

import pytest

from gcm_data.tables.withheld import withhold
from tests.word_builder import cell, control, deleted, heading, paragraph, raw, run, table, text_box
from tests.word_read import QUESTIONS, loaded
from tests.workbook_builder import text

RULE = "This fictional submission is made under the Chatham House Rule."
GONE_ROW = f'<w:tr><w:trPr><w:del w:id="4" w:author="x"/></w:trPr>{cell(raw(deleted(RULE)))}{cell("")}</w:tr>'
CONTINUED = [(cell(paragraph("A"), properties='<w:vMerge w:val="restart"/>'), "x"),
             (cell(paragraph(RULE), properties="<w:vMerge/>"), "y")]  # fmt: skip


@pytest.mark.parametrize(
    "block",
    [
        table([("A", "B"), ("x", "y")]).replace("</w:tbl>", GONE_ROW + "</w:tbl>"),
        table([("A", control(paragraph(RULE), "<w:showingPlcHdr/>"))]),
        table(CONTINUED),
        control(paragraph(RULE), "<w:showingPlcHdr/>"),
        raw(run("Fictional words. ") + control(run(RULE), "<w:showingPlcHdr/>")),
        raw(run(f"{RULE}\t5"), '<w:pStyle w:val="Toc1"/>'),
        f'<w:moveFrom w:id="9">{paragraph(RULE)}</w:moveFrom>',
        raw(f'<w:r><w:drawing><docPr descr="{RULE}"/></w:drawing></w:r>'),
        raw(f'<w:r><w:pict><v:shape alt="{RULE}"/></w:pict></w:r>'),
    ],
    ids=["row", "cell", "merged", "control", "in a line", "contents", "moved", "picture", "old picture"],
)
def test_words_that_nobody_reads_as_text_may_ask_for_silence(block):
    c, d = QUESTIONS["en"]
    data = loaded(heading("Fiji"), heading(c), paragraph(text(1)), heading(d), paragraph(text(2)), block)
    assert withhold(data).submissions["iso3"].tolist() == [""]


def test_a_text_box_in_the_cell_of_an_answer_may_ask_for_silence():
    c, d = QUESTIONS["en"]
    boxed = cell(raw(text_box(paragraph(RULE))) + paragraph(text(1)))
    data = loaded(heading("Fiji"), table([("Question", "Response"), (c, boxed), (d, text(2))]))
    assert withhold(data).submissions["iso3"].tolist() == [""]


def test_a_table_of_contents_says_no_more_than_the_headings():
    c, d = QUESTIONS["en"]
    contents = [raw(run(f"{words}\t5"), '<w:pStyle w:val="Toc1"/>') for words in ("1. Confidential services", c)]
    answers = [heading(c), heading("Confidential services"), paragraph(text(1)), heading(d), paragraph(text(2))]
    assert loaded(heading("Fiji"), *contents, *answers).submissions["iso3"].tolist() == ["FJI"]
