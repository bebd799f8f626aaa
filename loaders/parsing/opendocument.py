"""An .ods workbook, read from its XML as it streams by.

The spreadsheet reader is not used for it: it refuses files whose XML is indented (40 of 632), joins the words on both
sides of a line break or a tab, takes the password of a macro for one of the workbook, and knows of no merged ranges.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from xml.parsers import expat

from . import limits
from .archive import Archive
from .inspection import Look
from .kinds import unreadable
from .limits import Refused, over
from .messages import Messages, Row
from .opendocument_cells import OFFICE, TABLE, TEXT, CellText, error_of, unstored_formula, value_of
from .package import OPENDOCUMENT as CONTENT
from .package import WHOLE

_MANIFEST = "META-INF/manifest.xml"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_ROWS_REPEATED, _COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
# Tables and texts that stand in no cell: earlier states, copies of other files, charts, footnotes, readings of signs
_LEFT_OUT = {f"{TABLE}{name}" for name in ("tracked-changes", "dde-links", "shapes")}
_LEFT_OUT |= {f"{TEXT}{name}" for name in ("note", "ruby-text")}


def read_opendocument(archive: Archive, messages: Messages) -> None:
    """Send every visible sheet, and the first rows of the others. Raises Refused."""
    if _has_password(archive):
        raise Refused("document-password")
    reading = _Reading(messages)
    try:
        for piece in archive.xml_chunks(CONTENT):
            reading.feed(piece)
        reading.feed(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise unreadable("a workbook that is damaged", str(error)) from error
    if not reading.is_workbook:
        found = " but a text (.odt)" if reading.is_text else ""
        raise unreadable(f"an OpenDocument file that is no workbook{found}")


def _has_password(archive: Archive) -> bool:
    """Whether the sheets are encrypted; a password of the macros alone does not matter."""
    if _MANIFEST not in archive:
        return WHOLE in archive
    entries = b"".join(archive.chunks(_MANIFEST)).split(b"file-entry")
    return WHOLE in archive or any(b'"content.xml"' in each and b"encryption-data" in each for each in entries)


def _number(attributes: dict[str, str], name: str) -> int:
    """How often a row or a cell stands there, or how many it covers."""
    text = attributes.get(name)
    return 1 if text is None else max(int(text[:10]), 1)


class _Table:
    """An open table: the filled rows, each with its number and its repeats, and the row that is open."""

    def __init__(self, name: str, is_hidden: bool) -> None:
        self.name, self.is_hidden, self.look = name, is_hidden, Look()
        self._filled: list[tuple[int, int, Row]] = []
        self._row = self._column = 0
        self._repeats = 1
        self._values: Row = []

    def start_row(self, repeats: int) -> None:
        """Begin a row that stands there so many times."""
        self._repeats, self._values, self._column = repeats, [], 0

    def add(self, attributes: dict[str, str], shown: CellText) -> None:
        """Put a cell into the row. Raises Refused where it stands too far from A1."""
        repeats, text = _number(attributes, _COLUMNS_REPEATED), shown.whole()
        error, value = error_of(attributes, text), value_of(attributes, text)
        if error:
            self._find("error", error, repeats)
        elif value != "":
            self.look.reach(self._row + self._repeats, self._column + repeats, self._repeats * repeats)
            self._values += [""] * (self._column - len(self._values)) + [value] * repeats
            self._merge(_number(attributes, _ROWS_SPANNED), _number(attributes, _COLUMNS_SPANNED))
        elif formula := unstored_formula(attributes, bool(shown)):
            self._find("formula", formula, repeats)
        self._column += repeats

    def end_row(self) -> None:
        """End the row."""
        if self._values:
            self._filled.append((self._row, self._repeats, self._values))
        self._row += self._repeats

    def rows(self) -> Iterator[Row]:
        """All rows from the first to the last filled one."""
        done = 0
        for number, repeats, values in self._filled:
            yield from ([] for _ in range(number - done))
            yield from (list(values) for _ in range(repeats))
            done = number + repeats

    def _find(self, kind: str, text: str, repeats: int) -> None:
        places = product(range(self._row, self._row + self._repeats), range(self._column, self._column + repeats))
        for place in islice(places, limits.MAX_FINDINGS):
            self.look.find(kind, place, text)
        self.look.found += max(self._repeats * repeats - limits.MAX_FINDINGS, 0)

    def _merge(self, rows: int, columns: int) -> None:
        if rows * columns > 1:
            for row in range(self._row, self._row + self._repeats):
                self.look.merge(row, self._column, row + rows - 1, self._column + columns - 1)


class _Reading:
    """The state between the events of the XML: which table, cell and paragraph is open."""

    def __init__(self, messages: Messages) -> None:
        self.is_workbook = self.is_text = False
        self._messages = messages
        self._tables = 0
        self._hidden: set[str] = set()  # styles of sheets
        self._style = ""
        self._table: _Table | None = None
        self._cell: dict[str, str] | None = None
        self._text = CellText()
        self._left_out = 0  # depth of the elements that are no part of a sheet
        self._starts = {f"{OFFICE}spreadsheet": self._start_workbook, f"{TABLE}table": self._start_table}
        self._starts[f"{OFFICE}text"] = self._start_text
        self._starts |= {f"{_STYLE}style": self._start_style, f"{_STYLE}table-properties": self._start_properties}
        self._starts |= {f"{TABLE}table-row": self._start_row, **dict.fromkeys(_CELLS, self._start_cell)}
        self._ends = {f"{TABLE}table": self._end_table, f"{TABLE}table-row": self._end_row}
        self._ends |= dict.fromkeys(_CELLS, self._end_cell)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        self.feed = parser.Parse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        is_text = name.startswith(TEXT)
        # comments, pictures and charts in a cell are no part of its text
        if self._left_out or name in _LEFT_OUT or (self._cell is not None and not is_text):
            self._left_out += 1
        elif is_text and self._cell is not None:
            self._text.start(name[len(TEXT) :], attributes)
        elif name in self._starts:
            self._starts[name](attributes)

    def _end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif name in self._ends:
            self._ends[name]()
        elif self._cell is not None:
            self._text.end(name[len(TEXT) :])

    def _characters(self, text: str) -> None:
        if self._cell is not None and not self._left_out:
            self._text.add(text)

    def _start_workbook(self, _: dict[str, str]) -> None:
        self.is_workbook = True

    def _start_text(self, _: dict[str, str]) -> None:
        self.is_text = True

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get(f"{_STYLE}name", "")

    def _start_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get(f"{TABLE}display") == "false":
            self._hidden.add(self._style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        if not self.is_workbook:
            return
        self._tables += 1
        if self._tables > limits.MAX_SHEETS:
            raise over("The number of sheets", self._tables, limits.MAX_SHEETS)
        name = attributes.get(f"{TABLE}name", "")
        self._table = _Table(name, attributes.get(f"{TABLE}style-name", "") in self._hidden)

    def _end_table(self) -> None:
        if self._table and self._table.is_hidden:
            self._messages.hidden(self._table.name, self._table.rows())
        elif self._table:
            self._messages.sheet(self._table.name, self._table.rows(), self._table.look)
        self._table = None

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self._table:
            self._table.start_row(_number(attributes, _ROWS_REPEATED))

    def _end_row(self) -> None:
        if self._table:
            self._table.end_row()

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._text = attributes, CellText()

    def _end_cell(self) -> None:
        if self._table and self._cell is not None:
            self._table.add(self._cell, self._text)
        self._cell = None
