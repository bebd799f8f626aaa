"""Any text in any cell comes back as it was, at its cell: .xlsx as two kinds of programs write it, and text with
delimiters in every delimiter and encoding that is read.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from loaders.documents.workbook import Document, Sheet, read_workbooks
from loaders.parsing.delimited import DELIMITERS, read_rows, read_text
from loaders.parsing.limits import Refused
from tests import crafted_files
from tests.test_properties_repeatable import repeatable

pytestmark = pytest.mark.properties

Rows = list[list[str]]

# No text are halves of signs (surrogates), the zero byte, which no program lets into a cell, and what XML excludes.
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff")
AWKWARD = st.sampled_from(
    (
        *("=1+1", "#N/A", "_x0041_", "_x000D_", "_x005F_", "_x0041", "\x01", "\x1f", "5", "TRUE", "2-6", "<b>&amp;]]>"),
        *(
            "a\r\nb",
            "a\rb",
            " lead",
            "trail ",
            "\u2028",
            "\x85",
            "\u202e",
            "\ufeff",
            "𝐎",
            "e\u0301",
            '"',
            '""',
            "a;b,c\td|e",
        ),
    )
)
TEXTS = st.text(SIGNS, max_size=30) | AWKWARD | st.lists(AWKWARD, min_size=2, max_size=4).map("".join)
GRIDS = st.lists(st.lists(TEXTS, min_size=1, max_size=5), min_size=1, max_size=8)
HEADER = ["Country", "Question", "Response", "Source"]
TABLES = st.lists(st.lists(TEXTS, min_size=4, max_size=4), min_size=1, max_size=8)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}[_\x01-\x08\x0b-\x1f])|[\x01-\x08\x0b-\x1f]")


def escaped(text: str) -> str:
    """The text as .xlsx holds it: signs that XML can't hold as _xHHHH_, and the "_" of what only looks like that."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def inline_workbook(rows: Rows) -> bytes:
    """Each text in its cell, as openpyxl writes it. It would take "=1+1" for a formula: hence the way around it."""
    book = Workbook()
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            cell = book.active.cell(row, column, "a text")
            cell._value = escaped(text)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def shared_workbook(rows: Rows) -> bytes:
    """The same with a table of shared strings, as Excel writes it."""
    return crafted_files.xlsx({"Sheet": [[escaped(text) for text in texts] for texts in rows]})


def delimited(rows: Sequence[Sequence[str]], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    """The rows as spreadsheet programs write them."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter, quoting=quoting).writerows(rows)
    return made.getvalue()


def trimmed(rows: Sequence[Sequence[str]]) -> Rows:
    """The rows without the empty cells at their ends."""
    return [list(row[: max((n for n, text in enumerate(row, start=1) if text), default=0)]) for row in rows]


@given(GRIDS)
@example([["_x0041\x01"], ["_x005F_x0041_", "", "\r\n"]])
@repeatable(40)
def test_any_text_in_any_cell_of_a_workbook(rows: Rows) -> None:
    made: dict[str, Callable[[Rows], bytes]] = {"inline.xlsx": inline_workbook, "shared.xlsx": shared_workbook}
    documents = [Document(name, make(rows), "2025") for name, make in made.items()]
    for workbook, issues in read_workbooks(documents):
        assert not issues
        assert_same(workbook.sheets[0], rows)


def assert_same(sheet: Sheet, rows: Rows) -> None:
    """Each text stands at its cell; of white space alone a reader sees as little as of nothing."""
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            cell = sheet.cell(row, column)
            assert cell.value == text or (cell.is_empty and not text.strip()), cell.address


@pytest.mark.parametrize("delimiter", DELIMITERS, ids=ascii)
@given(TABLES, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
@example([["Fiji", "(a)", "one, two, three, four, five, six, seven, eight, nine, ten", ""]], csv.QUOTE_MINIMAL)
@example([["Fiji", "(a)", "a list:\n- one, two;\n- three, four;\n- five, six;\n- seven, eight", ""]], csv.QUOTE_MINIMAL)
@repeatable(100)
def test_any_text_in_any_field_below_a_header(delimiter: str, rows: Rows, quoting: int) -> None:
    rows = [HEADER, *rows]
    assert read_rows(delimited(rows, delimiter, quoting)) == trimmed(rows)


@pytest.mark.parametrize("delimiter", DELIMITERS, ids=ascii)
@given(GRIDS)
@repeatable(60)
def test_any_text_in_any_field_where_the_file_names_its_delimiter(delimiter: str, rows: Rows) -> None:
    assert read_rows(f"sep={delimiter}\r\n" + delimited(rows, delimiter)) == trimmed(rows)


def is_of_another_alphabet(text: str) -> bool:
    """Whether a third of the letters or more are none of plain English: no language of Western Europe has so many."""
    letters = [sign for sign in text if sign.isalpha()]
    return 3 * sum(not sign.isascii() for sign in letters) >= len(letters)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.data())
@repeatable(60)
def test_any_text_in_every_encoding(encoding: str, data: st.DataObject) -> None:
    signs = SIGNS
    if encoding in ("utf-16-le", "utf-16-be"):  # without a mark they are told by the zeros of plain letters
        signs = st.characters(codec="ascii", exclude_characters="\0")
    elif encoding == "windows-1252":
        signs = st.characters(codec="cp1252", exclude_characters="\0")
    text = "Country,Response\n" + data.draw(st.text(signs, max_size=60))
    content = text.encode(encoding)
    assume(encoding != "windows-1252" or not (is_utf8(content) or is_of_another_alphabet(text)))
    assert read_text(content)[0] == text


@given(st.text(SIGNS, max_size=60))
@repeatable(60)
def test_any_text_in_utf_16_with_either_mark(text: str) -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert read_text(mark + text.encode(encoding))[0] == text


def is_utf8(content: bytes) -> bool:
    """Whether bytes are UTF-8, too: then nothing tells that they were meant otherwise."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@repeatable(200)
def test_any_bytes_named_csv_become_cells_or_are_refused(content: bytes) -> None:
    try:
        rows = read_rows(read_text(content)[0])
    except Refused:
        return
    assert all(isinstance(value, str) for row in rows for value in row)


@given(TABLES)
@repeatable(15)
def test_any_text_in_any_cell_of_a_text_file(rows: Rows) -> None:
    rows = [HEADER, *rows]
    documents = [
        Document("a.tsv" if delimiter == "\t" else "a.csv", delimited(rows, delimiter).encode(encoding), "2025")
        for delimiter in DELIMITERS
        for encoding in ("utf-8", "utf-8-sig", "utf-16")
    ]
    for workbook, issues in read_workbooks(documents):
        assert not issues
        assert_same(workbook.sheets[0], rows)
