"""A light look at an .xlsx before the reader takes it: how far each sheet reaches, and what the reader hides.

The reader gives an error cell (#REF!) and a formula without a stored value as an empty text, and takes memory for every
place up to the last cell. A sheet's XML is searched, not parsed: a fifth of the time.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from . import limits
from .archive import Archive
from .limits import Refused, over

_FILLED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{1,3})(\d{1,7})["'][^>/]*>""")  # not <c …/>
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ADDRESS = re.compile(rb"""(?:^|\s)r=["']([A-Z]{1,3}\d{1,7})["']""")
_TYPE = re.compile(rb"""(?:^|\s)t=["'](\w+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)", re.DOTALL)
_SUSPECT = re.compile(rb"""\st=["']e["']|<(?:\w+:)?f[\s>/]""")
_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass
class Look:
    """What was seen of a sheet: its last row and column (1-based), filled cells, and (kind, cell, text) of findings.

    The kinds are `error` (an error cell) and `formula` (a formula without a stored value); `found` counts all of them,
    of which the first are listed.
    """

    row: int = 0
    column: int = 0
    cells: int = 0
    findings: list[tuple[str, str, str]] = field(default_factory=list)
    found: int = 0


def column_number(letters: bytes) -> int:
    """The 1-based number of a column: A is 1, XFD 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def look_at_sheet(pieces: Iterable[bytes]) -> Look:
    """Go through the XML of a sheet. Raises Refused where its cells reach further than the limits."""
    look = Look()
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = max(text.rfind(b"</c>") + 4, text.rfind(b":c>") + 3)
        if end <= 4:  # no cell ends here: wait for more, but not for ever
            end = len(text) if len(text) > 4 * limits.MIB else 0
        _look_at(text[:end], look)
        rest = text[end:]
    _look_at(rest, look)
    return look


def _look_at(text: bytes, look: Look) -> None:
    if references := _FILLED.findall(text):
        columns, rows = map(set, zip(*references, strict=True))
        look.row = max(look.row, *map(int, rows))
        look.column = max(look.column, *map(column_number, columns))
        look.cells += len(references)
    if look.row * look.column > limits.MAX_GRID:
        raise over("The places from A1 to the last cell", look.row * look.column, limits.MAX_GRID)
    if _SUSPECT.search(text):
        for match in _CELL.finditer(text):
            if finding := _finding(match[1], match[2] or b""):
                look.found += 1
                if len(look.findings) < limits.MAX_FINDINGS:
                    look.findings.append(finding)


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


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Sheet name -> part of the archive that holds it. ValueError where the workbook's own parts are broken.

    Raises Refused for too many sheets, and for sheets that share a part: a thousand times 42 MB came out of 50 kB.
    """
    sheets = [element for element in archive.xml("xl/workbook.xml").iter() if element.tag.endswith("}sheet")]
    if len(sheets) > limits.MAX_SHEETS:
        raise over("The number of sheets", len(sheets), limits.MAX_SHEETS)
    targets = {
        element.get("Id"): element.get("Target", "").replace("\\", "/")
        for element in archive.xml("xl/_rels/workbook.xml.rels").iter()
        if element.tag.endswith("}Relationship") and element.get("TargetMode") != "External"
    }
    found = {}
    for sheet in sheets:
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
        if target:
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            found[sheet.get("name", "")] = path
    if len(set(found.values())) < len(found):
        raise Refused("archive-unsafe", found="several sheets that are one and the same part")
    return found
