"""Texts whose lines stand in rows of their own, as they are pasted from a page that broke them at its width.

Such lines are as long as the page is wide: the next word had no place in any of them but the last. And somewhere a
sentence goes on from one line to the next with a small letter; in scripts without small letters it is enough that no
sign ends it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection

from loaders.documents import roles
from loaders.documents.workbook import Cell, Sheet
from loaders.layouts.continued import ENDS
from loaders.layouts.form_lines import Block, is_aside, sort_in
from loaders.layouts.line_labels import labelled
from loaders.layouts.table import Table

NARROWEST, WIDEST = 40, 140  # characters of the longest line
NEARLY = 0.85  # of the width, that lines have where no spaces tell how long the next word is
_BEGINS = re.compile(r"\s*(?:[•·▪◦●○■□‣⁃*–—-]\s*\S|[\[{☐☒☑✓]|\(?(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})[.)]\s)")  # an item


def wrapped_lines(sheet: Sheet, rows: range, column: int, coded: Collection[int]) -> dict[int, list[Cell]]:
    """Row -> the lines of the text that begins there and goes on in the rows below, for the texts that do.

    `rows`: a question's and those below it; `column`: what stands left of it there asks. `coded`: columns of codes.
    """
    if sheet.places is not None or len(rows) < 2:
        return {}
    stretches: list[list[Cell]] = [[]]
    for row in rows:
        cells = [cell for cell in sheet.filled(row) if cell.column not in coded]
        cells = [cell for cell in cells if cell.column > column] if row == rows.start else cells
        is_line = len(cells) == 1 and len(cells[0].text) <= WIDEST
        if not is_line or (stretches[-1] and stretches[-1][-1].column != cells[0].column):
            stretches.append([])
        if is_line:
            stretches[-1].append(cells[0])
    found = (text for stretch in stretches if len(stretch) > 1 for text in _texts(stretch))
    return {text[0].row: text for text in found}


def take_wrapped(table: Table, texts: dict[int, list[Cell]], cells: list[Cell], rows: range, block: Block) -> int:
    """Take in the lines of one text, as the rest of the question right above them, a note, or an answer; the row of the
    last of them, or 0 for what is none of these. `texts`: those of the block, by row; `rows`: from the first line on.
    """
    lines = texts.get(rows.start, cells)
    if not texts or len({cell.column for cell in lines}) != 1:
        return 0
    if _is_rest_of_question(block, lines[0], texts):
        block.asked_on.extend(lines)
        return lines[-1].row
    if len(lines) == 1 or labelled(lines[:1])[0] not in (None, "response"):
        return 0
    if is_aside(table, rows.start, rows.stop, block):
        table.roles.say(roles.FOOTNOTE, lines[1:])
        return lines[-1].row
    sort_in(block, lines[:1], {})
    return block.go_on(lines)


def _is_rest_of_question(block: Block, line: Cell, texts: dict[int, list[Cell]]) -> bool:
    """Whether a question goes on in the line right below it, which begins small and had no place behind it."""
    asked = block.asked.cell
    if line.row != asked.row + 1 or block.answers or line.column != asked.column:
        return False
    width = max(len(cell.text.rstrip()) for lines in texts.values() for cell in lines)
    is_full = _had_no_place(asked.text.rstrip(), line.text.strip(), width)
    return is_full and len(asked.text) <= WIDEST and _is_cut(asked.text, line.text)


def _texts(stretch: list[Cell]) -> list[list[Cell]]:
    """The texts of more than one line in rows below each other."""
    width = max(len(cell.text.rstrip()) for cell in stretch)
    if width < NARROWEST:
        return []
    texts = [[stretch[0]]]
    for upper, lower in itertools.pairwise(stretch):
        if _had_no_place(upper.text.rstrip(), lower.text.strip(), width):
            texts[-1].append(lower)
        else:
            texts.append([lower])
    return [text for text in texts if any(_is_cut(one.text, other.text) for one, other in itertools.pairwise(text))]


def _had_no_place(upper: str, lower: str, width: int) -> bool:
    """Whether the first word of a line had no place behind the line above it, so that the two may be one text."""
    if _BEGINS.match(lower):
        return False
    if not _has_case(lower):
        return len(upper) >= NEARLY * width
    return len(upper) + 1 + len(lower.split(maxsplit=1)[0]) > width


def _is_cut(upper: str, lower: str) -> bool:
    """Whether a sentence goes on from one line to the next."""
    is_open = not upper.rstrip().endswith(ENDS)
    return is_open and (lower.strip()[:1].islower() or not _has_case(lower))


def _has_case(text: str) -> bool:
    return any(sign.lower() != sign.upper() for sign in text)
