"""OpenDocument sheets as office programs write them: texts, values, repeated and covered cells."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests import crafted_files as crafted
from tests.test_formats import ods_of, sheets_of


def ods_rows(cells: str) -> list[list[Any]]:
    """The rows of a sheet with this row, between two others."""
    row = f"<table:table-row>{crafted.ods_text('first')}</table:table-row>"
    (sheet,), _ = sheets_of(ods_of(f"{row}<table:table-row>{cells}</table:table-row>{row}"), "a.ods")
    assert sheet.rows[0] == sheet.rows[-1] == ["first"]
    return sheet.rows[1:-1]


COMMENT = "<office:annotation><text:p>COMMENT</text:p></office:annotation>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (f"{COMMENT}<text:p>answer</text:p>", "answer"),
        (f"<text:p>an{COMMENT}swer</text:p>", "answer"),
        ("<text:p>one<text:tab/>two<text:line-break/>three</text:p>", "one\ttwo\nthree"),
        ("<text:p>one</text:p><text:p/><text:p>three</text:p>", "one\n\nthree"),
        ('<text:p><text:s text:c="3"/>x<text:s/> <text:s text:c="2"/>y</text:p>', "   x    y"),
        ("<text:p>\n  one\n  <text:span>two </text:span> <text:a>three</text:a></text:p>\n", "one two three"),
        (
            "<text:p><text:ruby><text:ruby-base>合</text:ruby-base><text:ruby-text>hé</text:ruby-text></text:ruby></text:p>",
            "合",
        ),
        ('<draw:frame xmlns:draw="d"><text:p>in a picture</text:p></draw:frame><text:p>answer</text:p>', "answer"),
    ],
)
def test_text_of_ods_as_programs_show_it(inside: str, shown: str):
    assert ods_rows(f'<table:table-cell office:value-type="string">{inside}</table:table-cell>') == [[shown]]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("float", 'office:value="2.5"', 2.5),
        ("percentage", 'office:value="0.25"', 0.25),
        ("currency", 'office:value="7"', 7.0),
        ("float", 'office:value="many"', "shown"),
        ("float", "", "shown"),
        ("boolean", 'office:boolean-value="true"', True),
        ("date", 'office:date-value="2025-02-06"', dt.date(2025, 2, 6)),
        ("date", 'office:date-value="2025-02-06T09:30:00"', dt.datetime(2025, 2, 6, 9, 30)),
        ("date", 'office:date-value="-0044-03-15"', "shown"),
        ("time", 'office:time-value="PT09H30M00S"', dt.time(9, 30)),
        ("time", 'office:time-value="PT34H45M00.5S"', dt.timedelta(hours=34, minutes=45, seconds=0.5)),
        ("time", 'office:time-value="soon"', "shown"),
        ("string", 'office:string-value="stored"', "stored"),
        ("", "", "shown"),
    ],
)
def test_values_of_ods(kind: str, value: str, expected: Any):
    attributes = f'office:value-type="{kind}" {value}' if kind else value
    cell = f"<table:table-cell {attributes}><text:p>shown</text:p></table:table-cell>"
    assert ods_rows(f"<table:table-cell/>{cell}") == [["", expected]]


def test_repeated_cells_and_rows_of_ods():
    twice = crafted.ods_text("x", 'table:number-columns-repeated="2"')
    gap = '<table:table-cell table:number-columns-repeated="3"/>'
    rows = f"<table:table-row>{twice}{gap}{twice}</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    again = f'<table:table-row table:number-rows-repeated="2">{twice}</table:table-row>'
    end = empty.replace('"2"', '"1048576"')
    (sheet,), _ = sheets_of(ods_of(rows + empty + again + end), "a.ods")
    assert sheet.rows == [["x", "x", "", "", "", "x", "x"], [], [], ["x", "x"], ["x", "x"]]


def test_what_stands_in_no_cell_of_ods():
    other = f"<table:table table:name='T'><table:table-row>{crafted.ods_text('y')}</table:table-row></table:table>"
    inner = f"<table:table-cell>{other}</table:table-cell>{crafted.ods_text('z')}"
    rows = f"<table:shapes>{other}</table:shapes><table:table-header-rows><table:table-row>{crafted.ods_text('x')}"
    rows += f"</table:table-row></table:table-header-rows><table:table-row>{inner}</table:table-row>"
    table = f'<table:table table:name="S">{rows}</table:table>'
    earlier = f"<table:tracked-changes>{other}</table:tracked-changes><table:dde-links>{other}</table:dde-links>"
    sheets, _ = sheets_of(crafted.archive(crafted.ods_archive(earlier + table)), "a.ods")
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("S", [["x"], ["", "z"]])]


def test_covered_cells_of_ods_keep_their_values():
    merged = crafted.ods_text("over", 'table:number-columns-spanned="2"')
    cells = merged + crafted.ods_text("under").replace("table:table-cell", "table:covered-table-cell")
    assert ods_rows(cells) == [["over", "under"]]
