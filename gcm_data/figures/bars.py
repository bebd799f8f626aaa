"""Bars: counts against their denominator, each with “n of N” written on it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gcm_data import wording
from gcm_data.figures.axes import row_axis
from gcm_data.figures.banded_rows import heading_names, places_of
from gcm_data.figures.theme import PALETTES, Clickable, base_layout, click_layer, figure_of

BAR_HEIGHT = 30
LOW, LOW_TEXT = 18, 12  # pixels of a row, and of its words, where many bars stand on one screen
BEHIND = 60  # pixels right of the longest bar, for “43 of 43”


def counted_bars(table: pd.DataFrame, mode: str, row_height: int = BAR_HEIGHT) -> go.Figure:
    """Horizontal bars in the order of `table`: label, count, total, band (a heading before its first bar) and opens.

    The frame behind a bar is the total, without which a dash stands there; `opens` is the label of the evidence that a
    click opens. `row_height` is in pixels; words are smaller in rows lower than usual.
    """
    palette = PALETTES[mode]
    places = places_of(table["band"])
    layout = base_layout(mode, int(row_height * places.end) + 24, {"r": BEHIND})
    if row_height < BAR_HEIGHT:
        layout["font"] |= {"size": LOW_TEXT}
    layout["annotations"] = heading_names(places, palette, table["label"])
    layout |= {"barmode": "overlay", "hoverdistance": -1}  # a click anywhere in a bar's row opens it
    layout["xaxis"] |= {"visible": False, "range": [0, max(table["total"].max(), 1) * 1.02]}
    layout["yaxis"] |= row_axis(table["label"], places.rows, -0.6, places.end - 0.3)
    counts, totals = table["count"].tolist(), table["total"].tolist()
    shared = {
        "type": "bar",
        "y": places.rows,
        "orientation": "h",
        "hoverinfo": "skip",
        "showlegend": False,
        "width": 0.68,
    }
    frame = {"color": "rgba(0,0,0,0)", "line": {"color": palette.faint, "width": 1}}
    texts = [f" {count} of {total}" if total else "–" for count, total in zip(counts, totals, strict=True)]
    written = {"text": texts, "textposition": "outside", "textfont": {"color": palette.ink}, "cliponaxis": False}
    bars = {"x": counts, "marker": {"color": palette.accent}, **written}
    clicks = [
        Clickable(0, place, row.opens, f"{row.label}: {wording.of_answered(row.count_, row.total)}")
        for place, row in zip(places.rows, table.rename(columns={"count": "count_"}).itertuples(), strict=True)
    ]
    layer = click_layer(clicks, mode, max(row_height - 6, LOW - 4))
    return figure_of([{"x": totals, "marker": frame, **shared}, {**bars, **shared}, layer], layout)
