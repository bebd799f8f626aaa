"""A strip: the 23 objectives by name, a row of squares for each review, in the six states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data import reference
from gcm_data.coverage.grid import STATES
from gcm_data.figures.axes import row_axis, row_line, spikes
from gcm_data.figures.columns import positions
from gcm_data.figures.state_marks import state_marks
from gcm_data.figures.theme import PALETTES, Clickable, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

ROW_HEIGHT = 30
NAMES_HEIGHT = 132  # pixels above the squares: the longest name, slanted
LEGEND_HEIGHT = 34
SLANT = -42  # degrees


class Square(NamedTuple):
    """An objective in a review; `opens` is the label of its number."""

    cycle: str
    objective: int
    state: str
    opens: str


def review_strip(squares: Sequence[Square], cycles: Sequence[str], objectives: Sequence[int], mode: str) -> go.Figure:
    """Objectives by round table, each with its name over its squares, one for each of `cycles` from the top."""
    palette, places = PALETTES[mode], positions(objectives)
    rows = {cycle: place for place, cycle in enumerate(cycles)}
    height = NAMES_HEIGHT + ROW_HEIGHT * len(rows) + LEGEND_HEIGHT
    margin = {"t": NAMES_HEIGHT, "b": LEGEND_HEIGHT, "r": 96}
    layout = base_layout(mode, height, margin, is_wide=True)
    layout["yaxis"] |= row_axis(list(rows), list(rows.values()), -0.5, len(rows) - 0.5)
    layout["xaxis"] |= {
        "tickmode": "array",
        "tickvals": list(places.values()),
        "ticktext": [f"{number} {reference.objective(number).short_label}" for number in places],
        "side": "top",
        "tickangle": SLANT,
        "tickfont": {"size": 12},
        "ticks": "",
        "range": [-0.6, max(places.values(), default=0) + 0.6],
        "showline": False,
        **spikes(palette),
    }
    layout["shapes"] = [row_line(place + 0.5, palette.faint) for place in rows.values()]
    at = {s: [(places[q.objective], rows[q.cycle]) for q in squares if q.state == s] for s in STATES}
    traces = [state_marks(state, at[state], palette) for state in STATES]
    clicks = [Clickable(places[q.objective], rows[q.cycle], q.opens, _hover(q)) for q in squares]
    return figure_of([*traces, click_layer(clicks, mode, ROW_HEIGHT - 4)], layout)


def _hover(square: Square) -> str:
    name = f"{square.objective} {reference.objective(square.objective).short_label}"
    return in_lines(bold(name), f"{square.cycle}: {square.state}")
