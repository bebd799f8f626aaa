"""Files made byte by byte: workbooks in every format, and those by which readers are made to hang, die or fill up.

No file of an attack is kept anywhere; what a function makes is the same each time.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils.cell import range_boundaries

from loaders.parsing.addresses import address_of

MIB = 1024 * 1024
Sheets = Mapping[str, Sequence[Sequence[Any]]]
Parts = dict[str, bytes | str]
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
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
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships {_PACKAGE}>{''.join(relations)}</Relationships>"
    parts["_rels/.rels"] = (
        f"<Relationships {_PACKAGE}>{relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>"
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


# .xlsb


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of an .xlsb part."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(content), b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + content


def wide(text: str) -> bytes:
    """A text of an .xlsb part."""
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def xlsb_cell(kind: int, column: int, content: bytes) -> bytes:
    """A cell of an .xlsb part."""
    return record(kind, struct.pack("<II", column, 0) + content)


def xlsb_sheet(rows: bytes, merged: Iterable[str] = ()) -> bytes:
    """A sheet of an .xlsb workbook with these records of rows."""
    areas = b"".join(record(176, struct.pack("<4I", *_corners(area))) for area in merged)
    begin = record(129) + record(148, struct.pack("<4I", 0, 0, 0, 0)) + record(145)
    return begin + rows + record(146) + (record(177, bytes(4)) + areas + record(178) if areas else b"") + record(130)


def _corners(area: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(area)
    return top - 1, bottom - 1, left - 1, right - 1


def xlsb_parts(sheets: Sheets, merged: Mapping[str, Sequence[str]] | None = None, hidden: Sequence[str] = ()) -> Parts:
    """The parts of an .xlsb workbook with shared strings. A value that is bytes is the record of its whole cell."""
    strings: dict[str, int] = {}
    parts: Parts = {}
    listed, relations = b"", []
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        data = b"".join(_xlsb_row(at, row, strings) for at, row in enumerate(rows))
        parts[f"xl/worksheets/sheet{number}.bin"] = xlsb_sheet(data, (merged or {}).get(name, ()))
        listed += record(156, struct.pack("<II", name in hidden, number) + wide(f"r{number}") + wide(name))
        relations.append(relation(f"r{number}", "worksheet", f"worksheets/sheet{number}.bin"))
    relations.append(relation("rs", "sharedStrings", "sharedStrings.bin"))
    items = b"".join(record(19, b"\0" + wide(text)) for text in strings)
    parts["xl/sharedStrings.bin"] = record(159, struct.pack("<II", len(strings), len(strings))) + items + record(160)
    book = record(131) + record(153, bytes(8)) + record(143) + listed + record(144) + record(157) + record(132)
    parts["xl/workbook.bin"] = book
    parts["xl/_rels/workbook.bin.rels"] = f"<Relationships {_PACKAGE}>{''.join(relations)}</Relationships>"
    parts["_rels/.rels"] = (
        f"<Relationships {_PACKAGE}>{relation('r1', 'officeDocument', 'xl/workbook.bin')}</Relationships>"
    )
    return parts


def _xlsb_row(at: int, row: Sequence[Any], strings: dict[str, int]) -> bytes:
    cells = record(0, struct.pack("<I", at) + bytes(13))
    for column, value in enumerate(row):
        if isinstance(value, bytes):
            cells += value
        elif isinstance(value, str):
            cells += xlsb_cell(7, column, struct.pack("<I", strings.setdefault(value, len(strings))))
        elif value is not None:
            cells += xlsb_cell(5, column, struct.pack("<d", value))
    return cells


def xlsb(sheets: Sheets, **options: Any) -> bytes:
    """An .xlsb workbook."""
    return archive(xlsb_parts(sheets, **options))


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
            (top, left): (bottom, right) for top, bottom, left, right in map(_corners, (merged or {}).get(name, ()))
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


# .xls and other OLE containers


_END, _NONE = 0xFFFF_FFFE, 0xFFFF_FFFF


def ole(streams: Mapping[str, bytes], after_directory: int = _END) -> bytes:
    """An OLE container of these streams in its root; `after_directory` is the sector where the directory goes on."""
    small, small_table, starts = b"", [], {}
    for name, content in streams.items():
        if len(content) < 4096:  # such streams stand together in a stream of their own
            starts[name] = len(small_table)
            count = -(-len(content) // 64)
            small_table += _chain(len(small_table), count)
            small += content.ljust(count * 64, b"\0")
    sectors = [struct.pack(f"<{len(small_table)}I", *small_table).ljust(512, b"\xff")]
    table = [0xFFFF_FFFD, after_directory, _END]  # sectors 0 to 2: this table, the directory, the table of small ones
    for name, content in {"": small, **streams}.items():
        if name not in starts:
            starts[name] = len(table)
            count = -(-len(content) // 512)
            table += _chain(len(table), count)
            sectors.append(content.ljust(count * 512, b"\0"))
    entries = _ole_entry("Root Entry", 5, starts[""], len(small), below=1)
    for number, (name, content) in enumerate(streams.items(), start=2):
        entries += _ole_entry(name, 2, starts[name], len(content), after=number if number <= len(streams) else _NONE)
    assert len(entries) <= 512 and len(table) <= 128
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<9I", 1, 1, 0, 4096, 2, 1, _END, 0, 0) + b"\xff" * 4 * 108
    body = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff") + entries.ljust(512, b"\0")
    return head + body + b"".join(sectors)


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END] if count else []


def _ole_entry(name: str, kind: int, start: int, size: int, below: int = _NONE, after: int = _NONE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    entry = raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw), kind, 1, _NONE, after, below)
    return entry.ljust(116, b"\0") + struct.pack("<3I", start, size, 0)


def biff(kind: int, content: bytes = b"") -> bytes:
    """A record of an .xls stream."""
    return struct.pack("<HH", kind, len(content)) + content


def xls_with_password() -> bytes:
    """The beginning of an .xls workbook with a password."""
    begin = biff(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    return ole({"Workbook": begin + biff(0x2F, bytes(54)) + biff(0x0A)})


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
