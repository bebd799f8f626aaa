"""A light look at the parts of an .xlsb workbook: where its sheets are, how far they reach, what the reader hides.

Formulas without a stored value can't be told in this format: a formula is stored together with a value of some kind.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from . import limits
from .inspection import Look
from .limits import over
from .xls_records import ERRORS

_ROW, _EMPTY_CELL, _LAST_CELL = 0, 1, 11
_ERRORS = (3, 11)  # a cell with an error, a formula whose value is one
_MERGED, _SHEET, _STRINGS = 176, 156, 159
_NO_PART = 0xFFFF_FFFF


def _records(content: bytes) -> Iterator[tuple[int, int]]:
    """Kind and place of each record. Raises IndexError where they are cut off."""
    place, end = 0, len(content)
    while place < end:
        kind, place = content[place], place + 1
        if kind & 0x80:
            kind, place = kind & 0x7F | content[place] << 7, place + 1
        size = shift = 0
        while shift < 28:
            byte, place = content[place], place + 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, place
        place += size


def look_at_sheet(content: bytes) -> Look:
    """Go through the records of a sheet. Raises Refused beyond the limits, ValueError for a damaged sheet."""
    look, row = Look(), 0
    try:
        for kind, place in _records(content):
            if kind == _ROW:
                row = struct.unpack_from("<I", content, place)[0]
            elif _EMPTY_CELL < kind <= _LAST_CELL:
                column = struct.unpack_from("<I", content, place)[0]
                look.reach(row + 1, column + 1)
                if kind in _ERRORS:
                    look.find("error", (row, column), ERRORS.get(content[place + 8], "an error"))
            elif kind == _MERGED:
                top, bottom, left, right = struct.unpack_from("<4I", content, place)
                look.merge(top, left, bottom, right)
    except (IndexError, struct.error) as error:
        raise ValueError("the records of the sheet are cut off") from error
    return look


def check_strings(content: bytes) -> None:
    """Refuse shared strings that announce more of themselves than can stand in their bytes. ValueError: damaged."""
    try:
        kind, place = next(_records(content))
        announced = struct.unpack_from("<I", content, place + 4)[0] if kind == _STRINGS else 0
    except (IndexError, StopIteration, struct.error) as error:
        raise ValueError("the records of the shared strings are cut off") from error
    if announced > max(len(content), limits.MAX_CELLS):
        raise over("The number of shared strings", announced, limits.MAX_CELLS)


def sheet_relations(content: bytes) -> list[tuple[str, str]]:
    """Name of each sheet, and of the relation that leads to its part. Raises ValueError for a damaged workbook."""
    found = []
    try:
        for kind, place in _records(content):
            if kind == _SHEET:
                relation, after = _text(content, place + 8)
                name, _ = _text(content, after)
                found.append((name, relation))
    except (IndexError, struct.error) as error:
        raise ValueError("the records of the workbook are cut off") from error
    return found


def _text(content: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    length = struct.unpack_from("<I", content, place)[0]
    if length == _NO_PART:
        return "", place + 4
    end = place + 4 + 2 * length
    return content[place + 4 : end].decode("utf-16-le", "replace"), end
