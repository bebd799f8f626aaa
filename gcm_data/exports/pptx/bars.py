"""A native bar chart, each value with its denominator written on it, and beside it who stands behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.slide import Slide as Page

from gcm_data.coverage.two_cycles import FEWEST
from gcm_data.exports.pptx import native
from gcm_data.exports.pptx.boxes import Letters, add_text, describe
from gcm_data.exports.pptx.colours import Look
from gcm_data.exports.pptx.lettering import Font, sizes
from gcm_data.exports.pptx.links import Links
from gcm_data.exports.pptx.names import add_names
from gcm_data.exports.pptx.room import Box, Room
from gcm_data.figures.chart import Bars, Value

LARGEST, SMALLEST = 20.0, 7.0  # points of letters; less than the room's least only where a template leaves too little
_THICKEST = 44.0  # points from one bar to the next, so that a few bars do not become boards
_ABOVE, _BETWEEN = 4.0, 12.0  # points below the names of series, and between chart and names of States
_BEHIND = 6.0  # from a label to its bar, and behind the number on it
_WIDEST_LABEL, _WIDEST_NAMES = 0.5, 0.46  # of the width
_SHORTEST = 60.0  # points that a bar of all submissions has at least
_TOTALS = "Members"  # the series of frames, where denominators differ


@dataclass(frozen=True, slots=True)
class Measures:
    """In points: the size of letters, from one bar to the next, and the widths of labels, bars, numbers and States.

    `head` is the height of the names of series, which one series alone has not.
    """

    size: float
    pitch: float
    labels: float
    bars: float
    numbers: float
    names: float
    head: float


def add_bars(page: Page, chart: Bars, box: Box, look: Look, room: Room, links: Links, keys: dict[str, object]) -> None:
    """The chart in a box; `keys` leads from the label of a number to the key of its evidence."""
    measures = measured(chart, box, look.font, room)
    height = measures.pitch * len(chart.labels)
    place = replace(box, top=box.top + measures.head, height=height, width=measures.labels)
    for number, (name, values) in enumerate(zip(chart.series, chart.values, strict=True)):
        if measures.head:
            head = Box(place.right, box.top, measures.bars, measures.head)
            add_text(page, name, head, [name], Letters(measures.size, look.ink))
        labels = measures.labels if number == 0 else 0.0
        room_of_chart = Box(place.right - labels, place.top, labels + measures.bars, height)
        _add_chart(page, chart, number, values, room_of_chart, look, measures)
        place = replace(place, width=place.width + measures.bars)
    if measures.names:
        names = Box(place.right + _BETWEEN * room.unit, place.top, measures.names, height)
        add_names(page, chart.labels, _of_rows(chart), names, look, measures.size, links, keys)


def measured(chart: Bars, box: Box, font: Font, room: Room) -> Measures:
    """The measures with the largest letters at which the chart fits its box."""
    for size in (*sizes(LARGEST * room.unit, room.least), *sizes(room.least, SMALLEST * room.unit)):
        found = _at(size, chart, box, font, room)
        is_airy = size <= room.least or size * 1.6 <= found.pitch
        is_drawn = found.bars - found.numbers >= _SHORTEST * room.unit
        is_high = size * font.leading <= found.pitch
        # in one line: LibreOffice breaks a link within its words, and leaves out labels next to one of two lines
        is_named = all(font.lines(_named(value), size, found.names) == 1 for value in _of_rows(chart))
        is_labelled = all(font.lines(label, size, found.labels - _BEHIND) == 1 for label in chart.labels)
        if is_airy and is_drawn and is_high and ((is_named and is_labelled) or size <= room.least):
            break
    return found


def _at(size: float, chart: Bars, box: Box, font: Font, room: Room) -> Measures:
    """The measures with letters of a size."""
    values = [value for row in chart.values for value in row]
    names = max((font.width(_named(value), size) for value in _of_rows(chart)), default=0) + 2
    names = min(names, _WIDEST_NAMES * box.width)
    labels = max((font.width(label, size) for label in chart.labels), default=0) + _BEHIND
    labels = min(labels, box.width * _WIDEST_LABEL)
    numbers = max((font.width(value.written, size) for value in values), default=0) + 2 * _BEHIND
    bars = (box.width - labels - names - _BETWEEN * room.unit) / len(chart.series)
    head = max(font.height(name, size, bars) for name in chart.series) + _ABOVE * room.unit
    head = head if len(chart.series) > 1 else 0.0
    pitch = min((box.height - head) / max(len(chart.labels), 1), _THICKEST * room.unit)
    return Measures(size, pitch, labels, bars, numbers, names, head)


def _of_rows(chart: Bars) -> list[Value]:
    """The value of each label whose members are named.

    Of several series it is the one that counts somebody. Where more do nobody is named, and the first leads to its own.
    """
    rows = []
    for values in zip(*chart.values, strict=True):
        counted = [value for value in values if value.count] or [values[0]]
        rows.append(counted[0] if len(counted) == 1 else replace(counted[0], who=""))
    return rows


def fits(chart: Bars, box: Box, font: Font, room: Room) -> bool:
    """Whether letters in a box can be as large as they have to be."""
    return measured(chart, box, font, room).size >= room.least


def _named(value: Value) -> str:
    return value.who or native.WHO


def _add_chart(
    page: Page, chart: Bars, number: int, values: Sequence[Value], box: Box, look: Look, measures: Measures
) -> None:
    """The native chart of one series; only the first shows the labels."""
    name, several = chart.series[number], len(chart.series) > 1
    totals = {value.total for value in values}
    has_frames = len(totals) > 1 and not several
    series = {_TOTALS: [value.total for value in values]} if has_frames else {}
    shape = native.add_chart(page, box, chart.labels, series | {name: [value.count for value in values]})
    describe(shape, f"Chart: {name}", _in_words(name if several else "", chart.labels, values))
    most = chart.greatest if several else chart.most  # two series have no frames, which would dwarf the bars
    native.set_axes(shape.chart, most, look, measures.size, has_labels=number == 0)
    labels = measures.labels if number == 0 else 0.0
    native.set_room(shape.chart, labels / box.width, measures.numbers / box.width)
    *frames, bars = shape.chart.plots[0].series
    is_drawn = not several or max(totals) >= FEWEST
    native.dress(bars, look, is_filled=number == 0, is_drawn=is_drawn)
    for frame in frames:
        native.dress(frame, look, is_filled=False, is_drawn=True)
        native.write_each(frame, values, look, measures.size)
    if len(totals) == 1:
        native.write_all(bars, max(totals), look, measures.size, is_at_end=is_drawn)
    elif not frames:
        native.write_each(bars, values, look, measures.size)


def _in_words(heading: str, labels: Sequence[str], values: Sequence[Value]) -> str:
    """What a chart shows, value by value."""
    said = "; ".join(f"{label}: {value.named}" for label, value in zip(labels, values, strict=True))
    return " ".join(filter(None, ("Bar chart.", f"{heading}." if heading else "", f"{said}.")))
