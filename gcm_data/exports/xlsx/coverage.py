"""The matrices of members: each in one of the six states for each objective, principle and need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit, country
from gcm_data.exhibits.base import with_rings
from gcm_data.exports.xlsx.links import of_mark
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import BAND, CELL, FINDING, HEAD, HEADING, QUIET, STANDING, legend, mark
from gcm_data.reference.rows import Member
from gcm_data.reference.targets import targets

HEADS = ("Subregion", "Member")
WIDTHS = {"Subregion": 25.0, "Member": 49.0}
NARROW = 5.6  # width of a column of marks
BAND_HEIGHT, STANDING_HEIGHT = 40, 160  # points; the heads stay in sight, and leave room for the rows
BANDS = {"principle": "Guiding principles", "need": "Cooperation needs"}


@dataclass(frozen=True)
class Matrix:
    """What a sheet of marks shows: finding and notes, targets in bands, and what its numbers count."""

    name: str
    title: str
    takeaway: str
    base: str
    note: str
    bands: tuple[tuple[str, tuple[Target, ...]], ...]
    focuses: tuple[Focus, ...]

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, from left to right."""
        return tuple(target for _, inside in self.bands for target in inside)


def objectives(scope: Scope) -> Matrix:
    """The objectives selected, by round table."""
    made: Exhibit = country.member_matrix(scope, country.ALL_SUBREGIONS)
    names = {table.round_table: table.short_label for table in reference.round_tables()}
    tables = groupby(scope.selection.objectives, lambda number: reference.objective(number).round_table)
    bands = tuple(
        (f"Round table {t}: {names[t]}", tuple(("objective", str(n)) for n in numbers)) for t, numbers in tables
    )
    return Matrix("Coverage", made.title, made.takeaway, made.base, made.note, bands, _focuses(scope, bands))


def principles_and_needs(scope: Scope) -> Matrix:
    """All guiding principles and cooperation needs; the selection narrows the members only."""
    kinds = targets()[["target_kind", "target"]].itertuples(index=False, name=None)
    found = groupby(kinds, lambda target: target[0])
    bands = tuple((BANDS[kind], tuple(inside)) for kind, inside in found if kind in BANDS)
    title = "Guiding principles and cooperation needs, by member"
    note = with_rings(scope, f"{wording.COVERAGE_IS} {wording.QUESTIONS_CARRY}")
    return Matrix("Principles and needs", title, "", scope.base, note, bands, _focuses(scope, bands))


def _focuses(scope: Scope, bands: Sequence[tuple[str, Sequence[Target]]]) -> tuple[Focus, ...]:
    """What all marks of a target together count: the members selected, without stakeholders, which have no row."""
    return tuple(replace(scope.focus(None, target), is_everybody=False) for _, inside in bands for target in inside)


def members(scope: Scope) -> list[Member]:
    """The members selected, by subregion in the order of the reference, alphabetical."""
    names = country.subregion_names(scope.selection)
    return sorted(scope.selection.members, key=lambda member: names.index(member.subregion or NON_REGIONAL))


def write(paper: Paper, scope: Scope, matrix: Matrix, figure: str, footer: str) -> None:
    """Fill a sheet with the matrix: band row, heads, a row for each member; nothing ranks."""
    paper.line(f"{figure}. {matrix.title}", HEADING)
    is_of_all = all(kind != "objective" for kind, _ in matrix.targets)
    paper.line(f"{scope.describe(is_of_all)}. {matrix.base}", QUIET)
    paper.line(legend(), FINDING)
    first = paper.row
    _write_bands(paper, matrix)
    heads = [*HEADS, *map(head_of, matrix.targets)]
    rows, looks = [], []
    for member in members(scope):
        states = {(cell.target_kind, cell.target): cell.state for cell in scope.cells(member.iso3)}
        drawn = [mark(states[target]) for target in matrix.targets]
        rows.append([member.subregion or NON_REGIONAL, member.name, *(sign for sign, _ in drawn)])
        looks.append([CELL, CELL, *(look for _, look in drawn)])
    widths = WIDTHS | dict.fromkeys(heads[len(HEADS) :], NARROW)
    styles = [HEAD, HEAD, *[STANDING] * len(matrix.targets)]
    paper.sheet.row_dimensions[paper.row].height = STANDING_HEIGHT
    top = paper.table(figure.replace(" ", "_"), heads, rows, looks, styles, widths)
    for number, row in enumerate(rows, start=top + 1):
        for column, head in enumerate(heads[len(HEADS) :], start=len(HEADS) + 1):
            paper.links.want(paper.sheet.cell(number, column), of_mark(row[1], head))
    paper.line(matrix.takeaway, FINDING)
    paper.line(matrix.note, QUIET)
    paper.sheet.freeze_panes = paper.sheet.cell(first + 2, len(HEADS) + 1)
    paper.finish(footer, repeated=f"{first}:{first + 1}")


def _write_bands(paper: Paper, matrix: Matrix) -> None:
    """The row of round tables, or of kinds, over the heads."""
    column = len(HEADS) + 1
    for name, inside in matrix.bands:
        for place in range(column, column + len(inside)):
            paper.put(paper.row, place, name if place == column else None, BAND)
        end = column + len(inside) - 1
        paper.sheet.merge_cells(start_row=paper.row, end_row=paper.row, start_column=column, end_column=end)
        column = end + 1
    paper.sheet.row_dimensions[paper.row].height = BAND_HEIGHT
    paper.row += 1


def head_of(target: Target) -> str:
    """The head of a target's column or row: “5 Regular pathways”, “Human rights”."""
    kind, key = target
    labels = {(p.key): p.label for p in (*reference.principles(), *reference.needs())}
    return f"{key} {reference.objective(int(key)).short_label}" if kind == "objective" else labels[key]
