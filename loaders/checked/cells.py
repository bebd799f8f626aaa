"""Cells of a sheet's XML found and given another style, those that are not there put where they belong."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from loaders.checked.splicing import Edit, parse, spliced, tag, tag_end
from loaders.parsing.addresses import address_of, place_of

ADDRESS = re.compile(r"[A-Za-z]{1,3}[1-9]\d{0,6}")
Place = tuple[int, int]  # 0-based row and column


@dataclass
class Tag:
    """A tag that begins an element: its name, attributes, and where it begins and ends."""

    raw: str
    attributes: dict[str, str]
    start: int
    end: int
    is_empty: bool


@dataclass
class Found:
    """Where wanted cells are in a sheet: the tags of those that are there, with the places before which others belong.

    `rows` and `cells` hold for a place in the XML the rows and the cells that are put there; `hollow` are tags of
    elements without content that get some.
    """

    cells: dict[Place, Tag] = field(default_factory=dict)
    lacking: dict[int, list[Place]] = field(default_factory=dict)
    lacking_rows: dict[int, list[int]] = field(default_factory=dict)
    hollow: dict[int, Tag] = field(default_factory=dict)
    prefix: str = ""


def restyled(content: bytes, wanted: Collection[Place], style_for: Callable[[Place, int], int]) -> bytes:
    """The sheet with other styles of the wanted cells; `style_for` gives it for a place and its present style.

    Raises ValueError for broken XML.
    """
    scan = _Scan(content, wanted)
    parse(scan.parser, content)
    found = scan.found
    by_row: dict[int, list[Place]] = {}
    for place in sorted(wanted):
        by_row.setdefault(place[0], []).append(place)

    def new(place: Place, prefix: str) -> bytes:
        return tag(f"{prefix}c", {"r": address_of(*place), "s": str(style_for(place, 0))}, True)

    edits = [
        Edit(t.start, t.end, tag(t.raw, {**t.attributes, "s": str(style_for(at, _number(t.attributes)))}, t.is_empty))
        for at, t in found.cells.items()
    ]
    for at, places in found.lacking.items():
        edits.append(_put(found, at, b"".join(new(place, found.prefix) for place in places), "row"))
    for at, rows in found.lacking_rows.items():
        made = (
            tag(f"{found.prefix}row", {"r": str(row + 1)}, False)
            + b"".join(new(place, found.prefix) for place in by_row[row])
            + f"</{found.prefix}row>".encode()
            for row in rows
        )
        edits.append(_put(found, at, b"".join(made), "sheetData"))
    return spliced(content, edits)


def _put(found: Found, at: int, piece: bytes, into: str) -> Edit:
    """The edit that puts something at a place: into the element without content that begins there, if it has a name."""
    hollow = found.hollow.get(at)
    if hollow is None or hollow.raw.rpartition(":")[2] != into:
        return Edit(at, at, piece)
    whole = tag(hollow.raw, hollow.attributes, False) + piece + f"</{hollow.raw}>".encode()
    return Edit(hollow.start, hollow.end, whole)


def _number(attributes: Mapping[str, str]) -> int:
    text = attributes.get("s", "0")
    return int(text) if text.isdecimal() and len(text) < 7 else 0


class _Scan:
    """Reads a sheet once and notes where the wanted cells are."""

    def __init__(self, content: bytes, wanted: Collection[Place]) -> None:
        self._content = content
        self._rows: dict[int, list[int]] = {}
        for row, column in sorted(wanted):
            self._rows.setdefault(row, []).append(column)
        self._waiting = deque(sorted(self._rows))  # rows that have not come yet
        self._columns: list[int] | None = None  # of the wanted row that is being read, that have not come yet
        self._row = self._column = -1
        self._opened: Tag | None = None
        self._data: Tag | None = None
        self.found = Found()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begin, self._end

    def _tag(self, raw: str, attributes: dict[str, str]) -> Tag:
        start = self.parser.CurrentByteIndex
        end = tag_end(self._content, start)
        return Tag(raw, attributes, start, end, self._content[end - 2 : end] == b"/>")

    def _begin(self, raw: str, attributes: dict[str, str]) -> None:
        name = raw.rpartition(":")[2]
        if name == "sheetData":
            self._data = self._tag(raw, attributes)
            self.found.prefix = raw[: len(raw) - len(name)]
        elif name == "row" and self._data:
            self._begin_row(raw, attributes)
        elif name == "c" and self._data:
            self._begin_cell(raw, attributes)

    def _begin_row(self, raw: str, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self._row + 1
        self._column = -1
        while self._waiting and self._waiting[0] < self._row:
            self.found.lacking_rows.setdefault(self.parser.CurrentByteIndex, []).append(self._waiting.popleft())
        is_wanted = bool(self._waiting) and self._waiting[0] == self._row
        if is_wanted:
            self._waiting.popleft()
        self._columns = list(self._rows[self._row]) if is_wanted else None
        self._opened = self._tag(raw, attributes) if is_wanted else None

    def _begin_cell(self, raw: str, attributes: dict[str, str]) -> None:
        address = attributes.get("r", "")
        self._column = place_of(address)[1] if ADDRESS.fullmatch(address) else self._column + 1
        if self._columns is None:
            return
        self._put_before([column for column in self._columns if column < self._column], self.parser.CurrentByteIndex)
        if self._column in self._columns:
            self.found.cells[self._row, self._column] = self._tag(raw, attributes)
        self._columns = [column for column in self._columns if column > self._column]

    def _put_before(self, columns: list[int], at: int) -> None:
        if columns:
            self.found.lacking.setdefault(at, []).extend((self._row, column) for column in columns)

    def _end(self, raw: str) -> None:
        name = raw.rpartition(":")[2]
        if name == "row" and self._columns is not None:
            self._put_before(self._columns, self._inside_end(self._opened))
            self._columns = None
        elif name == "sheetData" and self._data:
            if self._waiting:
                self.found.lacking_rows.setdefault(self._inside_end(self._data), []).extend(self._waiting)
            self._data = None

    def _inside_end(self, opened: Tag) -> int:
        """Where something is put at the end of an element; one without content is noted as hollow."""
        if not opened.is_empty:
            return self.parser.CurrentByteIndex
        self.found.hollow[opened.start] = opened
        return opened.start
