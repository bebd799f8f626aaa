"""Slides with native, editable charts and tables, for PowerPoint and what reads its files."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence

from pptx.presentation import Presentation

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exports.archive import of_day
from gcm_data.exports.pptx.appendix import add_block, method_block
from gcm_data.exports.pptx.language import LANGUAGE, tag
from gcm_data.exports.pptx.lettering import clean
from gcm_data.exports.pptx.links import Links
from gcm_data.exports.pptx.master import own_master
from gcm_data.exports.pptx.opening import add_opening
from gcm_data.exports.pptx.page import Style, add_page
from gcm_data.exports.pptx.template import open_template
from gcm_data.exports.progress import Progress
from gcm_data.slides import Slide, deck
from gcm_data.slides.evidence import Block, blocks, key_of
from gcm_data.slides.slide import METHOD, OPENING

__all__ = ["write"]


def write(scope: Scope, progress: Progress, template: bytes | None = None) -> bytes:
    """The slides of a selection as a .pptx file, in the office's own template (.pptx or .potx) if one is given.

    Hidden slides behind them hold the evidence of every number. Raises BrokenTemplate where the template can't be used.
    """
    return write_slides(scope, deck, progress, template)


def write_slides(
    scope: Scope,
    make: Callable[[Scope], Sequence[Slide]],
    progress: Progress,
    template: bytes | None = None,
    beside: Sequence[Block] = (),
) -> bytes:
    """The slides that `make` gives of a scope, written as `write` does; `beside` are further hidden slides."""
    presentation, layout, opening = own_master() if template is None else open_template(template)
    progress(0.05, "slides")
    slides = make(scope)
    style, links, said = Style.of(presentation, layout), Links(), wording.provenance_line(scope.provenance)
    for place, slide in enumerate(slides, start=1):
        if slide.key == OPENING and opening is not None:
            page = add_opening(presentation, opening, style.look, slide)
        else:
            page = add_page(presentation, style, slide, links, _keys(slide))
        links.pages[slide.key] = page
        progress(0.1 + 0.6 * place / len(slides), f"slide {place} of {len(slides)}")
    others = {(block.title,): block for block in beside}
    for key, block in {**blocks(scope, slides), **others, (METHOD,): method_block(scope, said)}.items():
        add_block(presentation, style, key, block, links)
    links.tie()
    tag(presentation)
    _say_what_it_is(presentation, scope, slides[0].title, said)
    progress(0.9, "evidence")
    made = io.BytesIO()
    presentation.save(made)
    return of_day(made.getvalue(), scope.as_of)


def _keys(slide: Slide) -> dict[str, object]:
    """Label of a number -> the key of its evidence."""
    return {label: key_of(focus) for label, focus in slide.exhibit.focuses.items()}


def _say_what_it_is(presentation: Presentation, scope: Scope, title: str, said: str) -> None:
    """The properties that a folder shows; nobody is named as the author."""
    properties = presentation.core_properties
    day = dt.datetime.combine(scope.as_of, dt.time())
    properties.title, properties.subject = clean(title), clean(scope.describe())
    properties.author = properties.last_modified_by = properties.keywords = ""
    properties.comments, properties.created, properties.modified = said, day, day
    properties.revision, properties.language = 1, LANGUAGE
