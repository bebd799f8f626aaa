"""Whether the corrections of a slip fit: the old text has to stand in its cell, as the loaders will look for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.documents.corrections import APPLIED, Correction, apply_corrections
from loaders.documents.workbook import Document, read_workbooks
from loaders.slips.reading import NO_DOCUMENT, SPREAD, Question, SlipReading


def checked(reading: SlipReading, documents: Sequence[Document], earlier: Sequence[Correction] = ()) -> SlipReading:
    """The reading with those corrections alone that fit; each of the others is a question to people.

    `documents` are those of the review, as received, `earlier` the corrections that are applied to them already.
    """
    wanted: dict[tuple[str, str], list[Correction]] = {}
    for correction in reading.corrections:
        wanted.setdefault((correction.cycle, correction.document), []).append(correction)
    found = [each for each in documents if (each.cycle, each.name) in wanted]
    fitting: set[Correction] = set()
    unread = set(wanted)
    for document, (workbook, _) in zip(found, read_workbooks(found), strict=True):
        if workbook is None:
            continue
        key = document.cycle, document.name
        unread.discard(key)
        before = [each for each in earlier if (each.cycle, each.document) == key]
        _, applied, _ = apply_corrections(workbook, [*before, *wanted[key]])
        done = applied[len(before) :]
        fitting.update(w for w, each in zip(wanted[key], done, strict=True) if each.state == APPLIED)
    left = [each for each in reading.corrections if each not in fitting]
    asked = [_asked(each, NO_DOCUMENT if (each.cycle, each.document) in unread else SPREAD) for each in left]
    kept = tuple(each for each in reading.corrections if each in fitting)
    return replace(reading, corrections=kept, questions=(*reading.questions, *asked))


def _asked(correction: Correction, what: str) -> Question:
    where = correction.document, correction.sheet, correction.cell
    told = {"passage": correction.old_text, "new_text": correction.new_text, "reason": correction.reason}
    return Question(what, ("", ""), *where, **told)
