"""The bars of a slide for the projector, in type that is read from the back row.

Sizes are pixels of a screen 1600 wide, of which the chart has WIDTH; the page scales the whole with the screen. The
height follows the room that the page leaves.
"""

from __future__ import annotations

from collections.abc import Iterator

import plotly.graph_objects as go

from gcm_data.coverage.two_cycles import FEWEST
from gcm_data.figures.axes import row_axis
from gcm_data.figures.chart import Bars, Value
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of

WIDTH, HEIGHT = 1528, 540
FONT, LARGE_FONT = 21, 27
LARGE_UP_TO = 9  # rows
FEWEST_ROWS = 7  # of a figure, so that a few bars do not become boards
CHARACTER = 0.5  # of the font's size: the mean width of a character
BEHIND_LABEL = 14  # pixels from a label to its bar
THICKNESS = 0.66  # of a row


def bars(chart: Bars, mode: str) -> go.Figure:
    """Bars of one series in frames of their totals; two series stand on both sides of a line."""
    palette = PALETTES[mode]
    has_sides = len(chart.series) > 1
    first = 1.0 if has_sides else 0.0  # below the names of the two sides
    places = [first + row for row in range(len(chart.labels))]
    rows = first + len(places)
    size = LARGE_FONT if rows <= LARGE_UP_TO else FONT
    layout = base_layout(mode, HEIGHT, {"l": 4, "r": 4, "t": 4, "b": 4})
    layout["font"] |= {"size": size}
    layout |= {"barmode": "overlay", "annotations": [], "shapes": []}
    layout["hoverdistance"] = -1  # a click anywhere in a row opens it
    layout["hoverlabel"]["font"]["size"] = size
    _set_axes(layout, chart, places, size)
    layout["yaxis"] |= {"range": [max(rows, FEWEST_ROWS) - 0.4, -0.6]}
    if has_sides:
        layout["annotations"] += _sides(chart, palette)
        layout["shapes"] += [_line(rows, palette)]
    return figure_of([*_drawn(chart, places, palette), click_layer(_clicks(chart, places), mode, size)], layout)


def _set_axes(layout: dict[str, object], chart: Bars, places: list[float], size: int) -> None:
    """Room for the longest label, and for the longest number behind the longest bar."""
    labels = (max(map(len, chart.labels), default=0) * size * CHARACTER + BEHIND_LABEL) / WIDTH
    sides = len(chart.series)
    length = (1 - labels) * WIDTH / sides
    written = max((len(_written(value)) for row in chart.values for value in row), default=0) * size * CHARACTER
    end = _longest(chart) * length / max(length - written, length / 3)
    x = {"visible": False, "domain": [labels, 1], "range": [-end if sides > 1 else 0, end]}
    layout["xaxis"] |= x
    layout["yaxis"] |= {**row_axis(list(chart.labels), places, 0, 0), "automargin": False, "ticklen": BEHIND_LABEL}


def _longest(chart: Bars) -> int:
    """The longest bar with its frame; on two sides of a line there are no frames, which would dwarf the bars."""
    return chart.most if len(chart.series) == 1 else chart.greatest


def _sides(chart: Bars, palette: Palette) -> Iterator[dict[str, object]]:
    """The names of the two series over their bars, one on each side of the line."""
    for words, anchor, side in ((chart.series[1], "right", -1), (chart.series[0], "left", 1)):
        look = {"showarrow": False, "xanchor": anchor, "xshift": 8 * side, "font": {"color": palette.ink}}
        yield {"text": words, "x": 0, "xref": "x", "y": 0, "yref": "y", **look}


def _line(rows: float, palette: Palette) -> dict[str, object]:
    """The line from which bars run to both sides."""
    ends = {"x0": 0, "x1": 0, "y0": -0.4, "y1": rows - 0.5}
    return {"type": "line", **ends, "line": {"color": palette.muted, "width": 1}, "layer": "below"}


def _written(value: Value) -> str:
    return f" {value.named} "


def _drawn(chart: Bars, places: list[float], palette: Palette) -> Iterator[dict[str, object]]:
    """Bars with their numbers: in frames of the totals, or on both sides of a line.

    A bar left of the line is framed, not filled. Of fewer than FEWEST compared only the numbers are drawn.
    """
    has_sides = len(chart.series) > 1
    for values, side in zip(chart.values, (1, -1), strict=False):
        counts = [value.count if value.total >= FEWEST or not has_sides else 0 for value in values]
        ends = counts if has_sides else [value.total for value in values]
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


def _clicks(chart: Bars, places: list[float]) -> list[Clickable]:
    """What a click in a row opens; with two series, in its half of the row."""
    half = _longest(chart) / 2
    return [
        Clickable(side * half, place, value.opens, f"{label}: {value.written}")
        for place, label, values in zip(places, chart.labels, zip(*chart.values, strict=True), strict=True)
        for value, side in zip(values, (1, -1), strict=False)
    ]
