"""Tables of a text document whose rows are of questions by their letters: “Reply | Objectives” over “(a) | 5”."""

from __future__ import annotations

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, role_of
from loaders.headers.question_letters import leading_letter

FEWEST, LONGEST = 2, 80  # rows with a letter; characters of a head


def head_of_letters(sheet: Sheet, row: int, instrument: str) -> Cell | None:
    """The head above letters of questions, whatever it says, beside one that says that codes stand below; None for any
    other row, and outside of text documents, where letters may be choices.
    """
    if sheet.places is None or not sheet.places.is_row(row):
        return None
    first, *others = list(sheet.filled(row)) or [None]
    if not others or max(len(cell.text) for cell in (first, *others)) > LONGEST:
        return None
    if not any(role_of(cell.text.strip()) in CODED for cell in others):
        return None
    below: list[str] = []
    for each in range(row + 1, len(sheet.rows)):
        if not sheet.places.is_row(each) or not (text := sheet.text(each, first.column)):
            break
        below.append(text)
    are_letters = len(below) >= FEWEST and all(_is_letter(text, instrument) for text in below)
    return first if are_letters and not _is_letter(first.text.strip(), instrument) else None


def _is_letter(text: str, instrument: str) -> bool:
    letter, rest = leading_letter(text, instrument)
    return letter is not None and not vocabulary.plain(rest)
