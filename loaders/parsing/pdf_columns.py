"""Columns of running text on a page of a PDF, as in a newspaper: each is read to its end before the next begins.

They are told from a table by what a table has and they have not: rows, which part all columns at the same height. Their
columns are about equally wide, hold lines without gaps, and many of these lines begin in the middle of a sentence.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from .pdf_fields import Piece
from .pdf_text import Line

_ALIGNED, _SAME_LINE = 3.0, 1.0  # points: lines of a column begin at one place; lines beside each other
_FEWEST, _FEWEST_LAST = 8, 4  # lines of a column, and of the last one, which may end early
_WIDEST = 1.5  # how much wider one column may be than the other
_DENSE = 0.7  # share of a column's height that its lines fill
_INNER = 4  # one of so many lines begins in the middle of a sentence
_ROWS = 0.6  # share of the beginnings of one column at which the other begins anew, too
_SIZES = 12  # of the letters: what is narrower holds names or numbers

IsWide = Callable[[Piece, Piece], bool]
Column = list[tuple[Line, Piece]]


def columns_of_text(lines: Sequence[Line], step: float, is_wide: IsWide) -> list[list[Line]]:
    """The lines of a page in groups in the order in which they are read; one group where no such columns stand there.

    `step` is the usual one between lines, as a factor of their size; `is_wide` tells what is wider.
    """
    for start in _starts(lines):
        first, end = _stretch(lines, start)
        left, rest = _sides(lines[first:end], start)
        further = columns_of_text(_lines(rest), step, is_wide)  # of three columns, those behind the first
        right = further[0] if further and further[0][0].column else _lines(rest)
        if _are_columns(left, [(line, piece) for line in right for piece in line.pieces], step, is_wide):
            behind = further if further[0][0].column else [right]
            groups = [lines[:first], *_numbered([_lines(left), *behind]), lines[end:]]
            return [list(group) for group in groups if group]
    return [list(lines)]


def _lines(side: Column) -> list[Line]:
    """The lines that pieces make."""
    grouped = itertools.groupby(side, key=lambda each: each[0].number)
    parts = [list(group) for _, group in grouped]
    return [Line(part[0][0].page, part[0][0].number, [piece for _, piece in part]) for part in parts]


def _numbered(columns: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    for number, lines in enumerate(columns, start=1):
        yield [Line(line.page, line.number, line.pieces, number) for line in lines]


def _starts(lines: Sequence[Line]) -> Iterator[float]:
    """Where a second column may begin: a place at which many lines do, and left of which others begin."""
    places = sorted(piece.x0 for line in lines for piece in line.pieces)
    groups: list[list[float]] = []
    for place in places:
        if groups and place - groups[-1][0] < _ALIGNED:
            groups[-1].append(place)
        else:
            groups.append([place])
    many = [group[0] for group in groups if len(group) >= _FEWEST_LAST]
    yield from many[1:]


def _stretch(lines: Sequence[Line], start: float) -> tuple[int, int]:
    """The longest stretch of lines that no piece of text crosses where the second column begins."""
    best, begun = (0, 0), 0
    for place, line in enumerate([*lines, None]):
        is_over = line is None or any(piece.x0 < start - _ALIGNED and piece.x1 > start for piece in line.pieces)
        if is_over:
            best = max(best, (begun, place), key=lambda each: each[1] - each[0])
            begun = place + 1
    return best


def _sides(lines: Sequence[Line], start: float) -> tuple[Column, Column]:
    pieces = [(line, piece) for line in lines for piece in line.pieces]
    left = [each for each in pieces if each[1].x0 < start - _ALIGNED]
    return left, [each for each in pieces if each[1].x0 >= start - _ALIGNED]


def _are_columns(left: Column, right: Column, step: float, is_wide: IsWide) -> bool:
    """Whether the text left and right of a place is two columns of running text."""
    if len(left) < _FEWEST or len(right) < _FEWEST_LAST:
        return False
    if any(len({line.number for line, _ in side}) < len(side) for side in (left, right)):
        return False  # of a table with more columns, or words set apart
    widths = [max(piece.x1 for _, piece in side) - min(piece.x0 for _, piece in side) for side in (left, right)]
    if max(widths) > _WIDEST * min(widths) or min(widths) < _SIZES * left[0][1].size:
        return False
    inner = sum(_is_inner(piece) for _, piece in (*left, *right))
    return (
        inner * _INNER >= len(left) + len(right)
        and _fills(left, step)
        and _fills(right, step)
        and not _has_rows(left, right, is_wide)
    )


def _is_inner(piece: Piece) -> bool:
    """Whether a line begins in the middle of a sentence; in a script without capital letters it may always."""
    first = piece.text[:1]
    return first.isalpha() and not first.isupper()


def _fills(side: Column, step: float) -> bool:
    """Whether lines stand in a column from its top to its end, but for gaps between paragraphs."""
    pieces = [piece for _, piece in side]
    return sum(step * piece.size for piece in pieces[1:]) >= _DENSE * (pieces[0].y - pieces[-1].y)


def _has_rows(left: Column, right: Column, is_wide: IsWide) -> bool:
    """Whether both columns begin anew at the same heights: behind gaps, or with lines that go on with no sentence."""
    below = [_behind_gaps(side, is_wide) for side in (left, right)]
    together = _at_one_height(*below)
    begun = [[piece.y for _, piece in side if not _is_inner(piece)] for side in (left, right)]
    return (together > 1 and 2 * together > min(map(len, below))) or _at_one_height(*begun) > _ROWS * len(begun[0])


def _behind_gaps(side: Column, is_wide: IsWide) -> list[float]:
    return [two.y for (_, one), (_, two) in itertools.pairwise(side) if is_wide(one, two)]


def _at_one_height(ours: Sequence[float], theirs: Sequence[float]) -> int:
    return sum(any(abs(one - other) < _SAME_LINE for other in theirs) for one in ours)
