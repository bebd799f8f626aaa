"""Workbooks as they are found in the wild: one oddity each, over every layout in which it may stand."""

from __future__ import annotations

from functools import cache

import pytest

from gcm_data import reference
from gcm_data.tables.specs import ReviewData
from tests.cases import first
from tests.more_builders import (
    FRENCH,
    TABLES,
    C,
    Change,
    D,
    above,
    answered,
    asked,
    assert_in_place,
    assert_read,
    backwards,
    banded,
    below,
    cells,
    coded,
    codes,
    column,
    hide,
    issues,
    labels,
    layout_of,
    load,
    load_each,
    make,
    under_a_band,
    words,
)
from tests.workbook_builder import OBJECTIVES, Rows, text, title_block, workbook

T = [text(number) for number in range(10)]
QUESTION = {question.key: question for question in reference.questions("guiding-questions-2025")}
ODDITIES: dict[str, Change] = {
    **{f"title of {n}": (lambda rows, n=n: [*title_block(n), *rows]) for n in (1, 2, 8)},
    "header in row 6": above(["A review that never was"], ["Fictional"], ["Version 2", "of 3"], [], ["Table 1"]),
    "empty rows above": above([], []),
    "an empty row between all": lambda rows: [each for row in rows for each in (row, [])],
    **{f"an empty column at {place}": column(place) for place in (0, 1, 2)},
    "source": below(["Source: fictional."]),
    "notes": below([], ["Note: nothing here is true."], [], ["Sources : aucune."]),
    "bands": banded,
    "header again": lambda rows: [*rows[:3], list(rows[0]), *rows[3:]],
    "upper case": labels(str.upper),
    "spaces around": labels(lambda value: f"  {value} "),
    "line breaks": labels(lambda value: value.replace(" ", "\n", 1)),
    "hard spaces": labels(lambda value: value.replace(" ", "\u00a0")),
    "French": words({**FRENCH, "Fiji": "Fidji", **{f"Objectives: {n}": f"Objectifs : {n}" for n in (5, 7)}}),
    **{f"bilingual {sign!r}": words({en: f"{en}{sign}{fr}" for en, fr in FRENCH.items()}) for sign in (" / ", "\n")},
    "bilingual, French first": words({en: f"{fr} / {en}" for en, fr in FRENCH.items()}),
    "c": asked("c", "d"),
    "C": asked("C", "D"),
    "(c)": asked("(c)", "(d)"),
    "Q3": asked("Q3", "Q4"),
    "Q-c": asked("Q-c", "Q-d"),
    "Question 1 (c)": asked("Question 1 (c)", "Question 1 (d)"),
    "Question 3: …": asked("Question 3: Achievements", "Question 4: Challenges"),
    "in full": asked(QUESTION["c"].wording, QUESTION["d"].wording),
    "3. in full": asked(f"3. {QUESTION['c'].wording}", f"4. {QUESTION['d'].wording}"),
    "short": asked(QUESTION["c"].short_label, QUESTION["d"].short_label),
    "with a remark": asked(f"{C} (max. 500 words)", f"{D} *"),
    "names with signs": words({"Fiji": "Fiji*", "Tonga": "Tonga¹"}),
    "names with numbers": words({"Fiji": "Republic of Fiji [1]", "Tonga": "Kingdom of Tonga (2)"}),
    "names in upper case": words({"Fiji": "REPUBLIC OF FIJI", "Tonga": "TONGA"}),
    "codes as names": words({"Fiji": "FJI", "Tonga": "TON"}),
}  # fmt: skip
SOME_LAYOUTS: dict[str, tuple[Change, tuple[str, ...]]] = {
    "another order of columns": (backwards, ("States across", "running form")),  # the two in which it says something
    "two header rows": (under_a_band, ("States across", "running form")),  # each has a case of its own
    "totals": (below(["Total", None, None, 2], ["Subtotal"], ["Pacific total", 1]), ("tally", "running form")),
    "marked notes": (below([], ["* A note."], ["¹ Another one."], ["[2] A third."]), ("running form",)),
    "numbers": (asked(3, 4), ("survey export", "objective rows", "running form")),  # where they head columns: below
}  # fmt: skip
CASES = [
    *((oddity, change, layout) for oddity, change in ODDITIES.items() for layout in TABLES),
    *(
        (odd, change, layout)
        for odd, (change, never) in SOME_LAYOUTS.items()
        for layout in TABLES
        if layout not in never
    ),
]


@cache
def _read(oddity: str) -> dict[str, tuple[bytes, ReviewData]]:
    made = {layout: make(layout, change) for odd, change, layout in CASES if odd == oddity}
    return {layout: (made[layout], data) for layout, data in load_each(made).items()}


@pytest.mark.parametrize(("oddity", "layout"), first(24, [(odd, layout) for odd, _, layout in CASES], several=True))
def test_an_oddity_changes_nothing(oddity: str, layout: str):
    content, data = _read(oddity)[layout]
    assert_read(data, layout)
    assert_in_place(data, content)


@pytest.mark.parametrize("layout", TABLES)
def test_hidden_rows_and_columns_are_read(layout: str):
    assert_read(load(hide(make(layout), rows=(1, 2), columns=("A", "B"))), layout)


@pytest.mark.parametrize("layout", first(6, TABLES))
@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read_and_noted(layout: str, state: str):
    old = [["Country", "Question", "Response"], ["Palau", "c", T[9]]]
    data = load(make(layout, extra={"Old": old}, states={"Old": state}))
    assert_read(data, layout, ["sheet-hidden"])


@pytest.mark.parametrize("layout", TABLES)
def test_a_title_merged_over_the_table(layout: str):
    merged = {name: ["A1:D2"] for name in TABLES[layout]()}
    assert_read(load(make(layout, above(["A title of nothing"], []), merged=merged)), layout)


@pytest.mark.parametrize("layout", TABLES)
def test_several_sheets_with_tables(layout: str):
    names = {"Fiji": "Palau", "Tonga": "Samoa"}
    more = {names.get(name, "More"): words(names)(rows) for name, rows in TABLES[layout]().items()}
    one, two = load(make(layout)), load(make(layout, extra=more))
    assert (layout_of(two), issues(two)) == (layout, [])
    assert (len(answered(two)), len(coded(two))) == (2 * len(answered(one)), 2 * len(coded(one)))
    there = {"FJI", "PLW"} if layout == "running form" else {"FJI", "TON", "PLW", "WSM"}
    assert set(two.submissions["iso3"]) == ({"FJI"} if layout == "response form" else there)


@pytest.mark.parametrize("layout", ["compiled table", "objective rows"])
@pytest.mark.parametrize(("merged", "told"), [(["A2:A3", "A4:A5"], []), ([], ["names-above"])])
def test_a_state_written_once_for_its_rows(layout: str, merged: list[str], told: list[str]):
    def once(rows: Rows) -> Rows:
        return [[None, *row[1:]] if number in (2, 4) else row for number, row in enumerate(rows)]

    data = load(make(layout, once, merged={"Sheet1": merged}))
    assert_read(data, layout, told)
    assert data.issues["cell"].tolist() == ["A3"] * len(told)


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (["Fiji", "Fiji", "Tonga", None], ["A5"]),  # a name comes twice: the table is not made so
        (["Fiji", "Tonga", "Palau", None], ["A5"]),  # one of three
        (["Fiji", "", None, "Tonga"], ["A4"]),  # an empty row between
        ([None, "Fiji", "Tonga", "Palau"], ["A2"]),  # none above
    ],
)
def test_a_blank_name_is_an_omission_elsewhere(names: list[str | None], missing: list[str]):
    rows = [[name, "c", T[n]] if name != "" else [] for n, name in enumerate(names)]
    data = load(workbook({"S": [["Country", "Question", "Response"], *rows]}))
    assert issues(data) == [("member-missing", cell) for cell in missing]
    assert [row[0] for row in answered(data)] == sorted(
        {"Fiji": "FJI", "Tonga": "TON", "Palau": "PLW"}[n] for n in names if n
    )


@pytest.mark.parametrize("headers", [[1, 2, 3, 4, 5], ["1.", "2.", "3.", "4.", "5."], ["Q1", "Q2", "Q3", "Q4", "Q5"]])
def test_numbers_over_texts_are_the_five_questions(headers: list):
    data = load(workbook({"S": [["Country", *headers], ["Fiji", *T[1:6]]]}))
    assert cells(data) == [("FJI", key, f"{place}2") for key, place in zip("abcde", "BCDEF", strict=True)]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ([C, None, D, None], ["Response", "Objectives"] * 2),
        ([C, "Objectives", D, "Objectives"], ["Open-Ended Response", None] * 2),
        ([C, "Objectives", D, "Objectives"], []),  # coded columns of one name, each beside its question
    ],
)
def test_columns_of_codes_belong_to_the_question_at_their_left(upper: list, lower: list):
    rows = [["Country", *upper], *([[None, *lower]] if lower else []), ["Fiji", T[1], "5", T[2], "7"]]
    data = load(workbook({"S": rows}))
    row = len(rows)
    assert (layout_of(data), issues(data)) == ("survey export", [])
    assert cells(data) == [("FJI", "c", f"B{row}"), ("FJI", "d", f"D{row}")]
    assert codes(data) == [("FJI", "c", "5", f"C{row}"), ("FJI", "d", "7", f"E{row}")]


@pytest.mark.parametrize(
    "header", ["Objectives concerned/{}", "GCM objectives [{}]", "Which GCM objectives? - Objective {}"]
)
@pytest.mark.parametrize("ticks", [(1, 0), ("x", None), ("Yes", "No"), ("Objective 5", None)])
@pytest.mark.parametrize(
    ("first", "row", "question"),
    first(
        8,
        [
            (["Country", C, D], ["Fiji", T[1], T[2]], ""),
            (["Country", "Question", "Response"], ["Fiji", C, T[1]], "c"),
        ],
        several=True,
    ),
)
def test_a_column_of_ticks_for_each_objective(header: str, ticks: tuple, first: list, row: list, question: str):
    rows = [[*first, *map(header.format, OBJECTIVES)], [*row, *(ticks[number != 5] for number in OBJECTIVES)]]
    data = load(workbook({"S": rows}))
    assert (codes(data), issues(data)) == ([("FJI", question, "5", "H2")], [])


@pytest.mark.parametrize("more", [[], ["Objective"]])
def test_two_layouts_that_fit_equally_well_are_not_read(more: list[str]):
    rows = [["Country", "Question", "Response", "Achievements", "Challenges", *more], ["Fiji", "c", *T[:3], 5]]
    data = load(workbook({"S": rows}))
    assert (data.issues["code"].tolist(), data.responses.empty) == (["layout-ambiguous"], True)
    assert "compiled table and survey export" in data.issues["message"].item()


@pytest.mark.parametrize(
    ("header", "row", "lacking", "line"),
    [
        (["Question", "Colour", "Objectives"], ["c", 1, "5"], "a column of responses", "column B,response,"),
        (["Country", "Question", "Colour"], ["Fiji", "c", 7], "a column of responses", "column C,response,"),
        (["Country", "Colour", "Response"], ["Fiji", 7, T[1]], "a column of questions", "column B,question,"),
        (["Country", C, "Colour"], ["Fiji", T[1], 7], "a column for each of two or more guiding", "column C,answer,c"),
        (
            ["Country", 7, 8, 9],
            ["Fiji", "x"],
            "a column for each of two or more guiding questions",
            "column D,answer,c",
        ),
        (
            ["Country", "Objective", "Colour"],
            ["Fiji", 5, 7],
            "columns for achievements, challenges",
            "column C,answer,c",
        ),
    ],
)
def test_a_refused_sheet_says_what_it_lacks_and_the_line_that_tells_it(
    header: list, row: list, lacking: str, line: str
):
    (message,) = load(workbook({"S": [header, row]})).issues["message"]
    assert f"What lacks is {lacking}" in message
    assert message.endswith(f"built.xlsx,S,{line}")
