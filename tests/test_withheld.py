"""The Chatham House Rule: nothing that could tell who said it is left in any table, and what was said still counts."""

from __future__ import annotations

from dataclasses import fields, replace

import pandas as pd
import pytest

from gcm_data.coverage.focus import Evidence
from gcm_data.evidence.panel import behind, quoted, table
from gcm_data.exhibits import quality, stakeholders
from gcm_data.tables.specs import SPECS, ReviewData, conform
from gcm_data.tables.withheld import withhold
from loaders import CorrectionFile, load_review
from loaders.documents.workbook import Document
from tests.workbook_builder import document, response_form, text, workbook

SECRETS = ("Quibble", "Zanzifoo", "Xylograph", "2025-01-17", "quibble.example", "Prrt", "Ottelia")
HEADER = [
    "Organization", "Stakeholder category", "Attribution", "Country", "Question", "Response", "Objectives", "Source",
]  # fmt: skip
NO = "Non-attributable"


def form() -> Document:
    """A form of its own: file, sheet, cover, source and date each hold a word that no table may hold."""
    rows = [
        ["Organization", "Quibble Union of Prrt"],
        ["Type of respondent", "Stakeholder: trade union"],
        ["Attribution", NO],
        ["Date received", "2025-01-17"],
        ["Status of this workbook", "Made by Quibble for a test; not a submission of anybody."],
        [],
        ["Question", "Response", "GCM objectives", "Source"],
        ["(c) Achievements", text(1), "5; 99", "https://quibble.example/x"],
        ["(d) Gaps", text(2, " See objective 7 of the GCM."), "6", ""],
    ]
    return document(workbook({"Zanzifoo sheet": rows}), "Zanzifoo 2025.xlsx")


def compiled() -> Document:
    """A master that holds a State and a stakeholder who may not be named."""
    rows = [
        HEADER,
        [None, None, None, "Fiji", "c", text(3), "5", ""],
        ["Xylograph Church", "Faith-based organization", NO, None, "c", text(4), "5, 98", "https://quibble.example/y"],
        [None, None, None, "Palau", "c", text(5), "7, 97", ""],
    ]
    return document(workbook({"Answers": rows}), "master.xlsx")


@pytest.fixture(scope="module")
def loaded() -> ReviewData:
    fix = (
        b"document,sheet,cell,old text,new text,reason,by,date\n"
        b"Zanzifoo 2025.xlsx,Zanzifoo sheet,C9,6,6,Ottelia said so,Ottelia,2025-01-17\n"
    )
    copy = Document("Zanzifoo copy.xlsx", form().content, "2025")
    return load_review([form(), compiled(), copy], corrections=[CorrectionFile("corrections.csv", fix, "2025")])


@pytest.fixture(scope="module")
def open_to_all(loaded: ReviewData) -> ReviewData:
    return withhold(loaded)


def everything(data: ReviewData) -> str:
    """All tables as text."""
    return "\n".join(getattr(data, field.name).to_csv() for field in fields(data))


def test_the_attack_is_real(loaded):
    assert (loaded.submissions["attribution"] == "non-attributable").sum() == 2
    assert [secret for secret in SECRETS if secret not in everything(loaded)] == [
        "Xylograph",
        "Prrt",
    ]  # names of organizations: in no table at all


def test_no_table_tells_who_it_was(open_to_all):
    assert [secret for secret in SECRETS if secret in everything(open_to_all)] == []


def test_tables_keep_their_form(open_to_all):
    for spec in SPECS[:-1]:
        pd.testing.assert_frame_equal(conform(getattr(open_to_all, spec.name), spec), getattr(open_to_all, spec.name))


def test_what_was_said_still_counts_and_keeps_its_words(loaded, open_to_all):
    assert sorted(open_to_all.responses["text"]) == sorted(loaded.responses["text"])
    assert len(open_to_all.mentions) == len(loaded.mentions)
    for row in open_to_all.mentions.dropna(subset="start").itertuples():
        (said,) = open_to_all.responses.loc[open_to_all.responses["response"] == row.response, "text"]
        assert said[row.start : row.end] == row.evidence
    assert set(open_to_all.mentions["response"]) <= {"", *open_to_all.responses["response"]}
    assert set(open_to_all.mentions["submission"]) <= set(open_to_all.submissions["submission"])


def test_named_sources_of_the_same_document_keep_their_places(open_to_all):
    fiji = open_to_all.responses.query("iso3 == 'FJI'").iloc[0]
    assert (fiji["document"], fiji["sheet"], fiji["cell"]) == ("master.xlsx", "Answers", "F2")


def test_sources_are_renumbered_so_that_their_place_among_the_others_is_lost(open_to_all):
    secret = open_to_all.submissions.query("attribution == 'non-attributable'")["submission"].tolist()
    assert secret == open_to_all.submissions["submission"].tolist()[-2:] == ["2025-withheld-1", "2025-withheld-2"]


def test_issues_keep_their_kind_and_lose_their_words(loaded, open_to_all):
    assert sorted(open_to_all.issues["code"]) == sorted(loaded.issues["code"])
    assert {"objective-unknown", "document-repeated"} <= set(open_to_all.issues["code"])
    assert set(open_to_all.issues["value"]) == {""}
    assert all("withheld" in message for message in open_to_all.issues["message"])


def test_a_panel_shows_a_stakeholder_with_its_category_and_no_place(scope_of, open_to_all):
    scope = scope_of(data=open_to_all)
    focus = scope.focus(None, ("objective", "5"))
    assert Evidence(scope.grid, focus).counted == ("FJI",)
    found = behind(scope, focus)
    assert "2 of stakeholders" in found.sentence
    shown = quoted(scope, found.rows)
    names = {passage.respondent for passage in shown}
    assert names == {"Fiji", "a stakeholder, trade unions", "a stakeholder, faith-based organizations"}
    assert all(passage.place == "" for passage in shown if passage.respondent != "Fiji")
    assert "withheld" in shown[-1].reference
    assert not any(secret in table(scope, focus).to_csv() for secret in SECRETS)


def test_a_narrower_selection_shows_no_stakeholder(scope_of, open_to_all):
    scope = scope_of(data=open_to_all, subregions=("Pacific",))
    found = behind(scope, scope.focus(None, ("objective", "5")))
    assert {passage.respondent for passage in quoted(scope, found.rows)} == {"Fiji"}


def test_a_state_under_the_rule_counts_for_no_state(scope_of):
    content = response_form("Fiji", [["(c) Achievements", text(1), "5"]], attribution=NO)
    data = load_review([document(content, "fiji.xlsx")])
    if data.submissions["attribution"].tolist() != ["non-attributable"]:  # the builder's cover has no such label
        data = replace(data, submissions=data.submissions.assign(attribution="non-attributable"))
    scope = scope_of(data=withhold(data))
    assert scope.submissions == 0
    found = behind(scope, scope.focus(None, ("objective", "5")))
    assert [passage.respondent for passage in quoted(scope, found.rows)] == ["a member State"]


def test_named_sources_alone_are_left_as_they_are(shipped):
    assert withhold(shipped) is shipped


def test_the_page_on_data_quality_counts_documents_without_naming_them(scope_of, open_to_all):
    exhibit = quality.documents(scope_of(data=open_to_all))
    assert exhibit.title == "2 of 2 documents read"
    assert exhibit.table["Document"].tolist() == ["master.xlsx", "withheld document 1"]


def test_stakeholders_are_counted_by_category_and_open_what_they_say(scope_of, open_to_all):
    scope = scope_of(data=open_to_all)
    assert stakeholders.has_any(scope)
    assert not stakeholders.has_any(scope_of(data=open_to_all, group="SIDS"))
    exhibit = stakeholders.by_category(scope)
    assert "Objectives shown that are named" in exhibit.table
    assert exhibit.table.values.tolist() == [
        ["Faith-based organizations", 1, 1, 1, "5"],
        ["Trade unions", 1, 1, 2, "5, 6 and 7"],
    ]
    shown = quoted(scope, behind(scope, exhibit.focuses["Trade unions"]).rows)
    assert [passage.text[:22] for passage in shown] == ["Fictional test text 1,", "Fictional test text 2,"]
    assert {passage.respondent for passage in shown} == {"a stakeholder, trade unions"}


def load_one(*answers: list, organization: str = "Quibble Union (QUX) (fictional)") -> ReviewData:
    cover = [
        ["Organization", organization],
        ["Type of respondent", "Stakeholder: trade union"],
        ["Attribution", NO],
        [],
    ]
    rows = [*cover, ["Question", "Response", "GCM objectives"], *answers]
    return withhold(load_review([document(workbook({"Sheet": rows}), "one.xlsx")]))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("We, the Quibble Union (QUX), ask.", "We, the [name withheld] ([name withheld]), ask."),
        ("QUIBBLE  UNION and qux; the quibble union's view.",
         "[name withheld] and [name withheld]; the [name withheld]'s view."),
        ("The Quibble-Union, the Quíbble\nUnion!", "The [name withheld], the [name withheld]!"),
        ("Quibbles of unions are no name.", "Quibbles of unions are no name."),
        ("Fictional text of a union of the region.", "Fictional text of a union of the region."),
    ],
)  # fmt: skip
def test_a_source_that_names_itself_is_not_named(said, shown):
    data = load_one(["(c) Achievements", said, "5"])
    assert data.responses["text"].tolist() == [shown]


def test_offsets_of_evidence_fit_the_text_without_the_name():
    data = load_one(["(c) Achievements", "The Quibble Union (QUX) works on objective 7 of the GCM.", "5"])
    (cited,) = data.mentions.dropna(subset="start").itertuples()
    assert data.responses["text"].iloc[0][cited.start : cited.end] == cited.evidence
    assert cited.target == "7"


def test_a_state_under_the_rule_does_not_name_itself_either():
    rows = [["Member State", "Viet Nam"], ["Attribution", NO], [], ["Question", "Response"], ["(c)", "Vietnam did it."]]
    data = withhold(load_review([document(workbook({"Sheet": rows}), "one.xlsx")]))
    assert data.responses["text"].tolist() == ["[name withheld] did it."]
    assert data.submissions[["respondent_kind", "iso3"]].values.tolist() == [["member State", ""]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Notes of Quibble under the Chatham House Rule"], ["nothing", "to", "read"]],
        [["Country", "Attribution", "Question", "Response"], ["Quibble Republic", NO, "(c)", text(1)]],
    ],
    ids=["no answers", "nobody known"],
)
def test_documents_of_which_nothing_is_counted_are_not_named_either(rows):
    data = load_review([document(workbook({"Zanzifoo": rows}), "Quibble.xlsx")])
    assert "Quibble" in everything(data)
    hidden = withhold(data)
    assert hidden.documents["document"].tolist() == ["withheld document 1"]
    assert sorted(hidden.issues["code"]) == sorted(data.issues["code"]) != []
    assert not [secret for secret in ("Quibble", "Zanzifoo") if secret in everything(hidden)]


def test_a_master_named_after_a_source_loses_its_name_and_every_master_its_remark():
    cover = [["Status of this workbook", "Collected by the Xylograph Church for a test; no submission of anybody."], []]
    rows = [
        *cover,
        HEADER,
        [None, None, None, "Fiji", "c", text(3), "5", ""],
        ["Xylograph Church", "Faith-based organization", NO, None, "c", text(4), "5", ""],
    ]
    for name, shown in (("xylograph-church and Fiji.xlsx", "withheld document 1"), ("all.xlsx", "all.xlsx")):
        data = load_review([document(workbook({"Answers": rows}), name)])
        assert "ylograph" in everything(data)
        hidden = withhold(data)
        assert "ylograph" not in everything(hidden)
        fiji = hidden.responses.query("iso3 == 'FJI'").iloc[0]
        assert (fiji["document"], fiji["sheet"], fiji["cell"]) == (shown, "Answers", "F4")
