"""A returned slip as rows: whose it is, who checked it, and what stands in the cells of each row, by its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.slips import ANSWERS, CHECKED_BY, CHECKED_ON, CODES, HEADS, KEY, MARK, MISSING, TO_FILL
from loaders.documents.workbook import Sheet, Workbook
from loaders.parsing.addresses import address_of
from loaders.parsing.limits import Refused

HEADS_WITHIN = 40  # rows from the top in which the heads stand, and the line that says whose slip it is
MARKED_WITHIN = 10  # columns
LONGEST_MARK = 200  # characters of that line
MOST_ROWS = 5_000  # of a sheet that are filled; a State with 40 answers has some 300 mentions
LONGEST_NAME = 200  # characters of who checked it, and of the day
_MARK = re.compile(rf"{MARK} (\d{{4}}) ([A-Z]{{3}})\b")
_TOLD = {ANSWERS: {KEY, HEADS[ANSWERS][2]}, CODES: {KEY, HEADS[CODES][3]}, MISSING: {*HEADS[MISSING]}}


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a slip: its sheet, its 0-based row, the columns of the heads, and the texts below these."""

    sheet: str
    row: int
    columns: Mapping[str, int]
    texts: Mapping[str, str]

    def cell(self, head: str) -> str:
        """The address of the cell below a head."""
        return address_of(self.row, self.columns.get(head, 0))

    @property
    def key(self) -> str:
        """The key of the row; "" where it has none."""
        return self.texts.get(KEY, "").strip()

    def said(self, kind: str) -> dict[str, str]:
        """What was filled in, by head."""
        return {head: text for head in TO_FILL[kind] if (text := self.texts.get(head, "").strip())}


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
            rows[heads[0]] += _rows(sheet, *heads)
            issues += _lost(workbook, sheet, heads)
    if not rows[ANSWERS] and not rows[CODES]:
        raise Refused("slip-unreadable", found="neither answers nor codes with their keys")
    checked = [_beside(sheets, label) for label in (CHECKED_BY, CHECKED_ON)]
    return Filled(
        workbook.document.name, cycle, iso3, *checked, {k: tuple(found) for k, found in rows.items()}, tuple(issues)
    )


def _is_known(cycle: str, iso3: str) -> bool:
    known = {each.cycle for each in reference.cycles()}, {member.iso3 for member in reference.members()}
    return cycle in known[0] and iso3 in known[1]


def _top(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of the filled cells at the top of a sheet."""
    for row in range(min(HEADS_WITHIN, len(sheet.rows))):
        for cell in sheet.filled(row):
            yield row, cell.column, cell.text.strip()


def _mark_of(sheet: Sheet) -> tuple[str, str] | None:
    """The review and the State of the line that says whose slip it is."""
    values = (value for row in sheet.rows[:HEADS_WITHIN] for value in row[:MARKED_WITHIN])
    texts = (value.strip() for value in values if value.__class__ is str and MARK in value)
    return next((match.groups() for text in texts if len(text) <= LONGEST_MARK and (match := _MARK.search(text))), None)


def _heads(sheet: Sheet) -> tuple[str, int, dict[str, int]] | None:
    """The kind of table that a sheet holds, the row of its heads, and their columns; None for any other sheet."""
    for row, values in enumerate(sheet.rows[:HEADS_WITHIN]):
        texts = [value.strip() if value.__class__ is str else "" for value in values]
        for kind, told in _TOLD.items():
            if told.issubset(texts):
                return kind, row, {head: texts.index(head) for head in HEADS[kind] if head in texts}
    return None


def _rows(sheet: Sheet, kind: str, top: int, columns: Mapping[str, int]) -> list[FilledRow]:
    """The rows below the heads in which something stands. Raises Refused for too many."""
    found = []
    for row in range(top + 1, len(sheet.rows)):
        texts = {head: sheet.cell(row, column).text for head, column in columns.items()}
        if not any(text.strip() for text in texts.values()):
            continue
        if len(found) >= MOST_ROWS:
            raise Refused("slip-unreadable", found=f"more than {MOST_ROWS:,} rows on the sheet “{sheet.name}”")
        found.append(FilledRow(sheet.name, row, columns, texts))
    return found


def _lost(workbook: Workbook, sheet: Sheet, heads: tuple[str, int, dict[str, int]]) -> list[Issue]:
    """An issue for each cell to fill whose value the file does not hold: an error, or a formula without a result."""
    kind, _, columns = heads
    to_fill = {columns[head] for head in TO_FILL[kind] if head in columns}
    where = {"cycle": workbook.document.cycle, "sheet": sheet.name}
    places = ((finding, sheet.place_of(finding.cell)) for finding in sheet.findings)
    return [
        issue("slip-value-missing", workbook.document.name, **where, cell=finding.cell, found=finding.text[:80])
        for finding, place in places
        if place is not None and place[1] in to_fill
    ]


def _beside(sheets: list[Sheet], label: str) -> str:
    """The text right of a label at the top of one of the sheets; "" where there is none."""
    for sheet in sheets:
        for row, column, text in _top(sheet):
            if text == label and (value := sheet.cell(row, column + 1).text.strip()) and not _heads(sheet):
                return " ".join(value.split())[:LONGEST_NAME]
    return ""
