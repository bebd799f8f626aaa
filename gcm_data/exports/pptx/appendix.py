"""The hidden slides at the end: what stands behind the numbers, and the method, in the smallest letters."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.presentation import Presentation

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exports.pptx.boxes import Letters, add_text
from gcm_data.exports.pptx.lettering import clean
from gcm_data.exports.pptx.links import Links, lead_back
from gcm_data.exports.pptx.page import Style, add_empty
from gcm_data.slides.evidence import Block

BACK = "Back"
LONGEST = 6_000  # signs of a paragraph
METHOD = "Method and versions"
_SHORT = "…"


def add_block(presentation: Presentation, style: Style, key: object, block: Block, links: Links) -> None:
    """A block on as many hidden slides as it needs; the links to its key lead to the first."""
    room, font = style.room, style.look.font
    line = room.least * font.leading
    body = room.free.below(line + style.gap)
    said = [text if len(text) <= LONGEST else f"{text[:LONGEST]}{_SHORT}" for text in map(clean, block.paragraphs)]
    pages = font.flowing(said, room.least, body.width, body.height, style.gap / 2)
    for number, texts in enumerate(pages, start=1):
        of = f" ({wording.of(number, len(pages))})" if len(pages) > 1 else ""
        page = add_empty(presentation, style, f"{block.title}{of}")
        page._element.set("show", "0")
        links.pages.setdefault(key, page)
        shape = add_text(page, BACK, room.free.part(style.gap / 2, line), [BACK], style.letters())
        lead_back(shape.text_frame.paragraphs[0].runs[0])
        add_text(page, "Text", body, texts, Letters(room.least, style.look.ink), gap=style.gap / 2)


def method_block(scope: Scope, provenance: str) -> Block:
    """The last block: how to read the numbers, and what they were made of."""
    return Block(METHOD, (*wording.HOW_TO_READ, *_remarks(scope), provenance))


def _remarks(scope: Scope) -> Sequence[str]:
    documents = scope.data.documents
    return wording.remarks(documents[documents["cycle"] == scope.selection.cycle])
