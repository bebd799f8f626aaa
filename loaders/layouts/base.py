"""What every layout shares: the shape of a table found in a sheet, of the answers read from it, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gcm_data import reference
from gcm_data.issues import Issue, issue
from loaders import vocabulary
from loaders.headers import CODED, Column, Header
from loaders.questions import resolve_question
from loaders.workbook import Cell, Document, Sheet

TOTAL_WORDS = 5  # a longer text that begins a row is an answer or a question, no label of a total


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands in a sheet: who, to which question, the text, and the coded cells beside it.

    `question` is empty and `text` None where cells code a whole submission. `entry` tells apart submissions of one
    State in one document (a survey's rows). `marks` are (objective, cell) of a tally. `is_compiled` says that
    somebody else put the answers of several States together.
    """

    member: Cell
    question: str = ""
    text: Cell | None = None
    codes: tuple[tuple[str, Cell], ...] = ()
    marks: tuple[tuple[int, Cell], ...] = ()
    choice: str = ""
    source: str = ""
    source_date: str = ""
    received: str = ""
    respondent: Cell | None = None
    entry: str = ""
    is_compiled: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet whose header is known, with the label/value pairs of the workbook's cover."""

    document: Document
    sheet: Sheet
    header: Header
    instrument: str
    cover: Mapping[str, Cell] = field(default_factory=dict)

    def issue(self, code: str, cell: Cell | None = None, **facts: object) -> Issue:
        """An issue of this table, at a cell if one is given."""
        place = {"cell": cell.address, "value": cell.text} if cell else {}
        return issue(code, self.document.name, cycle=self.document.cycle, sheet=self.sheet.name, **place, **facts)

    def text(self, row: int, *roles: str) -> str:
        """The first text that stands in a row under one of the roles, without the white space around it.

        A column that names a question is passed over: it speaks of that answer alone.
        """
        columns = (column for role in roles for column in self.header.all(role) if not column.question)
        cells = (self.sheet.cell(row, column.index) for column in columns)
        return next((cell.text.strip() for cell in cells if not cell.is_empty), "")

    def codes(self, row: int, question: str = "") -> tuple[tuple[str, Cell], ...]:
        """The filled coded cells of a row whose header names this question (or none)."""
        cells = ((kind, self.header.one(role, question)) for role, kind in CODED.items())
        placed = ((kind, self.sheet.cell(row, column.index)) for kind, column in cells if column)
        return tuple((kind, cell) for kind, cell in placed if not cell.is_empty)


Reader = Callable[[Table], tuple[list[Answer], list[Issue]]]


@dataclass(frozen=True)
class Layout:
    """A layout: its name, what must stand in a sheet (for people and as a test of a header), and how it is read."""

    name: str
    looked_for: str
    fits: Callable[[Header], bool]
    read: Reader


def label_of(text: str) -> str | None:
    """Whether a row that begins with this text is a total, subtotal or footnote; None for any other row."""
    wordings = vocabulary.wordings("row_labels.csv", "meaning")
    known = wordings.find(text) if len(text.split()) <= TOTAL_WORDS else None
    if known in ("total", "subtotal"):
        return known
    rows = vocabulary.rows("row_labels.csv")
    starts = (row["wording"] for row in rows if row["meaning"] == "footnote")
    return "footnote" if text.strip().casefold().startswith(tuple(starts)) else None


def data_rows(table: Table, member: Column | None) -> Iterator[tuple[int, Cell]]:
    """The rows below the header that hold answers, with the cell that names their State.

    Left out: empty rows, totals and footnotes, and bands that hold a subregion's name alone; an answer that begins
    like one of them is an answer. Without a member column the cover's State is given.
    """
    bands = {vocabulary.plain(name) for s in reference.subregions() for name in (s.subregion, s.short_name)}
    texts = [column.index for column in table.header.all("response")]
    for row in range(table.header.row + 1, len(table.sheet.rows)):
        filled = list(table.sheet.filled(row))
        if not filled or (filled[0].column not in texts and label_of(filled[0].text)):
            continue
        if len(filled) == 1 and vocabulary.plain(filled[0].text) in bands:
            continue
        yield row, table.sheet.spanned(row, member.index) if member else table.cover["member"]


def read_rows(table: Table, member: Column | None) -> tuple[list[Answer], list[Issue]]:
    """Answers of a table with a row per answer: a question column, a response column, coded columns beside them."""
    question, response = table.header.one("question"), table.header.one("response")
    answers, issues = [], []
    for row, name in data_rows(table, member):
        text = table.sheet.cell(row, response.index)
        asked = table.sheet.spanned(row, question.index)
        answer = Answer(
            name,
            "",
            text,
            table.codes(row),
            choice=table.text(row, "choice"),
            source=table.text(row, "source", "source_title"),
            source_date=table.text(row, "source_date"),
            received=table.text(row, "received") or _cover_text(table, "received"),
            respondent=_respondent(table, row),
            is_compiled=member is not None,
        )
        if text.is_empty and not answer.codes and asked.is_empty:
            continue
        reading = resolve_question(asked.text, table.instrument)
        if name.is_empty:
            issues.append(table.issue("member-missing", name, looked_for=f"a name at {name.address}"))
        elif reading.key is None and not (text.is_empty and not answer.codes):
            code = "question-missing" if asked.is_empty else "question-unknown"
            issues.append(table.issue(code, asked, found=asked.text.strip(), answer=text.address))
        elif reading.key:
            answers.append(replace(answer, question=reading.key))
        if reading.contradicted:
            issues.append(
                table.issue(
                    "question-differs",
                    asked,
                    found=asked.text.strip(),
                    letter=reading.contradicted,
                    wording=reading.key,
                )
            )
    return answers, issues


def _respondent(table: Table, row: int) -> Cell | None:
    """The cell that says who answers: in the row, else on the cover."""
    column = table.header.one("respondent")
    return table.sheet.cell(row, column.index) if column else table.cover.get("respondent")


def _cover_text(table: Table, role: str) -> str:
    return table.cover[role].text.strip() if role in table.cover else ""
