"""Every kind of issue is raised by a built document, at its place; one bad document never stops the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_data.tables.issues import ISSUE_KINDS, SEVERITIES, issue
from gcm_data.tables.specs import ReviewData
from loaders import Document, load_review
from loaders.files import File, read_files
from tests.issue_cases import BROKEN_SHEET, CASES, SAMPLE, UNREADABLE, C, form, table
from tests.workbook_builder import (
    TABLE_HEADER,
    compiled_table,
    document,
    response_form,
    text,
    workbook,
)

OF_THE_PROCESS = {"document-stopped"}  # what ends the program that parses
MARKED = [
    pytest.param(*case, marks=pytest.mark.parsing_process) if case[0] in OF_THE_PROCESS else case for case in CASES
]


@pytest.mark.parametrize(("code", "documents", "sheet", "cell", "words"), MARKED, ids=lambda value: str(value)[:20])
def test_issue_at_its_place(code: str, documents: list[Document], sheet: str, cell: str, words: str):
    issues = load_review(documents).issues
    found = issues[issues["code"] == code]
    assert found[["sheet", "cell"]].values.tolist() == [[sheet, cell]], issues[["code", "sheet", "cell"]]
    row = found.iloc[0]
    assert words in row["message"]
    assert row["severity"] == ISSUE_KINDS[code].severity
    assert row["cycle"] == documents[-1].cycle
    assert set(issues["code"]) == {code}


def test_many_findings_are_listed_in_part_and_counted():
    row = ["Fiji", "A", text(1), *["=1+1"] * 60]
    issues = load_review([document(compiled_table([row], header=[*TABLE_HEADER[:3], *["Remarks"] * 60]))]).issues
    assert issues["code"].value_counts().to_dict() == {"formula-unstored": 1, "cells-hidden": 1}
    assert "It holds for 49 further cells, too: E2, F2, G2, H2, I2, J2, K2, L2 …." in issues["message"].iloc[0]
    assert "60 errors and formulas" in issues.loc[issues["code"] == "cells-hidden", "message"].item()


def test_file_that_vanished(tmp_path: Path):
    kept = tmp_path / "kept.xlsx"
    kept.write_bytes(SAMPLE)
    data = read_files([File(tmp_path / "gone.xlsx", "gone.xlsx", "2025"), File(kept, "kept.xlsx", "2025")])
    assert data.issues[["severity", "code", "document", "cycle"]].values.tolist() == [
        ["error", "document-vanished", "gone.xlsx", "2025"]
    ]
    assert data.documents["document"].tolist() == ["kept.xlsx"]


def test_every_kind_is_raised_by_a_case():
    elsewhere = {
        "document-vanished",
        "document-not-file",
        "cells-hidden",
        "attribution-guessable",
        *(
            code
            for code in ISSUE_KINDS
            if code.startswith(("correction", "decision", "mapping", "coding", "slip", "packet"))
        ),
    }
    assert {case[0] for case in CASES} | elsewhere == set(ISSUE_KINDS)


def test_issue_says_value_and_cycle_of_its_cell():
    data = load_review([form([C, text(1), "5, 27"])])
    assert data.issues[["value", "cycle", "document"]].values.tolist() == [["5, 27", "2025", "built.xlsx"]]
    assert data.mentions["target"].tolist() == ["5"]


def test_kinds_are_well_formed():
    assert {kind.severity for kind in ISSUE_KINDS.values()} == set(SEVERITIES)
    assert all(kind.title and kind.advice for kind in ISSUE_KINDS.values())


@pytest.mark.parametrize("arguments", [("no-such-kind", {}), ("document-unreadable", {"found": "x"})])
def test_an_issue_that_is_not_fully_told_is_a_defect(arguments: tuple[str, dict]):
    code, facts = arguments
    with pytest.raises(KeyError):
        issue(code, "a.xlsx", **facts)


def load_with_a_good_one(bad: bytes, name: str) -> ReviewData:
    good = [document(response_form("Fiji"), "before.xlsx"), document(response_form("Palau"), "zz.xlsx")]
    return load_review([good[0], document(bad, name), good[1]])


@pytest.mark.parametrize("name", UNREADABLE)
def test_one_bad_document_never_stops_the_others(name: str):
    data = load_with_a_good_one(UNREADABLE[name], name)
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]
    assert len(data.responses) == 2
    assert data.issues[["code", "document"]].values.tolist() == [["document-unreadable", name]]
    assert data.documents.set_index("document")["layout"].to_dict() == {
        "before.xlsx": "response form",
        name: "",
        "zz.xlsx": "response form",
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("page.xlsx", "web page"),
        ("old.xls", "damaged"),
        ("pdf.xlsx", "a PDF"),
    ],
)
def test_refusal_says_what_the_file_seems_to_be(name: str, words: str):
    (message,) = load_with_a_good_one(UNREADABLE[name], name).issues["message"]
    assert words in message
    assert "save it" in message


def test_refusal_says_what_was_looked_for_and_what_was_found():
    (message,) = load_review([document(workbook({"Budget": [["Item", "Cost"], ["Paper", 3]]}))]).issues["message"]
    assert "What lacks is two or more guiding questions" in message
    assert "sheet “Budget” with Item | Cost | Paper | 3" in message
    assert message.endswith("such as: built.xlsx,Budget,A1,question,c")


def test_unknown_name_is_told_once_a_sheet_and_every_other_row_counts():
    rows = [["Thailnd", "A", text(1), "5"], ["Thailnd", "B", text(2), "5"], ["Fiji", "A", text(3), "5"]]
    data = load_review([table(*rows)])
    assert data.issues["cell"].tolist() == ["A2"]
    assert data.responses["iso3"].tolist() == ["FJI"]


def test_prose_in_a_column_of_codes_is_told_in_part_and_cut():
    issues = load_review([form([C, text(1), "migration and " * 2_300])]).issues
    assert len(issues) == 2  # “migration” is no objective, nine times, and how often it is said after that
    assert "2291 more" in issues["message"].iloc[-1]
    assert issues["value"].str.len().max() < 400
    assert issues["message"].str.len().max() < 2_500


def test_a_sheet_of_thousands_of_columns_is_no_table():
    wide = [[f"Country {number}" for number in range(1_000)] for _ in range(10)]
    data = load_review([document(workbook({"Wide": wide}))])
    assert data.issues["code"].tolist() == ["layout-unknown"]


def test_each_row_without_a_name_is_told_at_its_own_cell():
    rows = [["Fiji", "A"], ["Fiji", "B"], [None, "A"], ["Palau", "A"], ["Palau", "B"], [None, "C"]]
    issues = load_review([table(*[[*row, text(number)] for number, row in enumerate(rows)])]).issues
    assert issues[["code", "cell"]].values.tolist() == [["member-missing", "A4"], ["member-missing", "A7"]]


def test_bad_sheet_does_not_stop_the_other_sheets():
    assert load_review([document(BROKEN_SHEET)]).mentions["target"].tolist() == ["5"]
