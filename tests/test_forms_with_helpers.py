"""Forms whose makers left something of their own in them: names for programs, lists to tick beside their caption."""

from __future__ import annotations

import pytest

from loaders import load_review
from loaders.documents.roles import MACHINES
from tests.test_accounting import roles
from tests.workbook_builder import document, text, workbook

ASKED = ["National implementation plan", "Follow-up to the Progress Declaration", "Achievements", "Gaps and challenges",
         "Where cooperation is needed"]  # fmt: skip
BOXES = "☒ Finance   ☐ Capacity-building   ☒ Data"


def form(names: str, objectives: str, caption: str = "") -> list[list[str]]:
    rows = [["", "Country:", "Palau"], []]
    for number, asked in enumerate(ASKED, start=1):
        rows += [
            [names and f"{names}{number}_head", f"Question {number}. {asked}"],
            [names and f"{names}{number}_text", text(number)],
            ["", "Objectives concerned:", objectives],
        ]
    return [*rows, ["", caption, BOXES]] if caption else rows


def read(rows: list[list[str]]):
    return load_review([document(workbook({"Form": rows}), "form.xlsx")])


@pytest.mark.parametrize("names", ["Q", "item_", "fld_q"])
def test_a_column_of_names_for_programs_says_nothing(names):
    with_names, without = read(form(names, "5; 18")), read(form("", "5; 18"))
    assert with_names.issues.empty and len(with_names.responses) == 5
    columns = ["question", "text", "cell"]
    assert with_names.responses[columns].equals(without.responses[columns])
    assert {rule for cell, rule in roles(with_names).items() if cell.startswith("A")} == {MACHINES}


def test_a_column_in_which_a_word_stands_between_is_no_column_of_names():
    rows = form("Q", "5; 18")
    rows[3][0] = "see overleaf"
    assert MACHINES not in roles(read(rows)).values()


@pytest.mark.parametrize("objectives", ["5; 18", "7"])
@pytest.mark.parametrize(
    "caption", ["Kinds of support needed (question 5, tick):", "Cooperation needs", "Please tick:"]
)
def test_a_list_to_tick_stands_beside_its_caption_and_below_a_line_of_objectives(objectives, caption):
    data = read(form("", objectives, caption))
    assert data.responses["text"].tolist() == [text(number) for number in range(1, 6)]
    on_e = data.mentions[(data.mentions["question"] == "e") & (data.mentions["basis"] == "coded")]
    assert set(on_e["target"]) == {"finance", "data", *objectives.split("; ")}
