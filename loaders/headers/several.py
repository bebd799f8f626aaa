"""Several columns of one thing: under a merged header, one for each ministry of a State, or one for each language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import Meaning, role_of

SAMPLE = 60  # rows by which a column is judged
PROSE = 25  # characters: the least that answers have on average
LONGEST_NAME = 100  # characters of a header that names a ministry


def of_ministries(
    sheet: Sheet, row: int, cells: Sequence[Cell], meanings: list[Meaning | None]
) -> list[Meaning | None]:
    """The meanings with an answer in each column that a ministry heads, beside one of questions, if it holds texts."""
    if not any(meaning and meaning[0] == "question" for meaning in meanings):
        return meanings
    named = [place for place, cell in enumerate(cells) if meanings[place] is None and names_ministry(cell.text)]
    has_answers = any(meaning and meaning[0] == "response" for meaning in meanings)
    texts = [place for place in named if _holds_texts(sheet, row, cells[place].column)]
    if len(texts) < (1 if has_answers else 2):
        return meanings
    return [("response", "", 0) if place in texts else meaning for place, meaning in enumerate(meanings)]


def under_one_head(sheet: Sheet, row: int, cell: Cell) -> list[Cell]:
    """The places in the header row right of a head over which it is merged, and below which texts stand, too."""
    covered = [column for (at, column), place in sheet.merged_into.items() if at == row and place == (row, cell.column)]
    further = sorted(column for column in covered if column > cell.column)
    if "response" in {role_of(sheet.text(row + 1, column)) for column in (cell.column, *further)}:
        return []  # heads of their own: “Reply”, “Objectives”
    return [
        cell._replace(column=column)
        for column in further
        if sheet.cell(row + 1, column) != sheet.spanned(row + 1, cell.column) and _holds_texts(sheet, row, column)
    ]


def in_turn(sheet: Sheet, row: int, one: Cell, other: Cell) -> bool:
    """Whether two columns that mean the same are filled in turn, as in a form that asks in one of two languages."""
    rows = range(row + 1, min(row + 1 + SAMPLE, len(sheet.rows)))
    filled = [[not sheet.cell(at, cell.column).is_empty for cell in (one, other)] for at in rows]
    return not any(map(all, filled)) and all(any(pair[place] for pair in filled) for place in (0, 1))


def _holds_texts(sheet: Sheet, row: int, column: int) -> bool:
    texts = [cell.text.strip() for cell in sheet.below(row, column, SAMPLE)]
    return bool(texts) and sum(map(len, texts)) >= PROSE * len(texts)


def names_ministry(text: str) -> bool:
    """Whether a short text names an office of a State: “Ministry of Labour”."""
    if len(text) > LONGEST_NAME:
        return False
    folded = vocabulary.plain(text)
    words = folded.split()
    return any(word in words or (not word.isascii() and folded.startswith(word)) for word in _ministries())


@cache
def _ministries() -> frozenset[str]:
    rows = vocabulary.rows("row_labels.csv")
    return frozenset(vocabulary.plain(row["wording"]) for row in rows if row["meaning"] == "ministry")
