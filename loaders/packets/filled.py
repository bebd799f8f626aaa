"""A packet that came back as rows: which review and coder it is of, by which versions it was made, what was chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gcm_data import reference
from gcm_data.coding.packets import CODER, DECISION, HEADS, MARK, TO_FILL
from gcm_data.tables.issues import Issue
from gcm_data.tables.slips import KEY
from loaders.documents.filled import FilledRow, beside, rows_below, rows_of_heads, top, without_value
from loaders.documents.workbook import Sheet, Workbook
from loaders.parsing.limits import Refused

LONGEST_MARK = 300  # characters of the line that says what a packet was made of
MARKED_WITHIN = 10  # columns
_WORD = r"([\w.-]{1,64})"
_MARK = re.compile(rf"{MARK} (\d{{4}}) codebook {_WORD} lexicon {_WORD} weights {_WORD} rows (\d{{1,6}})\b")
_UNREADABLE = "packet-unreadable"


class Made(NamedTuple):
    """Of what a packet was made: the review, the versions, and how many rows it had."""

    cycle: str
    codebook: str
    lexicon: str
    weights: str
    rows: int


@dataclass(frozen=True)
class FilledPacket:
    """A packet that came back: the file, of what it was made, the coder whom it names (or ""), and its rows."""

    document: str
    made: Made
    coder: str
    rows: tuple[FilledRow, ...]
    issues: tuple[Issue, ...] = ()


def is_packet(workbook: Workbook) -> bool:
    """Whether a document is a packet and no response: by its line, or the heads of its table."""
    return any(_mark_of(sheet) or _heads(sheet) for sheet in workbook.sheets)


def read_filled(workbook: Workbook) -> FilledPacket:
    """What stands in a packet. Issues: packet-value-missing. Raises Refused (code packet-unreadable) for any other."""
    sheets = [sheet for sheet in workbook.sheets if sheet.places is None]
    marks = {mark for sheet in sheets if (mark := _mark_of(sheet))}
    if len(marks) != 1:
        found = "no line that says what it was made of" if not marks else "lines of several packets"
        raise Refused(_UNREADABLE, found=f"{found} ({MARK} …)")
    (made,) = marks
    if made.cycle not in {each.cycle for each in reference.cycles()}:
        raise Refused(_UNREADABLE, found=f"a packet of no known review ({made.cycle})")
    tables = [(sheet, *heads) for sheet in sheets if (heads := _heads(sheet))]
    if not tables:
        raise Refused(_UNREADABLE, found=f"no table with the heads “{DECISION}” and “{KEY}”")
    rows: list[FilledRow] = []
    issues: list[Issue] = []
    for sheet, row, columns in tables:
        rows += rows_below(sheet, row, columns, _UNREADABLE)
        to_fill = {columns[head] for head in TO_FILL if head in columns}
        issues += without_value(workbook, sheet, to_fill, "packet-value-missing")
    coder = beside([sheet for sheet in sheets if not _heads(sheet)], CODER)
    return FilledPacket(workbook.document.name, made, coder, tuple(rows), tuple(issues))


def _mark_of(sheet: Sheet) -> Made | None:
    """Of what a sheet says that it was made."""
    texts = (text for _, column, text in top(sheet) if column < MARKED_WITHIN and len(text) <= LONGEST_MARK)
    found = next((match.groups() for text in texts if (match := _MARK.search(text))), None)
    return Made(*found[:-1], int(found[-1])) if found else None


def _heads(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """The row of the heads of a sheet's table and their columns; None for any other sheet."""
    for row, columns in rows_of_heads(sheet).items():
        if {KEY, DECISION} <= columns.keys():
            return row, {head: columns[head] for head in HEADS if head in columns}
    return None
