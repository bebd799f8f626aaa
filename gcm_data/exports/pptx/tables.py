"""Native tables: counts in rows and columns, shaded in one hue by the share of submissions."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.table import Table, _Cell
from pptx.util import Pt

from gcm_data.bounds import share
from gcm_data.exports.pptx import lettering
from gcm_data.exports.pptx.boxes import Letters, describe, write
from gcm_data.exports.pptx.look import Look
from gcm_data.exports.pptx.room import Box
from gcm_data.slides.charts import Matrix, Value

SMALLEST, LARGEST = 11.0, 14.0  # points of letters
NOTHING = "–"  # no submission received
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style “No Style, No Grid”
_SIDE, _ABOVE = 4.0, 2.0  # points around the text of a cell
_WIDEST_NAME = 0.3  # of the table's width
_WIDEST_CELL = 120.0  # points, so that few columns stay near their names
_HIGHEST = 40.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of a table in points; `heads` are the heights of its header rows, `rows` those of the others."""

    size: float
    name: float
    cell: float
    heads: tuple[float, ...]
    rows: tuple[float, ...]


def add_matrix(page: Page, chart: Matrix, box: Box, look: Look, unit: float) -> Box:
    """A table in a box, as large as it fits; returns its place."""
    measures = _measured(chart, box, look, unit)
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
    return place


def _measured(chart: Matrix, box: Box, look: Look, unit: float) -> Measures:
    """The largest letters at which the table fits its box, and the room of each row and column."""
    size = LARGEST * unit
    while True:
        found = _at(size, chart, box, look, unit)
        needed = sum(found.heads) + sum(found.rows)
        if needed <= box.height or size <= SMALLEST * unit:
            break
        size -= 0.5 * unit
    spare = max(box.height - needed, 0) / max(len(found.rows), 1)
    rows = tuple(max(height, min(height + spare, _HIGHEST * unit)) for height in found.rows)
    return Measures(found.size, found.name, found.cell, found.heads, rows)


def _at(size: float, chart: Matrix, box: Box, look: Look, unit: float) -> Measures:
    """The measures with letters of a size."""
    sides = 2 * _SIDE * unit

    def high(text: str, room: float, bold: float = 1.0) -> float:
        return lettering.height(text, size, (room - sides) / look.spread / bold) + 2 * _ABOVE * unit

    names = [chart.corner, *chart.rows]
    widest = max(lettering.width(name, size) * look.spread * 1.08 for name in names) + sides + 1
    widest = min(widest, _WIDEST_NAME * box.width)
    cell = min((box.width - widest) / max(len(chart.columns), 1), _WIDEST_CELL * unit)
    bands = max((high(name, cell * count, 1.08) for name, count in chart.bands), default=0)
    head = max([high(chart.corner, widest, 1.08), *(high(name, max(cell, sides + size)) for name in chart.columns)])
    heads = (bands, head) if chart.bands else (head,)
    return Measures(size, widest, cell, heads, tuple(high(name, widest) for name in chart.rows))


def _write_heads(table: Table, chart: Matrix, look: Look, measures: Measures, unit: float) -> None:
    """The names of the columns, with bands over several of them."""
    last = len(measures.heads) - 1
    at = 1
    for name, count in chart.bands:
        cell = table.cell(0, at)
        if count > 1:
            cell.merge(table.cell(0, at + count - 1))
        _write(cell, name, Letters(measures.size, look.ink, is_bold=True), look, unit)
        at += count
    corner = table.cell(0, 0)
    if last:
        corner.merge(table.cell(last, 0))
    bottom = MSO_ANCHOR.BOTTOM
    _write(corner, chart.corner, Letters(measures.size, look.ink, is_bold=True, anchor=bottom), look, unit)
    align = PP_ALIGN.CENTER
    for column, name in enumerate(chart.columns, start=1):
        letters = Letters(measures.size, look.ink, align=align, anchor=bottom)
        _write(table.cell(last, column), name, letters, look, unit, is_narrow=bool(chart.bands))


def _write_rows(table: Table, chart: Matrix, look: Look, measures: Measures, unit: float) -> None:
    """The names of the rows and their counts, on a ground that grows darker with the share of submissions."""
    first = len(measures.heads)
    for row, (name, values) in enumerate(zip(chart.rows, chart.values, strict=True), start=first):
        cells = list(table.rows[row].cells)
        _write(cells[0], name, Letters(measures.size, look.ink, anchor=MSO_ANCHOR.MIDDLE), look, unit)
        for cell, value in zip(cells[1:], values, strict=True):
            part = share(value.count, value.total) if value else None
            ink = look.ink if part is None else look.palette.text_on(part)
            ground = "" if part is None else look.palette.colour_at(part)
            letters = Letters(measures.size, ink, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
            _write(cell, _written(value), letters, look, unit, ground, is_narrow=True)


def _written(value: Value | None) -> str:
    if value is None:
        return ""
    return str(value.count) if value.total else NOTHING


def _write(
    cell: _Cell, text: str, letters: Letters, look: Look, unit: float, ground: str = "", *, is_narrow: bool = False
) -> None:
    """A text in a cell, with its ground and a gap to its neighbours in the colour of the slide."""
    frame = cell.text_frame
    frame.word_wrap = True
    write(frame.paragraphs[0], text, letters)
    side, above = round(Pt(0 if is_narrow else _SIDE * unit)), round(Pt(_ABOVE * unit))
    fill = f'<a:solidFill><a:srgbClr val="{ground[1:].upper()}"/></a:solidFill>' if ground else "<a:noFill/>"
    gap = f'<a:solidFill><a:srgbClr val="{look.ground[1:].upper()}"/></a:solidFill>' if ground else "<a:noFill/>"
    lines = "".join(f'<a:{name} w="19050">{gap}</a:{name}>' for name in ("lnL", "lnR", "lnT", "lnB"))
    anchor = {MSO_ANCHOR.TOP: "t", MSO_ANCHOR.MIDDLE: "ctr", MSO_ANCHOR.BOTTOM: "b"}[letters.anchor]
    margins = f'marL="{side}" marR="{side}" marT="{above}" marB="{above}" anchor="{anchor}"'
    properties = parse_xml(f"<a:tcPr {nsdecls('a')} {margins}>{lines}{fill}</a:tcPr>")
    for old in cell._tc.findall(qn("a:tcPr")):
        cell._tc.remove(old)
    cell._tc.append(properties)


def _in_words(chart: Matrix) -> str:
    """What the table shows, row by row."""
    rows = []
    for name, values in zip(chart.rows, chart.values, strict=True):
        said = [f"{head} {_written(value)}" for head, value in zip(chart.columns, values, strict=True) if value]
        rows.append(f"{name}: {', '.join(said)}")
    return f"{chart.corner}. {'; '.join(rows)}."
