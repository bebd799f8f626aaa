"""How much room a text takes, and texts that a file can hold: nobody measures a slide before it is opened."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gcm_data.text.xml import writable

_SIZES = 0.5  # steps in which letters shrink, in points
_TOLERANCE = 1e-6

# Widths of DejaVu Sans for the signs from space to tilde, in thousandths of the size of the letters: the widest that
# stand in where Arial, or any font of a template, is missing. Other signs are taken for capitals, small letters or
# full squares.
_METRICS = (
    "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 "
    "838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 "
    "685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 "
    "392 634 592 818 592 592 525 636 337 636 838"
)
_WIDTHS = {chr(32 + place): int(width) / 1000 for place, width in enumerate(_METRICS.split())}
_WIDTHS |= {"‘": 0.318, "’": 0.318, "“": 0.518, "”": 0.518, "·": 0.318, "›": 0.4, "–": 0.5, "…": 1, "\u00a0": 0.318}
_SMALL, _CAPITAL, _SQUARE = 0.65, 0.9, 1.02
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
    """How much room letters take; `leading` is a line's height, of their size.

    All widths and heights are in points, rather too much than too little.
    """

    leading: float

    def width(self, text: str, size: float) -> float:
        """The width of a text in one line."""
        return size * _ROUNDING * sum(map(_width, text))

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

    def flowing(self, texts: Iterable[str], size: float, room: float, height: float, gap: float) -> list[list[str]]:
        """Texts on as many pages of a width and height as they need, `gap` points apart; long ones go on overleaf."""
        line = size * self.leading
        pages: list[list[str]] = [[]]
        used, left = 0.0, list(texts)[::-1]
        while left:
            text = left.pop()
            lines = int((height - used + _TOLERANCE) // line)
            if lines < 1 and pages[-1]:
                pages.append([])
                used, lines = 0.0, int(height // line)
            head = self._head(text, size, room, max(lines, 1))
            if head != text:
                left.append(text[len(head) :].lstrip())
            pages[-1].append(head)
            used += self.height(head, size, room) + gap
        return pages

    def _head(self, text: str, size: float, room: float, most: int) -> str:
        """As many words of a text as stand in so many lines; at least one sign."""
        if self.lines(text, size, room) <= most:
            return text
        low, high = 1, len(text)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.lines(text[:middle], size, room) <= most else (low, middle)
        return text[:low].rpartition(" ")[0] or text[:low]

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


ANY = Font(1.37)  # as Noto Sans, the highest lines of those that stand in for others
BOLD = 1.16  # bold letters are so much wider


def sizes(largest: float, smallest: float) -> Iterator[float]:
    """Sizes of letters to try, the largest first; at least one."""
    size = largest
    while size > smallest:
        yield size
        size -= _SIZES
    yield smallest
