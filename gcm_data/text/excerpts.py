"""Which parts of a long text to show: those around the words that were found in it. Spans in, spans out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from gcm_data.text.spans import Span

LONGEST = 1200  # characters that are shown without being asked for
AROUND = 300  # characters on either side of a word found
GAP = "…"
_NEAR = 40  # how far a cut moves to fall between two words


def excerpts(text: str, found: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a text to show, in order, none overlapping: all of a short text, else what is around words found.

    `found` are the spans of the words; without any the beginning is shown. A cut falls between two words, or in scripts
    without spaces between two characters.
    """
    if len(text) <= LONGEST:
        return ((0, len(text)),)
    parts: list[Span] = []
    for start, end in found or ((0, 0),):
        if sum(last - first for first, last in parts) >= LONGEST:
            break
        first, last = _cut(text, start - AROUND, -1), _cut(text, end + AROUND, 1)
        if parts and first <= parts[-1][1]:
            first = parts.pop()[0]
        parts.append((first, last))
    return tuple(parts)


def shortened(text: str, found: Sequence[Span], room: int) -> str:
    """A text in one line of no more characters than `room`: all of it, else the part from the first span on.

    Without a span it begins at the beginning. Where something is left out stands “…”; a cut falls between two words
    where there are spaces.
    """
    if len(whole := " ".join(text.split())) <= room:
        return whole
    signs = room - 2 * len(f"{GAP} ")
    first, latest = found[0][0] if found else 0, len(text) - signs
    start = _cut(text, first, -1) if first <= latest else min(_cut(text, latest, 1), first)
    end = _cut(text, start + signs, -1)
    said = " ".join(text[start:end].split())
    return f"{f'{GAP} ' if start else ''}{said}{f' {GAP}' if end < len(text) else ''}"


def _cut(text: str, place: int, step: int) -> int:
    """The place nearest to `place` in the direction of `step` where the text may be cut."""
    if place <= 0 or place >= len(text):
        return min(max(place, 0), len(text))
    for at in range(place, place + step * _NEAR, step):
        if at in (0, len(text)) or text[at - 1 if step < 0 else at].isspace():
            return at
    while 0 < place < len(text) and unicodedata.category(text[place])[0] == "M":
        place += step
    return place
