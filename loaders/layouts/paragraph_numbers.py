"""The numbers of paragraphs that run through a report, past its headings: “1. …”, “2. …”. They say nothing.

Word counts such paragraphs by itself, and its numbers are no part of their text; in a PDF, or typed by hand, they are.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from loaders.codes.objectives import single_objective
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.questions import ends_as_question

FEWEST, FEWEST_STRETCHES, MOST_ROWS = 4, 2, 20_000  # numbers; headings with numbers below them; lines of a document
MOST_SKIPPED = 1  # numbers that stand elsewhere, such as in a table
MOST_TITLES = 1  # paragraphs that are a title of an objective: more make a list of them
LONGEST_TITLE = 200  # characters
_NUMBER = re.compile(r"\s*[(\[]?(\d{1,3})[.)\]]{1,2}\s+(?=\S)")


def without_paragraph_numbers(workbook: Workbook) -> Workbook:
    """The workbook without such numbers before the paragraphs of its text documents."""
    return replace(workbook, sheets=tuple(map(_without, workbook.sheets)))


def _without(sheet: Sheet) -> Sheet:
    if sheet.places is None or len(sheet.rows) > MOST_ROWS or not (found := _numbered(sheet)):
        return sheet
    rows = list(sheet.rows)
    for cell, end in found:
        values = list(rows[cell.row])
        values[cell.column] = cell.text[end:]
        rows[cell.row] = values
    return replace(sheet, rows=rows)


def _numbered(sheet: Sheet) -> list[tuple[Cell, int]]:
    """The paragraphs with a number each, from 1 on, and where their text begins.

    They stand below several headings, and somewhere one follows the other, as questions above their answers do not.
    """
    found: list[tuple[Cell, int]] = []
    stretches: list[int] = []
    heading = last = 0
    for row in range(len(sheet.rows)):
        if sheet.places.is_heading(row):
            heading = row
            continue
        cell = _paragraph(sheet, row)
        match = _NUMBER.match(cell.text) if cell else None
        if match and last < int(match[1]) <= last + MOST_SKIPPED + bool(found):
            last = int(match[1])
            found.append((cell, match.end()))
            stretches.append(heading)
    follow = (_follow(sheet, *each) for each in itertools.pairwise(cell.row for cell, _ in found))
    is_run = len(found) >= FEWEST and len(set(stretches)) >= FEWEST_STRETCHES and any(follow)
    return found if is_run and not _is_list(found) else []


def _paragraph(sheet: Sheet, row: int) -> Cell | None:
    return None if sheet.places.is_row(row) else sheet.lone(row)


def _follow(sheet: Sheet, row: int, next_row: int) -> bool:
    return not any(True for between in range(row + 1, next_row) for _ in sheet.filled(between))


def _is_list(found: list[tuple[Cell, int]]) -> bool:
    """Whether numbered lines are questions of a form, or titles of objectives to choose from."""
    texts = [cell.text[end:].strip() for cell, end in found]
    titles = (len(text) <= LONGEST_TITLE and single_objective(text) for text in texts)
    return any(map(ends_as_question, texts)) or sum(map(bool, titles)) > MOST_TITLES
