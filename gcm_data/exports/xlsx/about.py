"""The first sheet: what the workbook holds, its data and day, what words and marks mean, what coverage is not."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.pagebreak import Break

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import method, quality
from gcm_data.exports.xlsx.links import of_sheet
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import BODY, CELL, FINDING, HEADING, QUIET, TITLE, mark

DEFINITIONS = (
    wording.DENOMINATORS,
    wording.NON_REGIONAL,
    wording.QUESTIONS_CARRY,
    wording.FEW,
    wording.BOUNDS,
    wording.SUPERSEDED,
    wording.WITHHELD,
    *wording.LIMITS,
)
WIDTHS = {"Mark": 20.0, "Sheet": 32.0, "Basis": 20.0, "Kind": 24.0}
Contents = Sequence[tuple[str, str, str]]  # sheet, figure, what is in it


def write(paper: Paper, scope: Scope, contents: Contents) -> None:
    """Fill the sheet."""
    paper.line(wording.TITLE, TITLE)
    paper.line(scope.describe(), HEADING)
    for text in (scope.base, scope.source):
        paper.line(text, FINDING)
    if quality.remarks(scope) is None:
        paper.line(wording.NO_DOCUMENTS, FINDING)
    paper.line(wording.provenance_line(scope.provenance), QUIET)
    paper.skip()
    for text in (wording.COVERAGE_IS, scope.texts):
        paper.line(text, FINDING)
    paper.skip()
    _write_contents(paper, contents)
    _write_states(paper)
    _write_words(paper, scope)
    paper.finish(wording.provenance_line(scope.provenance), title=wording.SHORT_TITLE)


def _write_contents(paper: Paper, contents: Contents) -> None:
    paper.line("The sheets", HEADING)
    widths = WIDTHS | {"What is in it": 70.0}
    top = paper.table("Sheets", ["Sheet", "Figure", "What is in it"], contents, widths=widths)
    for row, (sheet, *_) in enumerate(contents, start=top + 1):
        paper.links.want(paper.sheet.cell(row, 1), of_sheet(sheet))


def _write_states(paper: Paper) -> None:
    """The legend, with the marks and fills of the matrices."""
    _new_page(paper)
    paper.line("The six states of a member and an objective, principle or need", HEADING)
    rows, looks = [], []
    for state, drawn, meaning in method.states().itertuples(index=False):
        sign, look = mark(state)
        rows.append([sign, state, f"{meaning} Drawn as: {drawn}."])
        looks.append([look, CELL, CELL])
    paper.table("States", ["Mark", "State", "Meaning"], rows, looks, widths=WIDTHS | {"State": 20.0})


def _write_words(paper: Paper, scope: Scope) -> None:
    """Bases, needs and the other definitions."""
    paper.line("What counts", HEADING)
    bases = [[*row] for row in method.bases().itertuples(index=False)]
    paper.table("Bases", ["Basis", "Counted", "What it is"], [[b, "yes" if b != "suggested" else "no", m] for b, m in
                bases], widths=WIDTHS)  # fmt: skip
    _new_page(paper)
    paper.line("Guiding principles and cooperation needs", HEADING)
    named = [[kind, name, said] for kind, name, said in method.principles().itertuples(index=False)]
    paper.table("Definitions", ["Kind", "Name", "Description"], named, widths=WIDTHS | {"Name": 30.0})
    paper.line("How to read the numbers", HEADING)
    otherwise = wording.asked_otherwise(scope.selection.cycle)
    for text in filter(None, (*DEFINITIONS, otherwise, wording.CHANGE_IS, wording.GAP_IS)):
        paper.line(text, BODY)


def _new_page(paper: Paper) -> None:
    """Begin a page in print, so that no table goes on behind its heads: those of this sheet differ."""
    paper.sheet.row_breaks.append(Break(id=paper.row - 1))
