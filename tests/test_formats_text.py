"""Tables as delimited text: delimiters, encodings, and what looks like something else."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence

import pytest

from gcm_data.tables.specs import ReviewData
from loaders.parsing import limits
from tests.cases import first
from tests.test_formats import EXPECTED, HEADER, ROWS, loaded, sheets_of, told
from tests.workbook_builder import text


def delimited(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue()


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


def told_without_sheet(data: ReviewData) -> list[list]:
    assert set(data.responses["sheet"]) == {""}
    return told(data, ["cell"])


EXPECTED_CELLS = [[*row[:-2], row[-1]] for row in EXPECTED]


@pytest.mark.parametrize("encoding", first(8, ENCODINGS))
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=ascii)
def test_text_with_delimiters(delimiter: str, encoding: str):
    content = delimited(ROWS, delimiter).encode(encoding)
    if encoding == "utf-16-be":
        content = codecs.BOM_UTF16_BE + content
    data = loaded(content, "a.tsv" if delimiter == "\t" else "a.csv")
    assert told_without_sheet(data) == EXPECTED_CELLS
    assert data.issues["code"].tolist() == ["encoding-assumed"] * (encoding == "cp1252")


def test_the_delimiter_that_the_file_names():
    data = loaded(("sep=;\r\n" + delimited(ROWS, ";")).encode(), "a.csv")
    assert told_without_sheet(data) == EXPECTED_CELLS


def test_commas_in_prose_are_no_delimiters():
    rows = [
        HEADER,
        *(["Fiji", "(c)", f"{text(number)}, with, many, commas, {'and,' * number}", "5"] for number in range(3)),
    ]
    data = loaded(delimited(rows, ";").encode(), "a.csv")
    assert data.responses["text"].tolist() == [row[2] for row in rows[1:]]


def test_a_table_that_begins_like_an_image():
    (sheet,), issues = sheets_of(b"BM,Country\n1,Fiji\n", "a.csv")
    assert (sheet.rows, issues) == ([["BM", "Country"], ["1", "Fiji"]], [])


def test_a_text_too_long_for_a_cell_of_csv():
    (sheet,), issues = sheets_of(f"a,{'b' * (limits.MAX_TEXT + 1)}\nc,d\n".encode(), "a.csv")
    assert issues == [("text-too-long", "", "B1")]
    assert sheet.rows == [["a", ""], ["c", "d"]]
