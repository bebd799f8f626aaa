"""Matrices: members × objectives in the six states, and groups × targets in counts."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from gcm_data.coverage import STATES
from gcm_data.figures.columns import HEADER_HEIGHT, add_objective_axis, positions
from gcm_data.figures.theme import MARKS, PALETTES, base_figure

ROW_HEIGHT = 27
LEGEND_HEIGHT = 60


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
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(rows.values()),
        ticktext=names,
        ticks="",
        showline=False,
        range=[len(names) - 0.4, -0.6],
        automargin=True,
    )
    figure.update_layout(legend={"y": 0, "yref": "paper", "itemsizing": "trace"})
    for place in rows.values():
        figure.add_shape(
            type="line",
            x0=0,
            x1=1,
            xref="paper",
            y0=place + 0.5,
            y1=place + 0.5,
            line={"color": palette.faint, "width": 1},
            layer="below",
        )
    return figure


def count_matrix(
    table: pd.DataFrame, mode: str, rows: Sequence[str], columns: Sequence[str] | None = None
) -> go.Figure:
    """Groups × targets: the count in each cell, the share by lightness.

    `table` has one row per cell: row, column (objective numbers, or names from `columns`), reporting, submissions,
    label (for the hover). `rows` and `columns` give the order; without `columns` they are objectives by round table.
    """
    objectives = list(dict.fromkeys(table["column"])) if columns is None else []
    places = positions(objectives) if columns is None else {name: place for place, name in enumerate(columns)}
    lines = {name: place for place, name in enumerate(rows)}
    width = max(places.values(), default=-1) + 1
    shares = [[None] * width for _ in rows]
    texts = [[""] * width for _ in rows]
    hovers = [[""] * width for _ in rows]
    for cell in table.itertuples():
        y, x = lines[cell.row], places[cell.column]
        shares[y][x] = cell.reporting / cell.submissions if cell.submissions else 0
        texts[y][x] = str(cell.reporting) if cell.submissions else "–"
        hovers[y][x] = f"<b>{cell.row}</b><br>{cell.label}<br>{cell.reporting} of {cell.submissions} submissions"
    palette = PALETTES[mode]
    steps = [[place / (len(palette.scale) - 1), colour] for place, colour in enumerate(palette.scale)]
    top = HEADER_HEIGHT + 8 if columns is None else 70
    figure = base_figure(mode, top + 38 * max(len(rows), 1) + 16, {"t": top})
    figure.add_heatmap(
        z=shares,
        x=list(range(width)),
        y=list(range(len(rows))),
        text=texts,
        texttemplate="%{text}",
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        colorscale=steps,
        zmin=0,
        zmax=1,
        xgap=3,
        ygap=3,
        showscale=False,
        hoverongaps=False,
        textfont={"size": 14},
    )
    if columns is None:
        add_objective_axis(figure, objectives, mode)
    else:
        figure.update_xaxes(
            tickmode="array",
            tickvals=list(places.values()),
            side="top",
            ticks="",
            showline=False,
            ticktext=[name.replace(" ", "<br>", 1) for name in columns],
            tickangle=0,
        )
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(lines.values()),
        ticktext=list(rows),
        ticks="",
        showline=False,
        range=[len(rows) - 0.5, -0.5],
        automargin=True,
    )
    return figure
