"""The shared horizontal axis of every matrix of objectives: their names, slanted, and those of round tables above."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from gcm_data import reference
from gcm_data.figures.theme import PALETTES
from gcm_data.figures.written import bold, in_lines
from gcm_data.reference import RoundTable

GAP = 1  # an empty column between two round tables
SLANT = -42  # degrees
NAMES_HEIGHT = 124  # pixels above the matrix: the longest name, slanted
HEADER_HEIGHT = NAMES_HEIGHT + 38  # with two lines of the name of a round table
RIGHT_OF_LETTER = 4.4  # pixels by which a letter of a name carries it to the right
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


def names_axis(objectives: Sequence[int], chosen: int | None = None) -> dict[str, object]:
    """The names of objectives over their columns, that of a `chosen` one in bold: part of `xaxis`."""
    places = positions(objectives)
    return {
        "tickmode": "array",
        "tickvals": list(places.values()),
        "ticktext": [bold(_name(number)) if number == chosen else _name(number) for number in places],
        "side": "top",
        "tickangle": SLANT,
        "tickfont": {"size": 12},
        "ticks": "",
        "range": [-0.6, max(places.values(), default=0) + 0.6],
        "showline": False,
    }


def names_right(objectives: Sequence[int]) -> int:
    """The pixels that the slanted names need at the right of the last column."""
    return max(8, int(RIGHT_OF_LETTER * len(_name(objectives[-1])))) if objectives else 8


def _name(objective: int) -> str:
    return f"{objective} {reference.objective(objective).short_label}"


def add_objective_axis(layout: dict[str, object], objectives: Sequence[int], mode: str, has_more: bool = False) -> None:
    """Name the columns in a layout and head each round table with its name over them, and a line.

    `has_more`: there are other columns at the right of those of objectives, over which the last name may stand.
    """
    places = positions(objectives)
    palette = PALETTES[mode]
    layout["xaxis"] |= names_axis(objectives)
    if not has_more:
        layout["margin"] |= {"r": names_right(list(places))}
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
        "yshift": NAMES_HEIGHT,
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
