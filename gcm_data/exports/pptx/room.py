"""Where things stand on a slide: boxes in points, and the room that a layout leaves between title and footers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import SlideLayout
from pptx.util import Emu, Pt

FOOTERS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
WIDE, HIGH = 960.0, 540.0  # points: 13.333 × 7.5 inches
SMALLEST_WIDE = 720.0  # points; on a slide of 4:3, which is narrower than that, letters shrink
MARGIN = 36.0  # points, of a slide 540 points high
LEAST, LEAST_NARROW = 14.0, 12.0  # points of the smallest letters, on slides 540 points high; of 4:3 and narrower
_NARROW = 1.5  # width by height
_LEAST_FREE = 0.5  # of the slide's height: less than that between title and footers, and the title is moved
_LEAST_TITLE = 0.25  # of the width of the slide; two lines of large letters need more
_BAND_WIDE, _BAND_HIGH = 0.6, 0.45  # of the slide: a shape at least so wide and no higher is a band


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def is_within(self, wide: float, high: float) -> bool:
        """Whether it stands on a slide of a width and height in points, but for what is rounded."""
        return self.left >= 0 and self.top >= 0 and self.right <= wide + 1 and self.bottom <= high

    def below(self, height: float) -> Box:
        """The part of the box below its uppermost `height` points."""
        return replace(self, top=self.top + height, height=self.height - height)

    def part(self, top: float, height: float) -> Box:
        """A part as wide as it is, so many points below its top."""
        return replace(self, top=self.top + top, height=height)

    def inside(self, sides: float, above: float = 0) -> Box:
        """What its margins leave."""
        return Box(self.left + sides, self.top + above, self.width - 2 * sides, self.height - 2 * above)

    @property
    def placed(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Left, top, width and height as the file has them; never beyond the box."""
        left, top = Pt(self.left), Pt(self.top)
        return left, top, Emu(Pt(self.right) - left), Emu(Pt(self.bottom) - top)


@dataclass(frozen=True, slots=True)
class Room:
    """The places of a layout. `unit` is the size of a point for letters: 1 on a slide 7.5 inches high.

    `title` is where the layout has its title, `is_moved` whether that leaves too little and it has to stand elsewhere.
    `free` is all between the title, with the band on which it stands, and the footers. `least` is the size in points of
    the smallest letters.
    """

    title: Box
    is_moved: bool
    free: Box
    unit: float
    least: float


def room_of(layout: SlideLayout, width: int, height: int) -> Room:
    """The room on slides of a layout; width and height of the slide in EMU."""
    wide, high = Emu(width).pt, Emu(height).pt
    unit = min(wide / SMALLEST_WIDE, high / HIGH)
    least = (LEAST if wide / high >= _NARROW else LEAST_NARROW) * unit
    title = box_of(title_of(layout))
    body = _body(layout, wide, high, unit)
    bands = list(_bands(layout, wide, high))
    bottom = min([body.bottom, *(box.top for box in (*_footers(layout), *bands) if box.top > high / 2)])
    top = max([title.bottom, *(box.bottom for box in bands if box.top < title.bottom and box.bottom < high / 2)])
    free = replace(body, top=top, height=bottom - top)
    if title.is_within(wide, high) and title.width >= _LEAST_TITLE * wide and free.height >= _LEAST_FREE * high:
        return Room(title, False, free, unit, least)
    title = replace(body, top=MARGIN * unit / 2, height=90 * unit)
    bottom = max(bottom, high * 0.85)
    return Room(title, True, replace(body, top=title.bottom, height=bottom - title.bottom), unit, least)


def title_of(layout: SlideLayout) -> object:
    """The layout's placeholder of the title; StopIteration where there is none."""
    return next(shape for shape in layout.placeholders if shape.placeholder_format.type in TITLES)


def box_of(shape: object) -> Box:
    """Where a shape stands; a placeholder without a place of its own takes the place in its layout or master."""
    return Box(*(Emu(getattr(shape, name) or 0).pt for name in ("left", "top", "width", "height")))


def behind(shape: object, layout: SlideLayout) -> object | None:
    """The uppermost shape or picture of a layout or its master in which the middle of a placeholder lies, if any."""
    box = box_of(shape)
    across, down = box.left + box.width / 2, box.top + box.height / 2
    for owner in (layout, layout.slide_master):
        for other in reversed([other for other in owner.shapes if not other.is_placeholder]):
            place = box_of(other)
            if place.left <= across <= place.right and place.top <= down <= place.bottom:
                return other
    return None


def _body(layout: SlideLayout, wide: float, high: float, unit: float) -> Box:
    """As wide as the text of the master, or as the slide without its margins; down to the lower margin."""
    margin = MARGIN * unit
    found = [box_of(shape) for shape in layout.slide_master.placeholders
             if shape.placeholder_format.type == PP_PLACEHOLDER.BODY]  # fmt: skip
    is_usable = found and found[0].left >= 0 and found[0].right <= wide + 1 and found[0].width >= wide * 0.7
    left, right = (found[0].left, found[0].right) if is_usable else (margin, wide - margin)
    return Box(left, 0, right - left, high - margin / 2)


def _footers(layout: SlideLayout) -> list[Box]:
    return [box_of(shape) for shape in layout.placeholders if shape.placeholder_format.type in FOOTERS]


def _bands(layout: SlideLayout, wide: float, high: float) -> Iterator[Box]:
    """Shapes and pictures across the slide, of the layout or its master, on which a title or a footer stands."""
    for owner in (layout, layout.slide_master):
        for shape in owner.shapes:
            box = None if shape.is_placeholder else box_of(shape)
            if box and box.width >= _BAND_WIDE * wide and box.height <= _BAND_HIGH * high:
                yield box
