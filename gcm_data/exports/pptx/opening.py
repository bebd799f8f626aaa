"""The title slide, in the layout that the template has for one."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout
from pptx.util import Pt

from gcm_data.exports.pptx.colours import Look, paint, unreadable
from gcm_data.exports.pptx.lettering import BOLD, Font, clean, sizes
from gcm_data.exports.pptx.room import TITLES, Room, behind, box_of, room_of, title_of
from gcm_data.exports.pptx.titles import ABOVE, SIDES
from gcm_data.slides import Slide

LARGEST_TITLE, LARGEST = 40.0, 22.0  # points of letters


def add_opening(presentation: Presentation, layout: SlideLayout, look: Look, slide: Slide) -> Page:
    """The title slide, with as many of its paragraphs as there is room for; all of them are said again at the end.

    Its title keeps the template's colour unless that can't be read there, because it is made for a band elsewhere.
    """
    page = presentation.slides.add_slide(layout)
    kept = (*TITLES, PP_PLACEHOLDER.SUBTITLE)
    seen = set()
    for shape in list(page.placeholders):
        kind = shape.placeholder_format.type
        if kind not in kept or kind in seen:
            shape._element.getparent().remove(shape._element)
        seen.add(kind)
    room = room_of(layout, presentation.slide_width, presentation.slide_height)
    title, font = page.shapes.title, look.font
    _fill(title, [slide.title], room, font, LARGEST_TITLE, BOLD)
    if unreadable(title_of(layout), layout, behind(title_of(layout), layout)):
        for run in title.text_frame.paragraphs[0].runs:
            paint(run.font.color, look.ink)
    subtitle = next(shape for shape in page.placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE)
    _fill(subtitle, slide.chart.paragraphs, room, font, LARGEST)
    page.notes_slide.notes_text_frame.text = " ".join(map(clean, slide.spoken))
    return page


def _fill(shape: object, texts: Sequence[str], room: Room, font: Font, largest: float, bold: float = 1.0) -> None:
    """Paragraphs in a placeholder, as large as they fit; the last are left out where even small letters do not fit."""
    box = box_of(shape)
    wide, high = (box.width - 2 * SIDES) / bold, box.height - 2 * ABOVE
    said = [clean(text) for text in texts]
    while True:
        gap = 0.5 * (len(said) - 1)  # of a line: programs part the paragraphs of a subtitle
        size = next((s for s in sizes(largest * room.unit, room.least)
                     if sum(font.height(t, s, wide) for t in said) + gap * s <= high), 0)  # fmt: skip
        if size or len(said) == 1:
            break
        said.pop()
    size = size or room.least
    said = [font.shortened(text, size, wide, max(int(high // (size * font.leading)), 1)) for text in said]
    for place, text in enumerate(said):
        frame = shape.text_frame
        run = (frame.paragraphs[0] if place == 0 else frame.add_paragraph()).add_run()
        run.text = text
        run.font.size = Pt(size)
