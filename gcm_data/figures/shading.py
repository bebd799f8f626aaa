"""Shading by share: which ground and which ink a count gets, for figures, slides, paper and workbook alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gcm_data.figures.theme import Palette


class Shade(NamedTuple):
    """The colour of a cell's ground and of the ink on it, as #rrggbb."""

    ground: str
    ink: str


def shade(share: float | None, palette: Palette) -> Shade | None:
    """The shade of a share from 0 to 1, as coverage.shares.share gives it; None, for no shade, where there is none."""
    return None if share is None else Shade(palette.colour_at(share), palette.text_on(share))


def colour_scale(palette: Palette) -> list[list[object]]:
    """The palette's scale as plotly takes it: from 0 to 1 in equal steps, each with its colour."""
    return [[step / (len(palette.scale) - 1), colour] for step, colour in enumerate(palette.scale)]


def heatmap(shares: Sequence[Sequence[float | None]], gap: int, palette: Palette) -> dict[str, object]:
    """A trace of cells coloured by share, a row of `shares` for each row; None leaves a cell empty. `gap` in pixels."""
    width = max(map(len, shares), default=0)
    places = {"x": list(range(width)), "y": list(range(len(shares)))}
    look = {"colorscale": colour_scale(palette), "zmin": 0, "zmax": 1, "xgap": gap, "ygap": gap, "showscale": False}
    return {"type": "heatmap", "z": [list(row) for row in shares], **places, **look, "hoverinfo": "skip"}
