"""The sheets of counts as they are written: the finding, then a matrix with its shares, or the exhibit's table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import CHANGES
from gcm_data.exhibits import Exhibit, sdg
from gcm_data.exports.xlsx.figures import COUNTS, REPORTING_BOTH, SHARES, Drawn, Figure, named
from gcm_data.exports.xlsx.links import LEADS, of_number
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.sheet import Value as CellValue
from gcm_data.exports.xlsx.styles import BODY, CELL, COUNT, COUNT_HEAD, FINDING, HEAD, HEADING, PERCENT, QUIET, shaded
from gcm_data.exports.xlsx.styles import Look as CellLook
from gcm_data.figures.chart import Value
from gcm_data.slides.from_exhibits import OF_A_KIND, REPORTING

AS_SHARES = "The same as shares of the members that answered; a dash where fewer than three did."
IN_WORDS = (
    "In a cell, each with its number of members: challenges reported, support sought, progress reported; other "
    "responses only where none of these is."
)
OF_COUNTS, OF_WORDS = 15.0, 33.0  # widths of columns in a matrix
WIDTHS = {
    "Names": 60.0,
    "What was found and what to do": 70.0,
    **dict.fromkeys(("Paragraph", "Evidence"), 64.0),
    **dict.fromkeys(("Why", "May be about", "What was set aside"), 30.0),
    **dict.fromkeys(("What it names", "Source", "Place", "Question"), 26.0),
    "Words": 64.0,
}
_MAY_LACK = (REPORTING, REPORTING_BOTH, OF_A_KIND, sdg.REPORTING, wording.SHARE_COLUMN, *CHANGES)
OPENED = {REPORTING, REPORTING_BOTH, OF_A_KIND, sdg.REPORTING, *CHANGES}  # columns of counts with evidence
_NUMBERS = ("Cycle", "Review")
Cells = tuple[list[CellValue], list[CellLook]]


def write(paper: Paper, scope: Scope, figure: Figure, drawn: Drawn | None) -> None:
    """Fill a sheet with the matrix of a figure, or else with its table; each count leads to what stands behind it."""
    paper.line(scope.describe(figure.exhibit.is_of_all_objectives), QUIET)
    paper.skip()
    _head(paper, f"{figure.name}. {figure.exhibit.title}", figure.exhibit)
    if figure.focuses:
        paper.line(LEADS, QUIET)
    if drawn:
        _write_matrix(paper, figure, drawn)
    else:
        _write_table(paper, figure)


def _write_table(paper: Paper, figure: Figure) -> None:
    made = figure.exhibit
    top = paper.table(figure.table, *rows(made), widths=WIDTHS)
    for column, name in enumerate(made.table.columns, start=1):
        for row in range(len(made.table)) if name in OPENED else ():
            if label := made.label_at(row, name):
                paper.links.want(paper.sheet.cell(top + 1 + row, column), of_number(figure.number, label))


def write_table(paper: Paper, made: Exhibit) -> None:
    """Fill a sheet with a table that counts nothing: documents, issues, corrections."""
    _head(paper, made.title, made)
    paper.table(made.key.capitalize().replace("-", "_"), *rows(made), widths=WIDTHS)


def _head(paper: Paper, title: str, made: Exhibit) -> None:
    """What stands above a table: the finding, what it says in words, and on what it is based; nothing of a map."""
    note = made.note.replace(wording.SCHEMATIC, "").strip()
    paper.line(title, HEADING)
    paper.line(made.takeaway, FINDING)
    paper.line(" ".join(filter(None, (made.base, note))), QUIET)
    paper.skip()


def _write_matrix(paper: Paper, figure: Figure, drawn: Drawn) -> None:
    """Counts shaded by their share of submissions, their shares under the same heads, or both; or words."""
    heads, looks = [drawn.corner, *drawn.columns], [HEAD, *[COUNT_HEAD] * len(drawn.columns)]
    name = f"{figure.table}_matrix"
    if drawn.is_in_words:
        paper.line(IN_WORDS, BODY)
        words: list[list[CellValue]] = [[label, *(cell.text for cell in cells)] for label, cells in drawn.rows]
        widths = dict.fromkeys(drawn.columns, OF_WORDS)
        _lead(paper, figure, drawn, paper.table(name, heads, words, head=looks, widths=widths))
        return
    ways = {COUNTS: ("", wording.SHADES, _count), SHARES: ("_shares", AS_SHARES, _share)}
    for of, said, dressed in map(ways.__getitem__, drawn.shown):
        paper.line(said, BODY)
        made = [_row(label, [dressed(cell) for cell in cells]) for label, cells in drawn.rows]
        widths = dict.fromkeys(drawn.columns, OF_COUNTS)
        top = paper.table(f"{name}{of}", heads, [row for row, _ in made], [row for _, row in made], looks, widths)
        _lead(paper, figure, drawn, top)


def _lead(paper: Paper, figure: Figure, drawn: Drawn, heads: int) -> None:
    """Let each cell of a matrix under its heads lead to the row of its number."""
    for row, (_, cells) in enumerate(drawn.rows, start=heads + 1):
        for column, cell in enumerate(cells, start=2):
            if cell:
                paper.links.want(paper.sheet.cell(row, column), of_number(figure.number, cell.opens))


def _row(label: str, cells: Sequence[tuple[CellValue, CellLook]]) -> Cells:
    return [label, *(value for value, _ in cells)], [CELL, *(look for _, look in cells)]


def _count(cell: Value | None) -> tuple[CellValue, CellLook]:
    """A count; a dash where nobody answered on it."""
    if cell is None:
        return None, COUNT
    return (cell.count, shaded(cell.share)) if cell.total else ("–", COUNT)


def _share(cell: Value | None) -> tuple[CellValue, CellLook]:
    """The share of a cell's submissions; a dash where there are too few."""
    if cell is None:
        return None, COUNT
    return ("–", COUNT) if cell.share is None else (cell.share, PERCENT)


def rows(made: Exhibit) -> tuple[list[str], list[list[CellValue]]]:
    """Heads and rows of an exhibit's table."""
    records = made.table.to_dict("records")
    return [str(name) for name in made.table.columns], [[_value(*cell) for cell in row.items()] for row in records]


def _value(column: object, value: object) -> CellValue:
    """A cell of an exhibit's table: numbers of numpy as Python's, an objective with its label."""
    if column == "Objective":
        value = named(value)
    if column in _MAY_LACK and pd.isna(value):
        return "–"  # nobody answered on it, or too few for a share
    if column in _NUMBERS and str(value).isdecimal():
        return int(value)
    return value.item() if hasattr(value, "item") else value


def reach(figure: Figure, drawn: Drawn | None) -> int:
    """How many columns the sheet of a figure has, with its matrix or else its table."""
    return len(drawn.columns) + 1 if drawn else len(figure.exhibit.table.columns)
