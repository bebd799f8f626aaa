"""A workbook: coverage, gaps, needs, and the evidence of every number. Every text in it is a text, never a formula."""

from __future__ import annotations

import io

from openpyxl import Workbook

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.exhibits import Exhibit, no_objective, quality, uncounted
from gcm_data.exports.archive import of_day
from gcm_data.exports.progress import Progress
from gcm_data.exports.xlsx import about, coders, counts, coverage, evidence, numbers
from gcm_data.exports.xlsx.evidence import Numbered
from gcm_data.exports.xlsx.figures import Figure, figures
from gcm_data.exports.xlsx.links import Links, of_sheet
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import Wardrobe, dress_plain

ABOUT, NUMBERS, EVIDENCE = "About", "Numbers", "Evidence"
NO_OBJECTIVE = "No objective"
DOCUMENTS, ISSUES, CORRECTIONS, MAPPINGS = "Documents", "Issues", "Corrections", "Mappings"
SHARES_OF = "The counts of {} as shares of the members that answered."
NUMBERS_OF = "The numbers of {} as a table, with their bases and bounds."
SAID = {DOCUMENTS: "What was read, of all review cycles.", ISSUES: "What was found wrong with it, and what to do."}
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
    about.write(book.sheet(ABOUT, 3), scope, _contents(matrices, made, others := _others(scope)))
    for number, matrix in enumerate(matrices, start=1):
        reach = len(coverage.HEADS) + len(matrix.targets)
        coverage.write(book.sheet(matrix.name, reach), scope, matrix, f"Figure {number}", footer)
    for figure in made:
        for name, drawn in figure.parts.items():
            paper = book.sheet(name, counts.reach(figure, drawn))
            counts.write(paper, scope, figure, drawn)
            is_short = bool(drawn) or len(figure.exhibit.table) <= len(reference.objectives())
            paper.finish(footer, repeated=paper.heads, is_one_page=is_short)
    numbers.write(book.sheet(NUMBERS, len(numbers.WIDTHS)), scope, made, annex, footer)
    evidence.write(book.sheet(EVIDENCE, len(evidence.COLUMNS)), scope, annex, numbered, footer)
    for name, exhibit in others.items():
        paper = book.sheet(name, len(exhibit.table.columns))
        counts.write_table(paper, exhibit)
        paper.finish(footer, repeated=paper.heads)
    progress(0.8, "file")
    return of_day(book.content(), scope.as_of)


def _others(scope: Scope) -> dict[str, Exhibit]:
    """Sheet -> its table: answers without an objective, what counts for nothing, coders, documents, issues."""
    silent = no_objective.answers_without_objective(scope)
    found = {NO_OBJECTIVE: silent} if len(silent.table) else {}
    found |= {SHEETS[each.key]: each for each in uncounted.of_selection(scope)} | coders.sheets(scope)
    found |= {DOCUMENTS: quality.documents(scope), ISSUES: quality.issues(scope)}
    told = {CORRECTIONS: quality.corrections(scope), MAPPINGS: quality.mappings(scope)}
    return found | {name: exhibit for name, exhibit in told.items() if len(exhibit.table)}


def _contents(
    matrices: list[coverage.Matrix], made: list[Figure], others: dict[str, Exhibit]
) -> list[tuple[str, str, str]]:
    """The list of sheets, with the finding of each figure."""
    found = [(matrix.name, f"Figure {number}", matrix.title) for number, matrix in enumerate(matrices, start=1)]
    for figure in made:
        (first, _), *more = figure.parts.items()
        found += [
            (first, figure.name, figure.exhibit.title),
            *((sheet, "", (SHARES_OF if drawn else NUMBERS_OF).format(figure.name)) for sheet, drawn in more),
        ]
    return [
        *found,
        (NUMBERS, "", "Every number of the figures: what it counts, which members, and the passages behind it."),
        (EVIDENCE, "", "Every mention with its words, the passage in which it stands, and its place in a document."),
        *((name, "", SAID.get(name, exhibit.title)) for name, exhibit in others.items()),
    ]


class _Book:
    """The workbook in the making."""

    def __init__(self, footer: str) -> None:
        self._book, self._wardrobe, self._links = Workbook(), Wardrobe(), Links()
        self._book.remove(self._book.active)
        dress_plain(self._book)
        self._book.properties.title = wording.TITLE
        self._book.properties.description = footer
        self._book.properties.creator = wording.SHORT_TITLE

    def sheet(self, name: str, reach: int) -> Paper:
        """A new sheet behind the others."""
        paper = Paper(self._book.create_sheet(name), self._wardrobe, reach, links=self._links)
        self._links.place(of_sheet(name), paper.sheet.cell(1, 1))
        return paper

    def content(self) -> bytes:
        """The bytes of the file."""
        self._links.tie()
        made = io.BytesIO()
        self._book.save(made)
        return made.getvalue()
