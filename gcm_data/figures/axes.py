"""Axes and lines that several figures share: names on the left, spikes to what is pointed at, hairlines."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data.figures.theme import Palette


def row_axis(names: Sequence[str], places: Sequence[float], top: float, bottom: float) -> dict[str, object]:
    """Names on the left of a figure whose vertical axis runs downwards from `top` to `bottom`: part of `yaxis`."""
    return {
        "tickmode": "array",
        "tickvals": list(places),
        "ticktext": list(names),
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
        "showline": False,
        "range": [bottom, top],
        "automargin": True,
    }


def spikes(palette: Palette) -> dict[str, object]:
    """A line through the row and the column of the mark that is pointed at: part of `xaxis` and `yaxis`."""
    look = {"spikethickness": 1, "spikedash": "solid", "spikecolor": palette.accent}
    return {"showspikes": True, "spikemode": "across", "spikesnap": "data", **look}


def row_line(place: float, colour: str) -> dict[str, object]:
    """A hairline over the whole width of a figure, below its marks."""
    line = {"color": colour, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place, "y1": place, "line": line, "layer": "below"}
