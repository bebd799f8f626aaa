"""Codes with which the text of an answer ends: in brackets behind its last sentence, or on a line of their own."""

from __future__ import annotations

import pytest

from tests.word_builder import cell, heading, paragraph, table
from tests.word_read import HEADS, QUESTIONS, TITLES, answers, every_language, loaded
from tests.workbook_builder import text

ENDS = [
    ("[Objective 12]", [("objective", "12")]),
    ("[Objectives 12, 17]", [("objective", "12"), ("objective", "17")]),
    ("(GCM objectives: 3 and 5)", [("objective", "3"), ("objective", "5")]),
    ("[Цели 2, 7]", [("objective", "2"), ("objective", "7")]),
    ("(Objectifs 4 et 6)", [("objective", "4"), ("objective", "6")]),
    ("[Kind of support: finance, data]", [("need", "data"), ("need", "finance")]),
]


def coded(data) -> list[tuple[str, str]]:
    found = data.mentions[data.mentions["basis"] == "coded"]
    return sorted(zip(found["target_kind"], found["target"], strict=True))


@pytest.mark.parametrize(("end", "codes"), ENDS, ids=[end for end, _ in ENDS])
def test_codes_in_brackets_code_the_answer_once(end, codes):
    said = text(1, f" {end}")
    data = loaded(heading("Report of Fiji"), heading(QUESTIONS["en"][0]), paragraph(said),
                  heading(QUESTIONS["en"][1]), paragraph(text(2)))  # fmt: skip
    assert coded(data) == sorted(codes)
    assert len(data.mentions) == len(codes)
    assert answers(data)[0][1] == said
    assert set(data.mentions["question"]) == {"c"}


@every_language
def test_codes_on_the_last_line_of_a_cell(language):
    label = {"en": "Objectives: 5, 6", "fr": "Objectifs : 5 et 6", "ru": "Цели: 5, 6"}[language]
    one, two = QUESTIONS[language]
    rows = [[HEADS[language][0], HEADS[language][1]], [one, cell(paragraph(text(1)), paragraph(label))], [two, text(2)]]
    data = loaded(heading(TITLES[language][0]), table(rows))
    assert coded(data) == [("objective", "5"), ("objective", "6")]
    assert len(data.mentions) == 2


@pytest.mark.parametrize(
    "said",
    [
        "Fictional boats were lent, in line with our law (objective 5).",
        "Fictional boats were lent under a law of old (objective 5)",
        "Fictional boats were lent. (Fictional owls, 5 of them)",
        "Fictional boats: objective 5 names them. [1]",
    ],
)
def test_brackets_inside_of_a_sentence_or_about_something_else_code_nothing(said):
    data = loaded(heading("Report of Fiji"), heading(QUESTIONS["en"][0]), paragraph(said),
                  heading(QUESTIONS["en"][1]), paragraph(text(2)))  # fmt: skip
    assert coded(data) == []


def test_what_the_text_cites_besides_is_still_cited():
    said = text(1, " Objective 7 guided the fictional boats. [Objective 12]")
    data = loaded(heading("Report of Fiji"), heading(QUESTIONS["en"][0]), paragraph(said),
                  heading(QUESTIONS["en"][1]), paragraph(text(2)))  # fmt: skip
    found = dict(zip(data.mentions["target"], data.mentions["basis"], strict=True))
    assert found == {"7": "cited", "12": "coded"}
