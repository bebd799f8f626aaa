"""Tables: header rows that are repeated on each page, rows that stay whole, fixed widths, cells shaded by share."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from gcm_data.exports.docx.elements import Element, element, paragraph, run
from gcm_data.figures.shading import shade
from gcm_data.figures.theme import PALETTES
from gcm_data.paper.parts import Cell, Table

_PALETTE = PALETTES["light"]
_NARROW = 40.0  # millimetres; a wider column holds words
_ON_ONE_PAGE = 30  # rows of a table that is not parted
_NUMBER = re.compile("[\\d–]")
Content = Sequence[Element]  # runs of a cell


def table(found: Table) -> Element:
    """A table of a paper."""
    centred = _of_numbers(found)
    head = _row(_cells([[run(name)] for name in found.head], found.widths, "TableHead", centred), is_head=True)
    is_whole = len(found.rows) <= _ON_ONE_PAGE
    rows = [_row(_counted(row, found.widths, is_whole, centred)) for row in found.rows]
    return _table(found.caption, found.widths, [head, *rows])


def _of_numbers(found: Table) -> set[int]:
    """The columns of a table, but the first, that hold numbers or marks: whatever their width they are centred."""
    columns = enumerate(zip(*found.rows, strict=True))
    return {place for place, cells in columns if place and all(_NUMBER.match(cell.text) for cell in cells)}


def plain_table(
    caption: str, head: Sequence[str], rows: Sequence[Sequence[Content]], widths: Sequence[float]
) -> Element:
    """A table whose cells hold runs: text, fields, links."""
    heads = [_row(_cells([[run(name)] for name in head], widths, "TableHead"), is_head=True)]
    return _table(caption, widths, [*heads, *(_row(_cells(row, widths, "TableText")) for row in rows)])


def _table(caption: str, widths: Sequence[float], rows: Sequence[Element]) -> Element:
    properties = element(
        "tblPr",
        element("tblStyle", val="CoverageTable"),
        element("tblW", w=str(sum(map(_twips, widths))), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        ),
        element("tblCaption", val=caption),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(_twips(width))) for width in widths))
    return element("tbl", properties, grid, *rows)


def _row(cells: Iterator[Element], *, is_head: bool = False) -> Element:
    properties = [element("cantSplit")] + ([element("tblHeader")] if is_head else [])
    return element("tr", element("trPr", *properties), *cells)


def _cells(
    contents: Sequence[Content], widths: Sequence[float], style: str, centred: Collection[int] = ()
) -> Iterator[Element]:
    """Cells of words; in a head all narrow cells but the first are centred, and those above numbers."""
    for place, (content, width) in enumerate(zip(contents, widths, strict=True)):
        is_centred = place in centred or (place and style == "TableHead" and width < _NARROW)
        middle = (element("jc", val="center"),) if is_centred else ()
        yield _cell(_twips(width), paragraph(style, *content, properties=middle))


def _counted(
    row: Sequence[Cell], widths: Sequence[float], is_kept: bool, centred: Collection[int]
) -> Iterator[Element]:
    """Cells of counts, centred, each on a ground for its share."""
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        middle = (element("jc", val="center"),) if place in centred or (place and width < _NARROW) else ()
        kept = (element("keepNext"),) if is_kept else ()
        shaded = shade(cell.share, _PALETTE)
        ink = (element("color", val=_hex(shaded.ink)),) if shaded else ()
        words = paragraph("TableText", run(cell.text, *ink), properties=(*kept, *middle))
        yield _cell(_twips(width), words, _hex(shaded.ground) if shaded else "")


def _cell(width: int, content: Element, fill: str = "") -> Element:
    properties = [element("tcW", w=str(width), type="dxa")]
    properties += [element("shd", val="clear", color="auto", fill=fill)] if fill else []
    properties.append(element("vAlign", val="center" if fill else "top"))
    return element("tc", element("tcPr", *properties), content)


def _hex(colour: str) -> str:
    """A colour as Word takes it, RRGGBB."""
    return colour.removeprefix("#").upper()


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
