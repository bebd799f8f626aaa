"""The body of a Word document as the rows of one sheet, each with its place.

A paragraph is a row with one cell; a row of a table is a row with its cells, in the columns of the table's grid; what
stands in text boxes follows their paragraph. Paragraphs are counted from 1, those in tables and text boxes aside and
empty ones, too; so are tables. A table that a page break splits goes on as one: nothing but empty paragraphs between
two of as many columns, of which the second repeats the first row of the first or stands behind a page break. In a box
around a question and its answer, a cell of one column, each paragraph is a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from .headings import HEADING, LABEL, ROW, Headings
from .messages import Line, Row
from .word_hidden import not_again, unread
from .word_names import child, is_on, name_of, value
from .word_styles import Style
from .word_tables import Merging, cells_of, check_merged, rows_of
from .word_text import GONE, PROPERTIES, Paragraph, Reader, wrapped

_EMBEDDED = "w:altChunk"


class Body:
    """The rows and places of a body, what is merged in it, and what of its text is left out, with its address."""

    def __init__(self, root: Element, styles: Mapping[str, Style]) -> None:
        self.rows: list[Row] = []
        self.lines: list[Line] = []
        self.left_out: list[tuple[str, str]] = []
        self.objects = 0
        self._reader = Reader(styles)
        self._merging = Merging()
        self._headings = Headings()
        self._paragraphs = self._tables = self._boxes = 0
        self._last: tuple[list[str], int] | None = None  # first row and number of rows of a table that may go on
        self._is_page_broken = False
        self._contents: list[str] = []
        self._blocks(root)
        self._merging.end()
        texts = (str(value) for row in self.rows for value in row)
        hidden = (*unread(root, self._reader.seen), *not_again(self._contents, texts))
        self.left_out += (("hidden text", words) for words in hidden if words.strip())
        self.merged = self._merging.closed

    def _blocks(self, container: Element) -> None:
        for name, element in blocks(container):
            if name == "w:tbl":
                self._table(element)
            elif name == _EMBEDDED:
                self.objects += 1
            else:
                self._paragraph(element, is_blank=name == "")

    def _paragraph(self, element: Element, is_blank: bool) -> None:
        self._paragraphs += 1
        address = f"paragraph {self._paragraphs}"
        found = Paragraph() if is_blank else self._reader.read(element)
        self._add(address, found)
        self._is_page_broken = self._is_page_broken or _breaks_page(element)
        if found.text.strip() or found.boxes:
            self._last = None
        self._text_boxes(found)

    def _add(self, address: str, found: Paragraph) -> None:
        self.rows.append([found.text] if found.text.strip() else [])
        label = f"{LABEL} {found.label}" if found.label else ""
        kind = f"{HEADING} {found.level}" if found.level else label
        self.lines.append((address, self._headings.above(found.level), kind))
        self._leave_out(address, found)
        if found.level:
            self._headings.add(found.level, found.text)

    def _leave_out(self, address: str, found: Paragraph) -> None:
        self.objects += found.objects
        self._contents += [found.contents] if found.contents.strip() else []
        if found.left_out.strip():
            self.left_out.append((address, found.left_out))

    def _text_boxes(self, anchor: Paragraph) -> None:
        for box in anchor.boxes:
            self._boxes += 1
            number = self._boxes
            inner: list[Paragraph] = []
            for place, found in enumerate(self._inside(box), start=1):
                self._add(f"text box {number}, paragraph {place}", found)
                inner.append(found)
            for found in inner:
                self._text_boxes(found)

    def _inside(self, container: Element) -> Iterator[Paragraph]:
        """The paragraphs of a text box or a cell, those of tables in it as well."""
        for name, element in blocks(container):
            if name == "w:p":
                yield self._reader.read(element)
            elif name == "w:tbl":
                for row in rows_of(element):
                    for cell in cells_of(row):
                        yield from self._inside(cell.element)

    def _table(self, table: Element) -> None:
        found = [cells_of(row) for row in rows_of(table)]
        if found and all(len(cells) == 1 and not cells[0].is_blank for cells in found):
            boxes = [list(self._inside(cells[0].element)) for cells in found]
            if any(map(_asks, boxes)):
                self._boxes_of(boxes)
                return
        texts = [
            {each.column: "" if each.is_blank else self._cell_text(each.element) for each in cells} for cells in found
        ]
        first = list(texts[0].values()) if texts else []
        done = self._going_on(first)
        if not done:
            self._tables += 1
        for number, (cells, words) in enumerate(zip(found, texts, strict=True), start=done + 1):
            row: Row = [""] * (max(words, default=-1) + 1)
            for cell in cells:
                row[cell.column] = "" if cell.goes_on else words[cell.column]
                if cell.goes_on and words[cell.column]:
                    self.left_out.append((f"table {self._tables}", words[cell.column]))
            self._merging.add(len(self.rows), cells)
            self.rows.append(row)
            self.lines.append((f"table {self._tables}, row {number}", self._headings.above(), ROW))
        self._merging.end()
        check_merged(len(self._merging.closed))
        self._last, self._is_page_broken = (self._last[0] if done and self._last else first, done + len(found)), False

    def _boxes_of(self, boxes: Sequence[Sequence[Paragraph]]) -> None:
        """Take the paragraphs in the cells of one column as rows: a box around a question and its answer."""
        self._tables += 1
        self._last = None
        for number, inner in enumerate(boxes, start=1):
            for place, found in enumerate(inner, start=1):
                self._add(f"table {self._tables}, row {number}, column 1, paragraph {place}", found)
                self._text_boxes(found)

    def _going_on(self, first: list[str]) -> int:
        """How many rows the table before has, if this one goes on with it; else 0."""
        if self._last is None or len(self._last[0]) != len(first):
            return 0
        return self._last[1] if self._is_page_broken or self._last[0] == first else 0

    def _cell_text(self, cell: Element) -> str:
        """The text of a cell: its paragraphs, and those in its text boxes, in lines."""
        said: list[str] = []
        waiting = list(self._inside(cell))
        while waiting:
            found = waiting.pop(0)
            said.append(found.text)
            self._leave_out(f"table {self._tables + 1}", found)
            boxed = [inner for box in found.boxes for inner in self._inside(box)]
            waiting[:0] = boxed  # which may also stand over an answer, and say something of all of them
            self.left_out += ((f"table {self._tables + 1}", inner.text) for inner in boxed)
        return "\n".join(said).strip("\n")


def blocks(container: Element) -> Iterator[tuple[str, Element]]:
    """The paragraphs and tables of a body, a cell or a text box, with their names, in whatever they are wrapped.

    A content control with its placeholder is one paragraph with the name "".
    """
    for element in container:
        name = name_of(element)
        if name in ("w:p", "w:tbl", _EMBEDDED):
            yield name, element
        elif name == "w:sdt" and is_on(child(element, "w:sdtPr", "w:showingPlcHdr")):
            yield "", element
        elif name == "w:sdt":
            content = child(element, "w:sdtContent")
            yield from blocks(content) if content is not None else ()
        elif name == "mc:AlternateContent":
            yield from _first_form(element)
        elif name not in (*PROPERTIES, *GONE):
            yield from blocks(element)


def _asks(inner: Sequence[Paragraph]) -> bool:
    """Whether the paragraphs of a cell begin with a heading or a question, and something stands below it."""
    said = [found for found in inner if found.text.strip()]
    return len(said) > 1 and (said[0].level > 0 or said[0].text.rstrip().endswith(("?", "？", ":")))


def _first_form(element: Element) -> Iterator[tuple[str, Element]]:
    for inner in wrapped(element):
        if name_of(inner) in ("w:p", "w:tbl"):
            yield name_of(inner), inner


def _breaks_page(paragraph: Element) -> bool:
    """Whether a page ends in a paragraph, by a break or by the end of a section."""
    broken = any(name_of(each) == "w:br" and value(each, "type") == "page" for each in paragraph.iter())
    return (
        broken
        or child(paragraph, "w:pPr", "w:sectPr") is not None
        or is_on(child(paragraph, "w:pPr", "w:pageBreakBefore"))
    )
