"""A text in a cell of a native table, and the style of tables without one."""

from __future__ import annotations

from typing import NamedTuple

from pptx.oxml.ns import qn
from pptx.table import _Cell
from pptx.text.text import _Run
from pptx.util import Pt

from gcm_data.exports.pptx.boxes import Letters, write


class Style(NamedTuple):
    """The element that names the style of a table, and the name."""

    tag: str
    style: str


PLAIN = Style(qn("a:tableStyleId"), "{2D5ABB26-0587-4C30-8999-92F81FD0307C}")  # “No Style, No Grid”


def write_cell(cell: _Cell, text: str, letters: Letters, sides: float, above: float) -> _Run:
    """Write a text with its margins in points; returns its run."""
    frame = cell.text_frame
    frame.word_wrap = True
    run = write(frame.paragraphs[0], text, letters)
    cell.vertical_anchor = letters.anchor
    cell.margin_left = cell.margin_right = Pt(sides)
    cell.margin_top = cell.margin_bottom = Pt(above)
    return run
