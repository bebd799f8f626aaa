"""What every layout shares: answers and who gives them, a sheet whose header is known, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from gcm_data import reference
from gcm_data.issues import Issue, issue
from loaders import vocabulary
from loaders.headers import CODED, Column, Header
from loaders.workbook import Cell, Document, Sheet

TOTAL_WORDS = 5  # a longer text that begins a row is an answer or a question, no label of a total
WHO = ("respondent", "category", "attribution", "attributable", "unattributed", "organization")


@dataclass(frozen=True, slots=True)
class Who:
    """The cells that say who answers: the State's name, and what stands under the labels of WHO (label, cell).

    `is_attributable` is False where a line of the document puts all of it under the Chatham House Rule.
    """

    member: Cell
    told: tuple[tuple[str, Cell], ...] = ()
    is_attributable: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands in a sheet: who, to which question, the text, and the coded cells beside it.

    `question` is empty and `text` None where cells code a whole submission. `entry` tells apart submissions of one
    respondent in one document (a survey's rows). `marks` are (objective, cell) of a tally. `is_compiled` says that
    somebody else put the answers of several States together.
    """

    who: Who
    question: str = ""
    text: Cell | None = None
    codes: tuple[tuple[str, Cell], ...] = ()
    marks: tuple[tuple[int, Cell], ...] = ()
    choice: str = ""
    source: str = ""
    source_date: str = ""
    received: str = ""
    entry: str = ""
    is_compiled: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet whose header is known. `cover`: label/value pairs by role, of the sheet itself or the workbook's cover.

    `names_itself`: the sheet, one of several, says on itself or by its name whose answers it holds.
    """

    document: Document
    sheet: Sheet
    header: Header
    instrument: str
    cover: Mapping[str, Cell] = field(default_factory=dict)
    names_itself: bool = False
    is_attributable: bool = True

    def issue(self, code: str, cell: Cell | None = None, **facts: object) -> Issue:
        """An issue of this table, at a cell if one is given."""
        place = {"cell": cell.address, "value": cell.text} if cell else {}
        return issue(code, self.document.name, cycle=self.document.cycle, sheet=self.sheet.name, **place, **facts)

    def text(self, row: int, *roles: str) -> str:
        """The first text that stands in a row under one of the roles, without the white space around it.

        A column that names a question is passed over: it speaks of that answer alone.
        """
        for column in self._general(roles):
            if not (cell := self.sheet.cell(row, column.index)).is_empty:
                return cell.text.strip()
        return ""

    def _general(self, roles: tuple[str, ...]) -> list[Column]:
        return [column for role in roles for column in self._by_role.get(role, ())]

    @cached_property
    def _by_role(self) -> dict[str, list[Column]]:
        found: dict[str, list[Column]] = {}
        for column in self.header.columns:
            if not column.question:
                found.setdefault(column.role, []).append(column)
        return found

    def codes(self, row: int, question: str = "") -> tuple[tuple[str, Cell], ...]:
        """The filled coded cells of a row whose header names this question (or none)."""
        cells = ((kind, self.sheet.spanned(row, index)) for kind, index in self._coded(question))
        return tuple((kind, cell) for kind, cell in cells if not cell.is_empty)

    @cached_property
    def _coded_columns(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for column in self.header.columns:
            if column.role in CODED:
                found.setdefault(column.question, []).append((CODED[column.role], column.index))
        return found

    def _coded(self, question: str) -> list[tuple[str, int]]:
        return self._coded_columns.get(question, [])

    def who(self, row: int, member: Column | None) -> Who:
        """Who answers in a row: by its own columns, else by the cover."""
        told = []
        for role in WHO:
            columns = self._by_role.get(role)
            cell = self.sheet.spanned(row, columns[0].index) if columns else self.cover.get(role)
            if cell is not None and not cell.is_empty:
                told.append((role, cell))
        name = self.sheet.spanned(row, member.index) if member else self.cover.get("member")
        return Who(name or Cell("", self.sheet.name, row, 0), tuple(told), self.is_attributable)

    def cover_text(self, role: str) -> str:
        """The text of the cover under a role, or an empty one."""
        return self.cover[role].text.strip() if role in self.cover else ""

    def is_nobody(self, who: Who) -> bool:
        """Whether nothing says who answers: no State, and no stakeholder either."""
        return who.member.is_empty and not who.told


Part = tuple[str, Callable[[Table], bool]]  # what must stand in a sheet, for people, and the test of it
Reader = Callable[[Table], tuple[list[Answer], list[Issue]]]


@dataclass(frozen=True)
class Layout:
    """A layout: its name, the parts that make it, the roles of the columns it explains, and how it is read.

    `find` finds the header of a layout that no header row in words tells; None for the others.
    """

    name: str
    parts: tuple[Part, ...]
    roles: tuple[str, ...]
    read: Reader
    find: Callable[[Sheet, str], Header | None] | None = None

    @property
    def looked_for(self) -> str:
        """Its parts in words."""
        return ", ".join(what for what, _ in self.parts)

    def missing(self, table: Table) -> list[str]:
        """The parts that the table lacks; none where it fits."""
        return [what for what, is_there in self.parts if not is_there(table)]

    def explained(self, header: Header) -> int:
        """How many of the header's columns this layout uses: of two that fit, the one that explains more counts."""
        return sum(column.role in self.roles for column in header.columns)


def has_state(table: Table) -> bool:
    """Whether a column names the State or, in a collection of stakeholders' answers, the organization."""
    return bool(table.header.one("member") or table.header.one("organization"))


STATE: Part = ("a column of States", has_state)
NO_STATE: Part = ("no column of States", lambda table: not has_state(table))
QUESTION: Part = ("a column of questions", lambda table: bool(table.header.one("question")))
RESPONSE: Part = ("a column of responses", lambda table: bool(table.header.one("response")))


@cache
def _row_labels() -> tuple[vocabulary.Wordings, tuple[str, ...], frozenset[str]]:
    """Wordings of totals, beginnings of footnotes, and names of bands."""
    rows = vocabulary.rows("row_labels.csv")
    starts = tuple(row["wording"] for row in rows if row["meaning"] == "footnote")
    names = {vocabulary.plain(name) for s in reference.subregions() for name in (s.subregion, s.short_name)}
    return vocabulary.wordings("row_labels.csv", "meaning"), starts, frozenset(names)


def label_of(text: str) -> str | None:
    """Whether a row that begins with this text is a total, subtotal or footnote; None for any other row."""
    wordings, starts, _ = _row_labels()
    if text.lstrip()[:20].casefold().startswith(starts):
        return "footnote"
    known = wordings.find(text) if len(text) < 80 and len(text.split()) <= TOTAL_WORDS else None
    return known if known in ("total", "subtotal") else None


def is_band(text: str) -> bool:
    """Whether a text that stands alone in its row names a subregion."""
    return len(text) < 80 and vocabulary.plain(text) in _row_labels()[2]


def data_rows(table: Table) -> Iterator[int]:
    """The rows below the header that hold answers.

    Left out: empty rows, totals and footnotes, bands that hold a subregion's name alone, and the header where it is
    repeated; an answer that begins like one of them is an answer.
    """
    texts = [column.index for column in table.header.all("response")]
    heading = [value for value in table.sheet.rows[table.header.row] if value != ""]
    for row in range(table.header.row + 1, len(table.sheet.rows)):
        values = table.sheet.rows[row]
        filled = next(table.sheet.filled(row), None)
        if filled is None or (filled.column not in texts and label_of(filled.text)):
            continue
        if is_band(filled.text) and len(list(table.sheet.filled(row))) == 1:
            continue
        if len(values) >= len(heading) and [value for value in values if value != ""] == heading:
            continue
        yield row
