"""One slide of a file: title, topic, chart, number, base and source, in the order in which they are read out."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout

from gcm_data.exports.pptx import bars, tables
from gcm_data.exports.pptx.boxes import Letters, add_text, number
from gcm_data.exports.pptx.colours import Look, look_of
from gcm_data.exports.pptx.lettering import clean
from gcm_data.exports.pptx.links import Links
from gcm_data.exports.pptx.room import TITLES, Box, Room, room_of
from gcm_data.exports.pptx.titles import link_title, write_title
from gcm_data.figures.chart import Bars, Chart, Matrix, Words
from gcm_data.slides import Slide

TOPIC, SAID = 16.0, 16.0  # points of letters, where the room's least is not larger
WORDS_LARGEST = 24.0
_GAP = 8.0  # points between what stands one below the other
_MOST_SAID, _MOST_LINES = 2, 3  # lines of what is said beside the finding; of base and source
_NUMBER_WIDE = 44.0


@dataclass(frozen=True)
class Style:
    """What all slides of a layout have in common."""

    layout: SlideLayout
    room: Room
    look: Look

    @classmethod
    def of(cls, presentation: Presentation, layout: SlideLayout) -> Style:
        """The style of slides of a layout."""
        return cls(layout, room_of(layout, presentation.slide_width, presentation.slide_height), look_of(layout))

    @property
    def gap(self) -> float:
        """Points between what stands one below the other."""
        return _GAP * self.room.unit

    def letters(self, size: float = 0.0, *, is_bold: bool = False, align: PP_ALIGN = PP_ALIGN.LEFT) -> Letters:
        """Letters in the muted colour; the smallest where no size is given."""
        return Letters(max(size * self.room.unit, self.room.least), self.look.muted, is_bold, align)

    def cut(self, text: str, size: float, width: float, most: int) -> tuple[str, float]:
        """A text in no more lines than `most`, and its height in points."""
        font, points = self.look.font, self.letters(size).size
        said = font.shortened(clean(text), points, width, most)
        return said, font.height(said, points, width)


def add_empty(presentation: Presentation, style: Style, title: str) -> Page:
    """A slide with its title in the placeholder of the layout, and no other placeholder."""
    page = presentation.slides.add_slide(style.layout)
    for shape in list(page.placeholders):
        if shape.placeholder_format.type not in TITLES:
            shape._element.getparent().remove(shape._element)
    write_title(page, style.room, style.look.font, title)
    return page


def add_page(presentation: Presentation, style: Style, slide: Slide, links: Links, keys: dict[str, object]) -> Page:
    """A slide with its notes; `keys` leads from the label of a number to the key of its evidence."""
    page = add_empty(presentation, style, slide.title)
    if slide.first in keys:
        link_title(page, links, keys[slide.first])
    above, free = _topic(page, style, slide.topic)
    foot = _Foot.of(style, slide.base, slide.source)
    free = Box(free.left, free.top, free.width, free.height - foot.height - style.gap)
    said = slide.said if not isinstance(slide.chart, Words) else ""
    free = _said(page, style, slide.chart, said, free) if said else free
    if isinstance(slide.chart, Bars):
        bars.add_bars(page, slide.chart, free, style.look, style.room, links, keys)
    elif isinstance(slide.chart, Matrix):
        tables.add_matrix(page, slide.chart, free, style.look, style.room, links, keys)
    else:
        _add_words(page, style, slide.chart, free, links)
    foot.write(page, style, above)
    page.notes_slide.notes_text_frame.text = " ".join(map(clean, slide.spoken))
    return page


def _topic(page: Page, style: Style, topic: str) -> tuple[Box, Box]:
    """The topic below the title; returns the whole room, and what is free below the topic."""
    room = style.room.free
    free = room.below(style.gap / 2)
    if not topic:
        return room, free
    said, height = style.cut(topic, TOPIC, room.width, 2)
    add_text(page, "Topic", free.part(0, height), [said], style.letters(TOPIC, is_bold=False))
    return room, free.below(height + style.gap / 2)


def _said(page: Page, style: Style, chart: Chart, text: str, free: Box) -> Box:
    """What stands beside the finding, in whole sentences, where it leaves the chart enough; returns what is left."""
    said = clean(text)
    points = style.letters(SAID).size
    while style.look.font.lines(said, points, free.width) > _MOST_SAID:
        shorter = said.rpartition(". ")[0]
        if not shorter:
            return free
        said = f"{shorter}."
    height = style.look.font.height(said, points, free.width)
    below = free.below(height + style.gap)
    module = bars if isinstance(chart, Bars) else tables
    if not module.fits(chart, below, style.look.font, style.room):
        return free
    add_text(page, "Takeaway", free.part(0, height), [said], Letters(points, style.look.ink))
    return below


@dataclass(frozen=True)
class _Foot:
    """Base and source with their heights, and that of both in points."""

    base: tuple[str, float]
    source: tuple[str, float]
    height: float

    @classmethod
    def of(cls, style: Style, base: str, source: str) -> _Foot:
        wide = style.room.free.width - _NUMBER_WIDE * style.room.unit
        texts = [style.cut(text, 0, wide, _MOST_LINES) if text else ("", 0.0) for text in (base, source)]
        least = style.cut("1", 0, wide, 1)[1]
        return cls(*texts, max(sum(height for _, height in texts), least))

    def write(self, page: Page, style: Style, room: Box) -> None:
        """The number of the slide, then base and source, at the lower end of a room."""
        wide = room.width - _NUMBER_WIDE * style.room.unit
        top = room.height - self.height
        if not add_number_placeholder(page, style.layout):
            high = style.cut("1", 0, wide, 1)[1]
            narrow = _NUMBER_WIDE * style.room.unit
            box = Box(room.right - narrow, room.bottom - high, narrow, high)
            shape = add_text(page, "Slide number", box, [], style.letters())
            number(shape.text_frame, style.letters(align=PP_ALIGN.RIGHT))
        for name, (text, height) in (("Base", self.base), ("Source", self.source)):
            if text:
                box = Box(room.left, room.top + top, wide, height)
                add_text(page, name, box, [text], style.letters())
                top += height


def add_number_placeholder(page: Page, layout: SlideLayout) -> bool:
    """The number of the slide where the layout has it; False where it has none."""
    kinds = {shape.placeholder_format.type: shape for shape in layout.placeholders}
    found = kinds.get(PP_PLACEHOLDER.SLIDE_NUMBER)
    if found is None:
        return False
    key = max(shape.shape_id for shape in page.shapes) + 1
    at = found.placeholder_format.idx
    page.shapes._spTree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{key}" name="Slide number"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{at}"/></p:nvPr>'
            "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
    )
    number(page.shapes[-1].text_frame)
    return True


def _add_words(page: Page, style: Style, chart: Words, box: Box, links: Links) -> None:
    """Paragraphs, as large as they fit; those of an agenda lead to the slides that they announce."""
    font, room, gap = style.look.font, style.room, style.gap
    said = [clean(text) for text in chart.paragraphs]
    high = box.height - gap * (len(said) - 1)
    size = font.filling(said, WORDS_LARGEST * room.unit, room.least, box.width, high)
    pages = font.flowing(said, size, box.width, box.height, gap)
    letters = Letters(size, style.look.ink)
    shape = add_text(page, "Text", box, pages[0], letters, gap=gap)
    for paragraph, key in zip(shape.text_frame.paragraphs, chart.turns_to, strict=False):
        links.want(page, paragraph.runs[0], key)
