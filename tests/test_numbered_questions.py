"""Forms in which a column numbers the parts of the questions, with the answers beside these or below them."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number, " All of it is fictional, and as long as an answer.") for number in range(12)]
ASKED = ["Apa rencana lembaga khayalan?", "Siapa yang menyusunnya?", "Bagaimana tindak lanjutnya?",
         "Hal yang dibanggakan", "Yang sulit bagi lembaga", "Bantuan apa yang diharapkan?"]  # fmt: skip
KEYS = "aabcde"
NUMBERS = [
    ["a.1", "a.2", "b", "c", "d", "e"],
    ["A1", "A2", "B1", "C1", "D1", "E1"],
    ["I.1", "I.2", "II", "III", "IV", "V"],
    ["(i)", "(i) b", "(ii)", "(iii)", "(iv)", "(v)"],
]
COVER: Rows = [["Country", "Fiji"], []]


def read(*rows: list):
    return load(workbook({"Form": [*COVER, *rows]}))


def asked(data) -> list[tuple[str, str]]:
    return [(letter, place) for _, letter, place in cells(data)]


@pytest.mark.parametrize("numbers", NUMBERS)
@pytest.mark.parametrize("gap", [[], [[]]])
def test_answers_below_numbered_parts(numbers: list[str], gap: Rows):
    rows = [row for n in range(6) for row in ([numbers[n], ASKED[n]], [None, T[n], None, str(n + 2)], *gap)]
    data = read([None, None, None, "Tujuan (nomor)"], *rows)
    step = 2 + len(gap)
    assert asked(data) == [(KEYS[n], f"B{5 + step * n}") for n in range(6)]
    assert [code[1:3] for code in codes(data)] == [(KEYS[n], str(n + 2)) for n in range(6)] and issues(data) == []


@pytest.mark.parametrize("numbers", NUMBERS)
def test_answers_beside_numbered_parts_and_codes_under_their_own_labels(numbers: list[str]):
    rows = [
        row for n in range(6)
        for row in ([numbers[n], ASKED[n], None, T[n]], [None, "Related objectives:", None, str(n + 2)], [])
    ]  # fmt: skip
    data = read(*rows)
    assert asked(data) == [(KEYS[n], f"D{3 + 3 * n}") for n in range(6)]
    assert [code[1:3] for code in codes(data)] == [(KEYS[n], str(n + 2)) for n in range(6)] and issues(data) == []


def test_titles_of_sections_between_numbered_parts_are_no_answers():
    rows = [["Bagian rencana"], ["1.1", "National plan"], [None, T[0]], ["1.2", ASKED[1]], [None, T[1]],
            ["Bagian kedua"], ["2.1", "Progress Declaration"], [None, T[2]], ["3", ASKED[3]], [None, T[3]],
            ["4", ASKED[4]], [None, T[4]], ["5.1", ASKED[5]], [None, "tidak ada"]]  # fmt: skip
    data = read(*rows)
    assert asked(data) == [("a", "B5"), ("a", "B7"), ("b", "B10"), ("c", "B12"), ("d", "B14"), ("e", "B16")]
    assert data.responses["state"].tolist() == ["answered"] * 5 + ["not applicable"]


@pytest.mark.parametrize(
    "numbers",
    [
        ["a.1", "a.2", "b", "c", "d", "f"], ["I.1", "I.2", "II", "III", "IV", "VI"], ["1.1", "1.2", "2", "3", "4", "5"],
    ],
)  # fmt: skip
def test_numbers_that_may_count_something_else_tell_no_question(numbers: list[str]):
    rows = [row for n in range(6) for row in ([numbers[n], ASKED[n]], [None, T[n]])]
    assert "question-unknown" in {code for code, _ in issues(read(*rows))} or not cells(read(*rows))
