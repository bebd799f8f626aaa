"""Neither the order of rows nor what became of the other sources tells who a withheld source is."""

from __future__ import annotations

import pytest

from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import ListFile, load_review
from loaders.documents.workbook import Document
from tests.cases import first
from tests.workbook_builder import document, text, workbook

TABLES = ("submissions", "responses", "mentions", "issues", "corrections")


def form(name: str, *words: int, state: str = "", attribution: str = "") -> Document:
    """A form of a State or of a trade union, with an unknown objective, which is an issue."""
    who = ["Member State", state] if state else ["Organization", f"Union of {name}"]
    kind = [] if state else [["Type of respondent", "Stakeholder: trade union"]]
    cover = [who, *kind, ["Attribution", attribution or "May be named"], []]
    rows = [["(c) Achievements", text(word), "5; 99"] for word in words]
    return document(workbook({"Sheet": [*cover, ["Question", "Response", "GCM objectives"], *rows]}), name)


def load(*documents: Document, fixes: str = "") -> ReviewData:
    header = "document,sheet,cell,old text,new text,reason,by,date\n"
    return withhold(load_review(documents, corrections=[ListFile("f.csv", (header + fixes).encode(), "2025")]))


NO = "Non-attributable"


@pytest.mark.parametrize("table", ["issues", "corrections", "documents"])
def test_rows_of_a_withheld_document_do_not_stand_where_its_name_would(table):
    names = ("a.xlsx", "m.xlsx", "z.xlsx")
    fixes = "".join(f"{name},Sheet,C6,5; 99,5; 98,why,who,2025-01-17\n" for name in names)
    data = load(form("a.xlsx", 1), form("m.xlsx", 2, attribution=NO), form("z.xlsx", 3), fixes=fixes)
    assert getattr(data, table)["document"].tolist() == ["a.xlsx", "z.xlsx", "withheld document 1"]


@pytest.mark.long
def test_numbers_of_withheld_sources_do_not_follow_the_order_of_reading():
    for count in (2, 3, 5):
        forms = [form(f"{place}.xlsx", place, attribution=NO) for place in range(count)]
        renamed = [Document(f"{count - place}.xlsx", form.content, form.cycle) for place, form in enumerate(forms)]
        one, other = load(*forms), load(*reversed(renamed))
        assert one.responses["text"].tolist() == other.responses["text"].tolist()
        for table in TABLES:
            assert getattr(one, table).equals(getattr(other, table)), table


def test_a_named_submission_of_the_same_state_stays_what_it_is_without_the_withheld_one():
    alone = load(form("a.xlsx", 1, state="Fiji"))
    for order in (1, -1):
        files = [form("a.xlsx", 1, state="Fiji"), form("z.xlsx", 2, state="Fiji", attribution=NO)][::order]
        both = load(*files)
        is_named = both.submissions["attribution"] == "named"
        assert both.submissions[is_named].values.tolist() == alone.submissions.values.tolist()
        assert both.submissions["status"].tolist() == ["current", "current"]
        assert "submission-superseded" not in both.issues["code"].tolist()


def test_numbers_of_named_stakeholders_leave_no_gap_for_those_withheld():
    data = load(form("a.xlsx", 1), form("m.xlsx", 2, attribution=NO), form("z.xlsx", 3))
    assert data.submissions["submission"].tolist() == ["2025-stakeholder-1", "2025-stakeholder-2", "2025-withheld-1"]


@pytest.mark.parametrize(
    "said", first(2, ["We at Quibble Union ask.", "The Quibble Union asks.", "Quibble’s Union; quibble union"])
)
@pytest.mark.parametrize("name", ["The Quibble Union", "Quibble Union, the (QUU)"])
def test_a_name_is_taken_out_with_and_without_its_article(name, said):
    cover = [["Organization", name], ["Type of respondent", "Stakeholder: trade union"], ["Attribution", NO], []]
    rows = [*cover, ["Question", "Response"], ["(c) Achievements", said]]
    (shown,) = load(document(workbook({"Sheet": rows}), "a.xlsx")).responses["text"]
    assert "quibble union" not in shown.lower() and "[name withheld]" in shown


def test_a_choice_beside_the_answer_does_not_name_its_source():
    cover = [["Organization", "Quibble Union"], ["Type of respondent", "Stakeholder: trade union"], ["Attribution", NO]]
    rows = [*cover, [], ["Question", "Response", "Status of plan"], ["(a)", text(1), "Plan of the Quibble Union"]]
    data = load(document(workbook({"Sheet": rows}), "a.xlsx"))
    assert data.responses["choice"].tolist() == ["Plan of the [name withheld]"]


def test_a_cell_of_codes_does_not_name_its_source():
    cover = [["Organization", "Quibble Union"], ["Type of respondent", "Stakeholder: trade union"], ["Attribution", NO]]
    rows = [*cover, [], ["Question", "Response", "GCM objectives"], ["(c)", text(1), "5 (Quibble Union view)"]]
    data = load(document(workbook({"Sheet": rows}), "a.xlsx"))
    assert data.mentions["evidence"].tolist() == ["5 ([name withheld] view)"]
