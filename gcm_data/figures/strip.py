"""A strip: the 23 objectives by name, a row of squares for each review, in the six states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data import reference
from gcm_data.coverage.grid import STATES
from gcm_data.figures.axes import row_axis, row_line, spikes
from gcm_data.figures.columns import NAMES_HEIGHT, names_axis, names_right, positions
from gcm_data.figures.state_marks import state_marks
from gcm_data.figures.theme import MARKS, PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

ROW_HEIGHT = 30
LEGEND_HEIGHT = 34
SQUARE = 26  # pixels: one that is pointed at or chosen


class Square(NamedTuple):
    """An objective in a review; `opens` is the label of its number."""

    cycle: str
    objective: int
    state: str
    opens: str


def review_strip(
    squares: Sequence[Square], cycles: Sequence[str], objectives: Sequence[int], chosen: Square | None, mode: str
) -> go.Figure:
    """Objectives by round table, each with its name over its squares, one for each of `cycles` from the top.

    The square that is `chosen` is filled and framed, and the name of its objective is bold.
    """
    palette, places = PALETTES[mode], positions(objectives)
    rows = {cycle: place for place, cycle in enumerate(cycles)}
    height = NAMES_HEIGHT + 8 + ROW_HEIGHT * len(rows) + LEGEND_HEIGHT
    margin = {"t": NAMES_HEIGHT + 8, "b": LEGEND_HEIGHT, "r": names_right(objectives)}
    layout = base_layout(mode, height, margin, is_wide=True)
    layout["yaxis"] |= row_axis(list(rows), list(rows.values()), -0.5, len(rows) - 0.5)
    layout["xaxis"] |= names_axis(objectives, chosen.objective if chosen else None) | spikes(palette)
    layout["legend"] |= {"font": {"size": 12}}  # one line, also where the figure is as narrow as it gets
    layout["shapes"] = [row_line(place + 0.5, palette.faint) for place in rows.values()]
    at = {s: [(places[q.objective], rows[q.cycle]) for q in squares if q.state == s] for s in STATES}
    traces = [state_marks(state, at[state], palette) for state in STATES]
    if chosen:
        traces += _chosen(chosen, (places[chosen.objective], rows[chosen.cycle]), palette)
    clicks = [Clickable(places[q.objective], rows[q.cycle], q.opens, _hover(q)) for q in squares]
    return figure_of([*traces, click_layer(clicks, mode, SQUARE)], layout)


def _chosen(square: Square, place: tuple[float, float], palette: Palette) -> list[dict[str, object]]:
    """The square that is chosen: filled, in a frame that is seen without the colour, with the mark of its state."""
    mark, colour = state_marks(square.state, [place], palette), palette.on_chosen()
    size = round(0.6 * MARKS[square.state].size)  # so that the fill is seen round it
    seen = mark["marker"] | {"size": size, "color": colour, "line": {"width": 1.4, "color": colour}}
    mark |= {"showlegend": False, "name": "", "marker": seen}
    filled = {"symbol": "square", "size": SQUARE, "color": palette.chosen, "line": {"width": 3, "color": palette.ink}}
    return [{**mark, "marker": filled}, mark]


def _hover(square: Square) -> str:
    name = f"{square.objective} {reference.objective(square.objective).short_label}"
    return in_lines(bold(name), f"{square.cycle}: {square.state}")
