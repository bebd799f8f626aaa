"""Workbooks: documents in, sheets of cells out. The bytes themselves are parsed in a process of their own."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from gcm_data.tables.issues import Issue, issue
from loaders.documents.parser_client import Message, Request, parse
from loaders.documents.places import Places, plain_address
from loaders.parsing.addresses import address_of, place_of

Place = tuple[int, int]


class _Received(NamedTuple):
    name: str
    content: bytes
    cycle: str


class Document(_Received):
    """A file as received: its name (the key in every table), its bytes and the review cycle it belongs to."""

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the bytes: equal for equal files, whatever their name."""
        return hashlib.sha256(self.content).hexdigest()


def text_of(value: Any) -> str:
    """A cell's value as the text a reader sees; whole numbers without “.0”, dates in ISO form, strings verbatim."""
    if value.__class__ is str:
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)


class Cell(NamedTuple):
    """One value at one place. `row` and `column` are 0-based; `address` is what a spreadsheet shows.

    `sheet` is the name by which the loaders compare; `section` is what tables and issues show in their column “sheet”.
    `places` has the addresses of a text document, None for those of a spreadsheet.
    """

    value: Any
    sheet: str
    row: int
    column: int
    places: Places | None = None

    @property
    def text(self) -> str:
        """The value as text, verbatim if it is text."""
        return self.value if self.value.__class__ is str else text_of(self.value)

    @property
    def address(self) -> str:
        """The cell's address in its sheet, such as B7, or in a text document, such as “paragraph 14”."""
        places = self.places
        return address_of(self.row, self.column) if places is None else places.address(self.row, self.column)

    @property
    def section(self) -> str:
        """The name of the sheet; in a text document the heading above, "" where there is none."""
        return self.sheet if self.places is None else self.places.heading(self.row)

    @property
    def is_empty(self) -> bool:
        """Whether a reader sees nothing here: no value, or white space only."""
        value = self.value
        return not value.strip() if value.__class__ is str else not self.text.strip()


_made = tuple.__new__  # of a cell takes half as long as Cell(…): a master of 100,000 answers has millions
SHORT = 1_000  # rows of a sheet whose cells are kept: recognition looks at each of them dozens of times


@dataclass(frozen=True, slots=True)
class Finding:
    """What the spreadsheet shows and the reader hides: an `error` cell, or a `formula` without a stored value."""

    kind: str
    cell: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """A visible sheet: rows of raw values from A1 on, which cells are merged into which, and what is hidden in it.

    `found` counts all findings, the first of which are listed. `part` numbers the tables of one sheet from 1 on, or is
    0. `headers`: rows told to be such; `unheaded`: first cells of columns of codes. A text document has `places`.
    """

    name: str
    rows: list[list[Any]]
    merged: tuple[tuple[Place, Place], ...] = ()
    findings: tuple[Finding, ...] = ()
    found: int = 0
    part: int = 0
    headers: tuple[int, ...] = ()
    places: Places | None = None
    unheaded: tuple[tuple[Cell, str, bool], ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """What tells a sheet or its part from all others of the workbook."""
        return self.name, self.part

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 0-based place; empty where the sheet holds nothing."""
        values = self.rows[row] if row < len(self.rows) else ()
        return _made(Cell, (values[column] if column < len(values) else "", self.name, row, column, self.places))

    def value(self, row: int, column: int) -> Any:
        """The raw value at a 0-based place; an empty text where the sheet holds nothing."""
        values = self.rows[row] if row < len(self.rows) else ()
        return values[column] if column < len(values) else ""

    def text(self, row: int, column: int) -> str:
        """The text at a 0-based place, without white space around it: for columns, in which a cell takes long."""
        return text_of(self.value(row, column)).strip()

    def spanned(self, row: int, column: int) -> Cell:
        """The cell, or the one it is merged into: a name written once for several rows counts for each of them."""
        return self.cell(*self.merged_into.get((row, column), (row, column))) if self.merged else self.cell(row, column)

    def below(self, row: int, column: int, within: int) -> list[Cell]:
        """The filled cells of a column in so many rows below a row."""
        rows = range(row + 1, min(row + 1 + within, len(self.rows)))
        return [cell for r in rows if not (cell := self.cell(r, column)).is_empty]

    @cached_property
    def merged_into(self) -> dict[Place, Place]:
        """Covered place -> top-left place, for the part of each merged range that lies inside the sheet's rows."""
        height = len(self.rows)
        width = max(map(len, self.rows), default=0)
        return {
            (row, column): (top, left)
            for (top, left), (bottom, right) in self.merged
            for row in range(top, min(bottom + 1, height))
            for column in range(left, min(right + 1, max(width, left + 1)))
        }

    def filled(self, row: int) -> Iterator[Cell]:
        """The cells of a row that hold something, left to right."""
        if len(self.rows) > SHORT:
            return self._filled(row)
        if row not in self._known:
            self._known[row] = list(self._filled(row))
        return iter(self._known[row])

    @cached_property
    def _known(self) -> dict[int, list[Cell]]:
        return {}

    def _filled(self, row: int) -> Iterator[Cell]:
        name, places = self.name, self.places
        for column, value in enumerate(self.rows[row]):
            if value != "" and not (value.__class__ is str and value.isspace()):
                yield _made(Cell, (value, name, row, column, places))

    def lone(self, row: int) -> Cell | None:
        """The only cell of a row that holds something; None of a row with several or none."""
        found = -1
        for column, value in enumerate(self.rows[row]):
            if value != "" and not (value.__class__ is str and value.isspace()):
                if found >= 0:
                    return None
                found = column
        return self.cell(row, found) if found >= 0 else None

    def filled_places(self, row: int) -> int:
        """How many cells of a row hold a value, be it white space."""
        return len(self.rows[row]) - self.rows[row].count("")

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading, which only a text document says of its rows."""
        return self.places is not None and self.places.is_heading(row)

    def place_of(self, address: str) -> Place | None:
        """The 0-based place of an address that an issue or a correction names; None where a document has none such."""
        return place_of(address) if self.places is None else self.places.place_of(plain_address(address))


@dataclass(frozen=True)
class Workbook:
    """A document that could be opened: its visible sheets, in their order.

    Of the hidden ones the first rows are there, which may say that a source is not to be named; nothing else is read.
    """

    document: Document
    sheets: tuple[Sheet, ...]
    hidden: tuple[Sheet, ...] = ()


def read_workbooks(
    documents: Sequence[Document], meanwhile: Callable[[], object] = lambda: None
) -> Iterator[tuple[Workbook | None, list[Issue]]]:
    """Open documents and read their visible sheets, in order; a workbook is None where the document can't be used.

    `meanwhile` is done while the parsing process starts.

    Issues: document-empty, document-over-limit, document-password, document-scanned, document-stopped,
    document-unreadable, document-wrapped, archive-unsafe, boxes-read, encoding-assumed, outside-cells, outside-text,
    sheet-hidden, sheet-unreadable, text-struck, text-too-long. Never raises for what stands in a document.
    """
    requests = [Request(document.name, document.content) for document in documents]
    with closing(parse(requests, meanwhile=meanwhile)) as answers:
        for document in documents:
            yield _assembled(document, next(answers))


def _assembled(document: Document, messages: list[Message]) -> tuple[Workbook | None, list[Issue]]:
    """The sheets and issues of a document's messages (their form: loaders/parsing/__main__.py)."""
    where = {"document": document.name, "cycle": document.cycle}
    sheets: list[Sheet] = []
    hidden: list[Sheet] = []
    issues: list[Issue] = []
    for kind, *content in messages:
        if kind == "refused":
            code, facts = content
            return None, [issue(code, **where, **facts)]
        if kind == "rows":
            sheets[-1].rows.extend(content[0])
        elif kind == "sheet":
            name, merged, findings, found = content
            sheets.append(Sheet(name, [], tuple(merged), tuple(Finding(*each) for each in findings), found))
        elif kind == "places":
            sheets[-1] = replace(sheets[-1], places=Places(content[0]))
        elif kind == "hidden":
            name, rows, lines = content
            hidden.append(Sheet(name, rows, places=Places(lines) if lines else None))
        elif kind == "problem":
            code, sheet, place, facts = content
            cell = place if isinstance(place, str) else address_of(*place)  # a text document gives it in words
            issues.append(issue(code, **where, sheet=sheet, cell=cell, **facts))
    return Workbook(document, tuple(sheets), tuple(hidden)), issues
