"""What all figures have in common: colours of the light and the dark mode, marks of the states, layout, clicks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from plotly.colors import hex_to_rgb, sample_colorscale, unlabel_rgb

from gcm_data.coverage.grid import STATES
from gcm_data.figures.finished import FinishedFigure
from gcm_data.figures.written import layout_without_tags, without_tags, written

FONT = "Source Sans, Source Sans Pro, Arial, sans-serif"
FONT_SIZE = 14


@dataclass(frozen=True)
class Palette:
    """Colours of one mode. `scale` runs from none to all in one hue; each step differs in lightness as well.

    `kinds` are three hues that no reader's eyes confuse, for a challenge, for support sought and for progress; each is
    also text, and never stands without a sign of its own.
    """

    ink: str
    muted: str
    faint: str
    surface: str
    accent: str
    on_accent: str
    scale: tuple[str, ...]
    chosen: str
    kinds: tuple[str, str, str]

    def text_on(self, share: float) -> str:
        """Black or white, whichever contrasts more with the scale's colour at a share from 0 to 1: at least 4.58."""
        return _text_on(self.scale, share)

    def on_chosen(self) -> str:
        """The ink or the surface, whichever contrasts more with what is chosen."""
        return max((self.ink, self.surface), key=lambda colour: contrast(colour, self.chosen))

    def colour_at(self, share: float) -> str:
        """The scale's colour at a share from 0 to 1, such as #8bb9da: for files, which know no colour scales."""
        return "#{:02x}{:02x}{:02x}".format(*map(round, _colour_at(self.scale, share)))


@lru_cache(maxsize=10_000)
def _text_on(scale: tuple[str, ...], share: float) -> str:
    ground = _luminance(*_colour_at(scale, share))
    return max(("#000000", "#ffffff"), key=lambda colour: _contrast(_luminance(*hex_to_rgb(colour)), ground))


def _colour_at(scale: tuple[str, ...], share: float) -> tuple[float, float, float]:
    return unlabel_rgb(sample_colorscale(list(scale), share)[0])


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours written as #rrggbb, from 1 to 21, as WCAG 2.2 defines it."""
    return _contrast(_luminance(*hex_to_rgb(one)), _luminance(*hex_to_rgb(other)))


def _luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance of a colour with channels from 0 to 255, as WCAG 2.2 defines it."""
    shares = (channel / 255 for channel in (red, green, blue))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: float, other: float) -> float:
    """Contrast ratio of two luminances, from 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


PALETTES = {
    "light": Palette(
        "#1a1a1a",
        "#595f66",
        "#d5dade",
        "#ffffff",
        "#00558c",
        "#ffffff",
        ("#f1f4f7", "#c9deee", "#8bb9da", "#4d8fbf", "#1d6aa3", "#003f6b"),
        "#b86e00",
        ("#b04600", "#00447a", "#00796b"),
    ),
    "dark": Palette(
        "#f2f2f2",
        "#b4bcc4",
        "#3b444d",
        "#12161b",
        "#7dbdf0",
        "#0b1117",
        ("#1d242c", "#22425c", "#2c618b", "#4a88b8", "#7dbdf0", "#cfe6fa"),
        "#ffc45a",
        ("#f28e4b", "#7dbdf0", "#c8e6a0"),
    ),
}


class Mark(NamedTuple):
    """How a state of a cell is drawn: a plotly symbol, its size in pixels and which colour of the palette it takes."""

    symbol: str
    size: int
    colour: str


# Shape tells the six states apart; colour only helps. A line through every cell of a row hatches a silent State.
MARKS: dict[str, Mark] = dict(
    zip(
        STATES,
        (
            Mark("square", 15, "accent"),
            Mark("circle-open", 12, "accent"),
            Mark("circle", 4, "muted"),
            Mark("square-open", 13, "muted"),
            Mark("square-x-open", 13, "muted"),
            Mark("line-ne-open", 10, "muted"),
        ),
        strict=True,
    )
)


def base_layout(
    mode: str, height: int, margin: dict[str, int] | None = None, is_wide: bool = False
) -> dict[str, object]:
    """The layout of a figure in the mode's colours, of a height in pixels; width follows the page.

    What `is_wide` has so many marks side by side that they would overlap on a narrow page.
    """
    palette = PALETTES[mode]
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True, "color": palette.ink, "linecolor": palette.faint}
    return {
        "height": height,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, **(margin or {})},
        "font": {"family": FONT, "size": FONT_SIZE, "color": palette.ink},
        "xaxis": axis,
        "yaxis": dict(axis),
        "hoverlabel": {"bgcolor": palette.surface, "font": {"color": palette.ink, "family": FONT}},
        "legend": {
            "orientation": "h",
            "yanchor": "top",
            "y": 0,
            "xanchor": "left",
            "x": 0,
            "font": {"size": FONT_SIZE},
            "itemclick": False,
            "itemdoubleclick": False,
            "itemsizing": "trace",
        },
        "bargap": 0.3,
        "meta": {"is_wide": is_wide},
    }


# Where one mark is chosen, plotly makes those of all other traces pale. It leaves texts as they are where those that
# are chosen have a colour of their own; none is ever chosen but in the layer of clicks.
_CHOSEN_TEXT = {"textfont": {"color": "#000000"}}
_UNCHOSEN = {"marker": {"opacity": 1}}


def figure_of(traces: list[dict[str, object]], layout: dict[str, object]) -> FinishedFigure:
    """A figure from its traces and layout, as plotly specifies them."""
    data = [_steady(without_tags(trace, ("text", "name"))) for trace in traces]
    return FinishedFigure({"data": data, "layout": layout_without_tags(layout)})


def _steady(trace: dict[str, object]) -> dict[str, object]:
    """A trace that stays as it is when a place of the layer of clicks is chosen."""
    if trace.get("type") not in ("scatter", "bar"):
        return trace
    return {"selected": _CHOSEN_TEXT, "unselected": _UNCHOSEN, **trace}


class Clickable(NamedTuple):
    """A place in a figure that opens evidence: the label of its number, and what it says when it is pointed at."""

    x: float
    y: float
    label: str
    hover: str


_POINTED_AT = "%{customdata[1]}<extra></extra>"


def click_layer(places: Sequence[Clickable], mode: str, size: int) -> dict[str, object]:
    """A trace of invisible squares, `size` pixels wide, over all that is drawn; readers point at it and click on it.

    Every figure has one, because bars and cells of a heatmap can't be clicked, and because plotly makes all marks pale
    beside a chosen one. The chosen square has a frame, through which what is drawn there is seen.
    """
    return {
        "type": "scatter",
        "x": [place.x for place in places] or [None],
        "y": [place.y for place in places] or [None],
        "mode": "markers",
        "customdata": [[place.label, written(place.hover)] for place in places],
        "marker": {"symbol": "square-open", "size": size, "color": "rgba(0,0,0,0)", "opacity": 1, "line": {"width": 3}},
        "selected": {"marker": {"color": PALETTES[mode].chosen, "opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
        "hovertemplate": _POINTED_AT,
    }


def is_click_layer(trace: Mapping[str, object]) -> bool:
    """Whether a trace is the layer of clicks, which nobody sees."""
    return trace.get("hovertemplate") == _POINTED_AT
