"""One State's table of what was done on each objective: passages that answer no question, coded for their rows."""

from __future__ import annotations

import pytest

from gcm_data import reference
from loaders import load_review
from tests.workbook_builder import document, text, workbook

TITLES = [each.title for each in reference.objectives()][:6]
DONE = {2: text(1), 5: text(2)}


def table(head: str, *more: str) -> list[list[str]]:
    rows = [[str(n), title, DONE.get(n, ""), *("Office of Kites" if n in DONE else "" for _ in more)]
            for n, title in enumerate(TITLES, start=1)]  # fmt: skip
    return [["No.", "Objective", head, *more], *rows]


@pytest.mark.parametrize(
    "head", ["Progress since 2022", "Measures taken", "Steps taken", "Progress to date", "Mesures prises"]
)
def test_what_was_done_on_an_objective_answers_no_question_of_its_own(head):
    rows = [["Republic of Palau: work by objective"], [], *table(head, "Lead body")]
    data = load_review([document(workbook({"Objectives": rows}), "palau.xlsx")])
    assert data.responses[["iso3", "question", "text"]].values.tolist() == [["PLW", "", text(1)], ["PLW", "", text(2)]]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    assert coded[["question", "target"]].values.tolist() == [["", "2"], ["", "5"]]


def test_where_the_sheet_asks_the_texts_answer_that():
    rows = [["Country: Palau"], ["(d) Gaps and challenges"], [], *table("Response")]
    data = load_review([document(workbook({"Objectives": rows}), "palau.xlsx")])
    assert set(data.responses["question"]) <= {"d"}


def test_a_list_of_what_objectives_mean_is_nobodys_answer():
    rows = [["Country: Palau"], [], *table("Description")]
    data = load_review([document(workbook({"Objectives": rows}), "palau.xlsx")])
    assert data.responses.empty
