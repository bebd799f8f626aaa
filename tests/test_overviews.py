"""A table that lists the objectives of each State, before their chapters in a compilation or on a sheet of its own."""

from __future__ import annotations

import pytest

from gcm_data.tables.integrity import misfits
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.word_builder import bold, heading, paragraph, table
from tests.word_read import QUESTIONS, loaded
from tests.workbook_builder import document, text, workbook

ROWS = [["Fiji", "3 March 2025", "2, 5"], ["Tonga", "4 March 2025", "7"], ["Palau", "5 March 2025", "23"]]
CODES = [("FJI", "2"), ("FJI", "5"), ("PLW", "23"), ("TON", "7")]
HEADS = [
    ["Member", "Date received", "Priority objectives"],
    ["État membre", "Date de réception", "Objectifs"],
    ["Государство", "Дата получения", "Цели"],
]


def coded(data: ReviewData) -> list[tuple[str, str]]:
    """State and target of what is coded for submissions as a whole."""
    whole = data.mentions[(data.mentions["basis"] == "coded") & (data.mentions["question"] == "")]
    return sorted(zip(whole["iso3"], whole["target"], strict=True))


def chapters(named, c: str, d: str) -> list[str]:
    """A chapter for each of three States, the second of which says nothing to the second question."""
    return [
        named("Fiji"), bold(c), paragraph(text(1)), bold(d), paragraph(text(2)),
        named("Tonga"), bold(c), paragraph(text(3)),
        named("Palau"), bold(c), paragraph(text(4)), bold(d), paragraph("No information provided."),
    ]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_an_overview_stands_before_the_chapters_of_states(head):
    data = loaded(
        heading("A fictional compilation"), paragraph("All responses are invented."), heading("Overview"),
        table([head, *ROWS]), *chapters(heading, *QUESTIONS["en"]),
    )  # fmt: skip
    said = data.responses[data.responses["state"] == "answered"]
    assert sorted(zip(said["iso3"], said["question"], said["text"], strict=True)) == [
        ("FJI", "c", text(1)),
        ("FJI", "d", text(2)),
        ("PLW", "c", text(4)),
        ("TON", "c", text(3)),
    ]
    assert coded(data) == CODES
    assert len(data.submissions) == 3
    assert data.issues.empty
    assert not misfits(data)


@pytest.mark.parametrize("head", HEADS)
def test_an_overview_on_a_sheet_of_its_own(head):
    data = load_review([document(workbook({"Overview": [head, *ROWS]}), "overview.xlsx")])
    assert coded(data) == CODES
    assert data.documents["layout"].item() == "tally"
    assert not misfits(data)


def test_a_column_that_nobody_knows_makes_it_no_overview():
    rows = [["Member", "Remarks of the fictional desk", "Objectives"], ["Fiji", "none yet", "2"], ["Tonga", "-", "7"]]
    data = load_review([document(workbook({"Overview": rows}), "overview.xlsx")])
    assert data.mentions.empty
    assert not data.issues.empty


def test_a_list_of_the_countries_with_which_a_state_works_is_no_overview():
    listed = [["Country", "Objectives"], ["Japan", "5, 6"], ["Malaysia", "6"]]
    form = (paragraph("Country: Nepal"), heading("(c) Achievements"), paragraph(text(1)), heading("(d) Gaps"),
            paragraph(text(2)))  # fmt: skip
    data = loaded(*form, heading("Annex: agreements"), table(listed))
    assert set(data.mentions["iso3"]) <= {"NPL"} and not data.issues.empty
    rows = [["Country: Nepal"], [], ["Question", "Answer"], ["(c) Achievements", text(1)], ["(d) Gaps", text(2)]]
    data = load_review([document(workbook({"Reply": rows, "Agreements": listed}), "nepal.xlsx")])
    assert set(data.mentions["iso3"]) <= {"NPL"} and set(data.issues["sheet"]) == {"Agreements"}
