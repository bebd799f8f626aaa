"""A PDF with a text layer to messages: its paragraphs and tables as the rows of one sheet.

Addresses are “page 3, line 12”, the first line of a paragraph, counted from above; of a row of a table the column, too.
Headers, footers and page numbers are left out. No script is run, and nothing that is attached is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from . import limits
from .headings import BOLD, HEADING, LONGEST, ROW, Headings, is_bold_heading
from .inspection import Look
from .kinds import unreadable
from .limits import Refused, over
from .messages import Line as Place
from .messages import Messages, Row
from .pdf_edges import Edge, without_edges
from .pdf_fields import annotations, remark_of
from .pdf_notes import without_notes
from .pdf_rows import Block, blocks
from .pdf_text import Line, lines_of

_DAMAGED = "a PDF that is damaged"
_TOLD = ("Title", "Subject", "Keywords")
# what a library writes into the properties of a PDF for which nobody has typed any
_LIBRARY, _NOTHING_TYPED = "reportlab", ("anonymous", "unspecified", "untitled")
_LARGER, _LEVELS = 1.15, 8
_LONGEST_TOLD = 80  # characters of a header or footer that are told
_MOST_REMARKS = 2_000


def read_pdf(content: bytes, messages: Messages) -> None:
    """Send the text as a sheet, and what stands outside of it. Raises Refused.

    Refused: document-password, document-scanned, document-over-limit, document-unreadable. Issues: outside-text.
    """
    import pypdfium2  # here, because loading it takes longer than most documents

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused("document-password") from error
        raise unreadable(_DAMAGED, "it has no pages that can be found") from error
    try:
        _read(document, messages)
    except pypdfium2.PdfiumError as error:
        raise unreadable(_DAMAGED, str(error).rstrip(".")) from error
    finally:
        document.close()


class _Pages:
    """The lines of all pages, and what stands outside of them, each with its address."""

    def __init__(self, document: Any) -> None:
        self.lines: list[list[Line]] = []
        self.heights: list[float] = []
        self.outside: list[tuple[str, str]] = []
        self.remarks = self.without_text = 0
        form = document.formenv
        letters = 0
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            lines, aslant = lines_of(page, number, form)
            letters += sum(len(line.text) for line in lines)
            if letters > limits.MAX_CHARACTERS:
                raise over("The number of characters", letters, limits.MAX_CHARACTERS)
            self.lines.append(lines)
            self.heights.append(page.get_height())
            self.outside += [(f"page {number}", text) for text in aslant]
            self._remarks(page, number)
            self.without_text += not any(map(str.isalpha, (letter for line in lines for letter in line.text)))
            page.close()

    def _remarks(self, page: Any, number: int) -> None:
        for annotation in annotations(page):
            if self.remarks < _MOST_REMARKS and (said := remark_of(annotation).strip()):
                self.remarks += 1
                self.outside.append((f"page {number}, comment", said))


def _read(document: Any, messages: Messages) -> None:
    count = len(document)
    if count > limits.MAX_PAGES:
        raise over("The number of pages", count, limits.MAX_PAGES)
    if not count:
        raise unreadable(_DAMAGED, "it has no pages")
    document.init_forms()
    pages = _Pages(document)
    if not _has_text(pages.lines):
        raise Refused("document-scanned", found="1 page" if count == 1 else f"{count:,} pages")
    kept, edges = without_edges(pages.lines, pages.heights)
    kept, notes = without_notes(kept)
    rows, places = _rows(blocks(kept))
    messages.sheet("", rows, Look(), places)
    told = _properties(document.get_metadata_dict())
    repeated = [(f"page {edge.first.page}, line {edge.first.number}", edge.first.text) for edge in edges]
    repeated += [(f"page {note.first.page}, line {note.first.number}", note.text) for note in notes]
    outside = [*pages.outside, *repeated, *told]
    messages.outside(outside)
    attached = document.count_attachments()
    counts = (
        *((pages.remarks, "comment"), (len(notes), "footnote")),
        *((attached, "embedded file"), (pages.without_text, "page without text")),
    )
    found = [f"{number} {what if number == 1 else _plural(what)}" for number, what in counts if number]
    found += [_told(edge) for edge in edges if not edge.is_number]
    if found:
        messages.problem("outside-text", found=", ".join(found))


def _properties(told: dict[str, str]) -> list[tuple[str, str]]:
    """The properties of a document that may say something of it, with their places."""
    by_library = _NOTHING_TYPED if _LIBRARY in told.get("Producer", "").casefold() else ()
    said = ((name, told.get(name, "")) for name in _TOLD)
    return [(f"property {name}", value) for name, value in said if value.strip("()").casefold() not in by_library]


def _plural(what: str) -> str:
    first, _, rest = what.partition(" ")
    return f"{first}s {rest}" if first == "page" else f"{what}s"


def _told(edge: Edge) -> str:
    """A header or footer that is left out, in words."""
    text = edge.first.text
    said = text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD].rstrip()}…"
    return f"the page header or footer “{said}” on {edge.pages} pages"


def _has_text(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether letters can be read: a scan has none, and a font without a map of its letters gives signs."""
    said = "".join(line.text for lines in pages for line in lines)
    signs = [sign for sign in said if not sign.isspace()]
    known = sum(sign.isalpha() for sign in signs)
    strange = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in signs)
    return known > strange and known > 0


def _rows(found: Sequence[Block]) -> tuple[list[Row], list[Place]]:
    """The rows of the sheet with their places."""
    sizes = Counter()
    for block in found:
        for pieces in block.cells.values():
            for piece in pieces:
                sizes[round(piece.size, 1)] += len(piece.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted((size for size in sizes if size > usual * _LARGER), reverse=True)
    headings, rows, places = Headings(), [], []
    for block in found:
        row: Row = [""] * (max(block.cells) + 1)
        for column, pieces in block.cells.items():
            row[column] = " ".join(piece.text for piece in pieces)
        level = 0 if block.is_row else _level(block, row[0], larger)
        kind = ROW if block.is_row else f"{HEADING} {level}" if level else ""
        address = f"page {block.page}, line {block.number}"
        places.append((f"{address}, column {block.column}" if block.column else address, headings.above(level), kind))
        rows.append(row)
        if level:
            headings.add(level, row[0])
    return rows, places


def _level(block: Block, text: str, larger: Sequence[float]) -> int:
    """The level of a paragraph as a heading: the larger its letters, the higher; 0 for none."""
    pieces = block.cells[0]
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return 0
    size = round(pieces[0].size, 1)
    if size in larger:
        return min(larger.index(size) + 1, _LEVELS)
    return BOLD if all(piece.is_bold for piece in pieces) and is_bold_heading(text) else 0
