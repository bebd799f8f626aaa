"""Headings of a report that name guiding principles, for a report that goes through them and not through objectives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from loaders import vocabulary
from loaders.codes.names import single_name

LONGEST = 120  # characters
FEWEST, FEWEST_BARE = 2, 4  # headings that call a principle so, and principles that headings name without this word
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+")
_NUMBER = r"\W*(?:(?:\d{1,2}|[A-Z]|[IVX]{1,5})[.)](?:\d{1,2}\.?)*\s+)?"


def principle_headings(headings: Mapping[int, str]) -> dict[int, str]:
    """Row -> the words that name a principle, for the headings that do; none where too few of them do.

    Titles alone, such as “Human rights”, may stand in any report: of these more are needed than of those with a label.
    """
    found = {row: named for row, text in headings.items() if (named := _named(text.strip()))}
    is_told = len({words for words, is_labelled in found.values() if is_labelled}) >= FEWEST
    is_told = is_told or len({words for words, _ in found.values()}) >= FEWEST_BARE
    return {row: words for row, (words, _) in found.items()} if is_told else {}


@lru_cache(maxsize=2_000)
def _named(text: str) -> tuple[str, bool] | None:
    """The words of a heading that name a principle, and whether the heading calls it so; None for any other heading."""
    if len(text) > LONGEST:
        return None
    label = _label().match(text)
    words = text[label.end() :] if label else _NUMBERED.sub("", text, count=1)
    return (words, label is not None) if single_name(words, "principle") else None


@cache
def _label() -> re.Pattern[str]:
    """“Guiding principle:”, “2.1 Principle (c) –”, “Principe directeur 3.”"""
    known = sorted(vocabulary.wordings_of("row_labels.csv", "principle"), key=len, reverse=True)
    number = r"(?:no\.?|nº|n°|№)?\s*\(?(?:\d{1,2}|[a-jA-J])\)?(?=[\W\d])"
    return re.compile(rf"{_NUMBER}(?:{'|'.join(map(re.escape, known))})\s*(?:{number})?\s*[:.)–—-]*\s*", re.IGNORECASE)
