"""The files that are refused, by case: what makes each, and what its issue says."""

from __future__ import annotations

from collections.abc import Callable

from loaders.parsing import limits
from tests import crafted_binary as binary
from tests import crafted_files as crafted
from tests.crafted_files import MIB, archive, ods_archive, xlsx_parts, xlsx_sheet, xlsx_with
from tests.workbook_builder import form_sheets, text

FORM = form_sheets("Thailand", [["(c) Achievements", text(1), "5"]])
PARTS = xlsx_parts(FORM)
SPACES = b" " * 64 * MIB
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj"
WEB_PAGE = b"<!DOCTYPE html><html><body><table><tr><td>Thailand</td></tr></table></body></html>"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)
TABLE = b"Country,Question,Response\nThailand,c,nothing\n"


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
    parts = binary.xlsb_parts(FORM)
    assert part in parts
    return archive(parts | {part: content})


def far_in_xlsb() -> bytes:
    row = binary.record(0, (1_048_575).to_bytes(4, "little") + bytes(13))
    cell = binary.xlsb_cell(6, 16_383, binary.wide("x"))
    return xlsb_with("xl/worksheets/sheet1.bin", binary.xlsb_sheet(row + cell))


def strings_in_xlsb() -> bytes:
    parts = binary.xlsb_parts(FORM)
    content = bytes(parts["xl/sharedStrings.bin"])
    return xlsb_with("xl/sharedStrings.bin", binary.record(159, b"\xff" * 8) + content[11:])


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
    ".xlsx": ("locked.xlsx", lambda: binary.ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})),
    ".xls": ("locked.xls", binary.xls_with_password),
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
    "Word as .xls": ("letter.xls", lambda: binary.ole({"WordDocument": b"x"}), "a Word document (.doc)"),
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
    "Excel 4": ("old.xls", lambda: binary.biff(0x0409, bytes(6)), "a workbook of an Excel before 5.0"),
    "archive in an archive": ("nested.xlsx", lambda: archive({"a.zip": archive({"b.zip": b"x"})}), "no workbook"),
    "empty archive": ("empty.xlsx", lambda: archive({}), "an empty zip archive"),
    "cut .xlsx": ("cut.xlsx", lambda: archive(PARTS)[:900], "a damaged or truncated archive"),
    "cut .ods": ("cut.ods", lambda: crafted.ods(FORM)[:900], "a damaged or truncated archive"),
    "cut .xlsb": ("cut.xlsb", lambda: binary.xlsb(FORM)[:900], "a damaged or truncated archive"),
    "cut .xls": ("cut.xls", lambda: binary.xls_with_password()[:700], "a workbook that is damaged"),
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
