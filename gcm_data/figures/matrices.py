"""Matrices: members × objectives in the six states, and groups × targets in counts."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from gcm_data.coverage import STATES
from gcm_data.figures.columns import HEADER_HEIGHT, add_objective_axis, positions
from gcm_data.figures.theme import MARKS, PALETTES, base_figure, name_rows, row_line

ROW_HEIGHT = 27
LEGEND_HEIGHT = 44
CELL_HEIGHT = 38
COLUMN_NAMES_HEIGHT = 66  # three lines of text
COLUMN_NAME_WIDTH = 17  # characters a line


def member_matrix(table: pd.DataFrame, mode: str) -> go.Figure:
    """Members × objectives; `table` has one row per cell: name, objective (number), label, state, mentions, aspects.

    Every state keeps its place in the legend, also where no cell is in it.
    """
    names = list(dict.fromkeys(table["name"]))
    places = positions(list(dict.fromkeys(table["objective"])))
    rows = {name: place for place, name in enumerate(names)}
    palette = PALETTES[mode]
    figure = base_figure(
        mode,
        HEADER_HEIGHT + LEGEND_HEIGHT + ROW_HEIGHT * max(len(names), 1) + 20,
        {"t": HEADER_HEIGHT + 8, "b": LEGEND_HEIGHT},
    )
    for state in STATES:
        cells = table[table["state"] == state]
        colour = getattr(palette, MARKS[state].colour)
        figure.add_scatter(
            x=cells["objective"].map(places).tolist() or [None],
            y=cells["name"].map(rows).tolist() or [None],
            mode="markers",
            name=state,
            customdata=cells[["name", "objective", "label", "mentions", "aspects"]],
            marker={
                "symbol": MARKS[state].symbol,
                "size": MARKS[state].size,
                "color": colour,
                "line": {"width": 1.4, "color": colour},
            },
            hovertemplate="<b>%{customdata[0]}</b><br>objective %{customdata[1]}: %{customdata[2]}<br>"
            f"{state}, %{{customdata[3]}} mentions %{{customdata[4]}}<extra></extra>",
        )
    add_objective_axis(figure, list(places), mode)
    name_rows(figure, names, rows.values(), -0.6, len(names) - 0.4)
    figure.update_layout(legend={"y": 0, "yref": "paper", "itemsizing": "trace"})
    lines = [row_line(place + 0.5, palette.faint) for place in rows.values()]
    figure.update_layout(shapes=[*figure.layout.shapes, *lines])
    return figure


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
    palette = PALETTES[mode]
    cells = table.assign(
        x=table["column"].map(places),
        y=table["row"].map(lines),
        share=(table["reporting"] / table["submissions"].where(table["submissions"] > 0)).fillna(0.0),
        text=table["reporting"].astype(str).where(table["submissions"] > 0, "–"),
    )
    width = max(places.values(), default=-1) + 1
    shares = cells.pivot(index="y", columns="x", values="share").reindex(columns=range(width))  # gaps stay empty
    top = HEADER_HEIGHT + 8 if columns is None else COLUMN_NAMES_HEIGHT
    figure = base_figure(mode, top + CELL_HEIGHT * max(len(rows), 1) + 16, {"t": top})
    figure.add_heatmap(
        z=shares,
        x=shares.columns,
        y=shares.index,
        colorscale=palette.scale,
        zmin=0,
        zmax=1,
        xgap=3,
        ygap=3,
        showscale=False,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=cells["x"],
        y=cells["y"],
        mode="text",
        text=cells["text"],
        textfont={"color": [palette.text_on(share) for share in cells["share"]]},
        customdata=cells[["row", "label", "reporting", "submissions"]],
        showlegend=False,
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<br>"
        "%{customdata[2]} of %{customdata[3]} submissions<extra></extra>",
    )
    if columns is None:
        add_objective_axis(figure, objectives, mode)
    else:
        _name_columns(figure, columns)
    name_rows(figure, rows, lines.values(), -0.5, len(rows) - 0.5)
    return figure


def _lines(name: str) -> list[str]:
    """A column's name in short lines, what stands in brackets at its end on a line of its own."""
    head, bracket, tail = name.partition(" (")
    return [*textwrap.wrap(head, COLUMN_NAME_WIDTH), *([f"({tail}"] if bracket else [])]


def _name_columns(figure: go.Figure, names: Sequence[str]) -> None:
    """Write names over the columns."""
    places = list(range(len(names)))
    texts = ["<br>".join(_lines(name)) for name in names]
    figure.update_xaxes(tickmode="array", tickvals=places, ticktext=texts, tickangle=0, range=[-0.5, len(names) - 0.5])
    figure.update_xaxes(side="top", ticks="", showline=False)
