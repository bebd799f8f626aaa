"""Text with delimiters (.csv, .tsv): which signs it is written in, which delimiter, and its rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from . import limits
from .kinds import unreadable, wide_encoding
from .limits import over

WESTERN = "windows-1252"
MOST_SIGNS = 0.35  # the share of letters with signs: a fifth in French and Vietnamese, nearly all of other alphabets
ALPHABETS = ["cp1251", "koi8_r", "gb18030", "big5", "shift_jis", "euc_kr", "cp874", "cp1256", "cp1253", "cp1255"]
DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS, SAMPLE = 200, limits.MIB  # rows and characters by which the delimiter is told
_NONE = "\0"  # where there is no delimiter: the one sign that stands in no text, as read_text refuses it
_DECLARED = re.compile(r"sep=([^\r\n\" ]?)(?:\r\n?|\n|\Z)", re.IGNORECASE)  # a line for Excel, which hides it
_FIELD = re.compile(
    r'(?P<text>(?:"[^"]*+(?:""[^"]*+)*+(?:"|\Z))?[^,;\t|\r\n]*+)'
    r"(?:(?P<sign>[,;\t|])(?=(?P<space> ?))|\r\n?|\n|\Z)"
)
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
    """The encoding of text that does not name it: UTF-8 if all of it is, UTF-16 by its zeros, else a code page.

    That is Windows-1252, unless more of its letters had signs than any language of Western Europe writes: then it is
    the one of another alphabet in which the text is most like a language. Raises Refused where it is in none.
    """
    if encoding := wide_encoding(content):
        return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return WESTERN if _is_western(content) else _other_alphabet(content)
    return "utf-8"


def _is_western(content: bytes) -> bool:
    letters = [sign for sign in content[:SAMPLE].decode(WESTERN, "replace") if sign.isalpha()]
    return sum(not sign.isascii() for sign in letters) <= MOST_SIGNS * len(letters)


def _other_alphabet(content: bytes) -> str:
    from charset_normalizer import from_bytes  # takes a fifth of a second, and is hardly ever needed

    found = from_bytes(content[:SAMPLE], cp_isolation=ALPHABETS).best()
    if found is None:
        raise unreadable("text in an unknown encoding", f"its letters are none of {WESTERN}")
    return found.encoding


def read_rows(text: str) -> list[list[str]]:
    """The rows of a delimited text, without empty fields at their ends. Raises Refused beyond the limits."""
    declared = _DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    delimiter = (declared and declared[1]) or _delimiter(text)
    csv.field_size_limit(limits.MAX_BYTES)  # a text that is too long is told at its cell, later
    rows, cells = [], 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
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
    """The delimiter that stands in the most rows equally often, of two such that which makes more columns."""
    rows = _signs_by_row(text)
    alike = {sign: _alike(rows, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=alike.__getitem__)
    return best if alike[best] > (0, 0) else _NONE


def _alike(rows: list[Counter[str]], sign: str) -> tuple[int, int]:
    """In how many rows a sign stands equally often, and how often.

    In few rows and always with a space behind it is punctuation of a text: a column of texts is no table.
    """
    times = Counter(row[sign] for row in rows if row[sign])
    often, found = max(times.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    is_spaced = not any(row[sign] > row[sign + " "] for row in rows)
    return (0, 0) if is_spaced and 2 * found < len(rows) else (found, often)


def _signs_by_row(text: str) -> list[Counter[str]]:
    """How often each delimiter stands outside of quotes, for the first rows that hold anything.

    “, ” counts as “,” too. A field in quotes may hold delimiters and line ends, whatever the file's delimiter is.
    """
    rows: list[Counter[str]] = []
    signs: Counter[str] = Counter()
    filled = False
    for field in _FIELD.finditer(text[:SAMPLE]):
        filled = filled or field.end("text") > field.start()
        if sign := field["sign"]:
            signs[sign] += 1
            signs[sign + " "] += field["space"] == " "
            continue
        if filled or signs:
            rows.append(signs)
        signs, filled = Counter(), False
        if len(rows) > SAMPLE_ROWS:
            break
    return rows
