"""A document beyond a limit is one issue that says the limit; all others are read."""

from __future__ import annotations

import time

import pytest

from gcm_data.tables.issues import TooManyIssues, at_most, issue
from gcm_data.tables.specs import ReviewData
from loaders import ListFile, load_review, outcomes
from loaders.budget import budget
from loaders.parsing import limits
from loaders.parsing.limits import Refused
from tests.cases import first
from tests.workbook_builder import compiled_table, document, response_form, text

HEAD = "document,sheet,cell,old text,new text,reason,by,date"


def loaded(content: bytes) -> ReviewData:
    good = [document(response_form(member), name) for member, name in (("Fiji", "a.xlsx"), ("Palau", "z.xlsx"))]
    return load_review([good[0], document(content, "m.xlsx"), good[1]])


def table(rows: int, codes: str = "5") -> bytes:
    return compiled_table([["Samoa", "C", text(number), codes] for number in range(rows)])


@pytest.mark.parametrize(
    ("limit", "most", "content", "what"),
    first(
        2,
        [
            ("MAX_ANSWERS", 5, table(6), "answers"),
            ("MAX_MENTIONS", 5, table(3, "5, 6"), "mentions"),
            ("MAX_ISSUES", 5, table(6, "99"), "issues"),
            ("MAX_CITED", 5, compiled_table([["Samoa", "C", "objective 5; " * 6, ""]]), "citations in "),
            ("ALL_ANSWERS", 5, table(5), "answers of all documents"),
            ("ALL_MENTIONS", 5, table(2, "5, 6, 7"), "mentions of all documents"),
            (
                "ALL_ISSUES",
                2,
                compiled_table([["Samoa", "C", "x", f"{n}"] for n in (97, 98, 99)]),
                "issues of all documents",
            ),
        ],
        several=True,
    ),
)
def test_beyond_a_limit_a_document_is_one_issue(monkeypatch, limit: str, most: int, content: bytes, what: str):
    monkeypatch.setattr(limits, limit, most)
    data = loaded(content)
    assert data.issues[["severity", "code", "document"]].values.tolist() == [["error", "document-over-limit", "m.xlsx"]]
    message = data.issues["message"].item()
    assert what in message and f"the limit is {most}" in message
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]
    assert data.documents["layout"].tolist()[1] == ""


def test_a_document_that_takes_too_long_is_one_issue(monkeypatch: pytest.MonkeyPatch):
    find = outcomes.find_evidence

    def slow(answer, found, *known):
        while found.name == "m.xlsx":
            pass
        return find(answer, found, *known)

    monkeypatch.setattr(outcomes, "find_evidence", slow)
    monkeypatch.setattr(limits, "READING_SECONDS", 0.2)
    data = loaded(table(2))
    assert data.issues[["code", "document"]].values.tolist() == [["document-stopped", "m.xlsx"]]
    assert "longer than 0.2 seconds" in data.issues["message"].item()
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]


def test_memory_that_is_not_there_costs_one_document(monkeypatch: pytest.MonkeyPatch):
    def fill(answer, found, *known):
        raise MemoryError

    monkeypatch.setattr(outcomes, "find_evidence", fill)
    assert set(load_review([document(table(1), "memory.xlsx")]).issues["code"]) == {"document-stopped"}


def test_when_all_together_take_too_long_the_rest_are_issues(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ALL_SECONDS", -1.0)
    data = load_review([document(response_form("Nauru", [["(c)", text(77), "5"]]), "late.xlsx")])
    assert data.issues["code"].tolist() == ["document-stopped"]
    assert "all documents together" in data.issues["message"].item()


def test_a_barred_document_is_an_issue_with_the_reason():
    good, bad = document(response_form("Fiji"), "a.xlsx"), document(response_form("Palau"), "b.xlsx")
    begun = []
    data = load_review([good, bad], begin=begun.append, barred={("2025", "b.xlsx"): "it hangs"})
    assert data.issues[["code", "document"]].values.tolist() == [["document-stopped", "b.xlsx"]]
    assert "it hangs" in data.issues["message"].item()
    assert data.submissions["iso3"].tolist() == ["FJI"]
    assert begun == [good, bad]


def test_issues_are_counted_only_within():
    with pytest.raises(TooManyIssues), at_most(2):
        for _ in range(3):
            issue("document-empty", "a.xlsx")
    assert issue("document-empty", "a.xlsx")


def test_what_runs_after_the_budget_is_not_stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "READING_SECONDS", 0.1)
    with budget():
        pass
    until = time.process_time() + 0.2
    while time.process_time() < until:
        pass
    with pytest.raises(Refused), budget():
        while True:
            pass


@pytest.mark.parametrize(
    ("limit", "found"),
    [("MAX_CORRECTIONS", "4 rows, more than the 3"), ("MAX_ISSUES", "more than 3 rows with a fault")],
)
def test_endless_corrections_are_one_issue(monkeypatch: pytest.MonkeyPatch, limit: str, found: str):
    monkeypatch.setattr(f"loaders.documents.{'lists' if limit == 'MAX_CORRECTIONS' else 'corrections'}.{limit}", 3)
    rows = [f"gone{number}.xlsx,,A1,a,b,fictional,nobody,2025-01-01" for number in range(3 + (limit == "MAX_ISSUES"))]
    made = ListFile("corrections.csv", "\n".join([HEAD, *rows]).encode(), "2025")
    issues = load_review([document(response_form())], corrections=[made]).issues
    assert issues["code"].tolist() == ["corrections-unreadable"]
    assert found in issues["message"].item()
