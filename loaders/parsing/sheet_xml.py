"""A light look at a sheet of an .xlsx before the reader takes it: how far it reaches, and what the reader hides.

The reader gives an error cell (#REF!) and a formula without a stored value as an empty text, and takes memory for every
place up to the last cell. A sheet's XML is searched, not parsed: a fifth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from . import limits, rich_text
from .addresses import column_number, place_of
from .inspection import Look
from .limits import over
from .rich_text import Apart, Forms

_BEHIND = rb"""\s(?:[^<>]*?\s)??r\s*=\s*["']([A-Za-z]{1,7})(\d{1,10})["'][^<>/]*>(?!</)"""
_FILLED = re.compile(rb"<c" + _BEHIND)  # neither <c …/> nor <c …></c>
_FILLED_PREFIXED, _PREFIX = re.compile(rb"<\w+:c" + _BEHIND), re.compile(rb":c\s")  # together they take twice as long
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ADDRESS = re.compile(rb"""(?:^|\s)r=["']([A-Z]{1,3}\d{1,7})["']""")
_TYPE = re.compile(rb"""(?:^|\s)t=["'](\w+)["']""")
_STYLE = re.compile(rb"""(?:^|\s)s=["'](\d{1,6})["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)", re.DOTALL)
_SUSPECTS = [  # of errors, formulas and forms, one by one: all in one pattern take five times as long, `in` twice
    re.compile(sign) for sign in (rb'="e"', rb"='e'", rb"<f[ >/]", rb":f[ >/]", *rich_text.SIGNS)
]
_LONGEST_CELL = 4 * limits.MIB  # of XML; a longer one is looked at in pieces
_COUNT = re.compile(rb"""\b(?:uniqueCount|count)=["'](\d+)["']""")
LONGEST_NUMBER = 10  # digits
_SMALLEST_STRING = 5  # bytes of <si/>
_HEAD = 4096


def look_at_sheet(pieces: Iterable[bytes], forms: Forms | None = None) -> Look:
    """Go through the XML of a sheet. Raises Refused where its cells reach further than the limits."""
    look = Look()
    forms = forms or Forms()
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = _last_cell(text)
        if end <= 0 and len(text) > _LONGEST_CELL:
            end = len(text)
        _look_at(text[:end], look, forms)
        rest = text[end:]
    _look_at(rest, look, forms)
    return look


def _last_cell(text: bytes) -> int:
    """Where the last cell begins, which may not be complete; 0 where there is none."""
    return max(text.rfind(b"<", 0, max(text.rfind(b"<c "), text.rfind(b":c ")) + 1), 0)


def _look_at(text: bytes, look: Look, forms: Forms) -> None:
    if references := _FILLED.findall(text) + (_FILLED_PREFIXED.findall(text) if _PREFIX.search(text) else []):
        columns, rows = map(set, zip(*references, strict=True))
        look.reach(max(map(int, rows)), max(map(column_number, columns)), len(references))
    if forms or any(sign.search(text) for sign in _SUSPECTS):
        for match in _CELL.finditer(text):
            attributes, body = match[1], match[2] or b""
            if finding := _finding(attributes, body):
                look.find(*finding)
            address = _ADDRESS.search(attributes)
            if body and address and (apart := _apart(attributes, body, forms)):
                look.apart[place_of(address[1].decode())] = apart


def _apart(attributes: bytes, body: bytes, forms: Forms) -> Apart | None:
    """What is written apart in a cell; no text is left where its style strikes out all of it."""
    style = _STYLE.search(attributes)
    if style and int(style[1]) in forms.styles:
        return Apart("", "…")
    kind, value = _TYPE.search(attributes), _VALUE.search(body)
    if kind and kind[1] == b"s" and value and value[1].strip().isdigit() and len(value[1]) < LONGEST_NUMBER:
        return forms.strings.get(int(value[1]))
    return rich_text.read_runs(body)


def _finding(attributes: bytes, body: bytes) -> tuple[str, str, str] | None:
    """An error cell or a formula without a stored value: kind, address, the error or the formula."""
    kind, value = _TYPE.search(attributes), _VALUE.search(body)
    address = _ADDRESS.search(attributes)
    place = address[1].decode() if address else ""
    if kind and kind[1] == b"e":
        return "error", place, _text(value[1] if value else b"") or "an error"
    formula = _FORMULA.search(body)
    is_empty_text = kind and kind[1] in (b"str", b"inlineStr")  # ="" has a stored value, and it is empty
    if formula and not is_empty_text and not (value and value[1].strip()):
        return "formula", place, "=" + (_text(formula[1] or b"") or "…")
    return None


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace")).strip()


def check_strings(pieces: Iterable[bytes]) -> None:
    """Refuse shared strings that announce more of themselves than can stand in their bytes.

    The reader makes room for the number announced; four thousand million ended its process.
    """
    head, size = b"", 0
    for piece in pieces:
        head += piece[: _HEAD - len(head)] if len(head) < _HEAD else b""
        size += len(piece)
    announced = max((int(number[:20]) for number in _COUNT.findall(head.partition(b"<si")[0])), default=0)
    # real files announce wrong numbers, too; what costs no memory worth the name is let pass
    if announced > max(size // _SMALLEST_STRING, limits.MAX_CELLS):
        raise over("The number of shared strings", announced, limits.MAX_CELLS)
