"""The corner of a matrix: a head that names what stands below it and what stands across (“State / objective”).

What it heads is told by the cells below it, whichever of its words is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.codes.names import single_name
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Meaning
from loaders.respondents.members import names_member

SAMPLE = 60  # rows by which a column is judged
FEWEST_MARKS = 3  # columns that make a matrix
FEWEST, MOST = 2, 0.8  # cells that tell a column, and their share of it; the rest are totals and notes


def with_corner(sheet: Sheet, row: int, cells: Sequence[Cell], meanings: list[Meaning | None]) -> list[Meaning | None]:
    """The meanings with that of a corner: a word for targets over names of States, or over targets of another kind."""
    first = next((place for place, meaning in enumerate(meanings) if meaning and meaning[0] == "mark"), 0)
    if not first or sum(bool(meaning) and meaning[0] == "mark" for meaning in meanings) < FEWEST_MARKS:
        return meanings
    found = list(meanings)
    for place, meaning in enumerate(meanings[:first]):
        if (meaning and meaning[0] in CODED) or (meaning is None and "/" in cells[place].text):
            found[place] = _held(sheet, row, cells[place], {each[0] for each in meanings if each}) or meaning
    return found


def _held(sheet: Sheet, row: int, head: Cell, roles: set[str]) -> Meaning | None:
    """What a column holds, if that is names of States or of targets; None for anything else."""
    texts = [cell.text.strip() for cell in sheet.below(row, head.column, SAMPLE)]
    if len(texts) < FEWEST:
        return None
    if not roles & {"member", "member_code"} and sum(map(names_member, texts)) >= MOST * len(texts):
        return "member", "", 0
    for role, kind in CODED.items():
        named = [len(text) > 1 and bool(single_name(text, kind)) for text in texts] if kind != "objective" else []
        if named and sum(named) >= MOST * len(texts):
            return role, "", 0
    return None
