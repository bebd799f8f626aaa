"""Several tables of one sheet: beside each other, or texts above a matrix of States and objectives."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, issues
from tests.test_wide_tables import T, read, targets
from tests.workbook_builder import OBJECTIVES, Rows

LEFT = [["Country", "(a) Plan", "(c) Achievements", "Objectives"], ["Fiji", T[1], T[2], "5"],
        ["Palau", T[3], T[4], "6"], ["Nauru", T[5], T[6], "7"]]  # fmt: skip
RIGHT = [["(d) Gaps", "Finance", "Data", "Technology"], ["Nauru", T[7], "x"], ["Tonga", T[8], None, "x"],
         ["Fiji", T[9], None, None, "x"]]  # fmt: skip


def beside(head: str, gap: int = 1, lower: int = 0, titles: Rows = ()) -> Rows:
    """Two tables, `gap` empty columns between them, the right one `lower` rows further down."""
    height = max(len(LEFT), len(RIGHT) + lower)
    right = [[]] * lower + [[head, *RIGHT[0]], *RIGHT[1:]]
    rows = [(each + [[]] * height)[:height] for each in (LEFT, right)]
    return [*titles, *([*(one + [None] * 4)[:4], *[None] * gap, *other] for one, other in zip(*rows, strict=True))]


@pytest.mark.parametrize(
    ("head", "gap", "lower"), [("Country", 2, 0), ("Country", 0, 0), ("Member State", 0, 0), ("State", 1, 1)]
)
def test_a_further_column_of_states_begins_a_table_beside_the_first(head: str, gap: int, lower: int):
    data = read(*beside(head, gap, lower, [["First table", *[None] * (3 + gap), "Second table"], []]))
    told = set(data.responses[["iso3", "question", "text"]].itertuples(index=False, name=None))
    assert told == {("FJI", "a", T[1]), ("FJI", "c", T[2]), ("PLW", "a", T[3]), ("PLW", "c", T[4]), ("NRU", "a", T[5]),
                    ("NRU", "c", T[6]), ("NRU", "d", T[7]), ("TON", "d", T[8]), ("FJI", "d", T[9])}  # fmt: skip
    needs = {row[:2] for row in targets(data) if not row[1].isdecimal()}
    assert needs == {("NRU", "finance"), ("TON", "data"), ("FJI", "technology")} and issues(data) == []
    assert len(data.submissions) == 4


def test_a_state_that_somebody_works_with_begins_no_table():
    rows = [["Country", "(a) Plan", "Partner country", "(c) Achievements"], ["Fiji", T[1], "Palau", T[2]],
            ["Tonga", T[3], "Nauru", T[4]]]  # fmt: skip
    assert {row[0] for row in cells(read(*rows))} == {"FJI", "TON"}


# ---- texts above a matrix

DOWN: Rows = [["Country", "(c) Achievements", "(d) Gaps"], ["Fiji", T[1], T[2]], ["Palau", T[3], T[4]]]
ACROSS: Rows = [["Question", "Fiji", "Palau"], ["(c) Achievements", T[1], T[3]], ["(d) Gaps", T[2], T[4]]]
STATES_DOWN: Rows = [["State / objective", *OBJECTIVES], ["Palau", "under way", None, "no information", "done"],
                     ["Fiji", "not covered", "touched upon", "mentioned"]]  # fmt: skip
STATES_ACROSS: Rows = [["Goal", "Palau", "Fiji"], [1, "under way", "not covered"], [2, None, "touched upon"],
                       [3, "no information", "mentioned"], [4, "done", ""],
                       *([n, "", ""] for n in range(5, 24))]  # fmt: skip


@pytest.mark.parametrize("texts", [DOWN, ACROSS])
@pytest.mark.parametrize("matrix", [STATES_DOWN, STATES_ACROSS])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_matrix_below_or_above_texts_is_a_table_of_its_own(texts: Rows, matrix: Rows, is_first: bool):
    one, other = (texts, matrix) if is_first else (matrix, texts)
    data = read(["First, fictional"], *one, [], ["Second, fictional"], ["What the words say"], *other)
    assert {(row[0], row[1]) for row in targets(data)} == {("PLW", "1"), ("PLW", "4"), ("FJI", "2"), ("FJI", "3")}
    told = set(data.responses[["iso3", "question", "text"]].itertuples(index=False, name=None))
    assert {row for row in told if row[2]} >= {("FJI", "c", T[1]), ("FJI", "d", T[2]), ("PLW", "c", T[3])}
    assert issues(data) == [] and len(data.submissions) == 2


@pytest.mark.parametrize("corner", ["Kind / objective", "Objective", "Support by objective"])
def test_the_corner_of_a_matrix_heads_what_stands_below_it(corner: str):
    report = [["Fiji"], [], ["Objective", "Achievements", "Challenges"], [5, T[1], T[2]], [6, T[3], T[4]]]
    data = read(*report, Matrix=[[corner, *OBJECTIVES], ["Finance", None, "x"], ["Technology", "x"]])
    assert {row[1] for row in targets(data)} == {"5", "6", "1", "2", "finance", "technology"} and issues(data) == []


def test_a_title_cut_short_names_one_objective():
    title = "17. Eliminate all forms of discrimination and promote evidence-based public discourse"
    data = read(["Country", "(c) Achievements", "Objectives"], ["Fiji", T[1], title], ["Palau", T[2], "5"])
    assert {row[:2] for row in targets(data)} == {("FJI", "17"), ("PLW", "5")} and issues(data) == []
