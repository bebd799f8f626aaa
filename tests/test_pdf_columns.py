"""Columns of running text in a PDF are read one after the other; a table beside which nothing is read as such."""

from __future__ import annotations

import pytest

from tests.pdf_builder import LEADING, Text, lines, pdf
from tests.test_pdf import loaded

HEAD = "Country: Fiji"
LEFT = (
    "**(c) Achievements", "Fictional boats sail from the made-up", "harbour to all of the forty islands",
    "that nobody has seen.", "", "Clerks in paper hats count each boat", "twice, once in the morning and once",
    "when the lamps are lit.", "Objectives: 5, 6",
)  # fmt: skip
RIGHT = (
    "**(d) Gaps and challenges", "Lamps of glass go out when somebody", "sings, and nobody who works in a",
    "harbour of fables likes silence.", "", "**(e) Cooperation needs", "Two invented clockmakers would help,",
    "if their ladders are long enough to", "reach a cloud.",
)  # fmt: skip
SAID = {
    "c": [
        "Fictional boats sail from the made-up harbour to all of the forty islands that nobody has seen.",
        "Clerks in paper hats count each boat twice, once in the morning and once when the lamps are lit.",
    ],
    "d": ["Lamps of glass go out when somebody sings, and nobody who works in a harbour of fables likes silence."],
    "e": ["Two invented clockmakers would help, if their ladders are long enough to reach a cloud."],
}


@pytest.mark.parametrize("lower", [0.0, 5.0, LEADING / 2])
def test_each_column_is_read_to_its_end_however_its_lines_stand_beside_the_other(lower):
    page = [Text(72, 800, HEAD), *lines(*LEFT), *lines(*RIGHT, x=320, top=760 - lower)]
    data = loaded(pdf(page))
    assert data.issues.empty
    assert data.responses.groupby("question")["text"].apply(list).to_dict() == SAID
    assert data.mentions["target"].tolist() == ["5", "6"]


def test_three_columns_are_read_one_after_the_other():
    page = [Text(60, 800, HEAD)]
    for number, title in enumerate(("(c) Achievements", "(d) Gaps", "(e) Cooperation needs")):
        said = [
            f"{first} words {rest} of {title[:3]}" for first in ("made", "more") for rest in ("with", "and all", "or")
        ]
        page += lines(
            f"**{title}", "Fictional words that do go", *said, *said, x=60 + 170 * number, top=760 - 4 * number
        )
    found = loaded(pdf(page)).responses
    together = found.groupby("question")["text"].agg(" ".join)
    assert [(letter, text.count(f"of ({letter}")) for letter, text in together.items()] == [
        ("c", 12),
        ("d", 12),
        ("e", 12),
    ]


def test_a_table_of_two_languages_without_lines_stays_a_table():
    rows = [
        ("Question", "Response"),
        ("(c) What achievements and good|practices can your Government|share with the others?",
         "Fictional boats sail from a made-up|harbour to islands that nobody has|seen so far."),
        ("(d) What are the main gaps and|the challenges that have been|encountered?",
         "Lamps of glass go out when they|are sung to, and nobody of those|who live there knows why."),
        ("(e) In which areas is more of|cooperation needed, and with|whom should it be?",
         "Two invented clockmakers would|help, if their ladders are long|enough to reach a cloud."),
    ]  # fmt: skip
    page, top = [Text(72, 800, HEAD)], 760.0
    for left, right in rows:
        page += [*lines(*left.split("|"), top=top), *lines(*right.split("|"), x=320, top=top)]
        top -= LEADING * len(left.split("|")) + 8
    found = loaded(pdf(page)).responses
    assert found["question"].tolist() == ["c", "d", "e"]
    assert [text.split()[0] for text in found["text"]] == ["Fictional", "Lamps", "Two"]
