"""The sheets of a document as messages: every row from A1 on, within what a workbook may hold."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from . import limits
from .inspection import Look
from .kinds import reason_of, unreadable
from .limits import Refused, over

BATCH = 2_000  # rows of one message
AT_ONCE = 250  # places that are counted at once: of rows one by one that takes twice as long, of more a limit is late
HIDDEN_ROWS, HIDDEN_COLUMNS, HIDDEN_TEXT = 200, 20, 500  # of a hidden sheet: lines that may ask for silence
OUTSIDE = "\1"  # the name by which the loaders compare what stands outside of a text document's text
Row = list[Any]
Line = tuple[str, str, str]  # of a text document: address, the heading above, kind (“heading 2”, “row” or "")
Send = Callable[[tuple[Any, ...]], None]


class Messages:
    """Sends the sheets of one document, and counts what they hold together."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._places_in_words: Sequence[Line] = ()
        self._rows = self._places = self._cells = self._characters = self._merged = self._covered = 0

    @contextlib.contextmanager
    def refusals(self) -> Iterator[None]:
        """Send the refusal of the document that is raised meanwhile. Lets MemoryError through."""
        try:
            yield
        except Refused as refused:
            self._send(("refused", refused.code, refused.facts))
        except MemoryError:
            raise
        except Exception as error:  # whatever a damaged file does to a reader: that file is refused, others are read
            refused = unreadable("a workbook that is damaged", reason_of(error))
            self._send(("refused", refused.code, refused.facts))

    def problem(self, code: str, sheet: str = "", place: tuple[int, int] | str = "", **facts: object) -> None:
        """Send an issue of the document, of a sheet, or of a cell of it."""
        self._send(("problem", code, sheet, place, facts))

    def hidden(self, name: str, rows: Iterable[Row]) -> None:
        """Send the first rows of a hidden sheet, of which nothing else is read, and that it is hidden."""
        first = [
            [value if len(str(value)) <= HIDDEN_TEXT else "" for value in row[:HIDDEN_COLUMNS]]
            for row in islice(rows, HIDDEN_ROWS)
        ]
        self._send(("hidden", name, first, ()))
        self.problem("sheet-hidden", name)

    def outside(self, lines: Iterable[tuple[str, str]]) -> None:
        """Send the lines of a text document (address, text) that are no part of its answers, and may ask for silence.

        Raises Refused beyond the limits.
        """
        told = [(address, text) for address, text in lines if text.strip()]
        for _, text in told:
            self._count("", 0, [[text]])
        if told:
            self._send(("hidden", OUTSIDE, [[text] for _, text in told], [(where, "", "") for where, _ in told]))

    def sheet(self, name: str, rows: Iterable[Row], look: Look, places: Sequence[Line] = ()) -> None:
        """Send a sheet, of a text document with its places by row. Empty places at the end of rows and empty rows at
        the end are left out.

        Raises Refused beyond the limits.
        """
        self._merged += len(look.merged)
        _check("The number of merged ranges", self._merged, limits.MAX_MERGED)
        self._places_in_words = places
        self._send(("sheet", name, look.merged, look.findings, look.found))
        if places:
            self._send(("places", places))
        batch: list[Row] = []
        new: list[Row] = []  # of the batch, not counted yet
        empty = height = width = size = 0
        for number, row in enumerate(rows):
            while row and row[-1] == "":
                row.pop()
            if not row:
                empty += 1
                continue
            if empty:
                _check("The number of rows", self._rows + len(new) + empty, limits.MAX_ROWS)
                new += [[] for _ in range(empty)]
            new.append(row)
            size += len(row)
            empty, height, width = 0, number + 1, max(width, len(row))
            if size >= AT_ONCE:
                self._count(name, height - len(new), new)
                batch += new
                new, size = [], 0
            if len(batch) >= BATCH:
                self._send_rows(batch)
                batch = []
        self._count(name, height - len(new), new)
        for (top, left), (bottom, right) in look.merged:
            self._covered += max(min(bottom + 1, height) - top, 0) * max(min(right + 1, width) - left, 0)
        _check("The number of places in merged ranges", self._covered, limits.MAX_COVERED)
        self._send_rows(batch + new)

    def _send_rows(self, batch: list[Row]) -> None:
        """Send rows. Names and codes come again and again: they become one object, sent once in a message."""
        texts = [value for value in chain.from_iterable(batch) if value.__class__ is str]
        same = dict(zip(texts, texts, strict=True)).get
        self._send(("rows", [list(map(same, row, row)) for row in batch]))

    def _count(self, name: str, first: int, rows: list[Row]) -> None:
        """Count the rows from `first` on; too long a text is taken out. Raises Refused beyond the limits."""
        values = list(chain.from_iterable(rows))
        texts = [value for value in values if value.__class__ is str]
        if max(map(len, texts), default=0) > limits.MAX_TEXT:
            for number, row in enumerate(rows, first):
                self._shorten(name, number, row)
            texts = [value for value in chain.from_iterable(rows) if value.__class__ is str]
        self._rows += len(rows)
        self._places += len(values)
        self._cells += len(values) - values.count("")
        self._characters += sum(map(len, texts))
        _check("The number of rows", self._rows, limits.MAX_ROWS)
        _check("The number of places from A1 to the last cells of all sheets", self._places, limits.MAX_GRID)
        _check("The number of filled cells", self._cells, limits.MAX_CELLS)
        _check("The number of characters of all cells", self._characters, limits.MAX_CHARACTERS)

    def _shorten(self, sheet: str, number: int, row: Row) -> None:
        """Take the texts that are longer than any answer out of a row, with an issue for each."""
        for column, value in enumerate(row):
            if value.__class__ is str and len(value) > limits.MAX_TEXT:
                row[column] = ""
                found, limit = f"{len(value):,}", f"{limits.MAX_TEXT:,}"
                place = self._places_in_words[number][0] if self._places_in_words else (number, column)
                self.problem("text-too-long", sheet, place, found=found, limit=limit)


def _check(what: str, value: int, limit: int) -> None:
    """Raise Refused beyond a limit."""
    if value > limit:
        raise over(what, value, limit)
