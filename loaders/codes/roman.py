"""Roman numerals of objectives and questions, where nothing else can be meant: a lone V or X may be a mark."""

from __future__ import annotations

import re

from loaders.codes.words import HIGHEST_OBJECTIVE, words_of

_WORD = re.compile(r"[^\W\d_]+")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
NUMERALS = {"X" * (number // 10) + _ONES[number % 10]: number for number in range(1, HIGHEST_OBJECTIVE + 1)}
_LEADING = re.compile(r"\W*([IVXivx]{1,5})(?:\s*[.):\]–—-]|\s*$)")


def with_arabic(text: str) -> str:
    """A list of codes with Arabic numbers for its Roman numerals in capitals.

    Every word in it must be one, or say that an objective or a further one follows; and one of them has two letters, or
    stands behind such a label.
    """
    words = _WORD.findall(text)
    numerals = [word for word in words if word in NUMERALS]
    if not numerals or any(map(str.isdecimal, text)):
        return text
    others = {word.casefold() for word in words if word not in NUMERALS}
    labels = others & words_of("label")
    if others - words_of("label") - words_of("joiner") - words_of("range"):
        return text
    if not labels and all(len(word) == 1 for word in numerals):
        return text
    return _WORD.sub(lambda match: str(NUMERALS.get(match[0], match[0])), text)


def leading_numeral(text: str) -> int:
    """The Roman numeral with which a label begins, as a number; 0 for none."""
    match = _LEADING.match(text)
    return NUMERALS.get(match[1].upper(), 0) if match else 0
