"""A review with a report by objective in Word: its passages, coverage, pages and files, beside workbooks."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_data import wording
from gcm_data.coverage.grid import compute_coverage
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.evidence.passages import evidence_table, passages, rows_of_responses
from gcm_data.exhibits import responses
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.snapshots.snapshot import freeze, thaw
from gcm_data.tables.integrity import misfits
from gcm_data.tables.specs import ReviewData
from gcm_data.text.cells import placed
from loaders import load_review
from tests.cases import first
from tests.test_pages import open_page
from tests.word_builder import heading, paragraph, table, word
from tests.workbook_builder import document, response_form, text

DAY = dt.date(2025, 2, 1)
REPORT = word(
    heading("Report of Fiji"), heading("Objective 5: fictional"), paragraph(text(1, " See objective 6.")),
    heading("Objective 7"), table([["Fictional, in a table", text(2)]]),
)  # fmt: skip


@pytest.fixture(scope="module")
def data() -> ReviewData:
    documents = [document(REPORT, "FJI.docx"), document(response_form("Thailand"), "THA.xlsx")]
    return load_review(documents)


@pytest.fixture(scope="module")
def scope(data: ReviewData) -> Scope:
    return Scope.of(data, Selection(cycle="2025"), DAY)


def test_a_passage_answers_no_question_and_says_so(data, scope):
    found = passages(data, rows_of_responses(scope.grid, range(3)))
    assert [passage.asked for passage in found] == [wording.OF_NO_QUESTION] * 3
    assert found[0].place == "FJI.docx › Objective 5: fictional, paragraph 3"
    assert found[2].place == "FJI.docx › Objective 7, table 1, row 1, column 2"
    assert found[0].text == text(1, " See objective 6.")
    assert found[0].reference.startswith("Fiji, review of 2025, passage of a report")


def test_its_mentions_have_its_words_beside_them(data, scope):
    shown = evidence_table(data, rows_of_responses(scope.grid, range(3)))
    assert shown["Evidence for"].str.extract(r"(\d+)")[0].tolist() == ["5", "6", "7", "7"]
    assert shown["Passage"].str.len().min() > 0


def test_coverage_counts_it_and_a_needs_question_was_not_answered(data):
    coverage = compute_coverage(data).query("iso3 == 'FJI' and cycle == '2025'").set_index(["target_kind", "target"])
    assert coverage.loc[("objective", "5"), "state"] == "reported"
    assert coverage.loc[("objective", "9"), "state"] == "not mentioned"
    assert set(coverage.loc["need", "state"]) == {"blank"}


def test_it_is_found_among_the_answers(scope):
    assert len(responses.find(scope, responses.Asked(words="fictional", members=("FJI",))).rows) == 3


def test_its_tables_fit_and_come_back_from_a_snapshot(data):
    assert misfits(data) == ""
    assert thaw(freeze(data, DAY)).data.responses.equals(data.responses)


@pytest.mark.parametrize("key", first(1, ["docx", *sorted({*EXPORTS} - {"docx", "snapshot", "xlsx"})]))
def test_every_export_can_be_made_of_it(scope, key):
    assert EXPORTS[key].write(scope, silent)


def test_the_annex_of_the_workbook_reads_back_what_the_report_says(data, scope):
    again = load_review([document(EXPORTS["xlsx"].write(scope, silent), "annex.xlsx")])
    own = ["iso3", "question", "target_kind", "target", "basis", "start", "evidence"]
    assert again.mentions[own].values.tolist() == data.mentions[own].values.tolist()
    assert set(again.responses["text"]) == set(data.responses["text"])


@pytest.mark.parametrize("page", first(2, ["responses", "data_quality", "country", "gaps", "together"]))
def test_pages_show_it(folder, page):
    (folder / "2025").mkdir()
    (folder / "2025" / "FJI.docx").write_bytes(REPORT)
    (folder / "2025" / "THA.xlsx").write_bytes(response_form("Thailand"))
    shown = " ".join(found.proto.body for found in open_page(page).get("html"))
    if page == "responses":
        assert wording.OF_NO_QUESTION in shown and "Objective 5: fictional, paragraph 3" in shown


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("Answers", "C5"), "Answers!C5"), (("", "C5"), "C5"), (("Answers", ""), "Answers"), (("", ""), ""),
        (("Answers", "C5", "", "D6"), "Answers!C5, D6"), (("Goals", "paragraph 14"), "Goals, paragraph 14"),
        (("", "page 3, line 12"), "page 3, line 12"),
    ],
)  # fmt: skip
def test_a_place_is_said_as_its_document_counts(place, said):
    assert placed(*place) == said
