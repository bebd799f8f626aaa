"""Lines below the last answer of a document that close it: thanks, and whom to ask. They are no part of the answer."""

from __future__ import annotations

import re

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.workbook import Sheet

MOST_WORDS, MOST_LABEL_WORDS = 15, 5
_BEHIND_LABEL = re.compile(r"[:：]|\s[–—-]\s")


def closing_role(sheet: Sheet, row: int, end: int) -> str:
    """The role of a line with which, or with others like it, a document ends; "" for any other line.

    `end`: the row in which what belongs to the question above it ends.
    """
    if end < len(sheet.rows):
        return ""
    below = [cells[0].text for later in range(row, end) if (cells := list(sheet.filled(later)))]
    found = [_role(text) for text in below]
    return found[0] if all(found) else ""


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
