"""Forms of several States side by side on one sheet, and what stands below all of them."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number) for number in range(20)]
ASKED = ["(a) Plan", "Follow-up to the Progress Declaration", "(c) Achievements", "Gaps and challenges"]
STATES = ["Fiji", "Palau", "Nauru"]


def forms(label: str, heads: list[str], gap: int, number: int = 2) -> Rows:
    """Forms of so many States side by side with `gap` empty columns between; a label and the State above each."""
    rows: list[list] = [[], [], *([] for _ in ASKED)]
    for place, state in enumerate(STATES[:number]):
        between = [None] * gap if place else []
        told = [label, state] if not label.endswith(":") else [f"{label} {state}", None]
        rows[0] += [*between, *told, *[None] * (len(heads) - 2)]
        rows[1] += [*between, *heads]
        for at, question in enumerate(ASKED):
            own = [question, T[4 * place + at], f"{4 * place + at + 1}"]
            rows[2 + at] += [*between, *own[: len(heads)]]
    return rows


def read(*rows: list):
    return load(workbook({"Both": list(rows)}))


@pytest.mark.parametrize("label", ["Delegation of", "Country", "Reply of:", "State:"])
@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("number", [2, 3])
def test_each_form_is_of_the_state_above_it_with_its_codes(label: str, gap: int, number: int):
    data = read(*forms(label, ["Question", "Reply", "GCM obj."], gap, number))
    assert issues(data) == [] and set(data.responses["text"]) == set(T[: 4 * number])
    assert [row[:2] for row in cells(data)] == [
        (iso3, letter) for iso3 in ("FJI", "PLW", "NRU")[:number] for letter in "abcd"
    ]
    assert sorted(int(row[2]) for row in codes(data)) == list(range(1, 4 * number + 1))


@pytest.mark.parametrize("yes", ["Yes", "x", 1])
def test_a_table_below_the_forms_is_none_of_them(yes: object):
    grid = [["Kinds of cooperation wanted"], ["State", "Finance", "Data gathering", "Technology", "Partnerships"],
            ["Fiji", yes, None, None, yes], ["Palau", None, yes, None, None]]  # fmt: skip
    data = read(*forms("Country", ["Question", "Reply", "GCM objectives"], 1), [], *grid)
    assert set(data.responses["text"]) == set(T[:8])
    needs = {row[0:3:2] for row in codes(data) if not row[2].isdecimal()}
    assert needs == {("FJI", "finance"), ("FJI", "partnerships"), ("PLW", "data")}


def test_two_columns_of_answers_of_one_state_are_no_forms():
    rows = [["Country", "Fiji"], ["Question", "Response", "Question", "Response"], ["(a) Plan", T[1], "(c)", T[2]],
            ["(b) Declaration", T[3], "(d)", T[4]]]  # fmt: skip
    assert {row[0] for row in cells(read(*rows))} <= {"FJI"}
