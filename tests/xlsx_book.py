"""Workbooks that the export makes of the shipped, of fictional and of no data, read again cell by cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import openpyxl
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports import progress, xlsx
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import Document, load_review
from loaders.files import files_of_review, load_files
from tests.cases import first
from tests.conftest import SHIPPED
from tests.fictional_review import write_review
from tests.recount import COUNTED, Seen, Tables

SELECTIONS = {
    "2025": {},
    "2021": {"cycle": "2021"},
    "subregion": {"subregions": ("Pacific",)},
    "group": {"group": "LDC"},
    "round table": {"round_table": 3, "cycle": "2021"},
    "cited": {"basis": "cited"},
    "few": {"subregions": ("East and North-East Asia",), "group": "LLDC", "round_table": 1},
}

# Whose workbooks are looked at: a set of data and a selection; the later ones where tests that take long are run.
BOOKS = first(
    1,
    [
        ("fictional", "2025"),
        ("shipped", "round table"),
        *(("shipped", name) for name in ("2025", "few", "2021", "subregion", "group", "cited")),
        ("fictional", "2021"),
    ],
)


@dataclass
class Book:
    """A workbook made of a scope, and read again."""

    scope: Scope
    content: bytes

    @cached_property
    def sheets(self) -> dict[str, Worksheet]:
        return {sheet.title: sheet for sheet in openpyxl.load_workbook(io.BytesIO(self.content)).worksheets}

    @cached_property
    def tables(self) -> dict[str, tuple[Worksheet, Table]]:
        return {t.displayName: (sheet, t) for sheet in self.sheets.values() for t in sheet.tables.values()}

    def cells(self, name: str) -> list[tuple]:
        """The cells of a table, row by row, its heads first."""
        sheet, table = self.tables[name]
        return list(sheet[table.ref])

    def rows(self, name: str) -> list[dict[str, object]]:
        """The rows of a table by head; of the row of an empty one nothing."""
        heads, *rows = ([cell.value for cell in row] for row in self.cells(name))
        return [dict(zip(heads, row, strict=True)) for row in rows if any(value is not None for value in row)]

    def texts(self) -> Iterator[str]:
        """Every text of every cell, as a reader sees it."""
        for sheet in self.sheets.values():
            for row in sheet.iter_rows():
                yield from (unescape(cell.value) for cell in row if isinstance(cell.value, str))

    @property
    def seen(self) -> Seen:
        """What the selection shows, to be recounted by plain loops."""
        names = Tables.__dataclass_fields__
        tables = (getattr(self.scope.data, name).astype(object).to_dict("records") for name in names)
        return Seen(Tables(*tables), self.scope.selection)


def make(data: ReviewData | None = None, **chosen: object) -> Book:
    """The workbook of a selection of some data, else of the shipped ones."""
    selection = Selection(**{"cycle": "2025", **chosen})
    data = data_of("shipped") if data is None else data
    scope = Scope.of(data, selection, dt.date(2025, 2, 1))
    return Book(scope, xlsx.write(scope, progress.silent))


@cache
def data_of(name: str) -> ReviewData:
    """The data that ship with the project, those of a fictional review, or none."""
    if name == "none":
        return ReviewData.of()
    if name == "shipped":
        return load_files(files_of_review(SHIPPED))
    with tempfile.TemporaryDirectory() as folder:
        write_review(Path(folder))
        return load_files(files_of_review(Path(folder)))


@cache
def book_of(name: str, selection: str = "2025") -> Book:
    """The workbook of one of SELECTIONS, made once."""
    return make(data_of(name), **SELECTIONS[selection])


def target_of(head: str) -> tuple[str, str]:
    keys = {p.label: ("principle", p.key) for p in reference.principles()}
    keys |= {n.label: ("need", n.key) for n in reference.needs()}
    return keys[head] if head in keys else ("objective", head.split()[0])


def multiset(data: ReviewData, chosen: Callable[[object, object], bool] = lambda *_: True) -> Counter[tuple]:
    """Each mention with who makes it, in answer to what, and, if it is cited, the words at its place in the text."""
    texts = dict(zip(data.responses["response"], data.responses["text"], strict=True))
    submissions = {row.submission: row for row in data.submissions.itertuples()}
    found: Counter[tuple] = Counter()
    for row in data.mentions.itertuples():
        of = submissions[row.submission]
        if not chosen(row, of):
            continue
        who = of.respondent_kind, of.iso3, of.category, of.attribution
        words = texts[row.response][row.start : row.end] if row.basis == "cited" else None
        what = row.cycle, row.question, row.target_kind, row.target, row.basis, row.evidence
        found[*who, *what, words, row.aspect, texts.get(row.response)] += 1
    return found


def chosen_by(scope: Scope) -> Callable[[object, object], bool]:
    """Whether the selection of a scope shows a mention of a submission."""
    selection = scope.selection
    shown = {*selection.iso3} | (set() if selection.is_narrowed else {""})

    def is_shown(row: object, of: object) -> bool:
        is_selected = row.target_kind != "objective" or int(row.target) in selection.objectives
        is_counted = of.status == "current" and row.basis in COUNTED[selection.basis]
        return row.cycle == selection.cycle and of.iso3 in shown and is_selected and is_counted

    return is_shown


def read_back(book: Book, name: str = "annex.xlsx") -> ReviewData:
    return load_review([Document(name, book.content, book.scope.selection.cycle)])


NAMES = ("Fiji", "Thailand", "Japan", "Samoa", "Tonga")


def review_of(texts: list[str]) -> ReviewData:
    """Fictional answers as they stand in a CSV file, which can hold any of them."""
    rows = [["Country", "Question", "Response", "Objectives", "Source", "Cooperation needs"]]
    for number, said in enumerate(texts):
        rows.append([NAMES[number % 5], "abcde"[number % 5], said, "5; 6", said[:300], "finance"])
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return withhold(load_review([Document("=1+1 fictional.csv", made.getvalue().encode(), "2025")]))
