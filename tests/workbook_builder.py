"""Builds small workbooks in the four layouts, in memory, so that a test shows the input it is about.

Every answer is obviously fictional: no invented statement is put in the mouth of a State.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from loaders.documents.workbook import Document

Rows = list[list[Any]]
OBJECTIVES = tuple(range(1, 24))
COVER = {
    "Member State or associate member": "Thailand",
    "Review": "Second Asia-Pacific regional review (2025)",
    "Respondent": "Member State",
    "Status of this workbook": "Built for a test; not a submission of any State.",
}
FORM_HEADER = ("Question", "Response", "GCM objectives", "Guiding principles", "Cooperation needs", "Source")
TABLE_HEADER = ("Country", "Question", "Response", "Objectives", "Guiding principles", "Type of support")
SURVEY_HEADER = (
    "ID",
    "Completion time",
    "Which country or area do you represent?",
    "1. Has your government developed a GCM national implementation plan?",
    "GCM objectives concerned (question a)",
    "4. What are the main gaps and challenges?",
    "GCM objectives concerned (question d)",
    "Guiding principles addressed",
)
ANNEX_HEADER = (
    "Passage no.", "Figures", "State or stakeholder", "Subregion", "Review", "Question", "Kind", "Evidence for",
    "Basis", "Aspect", "Evidence", "At character", "Passage", "Document", "Sheet", "Cell", "Source", "Date",
    "Submission",
)  # fmt: skip
CODED_ROW = {
    "Passage no.": 1, "State or stakeholder": "Fiji", "Review": "2025", "Question": "(c) Achievements",
    "Kind": "Objective", "Evidence for": "5 Regular pathways", "Basis": "coded", "Evidence": "5, 6",
    "Document": "a.xlsx", "Sheet": "Responses", "Cell": "C4", "Submission": "2025-FJI-1",
}  # fmt: skip


def text(number: int, more: str = "") -> str:
    """A fictional answer; `more` is added behind it."""
    return f"Fictional test text {number}, not a statement of any State.{more}"


def workbook(
    sheets: Mapping[str, Iterable[Sequence[Any]]],
    merged: Mapping[str, Sequence[str]] | None = None,
    states: Mapping[str, str] | None = None,
) -> bytes:
    """An .xlsx file of these sheets, in their order; `merged` are ranges by sheet, `states` hidden or veryHidden."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column).value = value
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
        sheet.sheet_state = (states or {}).get(name, "visible")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def title_block(lines: int) -> Rows:
    """Title lines above a header; the last is empty, as people leave it."""
    return [[f"Title line {number} of a fictional workbook"] for number in range(1, lines)] + [[]] * bool(lines)


def cover_rows(**changed: str) -> Rows:
    """A title and label/value pairs; `changed` replaces values by the first word of their label, lower case."""
    pairs = {label: changed.get(label.split()[0].lower(), value) for label, value in COVER.items()}
    return [["Regional review, fictional"], [], *map(list, pairs.items())]


def form_sheets(
    member: str, answers: Iterable[Sequence[Any]], header: Sequence[str] = FORM_HEADER, title: int = 2, **cover: str
) -> dict[str, Rows]:
    """Layout 1: cover and answers on two sheets; the first answer stands in row title + 2."""
    rows = [*title_block(title), list(header), *map(list, answers)]
    return {"Submission": cover_rows(member=member, **cover), "Responses": rows}


def response_form(member: str = "Thailand", answers: Iterable[Sequence[Any]] = (), **options: Any) -> bytes:
    """Layout 1 as a file; without answers it has one to question (c) with objective 5."""
    answers = list(answers) or [["(c) Achievements", text(1), "5"]]
    return workbook(form_sheets(member, answers, **options))


def compiled_table(
    rows: Iterable[Sequence[Any]], header: Sequence[str] = TABLE_HEADER, title: int = 0, **options: Any
) -> bytes:
    """Layout 2: one row per answer."""
    return workbook({"Compiled": [*title_block(title), list(header), *map(list, rows)]}, **options)


def survey_export(
    rows: Iterable[Sequence[Any]], header: Sequence[str] = SURVEY_HEADER, title: int = 0, **options: Any
) -> bytes:
    """Layout 3: one row per State."""
    return workbook({"Form1": [*title_block(title), list(header), *map(list, rows)]}, **options)


def tally(
    marks: Mapping[str, Mapping[int, Any]],
    total: Mapping[int, Any] | None = None,
    corner: str = "Country",
    headers: Sequence[Any] = OBJECTIVES,
    title: int = 3,
) -> bytes:
    """Layout 4: marks by State and objective, perhaps a total row; the first State stands in row title + 2."""
    rows = [*title_block(title), [corner or None, *headers]]
    for name, marked in {**marks, **({"Total": total} if total is not None else {})}.items():
        rows.append([name, *(marked.get(number) for number in OBJECTIVES)])
    return workbook({"Tally": rows})


def annex_row(passage: str = "", **changed: Any) -> list[Any]:
    """A row of an evidence annex: objective 5, coded for Fiji; `changed` by head, with _ for a space."""
    values = {**CODED_ROW, "Passage": passage, **{head.replace("_", " "): value for head, value in changed.items()}}
    assert set(values) <= {*ANNEX_HEADER}, "a head that an annex has not"
    return [values.get(head) for head in ANNEX_HEADER]


def evidence_annex(rows: Iterable[Sequence[Any]], title: int = 3, others: Mapping[str, Rows] | None = None) -> bytes:
    """The annex of this project's own workbook, behind other sheets; its first row stands in row title + 2."""
    return workbook({**(others or {}), "Evidence": [*title_block(title), list(ANNEX_HEADER), *map(list, rows)]})


def document(content: bytes, name: str = "built.xlsx", cycle: str = "2025") -> Document:
    """A document as the loaders take it."""
    return Document(name, content, cycle)
