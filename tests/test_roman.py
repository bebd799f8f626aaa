"""Roman numerals of objectives and questions: read where nothing else can be meant."""

from __future__ import annotations

import pytest

from loaders.codes.objectives import read_objectives
from tests.more_builders import cells, issues, load
from tests.workbook_builder import text, workbook

T = [text(number) for number in range(8)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("V, XII and XXI", [5, 12, 21]),
        ("Objective IX", [9]),
        ("Obj. V; Obj. X", [5, 10]),
        ("II–IV", [2, 3, 4]),
        ("XXIII", [23]),
        ("Ⅳ, Ⅻ", [4, 12]),
    ],
)
def test_roman_numerals_of_objectives(value: str, expected: list[int]):
    codes = read_objectives(value)
    assert (sorted(map(int, codes.found)), codes.problems) == (expected, ())


@pytest.mark.parametrize("value", ["V", "X", "I", "x", "v; x", "XXIV", "XXX", "xii", "I agree", "Annex IV", "IIII"])
def test_what_may_be_a_mark_or_a_word_is_no_objective(value: str):
    codes = read_objectives(value)
    assert codes.found == {} and codes.problems != ()


@pytest.mark.parametrize("label", ["({})", "{}.", "{}) Fictional matter", "{}. Fictional matter"])
@pytest.mark.parametrize("numerals", ["i ii iii iv v", "I II III IV V"])
def test_questions_by_roman_numerals_where_all_are_asked_in_their_order(label: str, numerals: str):
    rows = [[label.format(numeral), T[number]] for number, numeral in enumerate(numerals.split())]
    head = [["Country", "Fiji"], [], ["Question", "Response"]]
    data = load(workbook({"S": [*head, *rows]}))
    assert [letter for _, letter, _ in cells(data)] == list("abcde") and issues(data) == []
    fewer = load(workbook({"S": [*head, *rows[:3]]}))
    assert cells(fewer) == [] and {code for code, _ in issues(fewer)} == {"question-unknown"}
