"""Answers that are pasted line by line: their lines are one text, and notes below the last of them are none."""

from __future__ import annotations

import textwrap

import pytest

from tests.more_builders import cells, issues, load
from tests.workbook_builder import Rows, text, workbook

EN = (
    "This is fictional. Since the kites were counted, the Bureau of Paper Boats meets each month, and all boats carry "
    "a lamp. In Somewhere they are painted; elsewhere nobody minds. The lamps are blue, as the plan of the year before "
    "had foreseen it for every boat of the invented fleet."
)
RU = (
    "Это вымысел. С тех пор как посчитали воздушных змеев, Бюро бумажных лодок собирается каждый месяц, и на всех "
    "лодках есть фонарь. Красят их в Городе Туманов, а в других местах никому нет дела. Фонари "
    "синие, как и было задумано."
)
ZH = "这是虚构的文字，" * 4 + "纸船局每月开会，所有的船都带着一盏灯，" * 5 + "灯是蓝色的。"
FORM: Rows = [["Country", "Fiji"], []]


def lines(words: str, width: int) -> Rows:
    return [[line] for line in textwrap.wrap(words, width)]


@pytest.mark.parametrize("words", [EN, RU, ZH])
@pytest.mark.parametrize("width", [48, 70, 96])
@pytest.mark.parametrize("gap", [0, 1])
def test_lines_of_one_text_are_one_answer(words: str, width: int, gap: int):
    said = lines(words, width)
    data = load(workbook({"S": [*FORM, ["(c) Achievements"], *said, *([[]] * gap), ["(d) Gaps"], [text(1)]]}))
    assert [(letter, place) for _, letter, place in cells(data)] == [("c", "A4"), ("d", f"A{len(said) + gap + 5}")]
    told = data.responses.set_index("question").loc["c", "text"]
    assert told.split("\n") == [line for (line,) in said] and issues(data) == []


def test_lines_beside_their_question_are_one_answer_and_codes_beside_them_count():
    first, *rest = textwrap.wrap(EN, 60)
    rows = [["(c) Achievements", first, "5"], *([None, line] for line in rest), [], ["(d) Gaps", text(1), "7"]]
    data = load(workbook({"S": [*FORM, [None, None, "Objectives"], *rows]}))
    assert [letter for _, letter, _ in cells(data)] == ["c", "d"]
    assert data.responses["text"][0] == "\n".join([first, *rest])


def test_paragraphs_and_items_of_lists_stay_apart():
    items = ["Boats with lamps for those who count the kites", "Kites for those who have no boat, all of paper",
             "Lamps, nets and lines for the outer islands here"]  # fmt: skip
    data = load(workbook({"S": [*FORM, ["(c) Achievements"], *([item] for item in items), ["(d) Gaps"], [text(1)]]}))
    assert [place for *_, place in cells(data)] == ["A4", "A5", "A6", "A8"]
    data = load(workbook({"S": [*FORM, ["(c) Achievements"], *lines(EN, 60), *lines(EN, 60), ["(d) Gaps"], [text(1)]]}))
    assert [letter for _, letter, _ in cells(data)] == ["c", "c", "d"]
    bullets = [row for words in (EN, EN) for row in lines(f"• {words}", 70)]
    data = load(workbook({"S": [*FORM, ["(c) Achievements"], *bullets, ["(d) Gaps"], [text(1)]]}))
    assert [letter for _, letter, _ in cells(data)] == ["c", "c", "d"]


def test_a_question_goes_on_in_the_line_below_it():
    asked = "(c) Achievements of the invented boats, promising practices that others may find of use"
    rows = [*lines(asked, 66), *lines(EN, 66), ["(d) Gaps"], *lines(EN, 66)]
    data = load(workbook({"S": [*FORM, *rows]}))
    assert cells(data)[0][1:] == ("c", "A5")
    short = load(workbook({"S": [*FORM, [asked], ["boats"], ["nets"], ["(d) Gaps"], [text(1)]]}))
    assert [place for *_, place in cells(short)] == ["A4", "A5", "A7"]


@pytest.mark.parametrize("below", [["_____", "[1] Typed on a day of rain."], ["", "1/ See the letter.", "2/ Not sent."],
                                   ["-----", "* As of last winter."]])  # fmt: skip
def test_notes_below_the_last_answer_are_none(below: list[str]):
    rows = [["(c) Achievements"], [text(1)], ["(d) Gaps"], [text(2)], *([line] for line in below)]
    assert [place for *_, place in cells(load(workbook({"S": [*FORM, *rows]})))] == ["A4", "A6"]


def test_counted_items_of_the_last_answer_are_no_notes():
    rows = [
        ["(c) Achievements"],
        [text(1)],
        ["(e) Cooperation needs"],
        ["Needed are:"],
        [],
        ["[1] Boats"],
        ["[2] Nets"],
    ]
    assert [place for *_, place in cells(load(workbook({"S": [*FORM, *rows]})))] == ["A4", "A6", "A8", "A9"]
