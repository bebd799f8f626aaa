"""Codes with which an answer ends, apart from its sentences: “… were opened. [Objective 12]”, “Objectives: 2, 5”.

They stand in the cell of the answer, whose text stays as it is; but they code it, as a line below it or a column does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, role_of
from loaders.layouts.form_lines import coded_at_end
from loaders.layouts.headed_answers import lists_objectives

Codes = list[tuple[str, Cell]]
LONGEST = 160  # characters of what codes
_CLOSING = ("]", ")", "】", "）")
_LAST_BRACKETS = re.compile(r"(?:^|[.!?。？！…”»)\]]|\n)\s*[(\[（【]([^()\[\]（）【】]{3,120})[)\]）】]$")
_LABEL = re.compile(r"\s*[:：]\s*")


def codes_behind(cell: Cell | None) -> Codes:
    """The kinds and the words of the codes with which the text of a cell ends; none for most texts."""
    text = cell.text.rstrip() if cell is not None else ""
    if not text.endswith(_CLOSING):
        return coded_at_end(cell) if text else []
    found = _bracketed(text[-LONGEST:])
    return [(found[0], cell._replace(value=found[1]))] if found and len(found[1]) + 2 < len(text) else []


def codes_beside(ticked: Codes, cell: Cell) -> Codes:
    """The codes of other kinds than the ticked ones with which the text of a cell ends."""
    kinds = {kind for kind, _ in ticked}
    return [code for code in codes_behind(cell) if code[0] not in kinds]


@lru_cache(maxsize=1_000)
def _bracketed(end: str) -> tuple[str, str] | None:
    """The codes in brackets behind the last sentence of a text; a bracket inside of a sentence belongs to it."""
    match = _LAST_BRACKETS.search(end)
    if match is None:
        return None
    return ("objective", match[1]) if lists_objectives(match[1]) else _labelled(match[1])


def _labelled(line: str) -> tuple[str, str] | None:
    """The codes behind a label for such codes."""
    label, *values = _LABEL.split(line.strip(), maxsplit=1)
    role = role_of(label) if values and values[0] else None
    return (CODED[role], values[0]) if role in CODED else None
