"""The marks of the six states in a figure; theme.MARKS says what each looks like."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data.figures.theme import MARKS, Palette


def state_marks(state: str, places: Sequence[tuple[float, float]], palette: Palette) -> dict[str, object]:
    """A trace of the marks of one state at (x, y); without any it keeps its place in the legend."""
    mark = MARKS[state]
    colour = getattr(palette, mark.colour)
    return {
        "type": "scatter",
        "x": [x for x, _ in places] or [None],
        "y": [y for _, y in places] or [None],
        "mode": "markers",
        "name": state,
        "hoverinfo": "skip",
        "unselected": {"marker": {"opacity": 1}},
        "marker": {"symbol": mark.symbol, "size": mark.size, "color": colour, "line": {"width": 1.4, "color": colour}},
    }
