"""Advice is true: who follows what an issue advises, on a document that raises it, sees the issue gone."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from gcm_data.tables.issues import ISSUE_KINDS
from loaders import Document, load_review
from loaders.documents.lists import ListFile
from tests.issue_cases import CASES, NUMBERED, SAMPLE, C, D, form, table, two_sheets
from tests.test_load_issues import OF_THE_PROCESS
from tests.test_mapping import ADVISED
from tests.word_builder import heading, paragraph, word
from tests.workbook_builder import annex_row, document, evidence_annex, text, workbook

Documents = list[Document]
# What the advice says to write into the cell of the issue.
WRITTEN: dict[str, object] = {
    "member-missing": "Fiji", "member-unknown": "Thailand", "member-nonmember": "Thailand", "member-assumed": "Country",
    "question-missing": C, "question-unknown": C, "question-assumed": "(a)", "question-differs": D,
    "objective-missing": 5, "objective-unknown": "5, 7", "code-uncertain": "2, 5", "mark-unknown": "x",
    "cell-error": "5", "formula-unstored": "2, 3", "text-cut": text(1), "total-differs": 1,
    "number-unknown": "R1",
    "category-unknown": "Academia", "attribution-unknown": "named", "column-repeated": "ID", "text-struck": "9",
}  # fmt: skip
BY_COLUMN = {"C": "5", "D": "people-centred", "E": "finance"}  # what is written for a code that nobody understands
# The file itself, as the one who made it saves it again.
AGAIN = ("document-empty", "document-unreadable", "document-wrapped", "document-password", "document-over-limit",
         "document-stopped", "document-scanned", "archive-unsafe", "sheets-empty")  # fmt: skip
FORM = ["Question", "Response"]


def utf8(given: Documents) -> Documents:
    return [document(given[0].content.decode("cp1252").encode(), given[0].name)]


# What else is done with the documents.
DONE: dict[str, Callable[[Documents], Documents]] = {
    "document-repeated": lambda given: given[:1],
    "document-slip": lambda given: given[1:],
    "document-packet": lambda given: given[1:],
    "document-renamed": lambda given: [given[0], document(given[1].content, "another.xlsx")],
    "cycle-unknown": lambda given: [document(given[0].content, cycle="2025")],
    "cycle-differs": lambda given: [document(given[0].content, cycle="2025")],
    "sheet-hidden": lambda given: [document(two_sheets([["x"]]))],
    "sheet-unreadable": lambda given: [document(two_sheets([["a"]]))],
    "encoding-assumed": utf8,
    "text-too-long": lambda given: [document(given[0].content.replace(b"x" * 2_000, b"x"), given[0].name)],
    "layout-ambiguous": lambda given: [document(workbook({"S": [["Country", "Question", "Response"], ["Fiji"]]}))],
    "objectives-assumed": lambda given: [
        document(workbook({"S": [["Country", "Fiji"], [None, None, "Objectives"], *NUMBERED]}))
    ],
    "codes-unanswered": lambda given: [
        document(workbook({"S": [["Country", "Fiji"], FORM, [C, text(1)]],
                           "L": [["Country", "Fiji"], ["Question", "Objectives"], ["(a)", "5"], ["(c)", "2"]]}))
    ],
    "answers-none": lambda given: [table(["Fiji", C, text(1)])],
    "names-above": lambda given: [
        table(["Fiji", "A", text(1)], ["Fiji", "B", text(2)], ["Palau", "A", text(3)], ["Palau", "B", text(4)])
    ],
    "member-repeated": lambda given: [document(workbook({"T": [["Country", *range(1, 24)], ["Fiji", "x", "x"]]}))],
    "row-longer": lambda given: [document(given[0].content.replace(b"A, 13 more", b'"A, 13 more"'), given[0].name)],
    "rows-continued": lambda given: [table(*(["Fiji", f"({key})", text(1)] for key in "ccd"))],
    "submission-lacks": lambda given: [form([C, text(1), "5"], [D, text(3)])],
    "order-guessed": lambda given: [
        document(workbook({"S": [["Country", "Fiji"], ["Date received", day], [], FORM, [C, text(1)]]}), f"{day}.xlsx")
        for day in ("2025-01-02", "2025-01-03")
    ],
    "attribution-doubtful": lambda given: given,  # with a decision beside them
    "outside-text": lambda given: [document(word(paragraph("Country: Fiji"), heading(C), paragraph(text(1))))],
    "outside-cells": lambda given: [form([C, text(1)])],
    "boxes-read": lambda given: [form([C, text(1)], [D, text(2)])],
    "annex-rows-unread": lambda given: [document(evidence_annex([annex_row(text(1)), annex_row(text(1))]))],
}  # fmt: skip
DECISION = b"document,sheet,cell,source,decision,by,date,reason\nbuilt.xlsx,,,,named,A. N.,2025-02-01,asked\n"


def written(given: Documents, sheet: str, cell: str, value: object) -> Documents:
    """The documents with another value in one cell of the first that has the sheet."""
    book, made = load_workbook(io.BytesIO(given[0].content)), io.BytesIO()
    book[sheet][cell] = value
    book.save(made)
    return [document(made.getvalue(), given[0].name, given[0].cycle), *given[1:]]


def followed(case: tuple) -> Documents:
    code, given, sheet, cell, _ = case
    if code in AGAIN:
        return [document(SAMPLE)]
    if code in DONE:
        return DONE[code](given)
    value = BY_COLUMN[cell[0]] if code == "code-unknown" else WRITTEN[code]
    return written(given, sheet, cell or "B3", value)


NOTHING = {code for code, kind in ISSUE_KINDS.items() if kind.advice.startswith(("Nothing to do", "Check that"))}
BY_LINE = {case[0] for case in ADVISED}
FOLLOWED = [case for case in CASES if case[0] in {*WRITTEN, "code-unknown", *AGAIN, *DONE}]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.parsing_process, id=case[0]) if case[0] in OF_THE_PROCESS else case
        for case in FOLLOWED
        if case[3] or case[0] not in WRITTEN
    ],
    ids=lambda case: case[0],
)
def test_who_does_what_an_issue_advises_sees_it_gone(case: tuple):
    code, given, sheet, cell, _ = case
    before = load_review(given).issues
    assert code in set(before["code"])
    decisions = [ListFile("attribution.csv", DECISION, "2025")] if code == "attribution-doubtful" else []
    after = load_review(followed(case), decisions=decisions).issues
    here = after[(after["code"] == code) & (after["sheet"] == sheet) & (after["cell"] == cell)]
    assert here.empty, here["message"].tolist()


def test_the_advice_of_every_kind_is_followed_somewhere():
    elsewhere = {
        code
        for code in ISSUE_KINDS
        if code.startswith(("correction", "decision", "mapping", "coding", "slip", "packet"))
    }
    elsewhere |= {"document-vanished", "document-not-file", "cells-hidden", "attribution-guessable"}
    assert {case[0] for case in CASES} - {case[0] for case in FOLLOWED} - BY_LINE - elsewhere <= NOTHING
