"""Exports: CSV files that a spreadsheet program opens as text."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from gcm_data.snapshots.csv import write_csv


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "\r=1"])
def test_no_cell_becomes_a_live_formula(text):
    assert read(write_csv(pd.DataFrame({"a": [text]})))[1] == [f"'{text}"]


def test_other_text_and_numbers_stay_as_they_are():
    table = pd.DataFrame({"text": ["a - b", "line\nbreak", "ไทย, “x”"], "number": [-1, 0, 2]})
    assert read(write_csv(table)) == [["text", "number"], ["a - b", "-1"], ["line\nbreak", "0"], ["ไทย, “x”", "2"]]


def test_a_byte_order_mark_tells_excel_the_encoding():
    assert write_csv(pd.DataFrame({"a": ["x"]})).startswith(b"\xef\xbb\xbf")
