"""Bars: counts against their denominator, each with “n of N” written on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data import wording
from gcm_data.figures.axes import row_axis
from gcm_data.figures.banded_rows import heading_names, places_of
from gcm_data.figures.theme import PALETTES, Clickable, base_layout, click_layer, figure_of

BAR_HEIGHT = 30
LOW, LOW_TEXT = 18, 12  # pixels of a row, and of its words, where many bars stand on one screen
BEHIND = 60  # pixels right of the longest bar, for “43 of 43”


class Bar(NamedTuple):
    """A count in the frame of its total, without which a dash stands there.

    `band` is a heading before the first bar that has it, "" for none; `opens` is the label of its evidence.
    """

    label: str
    count: int
    total: int
    band: str
    opens: str


def counted_bars(shown: Sequence[Bar], mode: str, row_height: int = BAR_HEIGHT) -> go.Figure:
    """Horizontal bars in the order given. `row_height` is in pixels; words are smaller in rows lower than usual."""
    palette = PALETTES[mode]
    places = places_of(bar.band for bar in shown)
    layout = base_layout(mode, int(row_height * places.end) + 24, {"r": BEHIND})
    if row_height < BAR_HEIGHT:
        layout["font"] |= {"size": LOW_TEXT}
    layout["annotations"] = heading_names(places, palette, [bar.label for bar in shown])
    layout |= {"barmode": "overlay", "hoverdistance": -1}  # a click anywhere in a bar's row opens it
    layout["xaxis"] |= {"visible": False, "range": [0, max([1, *(bar.total for bar in shown)]) * 1.02]}
    layout["yaxis"] |= row_axis([bar.label for bar in shown], places.rows, -0.6, places.end - 0.3)
    counts, totals = [bar.count for bar in shown], [bar.total for bar in shown]
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
        Clickable(0, place, bar.opens, f"{bar.label}: {wording.of_answered(bar.count, bar.total)}")
        for place, bar in zip(places.rows, shown, strict=True)
    ]
    layer = click_layer(clicks, mode, max(row_height - 6, LOW - 4))
    return figure_of([{"x": totals, "marker": frame, **shared}, {**bars, **shared}, layer], layout)
