"""Wide tables as secretariats and survey tools make them: what stands over columns, below other tables, or unheaded."""

from __future__ import annotations

import csv
import io

import pytest

from tests.more_builders import cells, codes, issues, layout_of, load
from tests.workbook_builder import OBJECTIVES, Rows, text, workbook

T = [text(number) for number in range(30)]


def read(*rows: list, merged: tuple[str, ...] = (), **sheets: Rows):
    return load(workbook({"S": list(rows), **sheets}, merged={"S": merged}))


def targets(data) -> set[tuple[str, str, str]]:
    """State, target and cell of each mention of a submission that counts."""
    current = data.submissions.loc[data.submissions["status"] == "current", "submission"]
    counted = data.mentions[data.mentions["submission"].isin(current)]
    return set(counted[["iso3", "target", "cell"]].itertuples(index=False, name=None))


# ---- exports of Qualtrics: names, wordings and identifiers, and columns that the tool fills in

SYSTEM = {"RecordedDate": "Recorded Date", "ResponseId": "Response ID", "DistributionChannel": "Distribution Channel"}


def qualtrics(questions: dict[str, str], rows: list[list[str]]) -> bytes:
    """An export as CSV: `questions` are names and wordings; a row is the channel and the answers of one respondent."""
    names = [*SYSTEM, *questions]
    lines = [names, [*SYSTEM.values(), *questions.values()], [f'{{"ImportId":"{name}"}}' for name in names]]
    lines += [["2025-03-01 10:00:00", f"R_fict{number}", *row] for number, row in enumerate(rows)]
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue().encode()


@pytest.mark.parametrize("channels", [("anonymous", "anonymous"), ("anonymous", "email")])
def test_the_channel_by_which_a_survey_was_sent_asks_for_no_silence(channels: tuple[str, str]):
    asked = {"Q1": "For which country do you write?", "Q2": "(a) Plan", "Q3": "(c) Achievements"}
    rows = [[channels[0], "Fiji", T[1], T[2]], [channels[1], "Palau", T[3], T[4]]]
    data = load(qualtrics(asked, rows), "export.csv")
    assert [row[:2] for row in cells(data)] == [("FJI", "a"), ("FJI", "c"), ("PLW", "a"), ("PLW", "c")]
    assert set(data.submissions["attribution"]) == {"named"}


def test_what_a_respondent_says_of_silence_counts_beside_the_channel():
    asked = {"Q1": "Country", "Q2": "(a) Plan", "Q3": "(c) Achievements", "Q4": "Remarks"}
    rows = [["anonymous", "Fiji", T[1], T[2], "Please do not name us"], ["anonymous", "Palau", T[3], T[4], ""]]
    data = load(qualtrics(asked, rows), "export.csv")
    assert sorted(data.submissions["attribution"]) == ["named", "non-attributable"]


def test_the_names_of_questions_above_their_wordings_number_no_questions():
    asked = {"Country": "Country", "Q1": "Ministry", "Q2": "(a) Plan", "Q3": "(b) Declaration of 2022",
             "Q4": "(c) Achievements", "Q5": "(d) Gaps"}  # fmt: skip
    rows = [["email", "Fiji", "Fictional Ministry", *T[1:5]], ["email", "Palau", "Invented Office", *T[5:9]]]
    data = load(qualtrics(asked, rows), "export.csv")
    assert [row[:2] for row in cells(data)] == [(iso3, letter) for iso3 in ("FJI", "PLW") for letter in "abcd"]
    assert data.responses["text"].tolist() == T[1:9] and issues(data) == []


# ---- groups of columns

GROUPS = ["1. Is there a national plan?", "2. Declaration of 2022", "3. Achievements", "4. Gaps",
          "5. Where would a fictional hand be welcome"]  # fmt: skip


@pytest.mark.parametrize("parts", [[], [["Whose", "Part I", *[None] * 5, "Part II", *[None] * 8]]])
@pytest.mark.parametrize("signs", [GROUPS, [f"({'abcde'[n]}) {group[3:]}" for n, group in enumerate(GROUPS)]])
def test_a_group_in_unknown_words_asks_the_question_of_its_letter_among_the_others(parts: Rows, signs: list[str]):
    upper = ["Country"] * (not parts) or [None]
    upper += [head for sign in signs for head in (sign, None, None)]
    lower = [None, *["Response", "Objectives", "Source"] * 5]
    row = ["Fiji", *(value for n in range(5) for value in (T[n], str(n + 5), "Note"))]
    data = read(*parts, upper, lower, row, ["Palau", *row[1:]])
    first = len(parts) + 3
    assert cells(data)[:5] == [
        ("FJI", letter, f"{column}{first}") for letter, column in zip("abcde", "BEHKN", strict=True)
    ]
    assert codes(data)[4][:3] == ("FJI", "e", "9") and "cells-unread" not in dict(issues(data))


@pytest.mark.parametrize("head", ["Obj. no.", "Objective no.", "Obj."])
def test_a_word_cut_short_is_no_code_of_a_question(head: str):
    data = read(["Country", "(a) Plan", head, "(c) Achievements", head], ["Fiji", T[1], 5, T[2], 6])
    assert [row[1:3] for row in codes(data)] == [("a", "5"), ("c", "6")] and issues(data) == []


def test_a_group_of_which_single_words_alone_are_known_is_read_with_a_warning():
    upper = ["Country", "Strategy or plan", None, "Achievements", None, "Challenges", None, "Support sought", None]
    lower = [None, *["Response", "Objectives"] * 4]
    data = read(upper, lower, ["Fiji", *(value for n in range(4) for value in (T[n], n + 5))])
    assert [row[1] for row in cells(data)] == list("acde") and [row[1] for row in codes(data)] == list("acde")
    assert issues(data) == [("question-assumed", "B1"), ("question-assumed", "H1")]


def test_a_head_in_unknown_words_that_comes_again_below_each_question_is_that_of_the_answers():
    upper = ["Country", "(a) Plan", None, "(c) Achievements", None, "(d) Gaps", None]
    rows = [["Fiji", T[1], "5", T[2], "6", T[3], "7"], ["Palau", T[4], "5", T[5], "6", T[6], "7"]]
    for other in ("Objectives", "Fictional pages"):
        data = read(upper, [None, *["Main points", other] * 3], *rows)
        assert [row[1] for row in cells(data)] == list("acdacd")
    assert "columns-unread" in dict(issues(data))


def test_who_may_have_a_version_of_a_table_says_nothing_of_its_sources():
    head = ["Country", "(a) Plan", "(c) Achievements"]
    data = read(["Fictional synopsis"], ["Third version, for internal use"], head, ["Fiji", T[1], T[2]])
    assert data.submissions["attribution"].tolist() == ["named"]
    silent = read(["Fictional synopsis"], ["Third version, do not name us"], head, ["Fiji", T[1], T[2]])
    assert silent.submissions["attribution"].tolist() == ["non-attributable"]


# ---- numbers of objectives in a column without a header

ASKED = ["(a) Plan", "(b) Declaration of 2022", "(c) Achievements", "(d) Gaps", "(e) Cooperation"]


def bands(*numbers: list, above: Rows = ()) -> Rows:
    """A block for each of three States, with what stands right of its answers."""
    rows = [["Fictional replies"], *above]
    for name, own in zip(["FIJI", "PALAU", "TONGA"], numbers, strict=True):
        rows += [[], [name], *([asked, text(place), own[place]] for place, asked in enumerate(ASKED))]
    return rows


MANY = [["5, 6", "7", None, 8, 9], ["10", None, "11; 12", "13", "14"], [None, None, "15", "16", "23"]]
FEW = [[1, 2, None, 3, 4], [2, 2, 1, None, 1], [None, None, 3, 1, 2]]


def test_lists_of_numbers_beside_answers_are_objectives_with_a_warning():
    data = read(*bands(*MANY))
    assert [(row[0], row[1]) for row in issues(data)] == [("objectives-assumed", "C4")]
    assert len(codes(data)) == 13 and codes(data)[:3] == [
        ("FJI", "a", "5", "C4"), ("FJI", "a", "6", "C4"), ("FJI", "b", "7", "C5")]  # fmt: skip
    assert {row[0] for row in codes(data)} == {"FJI", "PLW", "TON"} and len(cells(data)) == 15


def test_a_line_above_that_speaks_of_objectives_says_what_the_numbers_are():
    data = read(*bands(*FEW, above=[["The columns: what was asked, what was said, objectives"]]))
    assert issues(data) == [] and len(codes(data)) == 11


def test_a_title_that_speaks_of_objectives_says_nothing_of_the_columns():
    data = read(*bands(*FEW, above=[["Fictional review of the objectives of the Compact"]]))
    assert codes(data) == [] and {code for code, _ in issues(data)} == {"cells-unread"}


def test_single_numbers_of_which_nobody_says_what_they_count_are_told():
    data = read(*bands(*FEW))
    assert codes(data) == [] and len(cells(data)) == 15
    assert {code for code, _ in issues(data)} == {"cells-unread"}
    assert [cell for _, cell in issues(data)] == ["C4", "C7", "C11", "C15", "C20"]


def test_numbers_that_are_no_objectives_are_never_taken_for_them():
    data = read(*bands(["5, 6", "31", None, 8, 9], *MANY[1:]))
    assert codes(data) == [] and ("cells-unread", "C4") in issues(data)


# ---- a matrix below another table

STATUS = ["Country", *(f"Obj. {number}" for number in OBJECTIVES[:8])]


def _overview(*more: list) -> Rows:
    upper = [["Table 1. Fictional extracts"], ["Country", "(c) Achievements", "(d) Gaps"], ["Fiji", T[1], T[2]],
             ["Palau", T[3], T[4]], [], ["Table 2. Fictional coverage"]]  # fmt: skip
    lower = [["Fiji", "reported", "not mentioned", "partially"], ["Palau", None, "reported"]]
    return [*upper, STATUS, *lower, *more]


def test_a_matrix_below_a_table_of_answers_adds_to_the_same_submissions():
    data = read(*_overview())
    assert issues(data) == [] and len(cells(data)) == 4
    assert data.submissions["submission"].tolist() == ["2025-FJI-1", "2025-PLW-1"]
    assert targets(data) == {("FJI", "1", "B8"), ("FJI", "3", "D8"), ("PLW", "2", "C9")}


def test_a_matrix_on_another_sheet_adds_to_them_too_whatever_a_state_is_called_there():
    upper = [["Country", "(c) Achievements", "(d) Gaps"], ["Viet Nam", T[1], T[2]], ["Palau", T[3], T[4]]]
    data = read(*upper, Coverage=[STATUS, ["Vietnam", "x"], ["Republic of Palau", None, "x"]])
    assert targets(data) == {("VNM", "1", "B2"), ("PLW", "2", "C3")} and issues(data) == []


def test_a_matrix_beside_two_rows_of_a_state_belongs_to_neither():
    upper = [["Country", "(c) Achievements", "(d) Gaps"], ["Fiji", T[1], T[2]], ["Fiji", T[3], T[4]]]
    data = read(*upper, Coverage=[STATUS, ["Fiji", "x"]])
    assert len(data.submissions) == 3


def test_a_legend_of_statuses_is_no_state_and_a_total_may_count_whole_marks_alone():
    data = read(*_overview(["Total", 1, 1, 0], ["partially = reported in part, fictional"]))
    assert issues(data) == []
    wrong = read(*_overview(["Total", 2, 1, 0]))
    assert issues(wrong) == [("total-differs", "B10")]


def test_a_column_that_counts_the_marks_of_its_row_is_a_total():
    rows = [list(row) for row in _overview()]
    rows[6:9] = [[*STATUS, "Of these, reported"], [*rows[7], *[None] * 5, 1], [*rows[8], *[None] * 6, 1]]
    assert issues(read(*rows)) == []
    rows[8][-1] = 7
    assert issues(read(*rows)) == [("columns-unread", "J7")]


# ---- a matrix of the one State of a workbook

MATRIX: Rows = [["Fictional needs by objective"], [], ["Kind of support", *OBJECTIVES], ["Finance", None, "x"],
                ["Technology", "x"]]  # fmt: skip
REPORT: Rows = [["Fiji"], [], ["Objective", "Achievements", "Challenges"], [5, T[1], T[2]], [6, T[3], T[4]]]


@pytest.mark.parametrize("first", [REPORT, [["Country", "Fiji"], *REPORT[1:]], [["Replies of Fiji"], *REPORT[1:]]])
def test_a_matrix_that_names_nobody_is_of_the_one_state_of_its_workbook(first: Rows):
    data = read(*first, Matrix=MATRIX)
    assert issues(data) == []
    assert {("FJI", "finance", "A4"), ("FJI", "2", "C4"), ("FJI", "technology", "A5")} <= targets(data)
    assert set(data.submissions["iso3"]) == {"FJI"}


def test_a_matrix_beside_two_states_or_with_a_name_of_its_own_is_not():
    two = load(workbook({"A": REPORT, "B": [["Palau"], *REPORT[1:]], "Matrix": MATRIX}))
    assert ("member-missing", "") in issues(two)
    many = load(workbook({"A": REPORT, "B": [["Country", "(c) Achievements"], ["Palau", T[5]]], "Matrix": MATRIX}))
    assert not {row[1] for row in targets(many)} & {"finance", "technology"}
    named = read(*REPORT, Matrix=[*MATRIX, [], ["Data", "x", None, "Palau"]])
    assert not {row[1] for row in targets(named)} & {"finance", "technology"}


def test_a_matrix_is_named_no_more_than_its_state_on_the_other_sheet():
    data = read(["Chatham House Rule"], *REPORT, Matrix=MATRIX)
    assert data.submissions["attribution"].tolist() == ["non-attributable"]


@pytest.mark.parametrize("sheet", ["Example", "Guidance"])
def test_a_matrix_that_shows_how_to_answer_is_not_of_the_state(sheet: str):
    assert not {row[1] for row in targets(read(*REPORT, **{sheet: MATRIX}))} & {"finance", "technology"}


def test_answers_that_name_nobody_are_of_nobody():
    form = [["Question", "Response"], ["(c) Achievements", T[5]], ["(d) Gaps", T[6]]]
    data = read(*REPORT, Further=form)
    assert T[5] not in set(data.responses["text"]) and "member-missing" in dict(issues(data))


def test_a_sheet_of_organizations_is_not_of_the_state():
    rows = [["Organization", "(c) Achievements", "(d) Gaps"], ["Fictional network", T[5], T[6]]]
    data = read(*REPORT, Others=rows)
    assert T[5] not in set(data.responses.loc[data.responses["iso3"] == "FJI", "text"])


def test_sentences_about_support_are_answers_however_many_rows_have_none():
    head = ["Objective", "Achievements", "Challenges", "Support required"]
    rows = [[number, T[number], "–", T[number + 10] if number in (2, 7) else "–"] for number in range(1, 9)]
    data = read(["Fiji"], [], head, *rows)
    assert issues(data) == [("question-assumed", "D3")] and layout_of(data) == "objective rows"
    assert [row[1:] for row in cells(data) if row[1] == "e"] == [("e", "D5"), ("e", "D10")]


def test_a_total_of_submissions_is_no_respondent():
    rows = [["Country", "(c) Achievements", "(d) Gaps"], ["Fiji", T[1], T[2]], ["Palau", T[3], T[4]]]
    data = read(*rows, [], ["Total: 2 submissions"])
    assert issues(data) == [] and len(cells(data)) == 4
