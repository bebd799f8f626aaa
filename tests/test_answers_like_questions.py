"""Answers that begin as questions do, below the headings that ask."""

from __future__ import annotations

import pytest

from tests.word_builder import heading, paragraph
from tests.word_read import answers, loaded
from tests.workbook_builder import text

SAID = {
    "c": "What worked best among the achievements was a fictional bicycle. It carries forms to seven hamlets.",
    "d": "Which challenges remain is told by the fictional owls. They count the gaps in twelves.",
}


@pytest.mark.parametrize("place", [0, 1])
def test_a_statement_asks_nothing(place):
    c, d = [text(1), text(2)], [text(3), text(4)]
    c.insert(place, SAID["c"])
    d.insert(place, SAID["d"])
    data = loaded(
        heading("Report of Fiji"), heading("The national plan"), paragraph(text(0)),
        heading("Achievements, practices, lessons"), *map(paragraph, c),
        heading("Challenges and gaps"), *map(paragraph, d),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [
        ("a", text(0)), *(("c", each) for each in c), *(("d", each) for each in d)
    ]  # fmt: skip


def test_a_request_below_a_heading_asks():
    asked = "Please describe achievements and promising practices. Tell us of lessons learned."
    data = loaded(
        heading("Report of Fiji"), heading("Achievements"), paragraph(asked), paragraph(text(1)),
        heading("Challenges"), paragraph("What are the main gaps and challenges?"), paragraph(text(2)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(1)), ("d", text(2))]
