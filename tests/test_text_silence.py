"""A Word document that asks for silence, in its text or beside it, withholds who has written it."""

from __future__ import annotations

import dataclasses

import pytest

from gcm_data.tables.withheld import withhold
from loaders import ListFile, load_review
from tests.word_builder import bold, deleted, heading, note, paragraph, raw, run, text_box, word
from tests.word_read import FORM, QUESTIONS, loaded
from tests.workbook_builder import document, text, workbook

RULE = "The Chatham House Rule applies to this fictional text."
SILENT = {
    "header": {"parts": {"header": paragraph(RULE)}},
    "footer": {"parts": {"footer": paragraph(RULE)}},
    "footnote": {"parts": {"footnotes": note(RULE)}},
    "long footnote": {"parts": {"footnotes": note(f"{text(1)} " * 20 + RULE)}},
    "comment": {"parts": {"comments": note("Please do not name us in the report.", "comment")}},
    "property": {"parts": {"core": f"<d:subject>{RULE}</d:subject>"}},
    "watermark": {"parts": {"header": f'<w:p><w:r><w:pict><v:textpath string="{RULE}"/></w:pict></w:r></w:p>'}},
}


@pytest.mark.parametrize("case", SILENT)
def test_what_stands_outside_of_the_text_and_asks_for_silence_counts(case):
    data = loaded(*FORM, **SILENT[case])
    assert data.submissions["attribution"].tolist() == ["non-attributable"]
    shown = withhold(data)
    told = " ".join(getattr(shown, field.name).to_csv() for field in dataclasses.fields(shown))
    assert "Fiji" not in told and "FJI" not in told and "a.docx" not in told


@pytest.mark.parametrize(
    "block",
    [
        paragraph(RULE), raw(deleted(RULE)), raw(run(RULE, "<w:vanish/>")), raw(run(RULE, "<w:strike/>")),
        raw(text_box(paragraph(RULE))),
    ],
    ids=["plain", "deleted", "hidden", "struck out", "text box"],
)  # fmt: skip
@pytest.mark.parametrize("is_first", [True, False])
def test_so_does_what_stands_in_it(block, is_first):
    data = loaded(*((block, *FORM) if is_first else (*FORM, block)))
    assert set(data.submissions["attribution"]) <= {"non-attributable"}


def test_nothing_but_a_name_of_a_writer_withholds_nothing():
    data = loaded(*FORM, parts={"header": paragraph("A fictional header, page 3"), "core": "<d:creator>X</d:creator>"})
    assert data.submissions["attribution"].tolist() == ["named"]
    assert data.documents["attribution"].tolist() == ["named"]


def test_a_text_that_an_officer_has_read_is_found_by_its_place_alone():
    held = "Our president is Jane Roe, who is fictional."
    blocks = (paragraph("Country: Fiji"), paragraph("May be named: no"), heading(QUESTIONS["en"][0]), paragraph(held))
    head = "document,sheet,cell,source,decision,by,date,reason\n"
    file = ListFile("attribution.csv", f"{head}a.docx,,paragraph 4,,text read,A. N.,2025-02-01,".encode(), "2025")
    assert "held back" in loaded(*blocks).responses["text"].item()
    assert "Jane Roe" in loaded(*blocks, decisions=(file,)).responses["text"].item()


def test_the_name_of_a_withheld_source_leaves_the_headings_of_others():
    rows = [["Organization", "Quibble Union"], ["Attribution", "may not be named"], [], ["Question", "Response"]]
    secret = document(workbook({"S": [*rows, ["(c)", "Fictional."]]}), "q.xlsx")
    blocks = (heading("Report of Fiji"), heading("Objective 5: with Quibble Union"), paragraph(text(1)))
    report = document(word(*blocks, heading("Objective 6"), bold("Quibble Union"), paragraph(text(2))), "a.docx")
    data = load_review([secret, report])
    assert (data.submissions["attribution"] == "non-attributable").sum() == 1
    shown = withhold(data)
    assert not any("Quibble" in getattr(shown, field.name).to_csv() for field in dataclasses.fields(shown))
