"""One slide of a file: topic, title, chart, base line, source, note, provenance and number, each in its place."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout
from pptx.util import Pt

from gcm_data.exports.pptx.bars import add_bars
from gcm_data.exports.pptx.boxes import Letters, add_text, number
from gcm_data.exports.pptx.colours import Look, look_of
from gcm_data.exports.pptx.lettering import BOLD, clean
from gcm_data.exports.pptx.room import TITLES, Box, Room, room_of
from gcm_data.exports.pptx.tables import add_matrix
from gcm_data.figures.chart import Bars, Matrix
from gcm_data.slides import Slide

TOPIC, BASE, SMALL = 12.0, 10.0, 9.0  # points of letters
TITLE_LARGEST, TITLE_SMALLEST = 28.0, 24.0
WORDS_LARGEST, WORDS_SMALLEST = 20.0, 12.0
_GAP = 8.0  # points between what stands one below the other
_BELOW_TITLE = 14.0
_COLUMNS_GAP = 24.0
_MOST_LINES = 4  # of a source: what documents say of themselves may be of any length


@dataclass(frozen=True)
class Style:
    """What all slides of a file have in common."""

    layout: SlideLayout
    room: Room
    look: Look
    is_own: bool
    provenance: str

    @classmethod
    def of(cls, presentation: Presentation, layout: SlideLayout, provenance: str, *, is_own: bool) -> Style:
        """The style of slides of a layout."""
        room = room_of(layout, presentation.slide_width, presentation.slide_height)
        return cls(layout, room, look_of(layout, is_own), is_own, clean(provenance))

    def letters(self, size: float, *, is_bold: bool = False, align: PP_ALIGN = PP_ALIGN.LEFT) -> Letters:
        """Small print, in the muted colour."""
        return Letters(size * self.room.unit, self.look.muted, is_bold, align)

    def height(self, text: str, size: float, width: float) -> float:
        """The height of a text in points."""
        return self.look.font.height(clean(text), size * self.room.unit, width)


def add_page(presentation: Presentation, style: Style, slide: Slide, notes: str) -> None:
    """Add a slide with its notes."""
    page = presentation.slides.add_slide(style.layout)
    for shape in list(page.placeholders):
        if shape.placeholder_format.type not in TITLES:
            shape._element.getparent().remove(shape._element)
    free = _add_head(page, style, slide)
    free = _add_foot(page, style, slide, free)
    if isinstance(slide.chart, Bars):
        add_bars(page, slide.chart, free, style.look, style.room.unit)
    elif isinstance(slide.chart, Matrix):
        add_matrix(page, slide.chart, free, style.look, style.room.unit)
    else:
        _add_words(page, style, slide.chart.paragraphs, free)
    page.notes_slide.notes_text_frame.text = notes


def _add_head(page: Page, style: Style, slide: Slide) -> Box:
    """Topic and title; returns what is free below them."""
    room, unit = style.room, style.room.unit
    free, gap = room.free, _GAP * unit
    topic_height = style.height(slide.topic, TOPIC, free.width)
    title = _add_title(page, style, slide.title, topic_height)
    above = Box(free.left, title.top - topic_height - 2, free.width, topic_height)
    below = Box(free.left, title.bottom + 2, free.width, topic_height)
    is_above = above.top >= gap
    add_text(page, "Topic", above if is_above else below, [slide.topic], style.letters(TOPIC))
    top = (title.bottom if is_above else below.bottom) + _BELOW_TITLE * unit
    return free.below(top - free.top)


def _add_title(page: Page, style: Style, text: str, topic_height: float) -> Box:
    """The title in its placeholder, which is made as high as its text: what it leaves is needed."""
    room, unit, said = style.room, style.room.unit, clean(text)
    shape, box = page.shapes.title, room.title
    inset = 0 if style.is_own else 8 * unit
    wide, font = (box.width - 2 * inset) / BOLD, style.look.font
    most = 1 if font.lines(said, TITLE_SMALLEST * unit, wide) == 1 else 2
    size = font.in_lines(said, TITLE_LARGEST * unit, TITLE_SMALLEST * unit, wide, most)
    needed = font.height(said, size, wide) + inset
    shape.text_frame.text = said
    shape.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    top = max(box.top, topic_height + _GAP * unit) if room.is_moved else box.top
    box = Box(box.left, top, box.width, needed)
    shape.left, shape.top, shape.width, shape.height = box.placed
    return box


def _add_foot(page: Page, style: Style, slide: Slide, free: Box) -> Box:
    """Base line and source, the note beside them, provenance and number below; returns what is free above them."""
    unit, gap = style.room.unit, _GAP * style.room.unit
    columns = free.columns(2, _COLUMNS_GAP * unit) if slide.exhibit.note else [free]
    width = columns[0].width
    source = style.look.font.shortened(clean(slide.source), SMALL * unit, width, _MOST_LINES)
    base_height, source_height = style.height(slide.base, BASE, width), style.height(source, SMALL, width)
    note_height = style.height(slide.exhibit.note, SMALL, width) if slide.exhibit.note else 0
    last = _add_last_line(page, style, free)
    top = last.top - gap / 2 - max(base_height + 2 + source_height, note_height) - free.top
    add_text(page, "Base", columns[0].part(top, base_height), [slide.base], style.letters(BASE))
    below = columns[0].part(top + base_height + 2, source_height)
    add_text(page, "Source", below, [source], style.letters(SMALL))
    if slide.exhibit.note:
        add_text(page, "Note", columns[1].part(top, note_height), [slide.exhibit.note], style.letters(SMALL))
    return free.part(0, top - gap)


def _add_last_line(page: Page, style: Style, free: Box) -> Box:
    """Provenance, and the number of the slide beside it where the layout has no place for one."""
    unit = style.room.unit
    wide, narrow = free.width - 40 * unit, 36 * unit
    height = style.height(style.provenance, SMALL, wide)
    line = free.part(free.height - height, height)
    add_text(page, "Provenance", Box(line.left, line.top, wide, height), [style.provenance], style.letters(SMALL))
    if not _add_number_placeholder(page, style.layout):
        high = style.height("1", SMALL, narrow)
        box = Box(line.right - narrow, line.bottom - high, narrow, high)
        shape = add_text(page, "Slide number", box, [], style.letters(SMALL))
        number(shape.text_frame, style.letters(SMALL, align=PP_ALIGN.RIGHT))
    return line


def _add_number_placeholder(page: Page, layout: SlideLayout) -> bool:
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


def _add_words(page: Page, style: Style, paragraphs: tuple[str, ...], box: Box) -> None:
    """Paragraphs, as large as they fit."""
    unit = style.room.unit
    gap, font = _GAP * unit, style.look.font
    high = box.height - gap * (len(paragraphs) - 1)
    size = font.filling(paragraphs, WORDS_LARGEST * unit, WORDS_SMALLEST * unit, box.width, high)
    needed = sum(font.height(text, size, box.width) for text in paragraphs) + gap * (len(paragraphs) - 1)
    letters = Letters(size, style.look.ink, anchor=MSO_ANCHOR.TOP)
    add_text(page, "Text", box.part(0, min(needed, box.height)), paragraphs, letters, gap=gap)
