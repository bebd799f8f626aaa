"""How far two coders agree on each target: a dot for the share that says the same, a diamond for Cohen's kappa."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.figures.axes import row_axis, row_line
from gcm_data.figures.theme import PALETTES, Palette, base_layout, figure_of
from gcm_data.figures.written import written

ROW_HEIGHT, HEAD, FOOT = 26, 36, 30
ALIKE, KAPPA = "Share that says the same", "Cohen's kappa"
_END = 1.04  # of the scale, so that a mark at 1 is whole
_BESIDE, _SIGN = 6, 7  # pixels before the number of pairs, and of each sign of it
_SIGNS = {ALIKE: "circle", KAPPA: "diamond-open"}


class Agreed(NamedTuple):
    """A target: its name, how many pairs of judgements, the share of them that agree (0 to 1), kappa or None."""

    name: str
    pairs: int
    raw: float
    kappa: float | None


def agreement_dots(rows: Sequence[Agreed], mode: str) -> go.Figure:
    """A row for each target from the top, on a scale that ends at 1; behind it of how many pairs."""
    palette = PALETTES[mode]
    # Room in pixels: a share of the width would cut the number of pairs on a phone.
    behind = _BESIDE + _SIGN * max(len(_pairs_said(row)) for row in rows)
    layout = base_layout(mode, HEAD + ROW_HEIGHT * len(rows) + FOOT, {"t": HEAD, "b": FOOT, "r": behind})
    layout["legend"] |= {"y": 1, "yanchor": "bottom", "yref": "paper"}
    lowest = min([0.0, *(row.kappa for row in rows if row.kappa is not None)])
    ticks = {"tickmode": "array", "tickvals": [0, 0.5, 1], "ticktext": ["0", ".5", "1"]}
    layout["xaxis"] |= {"range": [lowest - 0.04, _END], "showgrid": True, "gridcolor": palette.faint}
    layout["xaxis"] |= ticks
    layout["yaxis"] |= row_axis([row.name for row in rows], range(len(rows)), -0.6, len(rows) - 0.4)
    layout["shapes"] = [row_line(place + 0.5, palette.faint) for place in range(len(rows) - 1)]
    layout["annotations"] = [_pairs(place, row, palette) for place, row in enumerate(rows)]
    alike = [(row.raw, place) for place, row in enumerate(rows)]
    kappa = [(row.kappa, place) for place, row in enumerate(rows) if row.kappa is not None]
    return figure_of([_marks(ALIKE, alike, rows, palette), _marks(KAPPA, kappa, rows, palette)], layout)


def _marks(name: str, at: Sequence[tuple[float, int]], rows: Sequence[Agreed], palette: Palette) -> dict[str, object]:
    """The marks of one kind."""
    return {
        "type": "scatter",
        "x": [x for x, _ in at] or [None],
        "y": [y for _, y in at] or [None],
        "mode": "markers",
        "cliponaxis": False,  # else a mark at an end of the scale is half a mark on a phone
        "name": name,
        "marker": {"symbol": _SIGNS[name], "size": 11, "color": palette.accent, "line": {"width": 1.6}},
        "customdata": [[written(rows[y].name), rows[y].pairs] for _, y in at],
        "hovertemplate": f"<b>%{{customdata[0]}}</b><br>{written(name)}: %{{x:.2f}} of %{{customdata[1]}} pairs"
        "<extra></extra>",
        "showlegend": True,
    }


def _pairs(place: int, row: Agreed, palette: Palette) -> dict[str, object]:
    look = {
        "showarrow": False,
        "xref": "paper",
        "xanchor": "left",
        "xshift": _BESIDE,
        "font": {"size": 12, "color": palette.muted},
    }
    return {"text": _pairs_said(row), "x": 1, "y": place, **look}


def _pairs_said(row: Agreed) -> str:
    return f"n = {row.pairs:,}"
