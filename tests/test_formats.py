"""One table in every format and encoding: the same answers at the same addresses, and what is hidden is told."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
import xlwt
from openpyxl.utils.cell import range_boundaries

from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.documents.workbook import Finding, Sheet, read_workbooks
from loaders.parsing import limits
from loaders.parsing.xls_records import look_at_xls
from tests import crafted_binary as binary
from tests import crafted_files as crafted
from tests.crafted_binary import biff
from tests.workbook_builder import document, form_sheets, text

Areas = Mapping[str, Sequence[str]]
HEADER = ["Country", "Question", "Response", "Objectives"]
ROWS = [
    HEADER,
    ["Türkiye", "(c) Achievements", "Fictional text 1: naïve – “quoted”; with, commas\nand a second line", "5, 12"],
    ["Fiji", "(d) Challenges", "  Fictional text 2  with   spaces ", "23"],
    ["Fiji", "(e) Needs", "Fictional text 3 <b>&amp;</b> 'single' \"double\"", ""],
    ["Palau", "(c) Achievements", text(4), "1–4"],
]
TABLE = {"Compiled": ROWS}
FORM = form_sheets("Viet Nam", [["(c) Achievements", text(1), "5"], ["(d) Challenges", text(2), "7"]])
UNICODE = "ความร่วมมือ 合作 сотрудничество تعاون 😀"


def xls(sheets: crafted.Sheets, merged: Areas | None = None, hidden: Sequence[str] = ()) -> bytes:
    """An .xls workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden)
        spans = {
            (top - 1, left - 1): area
            for area in (merged or {}).get(name, ())
            for left, top, *_ in [range_boundaries(area)]
        }
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if (row, column) in spans:
                    left, top, right, bottom = range_boundaries(spans[row, column])
                    sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, value)
                elif value is not None:
                    sheet.write(row, column, value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def xlsm(sheets: crafted.Sheets, **options: Any) -> bytes:
    """An .xlsm workbook: an .xlsx with macros."""
    parts = crafted.xlsx_parts(sheets, **options)
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    macros = crafted.relation("rv", "vbaProject", "vbaProject.bin")
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", f"{macros}</Relationships>")
    return crafted.archive(parts | {"xl/vbaProject.bin": binary.ole({"VBA": b"Shell calc"})})


def indented_ods(sheets: crafted.Sheets, **options: Any) -> bytes:
    """An .ods workbook whose XML is laid out to be read by people."""
    return crafted.ods(sheets, between="\n    ", **options)


Maker = Callable[..., bytes]
WORKBOOKS: dict[str, Maker] = {
    ".xlsx": crafted.xlsx,
    ".xlsm": xlsm,
    ".xlsb": binary.xlsb,
    ".ods": crafted.ods,
    "indented.ods": indented_ods,
    ".xls": xls,
}
every_format = pytest.mark.parametrize("ending", WORKBOOKS)


def loaded(content: bytes, name: str) -> ReviewData:
    return load_review([document(content, name)])


def told(data: ReviewData, places: Sequence[str] = ("sheet", "cell")) -> list[list]:
    """What the tables say of a document, without its name."""
    responses = data.responses[["iso3", "question", "text", *places]].values.tolist()
    return responses + data.mentions[["iso3", "question", "target", "basis", *places]].values.tolist()


def sheets_of(content: bytes, name: str) -> tuple[list[Sheet], list[tuple[str, str, str]]]:
    """The sheets of a workbook, and code, sheet and cell of its issues."""
    ((book, issues),) = read_workbooks([document(content, name)])
    assert book is not None, issues
    return list(book.sheets), [(issue.code, issue.sheet, issue.cell) for issue in issues]


EXPECTED = told(loaded(crafted.xlsx(TABLE), "a.xlsx"))


def test_the_workbook_that_all_others_are_compared_with():
    assert len(EXPECTED) == 11
    assert EXPECTED[0][:2] == ["TUR", "c"] and EXPECTED[0][2:] == [ROWS[1][2], "Compiled", "C2"]
    assert [row[2] for row in EXPECTED[4:]] == ["5", "12", "23", "1", "2", "3", "4"]


@every_format
def test_same_answers_at_the_same_addresses(ending: str):
    data = loaded(WORKBOOKS[ending](TABLE), f"a{ending}")
    assert told(data) == EXPECTED
    assert data.issues.empty


@every_format
def test_sheets_keep_their_names_and_order(ending: str):
    data = loaded(WORKBOOKS[ending](FORM), f"a{ending}")
    assert told(data) == told(loaded(crafted.xlsx(FORM), "a.xlsx"))
    assert data.submissions["iso3"].tolist() == ["VNM"]
    sheets, _ = sheets_of(WORKBOOKS[ending](FORM), f"a{ending}")
    assert [sheet.name for sheet in sheets] == list(FORM)


@every_format
def test_addresses_count_from_a1(ending: str):
    (sheet,), _ = sheets_of(WORKBOOKS[ending]({"S": [[], [], [None, None, "x"], [], [None, "y"]]}), f"a{ending}")
    assert [cell.address for row in range(len(sheet.rows)) for cell in sheet.filled(row)] == ["C3", "B5"]


@every_format
def test_numbers_and_texts_keep_their_types(ending: str):
    (sheet,), _ = sheets_of(WORKBOOKS[ending]({"S": [["007", 7, 2.5, UNICODE, "2-6"]]}), f"a{ending}")
    assert sheet.rows == [["007", 7, 2.5, UNICODE, "2-6"]]


@every_format
def test_merged_ranges(ending: str):
    rows = [["Fiji", "x", "wide", None], [None, "y"], [None, "z"], ["Palau", "w"]]
    (sheet,), _ = sheets_of(WORKBOOKS[ending]({"S": rows}, merged={"S": ["A1:A3", "C1:D1"]}), f"a{ending}")
    assert sorted(sheet.merged) == [((0, 0), (2, 0)), ((0, 2), (0, 3))]
    assert [sheet.spanned(row, 0).text for row in range(4)] == ["Fiji", "Fiji", "Fiji", "Palau"]


@every_format
def test_a_state_written_once_for_merged_rows(ending: str):
    rows = [HEADER, ["Fiji", "(c) Achievements", text(1), "5"], [None, "(d) Challenges", text(2), "7"]]
    data = loaded(WORKBOOKS[ending]({"S": rows}, merged={"S": ["A2:A3"]}), f"a{ending}")
    assert data.responses["iso3"].tolist() == ["FJI", "FJI"]


@every_format
def test_hidden_sheets_are_told_and_left_out(ending: str):
    sheets, issues = sheets_of(
        WORKBOOKS[ending]({"A": [["x"]], "B": [["y"]], "C": [["z"]]}, hidden=["B"]), f"a{ending}"
    )
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("A", [["x"]]), ("C", [["z"]])]
    assert issues == [("sheet-hidden", "B", "")]


@every_format
def test_empty_rows_at_the_end_are_left_out(ending: str):
    (sheet,), _ = sheets_of(WORKBOOKS[ending]({"S": [["x", "", ""], ["", ""], [], ["y"], ["", ""], []]}), f"a{ending}")
    assert sheet.rows == [["x"], [], [], ["y"]]


def ods_of(rows: str) -> bytes:
    return crafted.archive(crafted.ods_archive(f'<table:table table:name="S">{rows}</table:table>'))


# What the reader hides

ODS_ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
OLD_ODS_ERROR = (
    '<table:table-cell table:formula="oooc:=1/0" office:value-type="float" office:value="0">'
    "<text:p>Err:503</text:p></table:table-cell>"
)
ODS_TYPE_ONLY = '<table:table-cell table:formula="of:=A1+1" calcext:value-type="float"><text:p/></table:table-cell>'
ODS_EMPTY_TEXT = '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
# ending, the cell B2, what is found there
HIDDEN: dict[str, tuple[str, bytes | str, tuple[str, str] | None]] = {
    "error in .xlsx": (".xlsx", '<c r="{r}" t="e"><v>#REF!</v></c>', ("error", "#REF!")),
    "error of a formula": (".xlsx", "<c s='1' r='{r}' t='e'><f>1/0</f><v>#DIV/0!</v></c>", ("error", "#DIV/0!")),
    "formula": (".xlsx", '<c r="{r}"><f>A1&amp;"x"</f></c>', ("formula", '=A1&"x"')),
    "formula told elsewhere": (".xlsx", '<c r="{r}"><f t="shared" si="0"/><v></v></c>', ("formula", "=…")),
    "formula with an empty text": (".xlsx", '<c r="{r}" t="str"><f>""</f><v></v></c>', None),
    "formula with a value": (".xlsx", '<c r="{r}"><f>1+1</f><v>2</v></c>', None),
    "error in .xlsb": (".xlsb", binary.xlsb_cell(3, 1, b"\x17"), ("error", "#REF!")),
    "error of a formula in .xlsb": (".xlsb", binary.xlsb_cell(11, 1, b"\x07" + bytes(10)), ("error", "#DIV/0!")),
    "error in .ods": (".ods", ODS_ERROR, ("error", "#DIV/0!")),
    "error in old .ods": (".ods", OLD_ODS_ERROR, ("error", "Err:503")),
    "formula in .ods": (".ods", '<table:table-cell table:formula="of:=A1+1"/>', ("formula", "=A1+1")),
    "formula with a type in .ods": (".ods", ODS_TYPE_ONLY, ("formula", "=A1+1")),
    "formula with an empty text in .ods": (".ods", ODS_EMPTY_TEXT, None),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_what_the_reader_hides_is_found_at_its_address(case: str):
    ending, cell, finding = HIDDEN[case]
    raw = cell if isinstance(cell, bytes) else cell.encode()
    (sheet,), _ = sheets_of(WORKBOOKS[ending]({"S": [["a", "b"], ["c", raw], ["d", "e"]]}), f"a{ending}")
    found = [(each.kind, each.cell, each.text) for each in sheet.findings]
    assert found == ([(finding[0], "B2", finding[1])] if finding else [])
    assert sheet.found == len(found)
    assert sheet.cell(1, 0).text == "c" and sheet.cell(2, 1).text == "e"


def test_errors_in_xls():
    book = xlwt.Workbook()
    for name in ("First", "Second"):
        sheet = book.add_sheet(name)
        sheet.write(0, 0, "a")
        sheet.row(1).set_cell_boolean(1, True)
        sheet.row(2).set_cell_error(2 if name == "Second" else 1, 0x17)
    content = io.BytesIO()
    book.save(content)
    sheets, _ = sheets_of(content.getvalue(), "a.xls")
    assert [sheet.findings for sheet in sheets] == [(Finding("error", at, "#REF!"),) for at in ("B3", "C3")]
    assert sheets[0].rows == [["a"], ["", True]]


def test_errors_of_formulas_in_xls():
    begin, end = biff(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), biff(0x0A)
    chart = biff(0x0809, bytes(16)) + biff(0x0205, struct.pack("<HHHBB", 7, 7, 0, 7, 1)) + end  # a part of its own
    cell = struct.pack("<HHH", 4, 2, 0)
    error, number, empty = b"\x02\0\x2a\0\0\0\xff\xff", struct.pack("<d", 2.0), b"\x03\0\0\0\0\0\xff\xff"
    formulas = b"".join(biff(0x06, cell + value + bytes(6)) for value in (number, error, empty))
    place = len(begin + biff(0x85, bytes(9)) + end)
    stream = begin + biff(0x85, struct.pack("<IHB", place, 0, 1) + b"\0S") + end + begin + chart + formulas + end
    for padding in (b"", bytes(5_000)):  # a short stream stands elsewhere in the container
        (look,) = look_at_xls(binary.ole({"Other": b"x" * 70, "Workbook": stream + padding}))
        assert (look.findings, look.found) == ([("error", "C5", "#N/A")], 1)


def test_repeated_errors_in_ods_are_found_in_each_cell():
    cell = ODS_ERROR.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"')
    table = f'<table:table-row table:number-rows-repeated="2">{cell}</table:table-row>'
    (sheet,), _ = sheets_of(ods_of(table), "a.ods")
    assert [found.cell for found in sheet.findings] == ["A1", "B1", "A2", "B2"]


def test_only_the_first_findings_are_listed():
    error = b'<c r="{r}" t="e"><v>#N/A</v></c>'
    (sheet,), _ = sheets_of(crafted.xlsx({"S": [[error] * 30] * 3}), "a.xlsx")
    assert (len(sheet.findings), sheet.found) == (limits.MAX_FINDINGS, 90)


# .xlsx elsewhere


def test_a_workbook_in_another_folder_of_the_archive():
    parts = {name.replace("xl/", "book/"): content for name, content in crafted.xlsx_parts(TABLE).items()}
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("xl/", "/book/")
    assert told(loaded(crafted.archive(parts), "a.xlsx")) == EXPECTED


def test_names_of_parts_in_other_case_and_with_other_slashes():
    parts = crafted.xlsx_parts(TABLE)
    parts["xl\\worksheets\\Sheet1.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    assert told(loaded(crafted.archive(parts), "a.xlsx")) == EXPECTED
