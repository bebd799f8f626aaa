"""The body of the document, block by block; it counts headings, paragraphs and tables for what refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gcm_data.exports.docx.elements import Element, bookmarked, element, marked, paragraph, run, spoken
from gcm_data.exports.docx.elements import field as as_field
from gcm_data.exports.docx.frame import Frame
from gcm_data.exports.docx.styles import ANNEXES
from gcm_data.exports.docx.tables import table
from gcm_data.paper.parts import Block, Chart, Note, Paragraph, Quote, Section, Sentence, Table

_ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
)  # fmt: skip
_COUNTED = (("", ""), ("table ", "tables "))  # of paragraphs the number alone
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the table of contents: its level, its number as it is shown, its text and its bookmark.

    `before` are the numbers of paragraphs and of tables that stand above it.
    """

    level: int
    number: str
    text: str
    anchor: str
    before: tuple[int, int]


@dataclass
class Body:
    """What is written, in order. Numbers of paragraphs and headings are Word's own; here they are only counted."""

    frame: Frame
    elements: list[Element] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    figures: int = 0
    _bookmarks: int = 0

    def section(self, found: Section, *, breaks: bool = False) -> None:
        """A section with its blocks; the lead of a paragraph becomes a heading one level below the section's.

        `breaks`: it begins on a new page.
        """
        self.heading(found.heading, found.level, is_annex=found.is_annex, breaks=breaks)
        level = found.level + found.is_annex  # Word would go on with the letters of the last section before the annexes
        for block in found.blocks:
            self.block(block, level)

    def block(self, block: Block, level: int) -> None:
        """A block below a heading of a level."""
        kept = (element("keepNext"),)
        if isinstance(block, Paragraph):
            if block.lead:
                self.heading(block.lead, level + 1)
            self._numbered(block)
        elif isinstance(block, Quote):
            self._quote(block)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Chart):
            self._chart(block)
        elif isinstance(block, Note):
            self.elements.append(paragraph("Note", run(block.text), properties=kept if block.is_lead else ()))

    def heading(self, text: str, level: int, *, is_annex: bool = False, breaks: bool = False) -> None:
        """A heading; levels 1 and 2 stand in the table of contents."""
        anchor = f"_Toc{len(self.headings) + 1:06}"
        properties = (element("pageBreakBefore"),) if breaks else ()
        if is_annex:
            properties = (
                *properties,
                element("numPr", element("ilvl", val="0"), element("numId", val=str(ANNEXES))),
            )
        if level > 2:
            self.elements.append(paragraph(f"Heading{level}", run(text)))
            return
        above = self.paragraphs, self.tables
        self.headings.append(Heading(level, self._number(level, is_annex), text, anchor, above))
        self.elements.append(paragraph(f"Heading{level}", *self._marked(anchor, run(text)), properties=properties))

    def places(self) -> list[tuple[Heading, str]]:
        """Each heading with the numbers of its paragraphs, down to the next one of its level: “8–9”.

        Where it has none these are the tables below it, if any.
        """
        found, end = [], (self.paragraphs, self.tables)
        for place, heading in enumerate(self.headings):
            later = (other.before for other in self.headings[place + 1 :] if other.level <= heading.level)
            ranges = [(first + 1, last) for first, last in zip(heading.before, next(later, end), strict=True)]
            told = [_range(*each, *nouns) for each, nouns in zip(ranges, _COUNTED, strict=True)]
            found.append((heading, next(filter(None, told), "")))
        return found

    def _number(self, level: int, is_annex: bool) -> str:
        """The number that Word gives to the next heading."""
        before = [heading for heading in self.headings if heading.level == 1]
        annexes = [heading for heading in before if heading.number.startswith("Annex")]
        if is_annex:
            return f"Annex {_ROMAN[len(annexes) + self.frame.annexes_from - 1]}."
        if level == 1:
            return f"{_ROMAN[len(before)]}."
        return f"{_LETTERS[len(self.headings) - 1 - self.headings.index(before[-1])]}."

    def _numbered(self, block: Paragraph) -> None:
        """A numbered paragraph, with its items if it is a list."""
        self.paragraphs += 1
        first, rest = block.sentences, ()
        if block.is_list:
            first, rest = block.sentences[:1], block.sentences[1:]
        content = marked(first[0].text) if block.is_open else [said(first)]
        found = self._marked(anchor_of(self.paragraphs), *content)
        self.elements.append(paragraph("ListNumber", *found, properties=(element("keepNext"),) if rest else ()))
        self.elements += [paragraph("ListContinue", said([sentence])) for sentence in rest]

    def _quote(self, block: Quote) -> None:
        self.elements.append(spoken("Quote", block.text))
        self.elements.append(paragraph("Reference", run(block.reference)))

    def table(self, found: Table) -> None:
        """A table with its caption above and its note below."""
        self.caption(found.caption)
        self.elements.append(table(found))
        self.elements.append(paragraph("Note", run(found.note)))

    def _chart(self, found: Chart) -> None:
        """A chart with its caption above and its note below."""
        self.figures += 1
        number = as_field(r"SEQ Figure \* ARABIC", str(self.figures))
        self.elements.append(paragraph("Caption", run("Figure "), *number, run(f". {found.caption}")))
        kept = (element("keepNext"),)
        self.elements.append(paragraph("Normal", self.frame.chart(found, self.figures), properties=kept))
        self.elements.append(paragraph("Note", run(found.note)))

    def caption(self, text: str) -> None:
        """The caption of the next table, with its number."""
        self.tables += 1
        number = as_field(r"SEQ Table \* ARABIC", str(self.tables))
        self.elements.append(paragraph("Caption", run("Table "), *number, run(f". {text}")))

    def _marked(self, name: str, *content: Element) -> Iterable[Element]:
        self._bookmarks += 1
        return bookmarked(self._bookmarks, name, *content)


def _range(first: int, last: int, one: str, many: str) -> str:
    """“8–9”, “table 3”; nothing where the last comes before the first."""
    if last < first:
        return ""
    return f"{one}{first}" if first == last else f"{many}{first}–{last}"


def anchor_of(number: int) -> str:
    """The bookmark of a numbered paragraph."""
    return f"_Ref{number:06}"


def said(sentences: Iterable[Sentence]) -> Element:
    """Sentences as one run."""
    return run(" ".join(sentence.text for sentence in sentences))
