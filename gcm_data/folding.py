"""Texts folded for search: case, diacritics, widths and ligatures set aside, with the way back to the text as written.

Each character is folded by itself, whatever stands beside it, so that every folded character has one origin. The method
is that of Unicode Technical Report 30 (search folding): compatibility decomposition, marks dropped, full case folding.
"""

from __future__ import annotations

import re
import unicodedata

# Combining marks that are diacritics: Latin, Greek and Cyrillic ones, Hebrew points, Arabic vowel signs, variation
# selectors. Vowel signs of Thai or Indic scripts and the voicing marks of Japanese make other words: they stay.
_DIACRITICS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    "\ufe20-\ufe2f]"
)
# Letters that do not decompose, and signs that people type in several ways.
_ALIKE = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i",
    "’": "'", "ʻ": "'", "ʼ": "'",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "",
}  # fmt: skip
_INVISIBLE = "Cf"  # joiners, soft hyphens, signs of direction: nobody types them


class _Folds(dict[int, str]):
    """Code point -> what it is folded to; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


def _fold(sign: str) -> str:
    if unicodedata.category(sign) == _INVISIBLE:
        return ""
    if sign in _ALIKE:
        return _ALIKE[sign]
    plain = unicodedata.normalize("NFKD", sign)
    if unicodedata.decomposition(sign).startswith("<super>") and plain.isdecimal():
        return f" {plain}"  # a footnote: “objective 2¹” is not objective 21
    plain = _DIACRITICS.sub("", plain).casefold()
    plain = _DIACRITICS.sub("", unicodedata.normalize("NFKD", plain))
    return "".join(_ALIKE.get(letter, letter) for letter in plain)


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text as it is searched."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def origins(text: str) -> list[int]:
    """For each character of the folded text, where the character stands in `text` from which it comes."""
    return [place for place, sign in enumerate(text) for _ in _FOLDS[ord(sign)]]


def end_of_sign(text: str, place: int) -> int:
    """Where the character at `place` ends, with the marks that stand on it."""
    end = place + 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M" and not _FOLDS[ord(text[end])]:
        end += 1
    return end
