"""Words of a Word document's body that nobody reads as text: they are no answers, but may ask that nobody is named.

Such are rows that are deleted, what was moved away, placeholders, tables of contents and what describes a picture.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from xml.etree.ElementTree import Element

from .word_names import name_of
from .word_text import described, wrapped

_PAGE = re.compile(r"[\s.…]*\d*\s*$")  # behind an entry in a table of contents
_NUMBERS = 3  # words before a heading's own in such an entry: “Chapter 2 – …”


def words_of(element: Element) -> str:
    """All words in an element, deleted ones, too, and what is said of its pictures."""
    said = (
        each.text or "" if name_of(each) in ("w:t", "w:delText") else "\n" * (name_of(each) == "w:p")
        for each in element.iter()
    )
    return "".join([*said, *(f"\n{said}\n" for said in described(element))])


def unread(element: Element, read: Container[int]) -> Iterator[str]:
    """The words of the paragraphs that were not read; of what is there in several forms one counts."""
    for inner in wrapped(element) if name_of(element) == "mc:AlternateContent" else element:
        if name_of(inner) == "w:p" and id(inner) not in read:
            yield words_of(inner)
        else:
            yield from unread(inner, read)


def not_again(contents: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    """The lines of a table of contents that are no heading of the text: what the text says, too, is judged there."""
    known = {_plain(text) for text in texts}
    for line in contents:
        words = _plain(_PAGE.sub("", line)).split(" ")
        if not any(" ".join(words[place:]) in known for place in range(min(_NUMBERS + 1, len(words)))):
            yield line


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
