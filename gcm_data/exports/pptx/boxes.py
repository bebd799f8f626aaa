"""Text boxes, and the name and description of each shape, which screen readers read out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame, _Paragraph, _Run
from pptx.util import Pt

from gcm_data.exports.pptx.colours import paint
from gcm_data.exports.pptx.lettering import clean
from gcm_data.exports.pptx.room import Box

_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # any identifier; PowerPoint writes one for each field
LONGEST = 2_000  # signs of a description; screen readers read it in one go


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text is written: size in points, a colour of a look, where in its box."""

    size: float
    colour: str
    is_bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP


def add_text(page: Page, name: str, box: Box, texts: Sequence[str], letters: Letters, *, gap: float = 0) -> object:
    """A text box with a paragraph for each text, `gap` points apart; the name is what a selection pane shows."""
    shape = page.shapes.add_textbox(*box.placed)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, letters.anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, texts, letters, gap=gap)
    return shape


def fill(frame: TextFrame, texts: Sequence[str], letters: Letters, *, gap: float = 0) -> None:
    """A paragraph for each text."""
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(gap if place else 0)
        write(paragraph, text, letters)


def write(paragraph: _Paragraph, text: str, letters: Letters) -> _Run:
    """One run of text in a paragraph."""
    paragraph.alignment = letters.align
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size, run.font.bold = Pt(letters.size), letters.is_bold
    paint(run.font.color, letters.colour)
    return run


def number(frame: TextFrame, letters: Letters | None = None) -> None:
    """A field with the number of the slide, which stays right when slides are moved; else as its placeholder says."""
    paragraph = frame.paragraphs[0]
    run = write(paragraph, "‹#›", letters) if letters else paragraph.add_run()
    field = parse_xml(f'<a:fld {nsdecls("a")} id="{_FIELD}" type="slidenum"/>')
    run._r.addprevious(field)
    field.extend(list(run._r))
    field[-1].text = "‹#›"
    paragraph._p.remove(run._r)


def describe(shape: object, name: str, text: str) -> None:
    """Give a chart or table its name and what it says in words."""
    said = clean(text)
    shape.name = name
    shape._element._nvXxPr.cNvPr.set("descr", said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…")
