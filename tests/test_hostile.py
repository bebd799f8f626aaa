"""Files made to hang, fill or crash their reader: each has one clear issue, and everything else is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.parsing import limits
from tests import crafted_binary as binary
from tests import crafted_files as crafted
from tests.cases import first
from tests.crafted_files import MIB, archive, xlsx_parts, xlsx_sheet, xlsx_with
from tests.hostile_files import (
    FORM,
    OVER,
    PARTS,
    PASSWORDS,
    SPACES,
    UNREADABLE,
    UNSAFE,
    merged_over,
)
from tests.workbook_builder import document, form_sheets, response_form, text

pytestmark = pytest.mark.parsing_process

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*")


def loaded(content: bytes, name: str) -> ReviewData:
    """A review of this file between two good ones."""
    good = [document(response_form(member), file) for member, file in (("Fiji", "before.xlsx"), ("Palau", "zz.xlsx"))]
    return load_review([good[0], document(content, name), good[1]])


def only_issue(content: bytes, name: str, code: str) -> str:
    """The message of the only issue, which is of this code; the two good files are read."""
    data = loaded(content, name)
    assert data.issues[["code", "document"]].values.tolist() == [[code, name]], data.issues["message"].tolist()
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]
    assert data.mentions["target"].tolist() == ["5", "5"]
    return data.issues["message"].item()


@pytest.mark.parametrize(
    "case", first(3, sorted(OVER, key=lambda case: case not in ("flat bomb", "too large", "too many parts")))
)
def test_beyond_a_limit(case: str):
    name, make, what, (found, limit) = OVER[case]
    message = only_issue(make(), name, "document-over-limit")
    assert message.startswith(f"{what} is ")
    numbers = [int(number.replace(",", "")) for number in GROUPED.findall(message.removeprefix(what))]
    assert numbers[1] == limit and (numbers[0] == found if found else numbers[0] > limit)


@pytest.mark.parametrize("case", first(3, UNSAFE))
def test_unsafe_archive(case: str):
    name, make, words = UNSAFE[case]
    assert words in only_issue(make(), name, "archive-unsafe")


@pytest.mark.parametrize("case", first(1, PASSWORDS))
def test_password(case: str):
    name, make = PASSWORDS[case]
    assert "password" in only_issue(make(), name, "document-password")


@pytest.mark.parametrize(
    "case", first(3, sorted(UNREADABLE, key=lambda case: case not in ("HTML as .xls", "CSV as .xlsx", "cut .xlsx")))
)
def test_no_workbook(case: str):
    name, make, words = UNREADABLE[case]
    message = only_issue(make(), name, "document-unreadable")
    assert words in message
    assert "Expected a workbook" in message


def test_empty_file():
    assert "no bytes" in only_issue(b"", "empty.xlsx", "document-empty")


@pytest.mark.parametrize(
    ("name", "make"),
    first(
        1,
        [
            ("unannounced.xlsx", lambda: xlsx_with(FORM, sheet1=xlsx_sheet(crafted.unannounced_far_cell()))),
            ("circle.xls", lambda: binary.ole({"Workbook": b"x"}, after_directory=1)),
        ],
        several=True,
    ),
)
def test_death_of_the_process_costs_one_document(name: str, make: Callable[[], bytes]):
    message = only_issue(make(), name, "document-stopped")
    assert f"{limits.MEMORY // MIB:,} MiB" in message


def clean(content: bytes, name: str) -> ReviewData:
    """A review of this file between the two good ones, all of them read without an issue."""
    data = loaded(content, name)
    assert data.issues["message"].tolist() == []
    assert data.submissions["iso3"].tolist() == ["FJI", "THA", "PLW"]
    return data


@pytest.mark.long
def test_a_million_styled_empty_rows():
    rows = "".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(10, 1_000_010))
    sheet = str(PARTS["xl/worksheets/sheet2.xml"]).replace("</sheetData>", f"{rows}</sheetData>")
    clean(xlsx_with(FORM, sheet2=sheet), "rows.xlsx")


@pytest.mark.long
def test_a_million_styled_empty_cells():
    cells = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(10, 1_000_010))
    sheet = str(PARTS["xl/worksheets/sheet2.xml"]).replace("</sheetData>", f"{cells}</sheetData>")
    clean(xlsx_with(FORM, sheet2=sheet), "cells.xlsx")


def test_all_rows_and_columns_styled_in_ods():
    table = str(crafted.ods_parts(FORM)["content.xml"])
    empty = '<table:table-cell table:style-name="s" table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row></table:table>'
    clean(archive(crafted.ods_parts(FORM) | {"content.xml": table.replace("</table:table>", rows)}), "rows.ods")


def test_a_range_merged_over_all_that_a_sheet_may_hold():
    clean(merged_over("A1:XFD1048576", 1), "over.xlsx")


def test_an_archive_in_the_workbook_is_not_unpacked():
    bomb = archive({"bomb.xml": SPACES})
    clean(archive(PARTS | {"xl/embeddings/bomb.zip": bomb, "xl/embeddings/more.xlsx": bomb}), "nested.xlsx")


def test_macros_are_never_run_and_links_never_followed():
    relations = str(PARTS["xl/_rels/workbook.xml.rels"])
    link = crafted.relation("rx", "externalLink", "file:///etc/passwd", ' TargetMode="External"')
    link += crafted.relation("rv", "vbaProject", "vbaProject.bin")
    parts = PARTS | {"xl/_rels/workbook.xml.rels": relations.replace("</Rel", f"{link}</Rel", 1)}
    assert link in parts["xl/_rels/workbook.xml.rels"]
    clean(archive(parts | {"xl/vbaProject.bin": binary.ole({"VBA": b"Shell"})}), "macros.xlsm")


def test_a_sheet_that_is_a_link_is_not_fetched(tmp_path: Path):
    outside = tmp_path / "sheet.xml"
    outside.write_text(str(PARTS["xl/worksheets/sheet2.xml"]), encoding="utf-8")
    relations = str(PARTS["xl/_rels/workbook.xml.rels"])
    link = f'Target="{outside.as_uri()}" TargetMode="External"'
    content = xlsx_with(FORM, relations=relations.replace('Target="worksheets/sheet2.xml"', link))
    data = loaded(content, "link.xlsx")
    assert "link.xlsx" not in set(data.responses["document"])
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]
    assert "error" in set(data.issues["severity"])


def test_a_macro_with_a_password_is_no_workbook_with_one():
    parts = crafted.ods_parts(FORM) | {"META-INF/manifest.xml": crafted.manifest(["Basic/Standard/Module1.xml"])}
    clean(archive(parts), "macros.ods")


def test_a_damaged_part_that_nobody_reads_does_not_matter():
    content = archive(PARTS | {"xl/vbaProject.bin": b"x" * 99}, method=0)
    clean(content.replace(b"x" * 99, b"y" * 99), "macros.xlsm")


@pytest.mark.long
@pytest.mark.parametrize("length", [limits.MAX_TEXT + 1, 100 * MIB])
def test_an_endless_shared_string_is_left_out_and_all_else_read(length: int):
    line = "".join(f"{number:09d}" + "a" * 91 for number in range(5_000))  # packed 60 to 1, as no guard refuses
    endless = (line * (length // len(line) + 1))[:length]
    name = "endless.xlsx"
    data = loaded(
        crafted.xlsx(form_sheets("Thailand", [["(c) Achievements", text(1), "5", None, None, endless]])), name
    )
    assert data.issues[["code", "sheet", "cell"]].values.tolist() == [["text-too-long", "Responses", "F4"]]
    assert f"holds {length:,} characters; the limit is {limits.MAX_TEXT:,}" in data.issues["message"].item()
    assert data.submissions["iso3"].tolist() == ["FJI", "THA", "PLW"]
    assert data.mentions["target"].tolist() == ["5", "5", "5"]


@pytest.mark.long
def test_an_endless_shared_string_that_is_packed_to_nothing():
    items = f"<si><t>{'a' * 100 * MIB}</t></si>"
    message = only_issue(xlsx_with(FORM, strings=crafted.shared_strings(items)), "a.xlsx", "document-over-limit")
    assert "xl/sharedStrings.xml" in message and f"{limits.MAX_RATIO} times" in message


def test_a_string_in_every_cell_does_not_multiply_without_end():
    sheets = {"S": [["a" * limits.MAX_TEXT] * 101]}
    message = only_issue(crafted.xlsx(sheets), "many.xlsx", "document-over-limit")
    assert f"the limit is {limits.MAX_CHARACTERS:,}" in message


@pytest.mark.long
def test_sheets_that_are_wide_and_empty_do_not_add_up_without_end():
    row = "".join(f"<row r='{number}'><c r='CPO{number}'><v>1</v></c></row>" for number in range(1, 4_001))
    parts = xlsx_parts({f"S{number}": [["x"]] for number in range(4)})
    parts |= {f"xl/worksheets/sheet{number}.xml": xlsx_sheet(row) for number in range(1, 5)}
    message = only_issue(archive(parts), "wide.xlsx", "document-over-limit")
    assert message.startswith("The number of places from A1 to the last cells of all sheets is ")


def test_invalid_utf8_in_a_sheet_costs_that_sheet():
    parts = xlsx_parts(FORM | {"Other": [[b'<c r="{r}" t="inlineStr"><is><t>XX</t></is></c>']]})
    content = str(parts["xl/worksheets/sheet3.xml"]).encode().replace(b"XX", b"\xff\xfe")
    data = loaded(archive(parts | {"xl/worksheets/sheet3.xml": content}), "utf8.xlsx")
    assert data.issues[["code", "sheet"]].values.tolist() == [["sheet-unreadable", "Other"]]
    assert "utf-8" in data.issues["message"].item()
    assert data.submissions["iso3"].tolist() == ["FJI", "THA", "PLW"]


@pytest.mark.parametrize(
    "objectives", first(1, ["1-1000000000", "1 to 99999999999999999999", "5, 1-1000000000", "1" * 5_000])
)
def test_endless_lists_of_objectives(objectives: str):
    data = loaded(response_form("Thailand", [["(c) Achievements", text(1), objectives]]), "list.xlsx")
    assert data.submissions["iso3"].tolist() == ["FJI", "THA", "PLW"]
    assert set(data.issues["code"]) <= {"objective-unknown", "code-unknown"} and len(data.issues) == 1
    assert data.issues[["sheet", "cell"]].values.tolist() == [["Responses", "C4"]]
    assert len(data.mentions) <= 3
