"""Notes at the foot of the pages of a PDF: they and their marks would stand in the middle of what is answered.

A line begins a note where its number is raised somewhere above on the page; all below it belongs to notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .pdf_text import Line

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED, "0123456789")
_MARK = re.compile(rf"(?<=[^\s{_RAISED}])(?<!\d[mм])(?<!\d\s[mм])(?<![kcк][mм])[{_RAISED}]+")  # “km²” has none
_NOTE = re.compile(rf"([{_RAISED}]+|\d{{1,3}})\s*(?=[^\W\d]|[“\"«(])")


class Note(NamedTuple):
    """A note with the line in which it begins."""

    first: Line
    text: str


def without_notes(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[Note]]:
    """The pages without their notes and the marks of these, and the notes."""
    kept, notes = [], []
    for lines in pages:
        found = _begins(lines)
        first = min(found, default=len(lines))
        numbers = frozenset(found.values())
        kept.append([_without_marks(line, numbers) for line in lines[:first]])
        notes += _told(lines, sorted(found))
    return kept, notes


def _begins(lines: Sequence[Line]) -> dict[int, str]:
    """Place of a line -> the number of the note that begins there, for the last lines of a page."""
    found: dict[int, str] = {}
    for place, line in enumerate(lines):
        match = _NOTE.match(line.text.strip())
        number = match[1].translate(_PLAIN) if match and line.pieces[0].cell is None else ""
        is_next = not found or (number.isdecimal() and int(number) == int(list(found.values())[-1]) + 1)
        if number and is_next and number in _marks(lines[:place]):
            found[place] = number
    return found


def _marks(lines: Sequence[Line]) -> set[str]:
    return {mark.translate(_PLAIN) for line in lines for mark in _MARK.findall(line.text)}


def _without_marks(line: Line, numbers: frozenset[str]) -> Line:
    """A line without the marks of these notes."""
    if not numbers:
        return line

    def left(match: re.Match[str]) -> str:
        return "" if match[0].translate(_PLAIN) in numbers else match[0]

    pieces = [piece._replace(text=_MARK.sub(left, piece.text)) for piece in line.pieces]
    return Line(line.page, line.number, pieces, line.column)


def _told(lines: Sequence[Line], begins: Sequence[int]) -> Iterator[Note]:
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=False):
        yield Note(lines[begin], " ".join(line.text for line in lines[begin:end]))
