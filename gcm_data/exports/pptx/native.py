"""One native bar chart, with its workbook inside, in the look of a slide."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as Page
from pptx.util import Pt

from gcm_data.exports.pptx.colours import Look, paint
from gcm_data.exports.pptx.room import Box
from gcm_data.figures.chart import Value

WHO = "who"  # leads to those whom a number counts, where they are too many to be named
_GAP = 45  # between bars, in hundredths of their thickness


def add_chart(page: Page, box: Box, labels: Sequence[str], series: dict[str, list[int]]) -> GraphicFrame:
    """A chart with its workbook inside."""
    data = CategoryChartData(number_format="0")
    data.categories = labels
    for name, counts in series.items():
        data.add_series(name, counts)
    shape = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.placed, data)
    shape.chart.plots[0].gap_width, shape.chart.plots[0].overlap = _GAP, 100  # bars stand in their frames
    return shape


def set_axes(native: NativeChart, most: int, look: Look, size: float, *, has_labels: bool) -> None:
    """The first category on top, no lines but the one from which bars start, the scale from none to all."""
    native.has_legend = native.has_title = False
    native.font.size = Pt(size)
    paint(native.font.color, look.ink)
    names, scale = native.category_axis, native.value_axis
    names.reverse_order = True
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW if has_labels else XL_TICK_LABEL_POSITION.NONE
    names.has_major_gridlines = scale.has_major_gridlines = scale.visible = False
    scale.minimum_scale, scale.maximum_scale = 0, most
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))
    paint(names.format.line.color, look.muted)
    names.format.line.width = Pt(0.75)


def set_room(native: NativeChart, left: float, right: float) -> None:
    """Leave shares of the chart's width to labels and numbers, equal in all panels so that bars can be compared."""
    sizes = {"x": left, "y": 0, "w": 1 - left - right, "h": 1}
    placed = "".join(f'<c:{name} val="{size:.4f}"/>' for name, size in sizes.items())
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{placed}</c:manualLayout></c:layout>'
    )
    area = native._chartSpace.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(layout))


def dress(bars: BarSeries, look: Look, *, is_filled: bool, is_drawn: bool) -> None:
    """Filled bars or mere frames, so that no colour is needed to tell them apart; or none, only their numbers."""
    bars.invert_if_negative = False
    if is_filled and is_drawn:
        bars.format.fill.solid()
        paint(bars.format.fill.fore_color, look.accent)
        return
    bars.format.fill.background()
    if is_drawn:
        paint(bars.format.line.color, look.accent)
        bars.format.line.width = Pt(1)


def write_all(bars: BarSeries, total: int, look: Look, size: float, *, is_at_end: bool) -> None:
    """The numbers by a format, so that they follow when somebody edits the data; at the end of bars that are drawn."""
    labels = bars.data_labels
    place = XL_LABEL_POSITION.OUTSIDE_END if is_at_end else XL_LABEL_POSITION.INSIDE_BASE
    labels.show_value, labels.position = True, place
    labels.number_format, labels.number_format_is_linked = f'0" of {total}"', False
    labels.font.size = Pt(size)
    paint(labels.font.color, look.ink)
    _keep_in_line(labels._element)


def write_each(bars: BarSeries, values: Sequence[Value], look: Look, size: float) -> None:
    """The numbers as texts, because each has another denominator."""
    for place, value in enumerate(values):
        label = bars.points[place].data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        run = label.text_frame.paragraphs[0].add_run()
        run.text = value.written
        run.font.size = Pt(size)
        paint(run.font.color, look.ink)
        _keep_in_line(label._dLbl)


def _keep_in_line(written: object) -> None:
    """Numbers are not broken into lines where the chart is narrow."""
    for body in written.iter(qn("a:bodyPr")):
        body.set("wrap", "none")
