"""The sheets of counts as they are written: the finding, then a matrix with its shares, or the exhibit's table."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.pagebreak import Break

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit
from gcm_data.exports.xlsx.figures import Drawn, Figure, named
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.sheet import Value as CellValue
from gcm_data.exports.xlsx.styles import BODY, CELL, COUNT, COUNT_HEAD, FINDING, HEAD, HEADING, PERCENT, QUIET, shaded
from gcm_data.exports.xlsx.styles import Look as CellLook
from gcm_data.figures.chart import Value

SHARES = f"The same as shares of the {wording.DOCUMENTED}; a dash where there are fewer than three."
OF_COUNTS, OF_WORDS = 15.0, 22.0  # widths of columns in a matrix
WIDTHS = {
    "Names": 60.0,
    "What was found and what to do": 70.0,
    **dict.fromkeys(("Paragraph", "Evidence"), 64.0),
    **dict.fromkeys(("Why", "May be about", "What was set aside"), 30.0),
}
Cells = tuple[list[CellValue], list[CellLook]]


def write(paper: Paper, scope: Scope, figures: Sequence[Figure]) -> None:
    """Fill a sheet with its figures, one below the other, each on a page of its own."""
    paper.line(scope.describe(), QUIET)
    paper.skip()
    for figure in figures:
        if figure is not figures[0]:
            paper.sheet.row_breaks.append(Break(id=paper.row - 1))
        _head(paper, f"{figure.name}. {figure.exhibit.title}", figure.exhibit)
        name = figure.name.replace(" ", "_")
        if figure.drawn:
            _write_matrix(paper, f"{name}_matrix", figure.drawn)
        if not figure.drawn or figure.has_table:
            paper.table(name, *rows(figure.exhibit), widths=WIDTHS)


def write_tables(paper: Paper, exhibits: Sequence[Exhibit]) -> None:
    """Fill a sheet with tables that count nothing: documents, issues, corrections."""
    for made in exhibits:
        _head(paper, made.title, made)
        paper.table(made.key.capitalize().replace("-", "_"), *rows(made), widths=WIDTHS)


def _head(paper: Paper, title: str, made: Exhibit) -> None:
    """What stands above a table: the finding, what it says in words, and on what it is based."""
    paper.line(title, HEADING)
    paper.line(made.takeaway, FINDING)
    paper.line(" ".join(filter(None, (made.base, made.note))), QUIET)
    paper.skip()


def _write_matrix(paper: Paper, name: str, drawn: Drawn) -> None:
    """Counts shaded by their share of submissions, and below them the shares; or words."""
    heads, looks = [drawn.corner, *drawn.columns], [HEAD, *[COUNT_HEAD] * len(drawn.columns)]
    if any(isinstance(cell, str) for _, cells in drawn.rows for cell in cells):
        words: list[list[CellValue]] = [[label, *cells] for label, cells in drawn.rows]
        paper.table(name, heads, words, head=looks, widths=dict.fromkeys(drawn.columns, OF_WORDS))
        return
    for of, said, dressed in (("", wording.SHADES, _count), ("_shares", SHARES, _share)):
        paper.line(said, BODY)
        made = [_row(label, [dressed(cell) for cell in cells]) for label, cells in drawn.rows]
        widths = dict.fromkeys(drawn.columns, OF_COUNTS)
        paper.table(f"{name}{of}", heads, [row for row, _ in made], [row for _, row in made], looks, widths)


def _row(label: str, cells: Sequence[tuple[CellValue, CellLook]]) -> Cells:
    return [label, *(value for value, _ in cells)], [CELL, *(look for _, look in cells)]


def _count(cell: Value | None) -> tuple[CellValue, CellLook]:
    """A count; a dash where nothing was read."""
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
    return value.item() if hasattr(value, "item") else value


def reach(figures: Sequence[Figure]) -> int:
    """How many columns the widest table of some figures has."""
    drawn = [len(figure.drawn.columns) + 1 for figure in figures if figure.drawn]
    return max(
        [*drawn, *(len(figure.exhibit.table.columns) for figure in figures if not figure.drawn or figure.has_table)]
    )
