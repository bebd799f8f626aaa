"""Bars: counts against their denominator, each with “n of N” written on it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gcm_data.figures.theme import PALETTES, base_figure, name_rows

BAR_HEIGHT = 30


def counted_bars(table: pd.DataFrame, mode: str) -> go.Figure:
    """Horizontal bars in the order of `table`: label, count, total and band (a heading before the first bar of it).

    The frame behind a bar is the total.
    """
    palette = PALETTES[mode]
    places, place, band = [], 0.0, None
    headings = []
    for row in table.itertuples():
        if row.band and row.band != band:
            headings.append((place + 0.15, row.band))
            place += 1
        band = row.band
        places.append(place)
        place += 1
    figure = base_figure(mode, int(BAR_HEIGHT * place) + 24)
    shared = {"y": places, "orientation": "h", "hoverinfo": "skip", "showlegend": False, "width": 0.68}
    figure.add_bar(
        x=table["total"], marker={"color": "rgba(0,0,0,0)", "line": {"color": palette.faint, "width": 1}}, **shared
    )
    figure.add_bar(
        x=table["count"],
        marker={"color": palette.accent},
        cliponaxis=False,
        text=[f" {count} of {total}" for count, total in zip(table["count"], table["total"], strict=True)],
        textposition="outside",
        textfont={"color": palette.ink},
        **shared,
    )
    for place_of_heading, heading in headings:
        figure.add_annotation(
            x=0,
            xref="paper",
            y=place_of_heading,
            text=f"<b>{heading}</b>",
            showarrow=False,
            xanchor="left",
            font={"color": palette.ink},
        )
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(visible=False, range=[0, max(table["total"].max(), 1) * 1.02])
    name_rows(figure, table["label"], places, -0.6, place - 0.3)
    return figure
