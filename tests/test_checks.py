"""Checks of documents against each other and against the cycles."""

from __future__ import annotations

import pytest

from loaders import load_review
from loaders.checks import cycle_issues, distinct_documents
from loaders.documents.workbook import Cell, Document
from tests.workbook_builder import compiled_table, document, survey_export, tally


def codes(issues: list) -> list[tuple[str, str]]:
    return [(issue.code, issue.document) for issue in issues]


def test_different_documents_pass():
    documents = [Document("a.xlsx", b"1", "2025"), Document("b.xlsx", b"2", "2025"), Document("a.xlsx", b"1", "2021")]
    assert distinct_documents(documents) == (documents, [])


def test_same_bytes_in_one_cycle_are_read_once():
    documents = [Document("a.xlsx", b"1", "2025"), Document("b.xlsx", b"1", "2025"), Document("a.xlsx", b"1", "2025")]
    kept, issues = distinct_documents(documents)
    assert kept == documents[:1]
    assert codes(issues) == [("document-repeated", "b.xlsx"), ("document-repeated", "a.xlsx")]


def test_empty_files_are_each_told():
    documents = [Document("a.xlsx", b"", "2025"), Document("b.xlsx", b"", "2025")]
    assert distinct_documents(documents) == (documents, [])


def test_documents_of_one_name_get_names_of_their_own():
    documents = [Document("in/a.xlsx", bytes([n]), "2025") for n in range(3)]
    kept, issues = distinct_documents(documents)
    assert [document.name for document in kept] == ["in/a.xlsx", "in/a (2).xlsx", "in/a (3).xlsx"]
    assert [document.content for document in kept] == [document.content for document in documents]
    assert codes(issues) == [("document-renamed", "in/a (2).xlsx"), ("document-renamed", "in/a (3).xlsx")]


def test_a_free_name_is_not_one_that_is_taken():
    documents = [Document(name, name.encode() + bytes([n]), "2025") for n, name in enumerate(["a (2).x", "a.x", "a.x"])]
    kept, _ = distinct_documents(documents)
    assert [document.name for document in kept] == ["a (2).x", "a.x", "a (3).x"]


@pytest.mark.parametrize("cycle", ["2024", "", "25", "2025 "])
def test_unknown_cycle_is_left_out(cycle: str):
    kept, issues = distinct_documents([Document("a.xlsx", b"1", cycle)])
    assert kept == []
    assert codes(issues) == [("cycle-unknown", "a.xlsx")]
    assert "2021, 2025" in issues[0].message


@pytest.mark.parametrize(
    ("cover", "cycle", "differs"),
    [
        ("Second Asia-Pacific regional review (2025)", "2025", False),
        ("Second Asia-Pacific regional review (2025)", "2021", True),
        ("First review, 2021", "2025", True),
        ("2021 and 2025", "2025", False),
        ("Second review", "2021", False),
        ("2023", "2025", False),
        ("20250", "2021", False),
        ("", "2025", False),
    ],
)
def test_cover_of_another_cycle(cover: str, cycle: str, differs: bool):
    issues = cycle_issues(Document("a.xlsx", b"1", cycle), Cell(cover, "Cover", 3, 1))
    assert [(issue.code, issue.cell, issue.cycle) for issue in issues] == [("cycle-differs", "B4", cycle)] * differs


def test_a_year_stored_as_a_number():
    assert len(cycle_issues(Document("a.xlsx", b"1", "2025"), Cell(2021.0, "Cover", 0, 1))) == 1


def test_no_cover_no_issue():
    assert cycle_issues(Document("a.xlsx", b"1", "2025"), None) == []


@pytest.mark.parametrize("content", [compiled_table([]), survey_export([]), tally({})])
def test_a_recognised_document_without_answers_is_told(content: bytes):
    (found,) = load_review([document(content)]).issues.to_dict("records")
    assert (found["code"], found["severity"]) == ("answers-none", "warning")
