"""Headings of objectives inside of an answer to a question, and a table of what is needed for which of them."""

from __future__ import annotations

import pytest

from gcm_data.tables.integrity import misfits
from tests.word_builder import bold, heading, paragraph, raw, run, table
from tests.word_read import QUESTIONS, loaded
from tests.workbook_builder import text


def below(text: str) -> str:
    """A heading of the second level."""
    return raw(run(text), '<w:outlineLvl w:val="1"/>')


@pytest.mark.parametrize("named", [below, bold])
@pytest.mark.parametrize("title", ["Objective {}", "Objective {}: a title of nobody", "GCM objective {} – kites"])
def test_each_heading_codes_the_text_below_it(named, title):
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading(c), named(title.format(3)), paragraph(text(1)), paragraph(text(2)),
        named(title.format(16)), paragraph(text(3)), heading(d), paragraph(text(4)),
    )  # fmt: skip
    said = data.responses
    assert said[["question", "text"]].values.tolist() == [
        ["c", text(1)],
        ["c", text(2)],
        ["c", text(3)],
        ["d", text(4)],
    ]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    texts = dict(zip(said["response"], said["text"], strict=True))
    assert [(texts[each.response], each.target) for each in coded.itertuples()] == [(text(1), "3"), (text(3), "16")]
    assert data.issues.empty
    assert not misfits(data)


def test_a_heading_over_no_answer_codes_nothing():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading(c), below("Objective 3"), paragraph("No information provided."),
        below("Objective 16"), paragraph(text(3)), heading(d), paragraph(text(4)),
    )  # fmt: skip
    assert data.mentions["target"].tolist() == ["16"]


@pytest.mark.parametrize(
    ("heads", "needs"),
    [
        (["Type of cooperation sought", "Objectives"], ["Finance", "Technology"]),
        (["Objectifs", "Type de coopération"], ["Financement", "Technologie"]),
    ],
)
def test_a_table_of_needs_and_objectives_below_answers_leaves_them_answers(heads, needs):
    c, d = QUESTIONS["en"]
    rows = [[needs[0], "21"], [needs[1], "2"]]
    rows = rows if heads[1].startswith("Objecti") else [row[::-1] for row in rows]
    data = loaded(
        heading("Report of Fiji"), heading(c), paragraph(text(1)), heading(d), paragraph(text(2)),
        heading("(e) Areas for stronger cooperation"), paragraph(text(3)), table([heads, *rows]),
    )  # fmt: skip
    answered = data.responses[data.responses["text"] != ""]
    assert answered[["question", "text"]].values.tolist() == [["c", text(1)], ["d", text(2)], ["e", text(3)]]
    assert set(zip(data.mentions["question"], data.mentions["target"], strict=True)) == {
        ("e", "21"), ("e", "finance"), ("e", "2"), ("e", "technology"),
    }  # fmt: skip
    assert len(data.submissions) == 1
