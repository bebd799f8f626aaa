"""The words in which people cite objectives: citations.csv as a lexer from text to tokens with roles.

A wording is a phrase of one or more pieces (words, figures, signs; every Han character is a piece of its own) and
plays one or more roles. The longest known phrase wins, so a longer wording also hides the shorter ones inside it.
Offsets always refer to the text as given: only the keys used for comparison are folded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from loaders import vocabulary

FILE = "citations.csv"
ROLES = frozenset(
    (
        "noun",
        "nouns",
        "goal",
        "compact",
        "numbered",
        "instrument",
        "genitive",
        "mine",
        "its",
        "qualifier",
        "neutral",
        "marker",
        "rank",
        "classifier",
        "comma",
        "joiner",
        "emphasis",
        "range",
        "from",
        "opener",
        "of",
        "under",
        "adverb",
        "follower",
        "unit",
        "word",
        "suffix",
    )
)
VALUED = frozenset({"number", "ordinal", "roman"})
ANCHORS = frozenset({"noun", "nouns", "goal", "numbered"})

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LETTER = rf"[^\W\d_{_HAN}]"
# Words first, as most pieces are words. Possessive quantifiers (++) keep long runs from being read again and again.
_PIECE = re.compile(
    rf"{_LETTER}++(?:[{_MARKS}]++{_LETTER}*+)*+|\d{{1,3}}(?:[,.٬\u00a0\u202f ]\d{{3}})++(?!\d)|\d++(?:[.٫]\d++)*+"
    rf"|['’]s\b|[^\w\s{_INVISIBLE}]|[{_HAN}_]"
)
_MARK = re.compile(f"[{_MARKS}]")
_NO_ROLES: frozenset[str] = frozenset()
_NOTHING = (_NO_ROLES, 0)
_FIGURE = frozenset({"number"})
_AND = "و"  # Arabic writes its "and" onto the next word


class Token(NamedTuple):
    """A phrase found in the text. `value` is the number it stands for; 0 is a number that names no objective."""

    key: str
    roles: frozenset[str]
    start: int
    end: int
    value: int


END = Token("", _NO_ROLES, -1, -1, 0)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """citations.csv for the lexer.

    `words`: wordings of one piece -> (roles, value). `phrases`: longer ones by their first two pieces -> (further
    pieces, roles, value), longest first. `starts`: all first pieces. `anchors`: the shortest strings of which one
    stands in every text that cites anything.
    """

    words: dict[str, tuple[frozenset[str], int]]
    phrases: dict[tuple[str, str], list[tuple[list[str], frozenset[str], int]]]
    starts: frozenset[str]
    anchors: tuple[str, ...]


@lru_cache(maxsize=4096)
def _fold(piece: str) -> str:
    """A piece for comparison: compatibility forms and accents dropped, case folded."""
    return _MARK.sub("", unicodedata.normalize("NFKD", piece)).casefold()


def _pieces(text: str, known: Container[str] = ()) -> list[tuple[str, int, int]]:
    """The pieces of a text as (key, start, end). An Arabic "and" is parted from a word that is `known` without it."""
    found = []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        piece = text[start:end]
        if piece.isascii() or "\u3400" <= piece < "\ua000":
            found.append((piece.casefold(), start, end))
            continue
        key = _fold(piece)
        if key[:1] == _AND and key not in known and key[1:] in known:
            found.append((_AND, start, start + 1))
            key, start = key[1:], start + 1
        found.append((key, start, end))
    return found


def _role(row: dict[str, str]) -> tuple[str, int]:
    """Role and value of a row. Raises ValueError where the role is unknown or its number is not one."""
    role, _, value = row["role"].partition(" ")
    if role in VALUED and value.isdecimal():
        return role, int(value)
    if role in ROLES and not value:
        return role, 0
    raise ValueError(f"{FILE}: no such role: {row['role']!r} (wording “{row['wording']}”)")


@cache
def lexicon() -> Lexicon:
    """The wordings of citations.csv, read once.

    Raises ValueError where a role is unknown, a wording is empty, or one wording stands for two numbers.
    """
    rows = [(*_role(row), row["wording"]) for row in vocabulary.rows(FILE)]
    known = dict.fromkeys(_pieces(wording)[0][0] for _, _, wording in rows if wording.strip())
    collected: dict[tuple[str, ...], tuple[set[str], set[int]]] = {}
    for role, value, wording in rows:
        phrase = tuple(key for key, *_ in _pieces(wording, known))
        if not phrase:
            raise ValueError(f"{FILE}: empty wording for role {role!r}")
        roles, values = collected.setdefault(phrase, (set(), set()))
        roles.add("number" if role == "roman" and len(phrase) > 1 else role)
        values.update({value} if role in VALUED else ())
        if len(values) > 1:
            raise ValueError(f"{FILE}: “{wording}” stands for two numbers")
    words, phrases = {}, {}
    for phrase, (roles, values) in sorted(collected.items(), key=lambda item: -len(item[0])):
        meaning = frozenset(roles), max(values, default=0)
        if len(phrase) == 1:
            words[phrase[0]] = meaning
        else:
            phrases.setdefault(phrase[:2], []).append((list(phrase[2:]), *meaning))
    anchors = {_fold(wording) for role, _, wording in rows if role in ANCHORS}
    shortest = {word for word in anchors if not any(other in word for other in anchors if other != word)}
    return Lexicon(words, phrases, frozenset(phrase[0] for phrase in collected), tuple(sorted(shortest)))


def may_cite(text: str) -> bool:
    """Whether a word stands in the text without which nothing can be cited: the cheap check before lexing."""
    folded = text.casefold() if text.isascii() else _MARK.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return any(anchor in folded for anchor in lexicon().anchors)


def tokens(text: str) -> list[Token]:
    """The text as tokens, longest phrases first; unknown words have no roles.

    A figure of three digits or more, with a decimal point or grouped thousands has the value 0.
    """
    known = lexicon()
    words, phrases = known.words, known.phrases
    pieces = _pieces(text, known.starts)
    keys = [piece[0] for piece in pieces]
    found, at = [], 0
    for index, ((key, start, end), pair) in enumerate(zip(pieces, pairwise([*keys, ""]), strict=True)):
        if index < at:  # already read as part of a phrase
            continue
        roles, value = words.get(key, _NOTHING)
        for rest, its_roles, its_value in phrases.get(pair, ()):
            if keys[index + 2 : index + 2 + len(rest)] == rest:
                roles, value, at = its_roles, its_value, index + 2 + len(rest)
                end = pieces[at - 1][2]
                break
        if not roles and key[0].isdecimal():
            roles, value = _FIGURE, int(key) if len(key) <= 2 else 0
        elif "roman" in roles:  # "vi" is a word, "VI" is a number
            roles = _FIGURE if text[start:end].isupper() else _NO_ROLES
        found.append(Token(key, roles, start, end, value))
    return found


class Reading:
    """One text as tokens, for the readers of lists and of owners."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)

    def at(self, index: int) -> Token:
        """The token at an index; an empty one outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return index > 0 and self.at(index).start == self.at(index - 1).end

    def is_word(self, index: int) -> bool:
        """Whether a word stands here, in a script that parts words by spaces and has capitals."""
        return "" < self.at(index).key[:1] < "\u0530" and self.at(index).key[:1].isalpha()

    def new_line(self, index: int) -> bool:
        """Whether a line ends between a token and the one before it."""
        return "\n" in self.text[self.at(index - 1).end : self.at(index).start]
