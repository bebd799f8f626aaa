"""The regional input to the International Migration Review Forum, as a draft to edit."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exports.docx.back import back
from gcm_data.exports.docx.body import Body
from gcm_data.exports.docx.frame import Frame
from gcm_data.exports.docx.front import contents, front, page_break
from gcm_data.exports.progress import Progress
from gcm_data.paper import paper
from gcm_data.paper.annexes import Annexes


def write(scope: Scope, progress: Progress) -> bytes:
    """The regional input as a Word document with numbered paragraphs, real styles and fields; annexes at its end."""
    progress(0.0, "sentences")
    found = paper(scope)
    progress(0.4, "evidence")
    body = Body(Annexes.of(scope, found))
    progress(0.7, "document")
    provenance = wording.provenance_line(scope.provenance)
    frame = Frame(found.title, (wording.SHORT_TITLE, found.notice), provenance)
    for section in found.sections:
        body.section(section)
    back(body, scope, frame)
    elements = [*front(found), contents(body.headings), page_break(), *body.elements]
    return frame.bytes_of(elements, found.selection, scope.as_of)
