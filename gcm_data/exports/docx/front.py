"""The first pages: what the paper is, its summary in a box, and the table of contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from docx.oxml.ns import qn

from gcm_data.exports.docx.body import Heading, said
from gcm_data.exports.docx.elements import Element, element, field, link, marked, paragraph, run
from gcm_data.paper.parts import Paper

CONTENTS = "Contents"
UPDATE = "For page numbers update this list: in Word, click into it and press F9."
UNKNOWN = "–"  # a page that only a program that lays out the text knows


def front(paper: Paper) -> list[Element]:
    """Masthead with its open places marked, title, notice, selection and summary."""
    head = paper.masthead
    lines = [_line("\t".join(pair)) for pair in zip_longest(head.left, head.right, fillvalue="")]
    lines += [paragraph("MastheadBelow", *marked(text)) for text in head.below]
    lines += [paragraph("Title", run(paper.title)), paragraph("Notice", run(paper.notice))]
    lines.append(paragraph("Normal", run(paper.selection)))
    if not paper.summary:
        return lines
    summary = [paragraph("Summary", said(block.sentences)) for block in paper.summary]
    return [*lines, paragraph("SummaryHeading", run("Summary")), *summary]


def _line(text: str) -> Element:
    return paragraph("Masthead", *marked(text))


def contents(headings: Sequence[Heading]) -> Element:
    """A table of contents that Word can update, filled in already, with a link to each heading."""
    entries = [_entry(heading) for heading in headings]
    begin, code, separate, _, end = field(r'TOC \o "1-2" \h \z \u', "")
    begin[0].set(qn("w:dirty"), "true")  # Word looks up the pages when it opens the file
    entries[0][1:1] = [begin, code, separate]
    entries[-1].append(end)
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    head = paragraph("TOCHeading", run(CONTENTS))
    note = paragraph("Note", run(UPDATE))
    return element("sdt", element("sdtPr", gallery), element("sdtContent", head, note, *entries))


def _entry(heading: Heading) -> Element:
    page = field(rf"PAGEREF {heading.anchor} \h", UNKNOWN)
    words: Iterable[Element] = (run(f"{heading.number}\t{heading.text}\t"), *page)
    return paragraph(f"TOC{heading.level}", link(heading.anchor, *words))


def page_break() -> Element:
    """An end of a page."""
    return paragraph("Normal", element("r", element("br", type="page")))
