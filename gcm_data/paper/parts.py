"""What a paper is made of: numbered paragraphs of sentences, quoted passages and tables, under headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gcm_data.coverage.focus import Focus
from gcm_data.evidence.passages import Passage


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a sentence, “count of total”, and what it counts.

    `what` says so in a few words. `total` is members with documents or all members. A count of documents has no focus.
    """

    count: int
    total: int
    what: str
    focus: Focus | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or a few that belong together. `counts` are its “n of N” in the order of the text.

    `key` names the statement whatever the data are, so that its texts from two sets of data can be compared.
    """

    key: str
    text: str
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph. `lead` is a heading of its own; with `is_list` each sentence but the first is an item."""

    sentences: tuple[Sentence, ...]
    lead: str = ""
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in full. `row` finds it again: its row in `responses`."""

    passage: Passage
    row: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `share` of the members with documents, from 0 to 1, shades it, None leaves it without."""

    text: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption. `widths` are in millimetres; `bands` are headings over so many columns each.

    The first column names the row.
    """

    key: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    bands: tuple[tuple[str, int], ...] = ()
    note: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph without a number; a lead stays on the page of what comes behind it."""

    text: str
    is_lead: bool = False


Block = Paragraph | Quote | Table | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it up to the next heading; `level` 1 is the highest."""

    heading: str
    level: int = 1
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole paper. `summary` repeats sentences of its paragraphs."""

    title: str
    subtitles: tuple[str, ...]
    notice: str
    date: str
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
    def quotes(self) -> tuple[Quote, ...]:
        """The passages quoted in the text."""
        return tuple(block for block in self.blocks if isinstance(block, Quote))
