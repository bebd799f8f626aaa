"""The tile-grid map: one square for each member, no borders, no network."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of

HALF = 0.46  # of a tile's side, in cells of the grid
HEIGHT = 500
CLICK = 34  # pixels


def tile_map(table: pd.DataFrame, mode: str) -> go.Figure:
    """Members as tiles; `table` has one row per member, with what its tile shows and the label that a click opens.

    Columns: iso3, name, column, row, status, is_answered, is_outside, opens.

    A filled tile has answered. An empty tile with a whole frame submitted without an answer, one with a dashed frame
    sent nothing.
    """
    palette = PALETTES[mode]
    tiles = list(table.itertuples())
    layout = base_layout(mode, HEIGHT)
    layout["shapes"] = [_frame(tile, palette) for tile in tiles]
    layout["annotations"] = _outside(tiles, palette)
    columns, rows = [tile.column for tile in tiles], [tile.row for tile in tiles]
    layout["xaxis"] |= {"visible": False, "range": [-0.6, max(columns) + 0.6]}
    layout["yaxis"] |= {"visible": False, "range": [max(rows) + 0.6, min(rows) - 0.6]}
    layout["yaxis"] |= {"scaleanchor": "x", "scaleratio": 0.8}
    codes = {
        "type": "scatter",
        "x": columns,
        "y": rows,
        "mode": "text",
        "text": [tile.iso3 for tile in tiles],
        "textfont": {"color": [palette.on_accent if tile.is_answered else palette.ink for tile in tiles], "size": 13},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    clicks = [Clickable(t.column, t.row, t.opens, f"<b>{t.name}</b><br>{t.status}") for t in tiles]
    return figure_of([codes, click_layer(clicks, mode, CLICK)], layout)


def _outside(tiles: list[tuple], palette: Palette) -> list[dict[str, object]]:
    """The heading over the non-regional members, if some are shown."""
    outside = [tile for tile in tiles if tile.is_outside]
    if not outside:
        return []
    place = {"x": min(tile.column for tile in outside) - HALF, "y": min(tile.row for tile in outside) - HALF}
    look = {"showarrow": False, "xanchor": "left", "yanchor": "bottom", "font": {"color": palette.ink}}
    return [{"text": "Non-regional members", **place, **look}]


def _frame(tile: tuple, palette: Palette) -> dict[str, object]:
    """The square of one tile: filled, framed or dotted."""
    is_silent = tile.status == "no submission"
    return {
        "type": "rect",
        "x0": tile.column - HALF,
        "x1": tile.column + HALF,
        "y0": tile.row - HALF,
        "y1": tile.row + HALF,
        "layer": "below",
        "fillcolor": palette.accent if tile.is_answered else palette.surface,
        "line": {
            "color": palette.muted if is_silent else palette.accent,
            "width": 1 if is_silent else 2,
            "dash": "dot" if is_silent else "solid",
        },
    }
