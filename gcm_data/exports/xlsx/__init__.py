"""A workbook: coverage, gaps, needs, and the evidence of every number. Every text in it is a text, never a formula."""

from __future__ import annotations

import io

from openpyxl import Workbook

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.exhibits import Exhibit, quality, uncounted
from gcm_data.exports.archive import of_day
from gcm_data.exports.progress import Progress
from gcm_data.exports.xlsx import about, coders, counts, coverage, evidence, numbers
from gcm_data.exports.xlsx.evidence import Numbered
from gcm_data.exports.xlsx.figures import Figure, figures
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import Wardrobe

ABOUT, NUMBERS, EVIDENCE, DOCUMENTS, ISSUES = "About", "Numbers", "Evidence", "Documents", "Issues"


SHEETS = {"suggestions": "Suggestions", "set-aside": "Set aside"}  # key of an exhibit -> its sheet


def write(scope: Scope, progress: Progress) -> bytes:
    """A workbook of the selection: an about page, matrices of members, counts, evidence, documents and issues.

    The evidence can be read back by the loaders, which leave all other sheets alone.
    """
    progress(0.05, "figures")
    matrices = [coverage.objectives(scope), coverage.principles_and_needs(scope)]
    made = figures(scope, len(matrices) + 1)
    progress(0.2, "evidence")
    numbered = [Numbered(number, matrix.focuses) for number, matrix in enumerate(matrices, start=1)]
    numbered += [Numbered(figure.number, tuple(figure.focuses.values())) for figure in made]
    everything = [focus for each in numbered for focus in each.focuses]
    annex = Annex.of(scope, [*evidence.focuses(scope), *everything])
    progress(0.5, "sheets")
    footer = wording.provenance_line(scope.provenance)
    book = _Book(footer)
    beside = {SHEETS[each.key]: each for each in uncounted.of_selection(scope)} | coders.sheets(scope)
    about.write(book.sheet(ABOUT, 3), scope, _contents(matrices, made, beside))
    for number, matrix in enumerate(matrices, start=1):
        reach = len(coverage.HEADS) + len(matrix.targets)
        coverage.write(book.sheet(matrix.name, reach), scope, matrix, f"Figure {number}", footer)
    for name in dict.fromkeys(figure.sheet for figure in made):
        inside = [figure for figure in made if figure.sheet == name]
        paper = book.sheet(name, counts.reach(inside))
        counts.write(paper, scope, inside)
        paper.finish(footer)
    numbers.write(book.sheet(NUMBERS, len(numbers.WIDTHS)), scope, made, annex, footer)
    evidence.write(book.sheet(EVIDENCE, len(evidence.COLUMNS)), scope, annex, numbered, footer)
    others = {name: [each] for name, each in beside.items()}
    others |= {DOCUMENTS: [quality.documents(scope)], ISSUES: _found_wrong(scope)}
    for name, exhibits in others.items():
        paper = book.sheet(name, max(len(exhibit.table.columns) for exhibit in exhibits))
        counts.write_tables(paper, exhibits)
        paper.finish(footer)
    progress(0.8, "file")
    return of_day(book.content(), scope.as_of)


def _found_wrong(scope: Scope) -> list:
    """Issues, and the corrections and mappings where there are any."""
    told = (quality.corrections(scope), quality.mappings(scope))
    return [quality.issues(scope), *(exhibit for exhibit in told if len(exhibit.table))]


def _contents(
    matrices: list[coverage.Matrix], made: list[Figure], beside: dict[str, Exhibit]
) -> list[tuple[str, str, str]]:
    """The list of sheets, with the finding of each figure."""
    found = [(matrix.name, f"Figure {number}", matrix.title) for number, matrix in enumerate(matrices, start=1)]
    found += [(figure.sheet, figure.name, figure.exhibit.title) for figure in made]
    return [
        *found,
        (NUMBERS, "", "Every number of the figures: what it counts, which States, and the passages behind it."),
        (EVIDENCE, "", "Every mention with its words, the passage in which it stands, and its place in a document."),
        *((name, "", each.title) for name, each in beside.items()),
        (DOCUMENTS, "", "What was read, of all review cycles."),
        (ISSUES, "", "What was found wrong with it, and what to do."),
    ]


class _Book:
    """The workbook in the making."""

    def __init__(self, footer: str) -> None:
        self._book, self._wardrobe = Workbook(), Wardrobe()
        self._book.remove(self._book.active)
        self._book.properties.title = wording.TITLE
        self._book.properties.description = footer
        self._book.properties.creator = wording.SHORT_TITLE

    def sheet(self, name: str, reach: int) -> Paper:
        """A new sheet behind the others."""
        return Paper(self._book.create_sheet(name), self._wardrobe, reach)

    def content(self) -> bytes:
        """The bytes of the file."""
        made = io.BytesIO()
        self._book.save(made)
        return made.getvalue()
