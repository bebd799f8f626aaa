"""A timeline by rows: one event a row in the order of time, so that no label stands on another; a lane for each kind.

The distance between rows says nothing of time; the dates stand at the left.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.figures.axes import row_axis, row_line
from gcm_data.figures.theme import PALETTES, Palette, base_layout, figure_of
from gcm_data.figures.written import bold, in_lines, written

ROW_HEIGHT = 36  # two lines of text
LEGEND_HEIGHT = 64
TEXT_WIDTH = 58  # characters a line, at the width of a laptop
WIDTH = 30.5  # of the figure, in lanes
SIGNS = {
    "mandate": "square",
    "meeting": "circle",
    "consultation": "diamond",
    "submission": "triangle-up",
    "document": "triangle-down",
    "report": "cross",
    "review": "star",
    "forum": "hexagon",
}


class Event(NamedTuple):
    """One event: when in words, what, its kind (of SIGNS), the name of its band ("" for none), whether it is over."""

    when: str
    what: str
    kind: str
    band: str
    is_past: bool


def timeline(events: Sequence[Event], mode: str, today: str) -> go.Figure:
    """The events from the top; filled marks are past, open ones lie ahead, with `today` on the line between them.

    Consecutive events of one band stand on a ground of their own with its name. Every kind keeps its lane and its
    place in the legend.
    """
    palette = PALETTES[mode]
    layout = base_layout(mode, LEGEND_HEIGHT + ROW_HEIGHT * len(events) + 16, {"t": LEGEND_HEIGHT}, is_wide=True)
    layout["legend"] |= {"y": 1, "yanchor": "bottom"}
    layout["xaxis"] |= {"visible": False, "range": [-0.7, WIDTH]}
    layout["yaxis"] |= row_axis([event.when for event in events], range(len(events)), -0.6, len(events) - 0.4)
    bands = _bands(events)
    past = sum(event.is_past for event in events)
    layout["shapes"] = [
        *(_ground(first, last, palette) for _, first, last in bands),
        *(row_line(place + 0.5, palette.faint) for place in range(len(events) - 1) if place + 1 != past),
        *([_today_line(past, palette)] if 0 < past < len(events) else []),
    ]
    layout["annotations"] = [
        *(_words(place, event, palette) for place, event in enumerate(events)),
        *(_band_name(name, first, palette) for name, first, _ in bands),
        *([_today_name(past, today, palette)] if 0 < past < len(events) else []),
    ]
    return figure_of([_marks(kind, events, palette) for kind in SIGNS], layout)


def _bands(events: Sequence[Event]) -> list[tuple[str, int, int]]:
    """Each run of events of one band: its name, the first and the last row."""
    found, place = [], 0
    for name, run in groupby(event.band for event in events):
        rows = len(list(run))
        if name:
            found.append((name, place, place + rows - 1))
        place += rows
    return found


def _marks(kind: str, events: Sequence[Event], palette: Palette) -> dict[str, object]:
    """The marks of one kind in its lane."""
    shown = [(place, event) for place, event in enumerate(events) if event.kind == kind]
    symbols = [SIGNS[kind] if event.is_past else f"{SIGNS[kind]}-open" for _, event in shown]
    line = {"width": 1.6, "color": palette.accent}
    return {
        "type": "scatter",
        "x": [list(SIGNS).index(kind)] * len(shown) or [None],
        "y": [place for place, _ in shown] or [None],
        "mode": "markers",
        "name": kind,
        "marker": {"symbol": symbols or [SIGNS[kind]], "size": 13, "color": palette.accent, "line": line},
        "customdata": [[written(event.when), written(event.what)] for _, event in shown],
        "hovertemplate": f"<b>%{{customdata[0]}}</b><br>%{{customdata[1]}}<br>{written(kind)}<extra></extra>",
        "showlegend": True,
    }


def _words(place: int, event: Event, palette: Palette) -> dict[str, object]:
    """What an event is, behind its mark."""
    lines = in_lines(*textwrap.wrap(event.what, TEXT_WIDTH))
    look = {"showarrow": False, "xanchor": "left", "align": "left", "font": {"size": 13, "color": palette.ink}}
    return {"text": lines, "x": len(SIGNS) - 0.2, "y": place, **look}


def _band_name(name: str, first: int, palette: Palette) -> dict[str, object]:
    look = {"showarrow": False, "xanchor": "right", "font": {"size": 13, "color": palette.ink}}
    return {"text": bold(name), "x": 1, "xref": "paper", "y": first, **look}


def _ground(first: int, last: int, palette: Palette) -> dict[str, object]:
    """The ground of a band, with a bar at its left."""
    place = {"x0": 0, "x1": 1, "xref": "paper", "y0": first - 0.5, "y1": last + 0.5}
    return {"type": "rect", **place, "fillcolor": palette.scale[0], "line": {"width": 0}, "layer": "below"}


def _today_line(past: int, palette: Palette) -> dict[str, object]:
    return row_line(past - 0.5, palette.accent) | {"line": {"color": palette.accent, "width": 2}}


def _today_name(past: int, today: str, palette: Palette) -> dict[str, object]:
    look = {"showarrow": False, "xanchor": "right", "yanchor": "bottom", "font": {"size": 12, "color": palette.accent}}
    return {"text": today, "x": 1, "xref": "paper", "y": past - 0.5, **look}
