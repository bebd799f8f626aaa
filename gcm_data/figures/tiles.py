"""The tile-grid map: one square for each member, no borders, no network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

HALF = 0.46  # of a tile's side, in cells of the grid
HEIGHT, LOW = 500, 330  # pixels: on a page of its own, and beside another figure
LEGEND_HEIGHT = 76  # three lines
CODE, SMALL_CODE = 13, 11  # pixels of the letters of a code
CLICK = 34  # pixels
NARROWEST = 11  # columns shown at least, so that a few tiles do not fill the page
ABOVE, BELOW = -0.16, 0.22  # of a tile's middle: its code and its sign, in cells of the grid


class Look(NamedTuple):
    """How a tile of a status looks: colours of the palette for ground, code and frame, the frame, and perhaps a sign.

    A sign is a plotly symbol. Where statuses have signs, a legend names them.
    """

    ground: str
    code: str
    frame: str
    width: int
    dash: str = "solid"
    sign: str = ""


FILLED = Look("accent", "on_accent", "accent", 2)
TINTED = Look("faint", "ink", "accent", 2)
FRAMED = Look("surface", "ink", "accent", 2)
DOTTED = Look("surface", "ink", "muted", 1, "dot")


def tile_map(table: pd.DataFrame, mode: str, looks: Mapping[str, Look], height: int = HEIGHT) -> go.Figure:
    """Members as tiles; `table` has one row per member, with what its tile shows and the label that a click opens.

    Columns: iso3, name, column, row, status, is_outside, opens. `looks` has the look of each status, in the order of
    the legend. `height` is that of the tiles in pixels; the codes of smaller ones are smaller.
    """
    palette = PALETTES[mode]
    tiles = list(table.itertuples())
    has_signs = any(look.sign for look in looks.values())
    layout = base_layout(mode, height + LEGEND_HEIGHT * has_signs, {"b": 8 + LEGEND_HEIGHT * has_signs}, is_wide=True)
    shown = {status: [tile for tile in tiles if tile.status == status] for status in looks}
    layout["shapes"] = [_frames(those, looks[status], palette) for status, those in shown.items() if those]
    layout["annotations"] = _outside(tiles, palette)
    columns, rows = [tile.column for tile in tiles], [tile.row for tile in tiles]
    middle, half = (min(columns) + max(columns)) / 2, max(max(columns) - min(columns) + 1, NARROWEST) / 2
    layout["xaxis"] |= {"visible": False, "range": [middle - half - 0.1, middle + half + 0.1]}
    layout["yaxis"] |= {"visible": False, "range": [max(rows) + 0.6, min(rows) - 0.6]}
    layout["yaxis"] |= {"scaleanchor": "x", "scaleratio": 0.8}
    codes = {
        "type": "scatter",
        "x": columns,
        "y": [tile.row + (ABOVE if looks[tile.status].sign else 0) for tile in tiles],
        "mode": "text",
        "text": [tile.iso3 for tile in tiles],
        "textfont": {
            "color": [getattr(palette, looks[tile.status].code) for tile in tiles],
            "size": CODE if height >= HEIGHT else SMALL_CODE,
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }
    signs = [_signs(shown[status], look, palette) for status, look in looks.items() if look.sign]
    key = [_key(status, look, palette) for status, look in looks.items() if look.sign]
    clicks = [Clickable(t.column, t.row, t.opens, in_lines(bold(t.name), t.status)) for t in tiles]
    return figure_of([codes, *signs, *key, click_layer(clicks, mode, CLICK * height // HEIGHT)], layout)


def _signs(shown: list[tuple], look: Look, palette: Palette) -> dict[str, object]:
    """The signs of the tiles of one status, below their codes."""
    colour = getattr(palette, look.code)
    return {
        "type": "scatter",
        "x": [tile.column for tile in shown] or [None],
        "y": [tile.row + BELOW for tile in shown] or [None],
        "mode": "markers",
        "marker": {"symbol": look.sign, "size": 8, "color": colour, "line": {"width": 1.2, "color": colour}},
        "hoverinfo": "skip",
        "showlegend": False,
        "unselected": {"marker": {"opacity": 1}},
    }


def _key(status: str, look: Look, palette: Palette) -> dict[str, object]:
    """The entry of a status in the legend, in ink: a legend has no tile behind its signs."""
    line = {"width": 1.2, "color": palette.ink}
    marker = {"symbol": look.sign, "size": 11, "color": palette.ink, "line": line}
    return {"type": "scatter", "x": [None], "y": [None], "mode": "markers", "name": status, "marker": marker}


def _outside(tiles: list[tuple], palette: Palette) -> list[dict[str, object]]:
    """The heading over the non-regional members, if some are shown."""
    outside = [tile for tile in tiles if tile.is_outside]
    if not outside:
        return []
    place = {"x": min(tile.column for tile in outside) - HALF, "y": min(tile.row for tile in outside) - HALF}
    look = {"showarrow": False, "xanchor": "left", "yanchor": "bottom", "font": {"color": palette.ink}}
    return [{"text": "Non-regional members", **place, **look}]


def _frames(tiles: list[tuple], look: Look, palette: Palette) -> dict[str, object]:
    """The squares of all tiles of one status, as one shape: one for each would be half of what a browser is sent."""
    return {
        "type": "path",
        "path": " ".join(map(_square, tiles)),
        "layer": "below",
        "fillcolor": getattr(palette, look.ground),
        "line": {"color": getattr(palette, look.frame), "width": look.width, "dash": look.dash},
    }


def _square(tile: tuple) -> str:
    left, right, top, bottom = tile.column - HALF, tile.column + HALF, tile.row - HALF, tile.row + HALF
    return f"M{left:.2f},{top:.2f}H{right:.2f}V{bottom:.2f}H{left:.2f}Z"
