"""Slides with native, editable charts and tables, for PowerPoint and what reads its files."""

from __future__ import annotations

import datetime as dt
import io

from pptx.presentation import Presentation

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.exports.archive import of_day
from gcm_data.exports.pptx.lettering import clean
from gcm_data.exports.pptx.master import own_master
from gcm_data.exports.pptx.notes import focuses_of, notes_of
from gcm_data.exports.pptx.page import Style, add_page
from gcm_data.exports.pptx.template import open_template
from gcm_data.exports.progress import Progress
from gcm_data.slides import deck

__all__ = ["write"]


def write(scope: Scope, progress: Progress, template: bytes | None = None) -> bytes:
    """The slides of a selection as a .pptx file, in the office's own template (.pptx or .potx) if one is given.

    Raises BrokenTemplate where that can't be used.
    """
    presentation, layout = own_master() if template is None else open_template(template)
    progress(0.05, "slides")
    slides = deck(scope)
    annex = Annex.of(scope, [focus for slide in slides for focus in focuses_of(slide)])
    said = wording.provenance_line(scope.provenance)
    style = Style.of(presentation, layout, said, is_own=template is None)
    for place, slide in enumerate(slides, start=1):
        add_page(presentation, style, slide, notes_of(slide, annex))
        progress(0.1 + 0.8 * place / len(slides), f"slide {place} of {len(slides)}")
    _say_what_it_is(presentation, scope, said)
    made = io.BytesIO()
    presentation.save(made)
    return of_day(made.getvalue(), scope.as_of)


def _say_what_it_is(presentation: Presentation, scope: Scope, said: str) -> None:
    """The properties that a folder shows; nobody is named as the author."""
    properties = presentation.core_properties
    day = dt.datetime.combine(scope.as_of, dt.time())
    properties.title, properties.subject = wording.TITLE, clean(scope.describe())
    properties.author = properties.last_modified_by = properties.keywords = ""
    properties.comments, properties.created, properties.modified = said, day, day
    properties.revision, properties.language = 1, "en"
