"""Layouts 5 to 8: a sheet for each State, States across, a row for each objective, a form that runs down a sheet."""

from __future__ import annotations

import pytest

from gcm_data import reference
from tests.more_builders import C, D, cells, codes, issues, layout_of, load
from tests.workbook_builder import OBJECTIVES, Rows, text, workbook

T = [text(number) for number in range(10)]
HEADER = ["Question", "Response", "GCM objectives"]
ROWS = [HEADER, [C, T[1], "5"]]
OTHER = [HEADER, [C, T[3], "10"]]

# ---- a sheet per State


@pytest.mark.parametrize(
    ("name", "above"),
    [
        *((name, []) for name in ("Fiji", "FIJI", "FJI", "Fidji", "1. Fiji", "Republic of Fiji")),
        ("Sheet1", [["Fiji"], []]),
        ("Sheet1", [["A fictional title"], ["Republic of Fiji"], []]),
        ("Sheet1", [["Country", "Fiji"], []]),
        ("Sheet1", [["Country: Fiji"], []]),
        ("Tonga (old)", [["Member State", "Fiji"]]),
    ],
)
def test_a_sheet_names_its_state(name: str, above: Rows):
    data = load(workbook({name: [*above, *ROWS], "Palau": OTHER}))
    row = len(above) + 2
    assert (layout_of(data), issues(data)) == ("sheet per State", [])
    assert cells(data) == [("FJI", "c", f"B{row}"), ("PLW", "c", "B2")]
    assert codes(data) == [("FJI", "c", "5", f"C{row}"), ("PLW", "c", "10", "C2")]


def test_sheets_of_one_state_are_one_submission():
    data = load(workbook({"Fiji": ROWS, "Fiji (2)": [HEADER, [D, T[2], "7"]]}))
    assert data.submissions["submission"].tolist() == ["2025-FJI-1"]
    assert data.responses[["question", "sheet"]].values.tolist() == [["c", "Fiji"], ["d", "Fiji (2)"]]


@pytest.mark.parametrize("name", ["Atlantis", "Germany", "Sheet3"])
def test_a_sheet_that_names_no_member_is_told_and_the_others_count(name: str):
    data = load(workbook({"Fiji": ROWS, name: OTHER}))
    assert data.issues[["code", "sheet"]].values.tolist() == [["member-missing", name]]
    assert cells(data) == [("FJI", "c", "B2")]


def test_other_sheets_between_those_of_states():
    index = [["Sheet", "State"], [1, "Fiji"]]
    data = load(workbook({"Read me": [["A fictional line."]], "Fiji": ROWS, "Index": index, "Tonga": OTHER}))
    assert data.issues[["code", "sheet"]].values.tolist() == [["sheet-unread", "Index"]]
    assert [row[0] for row in cells(data)] == ["FJI", "TON"]


@pytest.mark.parametrize(
    ("kind", "rows", "cell"),
    [
        ("survey export", [[C, D], [T[1], T[2]]], "A2"),
        ("objective rows", [["Objective", "Achievements", "Challenges"], [5, T[1], T[2]]], "B2"),
        ("running form", [[C], [T[1]], [D], [T[2]]], "A2"),
    ],
)
def test_sheets_of_states_in_other_layouts(kind: str, rows: Rows, cell: str):
    data = load(workbook({"Fiji": rows, "Tonga": rows}))
    assert (layout_of(data), issues(data)) == (kind, [])
    assert [row for row in cells(data) if row[1] == "c"] == [("FJI", "c", cell), ("TON", "c", cell)]


# ---- States across

ACROSS = [[C, T[1], T[3]], [D, T[2], T[4]]]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([["Question", "Fiji", "Tonga"], *ACROSS], "B2"),
        ([[None, "Fiji", "Tonga"], *ACROSS], "B2"),
        ([["Question", "FJI", "Kingdom of Tonga¹"], *ACROSS], "B2"),
        ([[None, "Pacific"], ["Question", "Fiji", "Tonga"], *ACROSS], "B3"),
        ([["Question", "Fiji", "Tonga", "Total"], *([*row, 2] for row in ACROSS)], "B2"),
        ([["No.", "Question", "Fiji", "Tonga"], ["c", *ACROSS[0]], ["d", *ACROSS[1]]], "C2"),
        ([["Question", "Fiji", "Tonga"], ["Part I"], *ACROSS], "B3"),
    ],
)
def test_questions_down_and_states_across(rows: Rows, first: str):
    data = load(workbook({"S": rows}))
    assert (layout_of(data), issues(data)) == ("States across", [])
    assert [row[:2] for row in cells(data)] == [("FJI", "c"), ("TON", "c"), ("FJI", "d"), ("TON", "d")]
    assert (data.responses["text"].tolist(), cells(data)[0][2]) == ([T[1], T[3], T[2], T[4]], first)


@pytest.mark.parametrize("merged", [[], ["A2:A3"]])
def test_a_column_says_what_its_rows_hold(merged: list[str]):
    rows = [["Question", "Item", "Fiji", "Tonga"], [C, "Response", T[1], T[3]], [None, "Objectives", "5", "10"]]
    data = load(workbook({"S": [*rows, [D, "Response", T[2], T[4]]]}, merged={"S": merged}))
    assert [row[2] for row in cells(data)] == ["C2", "D2", "C4", "D4"]
    assert codes(data) == [("FJI", "c", "5", "C3"), ("TON", "c", "10", "D3")]


@pytest.mark.parametrize("merged", [[], ["A1:A2", "B1:C1", "D1:E1", "F1:G1"]])
def test_a_second_header_row_for_responses_and_objectives(merged: list[str]):
    rows = [["Question", "Fiji", None, "Tonga", None, "Palau"], [None, *["Response", "Objectives"] * 3]]
    rows += [[C, T[1], "5", T[2], "7", T[3], "10"], [D, T[4], None, None, None, T[5], "11"]]
    data = load(workbook({"S": rows}, merged={"S": merged}))
    assert (layout_of(data), issues(data)) == ("States across", [])
    assert [row[2] for row in cells(data)] == ["B3", "D3", "F3", "B4", "F4"]
    assert [row[2:] for row in sorted(codes(data))] == [("5", "C3"), ("10", "G3"), ("11", "G4"), ("7", "E3")]


def test_rows_of_what_is_told_of_an_answer():
    rows = [["Question", "Fiji", "Tonga"], ["(a) Plan", T[1], T[2]], ["Status of plan", "adopted", None]]
    rows += [["Source", None, "https://example.org/1"], ["Guiding principles", "a", None], [C, T[3], T[4]]]
    data = load(workbook({"S": rows}))
    told = data.responses.sort_values(["iso3", "question"])[["choice", "source"]].values.tolist()
    assert told == [["adopted", ""], ["", ""], ["", "https://example.org/1"], ["", ""]]
    assert codes(data) == [("FJI", "a", "people_centred", "B5")]


def test_a_question_left_blank_is_blank_for_that_state_alone():
    data = load(workbook({"S": [["Question", "Fiji", "Tonga"], [C, T[1], None], [D, "N/A", T[4]]]}))
    assert data.responses["state"].tolist() == ["answered", "blank", "not applicable", "answered"]
    assert data.responses["iso3"].tolist() == ["FJI", "TON"] * 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Question", "Fiji", "Tonga", "Atlantis"], *([*row, T[5]] for row in ACROSS)], ("member-unknown", "D1")),
        ([["Question", "Fiji", "Tonga"], *ACROSS, ["(g) Else", T[5], T[6]]], ("question-unknown", "A4")),
    ],
)
def test_an_unknown_state_or_question_is_told_and_the_others_count(rows: Rows, expected: tuple[str, str]):
    data = load(workbook({"S": rows}))
    assert issues(data) == [expected]
    assert sorted(row[0] for row in cells(data)) == ["FJI", "FJI", "TON", "TON"]


# ---- objective rows

PER_OBJECTIVE = ["Country", "Objective", "Achievements", "Challenges"]


@pytest.mark.parametrize(
    ("objective", "said", "expected"),
    [
        *((said, T[1], ["5"]) for said in (5, "5", "Objective 5", "5. Regular pathways", "Regular pathways")),
        (reference.objectives()[4].title, T[1], ["5"]),
        ("5 and 6", T[1], ["5", "6"]),
        (5, "N/A", []),
    ],
)
def test_the_objective_of_a_row_is_coded_where_its_cell_says_something(objective, said: str, expected: list[str]):
    data = load(workbook({"S": [PER_OBJECTIVE, ["Fiji", objective, said], ["Fiji", 9]]}))
    assert (layout_of(data), issues(data)) == ("objective rows", [])
    assert codes(data) == [("FJI", "c", number, "B2") for number in expected]


def test_all_23_rows_of_a_state_named_on_the_cover():
    rows = [PER_OBJECTIVE[1:], *([n, T[1] if n in (5, 7) else None, T[2] if n == 7 else None] for n in OBJECTIVES)]
    data = load(workbook({"Cover": [["Member State", "Fiji"]], "S": rows}))
    assert cells(data) == [("FJI", "c", "B6"), ("FJI", "c", "B8"), ("FJI", "d", "C8")]
    assert [row[1:3] for row in codes(data)] == [("c", "5"), ("c", "7"), ("d", "7")]
    assert len(data.submissions) == 1


@pytest.mark.parametrize(("said", "targets"), [("finance; data", ["5", "finance", "data"]), (T[3], ["5"])])
def test_a_column_of_needs_answers_the_question_on_needs_in_words_and_else_codes_it(said: str, targets: list[str]):
    rows = [["Fiji", 5, T[1], None, said], ["Fiji", 6, T[1]]]
    data = load(workbook({"S": [[*PER_OBJECTIVE, "Needs"], *rows]}))
    assert (("FJI", "e", "E2") in cells(data)) == (said == T[3])
    assert [target for _, question, target, _ in codes(data) if question == "e"] == targets


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["Fiji", None, T[3]], ("objective-missing", "B12")),
        (["Fiji", 27, T[3]], ("objective-unknown", "B12")),
        (["Fiji", 2.5, T[3]], ("code-uncertain", "B12")),
        ([None, 6, T[3]], ("member-missing", "A12")),
        (["Atlantis", 6, T[3]], ("member-unknown", "A12")),
    ],
)
def test_a_row_with_a_fault_is_told_and_the_others_count(row: list, expected: tuple[str, str]):
    data = load(workbook({"S": [PER_OBJECTIVE, *(["Fiji", number, T[1]] for number in range(1, 11)), row]}))
    assert issues(data) == [expected]
    assert [target for _, _, target, _ in codes(data)] == [str(number) for number in range(1, 11)]


# ---- running form


@pytest.mark.parametrize(
    ("rows", "places", "coded"),
    [
        ([[C], [T[1]], [D], [T[2]]], "A3 A5", ""),
        ([[C, T[1]], [D, T[2]]], "B2 B3", ""),
        ([["c", "Achievements", T[1]], ["d", "Challenges", T[2]]], "C2 C3", ""),
        ([[None, C], [None, T[1]], [None, D], [None, T[2]]], "B3 B5", ""),
        ([["3. What went well?"], [T[1]], ["4. What was difficult?"], [T[2]]], "A3 A5", ""),
        ([["Question 3"], [T[1]], ["Question 4"], [T[2]]], "A3 A5", ""),
        ([["Section I"], [C], ["(max. 500 words)"], [T[1]], ["Section II"], [D], [T[2]]], "A5 A8", ""),
        ([[C], [T[1]], [], [D], [T[2]], [], ["Source: fictional."], ["Thank you."]], "A3 A6", ""),
        ([[C], [T[1]], [D], ["Achievements are no question here. " + T[2]]], "A3 A5", ""),
        ([[C], [T[1]], ["Objectives: 5"], [D], [T[2]]], "A3 A6", "A4"),
        ([[C], ["Response", T[1]], ["Objectives", "5"], [D], ["Response", T[2]]], "B3 B6", "B4"),
        ([["Question", None, "Objectives"], [C, None, "5"], [T[1]], [D], [T[2]]], "A4 A6", "C3"),
    ],
)
def test_an_answer_below_its_question_or_beside_it(rows: Rows, places: str, coded: str):
    data = load(workbook({"S": [["Country", "Fiji"], *rows]}))
    assert (layout_of(data), issues(data)) == ("running form", [])
    assert cells(data) == [("FJI", question, cell) for question, cell in zip("cd", places.split(), strict=True)]
    assert codes(data) == ([("FJI", "c", "5", coded)] if coded else [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[C], [T[1]], [T[2]], [], [T[3]], [D], [T[4]]], ["c A3", "c A4", "c A6", "d A8"]),
        ([[C], [f"a) {T[1]}"], [f"b) {T[2]}"], [D], [T[3]]], ["c A3", "c A4", "d A6"]),
        ([[C, T[1]], [None, T[2]], [D, T[3]]], ["c B2", "c B3", "d B4"]),
        ([[C], [], [D], [T[4]]], ["d A5"]),
        ([[C], [T[1]], [D]], ["c A3"]),
    ],
)
def test_several_paragraphs_and_none(rows: Rows, expected: list[str]):
    data = load(workbook({"S": [["Country", "Fiji"], *rows]}))
    assert [f"{question} {cell}" for _, question, cell in cells(data)] == expected
    assert set(data.responses["question"]) == {"c", "d"}  # a question without an answer is blank, not unasked


@pytest.mark.parametrize(
    ("rows", "code"), [([[C], [T[1]]] * 2 + [[D]], "layout-unknown"), ([[C], [D]], "member-missing")]
)
def test_a_form_that_asks_twice_or_names_nobody_is_refused(rows: Rows, code: str):
    data = load(workbook({"S": rows}))
    assert (data.issues["code"].tolist(), data.responses.empty) == ([code], True)
