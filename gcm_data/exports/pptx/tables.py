"""Native tables: counts in rows and columns, shaded in one hue by the share of the members with documents."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.table import Table, _Cell
from pptx.util import Pt

from gcm_data import wording
from gcm_data.exports.pptx.boxes import Letters, add_text, describe, write
from gcm_data.exports.pptx.colours import Look
from gcm_data.exports.pptx.lettering import BOLD, Font, sizes
from gcm_data.exports.pptx.room import Box
from gcm_data.figures.chart import Matrix, Value
from gcm_data.figures.shading import shade

LARGEST, SMALLEST, KEY = 14.0, 8.0, 10.0  # points of letters; less than 11 only where a template leaves little room
NOTHING = "–"  # nothing was read
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style “No Style, No Grid”
_SIDE, _ABOVE = 4.0, 2.0  # points around the text of a cell
_WIDEST_NAME = 0.3  # of the table's width
_WIDEST_CELL = 120.0  # points, so that few columns stay near their names
_HIGHEST = 40.0
_THIN, _WIDE = 19_050, 76_200  # EMU: 1.5 and 6 points


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of a table in points; `heads` are the heights of its header rows, `rows` of all other rows."""

    size: float
    name: float
    cell: float
    heads: tuple[float, ...]
    rows: tuple[float, ...]


def add_matrix(page: Page, chart: Matrix, box: Box, look: Look, unit: float) -> None:
    """A table in a box, as large as it fits, and below it what its shades mean."""
    chart = replace(chart, columns=tuple(map(_whole, chart.columns)), rows=tuple(map(_whole, chart.rows)))
    below = look.font.height(wording.SHADES, KEY * unit, box.width) + _ABOVE * unit
    measures = _measured(chart, box.part(0, box.height - below), look, unit)
    width = measures.name + measures.cell * len(chart.columns)
    place = Box(box.left, box.top, width, sum(measures.heads) + sum(measures.rows))
    count = len(measures.heads) + len(measures.rows)
    shape = page.shapes.add_table(count, len(chart.columns) + 1, *place.placed)
    describe(shape, f"Table: {chart.corner}", f"Table. {_in_words(chart)}")
    table = shape.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    table.first_row = table.first_col = True
    table.horz_banding = False
    for column, size in zip(table.columns, (measures.name, *[measures.cell] * len(chart.columns)), strict=True):
        column.width = Pt(size)
    for row, size in zip(table.rows, (*measures.heads, *measures.rows), strict=True):
        row.height = Pt(size)
    _write_heads(table, chart, look, measures, unit)
    _write_rows(table, chart, look, measures, unit)
    if not any(value and value.share is not None for row in chart.values for value in row):
        return
    room = Box(box.left, place.bottom + _ABOVE * unit, box.width, below - _ABOVE * unit)
    add_text(page, "Shades", room, [wording.SHADES], Letters(KEY * unit, look.muted))


def _whole(name: str) -> str:
    """A name whose bracket at the end, “(2 of 7)”, is not broken into two lines."""
    head, bracket, tail = name.partition(" (")
    return head + bracket + tail.replace(" ", "\u00a0")


def _measured(chart: Matrix, box: Box, look: Look, unit: float) -> Measures:
    """The largest letters at which the table fits its box, and the room of each row and column."""
    for size in sizes(LARGEST * unit, SMALLEST * unit):
        found = _at(size, chart, box, look.font, unit)
        spare = (box.height - sum(found.heads) - sum(found.rows)) / max(len(found.rows), 1)
        if spare >= 0:
            break
    rows = tuple(max(height, min(height + spare, _HIGHEST * unit)) for height in found.rows)
    return replace(found, rows=rows)


def _at(size: float, chart: Matrix, box: Box, font: Font, unit: float) -> Measures:
    """The measures with letters of a size."""
    sides = 2 * _SIDE * unit

    def high(text: str, room: float, bold: float = 1.0) -> float:
        return font.height(text, size, (room - sides) / bold) + 2 * _ABOVE * unit

    widest = max(font.width(name, size) * BOLD for name in (chart.corner, *chart.rows)) + sides + 1
    widest = min(widest, _WIDEST_NAME * box.width)
    cell = min((box.width - widest) / max(len(chart.columns), 1), _WIDEST_CELL * unit)
    bands = max((high(name, cell * count, BOLD) for name, count in chart.bands), default=0)
    narrowest = sides + 2 * size  # numbers of objectives stand in cells without margins
    heads = [high(chart.corner, widest, BOLD), *(high(name, max(cell, narrowest)) for name in chart.columns)]
    return Measures(
        size, widest, cell, (bands, max(heads)) if chart.bands else (max(heads),),
        tuple(high(name, widest) for name in chart.rows),
    )  # fmt: skip


def _write_heads(table: Table, chart: Matrix, look: Look, measures: Measures, unit: float) -> None:
    """The names of the columns, with bands over several of them."""
    last = len(measures.heads) - 1
    at = 1
    for name, count in chart.bands:
        cell = table.cell(0, at)
        if count > 1:
            cell.merge(table.cell(0, at + count - 1))
        _write(cell, name, Letters(measures.size, look.ink, is_bold=True), unit)
        at += count
    corner = table.cell(0, 0)
    if last:
        corner.merge(table.cell(last, 0))
    bottom = MSO_ANCHOR.BOTTOM
    _write(corner, chart.corner, Letters(measures.size, look.ink, is_bold=True, anchor=bottom), unit)
    align = PP_ALIGN.CENTER
    for column, name in enumerate(chart.columns, start=1):
        letters = Letters(measures.size, look.ink, align=align, anchor=bottom)
        _write(table.cell(last, column), name, letters, unit, is_narrow=bool(chart.bands))


def _write_rows(table: Table, chart: Matrix, look: Look, measures: Measures, unit: float) -> None:
    """The names of the rows and their counts, on a ground that grows darker with the share of submissions."""
    first, edges = len(measures.heads), _edges(chart)
    for row, (name, values) in enumerate(zip(chart.rows, chart.values, strict=True), start=first):
        cells = list(table.rows[row].cells)
        _write(cells[0], name, Letters(measures.size, look.ink, anchor=MSO_ANCHOR.MIDDLE), unit)
        for column, (cell, value) in enumerate(zip(cells[1:], values, strict=True), start=1):
            shaded = shade(value.share if value else None, look.palette)
            ink = shaded.ink if shaded else look.ink
            letters = Letters(measures.size, ink, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
            _write(cell, _written(value), letters, unit, is_narrow=True)
            if shaded:
                _shade(cell, shaded.ground, look.ground, column in edges, column + 1 in edges)


def _written(value: Value | None) -> str:
    if value is None:
        return ""
    return str(value.count) if value.total else NOTHING


def _write(cell: _Cell, text: str, letters: Letters, unit: float, *, is_narrow: bool = False) -> None:
    """A text in a cell."""
    frame = cell.text_frame
    frame.word_wrap = True
    write(frame.paragraphs[0], text, letters)
    cell.vertical_anchor = letters.anchor
    cell.margin_left = cell.margin_right = Pt(0 if is_narrow else _SIDE * unit)
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE * unit)


def _shade(cell: _Cell, ground: str, gap: str, is_first: bool, is_last: bool) -> None:
    """The ground of a cell, parted from its neighbours by the colour of the slide, wider between two bands."""
    sides = {"lnL": is_first, "lnR": is_last, "lnT": False, "lnB": False}
    lines = "".join(
        f'<a:{side} w="{_WIDE if wide else _THIN}">{_solid(gap)}</a:{side}>' for side, wide in sides.items()
    )
    properties = cell._tc.get_or_add_tcPr()
    for part in list(parse_xml(f"<a:tcPr {nsdecls('a')}>{lines}{_solid(ground)}</a:tcPr>")):
        properties.append(part)


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def _edges(chart: Matrix) -> set[int]:
    """The columns at which a band begins, but the first."""
    starts = [1]
    for _, count in chart.bands:
        starts.append(starts[-1] + count)
    return set(starts[1:-1])


def _in_words(chart: Matrix) -> str:
    """What the table shows, row by row."""
    rows = []
    for name, values in zip(chart.rows, chart.values, strict=True):
        said = [f"{head} {_written(value)}" for head, value in zip(chart.columns, values, strict=True) if value]
        rows.append(f"{name}: {', '.join(said)}")
    return f"{chart.corner}. {'; '.join(rows)}."
