"""Signs and abbreviations that a legend of the workbook explains, and the objective that a sheet tells of its rows."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import OBJECTIVES, Rows, text, workbook

T = [text(number, " Nobody said it: it is fictional.") for number in range(12)]
HEAD = ["Country", *OBJECTIVES]


def marks(**signs: dict[int, str]) -> Rows:
    return [HEAD, *([name, *(own.get(number, "–") for number in OBJECTIVES)] for name, own in signs.items())]


LEGENDS: list[Rows] = [
    [["Legend"], ["●", "in place, as told"], ["◐", "measure under way"], ["◌", "not yet started"]],
    [["● = in place"], ["◐ = under way"], ["◌ = not yet started"]],
    [["●", "выполнено"], ["◐", "реализуется сейчас"], ["◌", "не начато"]],
]


@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize("is_apart", [True, False])
def test_signs_of_a_matrix_are_read_as_the_legend_says(legend: Rows, is_apart: bool):
    rows = marks(Fiji={3: "◐", 5: "●", 7: "◌"}, Palau={4: "◐", 5: "◌"})
    data = load(workbook({"M": rows, "Legend": legend} if is_apart else {"M": [*rows, [], *legend]}))
    found = {(row[0], row[2]) for row in codes(data)}
    assert found == {("FJI", "3"), ("FJI", "5"), ("PLW", "4")} and issues(data) == []


def test_a_legend_that_gainsays_a_known_sign_counts_and_what_it_does_not_explain_stays_unknown():
    rows = marks(Fiji={3: "o", 5: "x", 7: "x"}, Palau={4: "o", 5: "x", 9: "o"})
    data = load(workbook({"M": rows, "Key": [["x", "not addressed"], ["o", "ongoing"]]}))
    assert {(row[0], row[2]) for row in codes(data)} == {("FJI", "3"), ("PLW", "4"), ("PLW", "9")}
    data = load(workbook({"M": marks(Fiji={3: "◐", 5: "●"}), "Key": [["◐", "see the note"], ["◌", "not addressed"]]}))
    assert "mark-unknown" in {code for code, _ in issues(data)} and len(codes(data)) == 1


@pytest.mark.parametrize("legend", [
    [["FN", "finance"], ["TCH", "technology"], ["CAP", "capacity-building"]],
    [["FN = finance"], ["TCH = technology"], ["CAP = capacity-building"]],
    [["FN", "Financement"], ["TCH", "Technologie"], ["CAP", "Renforcement des capacités"]],
])  # fmt: skip
def test_abbreviations_of_needs_are_codes(legend: Rows):
    head = ["Country", "(c) Achievements", "(d) Gaps", "Support sought (type)"]
    rows = [head, ["Fiji", T[1], T[3], "FN, CAP"], ["Palau", T[2], None, "TCH"]]
    data = load(workbook({"S": rows, "Words": legend}))
    needs = {(row[0], row[2]) for row in codes(data)}
    assert needs == {("FJI", "finance"), ("FJI", "capacity_building"), ("PLW", "technology")}


@pytest.mark.parametrize("names", [["Obj. 3", "Obj. 8"], ["A", "B"]])
@pytest.mark.parametrize("title", ["GCM Objective {}: something", "Цель {}"])
def test_a_sheet_for_each_objective_is_one_submission_of_each_state_with_its_objectives(names: list[str], title: str):
    head = ["State", "Achievements", "Challenges"]
    made = {
        name: [[title.format(number)], [], head, ["Fiji", T[number], "–"], ["Palau", None, T[number + 1]]]
        for name, number in zip(names, (3, 8), strict=True)
    }
    data = load(workbook(made))
    assert [(iso3, place) for iso3, _, place in cells(data)] == [("FJI", "B4"), ("PLW", "C5")] * 2
    assert {(row[0], row[2]) for row in codes(data)} == {(iso3, key) for iso3 in ("FJI", "PLW") for key in ("3", "8")}
    assert set(data.submissions["status"]) == {"current"} and len(data.submissions) == 2


def test_a_sheets_name_alone_may_tell_its_objective_and_a_number_alone_does_not():
    head = ["State", "Achievements", "Challenges"]
    data = load(workbook({"Obj. 3": [head, ["Fiji", T[1], T[2]]], "Obj. 8": [head, ["Fiji", T[3], None]]}))
    assert {row[2] for row in codes(data)} == {"3", "8"} and set(data.submissions["status"]) == {"current"}
    assert not codes(load(workbook({"Data": [head, ["Fiji", T[1], T[2]]]})))
    assert not codes(load(workbook({"3": [head, ["Fiji", T[1], T[2]]]})))


def test_ticks_and_letters_beside_names_or_statuses_are_no_legend():
    ticks: Rows = [["Country", "Fiji"], [], ["(e) Cooperation needs"], [T[1]], ["x", "Finance"], ["x", "Technology"]]
    data = load(workbook({"Form": ticks, "M": marks(Palau={3: "x", 5: "x"})}))
    assert {(row[0], row[2]) for row in codes(data)} >= {("PLW", "3"), ("PLW", "5")}
    short: Rows = [
        ["Country", "Fiji"],
        [],
        ["Question", "Response"],
        ["a", "ongoing"],
        ["c", "not started"],
        ["d", T[1]],
    ]
    rows = [["Country", "Question", "Response"], ["Palau", "a", T[2]], ["Palau", "c", T[3]], ["Nauru", "a", T[4]]]
    told = cells(load(workbook({"Fiji": short, "More": rows})))
    assert {("PLW", "a", "C2"), ("PLW", "c", "C3"), ("NRU", "a", "C4"), ("FJI", "d", "B6")} <= set(told)
