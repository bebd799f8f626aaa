"""What a paper is made of: numbered paragraphs of sentences, quoted passages, tables and a chart, under headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gcm_data.coverage.focus import Focus
from gcm_data.evidence.passages import Passage

APART, WITHIN, ALONE = "without", "with", "alone"  # where annex II stands: in a file of its own, in this one, alone


@dataclass(frozen=True, slots=True)
class Form:
    """What a reader wants of the paper. A short one has no quoted passages, and no tables or chart in its text.

    `evidence` says where annex II stands, with the members and passages behind each count: one of APART, WITHIN, ALONE.
    """

    is_short: bool = False
    evidence: str = APART


FULL = Form()


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a sentence, and what it counts: `what` says so in a few words.

    `total` is what it is of: the members that could say it, or all. A count of documents has no focus.
    """

    count: int
    total: int
    what: str
    focus: Focus | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or a few that belong together. `counts` are its numbers in the order of the text.

    `named` are counts that the sentence does not write as a number: it names the members instead. `key` names the
    statement whatever the data are, so that its texts from two sets of data can be compared.
    """

    key: str
    text: str
    counts: tuple[Count, ...] = ()
    named: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph; with `is_list` each sentence but the first is an item.

    `lead` is a heading of its own. What `is_open` is a place for whoever edits the paper, and says nothing.
    """

    sentences: tuple[Sentence, ...]
    lead: str = ""
    is_list: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with its number. `row` finds it again: its row in `responses`.

    Below it stands who says it, or `of`. A brief shows `part` of the text in the place of the whole.
    """

    passage: Passage
    row: int
    number: int
    of: str = ""
    part: str = ""

    @property
    def text(self) -> str:
        """What is quoted."""
        return self.part or self.passage.text

    @property
    def reference(self) -> str:
        """“Fiji [12]”."""
        return f"{self.of or self.passage.respondent} [{self.number}]"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `share`, from 0 to 1, shades it, None leaves it without."""

    text: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption. `widths` are in millimetres. The first column names the row."""

    key: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over categories, one colour a series (name, values in the order of the categories).

    `caption` is its heading, `said` tells in words what it shows, `number_format` is that of a spreadsheet.
    """

    key: str
    caption: str
    said: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    number_format: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph without a number; a lead stays on the page of what comes behind it."""

    text: str
    is_lead: bool = False


Block = Paragraph | Quote | Table | Chart | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it up to the next heading; `level` 1 is the highest.

    An annex has its own row of numbers. Annex II `has_evidence` in place of blocks: a file lists there who stands
    behind each count.
    """

    heading: str
    level: int = 1
    blocks: tuple[Block, ...] = ()
    is_annex: bool = False
    has_evidence: bool = False

    @property
    def is_line(self) -> bool:
        """Whether an annex only says where it stands, with room for the next one below."""
        return self.is_annex and not self.has_evidence and all(isinstance(block, Note) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines above the title. Words in square brackets are places to be filled in.

    `left` and `right` stand side by side, line by line; `below` is a block of lines under them.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole paper. `summary` repeats sentences of its paragraphs."""

    masthead: Masthead
    title: str
    notice: str
    selection: str
    summary: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks in the order of the paper."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs; the number of each is its place, from 1."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def sentences(self) -> Iterator[Sentence]:
        """The sentences of all paragraphs."""
        return (sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The passages quoted in the text."""
        return tuple(block for block in self.blocks if isinstance(block, Quote))
