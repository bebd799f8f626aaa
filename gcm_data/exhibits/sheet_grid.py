"""A sheet as it was received, each cell with a sign and a colour for what it was taken for."""

from __future__ import annotations

import pandas as pd
from pandas.io.formats.style import Styler

from gcm_data.tables.cells import cells_of
from gcm_data.tables.sheets import SheetText
from gcm_data.tables.specs import ReviewData
from gcm_data.wording.receiving import SIGNS

ROWS, COLUMNS = 100, 40  # on one page: more would take a quarter of a second at each click
LONGEST = 200  # characters of a cell
_INK = "#1a1a1a"


def grid(data: ReviewData, sheet: SheetText, top: int = 0, left: int = 0) -> Styler:
    """A page of a sheet from a 0-based row and column on: a row and column each, under the names that the sheet has.

    A cell begins with the sign of its role in `data`, the tables of its document; its colour says that, too.
    """
    texts, styles = [], []
    columns = range(left, min(left + COLUMNS, len(sheet.heads)))
    rows = range(top, min(top + ROWS, len(sheet.rows)))
    roles = _roles(data, {(sheet.section(row), sheet.cell(row, column)) for row in rows for column in columns})
    for row in rows:
        values = sheet.rows[row]
        places = [(sheet.section(row), sheet.cell(row, column)) for column in columns]
        cells = (values[column] if column < len(values) else "" for column in columns)
        found = [(text, roles.get(place, "")) for text, place in zip(cells, places, strict=True)]
        texts.append([f"{SIGNS[role][0]} {_shown(text)}" if role else _shown(text) for text, role in found])
        styles.append([f"background-color: {SIGNS[role][1]}; color: {_INK}" if role else "" for _, role in found])
    heads, labels = [sheet.heads[column] for column in columns], [sheet.label(row) for row in rows]
    frame = pd.DataFrame(texts, index=labels, columns=heads, dtype="str")
    return frame.style.apply(lambda whole: pd.DataFrame(styles, index=whole.index, columns=whole.columns), axis=None)


def legend(data: ReviewData) -> Styler:
    """The signs that a document's cells have, with what they mean and how many cells have each."""
    counts = data.cell_runs.groupby("role")["number"].sum()
    rows = [(sign, role, int(counts[role])) for role, (sign, _) in SIGNS.items() if role in counts]
    frame = pd.DataFrame(rows, columns=["Sign", "Taken for", "Cells"])
    colours = [f"background-color: {SIGNS[role][1]}; color: {_INK}" for _, role, _ in rows]
    return frame.style.apply(lambda column: colours, subset=["Sign"])


def _roles(data: ReviewData, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(sheet, cell) -> its role, of those wanted; an empty cell has none."""
    sheets = {sheet for sheet, _ in wanted}
    runs = data.cell_runs[data.cell_runs["sheet"].isin(sheets)]
    found = ((sheet, cell, role) for sheet, cells, role in runs[["sheet", "cells", "role"]].itertuples(index=False)
             for cell in cells_of(cells))  # fmt: skip
    return {(sheet, cell): role for sheet, cell, role in found if (sheet, cell) in wanted}


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
