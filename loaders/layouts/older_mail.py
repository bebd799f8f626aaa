"""Older messages below an answer that was sent by mail and saved as a document: they are of others, and answer nothing.

A message begins with lines that say from whom it is, when it was sent and to whom. The first of a document is the
answer's own; and where fewer than two questions are asked above a later one, that may hold the answers.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Sheet, Workbook
from loaders.layouts.questions_down import find_questions
from loaders.layouts.slices import rows_of

FEWEST_QUESTIONS, FEWEST_LABELS, WITHIN = 2, 3, 6  # asked above; labels of a message, and lines in which they stand
LONGEST = 600  # characters of such lines in one cell


def without_older_mail(workbook: Workbook, instrument: str, told: Roles) -> Workbook:
    """The workbook without what stands from the beginning of an older message on; its role is told."""
    return replace(workbook, sheets=tuple(_without(sheet, instrument, told) for sheet in workbook.sheets))


def _without(sheet: Sheet, instrument: str, told: Roles) -> Sheet:
    if sheet.places is None:
        return sheet
    for start in _messages(sheet)[1:] if _begins_with_mail(sheet) else _messages(sheet):
        if len(find_questions(rows_of(sheet, 0, 0, start), instrument) or ()) >= FEWEST_QUESTIONS:
            for row in range(start, len(sheet.rows)):
                told.say(roles.IGNORED, sheet.filled(row), roles.MAIL)
            left = [[""] * len(values) if row >= start else values for row, values in enumerate(sheet.rows)]
            return replace(sheet, rows=left)
    return sheet


def _begins_with_mail(sheet: Sheet) -> bool:
    first = next((row for row in range(len(sheet.rows)) if any(True for _ in sheet.filled(row))), None)
    return first is not None and first in _messages(sheet)[:1]


def _messages(sheet: Sheet) -> list[int]:
    """The rows in which messages begin."""
    found = []
    for row in range(len(sheet.rows)):
        cell = sheet.lone(row)
        if cell is None or len(cell.text) > LONGEST or _label(cell.text) != "from":
            continue
        below = (sheet.lone(each) for each in range(row, min(row + WITHIN, len(sheet.rows))))
        lines = [line for each in below if each is not None for line in each.text.splitlines()]
        if len({_label(line) for line in lines[: 2 * WITHIN]} - {""}) >= FEWEST_LABELS:
            found.append(row)
    return found


def _label(text: str) -> str:
    """What a line says of a message before its colon: from whom, when, to whom, about what; "" for any other line."""
    label, colon, _ = vocabulary.at_colon(text)
    return _labels().get(vocabulary.plain(label), "") if colon else ""


@cache
def _labels() -> dict[str, str]:
    return {vocabulary.plain(row["wording"]): row["meaning"] for row in vocabulary.rows("mail.csv")}
