"""Rows under headings: where each row of a figure stands when every band of rows has a heading before its first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gcm_data.figures.theme import Palette
from gcm_data.figures.written import bold

_LETTER = 5.5  # pixels: what a letter of a name has at least, in the small size, on average of a long name
_BELOW = 0.15  # rows: how far a heading stands below the middle of its row, nearer to what it heads


class Places(NamedTuple):
    """`rows` are the places of the rows from the top, in their order; `end` is where the next one would stand.

    `headings` are (place, words).
    """

    rows: list[float]
    headings: list[tuple[float, str]]
    end: float


def places_of(bands: Iterable[str]) -> Places:
    """The places of rows, given by the name of the band of each; a row of the band "" stands under no heading."""
    rows: list[float] = []
    headings: list[tuple[float, str]] = []
    place, current = 0.0, ""
    for band in bands:
        if band and band != current:
            headings.append((place, band))
            place += 1
        current = band
        rows.append(place)
        place += 1
    return Places(rows, headings, place)


def heading_names(places: Places, palette: Palette, names: Iterable[str]) -> list[dict[str, object]]:
    """The headings in bold, over the `names` of the rows and not behind them: part of `annotations`.

    So a phone has room for a whole heading. How far to the left the names begin is known to browsers alone; what is
    assumed here is less, so that no heading begins outside of the figure.
    """
    left = -int(_LETTER * max(map(len, names), default=0))
    look = {"showarrow": False, "xanchor": "left", "x": 0, "xref": "paper", "xshift": left}
    look |= {"font": {"color": palette.ink}}
    return [{"text": bold(words), "y": place + _BELOW, **look} for place, words in places.headings]
