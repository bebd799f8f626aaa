"""A table of rows × groups: in each cell up to three counts, each with its sign and colour, or one word for them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.figures.axes import left_edge, row_axis, row_line
from gcm_data.figures.banded_rows import heading_names, places_of
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import in_lines

ROW_HEIGHT = 23
NAMES_HEIGHT = 54  # two lines of the name of a group, and one below
LEGEND_HEIGHT = 26
GROUP_NAME_WIDTH = 21  # characters a line
SIGNS = (("diamond", 10), ("circle", 9), ("square", 9))  # of the kinds, with the size in pixels
GLYPHS = ("◆", "●", "■")  # the signs as characters, for what is written elsewhere
SLOTS = 3.3  # places of a cell from one group to the next: one for each kind, and room to the next group
NOTHING = "–"


class Entry(NamedTuple):
    """A count in a cell, or a word in its place; `opens` is the label of its evidence. `band` heads its rows, or "".

    `kind` is one of the kinds that have a sign; "" for a word, which stands in the place of all of them.
    """

    band: str
    row: str
    group: str
    kind: str
    said: str
    opens: str
    hover: str


def kinds_table(
    entries: Sequence[Entry],
    mode: str,
    groups: Mapping[str, tuple[str, str]],
    kinds: Sequence[str],
    rows: Mapping[str, str],
) -> go.Figure:
    """Rows × groups; `groups` maps each to its name and the line below it, `rows` each in its order to its band or "".

    Every kind keeps its place in a cell, its sign and its colour, whichever of them have entries.
    """
    palette = PALETTES[mode]
    banded = places_of(rows.values())
    places = dict(zip(rows, banded.rows, strict=True))
    starts = {group: number * SLOTS for number, group in enumerate(groups)}
    height = NAMES_HEIGHT + LEGEND_HEIGHT + int(ROW_HEIGHT * max(banded.end, 1)) + 8
    layout = base_layout(mode, height, {"t": NAMES_HEIGHT, "b": LEGEND_HEIGHT}, is_wide=True)
    layout["xaxis"] |= {
        "tickmode": "array",
        "tickvals": [start + 1 for start in starts.values()],
        "ticktext": [in_lines(*textwrap.wrap(name, GROUP_NAME_WIDTH), said) for name, said in groups.values()],
        "tickangle": 0,
        "tickfont": {"size": 13},
        "side": "top",
        "ticks": "",
        "showline": False,
        "range": [-0.55, max(starts.values(), default=0) + SLOTS - 0.55],
    }
    layout["yaxis"] |= row_axis(list(places), list(places.values()), -0.5, max(banded.end, 1) - 0.5)
    layout["shapes"] = [row_line(place + 0.5, palette.faint) for place in places.values()]
    layout["shapes"] += [_between(start - 0.45, palette.faint) for start in starts.values()]
    layout["annotations"] = [name | {"bgcolor": palette.surface} for name in heading_names(banded, palette, places)]
    at = [(starts[entry.group], places[entry.row], entry) for entry in entries]
    traces = [
        _counts([(x + n, y, e) for x, y, e in at if e.kind == kind], kind, SIGNS[n], palette.kinds[n])
        for n, kind in enumerate(kinds)
    ]
    traces.append(_words([(x, y, e) for x, y, e in at if e.kind not in kinds], palette))
    clicks = [click for x, y, entry in at for click in _clicks(x, y, entry, kinds)]
    layer = click_layer(clicks, mode, ROW_HEIGHT - 2)
    return figure_of([*traces, left_edge(layout["xaxis"]), layer], layout)


def _counts(
    at: Sequence[tuple[float, float, Entry]], kind: str, sign: tuple[str, int], colour: str
) -> dict[str, object]:
    """The counts of one kind, each behind its sign; its entry in the legend names it."""
    symbol, size = sign
    return {
        "type": "scatter",
        "name": kind,
        "x": [x for x, *_ in at] or [None],
        "y": [y for _, y, _ in at] or [None],
        "mode": "markers+text",
        "text": [f" {entry.said}" for *_, entry in at],
        "textposition": "middle right",
        "textfont": {"color": colour, "size": 13},
        "cliponaxis": False,
        "marker": {"symbol": symbol, "size": size, "color": colour, "opacity": 1},
        "hoverinfo": "skip",
    }


def _words(at: Sequence[tuple[float, float, Entry]], palette: Palette) -> dict[str, object]:
    """What stands in a cell in the place of counts."""
    return {
        "type": "scatter",
        "x": [x - 0.15 for x, *_ in at] or [None],
        "y": [y for _, y, _ in at] or [None],
        "mode": "text",
        "text": [entry.said for *_, entry in at],
        "textposition": "middle right",
        "textfont": {"color": palette.muted, "size": 13},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _clicks(x: float, y: float, entry: Entry, kinds: Sequence[str]) -> list[Clickable]:
    """Where an entry is clicked: on its count, or anywhere on the word of a cell."""
    places = [x + kinds.index(entry.kind) + 0.12] if entry.kind in kinds else [x + n for n in (0.12, 0.6, 1.1)]
    return [Clickable(place, y, entry.opens, entry.hover) for place in places]


def _between(place: float, colour: str) -> dict[str, object]:
    """The hairline before a group's column."""
    line = {"color": colour, "width": 1}
    return {"type": "line", "yref": "paper", "x0": place, "x1": place, "y0": 0, "y1": 1, "line": line, "layer": "below"}
