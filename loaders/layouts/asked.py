"""A question found in a row, and what tells headings that ask from titles and statements."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.questions import HEADING_WORDS, STRONG, WEAK, asked_by, asks

FEWEST_LETTERED = 3  # headings with letters that are the questions of a form


@dataclass(frozen=True, slots=True)
class Asked:
    """A question found in a row: its letter, how sure that is, the last of the cells that ask it, and its shape.

    The shape is the column and what stands around the letter, such as “(x)” or “Question x:”; empty without a letter.
    `answer` is what stands behind the question in its own cell: “(a) Plan: There is one.”
    """

    question: str
    strength: int
    cell: Cell
    column: int
    shape: str
    answer: Cell | None = None


def lettered_headings(sheet: Sheet, candidates: list[Asked]) -> list[Asked]:
    """The headings with the letters of most questions, in their order, each perhaps above the question in full."""
    if sheet.places is None:
        return []
    found = [one for one in candidates if one.shape and one.answer is None and sheet.is_heading(one.cell.row)]
    looks = {(one.shape, sheet.places.level(one.cell.row)) for one in found}
    keys = [one.question for one in found]
    others = {one.question for one in candidates if one.strength > WEAK} - set(keys)
    is_whole = len(looks) == 1 and len(keys) >= FEWEST_LETTERED and keys == sorted(set(keys))
    return found if is_whole and not others else []


def is_section(sheet: Sheet, asked: Asked, instrument: str) -> bool:
    """Whether the same is asked again right below, in full: then this is the title of a section."""
    below = next(filter(None, (list(sheet.filled(r)) for r in range(asked.cell.row + 1, len(sheet.rows)))), [])
    if not below or len(asked.cell.text.split()) > HEADING_WORDS or not asks(below[0].text):
        return False
    if is_statement(sheet, below[0].row, below[0].text.strip()):
        return False
    again = asked_by(below[0].text.strip(), instrument)
    return again is not None and again == (asked.question, STRONG)


def is_statement(sheet: Sheet, row: int, text: str) -> bool:
    """Whether a paragraph of a text document is a statement, though it begins as a question does: “What helped …”."""
    is_long = len(text.split()) > HEADING_WORDS and text.endswith((".", "!"))
    return is_long and sheet.places is not None and not sheet.places.is_row(row) and not sheet.is_heading(row)
