"""The lines of a page of a PDF, by the places of its letters: pieces of text that stand apart on one line.

A piece is text without a wide gap in it. Raised digits become ¹²³, so that the mark of a note does not join a number.
What is written in the fields of a form stands where they do; what stands aslant is a watermark, and kept apart.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .pdf_fields import Piece, fields_of
from .pdf_grid import Grid, grids_of

_GAP, _JOINT = 1.5, 0.15  # of the size of the letters: a gap in a piece, and one that is a space
_APART = 0.7  # of the size: a gap between pieces that were not written together
_SAME_LINE, _RAISED_BY, _SMALL = 0.45, 0.8, 0.8  # of the size: how far letters of a line stand apart, and the mark of a
# note from them; how small that is
_WORD = re.compile(r"[\r\n]+|[^\W\d_]+|\d+|.", re.DOTALL)
_BOX = re.compile("[☐☑☒□■▢▣🗹🗷]")  # of a list to tick: often of another font, and then written apart from its text
_SLANT = 0.1  # radians
_BOLD_NAMES = ("bold", "black", "heavy", "semibold")
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass
class Line:
    """A line of a page, counted from 1 from above, with its pieces from left to right; `column` is that of a newspaper
    in which it stands, from 1.
    """

    page: int
    number: int
    pieces: list[Piece]
    column: int = 0

    @property
    def y(self) -> float:
        """Where its letters stand, from the lower edge of the page."""
        return self.pieces[0].y

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(piece.text for piece in self.pieces)


Cell = tuple[int, ...] | None  # of a table: its number, row and column


@dataclass
class _Run:
    """A piece while its letters come."""

    x0: float
    x1: float
    y: float
    size: float
    first: int
    last: int
    cell: Cell
    letters: list[str] = field(default_factory=list)

    def takes(self, x0: float, y: float, size: float) -> bool:
        """Whether a word at a place goes on with this piece."""
        apart = _RAISED_BY if size < _SMALL * self.size else _SAME_LINE
        is_near = abs(y - self.y) < apart * max(self.size, size)
        return is_near and self.x0 - self.size < x0 < self.x1 + _GAP * self.size

    def is_parted(self, x0: float, boxes: list[tuple[float, float, float, float]]) -> bool:
        """Whether a box to tick, which may be written long before or after, stands between this piece and a place."""
        middles = ((left + right) / 2 for left, right, y, size in boxes if abs(y - self.y) < _SAME_LINE * size)
        return any(self.x1 <= middle <= x0 for middle in middles)

    def space(self) -> None:
        """Put a space behind it, unless one stands there."""
        if not self.letters[-1].endswith(" "):
            self.letters.append(" ")

    def add(self, word: str, index: int, x0: float, x1: float, size: float) -> None:
        """Take in the next word, behind a space where there is room for one."""
        if x0 - self.x1 > _JOINT * self.size and self.letters:
            self.space()
        self.letters.append(word.translate(_RAISED) if size < _SMALL * self.size else word)
        self.x1, self.last = max(self.x1, x1), index


def lines_of(page: Any, number: int, form: Any) -> tuple[list[Line], list[str]]:
    """The lines of a page from above, and what is written across it."""
    grids = grids_of(page)
    straight, aslant = _pieces(page, grids)
    pieces = [_placed(piece, grids) for piece in (*straight, *fields_of(page, form))]
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda each: (-each.y, each.x0)):
        if lines and abs(lines[-1].y - piece.y) < _SAME_LINE * max(piece.size, lines[-1].pieces[0].size):
            lines[-1].pieces.append(piece)
        else:
            lines.append(Line(number, len(lines) + 1, [piece]))
    for line in lines:
        line.pieces.sort(key=lambda each: each.x0)
        line.pieces = _joined(line.pieces)
    return lines, aslant


def _placed(piece: Piece, grids: list[Grid]) -> Piece:
    """The piece with its cell, if it stands in a table; the place of its first letter counts."""
    found = _cell_at(grids, piece.x0, piece.y, piece.size)
    return piece._replace(cell=found) if found else piece


def _cell_at(grids: list[Grid], x0: float, y: float, size: float) -> Cell:
    """The table and cell in which a letter stands; None outside of tables."""
    for number, grid in enumerate(grids):
        if found := grid.cell(x0 + 1, y + 0.3 * size):
            return number, *found
    return None


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a line, those that touch as one, and the sign of an item with what follows it."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        is_near = before is not None and piece.x0 - before.x1 < _APART * before.size
        if before and before.cell == piece.cell and (is_near or _is_sign(before.text) or piece.cell):
            space = " " if piece.x0 - before.x1 > _JOINT * before.size else ""
            text = f"{before.text}{space}{piece.text}"
            size = piece.size if _is_sign(before.text) else before.size  # a bullet is of another font
            found[-1] = before._replace(x1=max(piece.x1, before.x1), text=text, is_bold=piece.is_bold, size=size)
        else:
            found.append(piece)
    return found


def _is_sign(text: str) -> bool:
    """Whether a piece is only the sign or number of an item: “•”, “1.”, “(a)”, “☐”."""
    bare = text.strip()
    return not any(map(str.isalnum, bare)) or (len(bare) <= 4 and bare.endswith((".", ")")))


def _pieces(page: Any, grids: list[Grid]) -> tuple[list[Piece], list[str]]:
    """The pieces of a page in the order of its content, and the texts that stand aslant."""
    from pypdfium2 import raw  # here, because loading it takes longer than most documents

    text = page.get_textpage()
    ask = raw.FPDFText_GetUnicode
    said = "".join([_letter(ask(text.raw, index)) for index in range(text.count_chars())])
    straight, aslant = [], []
    for each in _runs(raw, text.raw, said, grids):
        words = "".join(each.letters)
        if abs(raw.FPDFText_GetCharAngle(text.raw, each.first)) > _SLANT:
            aslant.append(words)
        elif words := words.strip():
            is_bold = all(_is_bold(raw, text.raw, at) for at in (each.first, each.last))
            straight.append(Piece(each.x0, each.x1, each.y, words, each.size, is_bold))
    text.close()
    return straight, ["".join(aslant)] if aslant else []


@lru_cache(maxsize=5_000)
def _letter(code: int) -> str:
    """The letter of a code, one sign for each; a zero for what is no letter of its own."""
    if code in _HYPHENS:
        return _HYPHENS[code]
    return chr(code) if code in (0x0A, 0x0D) or 0x1F < code < 0xD800 or 0xDFFF < code < 0x110000 else "\0"


def _runs(raw: Any, text: Any, said: str, grids: list[Grid]) -> list[_Run]:
    """The runs of a page's letters, each within a cell of its tables.

    To ask for the place of a letter takes long: only those of the first and the last of a word or number are asked for,
    and of all where the last is smaller, as the mark of a note is.
    """
    box = raw.FS_RECTF()
    place = ctypes.pointer(box)

    turned = raw.FS_MATRIX()
    turning = ctypes.pointer(turned)

    def at(index: int) -> tuple[float, float, float, float]:
        raw.FPDFText_GetLooseCharBox(text, index, place)
        raw.FPDFText_GetMatrix(text, index, turning)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(turned.c, turned.d)
        # the box of a letter is as high as the letter alone where its font does not say how high all are
        return box.left, box.right, box.bottom, size or max(box.top - box.bottom, 1.0) / 1.2

    boxes = [at(match.start()) for match in _BOX.finditer(said)]
    run: _Run | None = None
    runs: list[_Run] = []
    end = -1  # of the word before
    for match in _WORD.finditer(said):
        word, start = match[0], match.start()
        if word[0] in "\r\n":
            run = None
        elif word == " ":
            run and run.space()
        elif word != "\0":
            parts = [(word, at(start), at(match.end() - 1))]
            if parts[0][2][3] < _SMALL * parts[0][1][3]:
                parts = [(letter, at(start + n), at(start + n)) for n, letter in enumerate(word)]
            for part, first, last in parts:
                x0, cell = run.x1 if run and start == end else first[0], _cell_at(grids, first[0], *first[2:])
                is_other = run is None or (cell is not None and cell != run.cell)  # what leaves its cell stays its text
                if is_other or not run.takes(x0, first[2], first[3]) or (boxes and run.is_parted(x0, boxes)):
                    run = _Run(first[0], first[0], first[2], first[3], start, start, cell)
                    runs.append(run)
                run.add(part, match.end() - 1, run.x1 if start == end else first[0], last[1], first[3])
            end = match.end()
    return runs


def _is_bold(raw: Any, text: Any, index: int) -> bool:
    """Whether the font of a letter is bold, by its name: its weight is a guess, and a wrong one for many fonts."""
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, 128, None)
    return any(word in name.value.decode("utf-8", "replace").lower() for word in _BOLD_NAMES)
