"""A brief on one State, or for the moderator of one round table: two pages in Word, or one slide."""

from __future__ import annotations

import datetime as dt

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports.docx.body import Body
from gcm_data.exports.docx.frame import Frame
from gcm_data.exports.docx.front import front
from gcm_data.exports.pptx import write_slides
from gcm_data.exports.progress import silent
from gcm_data.paper import brief_of_member, brief_of_round_table
from gcm_data.paper.parts import Paper
from gcm_data.slides import briefs
from gcm_data.slides.evidence import Block

FORMATS = ("docx", "pptx")


def write(scope: Scope, suffix: str = "docx", template: bytes | None = None) -> bytes:
    """The brief on the State that is selected, else for the moderator of the round table; a `template` is for slides.

    Raises ValueError where neither is selected, and BrokenTemplate where the template can't be used.
    """
    found = paper_of(scope)
    if suffix == "docx":
        return _document(scope, found)
    quoted = tuple(f"{quote.reference}: {quote.text}" for quote in found.quotes)
    passages = [Block("Passages", quoted)] if quoted else []
    return write_slides(scope, lambda inside: [briefs.brief(inside)], silent, template, passages)


def paper_of(scope: Scope) -> Paper:
    """What a brief of two pages says. Raises ValueError where neither a State nor a round table is selected."""
    if scope.selection.member:
        return brief_of_member.brief(scope)
    if not scope.selection.round_table:
        raise ValueError("a brief is on one State, or for one round table")
    return brief_of_round_table.brief(scope)


def _document(scope: Scope, found: Paper) -> bytes:
    frame = Frame(found.title, (wording.SHORT_TITLE, found.notice), wording.provenance_line(scope.provenance))
    body = Body(frame)
    for section in found.sections:
        body.section(section)
    return frame.bytes_of([*front(found), *body.elements], found.selection, scope.as_of)


def file_name(selection: Selection, as_of: dt.date, suffix: str) -> str:
    """Such as gcm-2025-fji-brief-2025-02-01.docx."""
    return selection.file_name("brief", as_of, suffix)
