"""The Chatham House Rule: nothing that could tell who said it is left in any table, and what was said still counts."""

from __future__ import annotations

from dataclasses import fields, replace

import pandas as pd
import pytest

from gcm_data import reference
from gcm_data.coverage.focus import Evidence
from gcm_data.evidence.panel import behind, quoted, table
from gcm_data.exhibits import quality, stakeholders
from gcm_data.tables.specs import SPECS, ReviewData, conform
from gcm_data.tables.withheld import withhold
from loaders import ListFile, load_review, vocabulary
from loaders.documents.workbook import Document
from tests.cases import first
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
        ["Status of this workbook", "Made by Ottelia for a test; not a submission of anybody."],
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
    original = form()  # made once: a workbook holds the second in which it was saved
    copy = Document("Zanzifoo copy.xlsx", original.content, "2025")
    return load_review([original, compiled(), copy], corrections=[ListFile("corrections.csv", fix, "2025")])


@pytest.fixture(scope="module")
def open_to_all(loaded: ReviewData) -> ReviewData:
    return withhold(loaded)


def everything(data: ReviewData) -> str:
    """All tables as text."""
    return "\n".join(getattr(data, field.name).to_csv() for field in fields(data))


def test_the_attack_is_real(loaded):
    assert (loaded.submissions["attribution"] == "non-attributable").sum() == 2
    assert [secret for secret in SECRETS if secret not in everything(loaded)] == [
        "Quibble",
        "Xylograph",
        "Prrt",
    ]  # names of organizations: in no table at all


def test_no_table_tells_who_it_was(open_to_all):
    assert [secret for secret in SECRETS if secret in everything(open_to_all)] == []


def test_tables_keep_their_form(open_to_all):
    for spec in (spec for spec in SPECS if spec.name in ReviewData.__dataclass_fields__):
        pd.testing.assert_frame_equal(conform(getattr(open_to_all, spec.name), spec), getattr(open_to_all, spec.name))


def test_what_was_said_still_counts_and_keeps_its_words(loaded, open_to_all):
    assert sorted(open_to_all.responses["text"]) == sorted(loaded.responses["text"])
    assert len(open_to_all.mentions) == len(loaded.mentions)
    for row in open_to_all.mentions.dropna(subset="start").itertuples():
        (said,) = open_to_all.responses.loc[open_to_all.responses["response"] == row.response, "text"]
        assert said[row.start : row.end] == row.evidence
    assert set(open_to_all.mentions["response"]) <= {"", *open_to_all.responses["response"]}
    assert set(open_to_all.mentions["submission"]) <= set(open_to_all.submissions["submission"])


def test_named_sources_of_the_same_document_keep_their_words_and_lose_their_places(open_to_all):
    """A gap between their rows would tell in an alphabetical list who is missing."""
    fiji = open_to_all.responses.query("iso3 == 'FJI'").iloc[0]
    assert fiji["document"].startswith("withheld document ")
    assert (fiji["sheet"], fiji["cell"], fiji["text"]) == ("", "", text(3))


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
    assert exhibit.table["Document"].tolist() == ["withheld document 1", "withheld document 2"]


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
    first(3, [
        ("We, the Quibble Union (QUX), ask.", "We, the [name withheld] ([name withheld]), ask."),
        ("QUIBBLE  UNION and qux; the quibble union's view.",
         "[name withheld] and [name withheld]; the [name withheld]'s view."),
        ("The Quibble-Union, the Quíbble\nUnion!", "The [name withheld], the [name withheld]!"),
        ("Quibbles of unions.", "[name withheld] of unions."),
        ("The Quibble says so, or Q.U.X., or U.X.Q., or xqu.", "The [name withheld] says so, or [name withheld], or "
         "[name withheld], or xqu."),
        ("Quible, QUIBBEL, #QuibbleUnion and quibblers.", "[name withheld], [name withheld], [contact withheld] and "
         "[name withheld]."),
        ("Ask info@quibble.example, info [at] quibble [dot] example, www.quibble.example/us or +679 330 1234.",
         "Ask [contact withheld], [contact withheld], [contact withheld] or [contact withheld]."),
        ("Our contact is Jane Roe of Suva. We go on.", "[contact withheld]. We go on."),
        ("So says Dr. Jane Roe, see 2018-2022 and 2,500,000 people.",
         "So says [contact withheld], see 2018-2022 and 2,500,000 people."),
        ("Fictional text of a union of the region.", "Fictional text of a union of the region."),
    ], several=True),
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


def test_a_document_that_holds_a_withheld_source_has_no_name_and_no_remark():
    cover = [["Status of this workbook", "Collected by the Xylograph Church for a test; no submission of anybody."], []]
    rows = [
        *cover,
        HEADER,
        [None, None, None, "Fiji", "c", text(3), "5", ""],
        ["Xylograph Church", "Faith-based organization", NO, None, "c", text(4), "5", ""],
    ]
    for name in ("xylograph-church and Fiji.xlsx", "all.xlsx"):
        data = load_review([document(workbook({"Answers": rows}), name)])
        hidden = withhold(data)
        assert "ylograph" not in everything(hidden)
        fiji = hidden.responses.query("iso3 == 'FJI'").iloc[0]
        assert (fiji["document"], fiji["sheet"], fiji["cell"]) == ("withheld document 1", "", "")


@pytest.mark.parametrize(
    "said",
    first(3, ["In Vietnam the Vietnamese go on.", "Les Vietnamiens à Hanoi.", "VNM and VN report.", "VIETNAM.",
     "вьетнамские рабочие", "See https://gov.vn or gov.vn.", "我们是越南工人", "Vietnamm and Vietnamseee."]),
)  # fmt: skip
def test_a_state_behind_a_stakeholder_is_not_told(said):
    cover = [["Organization", "Quibble Union"], ["Type of respondent", "Stakeholder: trade union"]]
    rows = [*cover, ["Country", "Viet Nam"], ["Attribution", NO], [], ["Question", "Response"], ["(c)", said]]
    (shown,) = withhold(load_review([document(workbook({"S": rows}), "q.xlsx")])).responses["text"]
    left = [word for word in ("viet", "hanoi", "vn", "вьетнам", "越南") if word in shown.lower()]
    assert left == [], shown


def test_every_member_has_the_terms_that_tell_of_it():
    kinds = {(row["iso3"], row["kind"]) for row in vocabulary.rows("member_terms.csv")}
    wanted = {(m.iso3, kind) for m in reference.members() for kind in ("code", "domain", "capital", "demonym")}
    assert kinds == wanted


def test_a_withheld_source_is_not_named_in_the_answers_of_others():
    other = response_form(
        "Fiji", [["(c) Achievements", "As the Quibble Union (QUP) told us, objective 7 of the GCM.", ""]]
    )
    data = withhold(load_review([form(), document(other, "fiji.xlsx")]))
    (said,) = data.responses.query("iso3 == 'FJI'")["text"]
    assert said == "As the [name withheld] Union ([name withheld]) told us, objective 7 of the GCM."
    (cited,) = data.mentions.query("iso3 == 'FJI'").dropna(subset="start").itertuples()
    assert (cited.target, said[cited.start : cited.end]) == ("7", cited.evidence)


def test_a_withheld_state_is_not_told_as_one_that_answered():
    fiji = [["Member State", "Fiji"], ["Attribution", NO], [], ["Question", "Response"], ["(c)", text(1)]]
    said = "As Fiji told in its answers, so do we. We work with Fiji."
    tonga = response_form("Tonga", [["(c) Achievements", said, ""]])
    data = withhold(load_review([document(workbook({"S": fiji}), "a.xlsx"), document(tonga, "tonga.xlsx")]))
    (shown,) = data.responses.query("iso3 == 'TON'")["text"]
    assert shown == "As [name withheld] told in its answers, so do we. We work with Fiji."


def test_what_may_tell_more_is_held_back_and_still_counts():
    said = "Our president is Jane Roe; see objectives 2, 5 and 6 of the GCM."
    data = load_one(["(c) Achievements", said, "7"])
    (shown,) = data.responses["text"]
    assert "Jane" not in shown and "held back" in shown
    assert sorted(data.mentions["target"], key=int) == ["2", "5", "6", "7"]
    for row in data.mentions.dropna(subset="start").itertuples():
        assert shown[row.start : row.end] == row.evidence
    assert "held back" not in load_one(["(c) Achievements", "Our president agrees."]).responses["text"].item()
