"""Matrices: members × objectives in the six states, and groups × targets in counts."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from gcm_data.figures.columns import HEADER_HEIGHT, add_objective_axis, positions
from gcm_data.figures.theme import MARKS, PALETTES, Palette, base_layout, figure_of, row_axis, row_line
from gcm_data.grid import STATES

ROW_HEIGHT = 27
LEGEND_HEIGHT = 44
CELL_HEIGHT = 38
COLUMN_NAMES_HEIGHT = 66  # three lines of text
COLUMN_NAME_WIDTH = 17  # characters a line


def member_matrix(
    cells: Sequence[tuple[str, int, str, str, int, str]], names: Sequence[str], objectives: Sequence[int], mode: str
) -> go.Figure:
    """Members × objectives; a cell is (name, objective, label, state, mentions, aspects).

    Every state keeps its place in the legend, also where no cell is in it.
    """
    places = positions(objectives)
    rows = {name: place for place, name in enumerate(names)}
    palette = PALETTES[mode]
    height = HEADER_HEIGHT + LEGEND_HEIGHT + ROW_HEIGHT * max(len(names), 1) + 20
    layout = base_layout(mode, height, {"t": HEADER_HEIGHT + 8, "b": LEGEND_HEIGHT})
    add_objective_axis(layout, objectives, mode)
    layout["yaxis"] |= row_axis(names, list(rows.values()), -0.6, len(names) - 0.4)
    layout["shapes"] += [row_line(place + 0.5, palette.faint) for place in rows.values()]
    traces = [_marks(state, [cell for cell in cells if cell[3] == state], places, rows, palette) for state in STATES]
    return figure_of(traces, layout)


def _marks(
    state: str, cells: Sequence[tuple], places: dict[int, int], rows: dict[str, int], palette: Palette
) -> dict[str, object]:
    """The marks of one state."""
    mark = MARKS[state]
    colour = getattr(palette, mark.colour)
    return {
        "type": "scatter",
        "x": [places[cell[1]] for cell in cells] or [None],
        "y": [rows[cell[0]] for cell in cells] or [None],
        "mode": "markers",
        "name": state,
        "hovertext": [_hover(*cell) for cell in cells],
        "marker": {
            "symbol": mark.symbol,
            "size": mark.size,
            "color": colour,
            "line": {"width": 1.4, "color": colour},
        },
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(name: str, objective: int, label: str, state: str, mentions: int, aspects: str) -> str:
    """What a mark says when it is pointed at."""
    behind = f" ({mentions}: {aspects})" if aspects else ""
    return f"<b>{name}</b><br>objective {objective}: {label}<br>{state}{behind}"


def count_matrix(
    table: pd.DataFrame, mode: str, rows: Sequence[str], columns: Sequence[str] | None = None
) -> go.Figure:
    """Groups × targets: the count in each cell, the share of submissions by lightness.

    `table` has one row per cell: row, column (objective numbers, or names from `columns`), reporting, submissions,
    label (for the hover). `rows` and `columns` give the order; without `columns` they are objectives by round table.
    A group without submissions shows a dash.
    """
    objectives = list(dict.fromkeys(table["column"])) if columns is None else []
    places = positions(objectives) if columns is None else {name: place for place, name in enumerate(columns)}
    lines = {name: place for place, name in enumerate(rows)}
    top = HEADER_HEIGHT + 8 if columns is None else COLUMN_NAMES_HEIGHT
    layout = base_layout(mode, top + CELL_HEIGHT * max(len(rows), 1) + 16, {"t": top})
    if columns is None:
        add_objective_axis(layout, objectives, mode)
    else:
        layout["xaxis"] |= _column_axis(columns)
    layout["yaxis"] |= row_axis(rows, list(lines.values()), -0.5, len(rows) - 0.5)
    cells = [(places[c.column], lines[c.row], c) for c in table.itertuples()]
    return figure_of(_heat_and_counts(cells, len(rows), PALETTES[mode]), layout)


def _heat_and_counts(cells: Sequence[tuple], height: int, palette: Palette) -> list[dict[str, object]]:
    """The coloured cells, and the counts on them; `cells` are (column, row, row of the table)."""
    width = max((x for x, *_ in cells), default=-1) + 1
    shares = [[None] * width for _ in range(height)]  # the gaps between round tables stay empty
    for x, y, cell in cells:
        shares[y][x] = cell.reporting / cell.submissions if cell.submissions else 0.0
    steps = [[step / (len(palette.scale) - 1), colour] for step, colour in enumerate(palette.scale)]
    heat = {"type": "heatmap", "z": shares, "x": list(range(width)), "y": list(range(height)), "colorscale": steps}
    heat |= {"zmin": 0, "zmax": 1, "xgap": 3, "ygap": 3, "showscale": False, "hoverinfo": "skip"}
    counts = {
        "type": "scatter",
        "x": [x for x, *_ in cells],
        "y": [y for _, y, _ in cells],
        "mode": "text",
        "text": [str(cell.reporting) if cell.submissions else "–" for *_, cell in cells],
        "textfont": {"color": [palette.text_on(shares[y][x]) for x, y, _ in cells]},
        "customdata": [[cell.row, cell.label, cell.reporting, cell.submissions] for *_, cell in cells],
        "showlegend": False,
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>"
        "%{customdata[2]} of %{customdata[3]} submissions<extra></extra>",
    }
    return [heat, counts]


def _column_axis(names: Sequence[str]) -> dict[str, object]:
    """Names over the columns: part of `xaxis`."""
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": ["<br>".join(_lines(name)) for name in names],
        "tickangle": 0,
        "range": [-0.5, len(names) - 0.5],
        "side": "top",
        "ticks": "",
        "showline": False,
    }


def _lines(name: str) -> list[str]:
    """A column's name in short lines, what stands in brackets at its end on a line of its own."""
    head, bracket, tail = name.partition(" (")
    return [*textwrap.wrap(head, COLUMN_NAME_WIDTH), *([f"({tail}"] if bracket else [])]
