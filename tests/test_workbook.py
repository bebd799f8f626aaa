"""Cells as a reader sees them: addresses, texts, merged ranges, hidden sheets, and text kept word for word."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from loaders.documents.workbook import Cell, Sheet, read_workbooks, text_of
from loaders.parsing.addresses import column_letters
from tests.workbook_builder import document, workbook


def read(content: bytes):
    return next(read_workbooks([document(content)]))


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_column_letters(index: int, letters: str):
    assert column_letters(index) == letters


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  as it stands \n", "  as it stands \n"),
        (5.0, "5"),
        (2.5, "2.5"),
        (1e15, "1000000000000000"),
        (True, "TRUE"),
        (dt.datetime(2025, 2, 6), "2025-02-06"),
        (dt.datetime(2025, 2, 6, 9, 30), "2025-02-06 09:30:00"),
        (dt.date(2025, 2, 6), "2025-02-06"),
        (dt.time(9, 30), "09:30:00"),
        ("", ""),
    ],
)
def test_text_of_a_value(value: Any, text: str):
    assert text_of(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "NA",
        "None",
        "null",
        "nan",
        "TRUE",
        "007",
        "2-6",
        "1,234.50",
        " leading and trailing ",
        "line\nbreak",
        "tab\tand  two  spaces",
        "“quotes” — dashes, ½ and ≤",
        "ความร่วมมือ 合作 сотрудничество تعاون",
        "a" * 32_000,
        "<b>&amp;</b>",
        "😀",
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_text_comes_back_word_for_word(text: str):
    book, issues = read(workbook({"S": [[None, "a"], [None, None, text]]}))
    assert issues == []
    cell = book.sheets[0].cell(1, 2)
    assert (cell.value, cell.text, cell.address, cell.sheet) == (text, text, "C2", "S")


@pytest.mark.parametrize("first_row", [1, 3, 40])
def test_addresses_count_from_a1_even_if_the_sheet_begins_lower(first_row: int):
    book, _ = read(workbook({"S": [[]] * (first_row - 1) + [[None, "x"]]}))
    assert [cell.address for cell in book.sheets[0].filled(first_row - 1)] == [f"B{first_row}"]


def test_cells_outside_the_sheet_are_empty():
    sheet = Sheet("S", [["a"], ["b", "c"]])
    assert [sheet.cell(*place).is_empty for place in ((0, 1), (9, 0), (1, 1))] == [True, True, False]


@pytest.mark.parametrize(("value", "is_empty"), [("", True), (" \n\t", True), ("\xa0", True), (0, False), ("-", False)])
def test_is_empty(value: Any, is_empty: bool):
    assert Cell(value, "S", 0, 0).is_empty is is_empty
    assert bool(list(Sheet("S", [[value]]).filled(0))) is not is_empty


@pytest.mark.parametrize(
    ("row", "column"), [([], None), (["", " \n"], None), (["", "text"], 1), (["\t", 0.0, ""], 1), (["text", 5.0], None)]
)
def test_a_lone_cell_is_the_only_one_that_holds_something(row: list[Any], column: int | None):
    sheet = Sheet("S", [row])
    lone = sheet.lone(0)
    assert (lone and lone.column) == column
    assert (lone is not None) == (len(list(sheet.filled(0))) == 1)


def test_a_value_and_a_text_are_those_of_the_cell():
    sheet = Sheet("S", [[" a\n", 5.0], []])
    for row, column in [(0, 0), (0, 1), (0, 2), (1, 0), (7, 7)]:
        cell = sheet.cell(row, column)
        assert (sheet.value(row, column), sheet.text(row, column)) == (cell.value, cell.text.strip())
        assert cell == Cell(cell.value, "S", row, column) and isinstance(cell, Cell)


def test_merged_cells_count_for_each_row_they_cover():
    book, _ = read(workbook({"S": [["Fiji", "a"], [None, "b"], [None, "c"], [None, "d"]]}, merged={"S": ["A1:A3"]}))
    (sheet,) = book.sheets
    assert [sheet.spanned(row, 0).text for row in range(4)] == ["Fiji", "Fiji", "Fiji", ""]
    assert sheet.spanned(2, 0).address == "A1"
    assert sheet.cell(2, 0).is_empty


def test_merge_reaching_below_the_rows_is_cut():
    sheet = Sheet("S", [["a"]], (((0, 0), (1_048_575, 16_383)),))
    assert sheet.spanned(0, 0).text == "a"


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_out_with_a_note(state: str):
    book, issues = read(workbook({"A": [["x"]], "B": [["y"]], "C": [["z"]]}, states={"B": state}))
    assert [sheet.name for sheet in book.sheets] == ["A", "C"]
    assert [(issue.code, issue.sheet, issue.severity) for issue in issues] == [("sheet-hidden", "B", "note")]


def test_dates_and_numbers_keep_their_types():
    book, _ = read(workbook({"S": [[dt.datetime(2025, 2, 6), 5, 2.5, True]]}))
    row = [cell.text for cell in book.sheets[0].filled(0)]
    assert row == ["2025-02-06", "5", "2.5", "TRUE"]


def test_digest_is_that_of_the_bytes():
    assert document(b"a", "x").sha256 == document(b"a", "y").sha256 != document(b"b", "x").sha256
