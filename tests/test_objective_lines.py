"""Lines below the answers of a form that name their objectives, and the lines below the last, in many languages."""

from __future__ import annotations

import pytest

from loaders.codes.moments import moment
from loaders.headers.one_header import role_of
from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

QUESTIONS = [
    "a) Implementation plan",
    "b) Follow-up",
    "c) Achievements",
    "d) Gaps and challenges",
    "e) Cooperation needs",
]
NAMED = ["", "11, 4", "", "23", "7, 8, 9"]
LABELS = [
    "Mục tiêu GCM", "Mục tiêu của GCM", "Mục tiêu liên quan", "Objetivos do GCM", "Objectifs PMM",
    "Objetivos relacionados", "Цели ГДМ", "Tujuan GCM", "Мақсаттар", "ГДМ максаттар", "Hedefler", "관련 목표",
    "Objektif berkaitan",
]  # fmt: skip
LAST = [
    "Hà Nội, ngày 20 tháng 11 năm 2024", "Ngày 5 tháng 2 năm 2025", "北京，2024年11月20日",
    "Улаанбаатар, 2024 оны 11 сарын 20",
    "Người ký: Nobody Example (fictional)", "Đầu mối liên hệ: Nobody", "Tanda tangan", "Ponto focal: Ninguém",
]  # fmt: skip


def beside(label: str, last: list[str]) -> Rows:
    """Questions at the left over two rows, the answer and its objectives at the right."""
    rows: Rows = [["Country: Kiribati"], []]
    for place, (asked, named) in enumerate(zip(QUESTIONS, NAMED, strict=True)):
        rows += [[asked, text(place)], [None, f"{label}: {named}".strip()]]
    return [*rows, [], *([None, line] for line in last)]


def below(label: str, last: list[str]) -> Rows:
    """Questions, answers and objectives below each other."""
    rows: Rows = [["Country: Kiribati"], []]
    for place, (asked, named) in enumerate(zip(QUESTIONS, NAMED, strict=True)):
        rows += [[asked], [text(place)], [f"{label}: {named}".strip()], []]
    return [*rows, *([line] for line in last)]


EXPECTED = {(key, each) for key, named in zip("abcde", NAMED, strict=True) for each in named.replace(",", "").split()}


@pytest.mark.parametrize("form", [beside, below])
@pytest.mark.parametrize("label", LABELS)
def test_a_line_of_objectives_codes_the_answer_above_it(form, label: str):
    data = load(workbook({"Reply": form(label, [])}))
    assert data.responses["text"].tolist() == [text(place) for place in range(len(QUESTIONS))]
    assert {(row.question, row.target) for row in data.mentions.itertuples()} == EXPECTED
    assert issues(data) == []


@pytest.mark.parametrize("form", [beside, below])
@pytest.mark.parametrize("last", [LAST[:1] + LAST[4:5], *([line] for line in LAST)])
def test_place_date_and_signature_below_the_last_answer_are_none(form, last: list[str]):
    data = load(workbook({"Reply": form("Objectives", last)}))
    assert data.responses["text"].tolist() == [text(place) for place in range(len(QUESTIONS))]


def test_an_answer_that_speaks_of_the_compact_is_no_label_of_codes():
    said = "Objectives of the GCM: they are read aloud in fictional schools"
    data = load(workbook({"Reply": [["Country: Kiribati"], ["c) Achievements", said], ["d) Gaps", text(1)]]}))
    assert cells(data)[0][2] == said or said in data.responses["text"].tolist()
    assert codes(data) == []


@pytest.mark.parametrize(
    ("said", "day"),
    [("ngày 3 tháng 5 năm 2024", (2024, 5, 3)), ("2024年11月20日", (2024, 11, 20)), ("2024년 1월 9일", (2024, 1, 9))],
)
def test_dates_whose_numbers_are_named_by_words_are_read(said: str, day: tuple[int, int, int]):
    found = moment(said)
    assert found is not None and (found.year, found.month, found.day) == day


@pytest.mark.parametrize("said", ["The plan of 2024", "of the objectives due", "do it", "GCM", "The GCM"])
def test_small_words_beside_the_compacts_name_make_no_label(said: str):
    assert role_of(said) not in ("principles", "needs", *(["objectives"] if "objectives" not in said else []))
