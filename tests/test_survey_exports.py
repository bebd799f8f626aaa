"""Whole exports as each survey tool writes them, with a list of objectives and one of kinds of cooperation."""

from __future__ import annotations

import pytest

from gcm_data import reference
from tests.more_builders import cells, codes, issues, layout_of, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number) for number in range(12)]
FIJI, PALAU = [T[1], T[2]], [T[3], T[4]]
WHO, A, C = "Which country do you represent?", "(a) National implementation plan", "(c) Achievements"
KINDS, LIST = "Kinds of help needed", "Which objectives are concerned?"

EXPORTS: dict[str, Rows] = {
    "Kobo, with names": [
        ["start", "_id", "country", "a_implementation_plan", "c_achievements", "objectives", "objectives/5",
         "objectives/6", "objectives/21", "kinds/finance", "kinds/technology"],
        ["2025-01-02", 1, "Fiji", *FIJI, "5 21", 1, 0, 1, 1, 0],
        ["2025-01-03", 2, "Palau", *PALAU, "6", 0, 1, 0, 0, 1],
    ],
    "ODK, with groups": [
        ["SubmissionDate", "about-country", "answers-a_implementation_plan", "answers-c_achievements",
         "answers/objectives/5", "answers/objectives/6", "answers/objectives/21", "kinds"],
        ["2025-01-02", "Fiji", *FIJI, 1, 0, 1, "finance"],
        ["2025-01-03", "Palau", *PALAU, 0, 1, 0, "technology"],
    ],
    "Google Forms": [
        ["Timestamp", WHO, A, C, LIST, f"{KINDS} [Finance]", f"{KINDS} [Technology]"],
        ["1/2/2025 10:00:00", "Fiji", *FIJI, "Objective 5;Objective 21", True, False],
        ["1/3/2025 10:00:00", "Palau", *PALAU, "Objective 6", False, True],
    ],
    "Microsoft Forms": [
        ["Id", "Start time", "Completion time", "Email", "Name", WHO, A, C, LIST, KINDS],
        [1, "1/2/2025", "1/2/2025", "anonymous", None, "Fiji", *FIJI, "5. Fictional;21. Invented;", "Finance;"],
        [2, "1/3/2025", "1/3/2025", "anonymous", None, "Palau", *PALAU, "6. Made up;", "Technology;"],
    ],
    "LimeSurvey": [
        ["id. Response ID", "submitdate. Date submitted", f"G01Q01. {WHO}", "G02Q01. Implementation plan",
         "G02Q02. Achievements", "G03Q01[SQ001]. Objectives [5]", "G03Q01[SQ002]. Objectives [6]",
         "G03Q01[SQ003]. Objectives [21]", f"Q06[FIN]. {KINDS} [Finance]", f"Q06[TEC]. {KINDS} [Technology]"],
        [1, "2025-01-02", "Fiji", *FIJI, "Yes", "No", "Yes", "Yes", "No"],
        [2, "2025-01-03", "Palau", *PALAU, "No", "Yes", "No", "No", "Yes"],
    ],
    "Qualtrics": [
        ["StartDate", "Q1", "Q2", "Q3", "Q4_1", "Q4_2", "Q4_3", "Q5_1", "Q5_2"],
        ["Start Date", WHO, A, C, f"{LIST} - Objective 5", f"{LIST} - Objective 6", f"{LIST} - Objective 21",
         f"{KINDS} - Finance", f"{KINDS} - Technology"],
        [f'{{"ImportId":"{name}"}}' for name in ("startDate", *range(1, 9))],
        ["2025-01-02", "Fiji", *FIJI, "Objective 5", None, "Objective 21", "Finance", None],
        ["2025-01-03", "Palau", *PALAU, None, "Objective 6", None, None, "Technology"],
    ],
    "SurveyMonkey": [
        ["Respondent ID", WHO, A, C, LIST, None, None, None, KINDS, None],
        [None, *["Open-Ended Response"] * 3, "5. Fictional pathways", "6. Invented recruitment", "21. Made-up return",
         "Other (please specify)", "Finance", "Technology"],
        [1, "Fiji", *FIJI, "5. Fictional pathways", None, "21. Made-up return", None, "Finance", None],
        [2, "Palau", *PALAU, None, "6. Invented recruitment", None, None, None, "Technology"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("tool", EXPORTS)
def test_an_export_is_read_to_the_same_whatever_tool_wrote_it(tool: str):
    data = load(workbook({"Sheet1": EXPORTS[tool]}))
    assert layout_of(data) == "survey export"
    assert [row[:2] for row in cells(data)] == [("FJI", "a"), ("FJI", "c"), ("PLW", "a"), ("PLW", "c")]
    assert data.responses["text"].tolist() == [*FIJI, *PALAU]
    assert sorted((row[0], row[2]) for row in codes(data)) == [
        ("FJI", "21"), ("FJI", "5"), ("FJI", "finance"), ("PLW", "6"), ("PLW", "technology")]  # fmt: skip
    assert "error" not in set(data.issues["severity"])


def test_words_of_another_choice_are_told():
    rows = [list(row) for row in EXPORTS["SurveyMonkey"]]
    rows[2][7] = text(9, " It is long enough to be looked at.")
    assert ("columns-unread", "H2") in issues(load(workbook({"Sheet1": rows})))


def test_a_list_of_titles_joined_by_spaces_is_read_and_one_that_is_not_leaves_its_ticks():
    titles = {n: f"{n}. {reference.objective(n).title}" for n in (5, 21)}
    for joined in (" ".join(titles.values()), "5. Some other words 21. And others"):
        heads = ["objectives", *(f"objectives/{title}" for title in titles.values())]
        rows = [["Country", A, C, *heads], ["Fiji", *FIJI, joined, 1, 1], ["Palau", *PALAU, titles[5], 1, 0]]
        found = codes(load(workbook({"S": rows})))
        assert [(row[0], row[2]) for row in found] == [("FJI", "5"), ("FJI", "21"), ("PLW", "5")]
