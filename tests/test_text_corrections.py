"""Corrections of what stands in a Word document, by paragraph and by cell of a table."""

from __future__ import annotations

import pytest

from loaders import ListFile
from tests.word_builder import paragraph, table
from tests.word_read import FORM, HEADS, QUESTIONS, answers, loaded, targets

CORRECTIONS = "document,sheet,cell,old text,new text,reason,by,date\n"


@pytest.mark.parametrize("sheet", ["", QUESTIONS["en"][0]])
@pytest.mark.parametrize("cell", ["paragraph 3", "Paragraph  3"])
def test_a_paragraph_is_corrected(sheet, cell):
    row = f'a.docx,"{sheet}",{cell},"Objective 5, of old.","Objective 6, mended.",Why,A. N.,2025-02-01\n'
    file = ListFile("corrections.csv", (CORRECTIONS + row).encode(), "2025")
    data = loaded(*FORM, corrections=(file,))
    assert data.corrections["state"].tolist() == ["applied"]
    assert answers(data)[0][1] == "Objective 6, mended."
    assert targets(data) == [("6", "cited", "paragraph 3")]


def test_a_cell_of_a_table_is_corrected_and_what_is_not_there_is_told():
    rows = [
        'a.docx,,"table 1, row 2, column 2",old,new,Why,A. N.,', "a.docx,,paragraph 99,old,new,Why,A. N.,",
        'a.docx,Another,"table 1, row 2, column 2",new,x,Why,A. N.,', "a.docx,,B2,old,new,Why,A. N.,",
    ]  # fmt: skip
    file = ListFile("corrections.csv", (CORRECTIONS + "\n".join(rows)).encode(), "2025")
    data = loaded(paragraph("Country: Fiji"), table([[*HEADS["en"]], ["(c) Achievements", "old"]]), corrections=(file,))
    assert data.responses["text"].tolist() == ["new"]
    assert data.issues["code"].tolist() == ["correction-misplaced"] * 3
    assert "paragraph 99" in data.issues["message"].iloc[0]
