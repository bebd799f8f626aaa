"""Texts as a cell of a workbook can hold them: whole, unless they are too long, and never anything but text."""

from __future__ import annotations

import re

MOST = 32_767  # UTF-16 units: the most that a cell of Excel holds
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # no sign at all: nobody could read them back
# What XML forbids or changes (a carriage return), and what would be taken for such an escape, is written as Excel
# itself writes it: _x000D_ (Office Open XML, 22.9.2.19 ST_Xstring).
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


def written(text: str) -> str:
    """A text as it is written into a cell; one that is too long is cut, and says so at its end."""
    text = _NO_XML.sub("\ufffd", text)
    found = _escaped(text)
    if _units(found) <= MOST:
        return found
    note = f" [… cut here: the text has {len(text):,} characters, more than a cell can hold]"
    kept = MOST - len(note)
    while _units(found := _escaped(text[:kept])) > MOST - len(note):
        kept -= max(1, (_units(found) - MOST + len(note)) // 7)  # an escape takes seven units
    return found + note


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
