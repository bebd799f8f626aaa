"""Every filled cell of a document has one role, told where it is decided; words without one are told."""

from __future__ import annotations

import pytest

from gcm_data.tables.cells import accounting, each_cell
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders.documents.roles import ROLES, RULES
from loaders.documents.workbook import read_workbooks
from tests.more_builders import TABLES, issues, load, make
from tests.workbook_builder import ANNEX_HEADER, Rows, annex_row, document, evidence_annex, text, workbook

T = [text(number) for number in range(9)]


def roles(data: ReviewData) -> dict[str, str]:
    """Place -> role (or the rule by which it is ignored) of the cells of a document with one sheet."""
    return {cell.cell: cell.rule or cell.role for cell in each_cell(data).itertuples()}


def read(*rows: list, name: str = "Sheet1", **sheets: Rows) -> ReviewData:
    return load(workbook({name: list(rows), **sheets}))


def assert_accounted(data: ReviewData, content: bytes) -> None:
    """Each filled cell once, with a role there is; unread words are told in a warning or an error of their sheet."""
    (book, _), *_ = read_workbooks([document(content)])
    filled = [(s.name, c.address) for s in book.sheets for row in range(len(s.rows)) for c in s.filled(row)]
    found = each_cell(data)
    assert sorted(filled) == sorted(zip(found["sheet"], found["cell"], strict=True))
    assert set(found["role"]) <= set(ROLES) and set(found["rule"]) <= {"", *RULES}
    assert ((found["role"] == "ignored") == (found["rule"] != "")).all()
    grave = data.issues[data.issues["severity"] != "note"]
    texts = {(c.sheet, c.address): c.text for s in book.sheets for row in range(len(s.rows)) for c in s.filled(row)}
    for cell in found[found["role"] == "unread"].itertuples():
        if sum(map(str.isalpha, texts[cell.sheet, cell.cell])) >= 3:
            assert set(grave["sheet"]) & {"", cell.sheet}, cell
    answers = found[found["response"] != ""]
    stands = data.responses[data.responses["text"].str.strip() != ""]
    assert set(answers["response"]) == set(stands["response"])


@pytest.mark.parametrize("layout", TABLES)
def test_every_cell_of_every_layout_is_accounted_for(layout: str):
    content = make(layout)
    data = load(content)
    assert_accounted(data, content)
    assert accounting(data)["unread"].tolist() == [0]


def test_the_roles_of_a_table_with_all_that_may_stand_in_one():
    data = read(
        ["Responses received"],
        ["Status", "draft for review"],
        ["Country", "Question", "Response", "Objectives", "Source", "No."],
        ["Pacific"],
        ["Fiji", "(c) Achievements", T[1], "2", "a letter", "1"],
        ["Country", "Question", "Response", "Objectives", "Source", "No."],
        ["Tonga", "(d) Gaps and challenges", T[2], None, None, "2"],
        ["Total", None, "2"],
        ["* as received"],
    )
    heads = dict.fromkeys(("A3", "B3", "C3", "D3", "E3", "F3"), "header")
    again = dict.fromkeys(("A6", "B6", "C6", "D6", "E6", "F6"), "the header again")
    expected = {"A1": "title", "A2": "label", "B2": "value", "A4": "band", "A5": "who answers", "B5": "question",
                "C5": "answer", "D5": "code", "E5": "source", "A7": "who answers", "B7": "question", "C7": "answer",
                "A8": "total", "C8": "total", "A9": "footnote"}  # fmt: skip
    found = roles(data)
    assert {place: found[place] for place in (*heads, *again, *expected)} == {**heads, **again, **expected}


def test_the_roles_of_a_running_form():
    data = read(
        ["Country", "Fiji"],
        ["(c) Achievements, promising practices and lessons learned"],
        ["Please describe what was achieved."],
        [T[1]],
        ["Objectives: 2, 5"],
        ["(d) Gaps and challenges"],
        [T[2]],
        ["Signature:", "________"],
    )
    found = roles(data)
    expected = {"A1": "label", "B1": "who answers", "A2": "question", "A3": "instruction", "A4": "answer",
                "A5": "code", "A6": "question", "A7": "answer", "A8": "footnote"}  # fmt: skip
    assert {place: found[place] for place in expected} == expected


def test_words_at_a_place_that_nothing_explains_are_one_warning_for_each_block():
    data = read(
        ["Country", "(c) Achievements", "(d) Gaps and challenges"],
        ["Fiji", T[1], T[2], None, "words beside", "the table"],
        ["Tonga", T[3], T[4], None, "and below", None],
        ["Palau", T[5], T[6]],
        ["Nauru", T[7], T[8], None, "another block"],
    )
    told = data.issues[["severity", "code", "cell"]].values.tolist()
    assert told == [["warning", "cells-unread", "E2"], ["warning", "cells-unread", "E5"]]
    assert "E2:F3 (3 cells)" in data.issues["message"][0]
    assert {cell for cell, role in roles(data).items() if role == "unread"} == {"E2", "F2", "E3", "E5"}


def test_a_long_text_above_the_first_question_of_a_form_is_not_taken_for_a_title():
    data = read(["Country", "Fiji"], [T[1] * 9], ["(c) Achievements"], [T[2]], ["(d) Gaps and challenges"], [T[3]])
    assert issues(data) == [("cells-unread", "A2")]


def test_sheets_that_do_not_count_are_ignored_by_a_rule():
    header = ["Country", "(c) Achievements", "(d) Gaps and challenges"]
    content = workbook(
        {"Replies (DRAFT)": [header, ["Fiji", T[1], T[2]]], "Replies (final)": [header, ["Fiji", T[3], T[4]]]}
    )
    found = each_cell(load(content))
    assert set(found.loc[found["sheet"] == "Replies (DRAFT)", "rule"]) == {"former or a draft"}
    annex = evidence_annex([annex_row(T[1])], others={"Counts": [["Objective", "States"], [1, 2]]})
    found = each_cell(load(annex))
    assert set(found.loc[found["sheet"] == "Counts", "rule"]) == {"counted in the evidence annex"}
    assert (found["role"] == "header").sum() == len(ANNEX_HEADER)


def test_a_document_in_no_layout_is_unread_to_the_last_cell():
    data = read(["Some words", "that are"], ["nothing at all", "here"])
    assert accounting(data)[["read", "ignored", "unread"]].values.tolist() == [[0, 0, 4]]


def test_the_accounting_of_a_withheld_document_is_not_told():
    data = read(
        ["Country", "Fiji"], ["Attribution", "non-attributable"], ["(c) Achievements"], [T[1]], ["(d) Gaps"], [T[2]]
    )
    assert len(data.cell_runs) and not len(withhold(data).cell_runs)


def test_sheets_whose_names_are_withheld_alike_are_accounted_for():
    run = {
        "cycle": "2025",
        "document": "a.xlsx",
        "sheet": "",
        "cells": "A1:A2,A4",
        "role": "answer",
        "rule": "",
        "number": 3,
    }
    found = each_cell(ReviewData.of(cell_runs={name: [value] * 2 for name, value in run.items()}))
    assert found["cell"].tolist() == ["A1", "A2", "A4"] * 2
