"""A native chart of a Word document, with its workbook inside, so that an editor can change its numbers."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml as parse_word
from docx.oxml.ns import nsdecls
from lxml import etree
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from gcm_data.exports.docx.elements import Element
from gcm_data.exports.docx.styles import FAINT, INK, LANGUAGE, MUTED
from gcm_data.figures.theme import PALETTES
from gcm_data.paper.parts import Chart
from gcm_data.text.xml import writable

_ACCENT = PALETTES["light"].accent.removeprefix("#")
COLOURS = (_ACCENT, INK, MUTED, FAINT)  # told apart by their lightness, too
SIZE = 9.0  # points
_WIDE, _HIGH, _EMU = 165, 70, 36_000  # millimetres, and units of a drawing in one of them
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add_chart(document: Part, chart: Chart, number: int) -> Element:
    """Add a chart to the main part of a document; returns the run in which it stands. `number` is its own."""
    data = CategoryChartData(number_format=chart.number_format)
    data.categories = [writable(name) for name in chart.categories]
    for name, values in chart.series:
        data.add_series(writable(name), values)
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _BOOK, CategoryWorkbookWriter(data).xlsx_blob)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _TYPE, b"", document.package)
    inside = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    space = parse_xml(data.xml_bytes(XL_CHART_TYPE.COLUMN_CLUSTERED))
    _dress(NativeChart(space, None), chart)
    language = etree.SubElement(space, qn("c:lang"), val=LANGUAGE)
    space.find(qn("c:date1904")).addnext(language)
    external = etree.SubElement(space, qn("c:externalData"))
    external.set(qn("r:id"), inside)
    etree.SubElement(external, qn("c:autoUpdate"), val="0")
    part._blob = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _drawing(document.relate_to(part, RELATIONSHIP_TYPE.CHART), chart, number)


def _dress(native: NativeChart, chart: Chart) -> None:
    """The look: one colour a series, values above the columns of a single one, a legend for several."""
    native.has_title, native.font.size = False, Pt(SIZE)
    native.font.color.rgb = RGBColor.from_string(INK.upper())
    is_single = len(chart.series) == 1
    native.has_legend = not is_single
    if not is_single:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = native.plots[0]
    plot.gap_width = 60
    for place, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(COLOURS[place % len(COLOURS)].upper())
    if is_single:
        labels = plot.data_labels if plot.has_data_labels else _labels(plot)
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.number_format, labels.number_format_is_linked = chart.number_format, False
    native.value_axis.visible = not is_single
    native.value_axis.has_major_gridlines, native.value_axis.minimum_scale = False, 0
    native.category_axis.major_tick_mark = XL_TICK_MARK.NONE


def _labels(plot: object) -> object:
    plot.has_data_labels = True
    return plot.data_labels


def _drawing(relation: str, chart: Chart, number: int) -> Element:
    """The run of a chart, with what it shows told in words for who can't see it."""
    width, height = _WIDE * _EMU, _HIGH * _EMU
    run = parse_word(
        f'<w:r {nsdecls("w", "wp", "a", "r")} xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    (properties,) = run.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    properties.set("title", writable(chart.caption))
    properties.set("descr", writable(f"{chart.caption}. {chart.said}"))
    return run
