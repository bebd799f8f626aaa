"""The matrix of a slide for the projector: counts in rows and columns, shaded by share, in type for the back row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data import reference
from gcm_data.figures.axes import row_axis
from gcm_data.figures.chart import Matrix, Value
from gcm_data.figures.shading import colour_scale
from gcm_data.figures.short_lines import short_lines
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines, lines_of

HEIGHT = 540
FONT, LABEL_FONT, BAND_FONT = 24, 21, 19
LINE = 1.3  # of a font's size
GAP = 0.6  # columns between two bands
ROW_NAME, COLUMN_NAME = 28, 17  # characters a line
FEWEST_ROWS, FEWEST_NAMED, FEWEST_NUMBERED = 3, 3, 8  # so that a few cells do not fill the screen
CELLS_WIDTH = 1240  # pixels of a screen 1600 wide, with the longest names of rows
CHARACTER = 0.51  # of the font's size: the mean width of a character
SHORTEST_CORNER = 12  # characters a line
BESIDE_NAME = 20  # pixels
SHORT = 3  # characters: columns with names up to here are numbers


class Cell(NamedTuple):
    """A cell of the grid with what its row and column are called."""

    x: float
    y: int
    value: Value
    row: str
    column: str


def matrix(chart: Matrix, mode: str) -> go.Figure:
    """Counts of a matrix; a dash where nothing was submitted, no shade where there are too few for a share."""
    palette = PALETTES[mode]
    places = _places(chart)
    cells = [
        Cell(places[x], y, value, chart.rows[y], name)
        for y, row in enumerate(chart.values)
        for x, (name, value) in enumerate(zip(chart.columns, row, strict=True))
        if value is not None
    ]
    heads = [in_lines(*short_lines(name, COLUMN_NAME)) for name in chart.columns]
    bands = list(_bands(chart, places))
    names = [in_lines(*short_lines(name, ROW_NAME)) for name in chart.rows]
    corner = _corner_lines(chart.corner, [line for name in chart.rows for line in short_lines(name, ROW_NAME)])
    left = (
        int(max(map(len, corner)) * LABEL_FONT * CHARACTER) + BESIDE_NAME
    )  # names that are longer make their own room
    layout = base_layout(mode, HEIGHT, {"l": left, "r": 4, "t": _top(heads, bands), "b": 4})
    layout["font"] |= {"size": LABEL_FONT}
    layout["hoverlabel"]["font"]["size"] = LABEL_FONT
    layout["xaxis"] |= _column_axis(heads, places, _last(chart, places))
    layout["yaxis"] |= row_axis(names, range(len(names)), -0.5, max(len(names), FEWEST_ROWS) - 0.5)
    layout["annotations"] = [_band_name(words, first, _head_height(heads), palette) for words, first, _ in bands]
    layout["annotations"].append(_corner(corner, palette))
    layout["shapes"] = [_band_line(first, last, _head_height(heads), palette) for _, first, last in bands]
    clicks = [Clickable(cell.x, cell.y, cell.value.opens, _hover(cell)) for cell in cells]
    return figure_of([*_traces(chart, cells, palette), click_layer(clicks, mode, 34)], layout)


def _places(chart: Matrix) -> list[float]:
    """Where each column stands, with a gap where a new band begins."""
    if not chart.bands:
        return [float(place) for place in range(len(chart.columns))]
    band_of = [number for number, (_, count) in enumerate(chart.bands) for _ in range(count)]
    return [place + GAP * band for place, band in enumerate(band_of)]


def _bands(chart: Matrix, places: Sequence[float]) -> Iterator[tuple[str, float, float]]:
    """The name of each band in lines, with the places of its first and last column."""
    start, a_column = 0, CELLS_WIDTH / (_last(chart, places) + 1) / (BAND_FONT * CHARACTER)
    for name, count in chart.bands:
        lines = textwrap.wrap(name, max(14, int(count * a_column)), break_on_hyphens=False)
        yield in_lines(*lines), places[start], places[start + count - 1]
        start += count


def _high(words: Sequence[str], size: int) -> int:
    """Pixels that the highest of some names needs."""
    return int(max(map(lines_of, words), default=0) * size * LINE)


def _head_height(heads: Sequence[str]) -> int:
    return _high(heads, LABEL_FONT) + 6


def _top(heads: Sequence[str], bands: Sequence[tuple[str, float, float]]) -> int:
    """Pixels above the cells."""
    return _head_height(heads) + (_high([name for name, *_ in bands], BAND_FONT) + 10 if bands else 0)


def _last(chart: Matrix, places: Sequence[float]) -> float:
    """The last place of the horizontal axis, which has room for more columns where there are few."""
    are_numbers = all(len(name) <= SHORT for name in chart.columns)
    return max([*places, (FEWEST_NUMBERED if are_numbers else FEWEST_NAMED) - 1])


def _column_axis(heads: Sequence[str], places: Sequence[float], last: float) -> dict[str, object]:
    """Names over the columns: part of `xaxis`."""
    shown = {"tickmode": "array", "tickvals": list(places), "ticktext": list(heads), "tickangle": 0, "ticks": ""}
    return shown | {"range": [-0.5, last + 0.5], "side": "top", "showline": False}


def _band_name(words: str, first: float, above: int, palette: Palette) -> dict[str, object]:
    look = {"showarrow": False, "xanchor": "left", "yanchor": "bottom", "align": "left", "yref": "paper"}
    font = {"size": BAND_FONT, "color": palette.ink}
    return {"x": first - 0.45, "y": 1, "yshift": above, "text": words, "font": font, **look}


def _band_line(first: float, last: float, above: int, palette: Palette) -> dict[str, object]:
    """A line under a band's name, over its columns."""
    place = {"x0": first - 0.45, "x1": last + 0.45, "yref": "paper", "ysizemode": "pixel", "yanchor": 1}
    line = {"color": palette.accent, "width": 2.5}
    return {"type": "line", **place, "y0": above, "y1": above, "line": line}


def _corner_lines(words: str, names: Sequence[str]) -> list[str]:
    """What the rows are, in lines no wider than those of their names."""
    widest = max(map(len, names), default=0)
    return textwrap.wrap(words, max(int(widest * 0.85), SHORTEST_CORNER)) or [""]


def _corner(lines: Sequence[str], palette: Palette) -> dict[str, object]:
    """What the rows are, over their names."""
    place = {"x": -0.5, "xshift": -BESIDE_NAME / 2, "y": 1, "yref": "paper", "xanchor": "right", "yanchor": "bottom"}
    look = {"align": "right", "showarrow": False, "font": {"color": palette.muted}}
    return {"text": in_lines(*lines), **look, **place}


def _hover(cell: Cell) -> str:
    """What a cell says when it is pointed at; an objective has its name here, for which its column has no room."""
    is_number = cell.column.isdecimal()
    column = (
        f"objective {cell.column} {reference.objective(int(cell.column)).short_label}" if is_number else cell.column
    )
    return in_lines(bold(cell.row), f"{column}: {cell.value.written}")


def _traces(chart: Matrix, cells: Sequence[Cell], palette: Palette) -> list[dict[str, object]]:
    """The coloured cells as bars of one unit, and the counts or signs on them."""
    shares = [0.0 if chart.has_signs else cell.value.share or 0.0 for cell in cells]
    places = {"x": [cell.x for cell in cells] or [None], "y": [cell.y for cell in cells] or [None]}
    ground = {
        "type": "bar",
        "x": places["x"],
        "y": [0.9] * len(cells),
        "base": [cell.y - 0.45 for cell in cells],
        "width": 0.94,
        "marker": {"color": shares, "colorscale": colour_scale(palette), "cmin": 0, "cmax": 1, "line": {"width": 0}},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    counts = {
        "type": "scatter",
        **places,
        "mode": "text",
        "text": [chart.cell(cell.value) for cell in cells],
        "textfont": {"color": [palette.text_on(each) for each in shares], "size": FONT},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [ground, counts]
