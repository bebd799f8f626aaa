"""Lanes: groups × objectives, a lane for each kind of count in every group, or one word over all of its lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from gcm_data.figures.axes import row_axis, row_line
from gcm_data.figures.columns import HEADER_HEIGHT, add_objective_axis, positions
from gcm_data.figures.theme import PALETTES, Clickable, Palette, base_layout, click_layer, figure_of
from gcm_data.figures.written import bold

LANE_HEIGHT = 24
NOTHING_RECEIVED = "nothing read"  # the word of a mark that is drawn as a dash
HEADING = 0.98  # height of a group's name, in lanes
SYMBOLS = (("diamond", 18), ("circle", 20), ("square", 19))  # of the lanes, with the size in pixels


class LaneMark(NamedTuple):
    """A count in one lane of a group, or a word over all lanes of the group; `opens` is the label of its evidence."""

    group: str
    objective: int
    lane: str
    count: int
    opens: str
    hover: str


def lane_matrix(
    marks: Sequence[LaneMark], mode: str, headings: Mapping[str, str], lanes: Sequence[str], objectives: Sequence[int]
) -> go.Figure:
    """Groups × objectives; `headings` maps each group to the words over it, `lanes` are the names of the lanes.

    Each lane has a shape of mark; a count of 0 leaves its place empty. A mark whose `lane` is not among `lanes` is a
    word over the whole height of its group: framed and upright, or a dash where nothing was received.
    """
    palette, columns = PALETTES[mode], positions(objectives)
    tops, bottom = _tops(marks, headings, lanes)
    layout = base_layout(mode, int(HEADER_HEIGHT + LANE_HEIGHT * bottom + 24), {"t": HEADER_HEIGHT + 8}, is_wide=True)
    add_objective_axis(layout, objectives, mode)
    spoken = {mark.group for mark in marks if mark.lane in lanes} | {m.group for m in marks if _is_framed(m, lanes)}
    ticks = [(tops[group] + n, lane) for group in headings if group in spoken for n, lane in enumerate(lanes)]
    layout["yaxis"] |= row_axis([lane for _, lane in ticks], [place for place, _ in ticks], -0.9, bottom - 0.2)
    layout["annotations"] += [_heading(tops[group] - HEADING, words, palette) for group, words in headings.items()]
    layout["shapes"] += [row_line(tops[group] - HEADING - 0.45, palette.faint) for group in list(headings)[1:]]
    framed = [mark for mark in marks if _is_framed(mark, lanes)]
    layout["shapes"] += [_frame(columns[m.objective], tops[m.group], len(lanes), palette) for m in framed]
    layout["annotations"] += [_word(m.lane, columns[m.objective], tops[m.group], len(lanes), palette) for m in framed]
    traces = [
        _lane([m for m in marks if m.lane == lane and m.count], lane, n, columns, tops, palette)
        for n, lane in enumerate(lanes)
    ]
    dashes = [mark for mark in marks if mark.lane not in lanes and not _is_framed(mark, lanes)]
    traces.append(_dashes(dashes, columns, tops, palette))
    clicks = [click for mark in marks for click in _clicks(mark, columns[mark.objective], tops[mark.group], lanes)]
    return figure_of([*traces, click_layer(clicks, mode, LANE_HEIGHT - 1)], layout)


def _is_framed(mark: LaneMark, lanes: Sequence[str]) -> bool:
    return mark.lane not in lanes and mark.lane != NOTHING_RECEIVED


def _tops(marks: Sequence[LaneMark], headings: Mapping[str, str], lanes: Sequence[str]) -> tuple[dict, float]:
    """Group -> place of its first lane, and where the last ends; without a submission one lane is enough."""
    received = {mark.group for mark in marks if mark.lane != NOTHING_RECEIVED}
    tops, place = {}, 0.0
    for group in headings:
        tops[group] = place + HEADING
        place += HEADING + (len(lanes) if group in received else 1) + 0.25
    return tops, place


def _lane(
    marks: list[LaneMark], lane: str, place: int, columns: dict[int, int], tops: dict, palette: Palette
) -> dict[str, object]:
    """The marks of one lane in all groups, each with its count on it."""
    symbol, size = SYMBOLS[place]
    return {
        "type": "scatter",
        "name": lane,
        "x": [columns[mark.objective] for mark in marks] or [None],
        "y": [tops[mark.group] + place for mark in marks] or [None],
        "mode": "markers+text",
        "text": [str(mark.count) for mark in marks],
        "textfont": {"color": palette.on_accent, "size": 13},
        "marker": {"symbol": symbol, "size": size, "color": palette.accent, "opacity": 1},
        "unselected": {"marker": {"opacity": 1}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dashes(marks: list[LaneMark], columns: dict[int, int], tops: dict, palette: Palette) -> dict[str, object]:
    """A dash for each objective of a group from which nothing was received."""
    return {
        "type": "scatter",
        "name": NOTHING_RECEIVED,
        "x": [columns[mark.objective] for mark in marks] or [None],
        "y": [tops[mark.group] for mark in marks] or [None],
        "mode": "text",
        "text": ["–"] * len(marks),
        "textfont": {"color": palette.muted},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _clicks(mark: LaneMark, x: float, top: float, lanes: Sequence[str]) -> list[Clickable]:
    """Where a mark is clicked: in its lane, or in every lane that its word covers."""
    if mark.lane in lanes:
        return [Clickable(x, top + lanes.index(mark.lane), mark.opens, mark.hover)]
    covered = range(len(lanes)) if _is_framed(mark, lanes) else range(1)
    return [Clickable(x, top + place, mark.opens, mark.hover) for place in covered]


def _frame(x: float, top: float, lanes: int, palette: Palette) -> dict[str, object]:
    """The frame around a word that stands over all lanes."""
    line = {"color": palette.muted, "width": 1}
    place = {"x0": x - 0.42, "x1": x + 0.42, "y0": top - 0.45, "y1": top + lanes - 0.55}
    return {"type": "rect", **place, "line": line, "fillcolor": palette.scale[0], "layer": "below"}


def _word(word: str, x: float, top: float, lanes: int, palette: Palette) -> dict[str, object]:
    look = {"showarrow": False, "textangle": -90, "font": {"size": 13, "color": palette.ink}}
    return {"text": word, "x": x, "y": top + (lanes - 1) / 2, **look}


def _heading(place: float, words: str, palette: Palette) -> dict[str, object]:
    """The name of a group over its lanes."""
    look = {"showarrow": False, "xanchor": "left", "font": {"color": palette.ink}}
    return {"text": bold(words), "x": 0, "xref": "paper", "y": place + 0.05, **look}
