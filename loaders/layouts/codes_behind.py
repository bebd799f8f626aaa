"""Codes with which an answer ends, apart from its sentences: “… were opened. [Objective 12]”, “Objectives: 2, 5”.

They stand in the cell of the answer, whose text stays as it is; but they code it, as a line below it or a column does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.codes.names import read_names
from loaders.codes.objectives import read_objectives
from loaders.codes.ticked import has_box
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, role_of
from loaders.layouts.form_lines import MOST_LABEL_WORDS
from loaders.layouts.lists_in_lines import codes_in_brackets, lists_objectives

Codes = list[tuple[str, Cell]]
LONGEST = 160  # characters of what codes
_AT_END = re.compile(
    r"(?:[\n.!?;)”»][ \n]*)(?P<label>[^\W\d_][^\n.!?:：]{2,60}?)\s?[:：](?P<value>[^\n.!?:：]{1,200})\.?$"
)
END = 300  # characters of the end of an answer in which its codes may stand
_CLOSING = ("]", ")", "】", "）")
_LAST_BRACKETS = re.compile(r"(?:^|[.!?。？！…”»)\]]|\n)\s*[(\[（【]([^()\[\]（）【】]{3,120})[)\]）】]$")


def codes_behind(cell: Cell | None) -> Codes:
    """The kinds and the words of the codes with which the text of a cell ends; none for most texts."""
    text = cell.text.rstrip() if cell is not None else ""
    if not text.endswith(_CLOSING):
        return (_coded_at_end(cell) or _last_line(cell)) if text else []
    found = _bracketed(text[-LONGEST:])
    return [(kind, cell._replace(value=words)) for kind, words in found if len(words) + 2 < len(text)]


def _coded_at_end(cell: Cell) -> list[tuple[str, Cell]]:
    """The codes that an answer in one cell names behind a label at its end: “… Objectives: 5, 8”, one or more of them.

    Only what is understood as a whole counts; all of it stays part of the text.
    """
    found: list[tuple[str, Cell]] = []
    text = cell.text.rstrip()[-END:]
    while (":" in text or "：" in text) and (match := _AT_END.search(text)):
        kind = CODED.get(role_of(match["label"].strip()) or "")
        value = match["value"].strip()
        if not kind or len(match["label"].split()) > MOST_LABEL_WORDS:
            break
        if not (read_objectives(value) if kind == "objective" else read_names(value, kind)).is_whole:
            break
        found.insert(0, (kind, cell._replace(value=value)))
        text = text[: match.start("label")].rstrip()
    return found


def _last_line(cell: Cell) -> Codes:
    """The objectives that the last line of a text lists and nothing else, boxes below it aside: “Objective 1”."""
    lines = cell.text.rstrip().split("\n") if "\n" in cell.text else []
    while lines and (not lines[-1].strip() or has_box(lines[-1])):
        lines.pop()
    is_list = len(lines) > 1 and len(lines[-1]) <= LONGEST and lists_objectives(lines[-1])
    return [("objective", cell._replace(value=lines[-1].strip()))] if is_list else []


def codes_beside(ticked: Codes, cell: Cell) -> Codes:
    """The codes of other kinds than the ticked ones with which the text of a cell ends."""
    kinds = {kind for kind, _ in ticked}
    return [code for code in codes_behind(cell) if code[0] not in kinds]


@lru_cache(maxsize=1_000)
def _bracketed(end: str) -> tuple[tuple[str, str], ...]:
    """The codes in brackets behind the last sentence of a text; a bracket inside of a sentence belongs to it."""
    match = _LAST_BRACKETS.search(end)
    return tuple(codes_in_brackets(match[1])) if match else ()
