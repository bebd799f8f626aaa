"""Lines of a PDF to rows: paragraphs, headings, and rows of tables where columns are certain.

Lines are one paragraph where they stand as close as lines do, look alike, and the next word had no room on the line
before. Columns are certain where pieces begin at the same places on several lines and none crosses them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .pdf_columns import columns_of_text
from .pdf_fields import Piece
from .pdf_text import Line

_ALIGNED, _APART = 3.0, 1.25  # points; a wider step than lines have, as a factor
_NARROWEST_STEP, _WIDEST_STEP = 0.95, 2.4  # of the size, as in double spacing: lines of a paragraph
_ALIKE, _SIZE_DIFFERS = 1.05, 0.6  # steps that are one, as a factor; points
_ENDS = tuple(".?!:。？！：")
_ITEM = re.compile(r"(?:\(?(?:[A-Za-z]|Q?\d{1,2}|[ivx]{1,4})[.)]|[•▪●◦➢‣–—☐☒\uf0b7\uf0a7\uf0d8-])\s")
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*\d{1,3}$")  # the end of a line of a table of contents
_LABEL = re.compile(r"[^\W\d][^:.?!]{1,45}:\s")
_ROOM, _ROOM_BOLD = 0.12, 0.4  # of the width of a page: room that a line leaves only at the end of a paragraph
_INDENT, _HANGING = 2.0, 5.0  # of the size: how far the next line may begin to the right, and that of an item
_LETTER = 0.5  # of the size: the width of a letter, about


@dataclass
class Block:
    """A paragraph, or a row of a table: its cells by column, each of the pieces that follow each other there.

    `column` is the one of a newspaper in which a paragraph begins, 0 where there is none.
    """

    page: int
    number: int
    cells: dict[int, list[Piece]] = field(default_factory=dict)
    is_row: bool = False
    column: int = 0

    def add(self, column: int, piece: Piece) -> None:
        """Put a piece at the end of a cell."""
        self.cells.setdefault(column, []).append(piece)


class Steps:
    """How lines of a document follow each other: their usual step, as a factor of the size of their letters."""

    def __init__(self, pages: Iterable[Sequence[Line]]) -> None:
        firsts = [[line.pieces[0] for line in lines if line.pieces[0].cell is None] for lines in pages]
        pairs = ((one, two) for pieces in firsts for one, two in itertools.pairwise(pieces))
        steps = sorted((one.y - two.y) / one.size for one, two in pairs if abs(one.size - two.size) < _SIZE_DIFFERS)
        steps = [step for step in steps if step > _NARROWEST_STEP]  # lines of cells side by side stand nearer
        self.usual = min(steps[len(steps) // 4], _WIDEST_STEP) if steps else _WIDEST_STEP
        near = (one for one, two in itertools.pairwise(steps) if two < one * _ALIKE)
        self.nearest = min(
            next(near, self.usual), self.usual
        )  # where most paragraphs have one line it is not the usual

    def is_wide(self, one: Piece, two: Piece) -> bool:
        """Whether there is more between two lines than in a paragraph; between sentences, than between the nearest."""
        is_between = one.text.rstrip().endswith(_ENDS) and not two.text[:1].islower()
        step = (one.y - two.y) / max(one.size, two.size)
        return step > (self.nearest if is_between else self.usual) * _APART

    def parts(self, one: Piece, two: Piece, right: float) -> bool:
        """Whether a paragraph ends between two pieces below each other, in a column that ends at `right`."""
        if abs(one.size - two.size) > _SIZE_DIFFERS or one.is_bold != two.is_bold or self.is_wide(one, two):
            return True
        indent = (_HANGING if _ITEM.match(one.text) else _INDENT) * one.size
        if _ITEM.match(two.text) or one.text.endswith(("?", "？")) or two.x0 - one.x0 > indent:
            return True
        if _LEADERS.search(one.text) or (_LABEL.match(two.text) and _LABEL.match(one.text)):
            return True
        room = max((len(two.text.split()[0]) + 1) * _LETTER * one.size, (_ROOM_BOLD if one.is_bold else _ROOM) * right)
        return one.x1 + room < right


def blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The paragraphs and rows of a document, in order."""
    steps, found = Steps(pages), []
    for lines in pages:
        for made in _of_page(lines, steps):
            if found and made and _goes_on(found[-1], made[0]):
                for piece in made.pop(0).cells[0]:
                    found[-1].add(0, piece)
            found += made
    return found


def _of_page(lines: Sequence[Line], steps: Steps) -> Iterator[list[Block]]:
    """The blocks of a page: tables that are drawn with lines where they begin, and what stands around them."""
    outside: list[Line] = []
    done: set[int] = set()
    for line in lines:
        free = [piece for piece in line.pieces if piece.cell is None]
        for number in sorted({piece.cell[0] for piece in line.pieces if piece.cell} - done):
            yield from _around(outside, steps)
            outside = []
            yield _drawn(lines, number)
            done.add(number)
        if free:
            outside.append(Line(line.page, line.number, free))
    yield from _around(outside, steps)


def _around(lines: Sequence[Line], steps: Steps) -> Iterator[list[Block]]:
    for group in columns_of_text(lines, steps.usual, steps.is_wide) if lines else ():
        for part, columns in _parts(group, steps) if not group[0].column else ((group, []),):
            yield list(_rows(part, columns, steps) if columns else _paragraphs(part, steps))


def _drawn(lines: Sequence[Line], number: int) -> list[Block]:
    """The rows of a table that is drawn with lines."""
    rows: dict[int, Block] = {}
    for line in lines:
        for piece in line.pieces:
            if piece.cell and piece.cell[0] == number:
                _, row, column = piece.cell
                rows.setdefault(row, Block(line.page, line.number, is_row=True)).add(column, piece)
    return [rows[row] for row in sorted(rows)]


def _goes_on(last: Block, first: Block) -> bool:
    """Whether a paragraph goes on on the next page: it ends in the middle of a sentence that goes on there."""
    if last.is_row or first.is_row or last.page == first.page:
        return False
    one, two = last.cells[0][-1], first.cells[0][0]
    is_alike = abs(one.size - two.size) < _SIZE_DIFFERS and one.is_bold == two.is_bold
    return is_alike and two.text[:1].islower() and not one.text.endswith((".", "?", "!", ":"))


def _parts(lines: Sequence[Line], steps: Steps) -> Iterator[tuple[list[Line], list[float]]]:
    """The lines of a page in groups: tables with where their columns begin, and other lines without."""
    starts = _starts(lines)
    group: list[Line] = []
    is_table = False
    for line in lines:
        fits = bool(starts) and all(_column(piece, starts) is not None for piece in line.pieces)
        if group and fits != is_table:
            yield from _judged(group, starts if is_table else [], steps)
            group = []
        is_table = fits
        group.append(line)
    if group:
        yield from _judged(group, starts if is_table else [], steps)


def _starts(lines: Sequence[Line]) -> list[float]:
    """Where the columns of a page's tables begin: at the same place on two lines or more, that have several pieces."""
    several = [line.pieces for line in lines if len(line.pieces) > 1]
    places = sorted(piece.x0 for pieces in several for piece in pieces)
    found: list[list[float]] = []
    for place in places:
        if found and place - found[-1][0] < _ALIGNED:
            found[-1].append(place)
        else:
            found.append([place])
    starts = [group[0] for group in found if len(group) > 1]
    return starts if len(starts) > 1 else []


def _column(piece: Piece, starts: Sequence[float]) -> int | None:
    """The column in which a piece begins and ends; None where it does not begin with one, or crosses the next."""
    for column, start in enumerate(starts):
        after = starts[column + 1] if column + 1 < len(starts) else float("inf")
        if abs(piece.x0 - start) < _ALIGNED:
            return column if piece.x1 < after else None
    return None


def _judged(group: list[Line], starts: list[float], steps: Steps) -> Iterator[tuple[list[Line], list[float]]]:
    """A table from its first line of several pieces on, if its columns are certain; other lines as lines."""
    several = [place for place, line in enumerate(group) if len(line.pieces) > 1]
    if not starts or len(several) < 2:
        yield group, []
        return
    first, end = several[0], _end(group, several[-1], starts, steps)
    yield from ((part, []) for part in (group[:first],) if part)
    yield from _table_or_lines(group[first:end], starts, steps)
    yield from ((part, []) for part in (group[end:],) if part)


def _end(group: Sequence[Line], last: int, starts: Sequence[float], steps: Steps) -> int:
    """Where a table ends: behind its last line of several pieces only what goes on with that row belongs to it."""
    for place in range(last + 1, len(group)):
        one, two = group[place - 1].pieces[0], group[place].pieces[0]
        if _column(two, starts) == 0 and (steps.is_wide(one, two) or _column(one, starts) != 0):
            return place
    return len(group)


def _table_or_lines(group: list[Line], starts: list[float], steps: Steps) -> Iterator[tuple[list[Line], list[float]]]:
    """A table as it is; lines whose columns are not certain as lines."""
    rows = _rows(group, starts, steps)
    yield group, starts if sum(len(row.cells) > 1 for row in rows) > 1 else []


def _rows(lines: Sequence[Line], starts: Sequence[float], steps: Steps) -> Iterator[Block]:
    """The rows of a table: one begins behind a wide step, and where its first column begins a paragraph."""
    right = max((p.x1 for line in lines for p in line.pieces if _column(p, starts) == 0), default=0.0)
    row: Block | None = None
    before: Piece | None = None
    for line in lines:
        first = next((piece for piece in line.pieces if _column(piece, starts) == 0), None)
        above = _right_above(row, before)
        is_wide = before is not None and steps.is_wide(before, line.pieces[0])
        is_next = first is not None and (above is None or steps.parts(above, first, right))
        if row is None or is_wide or is_next:
            if row:
                yield row
            row = Block(line.page, line.number, is_row=True)
        for piece in line.pieces:
            row.add(_column(piece, starts) or 0, piece)
        before = line.pieces[0]
    if row:
        yield row


def _right_above(row: Block | None, before: Piece | None) -> Piece | None:
    """The last piece of a row's first column, if it stands on the line right before; else None."""
    last = row.cells.get(0, [None])[-1] if row else None
    return last if last is not None and before is not None and abs(last.y - before.y) < 1 else None


def _paragraphs(lines: Sequence[Line], steps: Steps) -> Iterator[Block]:
    """The paragraphs of lines; pieces that stand apart on a line are one."""
    whole = [(line, _whole(line)) for line in lines]
    ends: dict[float, float] = {}  # by size: how far lines of such letters reach
    for _, piece in whole:
        ends[round(piece.size)] = max(piece.x1, ends.get(round(piece.size), 0.0))
    block: Block | None = None
    for line, piece in whole:
        if block and not steps.parts(block.cells[0][-1], piece, ends[round(piece.size)]):
            block.add(0, piece)
            continue
        if block:
            yield block
        block = Block(line.page, line.number, column=line.column)
        block.add(0, piece)
    if block:
        yield block


def _whole(line: Line) -> Piece:
    first, last = line.pieces[0], line.pieces[-1]
    is_bold = all(piece.is_bold for piece in line.pieces)
    return first._replace(x1=last.x1, text=line.text, is_bold=is_bold)
