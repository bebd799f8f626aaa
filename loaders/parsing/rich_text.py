"""Letters of an .xlsx that are written apart: raised and lowered digits, and words that somebody struck out.

The reader gives the letters of a cell without their form: the note behind “2¹” makes objective 21 of it, and what an
author struck out is read as if it stood. So raised and lowered digits become signs of their own, and struck-out words
are taken out of their cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple
from xml.etree import ElementTree

SIGNS = (b"vertAlign", b"strike")  # without one of them nothing is written apart
_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
_RUN_END = re.compile(rb"</(?:\w+:)?r\s*>")
_SPOKEN = re.compile(rb"<(?:\w+:)?rPh\b")  # how it is pronounced; stands behind all runs
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<")
_ALIGNED = re.compile(rb"""<(?:\w+:)?vertAlign\s[^<>]*?val\s*=\s*["'](\w+)["']""")
_STRUCK = re.compile(rb"""<(?:\w+:)?strike\b(?![^<>]*?val\s*=\s*["'](?:0|false)["'])""")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how the format writes signs that XML can't hold
_LONGEST = 4 * 1024 * 1024  # bytes of one string; a longer one is left as the reader gives it
_DIGITS = "0123456789"
_FORMS = {b"superscript": str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹"), b"subscript": str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉")}


class Apart(NamedTuple):
    """The text of a cell as somebody sees it who does not read struck-out words, and those words."""

    text: str
    struck: str = ""


class Forms:
    """What a workbook says of forms: numbers of shared strings with letters apart, and of styles that strike out."""

    def __init__(self) -> None:
        self.strings: dict[int, Apart] = {}
        self.styles: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.strings or self.styles)


def read_runs(body: bytes) -> Apart | None:
    """The text of the runs of a string whose XML this is; None where nothing in it is written apart."""
    if not any(sign in body for sign in SIGNS):
        return None
    spoken = _SPOKEN.search(body)
    pieces = _RUN_END.split(body[: spoken.start()] if spoken else body)
    runs = [(piece, _written(piece)) for piece in pieces]
    is_base = any(text.strip() and not _ALIGNED.search(piece) for piece, text in runs)  # a note stands beside a text
    kept, struck = "", ""
    is_cut = False
    for piece, text in runs:
        if _STRUCK.search(piece):
            struck += text
            is_cut = True
            continue
        aligned = _ALIGNED.search(piece)
        if is_base and aligned and aligned[1] in _FORMS:
            text = text.translate(_FORMS[aligned[1]])
        if is_cut and kept[-1:].isdigit() and text[:1].isdigit():
            kept += " "  # what was struck out parted two numbers
        kept, is_cut = kept + text, is_cut and not text
    struck = struck.strip()
    return Apart(kept, struck) if struck or kept != "".join(text for _, text in runs) else None


def _written(piece: bytes) -> str:
    raw = b"".join(_TEXT.findall(piece)).decode("utf-8", "replace")
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), unescape(raw))


def read_strings(pieces: Iterable[bytes]) -> dict[int, Apart]:
    """Number -> text of the shared strings in which something is written apart."""
    found: dict[int, Apart] = {}
    number, rest, is_over = 0, b"", False
    for piece in pieces:
        text = rest + piece
        start = 0
        for end in _END.finditer(text):
            read = None if is_over else read_runs(text[start : end.start()])
            if read:
                found[number] = read
            number, start, is_over = number + 1, end.end(), False
        rest = text[start:]
        if len(rest) > _LONGEST:
            rest, is_over = rest[-64:], True  # its end may begin here
    return found


def struck_styles(sheet: ElementTree.Element) -> frozenset[int]:
    """The numbers of the cell styles of a style sheet that strike out all that stands in their cells."""
    parts = {child.tag.rpartition("}")[2]: child for child in sheet}
    fonts = [_is_struck(font) for font in parts.get("fonts", ())]
    styles = (each.get("fontId", "") for each in parts.get("cellXfs", ()))
    return frozenset(
        number
        for number, font in enumerate(styles)
        if font.isdecimal() and len(font) < 6 and int(font) < len(fonts) and fonts[int(font)]
    )


def _is_struck(font: ElementTree.Element) -> bool:
    strikes = (each for each in font if each.tag.rpartition("}")[2] == "strike")
    return any(each.get("val", "1") not in ("0", "false") for each in strikes)
