"""Lines below the last answer of a document that close it: thanks, and whom to ask. They are no part of the answer."""

from __future__ import annotations

import itertools
import re

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.workbook import Sheet

MOST_WORDS, MOST_LABEL_WORDS = 15, 5
MOST_LINES = 10  # that close a document
MOST_NAMES, MOST_NAME_WORDS = 4, 10  # lines below “Yours sincerely,”
_BEHIND_LABEL = re.compile(r"[:：]|\s[–—-]\s")


def closing_role(sheet: Sheet, row: int, end: int) -> str:
    """The role of a line with which, or with others like it, a document ends; "" for any other line.

    `end`: the row in which what belongs to the question above it ends.
    """
    if end < len(sheet.rows):
        return ""
    lines = _texts(sheet, range(row, end))
    if len(lines) > MOST_LINES:
        return ""
    if _closes(lines):
        return _role(lines[0])
    signed = _texts(sheet, range(row - 1, -1, -1))[:MOST_NAMES][::-1]
    begun = next((place for place, text in enumerate(signed) if _signs_off(text)), None)
    is_name = begun is not None and _closes([*signed[begun:], *lines])
    return roles.FOOTNOTE if is_name else ""


def _texts(sheet: Sheet, rows: range) -> list[str]:
    """The first texts of the first filled rows, some more than a document has that close it."""
    filled = (next(sheet.filled(row), None) for row in rows)
    return [cell.text for cell in itertools.islice(filter(None, filled), MOST_LINES + 1)]


def _closes(texts: list[str]) -> bool:
    """Whether all texts are closing lines, the last few perhaps the names of those who sign."""
    signed = next((place for place, text in enumerate(texts) if _signs_off(text)), len(texts))
    names = [len(text.split()) <= MOST_NAME_WORDS for text in texts[signed + 1 :]]
    return all(map(_role, texts[: signed + 1])) and all(names) and len(names) <= MOST_NAMES


def _signs_off(text: str) -> bool:
    """Whether a line is the last of a letter, below which stand the names of those who sign it."""
    return text.rstrip().endswith((",", "，", "،")) and _role(text) == roles.FOOTNOTE


def _role(text: str) -> str:
    """The role of a line by its words alone: a closing sentence, or a person to ask behind a label."""
    if len(text.split()) > MOST_WORDS:
        return ""
    folded = vocabulary.plain(text)
    if folded.startswith(vocabulary.wordings_of("row_labels.csv", "closing")):
        return roles.FOOTNOTE
    label, *behind = _BEHIND_LABEL.split(text, maxsplit=1)
    words = vocabulary.plain(label)
    is_short = bool(behind) and len(words.split()) <= MOST_LABEL_WORDS
    contacts = vocabulary.wordings_of("row_labels.csv", "contact")
    return roles.LABEL if is_short and any(f"{words} ".startswith(f"{known} ") for known in contacts) else ""
