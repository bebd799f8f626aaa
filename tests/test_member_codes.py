"""Codes as who answers: read where a label says that they are codes, and never guessed from a number."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, issues, load
from tests.workbook_builder import text, workbook

T = [text(number) for number in range(5)]
FORM = [["Question", "Response"], ["(a) Plan", T[1]], ["(c) Achievements", T[2]]]


def read(head: str, *codes: object, sheet: str = "S"):
    rows = [[head, "Question", "Response"], *([code, "(a)", T[1]] for code in codes)]
    return load(workbook({sheet: rows}))


@pytest.mark.parametrize(
    ("head", "codes", "sheet"),
    [
        ("ISO2", ("FJ", "NP", "TO"), "S"),
        ("Country code", ("FJ", "NP", "TO"), "S"),
        ("ISO alpha-2 code", ("FJ", "NP", "TO"), "S"),
        ("Country", ("FJ", "NP", "TO"), "iso2"),
        ("Country (ISO 3166)", ("FJ", "NP", "TO"), "S"),
        ("Country", ("FJI", "NPL", "TON"), "S"),
        ("M49", (242, 524, 776), "S"),
        ("UN M49 code", ("242", "524", "776"), "S"),
        ("Country", (242, 524, 776), "By M49"),
    ],
)
def test_codes_name_the_state_where_a_label_says_so(head: str, codes: tuple, sheet: str):
    data = read(head, *codes, sheet=sheet)
    assert [iso3 for iso3, *_ in cells(data)] == ["FJI", "NPL", "TON"] and issues(data) == []


def test_a_number_with_leading_zeros_lost_is_the_same_code():
    assert [iso3 for iso3, *_ in cells(read("M49 code", 4, "004", 50))] == ["AFG", "AFG", "BGD"]


@pytest.mark.parametrize(
    ("head", "codes"),
    [("Country", ("FJ", "NP")), ("Country", (242, 524)), ("Country code", (64, 66)), ("State", (1, 2)),
     ("M49", (999, 1000)), ("ISO2", ("fj", "ZZ"))],
)  # fmt: skip
def test_what_no_label_calls_a_code_names_nobody(head: str, codes: tuple):
    data = read(head, *codes)
    assert cells(data) == [] and "error" in set(data.issues["severity"])


def test_a_column_of_names_counts_before_one_of_codes():
    rows = [["M49", "Country", "ISO2", "Question", "Response"], [524, "Fiji", "TO", "(a)", T[1]]]
    assert [iso3 for iso3, *_ in cells(load(workbook({"S": rows})))] == ["FJI"]


@pytest.mark.parametrize("pair", [("ISO code", "FJ"), ("Country code", "FJI"), ("M49 code", 242)])
def test_a_cover_names_the_state_by_its_code(pair: tuple):
    assert {iso3 for iso3, *_ in cells(load(workbook({"S": [list(pair), [], *FORM]})))} == {"FJI"}


def test_a_number_on_a_cover_is_no_code_without_its_label():
    data = load(workbook({"S": [["Country code", 679], [], *FORM]}))
    assert cells(data) == [] and issues(data) == [("member-missing", "")]
