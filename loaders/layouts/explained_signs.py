"""Signs and abbreviations in the cells of tables that the workbook explains itself in a legend.

A legend has in several rows, of its own sheet or beside a table, a few signs beside what they stand for: the name of a
kind of cooperation or a principle (“FIN | finance”), or a status (“◐ | under way”, or in one cell “◐ = under way”).
Cells that hold nothing else are read as what is explained. A sign of which nothing known is said stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark
from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Sheet, Workbook

FEWEST = 2  # lines of a legend, and cells that need it
MOST_ROWS, MOST_LINES = 60, 30  # of a sheet in which a legend stands
LONGEST_SIGN, LONGEST_SAID, LONGEST_LIST = 6, 80, 60  # characters
LETTERS = "abcde"  # of questions
KINDS = ("need", "principle")
_LINE = re.compile(r"\s*(?P<sign>\S{1,6}?)\s*(?:[=:]|\s[–—-]\s)\s*(?P<said>\S.*)")
_MAY_EXPLAIN = re.compile(rf".{{1,{LONGEST_SIGN}}}$|.{{1,{LONGEST_SIGN + 1}}}[=:–—-]")  # a sign alone, or before more
_LISTED = re.compile(r"\s*[,;/+&\n、，；]\s*")


def with_signs_read(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook with what its legend explains for signs in cells, and without the lines of the legend."""
    if any(sheet.places is not None for sheet in workbook.sheets):
        return workbook
    lines = {sheet.name: dict(_explained(sheet)) for sheet in workbook.sheets if len(sheet.rows) <= MOST_ROWS}
    explained = {pair for found in lines.values() for pair in found.values()}
    legend = dict(explained)
    if not FEWEST <= len(legend) == len(explained) or not any(legend.values()):
        return workbook  # what stands for two things explains none
    legend = {sign: said for sign, said in legend.items() if said}
    read = [_read(sheet, legend, lines.get(sheet.name, {})) for sheet in workbook.sheets]
    if all(new is old for new, old in zip(read, workbook.sheets, strict=True)):
        return workbook
    return replace(workbook, sheets=tuple(_without(sheet, lines.get(sheet.name, {}), told) for sheet in read))


def _explained(sheet: Sheet) -> Iterator[tuple[int, tuple[str, str]]]:
    """Row -> a sign that it explains, and what is known to mean the same; "" where the sign itself is known so."""
    found: list[tuple[int, tuple[str, str]]] = []
    for row, values in enumerate(sheet.rows):
        first = ""
        for first in values:
            if first != "":
                break
        if first.__class__ is not str or not _MAY_EXPLAIN.match(first) or sheet.filled_places(row) > 2:
            continue
        texts = [cell.text.strip() for cell in sheet.filled(row)]
        match = _LINE.fullmatch(texts[0]) if len(texts) == 1 and len(texts[0]) <= LONGEST_SAID else None
        sign, said = (match["sign"], match["said"]) if match else texts if len(texts) == 2 else ("", "")
        if 0 < len(sign) <= LONGEST_SIGN and len(said) <= LONGEST_SAID and (meant := _meant(sign, said)) is not None:
            found.append((row, (sign, meant)))
    return iter(found if FEWEST <= len(found) <= MOST_LINES else ())


@lru_cache(maxsize=1_000)
def _meant(sign: str, said: str) -> str | None:
    """What a sign is read as: the name that is said, or the status in it; "" where it is read so anyhow, None for no
    legend. A number, a question's letter or a name explains nothing; “x | Finance” ticks what stands beside it.
    """
    is_reference = any(map(str.isdecimal, sign)) or (
        len(sign.strip("().")) == 1 and sign.strip("().").lower() in LETTERS
    )
    if is_reference or any(single_name(sign, kind) for kind in KINDS):
        return None
    if any(single_name(said, kind) for kind in KINDS):
        return said if sign[0].isalpha() and read_mark(sign) is None else None
    status = next((status for status, _ in _statuses().inside(vocabulary.plain(said))), "")
    if not status or (sign.isalpha() and len(sign) > 2):
        return None
    return "" if read_mark(sign) is (_meanings()[status] == "reported") else status


@cache
def _meanings() -> dict[str, str]:
    rows = vocabulary.rows("marks.csv")
    return {vocabulary.plain(row["wording"]): row["meaning"] for row in rows if row["meaning"].endswith("reported")}


@cache
def _statuses() -> vocabulary.Phrases:
    return vocabulary.Phrases((wording, meaning) for wording, meaning in _meanings().items() if wording)


def _read(sheet: Sheet, legend: dict[str, str], lines: dict[int, tuple[str, str]]) -> Sheet:
    """The sheet with what is explained in the cells that hold nothing but signs; the sheet itself where few do."""
    found: dict[tuple[int, int], str] = {}
    for row, values in enumerate(sheet.rows):
        if row in lines:
            continue
        for column, value in enumerate(values):
            if value.__class__ is str and 0 < len(value) <= LONGEST_LIST:
                parts = _LISTED.split(value.strip())
                if all(part in legend for part in parts):
                    found[row, column] = "; ".join(legend[part] for part in parts)
    if len(found) < FEWEST:
        return sheet
    rows = [list(values) if any(r == row for r, _ in found) else values for row, values in enumerate(sheet.rows)]
    for (row, column), said in found.items():
        rows[row][column] = said
    return replace(sheet, rows=rows)


def _without(sheet: Sheet, lines: dict[int, tuple[str, str]], told: Roles) -> Sheet:
    """The sheet without the lines of a legend and their title, whose role is told; what else stands there is read."""
    if not lines:
        return sheet
    first = min(lines)
    gone = {*lines, first - 1 if first and sheet.lone(first - 1) is not None and _is_title(sheet, first - 1) else first}
    for row in gone:
        told.say(roles.FOOTNOTE, sheet.filled(row))
    rows = [[""] * len(values) if row in gone else values for row, values in enumerate(sheet.rows)]
    return replace(sheet, rows=rows)


def _is_title(sheet: Sheet, row: int) -> bool:
    """Whether a line above a legend is short and ends as no sentence does: an answer may end there."""
    text = sheet.lone(row).text.rstrip()
    return len(text) <= LONGEST_SAID and not text.endswith((".", "!", "。"))
