"""Two figures of change between cycles: bars on both sides of a line, and two columns of marks for one State."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.coverage.grid import STATES
from gcm_data.coverage.two_cycles import FEWEST, NEWLY, NO_LONGER, NOT_COMPARABLE
from gcm_data.figures.axes import left_edge, row_axis
from gcm_data.figures.banded_rows import Places, heading_names, places_of
from gcm_data.figures.short_lines import short_lines
from gcm_data.figures.state_marks import state_marks
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold, in_lines

ROW_HEIGHT = 28
HEAD_HEIGHT = 66  # three lines of text
LEGEND_HEIGHT = 44
HEAD_WIDTH = 15  # characters a line
AT_MOST = 6  # places along a bar that take a click


class Row(NamedTuple):
    """A row of a figure; `band` is the heading under which it stands, or empty."""

    name: str
    band: str


class Pair(NamedTuple):
    """Two counts on both sides of the line of a column. Of fewer than FEWEST members compared no bar is drawn."""

    row: int
    column: int
    no_longer: int
    newly: int
    compared: int
    opens_no_longer: str
    opens_newly: str


class Number(NamedTuple):
    """A count in a column of numbers beside the bars."""

    row: int
    column: int
    count: int
    opens: str


class Fate(NamedTuple):
    """An objective of one State: its states in two cycles, the change between them, and the labels that each opens."""

    name: str
    band: str
    states: tuple[str, str]
    change: str
    opens: tuple[str, str, str]


def change_bars(
    rows: Sequence[Row],
    heads: Sequence[str],
    pairs: Sequence[Pair],
    mode: str,
    numbers: Sequence[Number] = (),
    number_heads: Sequence[str] = (),
) -> go.Figure:
    """Rows × columns of paired bars: left of the line no longer, right of it newly reported, each with its count.

    A dash stands where nobody can be compared. `numbers` stand to the right in columns of their own.
    """
    palette = PALETTES[mode]
    banded = places_of(row.band for row in rows)
    places = banded.rows
    most = max([1, *(max(pair.no_longer, pair.newly) for pair in pairs)])
    half = most * (1.2 if len(heads) == 1 else 1.9)  # room for the count at the end of the longest bar
    centres = [half * (2 * column + 1) for column in range(len(heads))]
    step = half * 0.62
    columns = [2 * half * len(heads) + step * (column + 0.6) for column in range(len(number_heads))]
    layout = _layout(rows, banded, mode)
    layout["xaxis"] |= {
        "visible": False,
        "range": [0, (columns[-1] + step * 0.5) if columns else 2 * half * len(heads)],
    }
    tops = [*zip(columns, number_heads, strict=True)]
    tops += [*zip(centres, heads, strict=True)] if len(heads) > 1 else _sides(centres[0], half)
    layout["annotations"] += [_head(x, words, palette) for x, words in tops]
    layout["shapes"] += [_centre(x, first, last, palette) for x in centres for first, last in _runs(places)]
    texts, clicks = [], []
    for pair in pairs:
        at, y = centres[pair.column], places[pair.row]
        for count, side, opens in ((pair.no_longer, -1, pair.opens_no_longer), (pair.newly, 1, pair.opens_newly)):
            end = at + side * (count if pair.compared >= FEWEST else 0)
            texts.append((end, y, str(count) if pair.compared else "–", side, bool(count)))
            counted = f"{count} of {pair.compared} members compared" if pair.compared else NOT_COMPARABLE.lower()
            words = f"{(NO_LONGER, '', NEWLY)[side + 1]}: {counted}"
            hover = in_lines(bold(rows[pair.row].name), words)
            clicks += [Clickable(x, y, opens, hover) for x in _along(at, end, side, half)]
    for number in numbers:
        texts.append((columns[number.column], places[number.row], str(number.count), 0, bool(number.count)))
        words = in_lines(bold(rows[number.row].name), f"{number_heads[number.column]}: {number.count} members")
        clicks.append(Clickable(columns[number.column], places[number.row], number.opens, words))
    drawn = [pair for pair in pairs if pair.compared >= FEWEST]
    bars = [_bars(drawn, side, centres, places, palette) for side in (-1, 1)]
    edge = left_edge(layout["xaxis"])
    return figure_of([*bars, *_texts(texts, palette), edge, click_layer(clicks, mode, ROW_HEIGHT - 6)], layout)


def _sides(centre: float, half: float) -> list[tuple[float, str]]:
    """Where the names of both sides stand over a single column: each over its bars."""
    return [(centre - half * 0.45, NO_LONGER), (centre + half * 0.45, NEWLY)]


def _along(start: float, end: float, side: int, half: float) -> list[float]:
    """Places to click: along a bar, and on the count behind its end."""
    length = abs(end - start)
    parts = min(AT_MOST, int(length))
    return [*(start + side * length * (part + 0.5) / parts for part in range(parts)), end + side * half * 0.08]


def _bars(
    pairs: Sequence[Pair], side: int, centres: Sequence[float], places: Sequence[float], palette: Palette
) -> dict[str, object]:
    """Bars of one side: filled for newly, framed for no longer reported."""
    found = [(pair, pair.newly if side > 0 else pair.no_longer) for pair in pairs]
    shown = [(pair, count) for pair, count in found if count]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [centres[pair.column] for pair, _ in shown],
        "x": [side * count for _, count in shown],
        "y": [places[pair.row] for pair, _ in shown],
        "width": 0.62,
        "marker": {
            "color": palette.accent if side > 0 else "rgba(0,0,0,0)",
            "line": {"color": palette.accent, "width": 1.5},
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _texts(texts: Sequence[tuple], palette: Palette) -> list[dict[str, object]]:
    """Counts as text: (x, y, words, side, whether there is any); none is written pale."""
    shared = {"type": "scatter", "mode": "text", "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}
    traces = []
    for side, position in ((-1, "middle left"), (0, "middle center"), (1, "middle right")):
        shown = [text for text in texts if text[3] == side]
        colours = [palette.ink if is_any else palette.muted for *_, is_any in shown]
        written = {"text": [f" {words} " for _, _, words, *_ in shown], "textposition": position}
        place = {"x": [x for x, *_ in shown], "y": [y for _, y, *_ in shown]}
        traces.append({**place, **written, "textfont": {"color": colours}, **shared})
    return traces


def two_columns(fates: Sequence[Fate], cycles: Sequence[str], mode: str) -> go.Figure:
    """Objectives as rows; a column of six-state marks for each of two cycles, and what became of it in words."""
    palette = PALETTES[mode]
    rows = [Row(fate.name, fate.band) for fate in fates]
    banded = places_of(row.band for row in rows)
    places = banded.rows
    layout = _layout(rows, banded, mode, LEGEND_HEIGHT)
    layout["xaxis"] |= {"visible": False, "range": [-0.5, 4.5]}
    layout["annotations"] += [_head(x, words, palette) for x, words in enumerate(cycles)]
    cells = [(x, y, fate) for y, fate in zip(places, fates, strict=True) for x in (0, 1)]
    marks = [state_marks(state, [(x, y) for x, y, f in cells if f.states[x] == state], palette) for state in STATES]
    texts = [(1.5, y, fate.change, 1, fate.change in (NEWLY, NO_LONGER)) for y, fate in zip(places, fates, strict=True)]
    clicks = [
        Clickable(x, y, fate.opens[x], in_lines(bold(fate.name), f"{cycles[x]}: {fate.states[x]}"))
        for x, y, fate in cells
    ]
    for y, fate in zip(places, fates, strict=True):
        clicks += [Clickable(x, y, fate.opens[2], in_lines(bold(fate.name), fate.change)) for x in (1.65, 1.9, 2.15)]
    return figure_of([*marks, *_texts(texts, palette), click_layer(clicks, mode, ROW_HEIGHT - 6)], layout)


def _layout(rows: Sequence[Row], places: Places, mode: str, below: int = 8) -> dict[str, object]:
    """The layout of a figure of banded rows: names on the left, a bold heading over each band."""
    palette = PALETTES[mode]
    layout = base_layout(
        mode, int(ROW_HEIGHT * places.end) + HEAD_HEIGHT + below, {"t": HEAD_HEIGHT, "b": below}, is_wide=True
    )
    layout["yaxis"] |= row_axis([row.name for row in rows], places.rows, -0.6, places.end - 0.4)
    layout["annotations"] = heading_names(places, palette, [row.name for row in rows])
    line = {"color": palette.faint, "width": 1}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": line, "layer": "below"}
    layout["shapes"] = [{**across, "y0": place + 0.5, "y1": place + 0.5} for place in places.rows]
    layout |= {"barmode": "overlay", "hovermode": "closest"}
    return layout


def _head(x: float, words: str, palette: Palette) -> dict[str, object]:
    """The heading of a column, in short lines over the figure; what stands in brackets has one of its own."""
    text = in_lines(*short_lines(words, HEAD_WIDTH))
    look = {"showarrow": False, "xanchor": "center", "yanchor": "bottom", "font": {"size": 13, "color": palette.ink}}
    return {"text": text, "x": x, "y": 1, "yref": "paper", **look}


def _runs(places: Sequence[float]) -> list[tuple[float, float]]:
    """Runs of rows without a heading between them, each as (first place, last place)."""
    firsts = [place for before, place in zip([None, *places], places, strict=False) if before != place - 1]
    lasts = [place for place, after in zip(places, [*places[1:], None], strict=True) if after != place + 1]
    return list(zip(firsts, lasts, strict=True))


def _centre(x: float, first: float, last: float, palette: Palette) -> dict[str, object]:
    """The line between both sides of some rows."""
    line = {"color": palette.muted, "width": 1}
    return {"type": "line", "x0": x, "x1": x, "y0": first - 0.5, "y1": last + 0.5, "line": line, "layer": "below"}
