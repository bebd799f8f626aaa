"""Numbers of objectives before the label of a question and its answer, in rows that no header explains."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues
from tests.test_wide_tables import T, read
from tests.workbook_builder import Rows

ASKED = ["Plan", "Declaration 2022 / whole-of-society", "Achievements, practices", "Gaps, challenges",
         "Needs for cooperation"]  # fmt: skip
STATES = ["Fiji", "Palau", "Nauru"]


def blocks(sign: str, numbers: list[list[str]], first: int = 0) -> Rows:
    """A band for each State; below it rows of numbers, a label and an answer, `first` columns further right."""
    rows: Rows = []
    for place, state in enumerate(STATES):
        own = [[f"{sign}{n}" if n else None, label, T[5 * place + at]]
               for at, (n, label) in enumerate(zip(numbers[place], ASKED, strict=True))]  # fmt: skip
        rows += [[], [state], *own]
    return [[*[None] * first, *row] for row in rows]


NUMBERS = [["23", "3, 7", "6, 20", "9, 10", "21"], ["1", "16", "14, 18, 22", "2", ""], ["11", "5", "6", "13, 15", "1"]]
CODED = {(iso3, letter, number) for iso3, own in zip(("FJI", "PLW", "NRU"), NUMBERS, strict=True)
         for letter, listed in zip("abcde", own, strict=True) for number in listed.split(", ") if number}  # fmt: skip


@pytest.mark.parametrize("sign", ["GCM ", "Obj. ", "Objectives "])
@pytest.mark.parametrize("first", [0, 2])
def test_numbers_before_the_label_of_a_question_are_codes_of_its_answer(sign: str, first: int):
    data = read(*blocks(sign, NUMBERS, first))
    assert [row[:2] for row in cells(data)] == [(iso3, q) for iso3 in ("FJI", "PLW", "NRU") for q in "abcde"]
    assert data.responses["text"].tolist() == T[:15] and issues(data) == []
    assert {row[:3] for row in codes(data)} == CODED


def test_bare_numbers_before_labels_are_codes_where_some_cells_list_several():
    data = read(*blocks("", NUMBERS))
    assert data.responses["text"].tolist() == T[:15] and {row[:3] for row in codes(data)} == CODED
    assert {code for code, _ in issues(data)} == {"objectives-assumed"}


def test_numbers_of_rows_before_labels_are_no_codes():
    data = read(*blocks("", [list("12345")] * 3))
    assert data.responses["text"].tolist() == T[:15] and codes(data) == []
