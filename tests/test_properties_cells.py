"""Any text in any cell comes back as it was, at its cell: .xlsx as two kinds of programs write it, and text with
delimiters in every delimiter and encoding that is read.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from loaders.parsing.delimited import DELIMITERS, read_rows, read_text
from loaders.workbook import Document, Sheet, read_workbooks

SETTINGS = {"deadline": None, "derandomize": True, "database": None}
# No text: halves of signs (surrogates), the zero byte, which no spreadsheet holds, and what XML excludes for ever.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=40)
AWKWARD = st.sampled_from(
    ["=1+1", "#N/A", "_x0041_", "_x000D_", "_x005F_", "a\r\nb", "a\rb", "\x01", "\x1f", "5", "TRUE", "2-6", "'5"]
    + ["<b>&amp;]]>", " lead", "trail ", "\u2028", "\x85", "𝐎", "\ufeff", "e\u0301", "\u202e", '"', '""', "a;b,c\td|e"]
)
TEXTS = ANY_TEXT | AWKWARD | st.lists(AWKWARD, min_size=2, max_size=4).map("".join)
GRIDS = st.lists(st.lists(TEXTS, min_size=1, max_size=5), min_size=1, max_size=8)
_NEEDS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x01-\x08\x0b-\x1f]")
_INLINE = re.compile(rb' t="inlineStr"><is><t([^>]*)>(.*?)</t></is>', re.DOTALL)
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STRINGS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def escaped(text: str) -> str:
    """The text as the format has it: a sign that XML can't hold as _xHHHH_, and what looks like one told apart."""
    return _NEEDS_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_" + "_" * 0, text)


def inline_workbook(rows: list[list[str]]) -> bytes:
    """An .xlsx with each text at its cell, as openpyxl writes it; "=1+1" and "#N/A" are texts, too."""
    book = Workbook()
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            cell = book.active.cell(row, column, "a text")
            cell._value, cell.data_type = escaped(text), "s"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def shared_workbook(rows: list[list[str]]) -> bytes:
    """The same with a table of shared strings, as Excel writes it."""
    strings: list[bytes] = []

    def shared(match: re.Match[bytes]) -> bytes:
        strings.append(b"<si><t%s>%s</t></si>" % (match[1], match[2]))
        return b' t="s"><v>%d</v>' % (len(strings) - 1)

    with zipfile.ZipFile(io.BytesIO(inline_workbook(rows))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet, types, relations = "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    parts[sheet] = _INLINE.sub(shared, parts[sheet])
    parts["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>' % b"".join(strings)
    )
    added = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS_TYPE}"/></Types>'
    parts[types] = parts[types].replace(b"</Types>", added.encode())
    added = f'<Relationship Id="rId99" Type="{STRINGS_RELATION}" Target="sharedStrings.xml"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", added.encode())
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()
