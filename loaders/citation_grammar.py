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
from typing import NamedTuple

from loaders import vocabulary

FILE = "citations.csv"
ROLES = frozenset(
    "noun nouns goal compact numbered instrument genitive mine its qualifier neutral marker rank classifier "
    "comma joiner emphasis range from opener of under adverb follower unit word suffix".split()
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
_FIGURE = frozenset({"number"})
_AND = "و"  # Arabic writes its "and" onto the next word


class Token(NamedTuple):
    """A phrase found in the text. `value` is the number it stands for; 0 is a number that names no objective."""

    key: str
    roles: frozenset[str]
    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """citations.csv for the lexer.

    `phrases`: first piece -> (following pieces, roles, value), longest first. `anchors`: the shortest strings of
    which one stands in every text that cites anything.
    """

    phrases: dict[str, tuple[tuple[tuple[str, ...], frozenset[str], int], ...]]
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
        if piece.isascii():
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
    phrases: dict[str, list] = {}
    for phrase, (roles, values) in sorted(collected.items(), key=lambda item: -len(item[0])):
        phrases.setdefault(phrase[0], []).append((phrase[1:], frozenset(roles), max(values, default=0)))
    anchors = {_fold(wording) for role, _, wording in rows if role in ANCHORS}
    shortest = {word for word in anchors if not any(other in word for other in anchors if other != word)}
    return Lexicon({first: tuple(entries) for first, entries in phrases.items()}, tuple(sorted(shortest)))


def may_cite(text: str) -> bool:
    """Whether a word stands in the text without which nothing can be cited: the cheap check before lexing."""
    folded = text.casefold() if text.isascii() else _MARK.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return any(anchor in folded for anchor in lexicon().anchors)


def tokens(text: str) -> list[Token]:
    """The text as tokens, longest phrases first; unknown words have no roles.

    A figure of three digits or more, with a decimal point or grouped thousands has the value 0.
    """
    phrases = lexicon().phrases
    pieces = _pieces(text, phrases)
    found, at = [], 0
    for index, (key, start, end) in enumerate(pieces):
        if index < at:  # already read as part of a phrase
            continue
        roles, value = _NO_ROLES, 0
        if key in phrases:
            for rest, its_roles, its_value in phrases[key]:
                size = 1 + len(rest)
                if not rest or tuple([piece[0] for piece in pieces[index + 1 : index + size]]) == rest:
                    roles, value, at = its_roles, its_value, index + size
                    end = pieces[at - 1][2]
                    break
            if "roman" in roles:  # "vi" is a word, "VI" is a number
                roles = _FIGURE if text[start:end].isupper() else _NO_ROLES
        elif key[0].isdecimal():
            roles, value = _FIGURE, int(key) if len(key) <= 2 else 0
        found.append(Token(key, roles, start, end, value))
    return found
