"""Files made byte by byte, of binary records: .xlsb, .xls and other OLE containers."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.crafted_files import PACKAGE, Parts, Sheets, archive, corners, relation

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
    areas = b"".join(record(176, struct.pack("<4I", *corners(area))) for area in merged)
    begin = record(129) + record(148, struct.pack("<4I", 0, 0, 0, 0)) + record(145)
    return begin + rows + record(146) + (record(177, bytes(4)) + areas + record(178) if areas else b"") + record(130)


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
    parts["xl/_rels/workbook.bin.rels"] = f"<Relationships {PACKAGE}>{''.join(relations)}</Relationships>"
    parts["_rels/.rels"] = (
        f"<Relationships {PACKAGE}>{relation('r1', 'officeDocument', 'xl/workbook.bin')}</Relationships>"
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
