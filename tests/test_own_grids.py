"""A grid that is one State's own: heads explained by a legend, a list to tick beside it, and a text above it."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

LONG = text(1, " It is made up, and long enough to be a text.")
OBJECTIVES = ["Data", "Minimize adverse drivers", "Information provision", "Legal identity and documentation"]
LEGEND = [["FN", "Finance"], ["CB", "Capacity-building"], ["TE", "Technology"]]
PRINCIPLES = ["People-centred", "Rule of law", "Human rights", "Whole-of-society"]
TICKED = {("FJI", "people_centred"), ("FJI", "human_rights")}
MARKED = {("FJI", "2"), ("FJI", "4"), ("FJI", "finance"), ("FJI", "technology")}


def grid(heads: list[str], tick: str = "x", title: str = "Fiji – fictional needs for cooperation (question e)") -> Rows:
    ticks = {1: [tick, None, None], 3: [tick, None, tick]}
    rows = [[at + 1, name, *ticks.get(at, [None] * 3), None, PRINCIPLES[at], "✓" if at in (0, 2) else None]
            for at, name in enumerate(OBJECTIVES)]  # fmt: skip
    return [[title], ["Narrative:", LONG], [], ["No.", "Objective", *heads, None, "Guiding principle", "Marked"], *rows,
            [None, "Total", 2, 0, 1]]  # fmt: skip


def read(**sheets: Rows):
    return load(workbook(sheets))


def coded(data) -> set[tuple[str, str]]:
    return {row[0:3:2] for row in codes(data)}


@pytest.mark.parametrize("tick", ["x", "✓", 1, "yes"])
@pytest.mark.parametrize(
    "legend",
    [
        LEGEND,
        [["Key to the columns"], [], *LEGEND],
        [[name, short] for short, name in LEGEND],
        [["FN = finance; CB = capacity-building; TE = technology"]],
        [["Abbreviations: FN – Finance, CB – Capacity-building, TE – Technology"]],
    ],
)
def test_heads_stand_for_what_a_legend_says(tick: object, legend: Rows):
    data = read(Grid=grid(["FN", "CB", "TE"], tick), Key=legend)
    assert coded(data) == MARKED | TICKED and issues(data) == []
    assert cells(data) == [("FJI", "e", "B2")] and data.responses["text"].tolist() == [LONG]


def test_a_legend_below_the_grid_counts_too():
    data = read(Grid=[*grid(["FN", "CB", "TE"]), [], *LEGEND])
    assert coded(data) == MARKED | TICKED


def test_heads_that_no_legend_explains_are_told():
    data = read(Grid=grid(["FN", "CB", "TE"]))
    assert codes(data) == [] and [code for code, _ in issues(data)] != []


def test_pairs_of_words_are_no_legend_where_they_head_nothing():
    rows = [["Country", "Fiji"], [], ["Question", "Response"], ["(c)", text(2)], ["(d)", text(3)]]
    data = read(S=rows, Notes=[["IT", "Technology"], ["PA", "Policy advice"], ["DG", "Data gathering"]])
    assert [place for *_, place in cells(data)] == ["B4", "B5"]
    assert [code for code, _ in issues(data)] == ["sheet-unread"]


def test_a_list_beside_a_grid_without_ticks_codes_nothing():
    rows = [row[:7] for row in grid(["Finance", "Capacity-building", "Technology"])]
    assert coded(read(Grid=rows)) == MARKED


def test_a_text_above_a_grid_that_asks_nothing_is_told():
    data = read(Grid=grid(["Finance", "Capacity-building", "Technology"], title="Fiji"))
    assert cells(data) == [] and ("cells-unread", "A2") in issues(data)
