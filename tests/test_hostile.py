"""Files made to hang, fill or crash their reader: each has one clear issue, and everything else is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gcm_data.tables import ReviewData
from loaders import load_review
from loaders.parsing import limits
from tests import crafted_files as crafted
from tests.crafted_files import MIB, archive, ods_archive, xlsx_parts, xlsx_sheet, xlsx_with
from tests.workbook_builder import document, form_sheets, response_form, text

FORM = form_sheets("Thailand", [["(c) Achievements", text(1), "5"]])
PARTS = xlsx_parts(FORM)
SPACES = b" " * 64 * MIB
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj"
WEB_PAGE = b"<!DOCTYPE html><html><body><table><tr><td>Thailand</td></tr></table></body></html>"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)
TABLE = b"Country,Question,Response\nThailand,c,nothing\n"
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*")


def bombs(name: str, *more: str) -> bytes:
    """An .xlsx workbook with parts that claim to unpack to 160 MiB each, packed as tightly as real ones."""
    names = (name, *more)
    content = archive(PARTS | dict.fromkeys(names, crafted.noise(MIB)))
    for each in names:
        content = crafted.with_directory(content, each, size=160 * MIB)
    return content


def declared(declaration: str, part: str = "xl/sharedStrings.xml") -> bytes:
    """An .xlsx workbook with a document type declaration before one of its parts."""
    return archive(PARTS | {part: declaration + str(PARTS[part])})


def many_sheets(count: int, with_parts: bool) -> bytes:
    """An .xlsx workbook that names so many sheets."""
    if with_parts:
        return crafted.xlsx({f"S{number}": [["x"]] for number in range(count)})
    listed = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="r{number}"/>' for number in range(1, count + 1))
    book = str(PARTS["xl/workbook.xml"])
    return xlsx_with(FORM, workbook=book[: book.index("<sheet ")] + listed + "</sheets></workbook>")


def one_part_for_two_sheets() -> bytes:
    relations = str(PARTS["xl/_rels/workbook.xml.rels"])
    return xlsx_with(FORM, relations=relations.replace("sheet2.xml", "sheet1.xml"))


def far_in_ods(attribute: str) -> bytes:
    empty = f"<table:table-row {attribute}><table:table-cell/></table:table-row>"
    wide = f'<table:table-cell table:number-columns-repeated="16383"/>{crafted.ods_text("x")}'
    table = f'<table:table table:name="S">{empty}<table:table-row>{wide}</table:table-row></table:table>'
    return archive(ods_archive(table))


def repeated_in_ods() -> bytes:
    cell = crafted.ods_text("x", 'table:number-columns-repeated="2147483647"')
    row = f'<table:table-row table:number-rows-repeated="2147483647">{cell}</table:table-row>'
    return archive(ods_archive(f'<table:table table:name="S">{row}</table:table>'))


def xlsb_with(part: str, content: bytes) -> bytes:
    parts = crafted.xlsb_parts(FORM)
    assert part in parts
    return archive(parts | {part: content})


def far_in_xlsb() -> bytes:
    row = crafted.record(0, (1_048_575).to_bytes(4, "little") + bytes(13))
    cell = crafted.xlsb_cell(6, 16_383, crafted.wide("x"))
    return xlsb_with("xl/worksheets/sheet1.bin", crafted.xlsb_sheet(row + cell))


def strings_in_xlsb() -> bytes:
    parts = crafted.xlsb_parts(FORM)
    content = bytes(parts["xl/sharedStrings.bin"])
    return xlsb_with("xl/sharedStrings.bin", crafted.record(159, b"\xff" * 8) + content[11:])


def many_cells() -> bytes:
    row = "<row>" + "".join(f"<c r='A1'>{number}</c>" for number in range(20_000)) + "</row>"
    return archive(PARTS | {"xl/worksheets/sheet1.xml": xlsx_sheet(row * 151)}, effort=1)


def many_merged() -> bytes:
    areas = '<mergeCell ref="A1:A2"/>' * 250_001
    return xlsx_with(
        FORM, sheet1=xlsx_sheet("").replace("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>")
    )


def merged_over(area: str, times: int) -> bytes:
    """An .xlsx workbook with a third sheet, all of it merged; 1,000 rows and 702 columns of it are in use."""
    sheet = xlsx_sheet(crafted.far_cell("ZZ1000"))
    areas = f'<mergeCell ref="{area}"/>' * times
    sheet = sheet.replace("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>")
    return archive(xlsx_parts(FORM | {"Other": []}) | {"xl/worksheets/sheet3.xml": sheet})


# name of the file, what makes it, code of its issue, what the message says beside the numbers
OVER: dict[str, tuple[str, Callable[[], bytes], str, tuple[int, int]]] = {
    "flat bomb": (
        "bomb.xlsx",
        lambda: archive(PARTS | {"xl/worksheets/sheet1.xml": SPACES}),
        "The growth of xl/worksheets/sheet1.xml by unpacking",
        (0, limits.MAX_RATIO),
    ),
    "bomb in a part": (
        "part.xlsx",
        lambda: crafted.with_directory(bombs("xl/media/image1.png"), "xl/media/image1.png", size=210 * MIB),
        "The unpacked size of xl/media/image1.png",
        (210 * MIB, limits.MAX_PART),
    ),
    "bombs together": (
        "parts.xlsx",
        lambda: bombs("xl/media/image1.png", "xl/media/image2.png"),
        "The unpacked size",
        (0, limits.MAX_UNPACKED),
    ),
    "too large": (
        "large.csv",
        lambda: bytes(limits.MAX_BYTES + 1),
        "The file's size",
        (64 * MIB + 1, limits.MAX_BYTES),
    ),
    "too many parts": (
        "sheets.xlsx",
        lambda: many_sheets(10_000, with_parts=True),
        "The number of parts in the archive",
        (10_004, limits.MAX_ENTRIES),
    ),
    "too many sheets": (
        "listed.xlsx",
        lambda: many_sheets(10_000, with_parts=False),
        "The number of sheets",
        (10_000, limits.MAX_SHEETS),
    ),
    "too many sheets in .ods": (
        "tables.ods",
        lambda: archive(ods_archive('<table:table table:name="S"/>' * 10_000)),
        "The number of sheets",
        (limits.MAX_SHEETS + 1, limits.MAX_SHEETS),
    ),
    "last cell": (
        "far.xlsx",
        lambda: xlsx_with(FORM, sheet1=xlsx_sheet(crafted.far_cell("XFD1048576"))),
        "The number of places from A1 to the last cell",
        (1_048_576 * 16_384, limits.MAX_GRID),
    ),
    "beyond the last cell": (
        "farther.xlsx",
        lambda: xlsx_with(FORM, sheet1=xlsx_sheet(crafted.far_cell("XFE16777217"))),
        "The number of places from A1 to the last cell",
        (16_385 * 16_777_217, limits.MAX_GRID),
    ),
    "last cell of .ods": (
        "far.ods",
        lambda: far_in_ods('table:number-rows-repeated="1048575"'),
        "The number of places from A1 to the last cell",
        (1_048_576 * 16_384, limits.MAX_GRID),
    ),
    "repeated without end": (
        "repeated.ods",
        repeated_in_ods,
        "The number of places from A1 to the last cell",
        (2_147_483_647**2, limits.MAX_GRID),
    ),
    "last cell of .xlsb": (
        "far.xlsb",
        far_in_xlsb,
        "The number of places from A1 to the last cell",
        (1_048_576 * 16_384, limits.MAX_GRID),
    ),
    "number of strings": (
        "strings.xlsx",
        lambda: xlsx_with(FORM, strings=crafted.shared_strings("<si><t>x</t></si>", 4_294_967_295)),
        "The number of shared strings",
        (4_294_967_295, limits.MAX_CELLS),
    ),
    "number of strings in .xlsb": (
        "strings.xlsb",
        strings_in_xlsb,
        "The number of shared strings",
        (4_294_967_295, limits.MAX_CELLS),
    ),
    "filled cells": ("cells.xlsx", many_cells, "The number of filled cells", (0, limits.MAX_CELLS)),
    "merged over and over": (
        "over.xlsx",
        lambda: merged_over("A1:XFD1048576", 1_000),
        "The number of places in merged ranges",
        (702_000_000, limits.MAX_COVERED),
    ),
    "merged ranges": ("merged.xlsx", many_merged, "The number of merged ranges", (250_001, limits.MAX_MERGED)),
}
UNSAFE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "entities in strings": ("lol.xlsx", lambda: declared(crafted.BOMB), "declaration in xl/sharedStrings.xml"),
    "entities in the workbook": (
        "lol2.xlsx",
        lambda: declared(crafted.BOMB, "xl/workbook.xml"),
        "declaration in xl/workbook.xml",
    ),
    "entities in a sheet": (
        "lol3.xlsx",
        lambda: declared(crafted.BOMB, "xl/worksheets/sheet2.xml"),
        "declaration in xl/worksheets/sheet2.xml",
    ),
    "entities in UTF-16": (
        "lol4.xlsx",
        lambda: archive(PARTS | {"xl/workbook.xml": (crafted.BOMB + str(PARTS["xl/workbook.xml"])).encode("utf-16")}),
        "declaration in xl/workbook.xml",
    ),
    "entities in .ods": ("lol.ods", lambda: archive(ods_archive("", crafted.BOMB)), "declaration in content.xml"),
    "a file of the machine": (
        "external.xlsx",
        lambda: declared('<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "declaration in xl/sharedStrings.xml",
    ),
    "more than it says": (
        "lying.xlsx",
        lambda: crafted.with_directory(
            archive(PARTS | {"xl/worksheets/sheet1.xml": b" " * 32 * MIB}), "xl/worksheets/sheet1.xml", size=4_000
        ),
        "more bytes in xl/worksheets/sheet1.xml than",
    ),
    "more than it says, unlooked at": (
        "lying2.xlsx",
        lambda: crafted.with_directory(
            archive(PARTS | {"xl/theme/theme1.xml": b" " * 32 * MIB}), "xl/theme/theme1.xml", size=4_000
        ),
        "more bytes in xl/theme/theme1.xml than",
    ),
    "more than it says, .ods": (
        "lying.ods",
        lambda: crafted.with_directory(
            archive(ods_archive("") | {"content.xml": b" " * 32 * MIB}), "content.xml", size=4_000
        ),
        "more bytes in content.xml than",
    ),
    "overlapping parts": (
        "overlap.xlsx",
        lambda: crafted.with_twin(archive(PARTS | {"xl/a.bin": crafted.noise(MIB)}), "xl/a.bin", "xl/b.bin"),
        "parts that overlap",
    ),
    "two of a name": (
        "twins.xlsx",
        lambda: archive(PARTS | {"XL\\WORKBOOK.xml": PARTS["xl/workbook.xml"]}),
        "two parts named XL",
    ),
    "one part for many sheets": ("shared.xlsx", one_part_for_two_sheets, "several sheets that are one"),
    "a path upwards": ("up.xlsx", lambda: archive(PARTS | {"../../evil.xml": "x"}), "a part named ../../evil.xml"),
    "a path from the root": ("root.xlsx", lambda: archive(PARTS | {"/etc/evil": "x"}), "a part named /etc/evil"),
    "a path of a drive": ("drive.xlsx", lambda: archive(PARTS | {"C:\\evil": "x"}), "a part named C:"),
    "another way of packing": (
        "packed.xlsx",
        lambda: archive(PARTS, method=14),  # LZMA
        "packed by method 14",
    ),
}
PASSWORDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    ".xlsx": ("locked.xlsx", lambda: crafted.ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})),
    ".xls": ("locked.xls", crafted.xls_with_password),
    ".ods": (
        "locked.ods",
        lambda: archive(crafted.ods_parts(FORM) | {"META-INF/manifest.xml": crafted.manifest(["content.xml"])}),
    ),
    ".ods, whole": ("whole.ods", lambda: archive({"mimetype": "x", "encrypted-package": crafted.noise(100)})),
    "archive": (
        "zip.xlsx",
        lambda: crafted.with_directory(archive(PARTS), "xl/workbook.xml", flags=1),
    ),
}
UNREADABLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "HTML as .xls": ("page.xls", lambda: WEB_PAGE, "a web page (HTML)"),
    "HTML as .xlsx": ("page.xlsx", lambda: WEB_PAGE, "a web page (HTML)"),
    "HTML as .csv": ("page.csv", lambda: WEB_PAGE, "a web page (HTML)"),
    "CSV as .xls": ("table.xls", lambda: TABLE, "text with the name of a workbook"),
    "CSV as .xlsx": ("table.xlsx", lambda: TABLE, "text with the name of a workbook"),
    "PDF as .xlsx": ("paper.xlsx", lambda: PDF, "a PDF"),
    "PDF as .csv": ("paper.csv", lambda: PDF, "a PDF"),
    "image as .xlsx": ("picture.xlsx", lambda: PICTURE, "an image"),
    "image as .csv": ("picture.csv", lambda: PICTURE, "an image"),
    "Word as .xls": ("letter.xls", lambda: crafted.ole({"WordDocument": b"x"}), "a Word document (.doc)"),
    "Word as .xlsx": ("letter.xlsx", lambda: archive({"word/document.xml": "<x/>"}), "a Word document (.docx)"),
    "flat OpenDocument": (
        "flat.ods",
        lambda: b'<?xml version="1.0"?>\n<office:document xmlns:office="x"/>',
        "a flat OpenDocument file (.fods)",
    ),
    "text document": (
        "letter.ods",
        lambda: archive({"content.xml": ods_archive("")["content.xml"].replace("office:spreadsheet", "office:text")}),
        "an OpenDocument file that is no workbook",
    ),
    "Excel 4": ("old.xls", lambda: crafted.biff(0x0409, bytes(6)), "a workbook of an Excel before 5.0"),
    "archive in an archive": ("nested.xlsx", lambda: archive({"a.zip": archive({"b.zip": b"x"})}), "no workbook"),
    "empty archive": ("empty.xlsx", lambda: archive({}), "an empty zip archive"),
    "cut .xlsx": ("cut.xlsx", lambda: archive(PARTS)[:900], "a damaged or truncated archive"),
    "cut .ods": ("cut.ods", lambda: crafted.ods(FORM)[:900], "a damaged or truncated archive"),
    "cut .xlsb": ("cut.xlsb", lambda: crafted.xlsb(FORM)[:900], "a damaged or truncated archive"),
    "cut .xls": ("cut.xls", lambda: crafted.xls_with_password()[:700], "a workbook that is damaged"),
    "cut XML": ("xml.xlsx", lambda: xlsx_with(FORM, workbook=str(PARTS["xl/workbook.xml"])[:80]), "damaged"),
    "cut records": ("records.xlsb", lambda: xlsb_with("xl/workbook.bin", b"\x9c\x01\x40"), "the workbook are cut off"),
    "sheet without a part": (
        "lost.xlsx",
        lambda: xlsx_with(FORM, relations=str(PARTS["xl/_rels/workbook.xml.rels"]).replace('Id="r2"', 'Id="r9"')),
        "sheet “Responses”: it has no part",
    ),
    "invalid UTF-8 in .ods": (
        "utf8.ods",
        lambda: archive(
            ods_archive("") | {"content.xml": ods_archive("XX")["content.xml"].encode().replace(b"XX", b"\xff")}
        ),
        "not well-formed",
    ),
    "invalid UTF-8 in strings": (
        "utf8.xlsx",
        lambda: xlsx_with(FORM, strings=str(PARTS["xl/sharedStrings.xml"]).encode().replace(b"Question", b"\xff\xfe")),
        "a workbook that is damaged",
    ),
    "no known encoding": ("bytes.csv", lambda: TABLE + b"\x81\x8d\x8f", "is not windows-1252"),
    "zero in a text": ("zero.csv", lambda: TABLE * 200 + b"\0", "a zero stands in the text"),
    "zeros in a text": ("zeros.csv", lambda: TABLE.replace(b"nothing", b"not\0hing"), "bytes of an unknown kind"),
}


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


@pytest.mark.parametrize("case", OVER)
def test_beyond_a_limit(case: str):
    name, make, what, (found, limit) = OVER[case]
    message = only_issue(make(), name, "document-over-limit")
    assert message.startswith(f"{what} is ")
    numbers = [int(number.replace(",", "")) for number in GROUPED.findall(message.removeprefix(what))]
    assert numbers[1] == limit and (numbers[0] == found if found else numbers[0] > limit)


@pytest.mark.parametrize("case", UNSAFE)
def test_unsafe_archive(case: str):
    name, make, words = UNSAFE[case]
    assert words in only_issue(make(), name, "archive-unsafe")


@pytest.mark.parametrize("case", PASSWORDS)
def test_password(case: str):
    name, make = PASSWORDS[case]
    assert "password" in only_issue(make(), name, "document-password")


@pytest.mark.parametrize("case", UNREADABLE)
def test_no_workbook(case: str):
    name, make, words = UNREADABLE[case]
    message = only_issue(make(), name, "document-unreadable")
    assert words in message
    assert "Expected a workbook" in message


def test_empty_file():
    assert "no bytes" in only_issue(b"", "empty.xlsx", "document-empty")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("unannounced.xlsx", lambda: xlsx_with(FORM, sheet1=xlsx_sheet(crafted.unannounced_far_cell()))),
        ("circle.xls", lambda: crafted.ole({"Workbook": b"x"}, after_directory=1)),
    ],
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


def test_a_million_styled_empty_rows():
    rows = "".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(10, 1_000_010))
    sheet = str(PARTS["xl/worksheets/sheet2.xml"]).replace("</sheetData>", f"{rows}</sheetData>")
    clean(xlsx_with(FORM, sheet2=sheet), "rows.xlsx")


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
    clean(archive(parts | {"xl/vbaProject.bin": crafted.ole({"VBA": b"Shell"})}), "macros.xlsm")


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


def test_an_endless_shared_string_that_is_packed_to_nothing():
    items = f"<si><t>{'a' * 100 * MIB}</t></si>"
    message = only_issue(xlsx_with(FORM, strings=crafted.shared_strings(items)), "a.xlsx", "document-over-limit")
    assert "xl/sharedStrings.xml" in message and f"{limits.MAX_RATIO} times" in message


def test_a_string_in_every_cell_does_not_multiply_without_end():
    sheets = {"S": [["a" * limits.MAX_TEXT] * 101]}
    message = only_issue(crafted.xlsx(sheets), "many.xlsx", "document-over-limit")
    assert f"the limit is {limits.MAX_CHARACTERS:,}" in message


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


@pytest.mark.parametrize("objectives", ["1-1000000000", "1 to 99999999999999999999", "5, 1-1000000000", "1" * 5_000])
def test_endless_lists_of_objectives(objectives: str):
    data = loaded(response_form("Thailand", [["(c) Achievements", text(1), objectives]]), "list.xlsx")
    assert data.submissions["iso3"].tolist() == ["FJI", "THA", "PLW"]
    assert set(data.issues["code"]) <= {"objective-unknown", "code-unknown"} and len(data.issues) == 1
    assert data.issues[["sheet", "cell"]].values.tolist() == [["Responses", "C4"]]
    assert len(data.mentions) <= 3
