"""A search in words: what a reader types as a query, whether a text fits it, and which parts of the text to mark.

All words and phrases have to stand in a text, but of those with OR between them one is enough, and those behind NOT
must not; both are written in capital letters (in French OU and SAUF), or as | and -. A word finds what begins with it
(“migra” finds “migration”) and its other forms (“countries” finds “country”), a number only itself, a phrase whole
words in a row, whatever signs stand between them. Where a script writes words without spaces between them or joins
particles to them, a word is found anywhere. Texts are given folded (folding.fold).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gcm_data.text.folding import end_of_sign, fold, origins
from gcm_data.text.spans import Span, joined
from gcm_data.text.word_forms import forms

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
_OR, _NOT, _AND = {"OR", "OU", "|"}, {"NOT", "SAUF"}, {"AND", "ET", "&"}
_LEFT_OUT = re.compile(r"-(?=[^\W_])")  # “-fees”, as many search boxes have it
_is_joined = re.compile(f"[{_JOINED}]").match


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase of a query: its folded words, of a word with signs in it (“re-entry”) more than one."""

    words: tuple[str, ...]
    is_phrase: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader searches for: all `terms`, one term of each group in `either`, none of `without`.

    A query without any of them fits every text.
    """

    terms: tuple[Term, ...] = ()
    either: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    @property
    def sought(self) -> tuple[Term, ...]:
        """The terms that may stand in a text that fits."""
        return (*self.terms, *(term for group in self.either for term in group))


def parse_query(text: str) -> Query:
    """The terms of a query as typed. What stands between two quotation marks of any kind is a phrase.

    Signs alone (“%”) are no terms. A quotation mark without its other half is passed over, as are OR and NOT without
    a term behind them. OR binds its neighbours closer than what stands beside them: “a OR b c” is one of a and b, and
    c; behind NOT it binds nothing.
    """
    groups: list[list[Term]] = []
    without: list[Term] = []
    is_or = is_not = is_open = False  # said before the next term: OR, NOT; whether OR has a term before it
    for said, is_phrase in _tokens(text):
        if not is_phrase and said in _OR | _NOT | _AND:
            is_or, is_not = (is_or or said in _OR) and said not in _AND, is_not or said in _NOT
            continue
        term = Term(tuple(fold(said).split()), is_phrase)
        if not term.words:
            continue
        is_left_out = is_not or (not is_phrase and _LEFT_OUT.match(said) is not None)
        if is_left_out:
            without.append(term)
        elif is_or and is_open:
            groups[-1].append(term)
        else:
            groups.append([term])
        is_or, is_not, is_open = False, False, not is_left_out
    kept = [tuple(dict.fromkeys(group)) for group in groups]
    return Query(
        tuple(dict.fromkeys(group[0] for group in kept if len(group) == 1)),
        tuple(dict.fromkeys(group for group in kept if len(group) > 1)),
        tuple(dict.fromkeys(without)),
    )


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The words and phrases of a query in their order, each with whether it is a phrase."""
    for place, part in enumerate(_PHRASE.split(text)):
        if place % 2:
            yield part, True
        else:
            yield from ((word, False) for word in part.split())


def fits(query: Query, folded: str) -> bool:
    """Whether a folded text has what a query asks for, and nothing that the query leaves out."""
    return (
        all(_stands(term, folded) for term in query.terms)
        and all(any(_stands(term, folded) for term in group) for group in query.either)
        and not any(_stands(term, folded) for term in query.without)
    )


def spans(query: Query, text: str) -> tuple[Span, ...]:
    """The spans of an unfolded text that a query finds, in order; spans that touch or overlap are joined to one."""
    folded = fold(text)
    found = sorted(span for term in query.sought for span in _found(term, folded))
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
        if query == Query():  # no words: no text is read
            return list(rows)
        return [row for row in rows if fits(query, self._at(row))]

    def _at(self, row: int) -> str:
        folded = self._folded[row]
        if folded is None:
            folded = self._folded[row] = fold(self._texts[row])
        return folded


def _found(term: Term, folded: str) -> Iterator[Span]:
    """Where a term stands in a folded text."""
    start, pattern = _pattern(term)
    if start in folded:  # faster than any pattern, and true of few texts
        for found in pattern.finditer(folded):
            yield found.span()


def _stands(term: Term, folded: str) -> bool:
    return next(_found(term, folded), None) is not None


@lru_cache(maxsize=256)
def _pattern(term: Term) -> tuple[str, re.Pattern[str]]:
    """The letters that all which fits begins with, and the pattern.

    The pattern begins with these letters, which are found fast, and then looks at what stands before them.
    """
    word = term.words[0]
    others = forms(word) if len(term.words) == 1 and not term.is_phrase else ()
    shared = (word[:end] for end in range(len(word), 0, -1))
    start = next(letters for letters in shared if all(other.startswith(letters) for other in others))
    first = re.escape(start)
    parts = [first, "" if _is_joined(word) else _NOT_BEHIND.format(first)]
    if others:
        endings = "|".join(re.escape(other[len(start) :]) for other in sorted(others))
        return start, re.compile("".join((*parts, f"(?:{re.escape(word[len(start) :])}|(?:{endings}){_WHOLE})")))
    for before, word in pairwise(term.words):
        is_joined = _is_joined(before[-1]) or _is_joined(word[0])
        parts.append(f"{' *' if is_joined else ' +'}{re.escape(word)}")
    return start, re.compile("".join((*parts, _end(term), _SIGN_ENDS)))


def _end(term: Term) -> str:
    last = term.words[-1][-1]
    if term.is_phrase and not _is_joined(last):
        return _WHOLE
    return r"(?!\d)" if last.isdecimal() else ""
