"""The words of a text in any script, folded, each with its place: what terms and official actions are compared with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gcm_data.text.folding import end_of_sign, fold, origins

_HAN = "\u3400-\u9fff"
_HAN_SIGN = re.compile(f"[{_HAN}]")
_WORD = re.compile(rf"[{_HAN}]|[^\s{_HAN}]+")  # Chinese has no spaces: each of its signs is a word
_ARABIC = re.compile("[\u0600-\u06ff]")
_JOINED = re.compile("^(?:و|ف)?(?:ال|لل|بال|كال)(?=..)")  # “and the”, “for the”, “with the”, written in one with a noun


class Words(NamedTuple):
    """The words of a text, in order; and what tells where each stands: the folded text, and the text as written."""

    words: tuple[str, ...]
    folded: str
    text: str

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from number `first` to `last` stand in the text as written."""
        places = _places(self.folded)
        start, end = places[first][0], places[last][1]
        if self.text.isascii():
            return start, end
        came_from = _origins(self.text)
        return came_from[start], end_of_sign(self.text, came_from[end - 1])


def words_of(text: str) -> Words:
    """The words of a text, folded: no case, no accents, no signs between them."""
    folded = fold(text)
    parts = _parts(folded)
    return Words(tuple(parts if folded.isascii() else map(_bare, parts)), folded, text)


def _parts(folded: str) -> list[str]:
    return _WORD.findall(folded) if _HAN_SIGN.search(folded) else folded.split()


_origins = lru_cache(maxsize=2)(origins)  # of one paragraph each of its suggestions asks for some


@lru_cache(maxsize=2)
def _places(folded: str) -> list[tuple[int, int]]:
    """Where each part of a folded text begins and ends: all that is folded to no letter is a space."""
    if _HAN_SIGN.search(folded):
        return [part.span() for part in _WORD.finditer(folded)]
    places, end = [], -1
    for part in folded.split(" "):
        start, end = end + 1, end + 1 + len(part)
        if part:
            places.append((start, end))
    return places


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    """A word without an Arabic article and what is written in one with it."""
    return _JOINED.sub("", word) if _ARABIC.match(word) else word
