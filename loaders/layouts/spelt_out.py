"""Abbreviations that a document explains itself: heads such as “FN” are read as the names they stand for.

A legend has a short word beside the name of a principle or a kind of cooperation in each of its rows (“FN | Finance”),
or in one line (“FN = finance; CB = capacity-building”). Only where several of its words head columns do they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.codes.names import single_name
from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook

FEWEST = 3  # abbreviations of a legend, and heads in one row
LONGEST_SHORT, LONGEST_NAME, LONGEST_LINE = 6, 80, 600  # characters
WITHIN, WITHIN_TEXT = 60, 1_000  # rows in which a legend or heads are looked for, in a sheet and in a text document
KINDS = ("need", "principle")
_ITEMS = re.compile(r"[;\n\r•·]|,(?=\s*[^\s,;=:]{1,6}\s*[=:–-])")
_SAID = re.compile(r"\s*\(?(?P<short>[^\W\d_][\w&/-]{0,5})\)?\s*(?:[=:–—]|\s-\s)\s*(?P<name>[^=]+?)[\s.]*")
_SIGNS = re.compile(r"\b[A-Z][\w&/-]{0,5}\)?\s*[=:–—-]")
Legend = dict[str, str]


def spelt_out(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook with the names for the abbreviations in its heads, and without the legends that explain them."""
    found = [(sheet, list(_explained(sheet)) if _may_explain(sheet) else []) for sheet in workbook.sheets]
    legend = {short: name for _, lines in found for _, pairs in lines for short, name in pairs}
    if len(legend) < FEWEST:
        return workbook
    spelt = {sheet.name: _spelt(sheet, legend) for sheet in workbook.sheets}
    if all(sheet is spelt[sheet.name] for sheet in workbook.sheets):
        return workbook
    sheets = []
    for sheet, lines in found:
        cells = [cell for line, _ in lines for cell in line]
        told.say(roles.FOOTNOTE, cells)
        sheets.append(_without(spelt[sheet.name], cells))
    return replace(workbook, sheets=tuple(sheets))


def _within(sheet: Sheet) -> int:
    return WITHIN if sheet.places is None else WITHIN_TEXT


def _may_explain(sheet: Sheet) -> bool:
    """Whether enough words in capitals stand in rows of two cells, or any line holds several: most sheets are passed
    over before a name is looked for.
    """
    shorts = 0
    for values in sheet.rows[: _within(sheet)]:
        texts = [value for value in values if value.__class__ is str and value]
        if len(texts) == 2:
            shorts += any(len(text) <= LONGEST_SHORT and text[:1].isupper() for text in texts)
        elif len(texts) == 1 and len(texts[0]) <= LONGEST_LINE:
            shorts += FEWEST * (len(_SIGNS.findall(texts[0])) >= FEWEST)
    return shorts >= FEWEST


def _explained(sheet: Sheet) -> Iterator[tuple[list[Cell], list[tuple[str, str]]]]:
    """The cells that explain abbreviations, with these and their names."""
    for row in range(min(len(sheet.rows), _within(sheet))):
        number = sheet.filled_places(row)
        if not 1 <= number <= 2:
            continue
        cells = list(sheet.filled(row))
        if len(cells) == 2 and (pair := _pair(*(cell.text.strip() for cell in cells))):
            yield cells, [pair]
        elif len(cells) == 1 and len(cells[0].text) <= LONGEST_LINE and (pairs := _in_line(cells[0].text)):
            yield cells, pairs


def _pair(one: str, other: str) -> tuple[str, str] | None:
    """An abbreviation and its name, in whichever order they stand."""
    for short, name in ((one, other), (other, one)):
        if _is_short(short) and len(name) <= LONGEST_NAME and not _is_named(short) and _is_named(name):
            return short, name
    return None


def _in_line(text: str) -> list[tuple[str, str]]:
    """The abbreviations that one line explains; none where it explains fewer than a legend does."""
    matches = [_SAID.fullmatch(item) for item in _ITEMS.split(text.partition(": ")[2] or text)]
    said = [(match["short"], match["name"].partition(". ")[0].strip()) for match in matches if match]
    pairs = [
        (short, name) for short, name in said if short[0].isupper() and len(name) <= LONGEST_NAME and _is_named(name)
    ]
    return pairs if len(pairs) >= FEWEST else []


def _is_short(text: str) -> bool:
    return 0 < len(text) <= LONGEST_SHORT and text[0].isupper() and " " not in text


def _is_named(text: str) -> bool:
    return any(single_name(text, kind) for kind in KINDS)


def _spelt(sheet: Sheet, legend: Legend) -> Sheet:
    """The sheet with the names in the rows in which several abbreviations stand alone in their cells: heads."""
    rows = list(sheet.rows)
    for row in range(min(len(rows), _within(sheet))):
        shorts = {cell.column: cell.text.strip() for cell in sheet.filled(row) if cell.text.strip() in legend}
        if len(set(shorts.values())) >= FEWEST:
            rows[row] = [legend.get(shorts.get(column, ""), value) for column, value in enumerate(rows[row])]
    return (
        sheet if all(one is other for one, other in zip(rows, sheet.rows, strict=True)) else replace(sheet, rows=rows)
    )


def _without(sheet: Sheet, cells: list[Cell]) -> Sheet:
    rows = {cell.row for cell in cells}
    if not rows:
        return sheet
    return replace(sheet, rows=[[""] * len(values) if row in rows else values for row, values in enumerate(sheet.rows)])
