"""A triangle of pairs: objectives × objectives, each pair once, by round table on both axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data import reference, wording
from gcm_data.figures.axes import row_axis, spikes
from gcm_data.figures.columns import HEADER_HEIGHT, add_objective_axis, positions
from gcm_data.figures.shading import heatmap
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

ROW_HEIGHT = 28


class PairCell(NamedTuple):
    """How many submissions name two objectives together, or on the diagonal (row and column are equal) one of them.

    `opens` is the label of its evidence.
    """

    row: int
    column: int
    count: int
    opens: str


def pair_triangle(
    cells: Sequence[PairCell], objectives: Sequence[int], answered: int, full: int, mode: str
) -> go.Figure:
    """Counts below the diagonal, which has a frame and each objective's own count.

    The count of a pair is told by lightness, too, from none to `full`; the diagonal has none.
    """
    palette = PALETTES[mode]
    places = positions(objectives)
    last = max(places.values(), default=0)
    layout = base_layout(mode, HEADER_HEIGHT + 8 + ROW_HEIGHT * (last + 1) + 16, {"t": HEADER_HEIGHT + 8})
    add_objective_axis(layout, objectives, mode)
    names = [f"{number} {reference.objective(number).short_label}" for number in places]
    layout["yaxis"] |= row_axis(names, list(places.values()), -0.6, last + 0.6) | spikes(palette)
    layout["xaxis"] |= spikes(palette)
    layout["shapes"] += [*_row_bands(places, palette), *(_frame(place, palette) for place in places.values())]
    at = [(places[cell.column], places[cell.row], cell) for cell in cells]
    shares = {(x, y): cell.count / full for x, y, cell in at if x != y}
    clicks = [Clickable(x, y, cell.opens, _hover(cell, answered)) for x, y, cell in at]
    cells_below = [[shares.get((x, y)) for x in range(last + 1)] for y in range(last + 1)]
    heat, counts = heatmap(cells_below, 2, palette), _counts(at, shares, answered, palette)
    return figure_of([heat, counts, click_layer(clicks, mode, ROW_HEIGHT - 5)], layout)


def _hover(cell: PairCell, answered: int) -> str:
    """What a count says when it is pointed at."""
    names = [f"objective {number}: {reference.objective(number).short_label}" for number in (cell.row, cell.column)]
    return in_lines(*map(bold, dict.fromkeys(names)), wording.of_answered(cell.count, answered))


def _counts(
    at: Sequence[tuple[int, int, PairCell]], shares: dict[tuple[int, int], float], answered: int, palette: Palette
) -> dict[str, object]:
    """The counts, bold on the diagonal; a dash where nobody answered."""
    texts = [bold(str(cell.count)) if x == y else str(cell.count) for x, y, cell in at]
    colours = [palette.text_on(shares[x, y]) if x != y else palette.ink for x, y, _ in at]
    return {
        "type": "scatter",
        "x": [x for x, *_ in at] or [None],
        "y": [y for _, y, _ in at] or [None],
        "mode": "text",
        "text": texts if answered else ["–"] * len(texts),
        "textfont": {"color": colours, "size": 13},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _frame(place: int, palette: Palette) -> dict[str, object]:
    """The frame of a cell of the diagonal."""
    around = {"x0": place - 0.46, "x1": place + 0.46, "y0": place - 0.46, "y1": place + 0.46}
    return {"type": "rect", **around, "line": {"color": palette.accent, "width": 1.5}, "layer": "below"}


def _row_bands(places: dict[int, int], palette: Palette) -> list[dict[str, object]]:
    """The line of each round table along its rows, like that over its columns."""
    bands = [[places[number] for number in table.objectives if number in places] for table in reference.round_tables()]
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 0, "line": {"color": palette.accent, "width": 2}}
    return [{**line, "y0": band[0] - 0.4, "y1": band[-1] + 0.4} for band in bands if band]
