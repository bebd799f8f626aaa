"""Lists to tick with their caption in the same line: “Type of cooperation sought: ☒ Finance ☐ Data”."""

from __future__ import annotations

import pytest

from gcm_data.tables.integrity import misfits
from tests.pdf_builder import Text, lines, pdf
from tests.test_pdf import read
from tests.word_builder import heading, paragraph, table
from tests.word_read import loaded
from tests.workbook_builder import text

FORMS = [
    (
        "Report of Fiji",
        "(e) Areas for stronger cooperation",
        "Type of cooperation sought: ☒ Finance ☐ Data ☒ Technology",
    ),
    ("Rapport de Fidji", "e) Domaines de coopération", "Coopération souhaitée : ☒ Financement ☐ Données ☒ Technologie"),
    ("Relatório de Timor-Leste", "e) Cooperação necessária", "Apoio: [X] financiamento [ ] dados [X] tecnologia"),
]


@pytest.mark.parametrize(("title", "asked", "line"), FORMS)
def test_a_caption_before_its_boxes_is_no_answer(title, asked, line):
    data = loaded(
        heading(title), heading("(d) Gaps and challenges"), paragraph(text(1)), heading(asked), paragraph(text(2)),
        paragraph(line),
    )  # fmt: skip
    assert data.responses[["question", "text"]].values.tolist() == [["d", text(1)], ["e", text(2)]]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    assert set(zip(coded["question"], coded["target"], strict=True)) == {("e", "finance"), ("e", "technology")}
    assert not misfits(data)


def test_a_captioned_list_inside_of_a_cell_counts_once():
    line = "Objectives: 5\nType of cooperation: ☒ Finance ☐ Data"
    rows = [["Question", "Response"], ["(d) Gaps", text(1)], ["(e) Cooperation needs", f"{text(2)}\n{line}"]]
    data = loaded(heading("Report of Fiji"), table(rows))
    assert data.mentions["target"].tolist().count("finance") == 1
    assert not misfits(data)


def test_boxes_behind_a_caption_that_name_no_need_are_answered_in_words():
    line = "Plan adopted by nobody: ☒ Yes ☐ No"
    data = loaded(
        heading("Report of Fiji"), heading("(d) Gaps and challenges"), paragraph(line),
        heading("(e) Areas for stronger cooperation"), paragraph(text(2)),
    )  # fmt: skip
    assert line in data.responses["text"].tolist()


def test_boxes_written_before_the_lines_stand_before_their_words():
    y = 600.0
    boxes = [Text(97, y, "☒ "), Text(147, y, "☐ ")]  # one glyph alone has no width here
    words = [Text(72, y, "Aid:"), Text(106, y, "Finance"), Text(156, y, "Data")]
    said = read(pdf([*boxes, *lines("A line above them, fictional."), *words]))
    assert list(said.values()) == ["A line above them, fictional.", "Aid: ☒ Finance ☐ Data"]


def test_lines_of_codes_in_a_report_by_objective_code_the_passage_above():
    blocks = (heading("Objective 6"), paragraph(text(1)), paragraph("Guiding principles concerned: child-sensitive"),
              heading("Objective 20"), paragraph(text(2)), paragraph("Kind of support: Technology"))  # fmt: skip
    data = loaded(paragraph("Country: Fiji"), *blocks)
    assert data.responses["text"].tolist() == [text(1), text(2)]
    found = data.mentions[data.mentions["basis"] == "coded"]
    assert sorted(found["target"]) == ["20", "6", "child_sensitive", "technology"]


def test_a_line_of_codes_below_a_heading_without_a_passage_codes_none_of_another_heading():
    blocks = (
        heading("Objective 6"),
        paragraph(text(1)),
        heading("Objective 20"),
        paragraph("Kind of support: Technology"),
    )
    data = loaded(paragraph("Country: Fiji"), *blocks)
    first = data.responses.loc[data.responses["text"] == text(1), "response"].item()
    coded = data.mentions[(data.mentions["basis"] == "coded") & (data.mentions["response"] == first)]
    assert coded["target"].tolist() == ["6"]
