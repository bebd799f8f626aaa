"""Texts folded for search: letters and figures without case, diacritics, width and ligatures; all else is a space.

Each character is folded by itself, whatever stands beside it, so that every folded character has one origin in the text
as written. The method is that of Unicode Technical Report 30: compatibility decomposition, marks dropped, case folding.
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
# Letters that do not decompose, that people write in several ways, or that stand for an apostrophe.
_ALIKE = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i",
    "ʻ": " ", "ʼ": " ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "",
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
    plain = unicodedata.normalize("NFKD", sign)
    if unicodedata.decomposition(sign).startswith("<super>") and plain.isdecimal():
        return f" {plain}"  # a footnote: “objective 2¹” is not objective 21
    plain = unicodedata.normalize("NFKD", _DIACRITICS.sub("", plain).casefold())
    return "".join(_ALIKE.get(part, part if _is_of_a_word(part) else " ") for part in _DIACRITICS.sub("", plain))


def _is_of_a_word(sign: str) -> bool:
    """Whether it is a letter, a figure or a mark."""
    return unicodedata.category(sign)[0] in "LNM"


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text as it is searched."""
    return text.translate(_FOLDS)


def origins(text: str) -> list[int]:
    """For each character of the folded text, where the character stands in `text` from which it comes."""
    return [place for place, sign in enumerate(text) for _ in _FOLDS[ord(sign)]]


def end_of_sign(text: str, place: int) -> int:
    """Where the character at `place` ends, with the marks that stand on it."""
    end = place + 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M" and not _FOLDS[ord(text[end])]:
        end += 1
    return end
