"""May a source be named? What a document, a sheet, a row or a cell says of it; where that is unclear it may not."""

from __future__ import annotations

from typing import Any

import pytest

from gcm_data.tables.specs import ReviewData
from loaders.documents.workbook import Cell
from loaders.respondents.attribution import read_attribution
from tests.cases import first
from tests.more_builders import C, D, issues, load
from tests.test_respondents import ANSWERS, NAMED, NOT_NAMED, RULE, UNION, T, attribution, form
from tests.workbook_builder import OBJECTIVES, Rows, compiled_table, survey_export, workbook


@pytest.mark.parametrize(
    ("label", "said", "expected"),
    [
        ("Attribution", "Named", NAMED),
        ("Attribution", "May be named", NAMED),
        ("Attribution", "Non-attributable", NOT_NAMED),
        ("Attribution", "Not to be attributed", NOT_NAMED),
        ("Attribution", "Chatham House Rule", NOT_NAMED),
        ("Confidentiality", "anonymous", NOT_NAMED),
        ("May be named", "yes", NAMED),
        ("May be named", "no", NOT_NAMED),
        ("May be named", "x", NAMED),
        ("Attributable", "oui", NAMED),
        ("Chatham House Rule", "yes", NOT_NAMED),
        ("Chatham House Rule", "no", NAMED),
        ("Anonymous", "x", NOT_NAMED),
        ("Attribution", None, NAMED),
    ],
)
def test_a_label_says_whether_the_source_may_be_named(label: str, said: str | None, expected: str):
    data = load(form(["Member State", "Fiji"], [label, said]))
    assert (attribution(data), issues(data)) == ([expected], [])


@pytest.mark.parametrize("said", [["May be named", "yes"], ["Attribution", "named"]])
@pytest.mark.parametrize("against", [["Chatham House Rule", "yes"], ["Anonymous", "yes"], [RULE]])
def test_the_strictest_counts(said: list[str], against: list[str]):
    assert attribution(load(form(["Member State", "Fiji"], said, against))) == [NOT_NAMED]


@pytest.mark.parametrize("line", [RULE, RULE.upper(), "A meeting under Chatham House rules"])
def test_a_line_on_the_cover_or_above_the_answers_holds_for_the_document(line: str):
    assert attribution(load(form(["Member State", "Fiji"], [line]))) == [NOT_NAMED]
    assert attribution(load(form(["Member State", "Fiji"], lines=[[line], []]))) == [NOT_NAMED]


def test_a_line_on_the_cover_holds_for_every_sheet_and_one_on_a_sheet_for_that_alone():
    whole = load(workbook({"Read me": [[RULE]], "Fiji": ANSWERS, "Tonga": ANSWERS}))
    assert attribution(whole) == [NOT_NAMED, NOT_NAMED]
    one = load(workbook({"Fiji": [[RULE], *ANSWERS], "Tonga": ANSWERS}))
    assert one.submissions[["iso3", "attribution"]].values.tolist() == [["FJI", NOT_NAMED], ["TON", NAMED]]


def test_an_answer_that_speaks_of_the_rule_says_nothing_of_the_source():
    assert attribution(load(compiled_table([["Fiji", "c", RULE]]))) == [NAMED]


# ---- the safe side: a stakeholder that was asked and did not answer

BLANK: list[Any] = [None, "A Weavers’ Union"]


def by_organization(*rows: list, header: tuple[str, ...] = ("Country", "Organization", "May be named")) -> ReviewData:
    """A compiled table that tells stakeholders by the name of their organization alone."""
    return load(compiled_table([list(row) for row in rows], header=[*header, "Question", "Response"]))


@pytest.mark.parametrize("label", ["May be named", "Attribution"])
def test_no_answer_is_a_no_of_a_stakeholder_known_by_its_organization_only(label: str):
    data = by_organization([*BLANK, None, "c", T[1]], header=("Country", "Organization", label))
    assert (data.submissions["respondent_kind"].tolist(), attribution(data)) == (["stakeholder"], [NOT_NAMED])


def test_no_answer_of_a_state_says_nothing():
    assert attribution(by_organization(["Fiji", None, None, "c", T[1]])) == [NAMED]


@pytest.mark.parametrize("label", ["May be named", "May be named:", "Attribution"])
def test_no_answer_on_a_cover_is_a_no_of_a_stakeholder(label: str):
    assert attribution(load(form(UNION, [label, None]))) == [NOT_NAMED]
    assert attribution(load(form(UNION, [label, None], ["May be quoted", "yes"], [label, "may be named"])))[:1] == [
        NAMED
    ]


def test_no_answer_in_a_row_of_respondents_across_is_a_no_of_a_stakeholder():
    rows = [["Question", "Fiji", "The Weavers"], ["Category", None, "Media"], ["May be named", None, None]]
    assert attribution(load(workbook({"S": [*rows, [C, T[1], T[2]], [D, T[3], T[4]]]}))) == [NAMED, NOT_NAMED]


# ---- the safe side: what is said in one place is not unsaid in another


@pytest.mark.parametrize("said", [["no", "yes"], ["yes", "no"], ["no", None]])
def test_what_is_said_in_any_row_of_a_respondent_holds_for_all_of_them(said: list):
    rows = [["Fiji", None, each, question, T[n]] for n, (each, question) in enumerate(zip(said, "cd", strict=True))]
    data = by_organization(*rows)
    assert attribution(data) == [NOT_NAMED]
    assert data.responses["question"].tolist() == ["c", "d"]


def test_rows_of_a_survey_speak_for_themselves():
    header = ["Organization", "Category", "May be named", C, D]
    rows = [["The Weavers", "Media", said, T[1], T[2]] for said in ("yes", "no")]
    assert attribution(load(survey_export(rows, header))) == [NAMED, NOT_NAMED]


def test_what_is_written_once_for_several_rows_holds_for_them():
    rows = [["Fiji", None, "no", "c", T[1]], [None, None, None, "d", T[2]], ["Tonga", None, "yes", "c", T[3]]]
    rows += [[None, None, None, "d", T[4]]]
    assert attribution(by_organization(*rows)) == [NOT_NAMED, NAMED]


def test_two_columns_that_ask_the_same_both_count():
    header = ("Country", "May be named", "Consent to be named")
    for said in (["yes", "no"], ["no", "yes"]):
        assert attribution(by_organization(["Fiji", *said, "c", T[1]], header=header)) == [NOT_NAMED]


NO, YES = ["Attribution", "Non-attributable"], ["Attribution", "Named"]


def test_a_cover_is_not_unsaid_by_another_by_a_sheet_or_by_a_row():
    fiji = ["Member State", "Fiji"]
    assert attribution(load(workbook({"One": [fiji, YES], "Two": [NO], "Answers": ANSWERS}))) == [NOT_NAMED]
    sheets = {"Cover": [NO], "Fiji": [YES, [], *ANSWERS], "Tonga": [YES, [], *ANSWERS]}
    assert attribution(load(workbook(sheets))) == [NOT_NAMED, NOT_NAMED]
    table = [["Country", "Attribution", "Question", "Response"], ["Fiji", "Named", "c", T[1]]]
    assert attribution(load(workbook({"Cover": [NO], "Table": table}))) == [NOT_NAMED]


TURNED = [["Objective", "Fiji", "Tonga"], *([number, "x", None] for number in OBJECTIVES)]
ACROSS = [["Question", "Fiji", "Tonga"], [C, T[1], T[2]], [D, T[3], T[4]]]


@pytest.mark.parametrize("rows", first(1, [TURNED, ACROSS]), ids=["tally, turned", "States across"])
@pytest.mark.parametrize("said", [NO, ["Chatham House Rule", "yes"], [RULE], ["Anonymous", "yes"]])
def test_a_cover_holds_for_respondents_across(rows: Rows, said: list):
    for sheets in ({"Cover": [["A title"], said], "S": rows}, {"S": [said, [], *rows]}):
        assert attribution(load(workbook(sheets))) == [NOT_NAMED, NOT_NAMED], sheets


@pytest.mark.parametrize("row", [NO, ["Remarks", "not for attribution"], ["May be named", "no"]])
@pytest.mark.parametrize("rows", [TURNED, ACROSS], ids=["tally, turned", "States across"])
def test_a_row_below_respondents_across_holds_for_its_column(rows: Rows, row: list):
    assert attribution(load(workbook({"S": [rows[0], row, *rows[1:]]}))) == [NOT_NAMED, NAMED]


@pytest.mark.parametrize("end", [NO, ["May be named", "no"], ["Chatham House Rule", "yes"], [RULE]])
def test_a_form_may_say_it_below_its_answers(end: list):
    running = [["Country", "Fiji"], [], [f"{C}?"], [T[1]], [f"{D}?"], [T[2]], [], end]
    for sheets in ({"Cover": [["Member State", "Fiji"]], "Answers": [*ANSWERS, [], end]}, {"S": running}):
        data = load(workbook(sheets))
        assert (attribution(data), issues(data)) == ([NOT_NAMED], [])
        assert data.responses["text"].tolist()[:2] == T[1:3]
        assert len(data.responses) == 2 or len(end) == 1  # a line may belong to the answer above it


# ---- the safe side: the rule, wherever a document speaks of it


@pytest.mark.parametrize(
    "cover",
    [
        [["Chatham House Rule", "It applies to each of the answers below, and to the discussion on them."]],
        [["1.", "Chatham House Rule", "yes"]],
        [["Type of respondent (Chatham House Rule)", "Member State"]],
        [[f"{'An introduction that goes on and on. ' * 20}{RULE}"]],
    ],
)
def test_the_rule_on_a_cover(cover: Rows):
    assert attribution(load(form(["Member State", "Fiji"], *cover))) == [NOT_NAMED]


def test_the_rule_in_a_header_a_long_remark_or_the_name_of_a_sheet():
    header = ["Country", "Question", "Response (Chatham House Rule)", "Remarks"]
    assert attribution(load(compiled_table([["Fiji", "c", T[1]]], header=header))) == [NOT_NAMED]
    header = ["Country", "Question", "Response", "Remarks"]
    remark = f"{'Said at a meeting that never was. ' * 5}{RULE}"
    assert attribution(load(compiled_table([["Fiji", "c", T[1], remark]], header=header))) == [NOT_NAMED]
    table = [["Country", "Question", "Response"], ["Fiji", "c", T[1]]]
    assert attribution(load(workbook({"Not for attribution": table}))) == [NOT_NAMED]


def test_the_rule_in_the_name_of_a_file():
    content = compiled_table([["Fiji", "c", T[1]]])
    assert attribution(load(content, "answers_not-for-attribution.xlsx")) == [NOT_NAMED]


# ---- the safe side: words


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("attribution", "may not be named"),
        ("attribution", "should never be named"),
        ("attribution", "cannot be attributed"),
        ("attribution", "no public attribution"),
        ("attribution", "attribution not permitted"),
        ("attribution", "ne doit pas être nommé"),
        ("attribution", "named or anonymous"),
        ("attribution", "Named / Non-attributable"),
        ("attribution", "no"),
        ("attributable", "No, named internally"),
        ("attributable", "yes, but anonymous"),
        ("unattributed", "Yes, named internally"),
        ("unattributed", "may not be named"),
    ],
)
def test_words_that_do_not_allow_a_name(role: str, said: str):
    assert read_attribution(role, Cell(said, "S", 0, 0)) == NOT_NAMED


@pytest.mark.parametrize(
    ("role", "said"),
    [("unattributed", "no, may be named"), ("attributable", "Yes, may be named"), ("attribution", "open")],
)
def test_words_that_allow_a_name(role: str, said: str):
    assert read_attribution(role, Cell(said, "S", 0, 0)) == NAMED


@pytest.mark.parametrize(
    ("role", "said"),
    [("attributable", "Yes, if asked"), ("unattributed", "not applicable"), ("attribution", "named if we agree")],
)
def test_words_that_leave_it_open(role: str, said: str):
    assert read_attribution(role, Cell(said, "S", 0, 0)) is None


@pytest.mark.parametrize(
    ("label", "said"),
    first(
        2,
        [
            ("Not to be named", "yes"),
            ("We would rather not be named", "x"),
            ("Do not quote us", "yes"),
            ("Do you wish to remain anonymous?", "yes"),
            ("Keep our answers confidential", "yes"),
            ("Souhaitez-vous rester anonyme ?", "oui"),
            ("Do you agree that your organization may be named as the source of these answers in the report?", "no"),
        ],
        several=True,
    ),
)
def test_labels_that_ask_whether_a_source_may_be_named(label: str, said: str):
    assert attribution(load(form(["Member State", "Fiji"], [label, said]))) == [NOT_NAMED]
    assert attribution(load(form(["Member State", "Fiji"], [label, "oui" if said == "no" else "no"]))) == [NAMED]
    data = load(survey_export([["Fiji", said, T[1], T[2]]], ["Country", label, C, D]))
    assert (attribution(data), issues(data)) == ([NOT_NAMED], [])
