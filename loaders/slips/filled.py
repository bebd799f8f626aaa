"""A returned slip as rows: whose it is, who checked it, and what stands in the cells of each row, by its head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gcm_data import reference
from gcm_data.tables.issues import Issue
from gcm_data.tables.slips import ANSWERS, CHECKED_BY, CHECKED_ON, CODES, HEADS, KEY, MARK, MISSING, TO_FILL
from loaders.documents.filled import FilledRow, beside, rows_below, rows_of_heads, top, without_value
from loaders.documents.workbook import Sheet, Workbook
from loaders.parsing.limits import Refused

MARKED_WITHIN = 10  # columns
LONGEST_MARK = 200  # characters of the line that says whose slip it is
_MARK = re.compile(rf"{MARK} (\d{{4}}) ([A-Z]{{3}})\b")
_TOLD = {ANSWERS: {KEY, HEADS[ANSWERS][2]}, CODES: {KEY, HEADS[CODES][3]}, MISSING: {*HEADS[MISSING]}}


@dataclass(frozen=True)
class Filled:
    """A returned slip: the file, whose it is, who checked it and when (or ""), and its rows by kind of sheet."""

    document: str
    cycle: str
    iso3: str
    by: str
    date: str
    rows: Mapping[str, tuple[FilledRow, ...]]
    issues: tuple[Issue, ...] = ()


def is_slip(workbook: Workbook) -> bool:
    """Whether a document is a verification slip and no response: by its line, or the heads of its tables."""
    return any(_mark_of(sheet) or _heads(sheet) for sheet in workbook.sheets)


def read_filled(workbook: Workbook) -> Filled:
    """What stands in a slip. Issues: slip-value-missing. Raises Refused (code slip-unreadable) for what is no slip."""
    sheets = [sheet for sheet in workbook.sheets if sheet.places is None]
    if not sheets:
        raise Refused("slip-unreadable", found="a text document, which is for reading and ticking by hand")
    marks = {mark for sheet in sheets if (mark := _mark_of(sheet))}
    if len(marks) != 1:
        found = "no line that says whose slip it is" if not marks else "lines that say that it is of several States"
        raise Refused("slip-unreadable", found=f"{found} ({MARK} …)")
    ((cycle, iso3),) = marks
    if not _is_known(cycle, iso3):
        raise Refused("slip-unreadable", found=f"a slip of nobody known ({MARK} {cycle} {iso3})")
    rows: dict[str, list[FilledRow]] = {kind: [] for kind in HEADS}
    issues: list[Issue] = []
    for sheet in sheets:
        if heads := _heads(sheet):
            kind, row, columns = heads
            rows[kind] += rows_below(sheet, row, columns, "slip-unreadable")
            to_fill = {columns[head] for head in TO_FILL[kind] if head in columns}
            issues += without_value(workbook, sheet, to_fill, "slip-value-missing")
    if not rows[ANSWERS] and not rows[CODES]:
        raise Refused("slip-unreadable", found="neither answers nor codes with their keys")
    others = [sheet for sheet in sheets if not _heads(sheet)]
    checked = [beside(others, label) for label in (CHECKED_BY, CHECKED_ON)]
    return Filled(
        workbook.document.name, cycle, iso3, *checked, {k: tuple(found) for k, found in rows.items()}, tuple(issues)
    )


def _is_known(cycle: str, iso3: str) -> bool:
    known = {each.cycle for each in reference.cycles()}, {member.iso3 for member in reference.members()}
    return cycle in known[0] and iso3 in known[1]


def _mark_of(sheet: Sheet) -> tuple[str, str] | None:
    """The review and the State of the line that says whose slip it is."""
    texts = (text for _, column, text in top(sheet) if column < MARKED_WITHIN and len(text) <= LONGEST_MARK)
    return next((match.groups() for text in texts if (match := _MARK.search(text))), None)


def _heads(sheet: Sheet) -> tuple[str, int, dict[str, int]] | None:
    """The kind of table that a sheet holds, the row of its heads, and their columns; None for any other sheet."""
    for row, columns in rows_of_heads(sheet).items():
        for kind, told in _TOLD.items():
            if told <= columns.keys():
                return kind, row, {head: columns[head] for head in HEADS[kind] if head in columns}
    return None
