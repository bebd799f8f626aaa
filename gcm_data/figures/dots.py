"""Dots: rows × objectives, a dot of an area as large as its count with the count on it, and totals beside them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.figures.axes import row_axis, row_line
from gcm_data.figures.columns import HEADER_HEIGHT, add_objective_axis, positions
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import in_lines

ROW_HEIGHT = 40
LARGEST = 30  # pixels, of the dot of the greatest count
ROW_NAME_WIDTH = 20  # characters a line
TOTAL_WIDTH = 2.8  # of a column of totals, in columns of objectives


class Dot(NamedTuple):
    """A count of a row and an objective, or (a text) a column of totals; `opens` is the label of its evidence.

    Where nobody answered on it (not `is_answered`) a total is a dash.
    """

    row: str
    column: int | str
    count: int
    opens: str
    hover: str
    is_answered: bool = True


def dot_matrix(
    dots: Sequence[Dot],
    mode: str,
    rows: Sequence[str],
    objectives: Sequence[int],
    totals: Sequence[str] = (),
    last: str = "",
) -> go.Figure:
    """Rows × objectives by round table, then columns of totals; `last` is a row of totals below a line.

    A dot's area is proportional to its count. Totals stand as numbers without a dot: they are of another size.
    """
    palette, places = PALETTES[mode], dict(positions(objectives))
    end = max(places.values(), default=0)
    beside = {name: end + 0.6 + (place + 0.6) * TOTAL_WIDTH for place, name in enumerate(totals)}
    lines = {name: place for place, name in enumerate([*rows, *([last] if last else [])])}
    layout = base_layout(mode, HEADER_HEIGHT + ROW_HEIGHT * len(lines) + 24, {"t": HEADER_HEIGHT + 8}, is_wide=True)
    add_objective_axis(layout, objectives, mode, has_more=bool(totals))
    layout["xaxis"]["range"] = [-0.6, end + 0.6 + len(totals) * TOTAL_WIDTH]
    layout["annotations"] += [_total_name(name, place, palette) for name, place in beside.items()]
    layout["yaxis"] |= row_axis([_wrapped(name) for name in lines], list(lines.values()), -0.5, len(lines) - 0.5)
    layout["shapes"] += [row_line(place + 0.5, palette.faint) for place in range(len(lines) - 1)]
    at = [({**places, **beside}[dot.column], lines[dot.row], dot) for dot in dots]
    inside = [place for place in at if place[2].column in places and place[2].row != last]
    outside = [place for place in at if place not in inside]
    clicks = [Clickable(x, y, dot.opens, dot.hover) for x, y, dot in at]
    return figure_of([_dots(inside, palette), _numbers(outside, palette), click_layer(clicks, mode, 24)], layout)


def _dots(at: Sequence[tuple[float, float, Dot]], palette: Palette) -> dict[str, object]:
    """The dots with their counts; a count of 0 leaves its place empty."""
    drawn = [place for place in at if place[2].count]
    greatest = max((dot.count for *_, dot in drawn), default=1)
    return _scatter(drawn, palette) | {
        "mode": "markers+text",
        "marker": {
            "symbol": "circle",
            "size": [LARGEST * (dot.count / greatest) ** 0.5 for *_, dot in drawn],
            "color": palette.scale[2],
            "line": {"width": 0},
            "opacity": 1,
        },
    }


def _numbers(at: Sequence[tuple[float, float, Dot]], palette: Palette) -> dict[str, object]:
    return _scatter(at, palette) | {"mode": "text"}


def _scatter(at: Sequence[tuple[float, float, Dot]], palette: Palette) -> dict[str, object]:
    """A trace of counts at their places."""
    return {
        "type": "scatter",
        "x": [x for x, *_ in at] or [None],
        "y": [y for _, y, _ in at] or [None],
        "text": [str(dot.count) if dot.is_answered else "–" for *_, dot in at],
        "textfont": {"color": palette.ink},
        "unselected": {"marker": {"opacity": 1}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _wrapped(name: str) -> str:
    """A row's name in two lines at most, which leaves more room for the dots."""
    return in_lines(*textwrap.wrap(name, ROW_NAME_WIDTH))


def _total_name(name: str, place: float, palette: Palette) -> dict[str, object]:
    """The name over a column of totals."""
    look = {"showarrow": False, "yanchor": "bottom", "align": "center", "font": {"size": 12, "color": palette.ink}}
    return {"text": in_lines(*textwrap.wrap(name, 10)), "x": place, "y": 1, "yref": "paper", "yshift": 4, **look}
