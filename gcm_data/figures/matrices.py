"""Matrices: members × objectives in the six states, and groups × targets in counts."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data import wording
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.shares import share
from gcm_data.figures.axes import row_axis, row_line, spikes
from gcm_data.figures.columns import HEADER_HEIGHT, add_objective_axis, positions
from gcm_data.figures.shading import heatmap
from gcm_data.figures.short_lines import short_lines
from gcm_data.figures.state_marks import state_marks
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

ROW_HEIGHT = 27
LEGEND_HEIGHT = 44
CELL_HEIGHT = 38
COLUMN_NAMES_HEIGHT = 66  # three lines of text
COLUMN_NAME_WIDTH = 17  # characters a line
SHADES_WIDTH = 21


class MemberCell(NamedTuple):
    """A cell of the member matrix; `opens` is the label of its evidence."""

    name: str
    objective: int
    label: str
    state: str
    mentions: int
    aspects: str
    opens: str


def member_matrix(
    cells: Sequence[MemberCell], bands: Mapping[str, Sequence[str]], objectives: Sequence[int], mode: str
) -> go.Figure:
    """Members × objectives; `bands` are names of members by subregion.

    Of several bands each has a line of its own, with its name and the numbers of the objectives again, so that a long
    matrix can be read far below its head. Every state keeps its place in the legend, also where no cell is in it.
    """
    places = positions(objectives)
    rows, heads = _rows(bands)
    last = max([*rows.values(), *heads.values()], default=0)
    palette = PALETTES[mode]
    height = HEADER_HEIGHT + LEGEND_HEIGHT + ROW_HEIGHT * (last + 1) + 20
    layout = base_layout(mode, height, {"t": HEADER_HEIGHT + 8, "b": LEGEND_HEIGHT}, is_wide=True)
    add_objective_axis(layout, objectives, mode)
    ticks = {**rows, **{bold(name): place for name, place in heads.items()}}
    layout["yaxis"] |= row_axis(list(ticks), list(ticks.values()), -0.6, last + 0.6) | spikes(palette)
    layout["xaxis"] |= spikes(palette)
    layout["annotations"] += [
        {"x": x, "y": y, "text": str(number), "showarrow": False, "font": {"size": 12, "color": palette.muted}}
        for y in heads.values()
        for number, x in places.items()
    ]
    layout["shapes"] += [row_line(place + 0.5, palette.faint) for place in rows.values()]
    at = {state: [(places[c.objective], rows[c.name]) for c in cells if c.state == state] for state in STATES}
    traces = [state_marks(state, at[state], palette) for state in STATES]
    clicks = [Clickable(places[c.objective], rows[c.name], c.opens, _hover(c)) for c in cells]
    return figure_of([*traces, click_layer(clicks, mode, ROW_HEIGHT - 3)], layout)


def _rows(bands: Mapping[str, Sequence[str]]) -> tuple[dict[str, int], dict[str, int]]:
    """Name of a member -> its row, and name of a band -> the row of its heading; a lone band has none."""
    rows, heads, place = {}, {}, 0
    for band, names in bands.items():
        if len(bands) > 1:
            heads[band] = place
            place += 1
        for name in names:
            rows[name] = place
            place += 1
    return rows, heads


def _hover(cell: MemberCell) -> str:
    """What a mark says when it is pointed at."""
    behind = f" ({cell.mentions}: {cell.aspects})" if cell.aspects else ""
    return in_lines(bold(cell.name), f"objective {cell.objective}: {cell.label}", f"{cell.state}{behind}")


class CountCell(NamedTuple):
    """A cell of a count matrix: in a row and a column, which is an objective's number or a name, so many of `answered`.

    `label` says what the column is when the cell is pointed at; `opens` is the label of its evidence.
    """

    row: str
    column: int | str
    reporting: int
    answered: int
    label: str
    opens: str


def count_matrix(
    cells: Sequence[CountCell], mode: str, rows: Sequence[str], columns: Sequence[str] | None = None, row_width: int = 0
) -> go.Figure:
    """Groups × targets: the count in each cell, the share of those that answered by lightness.

    `rows` and `columns` give the order; without `columns` they are objectives by round table. A cell in which nobody
    answered shows a dash, one of fewer than FEWEST_FOR_A_SHARE its count without a shade. `row_width`: names of rows
    are broken at so many characters.
    """
    objectives = list(dict.fromkeys(cell.column for cell in cells)) if columns is None else []
    places = positions(objectives) if columns is None else {name: place for place, name in enumerate(columns)}
    lines = {name: place for place, name in enumerate(rows)}
    top = HEADER_HEIGHT + 8 if columns is None else COLUMN_NAMES_HEIGHT
    layout = base_layout(mode, top + CELL_HEIGHT * max(len(rows), 1) + 16, {"t": top}, is_wide=True)
    if columns is None:
        add_objective_axis(layout, objectives, mode)
    else:
        layout["xaxis"] |= _column_axis(columns)
    names = [in_lines(*textwrap.wrap(name, row_width)) for name in rows] if row_width else rows
    layout["yaxis"] |= row_axis(names, list(lines.values()), -0.5, len(rows) - 0.5) | spikes(PALETTES[mode])
    layout["xaxis"] |= spikes(PALETTES[mode])
    placed = [(places[cell.column], lines[cell.row], cell) for cell in cells]
    clicks = [Clickable(x, y, cell.opens, _count_hover(cell)) for x, y, cell in placed]
    layer = click_layer(clicks, mode, CELL_HEIGHT - 6)
    if any(share(cell.reporting, cell.answered) for cell in cells):
        layout["annotations"] = [*layout.get("annotations", ()), _what_shades_say(PALETTES[mode])]
    return figure_of([*_heat_and_counts(placed, len(rows), PALETTES[mode]), layer], layout)


def _count_hover(cell: CountCell) -> str:
    """What a count says when it is pointed at."""
    return in_lines(
        bold(cell.row),
        cell.label,
        wording.of_answered(cell.reporting, cell.answered),
    )


def _heat_and_counts(
    cells: Sequence[tuple[int, int, CountCell]], height: int, palette: Palette
) -> list[dict[str, object]]:
    """The coloured cells, and the counts on them; `cells` are (place of the column, of the row, cell)."""
    width = max((x for x, *_ in cells), default=-1) + 1
    shares = [[None] * width for _ in range(height)]  # the gaps between round tables stay empty
    for x, y, cell in cells:
        shares[y][x] = share(cell.reporting, cell.answered) or 0.0
    counts = {
        "type": "scatter",
        "x": [x for x, *_ in cells],
        "y": [y for _, y, _ in cells],
        "mode": "text",
        "text": [str(cell.reporting) if cell.answered else "–" for *_, cell in cells],
        "textfont": {"color": [palette.text_on(shares[y][x]) for x, y, _ in cells]},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [heatmap(shares, 3, palette), counts]


def _what_shades_say(palette: Palette) -> dict[str, object]:
    """What the shades say, above the names of the rows."""
    return {
        "text": in_lines(*textwrap.wrap(wording.SHADES_IN_FIGURE, SHADES_WIDTH)),
        "x": 0,
        "xref": "paper",
        "xanchor": "right",
        "xshift": -8,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "align": "right",
        "showarrow": False,
        "font": {"size": 12, "color": palette.muted},
    }


def _column_axis(names: Sequence[str]) -> dict[str, object]:
    """Names over the columns: part of `xaxis`."""
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": [in_lines(*short_lines(name, COLUMN_NAME_WIDTH)) for name in names],
        "tickangle": 0,
        "range": [-0.5, len(names) - 0.5],
        "side": "top",
        "ticks": "",
        "showline": False,
    }
