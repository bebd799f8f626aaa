"""The words in which people cite objectives: citations.csv as a lexer from text to tokens with roles.

A wording is a phrase of one or more pieces (words, figures, signs; every Han character is a piece of its own) and
plays one or more roles. The longest known phrase wins, so a longer wording also hides the shorter ones inside it.
Offsets always refer to the text as given: only the keys used for comparison are folded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache
from itertools import accumulate, compress
from operator import attrgetter

from loaders import vocabulary

FILE = "citations.csv"
ANCHORS = frozenset({"noun", "nouns", "goal", "numbered"})
VALUED = frozenset({"number", "ordinal", "roman"})
_OWNERS = frozenset({"compact", "instrument", "genitive", "mine", "its", "qualifier"})
_LISTS = frozenset({"marker", "rank", "classifier", "comma", "joiner", "emphasis", "range", "unit", "suffix"})
_BETWEEN = frozenset({"neutral", "from", "opener", "of", "under", "adverb", "follower", "word"})
ROLES = ANCHORS | _OWNERS | _LISTS | _BETWEEN
STARTS = ANCHORS | {"ordinal", "rank", "number"}

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_FOOTNOTE = "⁰¹²³⁴-⁹"  # its number says nothing of the number or word that it stands on
_ASIA = "\u0900-\u109f\u1780-\u17d3"  # scripts whose vowels are signs upon the letters, and most write no spaces
_LETTER = rf"[^\W\d_{_HAN}{_ASIA}{_FOOTNOTE}]"
_COMMON = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f\u0621-\u064a"  # a quick test
# Words first, as most pieces are words, and of these the common letters up to a space or the end of a sentence.
# Possessive quantifiers (++) keep long runs from being read again and again. It is one group: a split keeps the pieces.
_PIECE = re.compile(
    rf"([{_COMMON}]++(?![^\s,.;)])|(?!\s)(?:[{_HAN}_]|{_LETTER}++(?:[{_MARKS}]++{_LETTER}*+)*+"
    rf"|\d{{1,3}}(?:[,.٬\u00a0\u202f ]\d{{3}}(?!\d))++|\d++(?:[.٫]\d++)*+|['’]s\b"
    rf"|[{_ASIA}](?<![।॥།၊။])(?:(?![\d।॥།၊။])[{_ASIA}])*+|[^\w\s{_INVISIBLE}{_MARKS}]))"
)
_PIECE_OF_ASCII = re.compile(  # the same, for the half of all texts that need no more
    r"([A-Za-z]++|(?!\s)(?:\d{1,3}(?:[,. ]\d{3}(?!\d))++|\d++(?:\.\d++)*+|'s\b|[^\w\s]|_))"
)
_MARK = re.compile(f"[{_MARKS}]")
_NO_ROLES: frozenset[str] = frozenset()
_FIGURE = frozenset({"number"})
_AND = "و"  # Arabic writes its "and" onto the next word
_KEPT, _LONGEST_KEPT = 8192, 40  # pieces whose tokens a lexicon keeps, and the characters of the longest of them
_BEHIND = 16  # empty tokens behind a text, where each look ahead ends


class Token:
    """What a piece or a phrase of a text says. `value` is its number; 0 is a number that names no objective.

    `starts`: whether a citation may begin with it; `is_word`: see Reading. `phrases`: longer wordings that begin with
    this piece, by their second piece, as (further pieces, token). `parts`: the tokens of a piece that is really two.
    """

    __slots__ = ("is_word", "key", "parts", "phrases", "roles", "starts", "value")

    def __init__(self, key: str, roles: frozenset[str] = _NO_ROLES, value: int = 0) -> None:
        self.key, self.roles, self.value = key, roles, value
        self.starts = not roles.isdisjoint(STARTS)
        self.is_word = "" < key[:1] < "\u0530" and key[0].isalpha()
        self.phrases: Phrases = {}
        self.parts: tuple[Token, ...] = ()


Phrases = dict[str, list[tuple[list[str], Token]]]
_PARTS_OF, _PHRASES_OF, _MAY_START = map(attrgetter, ("parts", "phrases", "starts"))
END = Token("")
_EMPTY, _NOWHERE = [END] * _BEHIND, [-1] * _BEHIND
Pieces = tuple[list[Token], list[int], list[int]]


class Lexicon(dict[str, Token]):
    """citations.csv for the lexer: piece -> token. Texts repeat few words, so what was looked up is kept, with bounds.

    `words`: wordings of one piece -> (roles, value). `phrases`: longer ones by first piece, the longest first.
    `starts`: all first pieces. `anchors`: the shortest strings of which one stands in every text that cites anything;
    `ascii_anchors` those that can stand in a text of ASCII.
    """

    def __init__(self, words: dict[str, tuple[frozenset[str], int]], phrases: dict[str, Phrases]) -> None:
        super().__init__()
        self.words, self.phrases = words, phrases
        self.starts = words.keys() | phrases.keys()
        self.anchors: tuple[str, ...] = ()
        self.ascii_anchors: tuple[str, ...] = ()

    def __missing__(self, piece: str) -> Token:
        token = self._token(piece, _fold(piece))
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[piece] = token
        return token

    def _token(self, piece: str, key: str) -> Token:
        roles, value = self.words.get(key, (_NO_ROLES, 0))
        if not roles and key[:1].isdecimal():
            roles, value = _FIGURE, int(key) if key.isdecimal() and len(key) <= 2 else 0
        elif "roman" in roles:  # "vi" is a word, "VI" is a number
            roles = _FIGURE if piece.isupper() else _NO_ROLES
        token = Token(key, roles, value)
        token.phrases = self.phrases.get(key, {})
        if _is_two(key, self.starts):
            token.parts = self._token(_AND, _AND), self._token(piece[1:], key[1:])
        return token


def _fold(piece: str) -> str:
    """A piece for comparison: compatibility forms and accents dropped, case folded."""
    return piece.casefold() if piece.isascii() else _MARK.sub("", unicodedata.normalize("NFKD", piece)).casefold()


def _is_two(key: str, known: Container[str]) -> bool:
    """Whether an Arabic "and" stands before a word that is known without it."""
    return key[:1] == _AND and key not in known and key[1:] in known


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
    rows = [(*row, list(map(_fold, _PIECE.findall(row[-1])))) for row in rows]
    known = {keys[0] for *_, keys in rows if keys}
    collected: dict[tuple[str, ...], tuple[set[str], set[int]]] = {}
    for role, value, wording, keys in rows:
        phrase = tuple(part for key in keys for part in ((_AND, key[1:]) if _is_two(key, known) else (key,)))
        if not phrase:
            raise ValueError(f"{FILE}: empty wording for role {role!r}")
        roles, values = collected.setdefault(phrase, (set(), set()))
        roles.add("number" if role == "roman" and len(phrase) > 1 else role)
        values.update({value} if role in VALUED else ())
        if len(values) > 1:
            raise ValueError(f"{FILE}: “{wording}” stands for two numbers")
    words: dict[str, tuple[frozenset[str], int]] = {}
    phrases: dict[str, Phrases] = {}
    for (first, *others), (roles, values) in sorted(collected.items(), key=lambda item: -len(item[0])):
        meaning = frozenset(roles), max(values, default=0)
        if others:
            second, *further = others
            phrases.setdefault(first, {}).setdefault(second, []).append((further, Token(first, *meaning)))
        else:
            words[first] = meaning
    made = Lexicon(words, phrases)
    anchors = {_fold(wording) for role, _, wording, _ in rows if role in ANCHORS}
    made.anchors = tuple(sorted(word for word in anchors if not any(o in word for o in anchors if o != word)))
    made.ascii_anchors = tuple(filter(str.isascii, made.anchors))
    return made


def may_cite(text: str) -> bool:
    """Whether a word stands in the text without which nothing can be cited: the cheap check before lexing."""
    if text.isascii():
        return any(map(text.casefold().__contains__, lexicon().ascii_anchors))
    return any(any(map(fold(text).__contains__, lexicon().anchors)) for fold in (str.casefold, _fold))


def tokens(text: str) -> Pieces:
    """The text as tokens, longest phrases first, where each begins and ends; unknown words have no roles.

    A figure of three digits or more, with a decimal point or grouped thousands has the value 0.
    """
    between_and_pieces = (_PIECE_OF_ASCII if text.isascii() else _PIECE).split(text)
    edges = list(accumulate(map(len, between_and_pieces)))
    found = list(map(lexicon().__getitem__, between_and_pieces[1::2]))
    pieces = found, edges[:-1:2], edges[1::2]
    if _AND in text and any(map(_PARTS_OF, found)):
        pieces = _parted(*pieces)
    return _joined(*pieces)


def _parted(pieces: list[Token], begins: list[int], ends: list[int]) -> Pieces:
    """The pieces with an Arabic "and" apart from the word it is written onto."""
    found: Pieces = [], [], []
    for token, begin, end in zip(pieces, begins, ends, strict=True):
        found[0].extend(token.parts or (token,))
        found[1].extend((begin, begin + 1) if token.parts else (begin,))
        found[2].extend((begin + 1, end) if token.parts else (end,))
    return found


def _joined(pieces: list[Token], begins: list[int], ends: list[int]) -> Pieces:
    """The pieces with the longest known phrases in place of their pieces."""
    found: Pieces = [], [], []
    done = 0
    for index in compress(range(len(pieces) - 1), map(_PHRASES_OF, pieces)):
        if index < done:  # already read as part of a phrase
            continue
        for further, token in pieces[index].phrases.get(pieces[index + 1].key, ()):
            after = index + 2 + len(further)
            if not further or [piece.key for piece in pieces[index + 2 : after]] == further:
                found[0].extend((*pieces[done:index], token))
                found[1].extend(begins[done : index + 1])
                found[2].extend((*ends[done:index], ends[after - 1]))
                done = after
                break
    if not done:
        return pieces, begins, ends
    return found[0] + pieces[done:], found[1] + begins[done:], found[2] + ends[done:]


class Reading:
    """One text as tokens, for the readers of lists and of owners.

    `at(index)` is the token at an index, an empty one outside the text: also before it, as -1 is the last in a list.
    `starts` are the indexes where a citation may begin.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens, self.begins, self.ends = tokens(text)
        self.count = len(self.tokens)
        self.starts = list(compress(range(self.count), map(_MAY_START, self.tokens)))
        self.tokens += _EMPTY
        self.begins += _NOWHERE
        self.ends += _NOWHERE
        self.at = self.tokens.__getitem__

    def written(self, index: int) -> str:
        """A token as it stands in the text."""
        return self.text[self.begins[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return index > 0 and self.begins[index] == self.ends[index - 1]

    def is_word(self, index: int) -> bool:
        """Whether a word stands here, in a script that parts words by spaces and has capitals."""
        return self.at(index).is_word

    def new_line(self, index: int) -> bool:
        """Whether a line ends between a token and the one before it."""
        return "\n" in self.text[self.ends[index - 1] : self.begins[index]]
