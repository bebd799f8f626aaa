"""The lexicon: terms that point to an objective, principle or need, and where they stand in a text.

A term is written as words. In a word, `*` at the end stands for any ending and `?` for s or z; the word `...` stands
for up to four words. Case, accents and hyphens don't matter: `pre-departure` also finds “Pre departure”.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from loaders.suggestions.words import words_of
from loaders.vocabulary import rows

FILE = "suggestions.csv"
GAP, MOST_BETWEEN = "...", 4
TARGETED = ("objective", "principle", "need")
NEED_WORD, NAME, NEGATION = "need word", "name", "negation"
KINDS = (*TARGETED, NEED_WORD, NAME, NEGATION)
_MOST_KEPT = 200_000  # words whose terms are remembered


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the lexicon; `row` is its line in the file.

    A `need word` asks or offers; a `name` is that of another text or of a body, in which terms say little; a `negation`
    stands before what is denied. The weight of these two is what remains of the weight of the terms concerned.
    """

    row: int
    target_kind: str
    target: str
    lang: str
    weight: float
    term: str


class Hit(NamedTuple):
    """A term at the words from number `first` to `last` of a text."""

    term: Term
    first: int
    last: int


class _Part(NamedTuple):
    """One word of a term: its spellings, whether they are beginnings, and how many words may stand before it."""

    spellings: tuple[str, ...]
    is_beginning: bool
    gap: int


_Entry = tuple[Term, tuple[_Part, ...]]


class _Candidates(NamedTuple):
    """The terms that can begin with a word: those of one word, those that need a certain next word, and the others.

    Of the others `spellings` are those of the second word, and `reach` is how many words it may be away.
    """

    single: list[Term]
    by_next: dict[str, list[_Entry]]
    others: list[tuple[tuple[str, ...], bool, int, _Entry]]


class Lexicon:
    """Terms of each language, indexed by the words with which they can begin."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._whole: dict[tuple[str, str], list[_Entry]] = {}
        self._beginnings: dict[tuple[str, str], list[_Entry]] = {}
        for term in self.terms:
            parts = _parts(term)
            index = self._beginnings if parts[0].is_beginning else self._whole
            for spelling in parts[0].spellings:
                index.setdefault((term.lang, spelling), []).append((term, parts))
        self._longest = max((len(spelling) for _, spelling in self._beginnings), default=0)
        self._kept: dict[str, dict[str, _Candidates | None]] = {}

    def find(self, words: tuple[str, ...], lang: str) -> list[Hit]:
        """Every term of a language at every place where it stands, in the order of the words."""
        found: list[Hit] = []
        kept = self._kept.setdefault(lang, {})
        for first, word in enumerate(words):
            candidates = kept[word] if word in kept else self._at(lang, word, kept)
            if candidates is None:
                continue
            single, by_next, others = candidates
            for term in single:
                found.append(Hit(term, first, first))
            after = words[first + 1 : first + 2 + MOST_BETWEEN]
            if not after:
                continue
            entries = by_next.get(after[0], ())
            if others:
                entries = [*entries, *_possible(others, after)]
            for term, parts in entries:
                last = first + 1 if len(parts) == 2 and not parts[1].gap else _last_word(words, first, parts)
                if last is not None:
                    found.append(Hit(term, first, last))
        return found

    def _at(self, lang: str, word: str, kept: dict[str, _Candidates | None]) -> _Candidates | None:
        """The terms that can begin with a word, None for none; texts repeat words, so that each is looked up once."""
        lengths = range(1, min(len(word), self._longest) + 1)
        entries = [entry for n in lengths for entry in self._beginnings.get((lang, word[:n]), ())]
        entries += self._whole.get((lang, word), ())
        found = _Candidates([], {}, []) if entries else None
        for term, parts in entries:
            if len(parts) == 1:
                found.single.append(term)
            elif parts[1].gap or parts[1].is_beginning:
                spellings, is_beginning, gap = parts[1]
                found.others.append((spellings, is_beginning, gap + 1, (term, parts)))
            else:
                for spelling in parts[1].spellings:
                    found.by_next.setdefault(spelling, []).append((term, parts))
        if len(kept) < _MOST_KEPT:
            kept[word] = found
        return found


def _possible(others: list[tuple[tuple[str, ...], bool, int, _Entry]], after: tuple[str, ...]) -> list[_Entry]:
    """The entries whose second word is among the words after the first, as near as it has to be."""
    found = []
    for spellings, is_beginning, reach, entry in others:
        for word in after[:reach]:
            if word.startswith(spellings) if is_beginning else word in spellings:
                found.append(entry)
                break
    return found


def _last_word(words: tuple[str, ...], first: int, parts: tuple[_Part, ...]) -> int | None:
    """The number of the word with which a term that begins at `first` ends; None where it does not stand there."""
    place = first
    for spellings, is_beginning, gap in parts[1:]:
        for word in words[place + 1 : place + 2 + gap]:
            place += 1
            if word.startswith(spellings) if is_beginning else word in spellings:
                break
        else:
            return None
    return place


def _parts(term: Term) -> tuple[_Part, ...]:
    """The words of a term. Raises ValueError where its syntax is broken."""
    parts: list[_Part] = []
    gap = 0
    for written in term.term.split():
        if written == GAP:
            gap = MOST_BETWEEN
            continue
        is_beginning = written.endswith("*")
        spelt = written.removesuffix("*")
        folded = [words_of(spelt.replace("?", sign)).words for sign in ("s", "z")]
        if "*" in spelt or not folded[0]:
            raise _broken(term, "* stands at the end of a word only, and a word has letters")
        for number, spellings in enumerate(zip(*folded, strict=True)):
            is_last = number == len(folded[0]) - 1
            parts.append(_Part(tuple(dict.fromkeys(spellings)), is_beginning and is_last, gap))
            gap = 0
    if not parts or gap or parts[0].gap:
        raise _broken(term, "it begins and ends with a word")
    return tuple(parts)


def _broken(term: Term, reason: str) -> ValueError:
    return ValueError(f"{FILE}, line {term.row}: “{term.term}” can't be read as a term: {reason}")


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project. Raises ValueError with file and line where a row is broken."""
    return Lexicon(terms_of(rows(FILE)))


def terms_of(found: Iterable[Mapping[str, str]]) -> list[Term]:
    """Rows of a lexicon as terms, numbered as the lines of a file with a header.

    Raises ValueError for an unknown kind or a weight that is no number above 0.
    """
    terms = []
    for row, entry in enumerate(found, start=2):
        if entry["target_kind"] not in KINDS:
            raise ValueError(f"{FILE}, line {row}: {entry['target_kind']!r} is not one of {', '.join(KINDS)}")
        try:
            weight = float(entry["weight"])
        except ValueError:
            weight = 0.0
        if not 0 < weight <= 10:
            raise ValueError(f"{FILE}, line {row}: the weight {entry['weight']!r} is no number above 0, up to 10")
        terms.append(Term(row, entry["target_kind"], entry["target"], entry["lang"], weight, entry["term"]))
    return terms
