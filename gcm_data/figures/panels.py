"""Panels: several counts of the same rows side by side, each a bar from its own zero with “n of N” behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data import wording
from gcm_data.figures.axes import row_axis
from gcm_data.figures.banded_rows import heading_names, places_of
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

ROW_HEIGHT = 26
NAMES_HEIGHT = 34
WIDTH = 2.15  # of a panel, in lengths of its longest bar: the rest is for “n of N”


class PanelBar(NamedTuple):
    """One count of one row; `opens` is the label of its evidence. `band` is a heading before its first row, or ""."""

    band: str
    row: str
    panel: str
    count: int
    total: int
    opens: str


def panel_bars(bars: Sequence[PanelBar], mode: str, panels: Sequence[str]) -> go.Figure:
    """Rows in the order of `bars`, one panel for each kind of count; all panels have the same scale."""
    palette = PALETTES[mode]
    bands = {bar.row: bar.band for bar in bars}
    banded = places_of(bands.values())
    places, end = dict(zip(bands, banded.rows, strict=True)), banded.end
    longest = max((bar.total for bar in bars), default=0) or 1
    starts = {panel: number * WIDTH * longest for number, panel in enumerate(panels)}
    layout = base_layout(mode, int(NAMES_HEIGHT + ROW_HEIGHT * end + 16), {"t": NAMES_HEIGHT})
    layout["xaxis"] |= _panel_axis(starts, longest)
    layout["yaxis"] |= row_axis(list(places), list(places.values()), -0.6, end - 0.3)
    layout["annotations"] = heading_names(banded, palette, places)
    layout["barmode"] = "overlay"
    hovers = [in_lines(bold(bar.row), f"{bar.panel}: {wording.of_answered(bar.count, bar.total)}") for bar in bars]
    clicks = [
        Clickable(starts[bar.panel] + longest / 2, places[bar.row], bar.opens, hover)
        for bar, hover in zip(bars, hovers, strict=True)
    ]
    layout["hoverdistance"] = 80  # a click anywhere in a bar's panel opens it
    lines = _zeros(list(starts.values()), places.values(), palette.faint)
    return figure_of([_drawn(bars, starts, places, palette), lines, click_layer(clicks, mode, ROW_HEIGHT - 4)], layout)


def _panel_axis(starts: Mapping[str, float], longest: int) -> dict[str, object]:
    """The names of the panels over their zeros: part of `xaxis`."""
    return {
        "tickmode": "array",
        "tickvals": list(starts.values()),
        "ticktext": list(map(bold, starts)),
        "ticklabelposition": "outside right",
        "side": "top",
        "showline": False,
        "ticks": "",
        "range": [-0.03 * longest, len(starts) * WIDTH * longest],
        "tickangle": 0,
    }


def _drawn(
    bars: Sequence[PanelBar], starts: Mapping[str, float], places: Mapping[str, float], palette: Palette
) -> dict[str, object]:
    """The bars, each with “n of N” behind its end; a dash where the total is 0."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.count for bar in bars],
        "base": [starts[bar.panel] for bar in bars],
        "y": [places[bar.row] for bar in bars],
        "width": 0.66,
        "marker": {"color": palette.accent},
        "text": [f" {bar.count} of {bar.total}" if bar.total else "–" for bar in bars],
        "textposition": "outside",
        "textfont": {"color": palette.ink, "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _zeros(starts: Sequence[float], places: Iterable[float], colour: str) -> dict[str, object]:
    """The lines from which the bars begin, broken where a heading stands."""
    ends = [(place - 0.5, place + 0.5) for place in places]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for start in starts for _ in ends for x in (start, start, None)],
        "y": [y for _ in starts for first, last in ends for y in (first, last, None)],
        "line": {"color": colour, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }
