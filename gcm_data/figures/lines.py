"""Lines over years: a few series in one unit, each named at its end, with a mark at every year that has a value."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.figures.theme import PALETTES, Palette, base_layout, figure_of
from gcm_data.figures.written import bold, in_lines, lines_of, written

HEIGHT = 330
LABEL_WIDTH = 240  # pixels at the right, for the names
LABEL_CHARACTERS = 36  # a line
TICKS = 5
LABEL_HEIGHT = 18  # pixels: names closer than this are moved apart
PLOT_HEIGHT = HEIGHT - 50
_POINTED_AT = "<br>%{x}: %{customdata[0]}<extra></extra>"
# A dash and a mark for each line, so that colour is never the only sign.
STYLES = (
    ("solid", "circle"), ("solid", "square"), ("dash", "diamond"), ("dot", "triangle-up"), ("dashdot", "circle-open"),
    ("longdash", "square-open"),
)  # fmt: skip


class Line(NamedTuple):
    """One series: its name, its points as (year, value), how each value is written, and the last one in short."""

    name: str
    points: tuple[tuple[int, float], ...]
    written: tuple[str, ...]
    last: str


def year_lines(
    lines: Sequence[Line], mode: str, amount: Callable[[float], str], is_first_whole: bool = False
) -> go.Figure:
    """Lines from zero, in the order of `lines`. `amount` writes an amount on the axis.

    `is_first_whole`: the first line is the whole of which the other lines are parts; it is drawn in ink.
    """
    palette = PALETTES[mode]
    shown = [line for line in lines if line.points]
    layout = base_layout(mode, HEIGHT, {"r": LABEL_WIDTH, "l": 8, "b": 30, "t": 12}, is_wide=True)
    years = sorted({year for line in shown for year, _ in line.points}) or [0]
    top = max((value for line in shown for _, value in line.points), default=1) * 1.06 or 1
    layout["xaxis"] |= {"range": [years[0] - 0.6, years[-1] + 0.6], "tickformat": "d", "ticks": "", **_ticks(years)}
    layout["yaxis"] |= {"range": [0, top], "showgrid": True, "gridcolor": palette.faint, "automargin": True}
    layout["yaxis"] |= {"showline": False, **_amounts(top, amount)}
    layout["annotations"] = _names(shown, top, palette, is_first_whole)
    traces = [_line(line, place, palette, is_first_whole) for place, line in enumerate(shown)]
    return figure_of(traces or [{"type": "scatter", "x": [], "y": []}], layout)


def _ticks(years: Sequence[int]) -> dict[str, object]:
    """The years as ticks where they are few; else every fifth."""
    if len(years) > 10:
        return {"dtick": 5, "tick0": 1990}
    return {"tickmode": "array", "tickvals": list(years), "ticktext": [str(year) for year in years]}


def _amounts(top: float, amount: Callable[[float], str]) -> dict[str, object]:
    """About TICKS round amounts from zero to below `top`: part of `yaxis`."""
    rough = top / TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    values = [step * place for place in range(int(top / step) + 1)]
    return {"tickmode": "array", "tickvals": values, "ticktext": [amount(value) for value in values], "ticks": ""}


def _colour(place: int, palette: Palette, is_first_whole: bool) -> str:
    return palette.ink if is_first_whole and place == 0 else (palette.accent, palette.muted)[place % 2]


def _line(line: Line, place: int, palette: Palette, is_first_whole: bool) -> dict[str, object]:
    dash, symbol = STYLES[place % len(STYLES)]
    colour = _colour(place, palette, is_first_whole)
    return {
        "type": "scatter",
        "x": [year for year, _ in line.points],
        "y": [value for _, value in line.points],
        "mode": "lines+markers",
        "name": line.name,
        "line": {"color": colour, "width": 2, "dash": dash},
        "marker": {"symbol": symbol, "size": 8, "color": colour, "line": {"width": 1.4, "color": colour}},
        "customdata": [[written(text)] for text in line.written],
        "hovertemplate": f"{bold(line.name)}{_POINTED_AT}",
        "showlegend": False,
    }


def _names(lines: Sequence[Line], top: float, palette: Palette, is_first_whole: bool) -> list[dict[str, object]]:
    """The name and the last value of each line at its end, moved apart where they would stand on each other."""
    wrapped = [in_lines(*textwrap.wrap(f"{line.name} {line.last}", LABEL_CHARACTERS)) for line in lines]
    heights = [LABEL_HEIGHT * lines_of(words) for words in wrapped]
    ends = [line.points[-1][1] / top * PLOT_HEIGHT for line in lines]  # pixels above the axis
    order = sorted(range(len(lines)), key=lambda place: -ends[place])
    middles: dict[int, float] = {}
    for place in order:
        above = [middles[other] - heights[other] / 2 for other in middles]
        middles[place] = min([ends[place], *(edge - heights[place] / 2 for edge in above)])
    overhang = -min((middles[place] - heights[place] / 2 for place in order), default=0)
    lifted = _lifted(order, middles, heights, max(0.0, overhang))
    return [
        {
            "text": wrapped[place],
            "x": 1,
            "xref": "paper",
            "xshift": 6,
            "xanchor": "left",
            "align": "left",
            "y": ends[place] / PLOT_HEIGHT * top,
            "yshift": lifted[place] - ends[place],
            "showarrow": False,
            "font": {"color": _colour(place, palette, is_first_whole), "size": 13},
        }
        for place in range(len(lines))
    ]


def _lifted(order: Sequence[int], middles: dict[int, float], heights: Sequence[int], by: float) -> dict[int, float]:
    """The names from the lowest upwards, pushed up so that none falls below the axis nor stands on another."""
    found, edge = dict(middles), 0.0
    for place in reversed(order):
        found[place] = max(middles[place], edge + heights[place] / 2) if by else middles[place]
        edge = found[place] + heights[place] / 2
    return found
