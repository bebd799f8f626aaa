"""The shared horizontal axis of every matrix of objectives: by round table, with a band header over each."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from gcm_data import reference
from gcm_data.figures.theme import PALETTES
from gcm_data.figures.written import in_lines
from gcm_data.reference import RoundTable

GAP = 1  # an empty column between two round tables
HEADER_HEIGHT = 52  # pixels above the matrix
CHARACTERS_A_COLUMN = 4.5  # of a band header, at the width of a laptop


def positions(objectives: Sequence[int]) -> dict[int, int]:
    """Objective -> place on the axis, with a gap where the next round table begins."""
    places: dict[int, int] = {}
    place, table = 0, None
    for number in objectives:
        if table not in (None, reference.objective(number).round_table):
            place += GAP
        table = reference.objective(number).round_table
        places[number] = place
        place += 1
    return places


def add_objective_axis(layout: dict[str, object], objectives: Sequence[int], mode: str) -> None:
    """Number the columns in a layout and head each round table with its name over a line."""
    places = positions(objectives)
    palette = PALETTES[mode]
    layout["xaxis"] |= {
        "tickmode": "array",
        "tickvals": list(places.values()),
        "ticktext": [str(number) for number in places],
        "side": "top",
        "tickangle": 0,
        "ticks": "",
        "range": [-0.6, max(places.values(), default=0) + 0.6],
        "showline": False,
    }
    bands = [_band(table, places) for table in reference.round_tables() if places.keys() & set(table.objectives)]
    layout["annotations"] = [_band_name(table, first, last, palette.ink) for table, first, last in bands]
    layout["shapes"] = [_band_line(first, last, palette.accent) for _, first, last in bands]


def _band(table: RoundTable, places: dict[int, int]) -> tuple[RoundTable, int, int]:
    """A round table with the first and last place of its objectives on the axis."""
    band = [places[number] for number in table.objectives if number in places]
    return table, band[0], band[-1]


def _band_name(table: RoundTable, first: int, last: int, colour: str) -> dict[str, object]:
    width = max(14, int((last - first + 1) * CHARACTERS_A_COLUMN))
    return {
        "x": first - 0.4,
        "y": 1,
        "yref": "paper",
        "yshift": 26,
        "text": in_lines(*textwrap.wrap(f"{table.round_table} {table.short_label}", width)),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "font": {"size": 12, "color": colour},
    }


def _band_line(first: int, last: int, colour: str) -> dict[str, object]:
    line = {"color": colour, "width": 2}
    return {"type": "line", "x0": first - 0.4, "x1": last + 0.4, "y0": 1, "y1": 1, "yref": "paper", "line": line}
