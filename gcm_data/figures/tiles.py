"""The tile-grid map: one square for each member, no borders, no network."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gcm_data.figures.theme import PALETTES, Palette, base_figure

HALF = 0.46  # of a tile's side, in cells of the grid
HEIGHT = 500


def tile_map(table: pd.DataFrame, mode: str) -> go.Figure:
    """Members as tiles; `table` has one row per member: iso3, name, column, row, status, is_answered, is_outside.

    A filled tile has answered. An empty tile with a whole frame submitted without an answer, one with a dashed frame
    sent nothing.
    """
    palette = PALETTES[mode]
    figure = base_figure(mode, HEIGHT)
    colours = [palette.on_accent if answered else palette.ink for answered in table["is_answered"]]
    figure.add_scatter(
        x=table["column"],
        y=table["row"],
        mode="text",
        text=table["iso3"],
        textfont={"color": colours, "size": 13},
        customdata=table[["name", "status"]],
        showlegend=False,
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )
    figure.update_layout(shapes=[_frame(tile, palette) for tile in table.itertuples()])
    outside = table[table["is_outside"]]
    if not outside.empty:
        figure.add_annotation(
            x=outside["column"].min() - HALF,
            y=outside["row"].min() - HALF,
            text="Non-regional members",
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            font={"color": palette.ink},
        )
    figure.update_xaxes(visible=False, range=[-0.6, table["column"].max() + 0.6])
    figure.update_yaxes(
        visible=False, range=[table["row"].max() + 0.6, table["row"].min() - 0.6], scaleanchor="x", scaleratio=0.8
    )
    return figure


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
