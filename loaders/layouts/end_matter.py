"""Sections of a text document that answer nothing, whatever stands in them: bibliographies, glossaries, thanks.

A chapter behind the last question that only concludes is one, too, if its heading stands as high as the questions.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from functools import cache

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.workbook import Sheet
from loaders.headers.questions import STRONG, asked_by
from loaders.layouts.consent import consent_rows
from loaders.layouts.row_labels import is_annex
from loaders.layouts.table import Table

MOST_WORDS = 6
FEWEST_QUESTIONS = 3  # of a list of them
MOST_LINES, LONGEST_LINE = 5, 200  # rows from the heading of an annex to its table; characters of a line
_NUMBER = re.compile(r"\W*(?:\d{1,2}|[A-Z]|[IVXLC]{1,5})(?:[.):]|\s+[–—-])\s*(?=[^\W\d])")


def rows_aside(table: Table, begun: Collection[int], may_conclude: bool = False) -> set[int]:
    """The rows below a header that are in such a section, or say whether the source may be named; their role is told.

    A section goes on to the next heading that stands no lower, or to a row of `begun`, where something else begins.
    `may_conclude`: the last question is asked, so that a “Way forward” below it is not the answer to that one.
    """
    first = table.header.row + 1
    return (consent_rows(table.sheet, first, table.roles) - set(begun)) | _end_matter(table, first, begun, may_conclude)


def tell_end_matter(table: Table) -> None:
    """Tell the role of what nobody has read of such a section below or between tables of a text document."""
    if table.sheet.places is None or not (unread := list(table.roles.unread(table.sheet))):
        return
    read = {cell.row for row in range(len(table.sheet.rows)) for cell in table.sheet.filled(row)}
    _end_matter(table, table.header.row + 1, read - {cell.row for cell in unread})


def _end_matter(table: Table, first: int, begun: Collection[int], may_conclude: bool = False) -> set[int]:
    sheet, places = table.sheet, table.sheet.places
    found: set[int] = set()
    level, last = 0, max(begun, default=0)
    asking = places.level(last) if places is not None and last else 0
    for row in range(first, len(sheet.rows)) if places is not None else ():
        rank = places.level(row)
        if row in begun or (rank and rank <= level):
            level = 0
        is_chapter = may_conclude and row > last and 0 < rank <= asking
        concludes = is_chapter and (
            _is_apart(sheet, row, "closing chapter")
            or _heads_figures(sheet, row)
            or _heads_questions(sheet, row, table.instrument)
        )
        if rank and not level and row not in begun and (concludes or _is_apart(sheet, row) or _heads_table(sheet, row)):
            level = rank
        if level:
            found.add(row)
            table.roles.say(roles.TITLE if rank else roles.IGNORED, sheet.filled(row), "" if rank else roles.END_MATTER)
    return found


def _is_apart(sheet: Sheet, row: int, meaning: str = "end matter") -> bool:
    cells = list(sheet.filled(row))
    if len(cells) != 1 or len(cells[0].text.split()) > MOST_WORDS:
        return False
    text = cells[0].text.strip()
    return not {vocabulary.plain(text), vocabulary.plain(_NUMBER.sub("", text, count=1))}.isdisjoint(_titles(meaning))


def _heads_table(sheet: Sheet, row: int) -> bool:
    """Whether a heading such as “Annex” stands, with a line or two, right above a table that is a part of its own."""
    end = len(sheet.rows)
    if not sheet.part or end - row > MOST_LINES or not sheet.places.is_row(end):
        return False
    lines = [cell.text for below in range(row, end) for cell in sheet.filled(below)]
    return is_annex(lines[0]) and max(map(len, lines)) <= LONGEST_LINE


def _heads_figures(sheet: Sheet, row: int) -> bool:
    """Whether a heading is that of an annex below which, up to the next heading, stands a table of figures."""
    if (title := sheet.lone(row)) is None or not is_annex(title.text):
        return False
    below = itertools.takewhile(lambda later: not sheet.places.level(later), range(row + 1, len(sheet.rows)))
    lines = [list(sheet.filled(later)) for later in below]
    counted = [any(map(str.isdecimal, cell.text)) for cells in lines if len(cells) > 1 for cell in cells]
    is_short = all(len(cell.text) <= LONGEST_LINE for cells in lines for cell in cells)
    return is_short and 2 * sum(counted) > len(counted)


def _heads_questions(sheet: Sheet, row: int, instrument: str) -> bool:
    """Whether nothing stands below a heading, but other headings, than the questions as they were sent."""
    rows = (later for later in range(row + 1, len(sheet.rows)) if not sheet.places.level(later))
    asked = [asked_by(cell.text.strip(), instrument) for later in rows for cell in sheet.filled(later)]
    keys = [each[0] for each in asked if each and each[1] == STRONG]
    return len(keys) == len(asked) >= FEWEST_QUESTIONS and keys == sorted(set(keys))


@cache
def _titles(meaning: str) -> frozenset[str]:
    return frozenset(map(vocabulary.plain, vocabulary.wordings_of("row_labels.csv", meaning)))
