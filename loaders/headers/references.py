"""References to questions in short cells: “a.2”, “2.1”, “Q3”, “B1”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.headers.question_letters import letters

LONGEST_REFERENCE = 12  # characters
FEWEST_LETTERS = 3  # questions to which a column of references refers
_REFERENCE = re.compile(
    r"\W*(?:Q|No\.?|Question)?\s*\W*([a-z]|\d)(?:\s*[.\-–)/]?\s*(?:\d{1,2}|[ivx]{1,4}|[a-z]))?\W*", re.I
)
_PART = re.compile(  # “B1”, “a.2”, “(b) iii”, “(a)”: the letter of a question, and perhaps the number of a part
    r"\W*(?:Q\W*)?[a-z]\s*[.\-–)/]*\s*(?:\d{1,2}|[ivx]{1,4})?\W*", re.I
)


@lru_cache(maxsize=5_000)
def reference_of(text: str, instrument: str) -> str | None:
    """The question to which a short text refers by its letter or number; None for any other text."""
    match = _REFERENCE.fullmatch(text) if len(text) <= LONGEST_REFERENCE else None
    known = letters(instrument)
    if match is None:
        return None
    key = match[1].lower()
    if key.isdigit():
        return known[int(key) - 1] if 1 <= int(key) <= len(known) else None
    return key if key in known else None


def are_parts(texts: Sequence[str], instrument: str) -> bool:
    """Whether the cells of a column are all numbered parts of the questions, by their letters and in their order."""
    if not all(_PART.fullmatch(text) for text in texts):
        return False
    found = [reference_of(text, instrument) for text in texts]
    return None not in found and found == sorted(found) and len(set(found)) >= FEWEST_LETTERS
