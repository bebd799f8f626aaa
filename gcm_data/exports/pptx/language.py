"""The language of every text, which tells a screen reader how to pronounce it and a program how to spell it."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

LANGUAGE = "en-GB"
_PROPERTIES = (qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr"))
_TEXTS = (qn("a:r"), qn("a:fld"))


def tag(presentation: Presentation) -> None:
    """Give every text of the slides, their notes and their charts its language."""
    for root in _roots(presentation):
        for run in root.iter(*_TEXTS):
            if run.find(qn("a:rPr")) is None:
                run.insert(0, run.makeelement(qn("a:rPr"), {}))
        for properties in root.iter(*_PROPERTIES):
            properties.set("lang", LANGUAGE)


def _roots(presentation: Presentation) -> Iterator[object]:
    for slide in presentation.slides:
        yield slide._element
        if slide.has_notes_slide:
            yield slide.notes_slide._element
        yield from (shape.chart._chartSpace for shape in slide.shapes if shape.has_chart)
