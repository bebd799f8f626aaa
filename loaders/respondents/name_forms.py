"""Forms of names: words that hold one or are one with a typing error, and phrases that may stand in a text."""

from __future__ import annotations

from functools import lru_cache

from gcm_data.text.folding import fold
from gcm_data.text.search import Query, Term
from gcm_data.text.typing_errors import is_near

LONG = 5  # letters from which on a word is known in other forms and with a typing error


@lru_cache(maxsize=50_000)
def is_form(word: str, known: frozenset[str]) -> bool:
    """Whether a word holds a long one of some names (“Quibblers”, “TheQuibbleUnion”), or is it with a typing error.

    Of the shortest of these the word has to begin so: “china” stands in “machinas”.
    """
    near = _near_words(known)
    if any(is_near(word, each) for variant in _variants(word) for each in near.get(variant, ())):
        return True
    held = {word[start:end] for start in range(len(word)) for end in range(start + LONG + 1, len(word) + 1)}
    return word[:LONG] in known or any(len(each) > LONG and each in known for each in held)


def _variants(word: str) -> set[str]:
    """A word, and what is left of it without one of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@lru_cache(maxsize=200)
def _near_words(known: frozenset[str]) -> dict[str, list[str]]:
    """Variant -> the long words of some names that have it: words one typing error apart have one in common."""
    found: dict[str, list[str]] = {}
    for word in known:
        for variant in _variants(word) if len(word) >= LONG else ():
            found.setdefault(variant, []).append(word)
    return found


@lru_cache(maxsize=200)
def _by_first_word(phrases: frozenset[str]) -> dict[str, list[str]]:
    """First word -> the phrases that begin with it; under "" those of scripts without spaces between words."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        is_spaced = phrase.isascii() or "\u00c0" <= phrase[0] <= "\u058f"
        found.setdefault(phrase.partition(" ")[0] if is_spaced else "", []).append(phrase)
    return found


def phrases_near(phrases: frozenset[str], text: str) -> Query:
    """A query for the folded phrases that may stand in a text, as their first word does."""
    by_first = _by_first_word(phrases)
    firsts = by_first.keys() & {"", *fold(text).split()}
    return _query(frozenset(phrase for first in firsts for phrase in by_first[first]))


@lru_cache(maxsize=1_000)
def _query(phrases: frozenset[str]) -> Query:
    return Query(tuple(Term(tuple(name.split()), is_phrase=True) for name in sorted(phrases) if name.split()))
