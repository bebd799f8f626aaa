"""Native tables: counts in rows and columns, shaded in one hue by the share of the members with documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Page
from pptx.table import Table, _Cell
from pptx.text.text import _Run
from pptx.util import Pt

from gcm_data.exports.pptx.boxes import Letters, add_text, describe
from gcm_data.exports.pptx.cells import PLAIN, write_cell
from gcm_data.exports.pptx.colours import Look
from gcm_data.exports.pptx.lettering import BOLD, Font, sizes
from gcm_data.exports.pptx.links import Links
from gcm_data.exports.pptx.room import Box, Room
from gcm_data.figures.chart import Matrix, Value
from gcm_data.figures.shading import shade

LARGEST, SMALLEST = 18.0, 7.0  # points of letters; less than the room's least only where a template leaves too little
_SIDE, _ABOVE = 4.0, 1.0  # points around the text of a cell
_WIDEST_NAME = 0.34  # of the table's width
_WIDEST_CELL = 150.0  # points, so that few columns stay near their names
_HIGHEST = 36.0
_THIN = 19_050  # EMU: 1.5 points between cells


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of a table in points: letters, the widths of names and cells, the heights of its header and of each row.

    `has_key`: there is room for what shades or signs mean.
    """

    size: float
    name: float
    cell: float
    head: float
    rows: tuple[float, ...]
    has_key: bool = True


def add_matrix(
    page: Page, chart: Matrix, box: Box, look: Look, room: Room, links: Links, keys: dict[str, object]
) -> None:
    """A table in a box, as large as it fits, and below it what its shades or signs mean."""
    chart = _kept_together(chart)
    measures, key = measured(chart, box, look.font, room), chart.key
    key = key if measures.has_key else ""
    width = measures.name + measures.cell * len(chart.columns)
    place = Box(box.left, box.top, width, measures.head + sum(measures.rows))
    shape = page.shapes.add_table(len(chart.rows) + 1, len(chart.columns) + 1, *place.placed)
    describe(shape, f"Table: {chart.corner}", f"Table. {_in_words(chart)}")
    table = shape.table
    table._tbl.tblPr.find(PLAIN.tag).text = PLAIN.style
    table.first_row = table.first_col = True
    table.horz_banding = False
    for column, size in zip(table.columns, (measures.name, *[measures.cell] * len(chart.columns)), strict=True):
        column.width = Pt(size)
    for row, size in zip(table.rows, (measures.head, *measures.rows), strict=True):
        row.height = Pt(size)
    _write_heads(table, chart, look, measures, room.unit)
    for value, run in _write_rows(table, chart, look, measures, room.unit):
        if value.opens in keys and (value.count or not chart.has_signs):
            links.want(page, run, keys[value.opens])
    if key:
        high = _key_height(key, box, look.font, room)
        below = Box(box.left, place.bottom + _ABOVE * room.unit, box.width, high)
        add_text(page, "Key", below, [key], Letters(room.least, look.muted))


def _kept_together(chart: Matrix) -> Matrix:
    """Names whose bracket at the end, “(2 of 7)”, is not broken into two lines."""
    return replace(chart, columns=tuple(map(_whole, chart.columns)), rows=tuple(map(_whole, chart.rows)))


def _whole(name: str) -> str:
    head, bracket, tail = name.partition(" (")
    return head + bracket + tail.replace(" ", "\u00a0")


def _key_height(key: str, box: Box, font: Font, room: Room) -> float:
    return font.height(key, room.least, box.width) if key else 0.0


def fits(chart: Matrix, box: Box, font: Font, room: Room) -> bool:
    """Whether letters in a box can be as large as they have to be."""
    return measured(_kept_together(chart), box, font, room).size >= room.least


def measured(chart: Matrix, box: Box, font: Font, room: Room) -> Measures:
    """The largest letters at which the table fits its box above its key, and the room of each row and column."""
    key = _key_height(chart.key, box, font, room)
    for size in (*sizes(LARGEST * room.unit, room.least), *sizes(room.least, SMALLEST * room.unit)):
        found = _at(size, chart, box, font, room.unit)
        spare = box.height - 2 * _ABOVE * room.unit - key - found.head - sum(found.rows)
        if spare < 0 and size <= room.least:
            found, spare = replace(found, has_key=False), spare + key
        if spare >= 0:
            break
    more = spare / max(len(found.rows), 1)
    return replace(found, rows=tuple(max(row, min(row + more, _HIGHEST * room.unit)) for row in found.rows))


def _at(size: float, chart: Matrix, box: Box, font: Font, unit: float) -> Measures:
    """The measures with letters of a size."""
    sides = 2 * _SIDE * unit

    def high(text: str, room: float, bold: float = 1.0) -> float:
        return font.height(text, size, (room - sides) / bold) + 2 * _ABOVE * unit

    widest = max(font.width(name, size) * BOLD for name in (chart.corner, *chart.rows)) + sides + 1
    widest = min(widest, _WIDEST_NAME * box.width)
    cell = min((box.width - widest) / max(len(chart.columns), 1), _WIDEST_CELL * unit)
    heads = [high(chart.corner, widest, BOLD), *(high(name, cell) for name in chart.columns)]
    return Measures(size, widest, cell, max(heads), tuple(high(name, widest) for name in chart.rows))


def _write_heads(table: Table, chart: Matrix, look: Look, measures: Measures, unit: float) -> None:
    """The names of the columns."""
    bottom, margins = MSO_ANCHOR.BOTTOM, (_SIDE * unit, _ABOVE * unit)
    corner = Letters(measures.size, look.ink, is_bold=True, anchor=bottom)
    write_cell(table.cell(0, 0), chart.corner, corner, *margins)
    for column, name in enumerate(chart.columns, start=1):
        letters = Letters(measures.size, look.ink, align=PP_ALIGN.CENTER, anchor=bottom)
        write_cell(table.cell(0, column), name, letters, *margins)


def _write_rows(
    table: Table, chart: Matrix, look: Look, measures: Measures, unit: float
) -> Iterator[tuple[Value, _Run]]:
    """The names of the rows and their counts, on a ground that grows darker with the share; gives each count's run."""
    margins = (_SIDE * unit, _ABOVE * unit)
    for row, (name, values) in enumerate(zip(chart.rows, chart.values, strict=True), start=1):
        cells = list(table.rows[row].cells)
        write_cell(cells[0], name, Letters(measures.size, look.ink, anchor=MSO_ANCHOR.MIDDLE), *margins)
        for cell, value in zip(cells[1:], values, strict=True):
            shaded = shade(value.share if value and not chart.has_signs else None, look.palette)
            ink = shaded.ink if shaded else look.ink
            letters = Letters(measures.size, ink, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
            run = write_cell(cell, chart.cell(value), letters, *margins)
            if shaded:
                _shade(cell, shaded.ground, look.ground)
            if value:
                yield value, run


def _shade(cell: _Cell, ground: str, gap: str) -> None:
    """The ground of a cell, parted from its neighbours by the colour of the slide."""
    sides = ("lnL", "lnR", "lnT", "lnB")
    lines = "".join(f'<a:{side} w="{_THIN}">{_solid(gap)}</a:{side}>' for side in sides)
    properties = cell._tc.get_or_add_tcPr()
    for part in list(parse_xml(f"<a:tcPr {nsdecls('a')}>{lines}{_solid(ground)}</a:tcPr>")):
        properties.append(part)


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def _in_words(chart: Matrix) -> str:
    """What the table shows, row by row."""
    rows = []
    for name, values in zip(chart.rows, chart.values, strict=True):
        said = [f"{head} {_read_out(chart, value)}" for head, value in zip(chart.columns, values, strict=True) if value]
        rows.append(f"{name}: {', '.join(said)}")
    return f"{chart.corner}. {'; '.join(rows)}."


def _read_out(chart: Matrix, value: Value) -> str:
    """A cell in words, where signs would not be read out."""
    if not chart.has_signs or not value.total:
        return chart.cell(value)
    return "mentioned" if value.count else "not mentioned"
