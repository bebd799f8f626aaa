"""Files made byte by byte: workbooks of XML, and those by which readers are made to hang, die or fill up.

No file of an attack is kept anywhere; what a function makes is the same each time.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils.cell import range_boundaries

from loaders.parsing.addresses import address_of

MIB = 1024 * 1024
Sheets = Mapping[str, Sequence[Sequence[Any]]]
Parts = dict[str, bytes | str]
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]>"
)


# Archives


def archive(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED, effort: int = 6) -> bytes:
    """A zip archive of these parts, in their order, packed with little effort (1) or much (9)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name), content, method, effort)
    return made.getvalue()


def with_directory(content: bytes, name: str, **fields: int) -> bytes:
    """An archive whose directory says something else of a part: its `size`, `packed` size, `method` or `flags`."""
    places = {"flags": (8, "<H"), "method": (10, "<H"), "packed": (20, "<I"), "size": (24, "<I")}
    made = bytearray(content)
    start = made.rindex(b"PK\x01\x02", 0, made.rindex(name.encode()))
    for field, value in fields.items():
        offset, form = places[field]
        struct.pack_into(form, made, start + offset, value)
    return bytes(made)


def with_twin(content: bytes, name: str, twin: str) -> bytes:
    """An archive whose directory names the bytes of a part once more, under another name."""
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as target:
        entry = zipfile.ZipInfo(twin)
        known = target.getinfo(name)
        for field in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
            setattr(entry, field, getattr(known, field))
        target.filelist.append(entry)
        target._didModify = True  # the directory is written again
    return made.getvalue()


# .xlsx


def xlsx_parts(sheets: Sheets, merged: Mapping[str, Sequence[str]] | None = None, hidden: Sequence[str] = ()) -> Parts:
    """The parts of an .xlsx workbook with shared strings. A value that is bytes is the XML of its cell, with {r}."""
    strings: dict[str, int] = {}
    parts: Parts = {}
    listed, relations = [], []
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        data = "".join(_xlsx_row(at, row, strings) for at, row in enumerate(rows))
        areas = "".join(f'<mergeCell ref="{area}"/>' for area in (merged or {}).get(name, ()))
        areas = f"<mergeCells>{areas}</mergeCells>" if areas else ""
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {_MAIN}><sheetData>{data}</sheetData>{areas}</worksheet>"
        )
        state = ' state="hidden"' if name in hidden else ""
        listed.append(f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="r{number}"/>')
        relations.append(relation(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml"))
    relations.append(relation("rs", "sharedStrings", "sharedStrings.xml"))
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    parts["xl/sharedStrings.xml"] = f'<sst {_MAIN} count="{len(strings)}" uniqueCount="{len(strings)}">{items}</sst>'
    parts["xl/workbook.xml"] = f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{"".join(listed)}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships {PACKAGE}>{''.join(relations)}</Relationships>"
    parts["_rels/.rels"] = (
        f"<Relationships {PACKAGE}>{relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>"
    )
    return parts


def relation(key: str, kind: str, target: str, more: str = "") -> str:
    """A relation from one part to another."""
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{more}/>'


def _xlsx_row(at: int, row: Sequence[Any], strings: dict[str, int]) -> str:
    cells = []
    for column, value in enumerate(row):
        where = address_of(at, column)
        if isinstance(value, bytes):
            cells.append(value.decode().replace("{r}", where))
        elif isinstance(value, str):
            cells.append(f'<c r="{where}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>')
        elif value is not None:
            cells.append(f'<c r="{where}"><v>{value}</v></c>')
    return f'<row r="{at + 1}">{"".join(cells)}</row>'


def xlsx(sheets: Sheets, **options: Any) -> bytes:
    """An .xlsx workbook."""
    return archive(xlsx_parts(sheets, **options))


def xlsx_with(sheets: Sheets, **changed: bytes | str) -> bytes:
    """An .xlsx workbook with parts replaced: sheet1, strings, workbook, relations."""
    names = {
        "sheet1": "xl/worksheets/sheet1.xml",
        "sheet2": "xl/worksheets/sheet2.xml",
        "strings": "xl/sharedStrings.xml",
        "workbook": "xl/workbook.xml",
        "relations": "xl/_rels/workbook.xml.rels",
    }
    return archive(xlsx_parts(sheets) | {names[key]: content for key, content in changed.items()})


def xlsx_sheet(data: str) -> str:
    """The XML of a sheet with this data."""
    return f"<worksheet {_MAIN}><sheetData>{data}</sheetData></worksheet>"


def shared_strings(items: str, count: int = 1) -> str:
    """The XML of shared strings, announced in this number."""
    return f'<sst {_MAIN} count="{count}" uniqueCount="{count}">{items}</sst>'


def corners(area: str) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of a range such as A2:B3, 0-based."""
    left, top, right, bottom = range_boundaries(area)
    return top - 1, bottom - 1, left - 1, right - 1


# .ods

_ODS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
_ODS += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_SPACES = re.compile("^ |(?<= ) ")  # which would not be shown
_MANIFEST = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'


def ods_parts(
    sheets: Sheets,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    between: str = "",
) -> Parts:
    """The parts of an .ods workbook, with `between` between its elements. A value that is bytes is XML of its cell."""
    tables = []
    for name, rows in sheets.items():
        spans = {
            (top, left): (bottom, right) for top, bottom, left, right in map(corners, (merged or {}).get(name, ()))
        }
        body = between.join(_ods_row(at, row, spans, between) for at, row in enumerate(rows))
        style = "off" if name in hidden else "on"
        tables.append(f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{body}</table:table>')
    return ods_archive(between.join(tables))


def ods_archive(tables: str, before: str = '<?xml version="1.0" encoding="UTF-8"?>') -> Parts:
    """The parts of an .ods workbook with the XML of its tables."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
        "</style:style>"
        for name, shown in (("on", "true"), ("off", "false"))
    )
    content = f"{before}<office:document-content {_ODS}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": manifest(),
    }


def manifest(encrypted: Sequence[str] = ()) -> str:
    """The list of an .ods workbook's parts, some of them encrypted."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}">'
        f"{'<manifest:encryption-data/>' if name in encrypted else ''}</manifest:file-entry>"
        for name in ("content.xml", "Basic/Standard/Module1.xml")
    )
    return f"<manifest:manifest {_MANIFEST}>{entries}</manifest:manifest>"


def _ods_row(at: int, row: Sequence[Any], spans: Mapping[tuple[int, int], tuple[int, int]], between: str) -> str:
    cells = []
    for column, value in enumerate(row):
        bottom, right = spans.get((at, column), (at, column))
        span = f'table:number-rows-spanned="{bottom - at + 1}" table:number-columns-spanned="{right - column + 1}"'
        if isinstance(value, bytes):
            cells.append(value.decode())
        elif isinstance(value, str):
            cells.append(ods_text(value, span if (at, column) in spans else ""))
        elif value is None:
            cells.append("<table:table-cell/>")
        else:
            cells.append(f'<table:table-cell office:value-type="float" office:value="{value}"/>')
    return f"<table:table-row>{between}{between.join(cells)}{between}</table:table-row>"


def ods_text(text: str, attributes: str = "", more: str = "") -> str:
    """A cell of text as office programs write it: each line a paragraph, spaces beyond the first counted."""
    lines = "".join(f"<text:p>{_SPACES.sub('<text:s/>', escape(line))}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string" {attributes}>{more}{lines}</table:table-cell>'


def ods(sheets: Sheets, **options: Any) -> bytes:
    """An .ods workbook."""
    return archive(ods_parts(sheets, **options))


# What fills a part


def noise(size: int) -> bytes:
    """Bytes that can't be packed."""
    return random.Random(0).randbytes(size)


def far_cell(address: str) -> str:
    """The data of a sheet with a value in its first cell and one there."""
    row = "".join(letter for letter in address if letter.isdigit())
    first, last = '<c r="A1"><v>1</v></c>', f'<c r="{address}"><v>2</v></c>'
    return f'<row r="1">{first}</row><row r="{row}">{last}</row>'


def unannounced_far_cell() -> str:
    """As far as a sheet goes, in cells that don't say where they stand; readers make room for all before them."""
    cells = "<c><v>1</v></c>" * 16_384
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">{cells}</row>'
