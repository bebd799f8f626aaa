"""The bars of a slide for the projector, in type that is read from the back row.

Sizes are pixels of a screen 1600 wide, of which the chart has WIDTH; the page scales the whole with the screen. The
height follows the room that the page leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.coverage.two_cycles import FEWEST
from gcm_data.figures.axes import row_axis
from gcm_data.figures.chart import Bars, Panel, Value
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold

WIDTH, HEIGHT = 1528, 540
FONT, LARGE_FONT = 21, 27
LARGE_UP_TO = 9  # rows
FEWEST_ROWS = 7  # of a figure, so that a few bars do not become boards
CHARACTER = 0.47  # of the font's size: the mean width of a character
BETWEEN, BEHIND_LABEL = 40, 14  # pixels: between two columns, and from a label to its bar
PANEL_GAP = 0.5  # rows
THICKNESS = 0.66  # of a row


class Line(NamedTuple):
    """A row of bars: its place from the top, its label, and the values of each series."""

    place: float
    label: str
    values: tuple[Value, ...]


class Column(NamedTuple):
    """Panels one below the other: (place, words) of headings, their rows, and the height of the whole in rows."""

    headings: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    height: float


class Room(NamedTuple):
    """Where a column stands, as shares of the figure's width: its left edge, and both ends of its bars."""

    left: float
    start: float
    end: float

    @property
    def pixels(self) -> float:
        """The length of the bars' axis."""
        return (self.end - self.start) * WIDTH


def bars(chart: Bars, mode: str) -> go.Figure:
    """Bars in one column, or in two where there are several panels; two series stand on both sides of a line."""
    palette = PALETTES[mode]
    has_sides = len(chart.series) > 1
    columns = [_column(panels, 1.0 if has_sides else 0.0) for panels in _halves(chart.panels)]
    rows = max(column.height for column in columns)
    size = LARGE_FONT if rows <= LARGE_UP_TO else FONT
    layout = base_layout(mode, HEIGHT, {"l": 4, "r": 4, "t": 4, "b": 4})
    layout["font"] |= {"size": size}
    layout |= {"barmode": "overlay", "annotations": [], "shapes": []}
    layout["hoverdistance"] = -1  # a click anywhere in a row opens it
    layout["hoverlabel"]["font"]["size"] = size
    layout["yaxis"] |= {"range": [max(rows, FEWEST_ROWS) - 0.4, -0.6]}
    traces = []
    for number, (column, room) in enumerate(zip(columns, _rooms(columns, size), strict=True), start=1):
        axes = _axes(layout, number, column, room, chart, size)
        layout["annotations"] += _headings(column, room, axes, palette)
        if has_sides:
            layout["annotations"] += _sides(chart, axes, palette)
            layout["shapes"] += [_line(column, axes, palette)]
        drawn = [*_drawn(column, has_sides, palette), click_layer(_clicks(column, chart), mode, size)]
        traces += [trace | axes for trace in drawn]
    return figure_of(traces, layout)


def _halves(panels: Sequence[Panel]) -> list[Sequence[Panel]]:
    half = -(-len(panels) // 2)
    return [part for part in (panels[:half], panels[half:]) if part]


def _column(panels: Sequence[Panel], place: float) -> Column:
    """Lay panels one below the other, the first heading or row at a place."""
    headings, lines = [], []
    for panel in panels:
        if panel.heading:
            headings.append((place, panel.heading))
            place += 1
        for label, values in zip(panel.labels, zip(*panel.values, strict=True), strict=True):
            lines.append(Line(place, label, values))
            place += 1
        place += PANEL_GAP
    return Column(tuple(headings), tuple(lines), place - PANEL_GAP)


def _rooms(columns: Sequence[Column], size: int) -> list[Room]:
    """Columns of the same width, each with as much room for labels as its longest needs."""
    share = 1 / len(columns)
    rooms = []
    for number, column in enumerate(columns):
        labels = max((len(line.label) for line in column.lines), default=0) * size * CHARACTER + BEHIND_LABEL
        gap = BETWEEN / WIDTH if number < len(columns) - 1 else 0
        rooms.append(Room(number * share, number * share + labels / WIDTH, (number + 1) * share - gap))
    return rooms


def _axes(
    layout: dict[str, object], number: int, column: Column, room: Room, chart: Bars, size: int
) -> dict[str, object]:
    """Give a column its axes in a layout; returns their names, as a trace or an annotation takes them."""
    suffix = str(number) if number > 1 else ""
    written = len(_written(Value(chart.most, chart.most, ""))) * size * CHARACTER  # behind the longest bar
    sides = len(chart.series)
    length = room.pixels / sides
    end = _longest(chart) * length / max(length - written, length / 3)
    x = {**layout["xaxis"], "visible": False, "domain": [room.start, room.end], "anchor": f"y{suffix}"}
    x["range"] = [-end if sides > 1 else 0, end]
    names = row_axis([line.label for line in column.lines], [line.place for line in column.lines], 0, 0)
    y = {**layout["yaxis"], **names, "range": layout["yaxis"]["range"], "anchor": f"x{suffix}", "automargin": False}
    layout[f"xaxis{suffix}"], layout[f"yaxis{suffix}"] = x, y | {"ticklen": BEHIND_LABEL}
    return {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}


def _longest(chart: Bars) -> int:
    """The longest bar with its frame; on two sides of a line there are no frames, which would dwarf the bars."""
    if len(chart.series) == 1:
        return chart.most
    return max([1, *(value.count for panel in chart.panels for row in panel.values for value in row)])


def _headings(column: Column, room: Room, axes: dict[str, object], palette: Palette) -> Iterator[dict[str, object]]:
    """The headings of a column's panels, at its left edge."""
    look = {"showarrow": False, "xanchor": "left", "font": {"color": palette.ink}, "xref": "paper"}
    for place, words in column.headings:
        yield {"text": bold(words), "x": room.left, "y": place, "yref": axes["yaxis"], **look}


def _sides(chart: Bars, axes: dict[str, object], palette: Palette) -> Iterator[dict[str, object]]:
    """The names of the two series over their bars, one on each side of the line."""
    for words, anchor, side in ((chart.series[1], "right", -1), (chart.series[0], "left", 1)):
        look = {"showarrow": False, "xanchor": anchor, "xshift": 8 * side, "font": {"color": palette.ink}}
        yield {"text": words, "x": 0, "xref": axes["xaxis"], "y": 0, "yref": axes["yaxis"], **look}


def _line(column: Column, axes: dict[str, object], palette: Palette) -> dict[str, object]:
    """The line from which bars run to both sides."""
    refs = {"xref": axes["xaxis"], "yref": axes["yaxis"]}
    ends = {"x0": 0, "x1": 0, "y0": -0.4, "y1": column.height - 0.5}
    return {"type": "line", **refs, **ends, "line": {"color": palette.muted, "width": 1}, "layer": "below"}


def _written(value: Value) -> str:
    return f" {value.written} "


def _drawn(column: Column, has_sides: bool, palette: Palette) -> Iterator[dict[str, object]]:
    """Bars with their numbers: in frames of the totals, or on both sides of a line.

    A bar left of the line is framed, not filled. Of fewer than FEWEST compared only the numbers are drawn.
    """
    for series, side in ((0, 1), (1, -1)) if has_sides else ((0, 1),):
        values = [line.values[series] for line in column.lines]
        counts = [value.count if value.total >= FEWEST or not has_sides else 0 for value in values]
        ends = counts if has_sides else [value.total for value in values]
        places = [line.place for line in column.lines]
        shared = {"type": "bar", "orientation": "h", "width": THICKNESS, "hoverinfo": "skip", "showlegend": False}
        if not has_sides:
            frame = {"color": "rgba(0,0,0,0)", "line": {"color": palette.muted, "width": 0.7}}
            yield shared | {"y": places, "x": ends, "marker": frame}
        fill = palette.accent if side > 0 else palette.scale[0]
        bar = {"color": fill, "line": {"color": palette.accent, "width": 2 if side < 0 else 0}}
        yield shared | {"y": places, "x": [side * count or None for count in counts], "marker": bar}
        yield {
            "type": "scatter",
            "mode": "text",
            "x": [side * end for end in ends],
            "y": places,
            "text": [_written(value) for value in values],
            "textposition": "middle right" if side > 0 else "middle left",
            "textfont": {"color": palette.ink},
            "cliponaxis": False,
            "hoverinfo": "skip",
            "showlegend": False,
        }


def _clicks(column: Column, chart: Bars) -> list[Clickable]:
    """What a click in a row opens; with two series, in its half of the row."""
    series = range(len(chart.series))
    sides = [(line, line.values[number], (1, -1)[number]) for line in column.lines for number in series]
    half = _longest(chart) / 2
    return [Clickable(side * half, line.place, *_said(line, value)) for line, value, side in sides]


def _said(line: Line, value: Value) -> tuple[str, str]:
    return value.opens, f"{line.label}: {value.written}"
