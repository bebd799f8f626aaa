"""How much room a text takes, and texts that a file can hold: nobody measures a slide before it is opened."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gcm_data.text.xml import writable

_SIZES = 0.5  # steps in which letters shrink, in points

# Widths of Helvetica, which Arial shares, for the signs from space to tilde, in thousandths of the size of the letters
# (Adobe Core 14 AFM files). Other signs are taken for capitals, small letters or full squares.
_METRICS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_WIDTHS = {chr(32 + place): int(width) / 1000 for place, width in enumerate(_METRICS.split())}
_WIDTHS |= {"‘": 0.222, "’": 0.222, "“": 0.333, "”": 0.333, "·": 0.278, "›": 0.333, "–": 0.556, "\u00a0": 0.278}
_SMALL, _CAPITAL, _SQUARE = 0.6, 0.8, 1.02
_ROUNDING = 1.02  # programs set letters to whole pixels

_SPACES = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # but not those that keep words together


def clean(text: str) -> str:
    """A text in one line, with the replacement character for each sign that a file of the format can't hold."""
    return writable(_SPACES.sub(" ", text).strip(" "))


@cache
def _width(sign: str) -> float:
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF:
        return _SQUARE
    return _CAPITAL if sign.isupper() or not sign.isalpha() else _SMALL


@dataclass(frozen=True, slots=True)
class Font:
    """How much room letters take: `spread` is their width, of that in Arial, `leading` a line's height, of their size.

    All widths and heights are in points, rather too much than too little.
    """

    spread: float
    leading: float

    def width(self, text: str, size: float) -> float:
        """The width of a text in one line."""
        return size * self.spread * _ROUNDING * sum(map(_width, text))

    def lines(self, text: str, size: float, room: float) -> int:
        """How many lines of a width a text takes, broken at spaces; a word wider than a line is broken anywhere."""
        count, used, space = 1, 0.0, self.width(" ", size)
        for word in text.split(" "):
            wide = self.width(word, size)
            if used and used + space + wide > room:
                count, used = count + 1, 0.0
            if wide > room:
                count += int(wide // room)
                wide %= room
            used += wide + (space if used else 0)
        return count

    def height(self, text: str, size: float, room: float) -> float:
        """The height of a text in lines of a width."""
        return self.lines(text, size, room) * size * self.leading

    def filling(self, texts: Iterable[str], largest: float, smallest: float, room: float, height: float) -> float:
        """The largest size at which all texts, one below the other, fit a room; the smallest if none does."""
        said = list(texts)
        fits = (size for size in sizes(largest, smallest) if sum(self.height(t, size, room) for t in said) <= height)
        return next(fits, smallest)

    def in_lines(self, text: str, largest: float, smallest: float, room: float, most: int) -> float:
        """The largest size at which a text takes no more lines than `most`; the smallest if there is none."""
        fits = (size for size in sizes(largest, smallest) if self.lines(text, size, room) <= most)
        return next(fits, smallest)

    def shortened(self, text: str, size: float, room: float, most: int) -> str:
        """A text cut at a word, with an ellipsis, where it takes more lines than `most`."""
        if self.lines(text, size, room) <= most:
            return text
        low, high = 0, len(text)
        while high - low > 1:
            middle = (low + high) // 2
            fits = self.lines(f"{text[:middle]}…", size, room) <= most
            low, high = (middle, high) if fits else (low, middle)
        return f"{text[:low].rsplit(' ', 1)[0].rstrip()}…"


ARIAL = Font(1.0, 1.2)
ANY = Font(1.15, 1.37)  # fonts of a template that may be missing where it is opened: as Noto Sans, the widest stand-in
BOLD = 1.08  # bold letters are so much wider


def sizes(largest: float, smallest: float) -> Iterator[float]:
    """Sizes of letters to try, the largest first; at least one."""
    size = largest
    while size > smallest:
        yield size
        size -= _SIZES
    yield smallest
