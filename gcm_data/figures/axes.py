"""Axes and lines that several figures share: names on the left, spikes to what is pointed at, hairlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def left_edge(axis: Mapping[str, object]) -> dict[str, object]:
    """A trace that nobody sees, at the left end of a horizontal `axis`: part of the traces of a sparse figure.

    Where names of rows stay while a figure is scrolled, what is drawn ends as far from its first mark as was scrolled.
    """
    shared = {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "showlegend": False}
    return {"x": [axis["range"][0]], "y": [0], "marker": {"size": 1, "opacity": 0}, **shared}
