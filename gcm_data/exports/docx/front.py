"""The first pages: what the paper is, its summary in a box, and the table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from docx.oxml.ns import qn

from gcm_data.exports.docx.body import Heading, said
from gcm_data.exports.docx.elements import Element, element, field, link, marked, paragraph, run
from gcm_data.paper.parts import Paper

CONTENTS = "Contents"
UPDATE = (
    "Word puts the numbers of pages in place of those of paragraphs if it may update the fields, for which it asks "
    "when the document is opened; later by a click into this list and F9."
)


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


def contents(places: Sequence[tuple[Heading, str]]) -> Element:
    """A table of contents that Word can update, filled in already, with a link to each heading and its paragraphs.

    Only a program that lays out the text knows its pages. A number that is wrong sends a reader astray, and an empty
    place looks like a fault; numbers of paragraphs, by which documents of the United Nations are cited, are right in
    any program. A conference officer, who works in Word, is asked once whether fields shall be updated (the field is
    dirty, and the settings say so); from then on there are pages, and headings that were added meanwhile.
    """
    entries = [_entry(heading, where) for heading, where in places]
    begin, code, separate, _, end = field(r'TOC \o "1-2" \h \z \u', "")
    begin[0].set(qn("w:dirty"), "true")  # Word looks up the pages when it opens the file
    entries[0][1:1] = [begin, code, separate]
    entries[-1].append(end)
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    head = paragraph("TOCHeading", run(CONTENTS))
    note = paragraph("Note", run(UPDATE))
    return element("sdt", element("sdtPr", gallery), element("sdtContent", head, note, *entries))


def _entry(heading: Heading, where: str) -> Element:
    words = run(f"{heading.number}\t{heading.text}\t{where}")
    return paragraph(f"TOC{heading.level}", link(heading.anchor, words))


def page_break() -> Element:
    """An end of a page."""
    return paragraph("Normal", element("r", element("br", type="page")))
