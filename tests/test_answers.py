"""Answers to responses: text word for word, its state, whose submission it is, and which submission counts."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_data.coverage.grid import compute_coverage
from gcm_data.tables.specs import ReviewData
from loaders import Document, load_review
from loaders.codes.moments import moment, month_first
from loaders.documents.answer import response_state
from tests.cases import first
from tests.workbook_builder import (
    compiled_table,
    document,
    form_sheets,
    response_form,
    survey_export,
    tally,
    text,
    workbook,
)

C = "(c) Achievements"
TEXTS = {
    f"  {text(1)}  ": "answered",
    f"{text(2)}\nSecond line.\n\n": "answered",
    f"\t{text(3)}": "answered",
    f"{text(4)} 合作": "answered",
    "N/A": "not applicable",
    "n/a": "not applicable",
    "n.a.": "not applicable",
    "NA": "not applicable",
    "None": "not applicable",
    "None.": "not applicable",
    " Not applicable ": "not applicable",
    "Nil": "not applicable",
    "sans objet": "not applicable",
    "не применимо": "not applicable",
    "不适用": "not applicable",
    "null": "answered",
    "nan": "answered",
    "No": "answered",
    "None of the fictional measures applies.": "answered",
    "0": "answered",
    "-": "blank",
    "—": "blank",
    "...": "blank",
}


def form(member: str, objective: str, name: str, date: str | None = None) -> Document:
    """A submission that codes one objective, in a table with a date of submission, empty if none is given."""
    header = ("Country", "Question", "Response", "Objectives", "Date of submission")
    return document(compiled_table([[member, "c", text(int(objective)), objective, date]], header=header), name)


def counted(data: ReviewData) -> list[str]:
    current = data.submissions.loc[data.submissions["status"] == "current", "submission"]
    return data.mentions.loc[data.mentions["submission"].isin(current), "target"].tolist()


@pytest.mark.parametrize(
    ("written", "state"), first(10, TEXTS.items(), several=True), ids=lambda value: ascii(value)[:24]
)
def test_text_is_verbatim_and_its_state_is_told(written: str, state: str):
    assert response_state(written) == state
    data = load_review([document(response_form("Fiji", [[C, written]]))])
    assert data.responses[["text", "state"]].values.tolist() == [[written, state]]
    table = load_review([document(compiled_table([["Fiji", "c", written]]))])
    assert table.responses[["text", "state"]].values.tolist() == [[written, state]]


@pytest.mark.parametrize("written", ["", " ", "\n", "\xa0"])
def test_white_space_says_nothing(written: str):
    assert response_state(written) == "blank"
    data = load_review([document(response_form("Fiji", [[C, written or None, "5"]]))])
    assert data.responses["state"].tolist() == ["blank"]


def test_an_empty_cell_is_a_blank_answer_and_an_empty_row_is_none():
    data = load_review([document(response_form("Fiji", [[C, None], [None, None], ["(d) Gaps", text(1)]]))])
    assert data.responses[["question", "text", "state"]].values.tolist() == [
        ["c", "", "blank"],
        ["d", text(1), "answered"],
    ]


def test_codes_beside_an_empty_answer_count():
    data = load_review([document(response_form("Fiji", [[C, None, "5"]]))])
    assert data.responses["state"].tolist() == ["blank"]
    assert data.mentions[["target", "response"]].values.tolist() == [["5", "2025-FJI-1-001"]]


def test_not_applicable_is_not_searched_for_citations():
    data = load_review([document(response_form("Fiji", [[C, "N/A"]]))])
    assert data.mentions.empty


@pytest.mark.parametrize(
    ("member", "kind"), [("Fiji", "member State"), ("Guam", "associate member"), ("France", "member State")]
)
def test_kind_of_respondent_is_the_membership(member: str, kind: str):
    data = load_review([document(response_form(member))])
    assert data.submissions["respondent_kind"].tolist() == [kind]


@pytest.mark.parametrize(
    "respondent",
    ["Member State", "MEMBER STATE", "Associate member", "Government of Fiji", "Ministry of Fictions", "Fiji", ""],
)
def test_respondents_that_are_the_state(respondent: str):
    assert len(load_review([document(response_form("Fiji", respondent=respondent))]).submissions) == 1


@pytest.mark.parametrize(
    "respondent",
    ["Civil society organization", "Stakeholder", "NGO", "Local government", "United Nations entity", "University"],
)
def test_respondents_that_are_not_the_state_count_for_no_state(respondent: str):
    data = load_review([document(response_form("Fiji", respondent=respondent))])
    assert data.submissions[["respondent_kind", "iso3"]].values.tolist() == [["stakeholder", ""]]
    assert data.responses["iso3"].tolist() == [""]
    assert (compute_coverage(data)["state"] == "no submission").all()


# ---- supersede


@pytest.mark.parametrize(
    ("first", "second", "objective"),
    [
        (None, None, "6"),
        ("2025-01-10", None, "6"),
        (None, "2025-01-10", "6"),
        ("2025-01-10", "2025-01-20", "6"),
        ("2025-01-20", "2025-01-10", "5"),
        ("2025-01-20 10:00:00", "2025-01-20", "5"),
        ("2025-02", "2025-01-31", "5"),
        ("2025-01-10", "2025-01-10", "6"),
        ("12 March 2025", "28 January 2025", "5"),
        ("28 January 2025", "12 March 2025", "6"),
        ("2025-03-12", "28 January 2025", "5"),
        ("01/20/2025 10:12 AM", "19.1.2025", "5"),
        ("01/20/2025 10:12 AM", "20 janvier 2025 11:00", "6"),
        ("02/03/2025", "2025-02-20", "6"),
    ],
)
def test_the_later_submission_counts(first: str | None, second: str | None, objective: str):
    """Later is the later date where both are told, else what was read later, of which a warning tells."""
    data = load_review([form("Fiji", "5", "a.xlsx", first), form("Fiji", "6", "b.xlsx", second)])
    assert counted(data) == [objective]
    assert len(data.mentions) == 2
    older, newer = ("a.xlsx", "b.xlsx") if objective == "6" else ("b.xlsx", "a.xlsx")
    (note,) = data.issues.to_dict("records")
    is_guess = None in (moment(first or ""), moment(second or "")) or first == second
    told = ("order-guessed", "warning") if is_guess else ("submission-superseded", "note")
    assert (note["code"], note["severity"], note["document"]) == (*told, older)
    assert f"“{newer}”" in note["message"]


@pytest.mark.parametrize("blank_first", [True, False])
def test_a_document_in_which_nothing_is_answered_replaces_none(blank_first: bool):
    full, blank = form("Fiji", "5", "full.xlsx"), document(response_form("Fiji", [["(c)", None]]), "blank.xlsx")
    data = load_review([blank, full] if blank_first else [full, blank])
    assert counted(data) == ["5"]
    assert data.issues[["code", "document"]].values.tolist() == [["submission-superseded", "blank.xlsx"]]


def test_answers_that_a_later_document_lacks_are_told():
    full = document(response_form("Fiji", [["(c)", text(1), "5"], ["(d)", text(2), "6"]]), "full.xlsx")
    part = document(response_form("Fiji", [["(c)", text(3), "7"]]), "part.xlsx")
    data = load_review([full, part])
    assert data.issues["code"].tolist() == ["submission-lacks"] and "answers to (d)" in data.issues["message"][0]


def test_day_and_month_are_told_by_another_date_of_the_document():
    assert month_first(["01/10/2025", "01/20/2025 09:10:00 AM"]) is True
    assert month_first(["1.10.2025", "20.1.2025"]) is False
    assert month_first(["1.10.2025", "13.1.2025", "1/13/2025"]) is None
    assert moment("01/10/2025", True) == dt.datetime(2025, 1, 10) and moment("01/10/2025") is None
    assert moment("5/5/2025 09:10 PM") == dt.datetime(2025, 5, 5, 21, 10)
    for said in ("2024年11月20日", "2024년 11월 20일", "Hà Nội, ngày 20 tháng 11 năm 2024"):
        assert moment(said) == dt.datetime(2024, 11, 20)
    assert [moment(said) for said in ("", "soon", "31.2.2025", "12 Foo 2025")] == [None] * 4


@pytest.mark.parametrize("own_first", [True, False])
def test_without_dates_a_states_own_document_counts_before_a_compiled_one(own_first: bool):
    own = document(response_form("Fiji", [[C, text(5), "5"]]), "own.xlsx")
    compiled = form("Fiji", "6", "compiled.xlsx")
    data = load_review([own, compiled] if own_first else [compiled, own])
    assert counted(data) == ["5"]
    assert data.issues["document"].tolist() == ["compiled.xlsx"]


@pytest.mark.parametrize("tally_first", [True, False])
def test_without_dates_words_count_before_marks(tally_first: bool):
    words, marks = form("Fiji", "5", "words.xlsx"), document(tally({"Fiji": {6: "x"}}), "marks.xlsx")
    data = load_review([marks, words] if tally_first else [words, marks])
    assert counted(data) == ["5"]


def test_a_compiled_document_with_a_later_date_counts():
    sheets = form_sheets("Fiji", [[C, text(5), "5"]])
    sheets["Submission"].append(["Date of submission", "2025-01-10"])
    own = document(workbook(sheets), "own.xlsx")
    assert counted(load_review([form("Fiji", "6", "compiled.xlsx", "2025-02-01"), own])) == ["6"]


def test_three_submissions_leave_one():
    data = load_review([form("Fiji", str(n), f"{n}.xlsx", f"2025-01-{n}") for n in (12, 14, 13)])
    assert counted(data) == ["14"]
    assert data.issues["document"].tolist() == ["12.xlsx", "13.xlsx"]


def test_other_states_and_cycles_are_not_superseded():
    documents = [
        form("Fiji", "5", "a.xlsx"),
        form("Tonga", "6", "b.xlsx"),
        form("Fiji", "7", "a.xlsx")._replace(cycle="2021"),
    ]
    data = load_review(documents)
    assert set(data.submissions["status"]) == {"current"}
    assert sorted(counted(data)) == ["5", "6", "7"]


def test_aliases_are_one_state():
    data = load_review([form("Viet Nam", "5", "a.xlsx"), form("Vietnam", "6", "b.xlsx")])
    assert data.submissions[["submission", "status"]].values.tolist() == [
        ["2025-VNM-1", "superseded"],
        ["2025-VNM-2", "current"],
    ]


def test_superseded_answers_stay_readable():
    data = load_review([form("Fiji", "5", "a.xlsx"), form("Fiji", "6", "b.xlsx")])
    assert data.responses[["submission", "document"]].values.tolist() == [
        ["2025-FJI-1", "a.xlsx"],
        ["2025-FJI-2", "b.xlsx"],
    ]


def test_two_sheets_of_a_state_in_one_document_are_one_submission():
    data = load_review([document(tally({"Fiji": {1: "x"}, "FIJI": {2: "x"}}))])
    assert data.submissions["submission"].tolist() == ["2025-FJI-1"]
    assert data.mentions["target"].tolist() == ["1", "2"]
    assert data.issues["code"].tolist() == ["member-repeated"]


def test_received_date_of_a_survey_row():
    data = load_review([document(survey_export([[1, "2025-01-20 09:30:00", "Fiji", text(1)]]))])
    assert data.submissions["received"].tolist() == ["2025-01-20 09:30:00"]
