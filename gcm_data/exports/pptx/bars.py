"""Native bar charts: one for each panel, all on the same scale, each value with its denominator written on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.util import Pt

from gcm_data.change import FEWEST
from gcm_data.exports.pptx import lettering
from gcm_data.exports.pptx.boxes import Letters, add_text, describe
from gcm_data.exports.pptx.look import Look, paint
from gcm_data.exports.pptx.room import Box
from gcm_data.slides.charts import Bars, Panel, Value

SMALLEST, LARGEST = 11.0, 18.0  # points of labels
HEADING = 12.0
_THICKEST = 46.0  # points from one bar to the next, so that a few bars do not become boards
_BETWEEN, _ABOVE = 24.0, 8.0  # points between two columns of panels, and above a panel that stands below another
_BEHIND = 6.0  # from a label to its bar, and behind the number on it
_WIDEST_LABEL = 0.5  # of a panel's width
_SIGNS = ("■", "□")  # filled, framed
_TOTALS = "Of"  # the series of frames, where denominators differ


@dataclass(frozen=True, slots=True)
class Measures:
    """What all panels of a slide have in common: sizes in points."""

    pitch: float
    size: float
    labels: float
    numbers: float


def add_bars(page: Page, chart: Bars, box: Box, look: Look, unit: float) -> None:
    """The panels of a chart in a box: one alone, or two columns of them, each column read downwards."""
    if len(chart.series) > 1:
        box = _legend(page, chart, box, look, unit)
    half = -(-len(chart.panels) // 2)
    columns = [part for part in (chart.panels[:half], chart.panels[half:]) if part]
    boxes = box.columns(len(columns), _BETWEEN * unit)
    measures = _measured(chart, columns, boxes[0], look, unit)
    for panels, place in zip(columns, boxes, strict=True):
        for panel, head, room in _placed(panels, place, measures.pitch, look, unit):
            if panel.heading:
                add_text(page, panel.heading, head, [panel.heading], Letters(HEADING * unit, look.ink, is_bold=True))
            _add_panel(page, chart, panel, room, look, measures)


def _legend(page: Page, chart: Bars, box: Box, look: Look, unit: float) -> Box:
    """The names of two series with their signs, in one line; returns the box below it."""
    size = HEADING * unit
    said = "      ".join(f"{sign} {name}" for sign, name in zip(_SIGNS, chart.series, strict=True))
    height = lettering.height(said, size, box.width / look.spread)
    add_text(page, "Legend", box.part(0, height), [said], Letters(size, look.ink))
    return box.below(height + _ABOVE * unit)


def _measured(chart: Bars, columns: Sequence[Sequence[Panel]], box: Box, look: Look, unit: float) -> Measures:
    """Distances and sizes at which the fullest column fits its box."""
    free = [
        (box.height - sum(_head(panel, box, look, unit) for panel in panels) - _ABOVE * unit * (len(panels) - 1))
        / sum(len(panel.labels) for panel in panels)
        for panels in columns
    ]
    pitch = min(*free, _THICKEST * unit) if free else _THICKEST * unit
    size = min(max(SMALLEST * unit, pitch * 0.5 // 0.5 * 0.5), LARGEST * unit)
    labels = [label for panel in chart.panels for label in panel.labels]
    numbers = [value.written for value in _values(chart)]
    widest, longest = (max((lettering.width(t, size) for t in texts), default=0) for texts in (labels, numbers))
    widest, behind = widest * look.spread + _BEHIND, longest * look.spread + 2 * _BEHIND
    return Measures(pitch, size, min(widest, box.width * _WIDEST_LABEL), behind)


def _values(chart: Bars) -> list[Value]:
    return [value for panel in chart.panels for row in panel.values for value in row]


def _head(panel: Panel, box: Box, look: Look, unit: float) -> float:
    """The height of a panel's heading."""
    return lettering.height(panel.heading, HEADING * unit * 1.08, box.width / look.spread) if panel.heading else 0


def _placed(
    panels: Sequence[Panel], box: Box, pitch: float, look: Look, unit: float
) -> Iterator[tuple[Panel, Box, Box]]:
    """The panels of a column, each with the boxes of its heading and of its bars."""
    for panel in panels:
        head, height = _head(panel, box, look, unit), pitch * len(panel.labels)
        yield panel, box.part(0, head), box.part(head, height)
        box = box.below(head + height + _ABOVE * unit)


def _add_panel(page: Page, chart: Bars, panel: Panel, box: Box, look: Look, measures: Measures) -> None:
    """One native chart. Where the denominators differ, a series of frames shows them and carries the numbers."""
    totals = {value.total for value in _values(chart)}
    data = CategoryChartData(number_format="General")
    data.categories = panel.labels
    if len(totals) > 1:
        data.add_series(_TOTALS, [value.total for value in panel.values[0]])
    for name, row in zip(chart.series, panel.values, strict=True):
        data.add_series(name, [value.count for value in row])
    shape = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.placed, data)
    heading = panel.heading or "Bars"
    describe(shape, f"Chart: {heading}", f"Bar chart. {_in_words(chart, panel)}")
    native = shape.chart
    _set_axes(native, chart.most, look, measures)
    _set_room(native, box, measures)
    bars = list(native.plots[0].series)
    native.plots[0].gap_width = 45 if len(bars) == 1 or len(totals) > 1 else 30
    native.plots[0].overlap = 100 if len(totals) > 1 else 0
    if len(totals) > 1:
        _frame(bars[0], look)
        _write_each(bars[0], panel.values[0], look, measures)
        _fill(bars[1], look)
        return
    for place, one in enumerate(bars):
        is_drawn = len(bars) == 1 or max(totals) >= FEWEST
        (_hide if not is_drawn else _frame if place else _fill)(one, look)
        _write_all(one, max(totals, default=0), look, measures)


def _in_words(chart: Bars, panel: Panel) -> str:
    """What a panel shows, value by value."""
    rows = zip(panel.labels, zip(*panel.values, strict=True), strict=True)
    if len(chart.series) == 1:
        said = [f"{label}: {value.written}" for label, (value,) in rows]
    else:
        said = [f"{label}: {', '.join(f'{n.lower()} {v.written}' for n, v in zip(chart.series, values, strict=True))}"
                for label, values in rows]  # fmt: skip
    return " ".join(filter(None, (f"{panel.heading}." if panel.heading else "", f"{'; '.join(said)}.")))


def _set_axes(native: NativeChart, most: int, look: Look, measures: Measures) -> None:
    """The first category on top, no lines but the one from which bars start, the scale from none to all."""
    native.has_legend = native.has_title = False
    native.font.size = Pt(measures.size)
    paint(native.font.color, look.ink)
    names, scale = native.category_axis, native.value_axis
    names.reverse_order = True
    names.major_tick_mark, names.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = scale.has_major_gridlines = scale.visible = False
    scale.minimum_scale, scale.maximum_scale = 0, most
    paint(names.format.line.color, look.muted)
    names.format.line.width = Pt(0.75)


def _set_room(native: NativeChart, box: Box, measures: Measures) -> None:
    """Give labels and numbers the same width in each panel, so that bars can be compared across panels."""
    left, right = measures.labels / box.width, measures.numbers / box.width
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


def _fill(bars: BarSeries, look: Look) -> None:
    bars.invert_if_negative = False
    bars.format.fill.solid()
    paint(bars.format.fill.fore_color, look.accent)


def _frame(bars: BarSeries, look: Look) -> None:
    """Bars without a filling: their frame tells them from the filled ones without a colour."""
    _hide(bars, look)
    paint(bars.format.line.color, look.accent)
    bars.format.line.width = Pt(1)


def _hide(bars: BarSeries, look: Look) -> None:
    """Bars that are not drawn, because there are too few behind them; their numbers stand."""
    bars.invert_if_negative = False
    bars.format.fill.background()
    bars.format.line.fill.background()


def _write_all(bars: BarSeries, total: int, look: Look, measures: Measures) -> None:
    """The numbers by a format, so that they follow when somebody edits the data."""
    labels = bars.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = f'0" of {total}"', False
    labels.font.size = Pt(measures.size)
    paint(labels.font.color, look.ink)


def _write_each(bars: BarSeries, values: Sequence[Value], look: Look, measures: Measures) -> None:
    """The numbers as texts, because each has another denominator."""
    for place, value in enumerate(values):
        label = bars.points[place].data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        run = label.text_frame.paragraphs[0].add_run()
        run.text = value.written
        run.font.size = Pt(measures.size)
        paint(run.font.color, look.ink)
