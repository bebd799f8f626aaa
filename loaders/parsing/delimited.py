"""Text with delimiters (.csv, .tsv): which signs it is written in, which delimiter, and its rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from . import limits
from .kinds import unreadable, wide_encoding
from .limits import over

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS, SAMPLE = 200, limits.MIB  # rows and characters by which the delimiter is told
_DECLARED = "sep="  # the first line by which Excel is told the delimiter; Excel does not show it
_ORDERS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises Refused where it is in none that is known."""
    encoding = next((name for order, name in _ORDERS if content.startswith(order)), "") or _without_mark(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"byte {error.start + 1:,} is not {encoding}"
        raise unreadable("text in an unknown encoding", reason) from error
    if "\0" in text:
        raise unreadable("bytes of an unknown kind", "a zero stands in the text")
    return text, encoding


def _without_mark(content: bytes) -> str:
    """The encoding of text that does not name it: UTF-8 if all of it is, UTF-16 by its zeros, else Windows-1252."""
    if encoding := wide_encoding(content):
        return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def read_rows(text: str) -> list[list[str]]:
    """The rows of a delimited text, without empty fields at their ends. Raises Refused beyond the limits."""
    declared = text[: len(_DECLARED)].casefold() == _DECLARED
    delimiter = text[len(_DECLARED) : len(_DECLARED) + 1] if declared else _delimiter(text)
    if declared:
        text = text.partition("\n")[2]
    csv.field_size_limit(limits.MAX_BYTES)  # a text that is too long is told at its cell, later
    rows, cells = [], 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or ","):
            while row and not row[-1]:
                row.pop()
            rows.append(row)
            cells += len(row)
            if cells > limits.MAX_CELLS:
                raise over("The number of cells", cells, limits.MAX_CELLS)
    except csv.Error as error:
        raise unreadable("text with delimiters that can't be read", str(error)) from error
    return rows


def _delimiter(text: str) -> str:
    """The delimiter under which most rows have the same number of fields, and more than one; a comma if none has."""
    best, most = ",", 0
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            for number, row in enumerate(csv.reader(io.StringIO(text[:SAMPLE], newline=""), delimiter=delimiter)):
                widths[len(row)] += len(row) > 1
                if number == SAMPLE_ROWS:
                    break
        except csv.Error:
            continue
        width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        if rows * width > most:
            best, most = delimiter, rows * width
    return best
