"""A sheet as it was received, each cell with a sign and a colour for what it was taken for."""

from __future__ import annotations

import pandas as pd
from pandas.io.formats.style import Styler

from gcm_data.tables.cells import each_cell
from gcm_data.tables.sheets import SheetText
from gcm_data.tables.specs import ReviewData
from gcm_data.wording.receiving import SIGNS

ROWS, COLUMNS = 200, 40  # on one page
LONGEST = 200  # characters of a cell
_INK = "#1a1a1a"


def roles_of(data: ReviewData) -> dict[tuple[str, str], str]:
    """(sheet, cell) -> its role, for every filled cell of a document."""
    found = each_cell(data)
    return dict(zip(zip(found["sheet"], found["cell"], strict=True), found["role"], strict=True))


def grid(sheet: SheetText, roles: dict[tuple[str, str], str], top: int = 0, left: int = 0) -> Styler:
    """A page of a sheet from a 0-based row and column on: a row and column each, under the names that the sheet has.

    A cell begins with the sign of its role, which its colour says, too.
    """
    texts, styles = [], []
    columns = range(left, min(left + COLUMNS, len(sheet.heads)))
    rows = range(top, min(top + ROWS, len(sheet.rows)))
    for row in rows:
        values = sheet.rows[row]
        found = [(values[c], _role(sheet, roles, row, c)) if c < len(values) else ("", "") for c in columns]
        texts.append([f"{SIGNS[role][0]} {_shown(text)}" if role else _shown(text) for text, role in found])
        styles.append([f"background-color: {SIGNS[role][1]}; color: {_INK}" if role else "" for _, role in found])
    heads, labels = [sheet.heads[column] for column in columns], [sheet.label(row) for row in rows]
    frame = pd.DataFrame(texts, index=labels, columns=heads, dtype="str")
    return frame.style.apply(lambda whole: pd.DataFrame(styles, index=whole.index, columns=whole.columns), axis=None)


def legend(roles: dict[tuple[str, str], str]) -> Styler:
    """The signs that a document's cells have, with what they mean and how many cells have each."""
    counts = pd.Series(list(roles.values()), dtype="str").value_counts()
    rows = [(sign, role, int(counts[role])) for role, (sign, _) in SIGNS.items() if role in counts]
    frame = pd.DataFrame(rows, columns=["Sign", "Taken for", "Cells"])
    colours = [f"background-color: {SIGNS[role][1]}; color: {_INK}" for _, role, _ in rows]
    return frame.style.apply(lambda column: colours, subset=["Sign"])


def _role(sheet: SheetText, roles: dict[tuple[str, str], str], row: int, column: int) -> str:
    """The role of a cell; "" of an empty one, and in a document of which no cell has one."""
    return roles.get((sheet.section(row), sheet.cell(row, column)), "")


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
