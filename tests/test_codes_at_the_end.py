"""Codes at the end of an answer, in its cell or in brackets below it, and sentences that look like questions."""

from __future__ import annotations

import pytest

from tests.word_builder import bold, cell, heading, paragraph, table
from tests.word_read import HEADS, QUESTIONS, answers, every_language, loaded
from tests.workbook_builder import text

C, D = QUESTIONS["en"]
CODES = {"en": "Objectives: 5, 8", "fr": "Objectifs : 5 et 8", "ru": "Цели: 5, 8"}


def coded(data) -> list[str]:
    return data.mentions.loc[data.mentions["basis"] == "coded", "target"].tolist()


@every_language
def test_codes_in_the_last_lines_of_a_cell(language):
    (c, d), named = QUESTIONS[language], CODES[language]
    data = loaded(paragraph("Country: Fiji"), table([HEADS[language], (c, cell(text(1), named)), (d, text(2))]))
    assert coded(data) == ["5", "8"] and data.issues.empty


@pytest.mark.parametrize(
    "end", ["Objectives of boats: nobody knows", "We built: 5 and 8", "Objectives: 5 and some boats", "At 5:30"]
)
def test_what_is_no_list_of_codes_stays_a_text(end):
    said = [HEADS["en"], (C, cell(text(1), end)), (D, text(2))]
    assert coded(loaded(paragraph("Country: Fiji"), table(said))) == []


@pytest.mark.parametrize("line", ["[Objectives 5, 8]", "(Objectives 5 and 8)", "[Objectifs 5 et 8]"])
def test_codes_in_brackets_below_an_answer(line):
    data = loaded(heading("Report of Fiji"), bold(C), paragraph(text(1)), paragraph(line), bold(D), paragraph(text(2)))
    assert coded(data) == ["5", "8"]
    assert [answer[1] for answer in answers(data)] == [text(1), text(2)]


def test_a_sentence_that_begins_as_a_question_takes_no_answer_from_its_heading():
    said = "What worked best were made-up good practices that clerks in paper hats wrote down for the harbour."
    data = loaded(
        heading("Report of Fiji"), bold("II. Follow-up to the Progress Declaration"), paragraph(text(1)),
        bold("III. Achievements, good practices and lessons learned"), paragraph(text(2)), paragraph(said),
        bold("IV. Gaps and challenges"), paragraph(text(3)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("b", text(1)), ("c", text(2)), ("c", said), ("d", text(3))]


def test_a_line_to_sign_on_is_no_answer():
    line = "Head of fables (made up)    ____________    N. Nobody"
    data = loaded(heading("Report of Fiji"), bold(C), paragraph(text(1)), bold(D), paragraph(text(2)), paragraph(line))
    assert [answer[1] for answer in answers(data)] == [text(1), text(2)]
