"""How much room a text takes, and texts that a file can hold: nobody measures a slide before it is opened."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LEADING = 1.2  # height of a line, of the size of its letters
_SIZES = 0.5  # steps in which letters shrink, in points

# Widths of Arial, of the size of the letters (Adobe's metrics of Helvetica, which Arial shares), rounded up by groups.
_NARROW, _SIGNS, _SMALL, _CAPITALS, _BROAD, _FULL = 0.28, 0.36, 0.56, 0.72, 0.86, 1.02
_GROUPS = (("ijlI.,:;'| /!ft’‘·›‹", _NARROW), ("r-()[]“”\"*", _SIGNS), ("mMwOQG%", _BROAD), ("W@…—", _FULL))
_WIDTHS = {sign: width for signs, width in _GROUPS for sign in signs}

# What XML can't hold. Line and page breaks are taken for spaces before.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """A text in one line, with the replacement character for each sign that a file of the format can't hold."""
    return _FORBIDDEN.sub("\ufffd", " ".join(text.split()))


def width(text: str, size: float) -> float:
    """The width of a text in one line, in points like its size; rather too much than too little."""
    return size * sum(_width(sign) for sign in text)


def _width(sign: str) -> float:
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return _FULL
    return _CAPITALS if sign.isupper() else _SMALL


def lines(text: str, size: float, room: float) -> int:
    """How many lines of a width a text takes, broken at spaces; a word wider than a line is broken anywhere."""
    count, used, space = 1, 0.0, width(" ", size)
    for word in text.split():
        wide = width(word, size)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        if wide > room:
            count += int(wide // room)
            wide %= room
        used += wide + (space if used else 0)
    return count


def height(text: str, size: float, room: float) -> float:
    """The height of a text in lines of a width, in points."""
    return lines(text, size, room) * size * LEADING


def fitting(texts: Iterable[str], largest: float, smallest: float, room: float, height_of_room: float) -> float:
    """The largest size at which all texts, one below the other, fit a room; the smallest if none does."""
    said, size = list(texts), largest
    while size > smallest and sum(height(text, size, room) for text in said) > height_of_room:
        size -= _SIZES
    return max(size, smallest)


def shortened(text: str, size: float, room: float, most: int) -> str:
    """A text cut at a word, with an ellipsis, where it takes more lines than `most`."""
    if len(text) * size * _NARROW < room * most or lines(text, size, room) <= most:
        return text
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if lines(f"{text[:middle]}…", size, room) <= most else (low, middle)
    return f"{text[:low].rsplit(' ', 1)[0].rstrip()}…"
