"""Lists of objectives that a program took for a date or a decimal: read where only one can have been typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from loaders.codes.objectives import read_objectives
from loaders.codes.restored_dates import THIRD_NUMBER_UNTIL, restored_list, without_decimals
from tests.more_builders import load
from tests.workbook_builder import compiled_table, text

day = dt.datetime
NEXT_YEAR = THIRD_NUMBER_UNTIL + 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (day(2025, 3, 2), ["2", "3"]),
        (day(2025, 2, 3), ["2", "3"]),  # the order in which they were typed is lost, and does not matter
        (dt.date(2025, 6, 5), ["5", "6"]),
        (day(2025, 1, 2), ["1", "2"]),
        (day(2025, 12, 11), ["11", "12"]),
        (day(2025, 12, 13), ["12", "13"]),
        (day(2025, 5, 5), ["5"]),
        (day(NEXT_YEAR, 2, 3), ["2", "3"]),
    ],
)
def test_a_date_that_can_have_been_one_list_only(value: dt.date, expected: list[str]):
    codes = read_objectives(value)
    assert (list(codes.found), codes.problems) == (expected, ())
    assert list(restored_list(value)) == expected


@pytest.mark.parametrize(
    "value",
    [
        day(2025, 6, 2),  # 2-6 or 2, 6
        day(2025, 2, 4),  # 2-4 or 2, 4
        day(2025, 12, 14),
        day(2025, 12, 23),
        day(2025, 1, 31),
        day(2025, 12, 24),  # 24 is no objective
        day(THIRD_NUMBER_UNTIL, 2, 1),  # 1-2-23
        day(2003, 2, 1),  # 1, 2, 3
        day(1900, 1, 2),
        day(2025, 2, 3, 4, 5),  # 2:3 or a time that somebody wrote
        day(2025, 2, 3, 0, 0, 1),
        dt.time(2, 3),
        dt.timedelta(hours=26),
        2.5,
        2.1,  # perhaps 2.10
        10.7,
        0.5,
        23.9,
        float("nan"),
        float("inf"),
        "2.5",
        "10.7",
        "7.05",
        "2-Mar",
        "Mar-02",
        "3 February",
    ],
    ids=str,
)
def test_what_can_have_been_several_lists_is_told_and_counts_for_none(value: Any):
    codes = read_objectives(value)
    assert (codes.found, [code for code, _ in codes.problems]) == ({}, ["code-uncertain"])


@pytest.mark.parametrize("value", ["3-2", 7.0, 2.5, 45_000, True, None, "2025-02-03", dt.time(2, 3)])
def test_only_dates_are_restored(value: Any):
    assert restored_list(value) == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7.0, ["7"]),
        (23.0, ["23"]),
        ("7.0", ["7"]),
        ("7,0", ["7"]),
        ("7.00", ["7"]),
        ("07.0", ["7"]),
        (" 12.0 ", ["12"]),
        ("Objective 7.0", ["7"]),
        ("7.0; 9", ["7", "9"]),
        ("5.0-7.0", ["5", "6", "7"]),
        ("2,5", ["2", "5"]),
    ],
    ids=repr,
)
def test_a_whole_number_with_a_zero_behind_the_point(value: Any, expected: list[str]):
    codes = read_objectives(value)
    assert (list(codes.found), codes.problems) == (expected, ())


@pytest.mark.parametrize("value", [0.0, 24.0, -7.0, "0.0", "24.0", 45_000.0])
def test_a_whole_number_that_is_no_objective_is_told_as_such(value: Any):
    codes = read_objectives(value)
    assert (codes.found, [code for code, _ in codes.problems]) == ({}, ["objective-unknown"])


@pytest.mark.parametrize("said", ["7.05", "120.0", "1.0.0", "7.0.1", "10.7", "2.10", "objective 7", "7"])
def test_other_points_stay(said: str):
    assert without_decimals(said) == said


def test_cells_of_a_workbook():
    values = [day(2025, 3, 2), day(2025, 6, 2), 7, 7.0, "7.0", 2.5, day(2025, 3, 2, 9, 30)]
    rows = [["Fiji", "c", text(number), value] for number, value in enumerate(values)]
    data = load(compiled_table(rows))
    assert data.mentions[["target", "cell", "evidence"]].values.tolist() == [
        ["2", "D2", "2025-03-02"],
        ["3", "D2", "2025-03-02"],
        ["7", "D4", "7"],
        ["7", "D5", "7"],
        ["7", "D6", "7.0"],
    ]
    assert data.issues[["code", "cell", "value"]].values.tolist() == [
        ["code-uncertain", "D3", "2025-06-02"],
        ["code-uncertain", "D7", "2.5"],
        ["code-uncertain", "D8", "2025-03-02 09:30:00"],
    ]
