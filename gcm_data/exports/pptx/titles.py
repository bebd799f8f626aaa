"""The title of a slide in the placeholder that the layout gives: the box stays, and the letters are measured to fit."""

from __future__ import annotations

import re

from pptx.slide import Slide as Page
from pptx.util import Pt

from gcm_data.exports.pptx.lettering import BOLD, Font, clean, sizes
from gcm_data.exports.pptx.links import Links
from gcm_data.exports.pptx.room import Room

LARGEST = 28.0  # points of letters
SIDES, ABOVE = 7.2, 3.6  # points inside a placeholder, where its layout says nothing else
_NUMBER = re.compile(r"\b\d+ of \d+\b")


def write_title(page: Page, room: Room, font: Font, text: str) -> None:
    """The title of a slide, as large as it fits its placeholder; its first “n of N” is a run of its own."""
    said, size = fitted(clean(text), room, font)
    shape = page.shapes.title
    if room.is_moved:
        shape.left, shape.top, shape.width, shape.height = room.title.placed
    paragraph = shape.text_frame.paragraphs[0]
    number = _NUMBER.search(said)
    cut = number.span() if number else (len(said), len(said))
    for part in filter(None, (said[: cut[0]], said[slice(*cut)], said[cut[1] :])):
        run = paragraph.add_run()
        run.text = part
        run.font.size = Pt(size)


def link_title(page: Page, links: Links, key: object) -> None:
    """Have the number of the title lead somewhere; where there is none, the whole title."""
    runs = page.shapes.title.text_frame.paragraphs[0].runs
    links.want(page, next((run for run in runs if _NUMBER.fullmatch(run.text)), runs[0]), key)


def fitted(text: str, room: Room, font: Font) -> tuple[str, float]:
    """A title and the largest size at which it fits its box in bold letters; cut where even the smallest do not fit."""
    wide = (room.title.width - 2 * SIDES) / BOLD
    high = room.title.height - 2 * ABOVE
    largest = min(LARGEST * room.unit, high / font.leading)
    smallest = min(room.least, largest)
    for size in sizes(largest, smallest):
        if font.height(text, size, wide) <= high:
            return text, size
    most = max(int(high // (smallest * font.leading)), 1)
    return font.shortened(text, smallest, wide, most), smallest
