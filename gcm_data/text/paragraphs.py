"""The paragraphs of an answer, as spans of its text: a suggestion is made for each, never for a whole long answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gcm_data.text.spans import Span

LONGEST = 1_500  # characters: longer paragraphs are cut after a sentence, so that one theme does not drown the others
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_ENDS = re.compile(r"[.!?:;。！？；؟۔…]")  # in the last signs of a line: it does not go on
_LOOK = 60  # signs of a line that are looked at, with the spaces around it
_LAST = 3  # signs of a line that are looked at: a full stop, a bracket and a quotation mark
_BEGINS = re.compile(r"(?:[-–—•●▪◦‣*·○■□]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]\s)")  # an item of a list
_SENTENCE = re.compile(r".+?(?:[.!?؟۔…][\"'”’»)\]]{0,3}(?=\s)|[。！？；]|$)", re.DOTALL)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans in code points, in order, without the spaces around them; text that has but spaces has none.

    A line goes on with the next one where neither a sentence ends nor an item of a list begins: PDFs break lines so.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        if line.group().isspace():
            continue
        if spans and _goes_on(text, spans[-1][1], start, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(_trimmed(text, *part) for span in spans for part in _cut(text, *span))


def _goes_on(text: str, before: int, start: int, end: int) -> bool:
    """Whether the line from start to end goes on with the one that ends at `before`."""
    is_next_line = text[before:start] in ("\n", "\r", "\r\n")
    begins_small = text[start : start + _LOOK].lstrip()[:1].islower()
    return (
        is_next_line
        and begins_small
        and not _ENDS.search(text[max(before - _LOOK, 0) : before].rstrip()[-_LAST:])
        and not _BEGINS.match(text[start : start + _LOOK].lstrip())
    )


def _cut(text: str, start: int, end: int) -> list[Span]:
    """A long paragraph in parts, of whole sentences where none is too long by itself."""
    if end - start <= LONGEST:
        return [(start, end)]
    parts: list[Span] = []
    for first, last in _pieces(text, start, end):
        if parts and last - parts[-1][0] <= LONGEST:
            parts[-1] = (parts[-1][0], last)
        elif text[first:last].strip():
            parts.append((first, last))
    return parts


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a paragraph; one that is too long is cut at a space, or anywhere where there is none."""
    for sentence in _SENTENCE.finditer(text, start, end):
        first, last = sentence.span()
        while last - first > LONGEST:
            space = text.rfind(" ", first + 1, first + LONGEST)
            middle = space if space > 0 else first + LONGEST
            yield first, middle
            first = middle
        yield first, last


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
