"""Rows that a column of their table tells to be of an earlier review, replaced or a draft: no present answers.

The column holds the years of reviews, a status (“superseded”, “final”), yes or no below such a word, or the number of
a version. Whatever else stands in one of its cells, it tells nothing of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from loaders import vocabulary
from loaders.codes.objectives import read_mark
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.former import words_for, years_in
from loaders.headers.one_header import CODED, Header

LONGEST = 60  # characters of a cell that tells of its row
VOID, DRAFT, VALID = -2, -1, 0  # what replaces nothing counts unless it says itself that it no longer does
_VERSION = re.compile(r"(?:v|ver|version|versión|версия|版本)?[\s.]*(\d{1,2})(?:\.(\d{1,2}))?", re.IGNORECASE)
_ROLES = ("review", "choice", "ignored", "remark")  # of columns whose heads may stand above what tells of a row
ANSWERS = ("response", "mark", *CODED)
Former = dict[int, tuple[Cell, Cell]]


def former_rows(sheet: Sheet, header: Header, cycle: str, stands_for: Callable[[int], object]) -> Former:
    """Row of a former answer -> the cell that tells so, and one that tells a present answer.

    `stands_for` gives what two rows have in common that answer the same question for the same State.
    """
    found: Former = {}
    if not any(column.role in ANSWERS for column in header.columns):
        return found  # an annex says itself what it does with the rows of another review
    rows = range(header.row + 1, len(sheet.rows))
    for head, is_cycle in _heads(header):
        ranks = _by_year(sheet, rows, head, cycle) if is_cycle else _by_words(sheet, rows, head)
        if not ranks or len(set(ranks.values())) == 1:
            continue
        best: dict[object, tuple[int, int]] = {}
        for row, rank in ranks.items():
            best[stands_for(row)] = max((rank, row), best.get(stands_for(row), (VOID, row)))
        valid = max(ranks, key=lambda row: ranks[row])
        for row, rank in ranks.items():
            beside, other = best[stands_for(row)]
            if rank == VOID or rank < beside:
                shown = other if beside > rank else valid
                found.setdefault(row, (sheet.cell(row, head.column), sheet.cell(shown, head.column)))
    return found


def _heads(header: Header) -> Iterator[tuple[Cell, bool]]:
    """The heads of columns that may tell of their rows, each with whether it heads the reviews."""
    yield from ((column.cell, column.role == "review") for column in header.columns if column.role in _ROLES)
    yield from ((cell, False) for cell in header.unknown)


def _by_year(sheet: Sheet, rows: range, head: Cell, cycle: str) -> dict[int, int]:
    """Row -> whether it is of this review; none where no row says that it is, or one says something else."""
    found: dict[int, int] = {}
    for row in rows:
        if text := sheet.text(row, head.column):
            years = years_in(text)
            if not years and sheet.filled_places(row) > 1:
                return {}
            found[row] = VALID if cycle in years else VOID
    return found if VALID in found.values() else {}


def _by_words(sheet: Sheet, rows: range, head: Cell) -> dict[int, int]:
    """Row -> what its status, or yes or no below one, tells of it; none where a cell holds anything else."""
    reading = _reading_below(vocabulary.plain(head.text))
    found: dict[int, int] = {}
    for row in rows:
        if sheet.filled_places(row) < 2:
            continue  # a band or a note
        text = sheet.text(row, head.column)
        rank = reading(text) if len(text) <= LONGEST else None
        if rank is None:
            return {}
        found[row] = rank
    return found


def _reading_below(head: str) -> Callable[[str], int | None]:
    """How the cells below a head are read: as yes or no where it is a status itself, as versions, or as a status."""
    words = [word for word in head.split() if word not in _words("about status")]
    if words and _words("void").issuperset(words):
        return lambda text: _flagged(text, VOID, VALID)
    if words and (_words("valid") | words_for("final")).issuperset(words):
        return lambda text: _flagged(text, VALID, DRAFT)
    return _version if _words("version") & set(head.split()) else _status


def _flagged(text: str, yes: int, no: int) -> int | None:
    mark = read_mark(text)
    return None if mark is None else yes if mark else no


@lru_cache(maxsize=1_000)
def _status(text: str) -> int | None:
    """What a status says of its row, None for any other text; nothing said is no fault."""
    words = vocabulary.plain(text).split()
    if words and words[0] in _words("void"):  # “superseded by R-12”
        return VOID
    told = set(words) - _words("about status")
    if told and told <= words_for("former"):
        return DRAFT
    known = told <= words_for("final") | words_for("present") | _words("valid") | _words("received")
    return VALID if known else None


@cache
def _words(meaning: str) -> frozenset[str]:
    return frozenset(vocabulary.plain(word) for word in vocabulary.wordings_of("record_states.csv", meaning))


def _version(text: str) -> int | None:
    match = _VERSION.fullmatch(text)
    return int(match[1]) * 100 + int(match[2] or 0) if match else _status(text)
