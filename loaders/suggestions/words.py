"""The words of a text in any script, folded, each with its place: what terms and official actions are compared with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gcm_data.text.folding import end_of_sign, fold, origins

_HAN = "\u3400-\u9fff"
_WORD = re.compile(rf"[{_HAN}]|[^\s{_HAN}]+")  # Chinese has no spaces: each of its signs is a word
_ARABIC = re.compile("[\u0600-\u06ff]")
_JOINED = re.compile("^(?:و|ف)?(?:ال|لل|بال|كال)(?=..)")  # “and the”, “for the”, “with the”, written in one with a noun


_origins = lru_cache(maxsize=2)(origins)  # of one paragraph each of its suggestions asks for some


class Words(NamedTuple):
    """The words of a text, in order, and where each begins and ends in the folded text."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    text: str
    is_as_written: bool  # whether places in the folded text are places in the text as written

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from number `first` to `last` stand in the text as written."""
        start, end = self.starts[first], self.ends[last]
        if self.is_as_written:
            return start, end
        came_from = _origins(self.text)
        return came_from[start], end_of_sign(self.text, came_from[end - 1])


def words_of(text: str) -> Words:
    """The words of a text, folded: no case, no accents, no signs between them."""
    folded = fold(text)
    places = [part.span() for part in _WORD.finditer(folded)]
    starts, ends = zip(*places, strict=True) if places else ((), ())
    words = [folded[start:end] for start, end in places]
    bare = words if folded.isascii() else map(_bare, words)
    return Words(tuple(bare), starts, ends, text, text.isascii())


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    """A word without an Arabic article and what is written in one with it."""
    return _JOINED.sub("", word) if _ARABIC.match(word) else word
