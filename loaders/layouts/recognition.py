"""Recognition: which layout a sheet is in, under which header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from loaders.documents.workbook import Sheet
from loaders.headers.numbered_questions import Numbered, may_number, numbered_questions, takes_questions
from loaders.headers.one_header import Header
from loaders.headers.rows import HEADER_WITHIN, headers_at, rows_of_headers
from loaders.layouts import (
    checklist,
    coded_questions,
    compiled_table,
    evidence_annex,
    objective_report,
    objective_rows,
    own_form,
    response_form,
    running_form,
    sheet_per_state,
    states_across,
    states_below,
    survey_export,
    tally,
    tally_turned,
)
from loaders.layouts.asked import Asked
from loaders.layouts.base import Layout
from loaders.layouts.questions_down import find_questions
from loaders.layouts.table import Table
from loaders.layouts.tables_in_forms import may_stand_in_form, stands_in_form

LAYOUTS: tuple[Layout, ...] = (
    response_form.LAYOUT,
    compiled_table.LAYOUT,
    survey_export.LAYOUT,
    tally.LAYOUT,
    sheet_per_state.LAYOUT,
    states_across.LAYOUT,
    objective_rows.LAYOUT,
    tally_turned.LAYOUT,
    evidence_annex.LAYOUT,
    objective_report.LAYOUT,
    running_form.LAYOUT,
    coded_questions.LAYOUT,
    own_form.LAYOUT,
    checklist.LAYOUT,
    states_below.LAYOUT,
)
ROWS_OF_TABLES = 400  # of a text document in which a header is looked for
NEAR = 5  # rows below a header, in one of which a number of a question would stand
CERTAIN = (own_form.LAYOUT, states_below.LAYOUT)  # nothing else looks like them, and they look like other layouts
OF_MANY = (states_below.LAYOUT, tally_turned.LAYOUT)  # not beside one State's answers: it speaks of the others
LAST_RESORT = running_form.LAYOUT  # prose may look like it: only where no header tells another layout


@dataclass(frozen=True)
class Recognized:
    """The layouts that fit a sheet equally well (none, one, or more) under the header with which they do."""

    layouts: tuple[Layout, ...]
    header: Header | None


class Candidates:
    """What may be the header of a sheet: looked for when asked, and once, for a sheet is recognized twice."""

    def __init__(self, sheet: Sheet, instrument: str) -> None:
        self.sheet, self.instrument = sheet, instrument
        self._at: dict[int, list[Header]] = {}
        self._found: dict[str, Header | None] = {}

    @cached_property
    def rows(self) -> Sequence[int]:
        """The rows in which a header may begin; in a text document those of tables, however long the letter before."""
        places = self.sheet.places
        if self.sheet.headers or places is None:
            return self.sheet.headers or rows_of_headers(self.sheet)
        return [row for row in range(len(self.sheet.rows)) if places.is_row(row)][:ROWS_OF_TABLES]

    def at(self, row: int) -> list[Header]:
        """What may be the header that begins in a row."""
        if row not in self._at:
            first = next(self.sheet.filled(row), None)
            asks = first is not None and may_number(first) and row in self._numbered
            headers = [] if asks else headers_at(self.sheet, row, self.instrument)
            found = [header for header in headers if not self._heads_questions(header)]
            self._at[row] = [header for header in found if not self._is_in_form(header)]
        return self._at[row]

    def _is_in_form(self, header: Header) -> bool:
        """Whether a header is that of a table inside of an answer of a form."""
        may_be = may_stand_in_form(self.sheet, header, self.instrument)
        return may_be and stands_in_form(header, self._form)

    @cached_property
    def _form(self) -> Mapping[int, Asked]:
        """The questions that run down the sheet."""
        return find_questions(self.sheet, self.instrument) or {}

    def _heads_questions(self, header: Header) -> bool:
        """Whether a header takes numbers of questions for questions, and what they ask for answers."""
        question, response = header.one("question"), header.one("response")
        if question is None or response is None or response.index < question.index:
            return False
        below = self.sheet.below(header.row, question.index, NEAR)
        return any(map(may_number, below)) and takes_questions(self.sheet, response.index, self._numbered)

    @cached_property
    def _numbered(self) -> Numbered:
        """The rows of questions that a column numbers, which are no headers."""
        return numbered_questions(self.sheet, self.instrument)

    def found(self, layout: Layout) -> Header | None:
        """The header that a layout finds by itself."""
        if layout.name not in self._found and layout.find:
            self._found[layout.name] = layout.find(
                self.sheet, self.instrument, max([HEADER_WITHIN - 1, *self.rows[-1:]]) + 1
            )
        return self._found[layout.name]


def recognize(table: Table, candidates: Candidates) -> Recognized:
    """The layout of a sheet by the first header from the top that fits one.

    Of several that fit it the one that explains the most of its columns; those that explain as many are all given.
    """
    others = OF_MANY if table.is_beside_one else OF_MANY[:1] if "member" in table.cover else ()
    for certain in CERTAIN:
        if (header := candidates.found(certain)) and certain not in others:
            return Recognized((certain,), header)
    fits: list[tuple[int, int, int, int, Layout, Header]] = []
    for row in candidates.rows:
        for header in candidates.at(row):
            header = header.without_guesses() if "member" in table.cover else header
            headed = replace(table, header=header)
            for layout in LAYOUTS:
                if layout.find is None and layout.fits(headed):
                    place = row, -layout.explained(header), -len(header.columns), -header.row
                    fits.append((*place, layout, header))
        if fits:
            break
    for layout in LAYOUTS:
        if layout.find is None or (layout is LAST_RESORT and fits) or layout in others:
            continue
        header = candidates.found(layout)
        if header and not (fits and header.top > fits[0][0]):
            fits.append(
                (header.top, -len(header.columns) - 1, 0, -header.row, layout, header)
            )  # and the questions' column
    if not fits:
        return Recognized((), None)
    best = min(fit[:4] for fit in fits)
    equal = tuple(dict.fromkeys(layout for *place, layout, _ in fits if tuple(place[:2]) == best[:2]))
    return Recognized(equal, next(header for *place, _, header in fits if tuple(place) == best))
