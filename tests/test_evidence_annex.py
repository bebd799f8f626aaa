"""The evidence annex: what this project's own workbook states is read back as it stands, and nothing else of it."""

from __future__ import annotations

import pytest

from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.vocabulary import rows as vocabulary_rows
from tests.workbook_builder import (
    ANNEX_HEADER,
    OBJECTIVES,
    annex_row,
    compiled_table,
    document,
    evidence_annex,
    response_form,
    text,
    workbook,
)

SAID = text(1, " See objectives 2 and 5 of the GCM.")
CITED = "objectives 2 and 5"


def load(*rows: list, **options) -> ReviewData:
    return load_review([document(evidence_annex(rows, **options))])


def mentions(data: ReviewData) -> list[tuple]:
    columns = ["iso3", "question", "target_kind", "target", "basis", "evidence", "cell"]
    return list(data.mentions[columns].itertuples(index=False, name=None))


def codes(data: ReviewData) -> list[str]:
    return data.issues["code"].tolist()


def test_rows_of_one_passage_are_one_answer_with_the_mentions_that_they_state():
    data = load(
        annex_row(SAID),
        annex_row(SAID, Evidence_for="6 Recruitment and decent work"),
        annex_row(SAID, Basis="cited", Evidence=CITED, At_character=SAID.index(CITED) + 1),
        annex_row(SAID, Kind="Guiding principle", Evidence_for="Human rights", Evidence="human rights"),
        annex_row(SAID, Kind="Cooperation need", Evidence_for="Finance", Evidence="finance; technology"),
    )
    assert codes(data) == []
    assert data.documents["layout"].tolist() == ["evidence annex"]
    assert data.responses[["iso3", "question", "text", "cell"]].values.tolist() == [["FJI", "c", SAID, "M5"]]
    assert mentions(data) == [
        ("FJI", "c", "objective", "5", "coded", "5, 6", "K5"),
        ("FJI", "c", "objective", "6", "coded", "5, 6", "K6"),
        ("FJI", "c", "objective", "5", "cited", CITED, "K7"),
        ("FJI", "c", "principle", "human_rights", "coded", "human rights", "K8"),
        ("FJI", "c", "need", "finance", "coded", "finance; technology", "K9"),
    ]
    (cited,) = data.mentions[data.mentions["basis"] == "cited"].itertuples()
    assert data.responses["text"].item()[cited.start : cited.end] == CITED
    assert data.mentions["phrase"].tolist()[0] == "5"


def test_what_an_annex_does_not_state_is_not_looked_for():
    """Its selection may have left out objective 2, which the text cites, and 6, which stands in the cell of codes."""
    assert [row[3:5] for row in mentions(load(annex_row(SAID)))] == [("5", "coded")]


def test_the_same_words_twice_are_told_apart_by_where_they_stand():
    said = text(1, " Objective 5, and again Objective 5.")
    places = [said.index("Objective 5") + 1, said.rindex("Objective 5") + 1]
    data = load(*(annex_row(said, Basis="cited", Evidence="Objective 5", At_character=place) for place in places))
    assert (data.mentions["start"] + 1).tolist() == places
    assert len(data.responses) == 1


def test_a_mark_stays_without_a_text():
    data = load(
        annex_row(Question=None, Evidence="x"),
        annex_row(Question=None, Evidence="x", Evidence_for="14 Consular protection"),
    )
    assert data.responses.empty
    assert mentions(data) == [
        ("FJI", "", "objective", "5", "coded", "x", "K5"),
        ("FJI", "", "objective", "14", "coded", "x", "K6"),
    ]
    assert data.mentions["response"].tolist() == ["", ""]


def test_a_blank_answer_with_codes_beside_it_stays_a_blank_answer():
    data = load(annex_row(""))
    assert data.responses[["text", "state"]].values.tolist() == [["", "blank"]]
    assert data.mentions["response"].tolist() == data.responses["response"].tolist()


def test_passages_with_the_same_words_stay_apart():
    data = load(annex_row(SAID), annex_row(SAID, **{"Passage_no.": 2}), annex_row(SAID, State_or_stakeholder="Tonga"))
    assert data.responses["iso3"].tolist() == ["FJI", "FJI", "TON"]


def test_stakeholders_keep_their_category_and_their_submissions():
    said = "a stakeholder, civil society"
    rows = [annex_row(text(n), State_or_stakeholder=said, Submission=f"2025-stakeholder-{n}") for n in (1, 2, 2)]
    data = load(*rows)
    found = data.submissions[["respondent_kind", "iso3", "category", "attribution"]].values.tolist()
    assert found == [["stakeholder", "", "civil_society", "named"]] * 2
    assert data.responses["text"].tolist() == [text(1), text(2)]


def test_a_withheld_source_stays_withheld():
    rule = "document and cell withheld (Chatham House Rule)"
    data = load(
        annex_row(text(1), State_or_stakeholder="a stakeholder, academia", Document=rule, Submission="2025-withheld-1"),
        annex_row(text(2)),
    )
    assert data.submissions[["category", "attribution"]].values.tolist() == [
        ["academia", "non-attributable"],
        ["", "named"],
    ]


def test_a_state_that_may_not_be_named_is_left_out_and_told():
    data = load(annex_row(text(1)), annex_row(text(2), State_or_stakeholder="a member State"))
    assert data.submissions["iso3"].tolist() == ["FJI"]
    assert data.issues[["code", "cell"]].values.tolist() == [["annex-rows-left", "C6"]]
    assert "of a State that may not be named" in data.issues["message"].item()


@pytest.mark.parametrize(
    "changed",
    [
        {"Kind": "Wish"},
        {"Evidence_for": "24 Something"},
        {"Evidence_for": "5 and 6"},
        {"Kind": "Cooperation need", "Evidence_for": "Human rights"},
        {"Basis": "guessed"},
        {"Evidence": None},
        {"Question": "(z) Anything"},
        {"Basis": "cited", "Evidence": CITED, "At_character": 3},
        {"Basis": "cited", "Evidence": CITED, "At_character": None},
        {"Basis": "cited", "Evidence": CITED, "At_character": 0},
        {"Basis": "cited", "Evidence": CITED, "At_character": "soon"},
        {"Basis": "cited", "Evidence": CITED, "At_character": 41, "Question": None},
    ],
)
def test_a_row_that_states_nothing_whole_is_told_and_counts_for_nothing(changed: dict):
    data = load(annex_row(SAID), annex_row(SAID, **changed))
    assert [row[6] for row in mentions(data)] == ["K5"]
    assert data.issues[["code", "cell"]].values.tolist() == [["annex-rows-unread", "H6"]]


def test_an_unknown_name_is_an_issue_as_everywhere():
    assert codes(load(annex_row(SAID, State_or_stakeholder="Thailnd"))) == ["member-unknown"]


def test_a_row_given_twice_is_kept_twice():
    assert len(load(annex_row(SAID), annex_row(SAID)).mentions) == 2


def test_empty_rows_and_rows_without_a_target_say_nothing():
    data = load(annex_row(SAID), [], ["a line that somebody wrote below"])
    assert (len(data.mentions), codes(data)) == (1, [])


OTHERS = {
    "About": [["Title"], ["A source under the Chatham House Rule counts"], ["Review", "2021"], ["Country", "Tonga"]],
    "Coverage": [["Member", *OBJECTIVES], ["Tonga", *"x" * 23]],
    "Answers": [["Country", "Question", "Response"], ["Tonga", "c", text(9)]],
}


def test_the_other_sheets_of_its_workbook_are_left_alone():
    data = load(annex_row(SAID), others=OTHERS)
    assert data.submissions[["iso3", "attribution"]].values.tolist() == [["FJI", "named"]]
    assert data.documents["layout"].tolist() == ["evidence annex"]
    assert len(data.responses) == len(data.mentions) == 1
    assert codes(data) == ["annex-alone"]


def test_without_an_annex_the_same_sheets_are_read():
    data = load_review([document(workbook({**OTHERS, "Evidence": [["Evidence", "Passage"], ["5", text(1)]]}))])
    assert data.submissions["iso3"].tolist() == ["TON"]
    assert not set(codes(data)) & {"annex-alone", "annex-rows-left", "annex-rows-unread"}


@pytest.mark.parametrize("missing", ["Passage no.", "Kind", "At character", "Passage", "Review"])
def test_a_table_without_one_of_the_heads_is_no_annex(missing: str):
    place = ANNEX_HEADER.index(missing)
    rows = [list(ANNEX_HEADER), annex_row(SAID)]
    data = load_review([document(workbook({"Evidence": [row[:place] + row[place + 1 :] for row in rows]}))])
    assert "evidence annex" not in data.documents["layout"].item()


@pytest.mark.parametrize("title", [0, 1, 12])
def test_columns_may_stand_in_any_order_under_any_title(title: int):
    rows = [list(ANNEX_HEADER), annex_row(SAID)]
    content = workbook({"Any name": [*[["Title line"]] * title, *(row[::-1] for row in rows)]})
    data = load_review([document(content)])
    assert [row[:6] for row in mentions(data)] == [("FJI", "c", "objective", "5", "coded", "5, 6")]


def test_a_state_s_own_document_counts_before_an_annex():
    own = response_form("Fiji", [["(c) Achievements", text(2), "6"]])
    data = load_review([document(own, "own.xlsx"), document(evidence_annex([annex_row(SAID)]), "annex.xlsx")])
    current = data.submissions.query("status == 'current'")
    assert current["document"].tolist() == ["own.xlsx"]


def test_the_heads_of_an_annex_mean_nothing_in_other_tables():
    """Else a column of another table would be taken for one that is understood, and nobody would hear of it."""
    header = ("Country", "Question", "Response", "Evidence", "Basis", "Figures")
    data = load_review([document(compiled_table([["Fiji", "c", text(1), "a", "b", "c"]], header=header))])
    assert codes(data) == ["columns-unread"]


def test_the_vocabulary_knows_each_head_once():
    wordings = [row["wording"] for row in vocabulary_rows("evidence_annex.csv")]
    assert len(wordings) == len(set(wordings))
    assert {head.lower().rstrip(".") for head in ANNEX_HEADER} <= {*wordings}
