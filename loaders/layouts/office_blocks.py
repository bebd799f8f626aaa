"""A text document in which several offices of one State each answer the questions: a block for each of them.

An office stands in a line of its own above its first question: “Input of the Ministry of …”. A line that names a State
or a stakeholder begins no such block: whose the answers below it are is then for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.questions import FAIR, asked_by
from loaders.headers.several import names_ministry
from loaders.layouts.questions_down import find_questions
from loaders.respondents.kinds import tells_stakeholder
from loaders.respondents.members import member_within

MOST_OFFICES = 60
MOST_LINES = 20_000


def office_blocks(sheet: Sheet, instrument: str) -> list[int]:
    """The rows in which the blocks of all offices but the first begin; none where it is not made so.

    Something is asked twice, in different blocks, and each block asks something, each question once.
    """
    if sheet.places is None or len(sheet.rows) > MOST_LINES:
        return []
    offices = list(_offices(sheet, instrument))
    if not 1 < len(offices) <= MOST_OFFICES or _are_anothers(sheet, offices):
        return []
    starts = [cell.row for cell in offices]
    levels = {sheet.places.level(row) for row in starts} - {0}
    others = (
        row for row in range(starts[0], len(sheet.rows)) if sheet.places.level(row) in levels and row not in starts
    )
    if any(_asks_below(sheet, row, instrument) and not _asks(sheet, row, instrument) for row in others):
        return []  # somebody who is no office answers, too
    asked = [_asked(sheet, *each, instrument) for each in pairwise([*starts, len(sheet.rows)])]
    are_asked = all(asked) and sum(map(len, asked)) > len({question for each in asked for question in each})
    return starts[1:] if are_asked else []


def _are_anothers(sheet: Sheet, offices: list[Cell]) -> bool:
    """Whether a line names a stakeholder, or a State that the lines above the first do not name."""
    named = {name for cell in offices if (name := member_within(cell.text))}
    above = {name for row in range(offices[0].row) if (cell := sheet.lone(row)) and (name := member_within(cell.text))}
    return not named <= above or len(named) > 1 or any(tells_stakeholder(cell.text) for cell in offices)


def _offices(sheet: Sheet, instrument: str) -> Iterator[Cell]:
    """The lines that name an office and stand above a question."""
    for row in range(len(sheet.rows)):
        cell = sheet.lone(row)
        if not cell or not names_ministry(cell.text) or cell.text.rstrip().endswith((".", ";", ",", "?")):
            continue
        if not _asks(sheet, row, instrument) and _asks_below(sheet, row, instrument):
            yield cell


def _asks_below(sheet: Sheet, row: int, instrument: str) -> bool:
    """Whether a question stands in the next line."""
    below = next((later for later in range(row + 1, len(sheet.rows)) if any(True for _ in sheet.filled(later))), None)
    return below is not None and _asks(sheet, below, instrument)


def _asks(sheet: Sheet, row: int, instrument: str) -> bool:
    cell = next(sheet.filled(row), None)
    found = asked_by(cell.text.strip(), instrument) if cell else None
    return found is not None and found[1] >= FAIR


def _asked(sheet: Sheet, start: int, end: int, instrument: str) -> list[str]:
    """The questions of a block."""
    block = replace(sheet, rows=[[]] * start + sheet.rows[start:end])
    return [one.question for one in (find_questions(block, instrument) or {}).values()]
