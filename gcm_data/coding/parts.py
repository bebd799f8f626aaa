"""An answer cut into parts, each with what is said of it, so that whatever shows them needs to know no place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gcm_data.coding.around import (
    ACCEPTED,
    AWAY,
    ELSEWHERE,
    KEPT,
    NOTHING_HERE,
    OVERRULED,
    PENDING,
    REJECTED,
    STATED,
    Mark,
)
from gcm_data.text.spans import Span

_STRONGEST = (ACCEPTED, KEPT, STATED, PENDING, ELSEWHERE, AWAY, OVERRULED, REJECTED, NOTHING_HERE)
# Signs that can't be sent, and those that turn letters around: another stands for each, so that no place moves.
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Part(NamedTuple):
    """A part of an answer: its text, where it starts (code points), the status of what is said of it ("" for nothing),
    whether it is what one decides on now, and the marks that end with it.
    """

    text: str
    start: int
    status: str
    is_here: bool
    ending: tuple[Mark, ...]


def parts_of(text: str, marks: Sequence[Mark], here: Span) -> list[Part]:
    """The parts of an answer, in order; together they are the answer, with other signs for those that are not shown."""
    inside = [mark for mark in marks if 0 <= mark.span[0] < mark.span[1] <= len(text)]
    cuts = sorted({0, len(text), *here, *(at for mark in inside for at in mark.span)})
    shown = _NOT_SHOWN.sub("\ufffd", text)
    made = []
    for start, end in pairwise(cuts):
        over = [mark for mark in inside if mark.span[0] <= start and end <= mark.span[1]]
        status = min((mark.status for mark in over), key=_STRONGEST.index, default="")
        ending = tuple(mark for mark in over if mark.span[1] == end)
        made.append(Part(shown[start:end], start, status, here[0] <= start and end <= here[1], ending))
    return made


def passage_in(text: str, span: Span, paragraphs: Sequence[Span]) -> tuple[Span, Span] | None:
    """What was marked, without the spaces around it, and the paragraph that it stands in, or the whole of several.

    None where only spaces were marked, or more than the answer has.
    """
    start, end = span
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        return None
    part = text[start:end]
    start, end = start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
    touched = [each for each in paragraphs if each[0] < end and start < each[1]]
    if not touched:
        return None
    return (start, end), (touched[0][0], touched[-1][1])
