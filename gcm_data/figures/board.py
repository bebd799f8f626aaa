"""The board: States down, by subregion; on the left what each asks for, on the right what it reports."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.figures.axes import left_edge, row_axis, row_line
from gcm_data.figures.banded_rows import heading_names, places_of
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

ROW_HEIGHT = 28
NAMES_HEIGHT = 84  # two names of sides and three lines of columns
COLUMN_NAME_WIDTH = 12  # characters a line
GAP = 0.6  # between the two sides, in columns


class Pin(NamedTuple):
    """A mark of a State in a column; `opens` is the label of its evidence. `band` is the heading over its rows."""

    band: str
    row: str
    column: str
    opens: str
    hover: str


def ask_board(
    pins: Sequence[Pin], mode: str, left: Sequence[str], right: Sequence[str], sides: tuple[str, str], empty: str
) -> go.Figure:
    """States in the order of `pins`; `left` and `right` name the columns, `sides` what each side means.

    A circle stands for what is asked, a square for what is reported. Without a pin the board says `empty`.
    """
    palette = PALETTES[mode]
    bands = {pin.row: pin.band for pin in pins}
    banded = places_of(bands.values())
    places, end = dict(zip(bands, banded.rows, strict=True)), banded.end
    columns = {name: place for place, name in enumerate(left)}
    columns |= {name: len(left) + GAP + place for place, name in enumerate(right)}
    layout = base_layout(mode, NAMES_HEIGHT + int(ROW_HEIGHT * max(end, 1)) + 16, {"t": NAMES_HEIGHT}, is_wide=True)
    layout["xaxis"] |= {
        "tickmode": "array",
        "tickvals": list(columns.values()),
        "ticktext": [in_lines(*textwrap.wrap(name, COLUMN_NAME_WIDTH)) for name in columns],
        "tickangle": 0,
        "tickfont": {"size": 12},
        "side": "top",
        "ticks": "",
        "showline": False,
        "range": [-0.6, max(columns.values()) + 0.6],
    }
    layout["yaxis"] |= row_axis(list(places), list(places.values()), -0.6, max(end, 1) - 0.4)
    layout["shapes"] = [row_line(place + 0.5, palette.faint) for place in places.values()]
    layout["shapes"] += [_side_line(columns[side[0]], columns[side[-1]], palette) for side in (left, right)]
    layout["annotations"] = [_side_name(words, columns[side[0]], palette)
                             for words, side in zip(sides, (left, right), strict=True)]  # fmt: skip
    layout["annotations"] += heading_names(banded, palette, places)
    if not pins:
        look = {"showarrow": False, "xanchor": "left", "font": {"color": palette.ink}}
        layout["annotations"].append({"text": empty, "x": -0.4, "y": 0, **look})
    at = [(columns[pin.column], places[pin.row], pin) for pin in pins]
    asked = _marks([place for place in at if place[2].column in left], "circle", 16, palette)
    offered = _marks([place for place in at if place[2].column in right], "square", 16, palette)
    clicks = [Clickable(x, y, pin.opens, pin.hover) for x, y, pin in at]
    return figure_of([asked, offered, left_edge(layout["xaxis"]), click_layer(clicks, mode, ROW_HEIGHT - 4)], layout)


def _marks(at: Sequence[tuple[float, float, Pin]], symbol: str, size: int, palette: Palette) -> dict[str, object]:
    return {
        "type": "scatter",
        "x": [x for x, *_ in at] or [None],
        "y": [y for _, y, _ in at] or [None],
        "mode": "markers",
        "marker": {"symbol": symbol, "size": size, "color": palette.accent, "opacity": 1},
        "unselected": {"marker": {"opacity": 1}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _side_name(words: str, place: float, palette: Palette) -> dict[str, object]:
    look = {"showarrow": False, "xanchor": "left", "yanchor": "bottom", "font": {"color": palette.ink}}
    return {"text": bold(words), "x": place - 0.45, "y": 1, "yref": "paper", "yshift": 58, **look}


def _side_line(first: float, last: float, palette: Palette) -> dict[str, object]:
    line = {"color": palette.accent, "width": 2}
    return {"type": "line", "x0": first - 0.45, "x1": last + 0.45, "y0": 1, "y1": 1, "yref": "paper", "line": line}
