"""Native bar charts: one for each panel, all on the same scale, each value with its denominator written on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.slide import Slide as Page

from gcm_data.coverage.two_cycles import FEWEST
from gcm_data.exports.pptx import native
from gcm_data.exports.pptx.boxes import Letters, add_text, describe
from gcm_data.exports.pptx.colours import Look
from gcm_data.exports.pptx.lettering import BOLD, Font, sizes
from gcm_data.exports.pptx.room import Box
from gcm_data.figures.chart import Bars, Panel, Value

LARGEST, MIDDLE, SMALLEST = 18.0, 11.0, 8.0  # points of labels; less than 11 only where a template leaves little room
_HEADING, _SMALLEST_HEADING = 12.0, 9.0
_THICKEST = 46.0  # points from one bar to the next, so that a few bars do not become boards
_BETWEEN, _ABOVE = 24.0, 8.0  # points between two columns of panels, and above a panel that stands below another
_BEHIND = 6.0  # from a label to its bar, and behind the number on it
_WIDEST_LABEL = 0.6  # of a panel's width
_SHORTEST = 30.0  # points that a bar of all submissions has at least
_TOTALS = "Of"  # the series of frames, where denominators differ


@dataclass(frozen=True, slots=True)
class Measures:
    """What all panels of a slide have in common, in points.

    Sizes of labels, headings and names of series; from one bar to the next; the widths that labels, bars and numbers
    have; the heights of headings and of names, which one series alone has not.
    """

    size: float
    heading: float
    name: float
    pitch: float
    labels: float
    bars: float
    numbers: float
    head: float
    names: float


def add_bars(page: Page, chart: Bars, box: Box, look: Look, unit: float) -> None:
    """The panels of a chart in a box: one alone, or two columns of them, each column read downwards.

    Of several series each has a chart of its own, side by side, its name above: counts can then be edited as counts.
    """
    half = -(-len(chart.panels) // 2)
    columns = [part for part in (chart.panels[:half], chart.panels[half:]) if part]
    boxes = box.columns(len(columns), _BETWEEN * unit)
    measures = _measured(chart, columns, boxes[0], look.font, unit)
    for panels, place in zip(columns, boxes, strict=True):
        if measures.names:
            _name_series(page, chart, place, look, measures)
        top = measures.names
        for panel in panels:
            height = measures.pitch * len(panel.labels)
            if panel.heading:
                letters = Letters(measures.heading, look.ink, is_bold=True)
                add_text(page, panel.heading, place.part(top, measures.head), [panel.heading], letters)
            _add_panel(page, chart, panel, place.part(top + measures.head, height), look, measures)
            top += measures.head + height + _ABOVE * unit


def _measured(chart: Bars, columns: Sequence[Sequence[Panel]], box: Box, font: Font, unit: float) -> Measures:
    """The measures with the largest letters at which the fullest column fits its box."""
    headings = [panel.heading for panel in chart.panels if panel.heading]
    rows = max(sum(len(panel.labels) for panel in panels) for panels in columns)
    stacked = max(map(len, columns))
    for size in sizes(LARGEST * unit, SMALLEST * unit):
        labels, numbers = _widths(chart, font, size)
        labels = min(labels, box.width * _WIDEST_LABEL)
        bars = (box.width - labels) / len(chart.series)
        heading, head = _fitted(headings, box.width / BOLD, font, unit)
        name, names = _fitted(chart.series, bars, font, unit)
        names = names + _ABOVE / 2 * unit if len(chart.series) > 1 else 0
        free = box.height - names - head * stacked - _ABOVE * unit * (stacked - 1)
        pitch = min(free / rows, _THICKEST * unit)
        is_airy = size <= MIDDLE * unit or size <= pitch / 2
        if is_airy and size * font.leading <= pitch and bars - numbers >= _SHORTEST * unit:
            break
    return Measures(size, heading, name, pitch, labels, bars, numbers, head, names)


def _widths(chart: Bars, font: Font, size: float) -> tuple[float, float]:
    """The widths of the longest label and of the longest number, with the room beside them."""
    labels = [font.width(label, size) for panel in chart.panels for label in panel.labels]
    numbers = [font.width(value.written, size) for value in _values(chart)]
    return max(labels, default=0) + _BEHIND, max(numbers, default=0) + 2 * _BEHIND


def _fitted(texts: Sequence[str], width: float, font: Font, unit: float) -> tuple[float, float]:
    """The size at which each of some headings stands in one line, if any does, and the height of the highest."""
    largest, smallest = _HEADING * unit, _SMALLEST_HEADING * unit
    size = min((font.in_lines(text, largest, smallest, width, 1) for text in texts), default=largest)
    return size, max((font.height(text, size, width) for text in texts), default=0)


def _values(chart: Bars) -> list[Value]:
    return [value for panel in chart.panels for row in panel.values for value in row]


def _name_series(page: Page, chart: Bars, box: Box, look: Look, measures: Measures) -> None:
    """The name of each series over its bars."""
    for place, name in enumerate(chart.series):
        room = Box(box.left + measures.labels + place * measures.bars, box.top, measures.bars, measures.names)
        add_text(page, name, room, [name], Letters(measures.name, look.ink))


def _add_panel(page: Page, chart: Bars, panel: Panel, box: Box, look: Look, measures: Measures) -> None:
    """A native chart for each series of a panel; only the first shows the labels."""
    totals = {value.total for value in _values(chart)}
    left, labels = box.left, measures.labels
    for place, (name, values) in enumerate(zip(chart.series, panel.values, strict=True)):
        room = replace(box, left=left, width=labels + measures.bars)
        series = {_TOTALS: [value.total for value in values]} if len(totals) > 1 else {}
        shape = native.add_chart(page, room, panel.labels, series | {name: [value.count for value in values]})
        several = name if len(chart.series) > 1 else ""
        described = " ".join(filter(None, (panel.heading, several)))
        describe(shape, f"Chart: {described or name}", _in_words(described, panel.labels, values))
        native.set_axes(shape.chart, chart.most, look, measures.size, has_labels=place == 0)
        native.set_room(shape.chart, labels / room.width, measures.numbers / room.width)
        *frames, bars = shape.chart.plots[0].series
        is_drawn = not several or max(totals) >= FEWEST
        native.dress(bars, look, is_filled=place == 0, is_drawn=is_drawn)
        for frame in frames:
            native.dress(frame, look, is_filled=False, is_drawn=True)
            native.write_each(frame, values, look, measures.size)
        if not frames:
            native.write_all(bars, max(totals), look, measures.size, is_at_end=is_drawn)
        left, labels = room.right, 0.0


def _in_words(heading: str, labels: Sequence[str], values: Sequence[Value]) -> str:
    """What a chart shows, value by value."""
    said = "; ".join(f"{label}: {value.written}" for label, value in zip(labels, values, strict=True))
    return " ".join(filter(None, ("Bar chart.", f"{heading}." if heading else "", f"{said}.")))
