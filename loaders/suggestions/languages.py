"""The language of a paragraph: by its script, else by the small words that it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from loaders.vocabulary import rows

FILE = "language_words.csv"
USUAL = "en"
_SCRIPTS = (("zh", "\u3400", "\u9fff"), ("ar", "\u0600", "\u06ff"), ("ru", "\u0400", "\u04ff"))


@cache
def _small_words() -> dict[str, str]:
    return {row["wording"]: row["lang"] for row in rows(FILE)}


def language_of(words: Sequence[str]) -> str:
    """One of en, fr, es, ru, zh, ar: that of most of the words that tell one; English where none does."""
    counts = Counter(filter(None, map(_small_words().get, words)))
    counts.update(filter(None, (_by_script(word) for word in words if not word.isascii())))
    return max(counts, key=lambda language: (counts[language], language == USUAL), default=USUAL)


def _by_script(word: str) -> str:
    return next((language for language, first, last in _SCRIPTS if first <= word[0] <= last), "")
