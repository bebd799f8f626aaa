"""How many pages of A4 a Word document takes, by the sizes and spaces of its styles, in letters as wide as Times.

No office program is needed. What belongs together, such as a heading and what follows it or the rows of a short table,
is moved to the next page as a whole, as Word does.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

# Widths of Times Roman for the signs from space to tilde, in thousandths of their size, as its makers publish them.
_WIDTHS = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541"
)
TIMES = {chr(32 + place): int(width) / 1000 for place, width in enumerate(_WIDTHS.split())}
_OTHER, _WIDEST = 0.7, 1.0  # letters with marks and signs; letters of other scripts
_BOLD, _LEADING, _TWIPS = 1.07, 1.15, 20
_CELL_MARGINS, _LINE = 6.0, 0.5  # points


@dataclass(frozen=True)
class Block:
    """A paragraph or a row: points of space before, of its own and after, and whether it stays with the next one."""

    before: float
    high: float
    after: float
    is_kept: bool


def pages(content: bytes) -> int:
    """The number of pages, all of them upright."""
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    room = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    wide = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    count, used, left = 1, 0.0, 0.0
    for group in _groups(list(_blocks(document, wide))):
        high = sum(block.before + block.high + block.after for block in group) - group[0].before - group[-1].after
        if used and used + max(left, group[0].before) + high > room:
            count, used, left = count + 1, 0.0, 0.0
        used += max(left, group[0].before) + high
        while used > room:
            count, used = count + 1, used - room
        left = group[-1].after
    return count


def _groups(blocks: list[Block]) -> Iterator[list[Block]]:
    """Blocks that stay together."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if not block.is_kept:
            yield found
            found = []
    if found:
        yield found


def _blocks(document: Document, wide: float) -> Iterator[Block]:
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    for child in document.element.body:
        if child.tag == qn("w:p"):
            yield _paragraph(child, styles, wide)
        elif child.tag == qn("w:tbl"):
            yield from (_row(row, styles) for row in child.iter(qn("w:tr")))


def _row(row: Element, styles: dict[str, Element]) -> Block:
    cells = []
    for cell in row.iter(qn("w:tc")):
        wide = int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) / _TWIPS - _CELL_MARGINS
        cells.append([_paragraph(each, styles, wide) for each in cell.iter(qn("w:p"))])
    high = max(sum(each.before + each.high + each.after for each in cell) for cell in cells)
    return Block(0, high + _LINE, 0, any(each.is_kept for cell in cells for each in cell))


def _paragraph(found: Element, styles: dict[str, Element], wide: float) -> Block:
    """A paragraph in lines of a width, by its style and those on which that is based."""
    own = found.find(qn("w:pPr"))
    chain = [styles[own.find(qn("w:pStyle")).get(qn("w:val"))]]
    while (base := chain[-1].find(qn("w:basedOn"))) is not None:
        chain.append(styles[base.get(qn("w:val"))])

    def given(path: str, name: str, otherwise: float) -> float:
        """What the first style says that says something."""
        tags = "/".join(qn(f"w:{part}") for part in path.split("/"))
        values = (style.find(tags).get(qn(f"w:{name}")) for style in chain if style.find(tags) is not None)
        return float(next((value for value in values if value is not None), otherwise))

    is_bold = any(style.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for style in chain)
    size = given("rPr/sz", "val", 20) / 2
    is_numbered = chain[0].find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None  # the indent is that of the list
    left = given("pPr/ind", "left", 680 if is_numbered else 0)
    room = wide - (left + given("pPr/ind", "right", 0)) / _TWIPS
    line = given("pPr/spacing", "line", 252) / 240
    many = _lines(_text(found), size * (_BOLD if is_bold else 1), room)
    is_kept = any(each.find(f".//{qn('w:keepNext')}") is not None for each in (own, chain[0]))
    before, after = (given("pPr/spacing", name, other) / _TWIPS for name, other in (("before", 0), ("after", 120)))
    return Block(before, many * size * _LEADING * line, after, is_kept)


def _text(found: Element) -> str:
    return "".join((part.text or "") if part.tag == qn("w:t") else "\n" for part in found.iter(qn("w:t"), qn("w:br")))


def _width(sign: str) -> float:
    return TIMES.get(sign, _OTHER if ord(sign) < 0x2100 else _WIDEST)


def _lines(text: str, size: float, room: float) -> int:
    """How many lines a text takes, broken at spaces; a word that is wider than a line goes on in the next."""
    count = 0
    for part in text.split("\n"):
        count, used = count + 1, 0.0
        for word in part.split(" "):
            wide = size * sum(map(_width, word))
            if used and used + size * TIMES[" "] + wide > room:
                count, used = count + 1, 0.0
            count, wide = count + int(wide // room), wide % room
            used += wide + (size * TIMES[" "] if used else 0)
    return count
