"""Small tables of a text document in which kinds of support are ticked by a mark, and lists behind the answers."""

from __future__ import annotations

import pytest

from tests.test_accounting import roles
from tests.word_builder import heading, paragraph, table
from tests.word_read import answers, loaded
from tests.workbook_builder import text

FIJI = heading("Reply of Fiji")
FORM = (FIJI, heading("(d) Gaps"), paragraph(text(1)), heading("(e) Needs"), paragraph(text(2)))
TABLE = (FIJI, table([["Question", "Answer"], ["(d) Gaps", text(1)], ["(e) Needs", text(2)]]))
BOTH = pytest.mark.parametrize("given", [FORM, TABLE])
GIVEN = [("d", text(1)), ("e", text(2))]
TICKED = [("e", "finance"), ("e", "data")]
GRIDS = [
    [["Finance", "Capacity-building", "Data", "Technology"], ["X", "", "x", ""]],
    [["Kind of support", "Finance", "Technology", "Data"], ["Please tick", "✓", "", "✓"]],
    [["Financement", "Technologie", "Données"], ["oui", "non", "oui"]],
    [["Kind", "Tick"], ["Finance", "X"], ["Capacity-building", ""], ["Data", "x"]],
    [["Finance", "yes"], ["Technology", "no"], ["Data", "yes"]],
    [["Kind", "Yes"], ["Finance", "X"], ["Technology", ""], ["Data", "X"]],
    [["Kind", "Yes", "No"], ["Finance", "X", ""], ["Technology", "", "X"], ["Data", "X", ""]],
    [["Type d’appui", "Non", "Oui"], ["Financement", "", "✓"], ["Technologie", "✓", ""], ["Données", "", "✓"]],
]


def read(data) -> list[tuple[str, str]]:
    return [each[:2] for each in answers(data)]


def told(data) -> list[tuple[str, str]]:
    return list(data.mentions[["question", "target"]].itertuples(index=False, name=None))


@BOTH
@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("caption", [heading, paragraph])
def test_marks_in_a_small_table_are_codes_of_the_question_on_needs(given, grid, caption):
    data = loaded(*given, caption("Kinds of support sought for (e), mark with X"), table(grid))
    assert read(data) == GIVEN and told(data) == TICKED and data.issues.empty
    assert "unread" not in roles(data).values()


def test_a_grid_between_questions_hides_none_of_them():
    data = loaded(
        FIJI, heading("(e) Needs"), paragraph(text(2)), table(GRIDS[0]), heading("(d) Gaps"), paragraph(text(1))
    )
    assert read(data) == [("e", text(2)), ("d", text(1))] and told(data) == TICKED


@pytest.mark.parametrize(
    "grid",
    [
        [["Finance", "Data"], ["12", "40"]],
        [["Finance", "Fictional boats"], ["X", ""]],
        [["Finance", "Data"], ["a boat", "X"]],
        [["Finance", "Data"], ["X", ""], ["", "X"]],
        [["Kind", "Yes", "No"], ["Finance", "X", "X"], ["Technology", "X", ""], ["Data", "", "X"]],
        [["Kind", "No"], ["Finance", "X"], ["Technology", ""], ["Data", "X"]],
        [["Kind", "Yes", "Yes"], ["Finance", "X", ""], ["Technology", "", "X"], ["Data", "", "X"]],
    ],
)
def test_what_is_no_such_table_is_never_ticked(grid):
    assert [each for each in told(loaded(*FORM, table(grid))) if each in TICKED] == []


CODES = table([["Answer to question", "Objective number(s)"], ["(d)", "3, 14"], ["(e)", "–"]])
LIST = [paragraph(line) for line in ("☒ Finance", "☐ Capacity-building", "☒ Data")]
OF_CODES = [("d", "3"), ("d", "14")]


@pytest.mark.parametrize(
    "above",
    [
        [heading("Which objectives does this relate to?"), paragraph("Please note their numbers, 1 to 23.")],
        [heading("Objectives of each reply")],
        [heading("К каким целям это относится?"), paragraph("Просьба указать номера.")],
    ],
)
def test_objectives_by_question_and_needs_stand_behind_the_answers(above):
    data = loaded(*FORM, *above, CODES, heading("Areas of cooperation (question (e)); please tick"), *LIST)
    assert read(data) == GIVEN and sorted(told(data)) == sorted([*OF_CODES, *TICKED]) and data.issues.empty


def test_a_list_behind_a_table_of_codes_belongs_to_the_question_of_its_caption():
    data = loaded(*FORM, heading("Objectives"), CODES, paragraph("Support for (d), please tick:"), *LIST)
    assert sorted(told(data)) == sorted([*OF_CODES, ("d", "finance"), ("d", "data")])


def test_a_list_may_belong_to_a_question_without_a_row_in_the_table_of_codes():
    codes = table([["Answer to question", "Objective number(s)"], ["(a)", "5"], ["(d)", "3, 14"]])
    data = loaded(*FORM, heading("Objectives"), codes, paragraph("Support for (e), please tick:"), *LIST)
    assert sorted(told(data)) == sorted([("a", "5"), *OF_CODES, *TICKED])


def test_a_heading_above_a_table_with_a_text_between_is_no_title_of_it():
    data = loaded(*FORM, heading("Which boats do you mean?"), paragraph(text(3)), CODES)
    assert not data.issues.empty and text(3) not in [each for _, each in read(data)]


def test_a_section_on_needs_below_a_form_that_asks_everything_takes_no_question_from_it():
    asked = ["A1. National plan", "A2. Progress Declaration", "A3. Achievements and practices", "A4. Gaps"]
    rows = [[label, text(n)] for n, label in enumerate([*asked, "A5. Cooperation to be made stronger"])]
    grid = [["Kind", "Yes", "No"], ["Finance", "X", ""], ["Technology", "", "X"], ["Data", "X", ""]]
    data = loaded(
        FIJI, heading("Section A"), table(rows), heading("Section B. Kind of cooperation needed"), table(grid)
    )
    assert read(data) == [(letter, text(n)) for n, letter in enumerate("abcde")] and told(data) == TICKED
    assert data.issues["code"].tolist() == ["question-assumed"]
