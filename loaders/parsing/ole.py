"""The container of an .xls workbook (a file system in a file): what stands in its root, and the bytes of a stream.

The spreadsheet reader has its own; this one serves the light look only, and tells what a container is that holds no
workbook.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_LAST = 0xFFFF_FFFA  # numbers from here on are marks (end, free, tables) and no sectors
_ENTRY = 128  # bytes
_SMALL = 4096  # shorter streams stand in sectors of 64 bytes, in a stream of their own
_SMALL_SECTOR = 64


class _Entry(NamedTuple):
    name: str
    start: int
    size: int
    before: int
    after: int
    below: int


class Container:
    """A container whose directory could be read. Names are compared without case."""

    def __init__(self, content: bytes) -> None:
        """Read the directory. Raises ValueError, IndexError or struct.error for a damaged one."""
        self._content = content
        power, directory, small = (struct.unpack_from("<H", content, 30)[0], *_numbers(content[48:52] + content[60:64]))
        if power not in (9, 12):
            raise ValueError(f"sectors of 2 to the power of {power} bytes")
        self._size = 1 << power
        self._table = self._sector_table()
        self._small_table = _numbers(self._chained(small))
        entries = [*_entries(self._chained(directory))]
        self._root = entries[0]
        self._streams = {entry.name.lower(): entry for entry in _children(entries)}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._streams

    def stream(self, name: str) -> bytes:
        """The bytes of a stream in the root. Raises as the directory does, and KeyError where there is none."""
        entry = self._streams[name.lower()]
        if entry.size >= _SMALL:
            return self._chained(entry.start)[: entry.size]
        small = self._chained(self._root.start)
        places = (number * _SMALL_SECTOR for number in _chain(entry.start, self._small_table))
        return b"".join(small[place : place + _SMALL_SECTOR] for place in places)[: entry.size]

    def _sector(self, number: int) -> bytes:
        return self._content[(number + 1) * self._size : (number + 2) * self._size]

    def _sector_table(self) -> tuple[int, ...]:
        """For each sector the one that follows it."""
        following, left, *places = _numbers(self._content[68:512])
        while following < _LAST and left:
            *more, following = _numbers(self._sector(following)) or (_LAST,)
            places.extend(more)
            left -= 1
            if len(places) > len(self._content):
                raise ValueError("the sectors run in a circle")
        return _numbers(b"".join(self._sector(place) for place in places if place < _LAST))

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._table)))


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(content) // 4}I", content)


def _chain(sector: int, table: tuple[int, ...]) -> Iterator[int]:
    """The sectors of a chain, which may not leave the table."""
    for _ in table:
        if sector >= _LAST:
            return
        if sector >= len(table):
            raise ValueError(f"there is no sector {sector}")
        yield sector
        sector = table[sector]
    if sector < _LAST:
        raise ValueError("the sectors run in a circle")


def _entries(directory: bytes) -> Iterator[_Entry]:
    for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, place + 64)[0]
        name = directory[place : place + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
        before, after, below = struct.unpack_from("<3I", directory, place + 68)
        start, size = struct.unpack_from("<2I", directory, place + 116)
        yield _Entry(name, start, size, before, after, below)


def _children(entries: list[_Entry]) -> Iterator[_Entry]:
    """The entries of the root, not those of the objects that are embedded."""
    waiting, seen = [entries[0].below], set()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            waiting += entries[number].before, entries[number].after
            yield entries[number]
