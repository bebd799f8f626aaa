"""A search in words: what a reader types as a query, whether a text fits it, and which parts of the text to mark.

All words and phrases have to stand in a text. A word finds what begins with it (“migra” finds “migration”), a number
only itself, a phrase whole words in a row, whatever signs stand between them. Where a script writes words without
spaces between them or joins particles to them, a word is found anywhere. Texts are given folded (folding.fold).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gcm_data.text.folding import end_of_sign, fold, origins
from gcm_data.text.spans import Span, joined

_QUOTES = '"“”„‟«»‹›「」『』＂'
_PHRASE = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
# Scripts without spaces between words (Thai to Tibetan, Myanmar, Khmer, Chinese and Japanese, not Korean), and those
# that join articles and conjunctions to the word (Hebrew, Arabic).
_JOINED = (
    "\u0590-\u074f\u08a0-\u08ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u31ff\u3400-\u9fff\U00020000-\U0003ffff"
)
_NOT_BEHIND = f"(?<![^ {_JOINED}]{{}})"  # a word so far, and before it no letter of a script with spaces
_WHOLE = f"(?![^ {_JOINED}])"
_SIGN_ENDS = "(?![\u1160-\u11ff\u3099\u309a])"  # folding takes Korean syllables and voiced kana apart
_is_joined = re.compile(f"[{_JOINED}]").match


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase of a query: its folded words, of a word with signs in it (“re-entry”) more than one."""

    words: tuple[str, ...]
    is_phrase: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader searches for; a text has to have all terms. Without terms it fits every text."""

    terms: tuple[Term, ...] = ()


def parse_query(text: str) -> Query:
    """The terms of a query as typed. What stands between two quotation marks of any kind is a phrase.

    Signs alone (“%”) are no terms. A quotation mark without its other half is passed over.
    """
    phrases = [Term(tuple(fold(found).split()), True) for found in _PHRASE.findall(text)]
    words = [Term(tuple(fold(found).split()), False) for found in _PHRASE.sub(" ", text).split()]
    return Query(tuple(dict.fromkeys(term for term in (*phrases, *words) if term.words)))


def fits(query: Query, folded: str) -> bool:
    """Whether all terms of a query stand in a folded text."""
    return all(next(_found(term, folded), None) for term in query.terms)


def spans(query: Query, text: str) -> tuple[Span, ...]:
    """The spans of an unfolded text that a query finds, in order; spans that touch or overlap are joined to one."""
    folded = fold(text)
    found = sorted(span for term in query.terms for span in _found(term, folded))
    if not found:
        return ()
    origin = range(len(text)) if text.isascii() else origins(text)
    return joined((origin[start], end_of_sign(text, origin[end - 1])) for start, end in found)


class FoldedTexts:
    """Some texts, each folded when it is first searched and then kept."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._folded: list[str | None] = [None] * len(texts)

    def that_fit(self, query: Query, rows: Sequence[int]) -> list[int]:
        """The rows, of those given, whose text has all terms of a query; the order stays."""
        return [row for row in rows if fits(query, self._at(row))]

    def _at(self, row: int) -> str:
        folded = self._folded[row]
        if folded is None:
            folded = self._folded[row] = fold(self._texts[row])
        return folded


def _found(term: Term, folded: str) -> Iterator[Span]:
    """Where a term stands in a folded text."""
    if term.words[0] in folded:  # faster than any pattern, and true of few texts
        for found in _pattern(term).finditer(folded):
            yield found.span()


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    """The pattern begins with a word as it is, which is found fast, and then looks at what stands before that."""
    first = re.escape(term.words[0])
    parts = [first, "" if _is_joined(term.words[0]) else _NOT_BEHIND.format(first)]
    for before, word in pairwise(term.words):
        is_joined = _is_joined(before[-1]) or _is_joined(word[0])
        parts.append(f"{' *' if is_joined else ' +'}{re.escape(word)}")
    return re.compile("".join((*parts, _end(term), _SIGN_ENDS)))


def _end(term: Term) -> str:
    last = term.words[-1][-1]
    if term.is_phrase and not _is_joined(last):
        return _WHOLE
    return r"(?!\d)" if last.isdecimal() else ""
