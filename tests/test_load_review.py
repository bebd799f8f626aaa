"""Golden tables: one built workbook of each layout, and every row of every table that must come of it."""

from __future__ import annotations

import gc

import pandas as pd
import pytest

from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import MENTIONS, RESPONSES, SUBMISSIONS, ReviewData
from loaders import Document, load_review
from loaders.documents.workbook import Sheet
from tests.workbook_builder import compiled_table, document, response_form, survey_export, tally, text, workbook

CITING = text(3, " It is in line with objective 5 of the GCM.")
CITATION = range(CITING.index("objective 5"), CITING.index(" of the GCM"))


def frame(spec: TableSpec, rows: list[tuple], **same: object) -> pd.DataFrame:
    """Rows of the columns that are not `same` in all of them, as the table they belong to."""
    same = dict.fromkeys(spec.later, "") | same
    varying = [column for column in spec.columns if column not in same]
    table = pd.DataFrame(rows, columns=varying).assign(**same)
    return table[list(spec.columns)].astype(spec.columns)


def assert_equal(data: ReviewData, name: str, expected: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(getattr(data, name), expected)


def submissions(rows: list[tuple], **same: object) -> pd.DataFrame:
    defaults = {"cycle": "2025", "category": "", "attribution": "named", "document": "built.xlsx"}
    return frame(SUBMISSIONS, rows, **{"respondent_kind": "member State", "status": "current", **defaults, **same})


def responses(rows: list[tuple], **same: object) -> pd.DataFrame:
    defaults = {"cycle": "2025", "document": "built.xlsx", "choice": "", "source": "", "source_date": ""}
    return frame(RESPONSES, rows, **{**defaults, **same})


def coded(rows: list[tuple], **same: object) -> pd.DataFrame:
    defaults = {"cycle": "2025", "document": "built.xlsx", "basis": "coded", "start": pd.NA, "end": pd.NA}
    return frame(MENTIONS, rows, **{**defaults, **same})


def test_a_response_form():
    answers = [
        ["(a) National implementation plan", None],
        ["(c) Achievements", CITING, "5, 6", "human rights", None, "https://example.org/3"],
        ["(e) Areas for strengthened cooperation", "N/A", None, None, "finance"],
    ]
    data = load_review([document(response_form("Lao PDR", answers))])
    assert data.issues.empty
    assert data.documents.drop(columns=["sha256", "size"]).to_dict("records") == [
        {
            "document": "built.xlsx",
            "cycle": "2025",
            "received": "",
            "layout": "response form",
            "remark": "Built for a test; not a submission of any State.",
            "attribution": "named",
        }
    ]
    assert_equal(data, "submissions", submissions([("2025-LAO-1", "LAO", "")]))
    expected = [
        ("2025-LAO-1-001", "a", "", "blank", "B4", ""),
        ("2025-LAO-1-002", "c", CITING, "answered", "B5", "https://example.org/3"),
        ("2025-LAO-1-003", "e", "N/A", "not applicable", "B6", ""),
    ]
    same = {"submission": "2025-LAO-1", "iso3": "LAO", "sheet": "Responses"}
    table = [row[:4] + row[4:] for row in expected]
    assert_equal(
        data,
        "responses",
        frame(RESPONSES, table, cycle="2025", document="built.xlsx", choice="", source_date="", **same),
    )
    answer, start, end = "2025-LAO-1-002", CITATION.start, CITATION.stop
    mentions = [
        (answer, "c", "objective", "5", "coded", None, None, "5, 6", "5", "achievement", "C5"),
        (answer, "c", "objective", "6", "coded", None, None, "5, 6", "6", "achievement", "C5"),
        (
            answer,
            "c",
            "principle",
            "human_rights",
            "coded",
            None,
            None,
            "human rights",
            "human rights",
            "achievement",
            "D5",
        ),
        (answer, "c", "objective", "5", "cited", start, end, "objective 5", "5", "achievement", "B5"),
        ("2025-LAO-1-003", "e", "need", "finance", "coded", None, None, "finance", "finance", "need", "E6"),
    ]
    assert_equal(data, "mentions", frame(MENTIONS, mentions, cycle="2025", document="built.xlsx", **same))


def test_a_compiled_table_in_another_column_order():
    header = ["Dated", "GCM objective(s)", "Summary of the statement", "Guiding question", "Member State", "URL"]
    rows = [
        ["2024-11", 12, text(1), "Q-a", "Nepal", "https://example.org/1"],
        [None, "2-4", text(2), "Q-d", "Guam", None],
        [None, None, None, "Q-e", "Guam", None],
    ]
    data = load_review([document(compiled_table(rows, header), cycle="2021")])
    assert data.issues.empty
    assert data.documents["layout"].tolist() == ["compiled table"]
    kinds = [("2021-NPL-1", "member State", "NPL"), ("2021-GUM-1", "associate member", "GUM")]
    expected = [(key, kind, iso3, "", "current") for key, kind, iso3 in kinds]
    same = {"cycle": "2021", "document": "built.xlsx"}
    assert_equal(data, "submissions", frame(SUBMISSIONS, expected, category="", attribution="named", **same))
    texts = [
        ("2021-NPL-1-001", "2021-NPL-1", "NPL", "a", text(1), "answered", "C2", "https://example.org/1", "2024-11"),
        ("2021-GUM-1-001", "2021-GUM-1", "GUM", "d", text(2), "answered", "C3", "", ""),
        ("2021-GUM-1-002", "2021-GUM-1", "GUM", "e", "", "blank", "C4", "", ""),
    ]
    assert_equal(data, "responses", frame(RESPONSES, texts, choice="", sheet="Compiled", **same))
    mentions = [
        ("2021-NPL-1", "2021-NPL-1-001", "NPL", "a", "12", "12", "12", "plan", "B2"),
        ("2021-GUM-1", "2021-GUM-1-001", "GUM", "d", "2", "2-4", "2-4", "challenge", "B3"),
        ("2021-GUM-1", "2021-GUM-1-001", "GUM", "d", "3", "2-4", "2-4", "challenge", "B3"),
        ("2021-GUM-1", "2021-GUM-1-001", "GUM", "d", "4", "2-4", "2-4", "challenge", "B3"),
    ]
    expected = coded(mentions, target_kind="objective", sheet="Compiled", **same)
    assert_equal(data, "mentions", expected)


def test_a_survey_export():
    rows = [
        [1, "2025-01-20 09:30:00", "Tonga", text(1), "Objective 5;Objective 6", None, None, "a;sovereignty"],
        [2, "2025-01-21 10:00:00", "France", "None", None, text(2), "Objective 23", None],
    ]
    data = load_review([document(survey_export(rows))])
    assert data.issues[["code", "severity", "cell"]].values.tolist() == [["member-nonregional", "warning", "C3"]]
    received = [("2025-TON-1", "TON", "2025-01-20 09:30:00"), ("2025-FRA-1", "FRA", "2025-01-21 10:00:00")]
    assert_equal(data, "submissions", submissions(received))
    texts = [
        ("2025-TON-1-001", "2025-TON-1", "TON", "a", text(1), "answered", "D2"),
        ("2025-TON-1-002", "2025-TON-1", "TON", "d", "", "blank", "F2"),
        ("2025-FRA-1-001", "2025-FRA-1", "FRA", "a", "None", "not applicable", "D3"),
        ("2025-FRA-1-002", "2025-FRA-1", "FRA", "d", text(2), "answered", "F3"),
    ]
    assert_equal(data, "responses", responses(texts, sheet="Form1"))
    both, whole = "Objective 5;Objective 6", "a;sovereignty"
    tonga = ("2025-TON-1", "2025-TON-1-001", "TON", "a", "objective")
    principle = ("2025-TON-1", "", "TON", "", "principle")
    mentions = [
        (*tonga, "5", both, "5", "plan", "E2"),
        (*tonga, "6", both, "6", "plan", "E2"),
        (*principle, "people_centred", whole, "a", "", "H2"),
        (*principle, "national_sovereignty", whole, "sovereignty", "", "H2"),
        ("2025-FRA-1", "2025-FRA-1-002", "FRA", "d", "objective", "23", "Objective 23", "23", "challenge", "G3"),
    ]
    assert_equal(data, "mentions", coded(mentions, sheet="Form1"))


def test_a_tally():
    marks = {"Fiji": {2: "x", 5: "X"}, "Samoa": {5: "✓", 23: 1}, "Palau": {}}
    data = load_review([document(tally(marks, total={2: 1, 5: 2, 23: 1, 7: 0}))])
    assert data.issues.empty
    assert_equal(
        data,
        "submissions",
        submissions([("2025-FJI-1", "FJI", ""), ("2025-WSM-1", "WSM", ""), ("2025-PLW-1", "PLW", "")]),
    )
    assert data.responses.empty
    mentions = [
        ("2025-FJI-1", "FJI", "2", "x", "C5"),
        ("2025-FJI-1", "FJI", "5", "X", "F5"),
        ("2025-WSM-1", "WSM", "5", "✓", "F6"),
        ("2025-WSM-1", "WSM", "23", "1", "X6"),
    ]
    table = [(submission, iso3, target, sign, sign, cell) for submission, iso3, target, sign, cell in mentions]
    same = {"response": "", "question": "", "target_kind": "objective", "aspect": "", "sheet": "Tally"}
    assert_equal(data, "mentions", coded(table, **same))


def test_documents_of_two_cycles_do_not_touch_each_other():
    content = compiled_table([["Tuvalu", "A", text(1), "5"]])
    data = load_review([document(content, "a.xlsx", "2021"), document(content, "a.xlsx", "2025")])
    assert data.issues.empty
    assert data.submissions["submission"].tolist() == ["2021-TUV-1", "2025-TUV-1"]
    assert set(data.submissions["status"]) == {"current"}


def test_no_documents_give_empty_tables_with_their_columns():
    data = load_review([])
    for spec in (SUBMISSIONS, RESPONSES, MENTIONS):
        table = getattr(data, spec.name)
        assert table.empty
        assert table.dtypes.astype(str).to_dict() == spec.columns


def test_progress_hears_of_every_document_read():
    heard: list[Document] = []
    documents = [document(response_form("Fiji"), "a.xlsx"), document(b"", "b.xlsx"), document(b"text", "c.xlsx")]
    load_review(iter(documents), heard.append)
    assert heard == documents


@pytest.mark.parametrize("kind", ["response form", "compiled table", "survey export", "tally"])
def test_loading_twice_gives_the_same(kind: str):
    build = {
        "response form": response_form,
        "compiled table": lambda: compiled_table([["Fiji", "A", text(1), "5"]]),
        "survey export": lambda: survey_export([[1, None, "Fiji", text(1), "Objective 5", text(2)]]),
        "tally": lambda: tally({"Fiji": {5: "x"}}),
    }[kind]
    built = document(build())
    first, second = load_review([built]), load_review([built])
    assert first.documents["layout"].tolist() == [kind]
    for name in ("documents", "submissions", "responses", "mentions", "issues"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_no_sheet_outlives_its_load_while_the_collector_rests():
    """One that refers to itself in a circle would: of a master of 100,000 answers it is a quarter of the memory."""
    gc.disable()
    try:
        load_review(
            [document(workbook({"Lives briefly": [["Country", "Question", "Response"], ["Fiji", "(a)", "Yes."]]}))]
        )
        left = [each for each in gc.get_objects() if isinstance(each, Sheet) and each.name == "Lives briefly"]
    finally:
        gc.enable()
    assert not left
