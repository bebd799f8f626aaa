"""The regional input to the International Migration Review Forum, as a draft to edit."""

from __future__ import annotations

from dataclasses import replace

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exports.docx import evidence as annex
from gcm_data.exports.docx.body import Body
from gcm_data.exports.docx.frame import Frame
from gcm_data.exports.docx.front import contents, front, page_break
from gcm_data.exports.progress import Progress
from gcm_data.paper import paper
from gcm_data.paper.annexes import Annexes
from gcm_data.paper.parts import ALONE, APART, Form, Paper

FULL_LENGTH, SHORT_LENGTH = LENGTHS = ("full", "short")
SECOND = 2  # the number of the annex with the evidence


def write(scope: Scope, progress: Progress, *, length: str = FULL_LENGTH, evidence: str = APART) -> bytes:
    """The regional input as a Word document with numbered paragraphs, real styles and fields.

    `length` is one of LENGTHS; `evidence` says where annex II stands: apart, at its place, or alone in this file.
    """
    return _write(scope, progress, Form(length == SHORT_LENGTH, evidence))


def _write(scope: Scope, progress: Progress, form: Form) -> bytes:
    progress(0.0, "sentences")
    found = paper(scope, form)
    is_alone = form.evidence == ALONE
    provenance = wording.provenance_line(scope.provenance)
    title = f"{found.title}. Annex II" if is_alone else found.title
    frame = Frame(title, (wording.SHORT_TITLE, found.notice), provenance, annexes_from=SECOND if is_alone else 1)
    body = Body(frame)
    if not is_alone:
        frame.ask_for_pages()
    progress(0.4, "evidence")
    annexes = Annexes.of(scope, found) if form.evidence != APART else None
    progress(0.7, "document")
    is_line = False  # the annex before is a line, below which there is room for the next one
    for section in found.sections:
        if not is_alone or section.has_evidence:
            body.section(section, breaks=section.is_annex and not is_alone and not is_line)
        if section.has_evidence and annexes:
            annex.write(body, annexes, scope, is_linked=not is_alone)
        is_line = section.is_line
    elements = [*_front(replace(found, title=title), is_alone), *_contents(body, is_alone), *body.elements]
    return frame.bytes_of(elements, found.selection, scope.as_of)


def _front(found: Paper, is_alone: bool) -> list[object]:
    """The first page; without a summary before an annex that stands alone."""
    return front(replace(found, summary=()) if is_alone else found)


def _contents(body: Body, is_alone: bool) -> list[object]:
    return [] if is_alone else [contents(body.places()), page_break()]
