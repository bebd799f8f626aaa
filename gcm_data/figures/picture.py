"""Pictures: a figure as it is saved, with its finding, base line, source and disclaimer inside."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from gcm_data.figures.finished import FinishedFigure
from gcm_data.figures.theme import PALETTES, Palette, is_click_layer
from gcm_data.figures.written import bold, in_lines

WIDTH = 1100  # pixels; saved at twice that
EDGE = 16
TITLE_SIZE, SAID_SIZE, FOOT_SIZE = 20, 15, 12
LINE = 1.3  # height of a line of text, in its size: what plotly takes
WIDE_SIGN, CAPITAL, SIGN = 1.0, 0.68, 0.5  # width of a character in the text's size: of the fonts in use the widest
BOLD = 1.06
FONT = "Arial, Helvetica, sans-serif"  # of every machine: a font of the page alone is missing in what is saved


def picture(figure: go.Figure, title: str, said: str, lines: Sequence[str], mode: str) -> FinishedFigure:
    """A figure on the ground of its mode, its title and what it says above, `lines` below, wrapped to the width.

    The figure that is given stays as it is: all readers share it. Clicks open nothing in a picture, so that the layer
    for them is left out.
    """
    palette = PALETTES[mode]
    spec = figure.to_plotly_json()
    layout = dict(spec["layout"])
    margin = dict(layout["margin"])
    heading = wrapped(title, TITLE_SIZE * BOLD)
    words = wrapped(said, SAID_SIZE)
    foot = [line for each in lines for line in wrapped(each, FOOT_SIZE)]
    top = EDGE + _height(heading, TITLE_SIZE) + 6
    head = top + _height(words, SAID_SIZE) + 12
    below = _height(foot, FOOT_SIZE) + 12 + EDGE
    shift = margin["r"] - EDGE  # from the right edge of what is drawn: its left edge is where the names of rows end
    layout["annotations"] = [
        *layout.get("annotations", ()),
        _block(words, 1, head + margin["t"] - top, SAID_SIZE, palette.ink, shift),
        _block(foot, 0, -margin["b"] - 12, FOOT_SIZE, palette.muted, shift),
    ]
    layout["margin"] = margin | {"t": margin["t"] + head, "b": margin["b"] + below}
    layout |= {"title": _title(heading, palette), "paper_bgcolor": palette.surface, "width": WIDTH}
    layout["font"] = layout["font"] | {"family": FONT}
    layout["height"] = int(layout["height"] + head + below)
    traces = [trace for trace in spec["data"] if not is_click_layer(trace)]
    return FinishedFigure({"data": traces, "layout": layout})


def save_button(file_name: str, suffix: str, made: go.Figure) -> dict[str, object]:
    """The configuration of a chart whose menu saves it as a file of this name (without suffix), png or svg.

    A png has twice as many pixels each way; an svg has no pixels.
    """
    layout = made.to_plotly_json()["layout"]
    size = {"width": layout["width"], "height": layout["height"], "scale": 2 if suffix == "png" else 1}
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": suffix, "filename": file_name, **size},
    }


def wrapped(text: str, size: float, width: int = WIDTH - 2 * EDGE) -> list[str]:
    """A text in lines that fit a width in pixels at a size; what is written without spaces is broken anywhere."""
    lines: list[str] = []
    line, used = "", 0.0
    for part in _parts(text, width / size):
        wide = _ems(part) * size
        if line and used + wide > width:
            lines.append(line.rstrip())
            part = part.lstrip()
            line, used, wide = "", 0.0, _ems(part) * size
        line, used = line + part, used + wide
    return [*lines, line.rstrip()] if line.strip() else lines


def _parts(text: str, longest: float) -> Iterable[str]:
    """Words, each with the space before it; signs of scripts without spaces, and of words too long, one by one."""
    for number, word in enumerate(text.split()):
        space = " " if number else ""
        if _ems(word) <= longest and not any(_is_wide(sign) for sign in word):
            yield space + word
        else:
            yield from (space + word[0], *word[1:])


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _ems(text: str) -> float:
    return sum(WIDE_SIGN if _is_wide(sign) else CAPITAL if sign.isupper() else SIGN for sign in text)


def _height(lines: Sequence[str], size: int) -> int:
    return int(len(lines) * LINE * size + 0.5)


def _title(lines: Sequence[str], palette: Palette) -> dict[str, object]:
    place = {"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top"}
    font = {"size": TITLE_SIZE, "color": palette.ink}
    return {"text": bold(in_lines(*lines)), "font": font, "pad": {"l": EDGE, "t": EDGE}, **place}


def _block(lines: Sequence[str], y: int, up: float, size: int, colour: str, right: int) -> dict[str, object]:
    """Lines over the whole width; their top stands `up` pixels over the place y of what is drawn."""
    return {
        "text": in_lines(*lines),
        "x": 1, "xref": "paper", "xanchor": "right", "xshift": right,
        "y": y, "yref": "paper", "yanchor": "top", "yshift": up,
        "width": WIDTH - 2 * EDGE, "align": "left", "showarrow": False, "borderpad": 0,
        "font": {"size": size, "color": colour},
    }  # fmt: skip
