"""Who answers: its kind, its category, whether it may be named; and what stakeholders count for."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_data import reference
from gcm_data.coverage.grid import compute_coverage
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits.quality import documents
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.more_builders import C, D, issues, load
from tests.workbook_builder import Rows, compiled_table, document, survey_export, text, workbook

T = [text(number) for number in range(10)]
ANSWERS = [["Question", "Response", "Objectives"], [C, T[1], "5"], [D, T[2], "7"]]
TABLE = [
    "Country",
    "Organization",
    "Type of respondent",
    "Stakeholder category",
    "May be named",
    "Question",
    "Response",
]
UNION = ["Organization", "A Weavers’ Union"]
RULE = "These answers were given under the Chatham House Rule, and nobody may say who it was that gave them."
NAMED, NOT_NAMED = "named", "non-attributable"


def form(*cover: list, lines: Rows = ()) -> bytes:
    """A form with these pairs on its cover, and these lines above its answers."""
    return workbook({"Cover": [["A review that never was"], [], *cover], "Answers": [*lines, *ANSWERS]})


def who(data: ReviewData) -> list[tuple[str, str, str]]:
    """Kind, State and category of each submission."""
    return list(data.submissions[["respondent_kind", "iso3", "category"]].itertuples(index=False, name=None))


def attribution(data: ReviewData) -> list[str]:
    return data.submissions["attribution"].tolist()


# ---- kind and category


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ([["Member State", "Fiji"]], ("member State", "FJI", "")),
        ([["Member State", "Guam"]], ("associate member", "GUM", "")),
        ([["Member State", "Fiji"], ["Respondent", "Member State"]], ("member State", "FJI", "")),
        ([["Member State", "Guam"], ["Respondent", "Member State"]], ("associate member", "GUM", "")),
        ([["Member State", "Fiji"], ["Organization", "Ministry of Fictions"]], ("member State", "FJI", "")),
        ([["Country", "Fiji"], UNION, ["Type of respondent", "Government"]], ("member State", "FJI", "")),
        ([["Country", "Fiji"], UNION, ["Type of respondent", "Stakeholder"]], ("stakeholder", "", "trade_unions")),
        ([["Country", "Fiji"], ["Type of respondent", "Local government"]], ("stakeholder", "", "local_authorities")),
        ([["Organization", "A Weavers’ Union"]], ("stakeholder", "", "trade_unions")),
        ([["Organization", "The Weavers"]], ("stakeholder", "", "other")),
        ([["Type of respondent", "Civil society"]], ("stakeholder", "", "civil_society")),
        ([UNION, ["Stakeholder category", "Academia"]], ("stakeholder", "", "academia")),
        (
            [["Répondant", "Société civile"], ["Nom de l'organisme", "Les Tisserands"]],
            ("stakeholder", "", "civil_society"),
        ),
    ],
)
def test_kind_and_category_from_the_cover(cover: Rows, expected: tuple[str, str, str]):
    data = load(form(*cover))
    assert (who(data), issues(data)) == ([expected], [])


@pytest.mark.parametrize("category", first(3, reference.stakeholder_categories()), ids=lambda category: category.key)
def test_every_category_by_its_key_its_label_and_its_first_term(category: reference.StakeholderCategory):
    first = category.key_terms.split(";")[0]
    for said in (category.key, category.label, category.label.upper(), first, f"{first}s"):
        data = load(form(["Organization", "The Weavers"], ["Stakeholder category", said]))
        assert (who(data), issues(data)) == ([("stakeholder", "", category.key)], []), said


@pytest.mark.parametrize(
    ("cover", "expected", "kind"),
    [
        ([["Organization", "The Weavers"], ["Category", "Weaving"]], ("category-unknown", "B4"), "stakeholder"),
        ([["Member State", "Fiji"], ["Attribution", "perhaps"]], ("attribution-unknown", "B4"), "member State"),
    ],
)
def test_what_is_not_understood_is_told_at_its_cell(cover: Rows, expected: tuple[str, str], kind: str):
    data = load(form(*cover))
    assert issues(data) == [expected]
    assert data.issues["sheet"].tolist() == ["Cover"]
    assert data.submissions["respondent_kind"].tolist() == [kind]
    assert attribution(data) == [NOT_NAMED if "attribution" in expected[0] else NAMED]


# ---- several in one document

MIXED = [
    ["Fiji", None, "Member State", None, "yes", "c", T[1], "5"],
    [None, "A Weavers’ Union", "Stakeholder", "Trade unions", "no", "c", T[2], "6"],
    [None, "A university of nowhere", "Stakeholder", "Academia", "yes", "c", T[3], "7"],
    ["Fiji", "A village council", "Stakeholder", "Local authorities", "yes", "c", T[4], "8"],
    [None, "A Weavers’ Union", "Stakeholder", "Trade unions", "no", "d", T[5], "9"],
]


@pytest.fixture(scope="module")
def mixed() -> ReviewData:
    """A State and three stakeholders in one table, one of them twice."""
    return load(compiled_table(MIXED, header=[*TABLE, "Objectives"]))


def test_respondents_of_one_table(mixed: ReviewData):
    assert mixed.issues.empty
    columns = ["submission", "respondent_kind", "iso3", "category", "attribution"]
    assert mixed.submissions[columns].values.tolist() == [
        ["2025-FJI-1", "member State", "FJI", "", NAMED],
        ["2025-stakeholder-withheld-1", "stakeholder", "", "trade_unions", NOT_NAMED],
        ["2025-stakeholder-1", "stakeholder", "", "academia", NAMED],
        ["2025-stakeholder-2", "stakeholder", "", "local_authorities", NAMED],
    ]
    told = ["FJI-1", "stakeholder-withheld-1", "stakeholder-1", "stakeholder-2", "stakeholder-withheld-1"]
    assert mixed.responses["submission"].str[5:].tolist() == told


def test_stakeholders_count_for_no_state(mixed: ReviewData):
    coverage = compute_coverage(mixed)
    assert coverage.loc[coverage["state"] == "reported", ["iso3", "target"]].values.tolist() == [["FJI", "5"]]
    assert set(coverage.loc[coverage["state"] != "no submission", "iso3"]) == {"FJI"}
    assert mixed.mentions["target"].tolist() == ["5", "6", "7", "8", "9"]
    scope = Scope.of(mixed, Selection(cycle="2025"), dt.date(2025, 2, 1))
    assert "of stakeholders, which count for no State: 3" in documents(scope).takeaway


@pytest.mark.parametrize(
    "content",
    [
        survey_export([["A Weavers’ Union", "Trade unions", *T[1:3]]] * 2, ["Organization", "Category", C, D]),
        workbook({name: [UNION, ["Type of respondent", "Stakeholder"], *ANSWERS] for name in ("One", "Two")}),
        workbook({"S": [["Question", "Fiji", "The Weavers"], ["Category", None, "Media"], *ANSWERS[1:]]}),
    ],
    ids=["survey", "sheets", "across"],
)
def test_a_stakeholder_is_never_superseded(content: bytes):
    data = load_review([document(content, "a.xlsx"), document(form(UNION, ["Date received", "2025-01-02"]), "b.xlsx")])
    assert set(data.submissions["status"]) == {"current"}
    assert "submission-superseded" not in set(data.issues["code"])
    assert (data.submissions["respondent_kind"] == "stakeholder").sum() >= 2
