"""What was read once is not read again: by bytes, name, cycle and corrections, within a bound."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pandas as pd
import pytest

import loaders
from gcm_data.tables.specs import ReviewData
from loaders import Document, ListFile, load_review, outcomes
from loaders.documents.workbook import read_workbooks
from tests.cases import first
from tests.more_builders import TABLES, make
from tests.workbook_builder import document, response_form, text

numbers = itertools.count()
HEADER = "document,sheet,cell,old text,new text,reason,by,date"
Load = Callable[..., list[str]]


def form(answers: int = 1) -> bytes:
    """A form that no other test has read."""
    return response_form("Fiji", [["(c) Achievements", text(next(numbers), " Of this test alone."), "5"]] * answers)


def correction(new: str, cell: str = "C4", name: str = "a.xlsx") -> ListFile:
    return ListFile("corrections.csv", f"{HEADER}\n{name},Responses,{cell},5,{new},Why,A. N.,".encode(), "2025")


@pytest.fixture
def parsed(monkeypatch) -> Load:
    """Load documents, with corrections if there are any; the names of those that were parsed."""
    given: list[str] = []

    def watched(documents: Sequence[Document], meanwhile):
        given.extend(each.name for each in documents)
        return read_workbooks(documents, meanwhile)

    monkeypatch.setattr(outcomes, "read_workbooks", watched)

    def run(*documents: Document, corrections: Sequence[ListFile] = ()) -> list[str]:
        given.clear()
        loaders._last.clear()  # what is kept of the last load is another matter
        load_review(documents, corrections=corrections)
        return list(given)

    return run


def assert_equal(first: ReviewData, second: ReviewData) -> None:
    for name in ("documents", "submissions", "responses", "mentions", "issues", "corrections"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_unchanged_bytes_are_not_read_again(parsed: Load):
    same = document(form(), "a.xlsx")
    assert [parsed(same), parsed(same), parsed(Document(*same))] == [["a.xlsx"], [], []]


@pytest.mark.parametrize("layout", first(2, TABLES))
def test_what_was_kept_gives_the_same_tables(layout: str, monkeypatch):
    built = document(make(layout), f"{next(numbers)}.xlsx")
    first = load_review([built])
    loaders._last.clear()
    monkeypatch.setattr(outcomes, "read_workbooks", lambda documents, meanwhile: (each for each in ()))
    assert_equal(load_review([built]), first)


def test_the_same_documents_give_the_same_tables_and_progress_hears_of_each():
    built = [document(form(), name) for name in ("a.xlsx", "b.xlsx")]
    first, heard = load_review(built), []
    assert load_review(built, heard.append) is first
    assert [each.name for each in heard] == ["a.xlsx", "b.xlsx"]
    assert load_review(built[:1]) is not first
    changed = load_review(built[:1], corrections=[correction("6")])
    assert changed.corrections["state"].tolist() == ["applied"]


def test_changed_bytes_another_name_and_another_cycle_are(parsed: Load):
    content = form()
    assert parsed(document(content, "a.xlsx")) == ["a.xlsx"]
    for other in (document(form(), "a.xlsx"), document(content, "b.xlsx"), document(content, "a.xlsx", "2021")):
        assert parsed(other) == [other.name]
    assert parsed(document(content, "a.xlsx")) == []


def test_of_several_only_the_new_is_read_and_all_stand_in_their_order(parsed: Load):
    a, b, c = (document(form(), f"{name}.xlsx") for name in "abc")
    assert parsed(a, c) == ["a.xlsx", "c.xlsx"]
    assert parsed(a, b, c) == ["b.xlsx"]
    data = load_review([c, b, a])
    assert data.documents["document"].tolist() == ["c.xlsx", "b.xlsx", "a.xlsx"]
    assert data.responses["text"].str.len().gt(0).sum() == 3


def test_other_corrections_are_read_and_the_same_are_not(parsed: Load):
    built = document(form(), "a.xlsx")
    assert parsed(built) == ["a.xlsx"]
    assert parsed(built, corrections=[correction("6")]) == ["a.xlsx"]
    assert parsed(built, corrections=[correction("6")]) == []
    assert parsed(built, corrections=[correction("7")]) == ["a.xlsx"]
    assert parsed(built, corrections=[correction("6", name="b.xlsx")]) == []  # of another document
    assert parsed(built) == []


def test_a_correction_taken_back_is_gone():
    built = document(form(), "a.xlsx")
    corrected, not_corrected = load_review([built], corrections=[correction("6")]), load_review([built])
    assert (corrected.mentions["target"].tolist(), not_corrected.mentions["target"].tolist()) == (["6"], ["5"])
    assert not_corrected.corrections.empty


def test_a_correction_that_failed_fails_again():
    built, stale = document(form(), "a.xlsx"), correction("6", cell="A4")
    first, second = (load_review([built], corrections=[stale]) for _ in range(2))
    assert second.issues["code"].tolist() == ["correction-stale"]
    assert_equal(first, second)


@pytest.mark.parametrize("content", [b"plain text", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_refused_document_is_refused_once(content: bytes, parsed: Load):
    built = document(content + b" %d" % next(numbers), "a.xlsx")
    assert [parsed(built), parsed(built)] == [["a.xlsx"], []]
    assert load_review([built]).issues["code"].tolist() == ["document-unreadable"]


def test_a_stopped_document_is_tried_again(parsed: Load, monkeypatch):
    built = document(form(), "a.xlsx")
    stopped = outcomes.issue("document-stopped", "a.xlsx", cycle="2025", reason="it takes too long")
    with monkeypatch.context() as patch:
        patch.setattr(outcomes, "read_workbooks", lambda documents, meanwhile: (each for each in [(None, [stopped])]))
        assert load_review([built]).issues["code"].tolist() == ["document-stopped"]
    assert parsed(built) == ["a.xlsx"]
    assert load_review([built]).issues.empty


def test_the_submissions_are_counted_anew_where_nothing_is_read(parsed: Load):
    built = [document(form(), name) for name in ("a.xlsx", "b.xlsx")]
    parsed(*built)
    for _ in range(2):
        loaders._last.clear()
        assert load_review(built).submissions[["submission", "status"]].values.tolist() == [
            ["2025-FJI-1", "superseded"],
            ["2025-FJI-2", "current"],
        ]
    assert load_review(built[1:]).submissions["submission"].tolist() == ["2025-FJI-1"]


def test_the_bound_ends_what_was_not_asked_for_the_longest(parsed: Load, monkeypatch):
    monkeypatch.setattr(outcomes, "KEPT_ANSWERS", 12)  # of three documents with three answers each
    a, b, c, d = (document(form(3), f"{name}.xlsx") for name in "abcd")
    assert parsed(a, b, c) == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert parsed(a) == []  # asked for again
    assert parsed(d) == ["d.xlsx"]
    assert parsed(a, c, d) == []
    assert parsed(b) == ["b.xlsx"]


def test_a_document_beyond_the_bound_is_read_each_time(parsed: Load, monkeypatch):
    monkeypatch.setattr(outcomes, "KEPT_ANSWERS", 2)
    built = document(form(3), "a.xlsx")
    assert [parsed(built), parsed(built)] == [["a.xlsx"], ["a.xlsx"]]
    assert len(load_review([built]).responses) == 3
