"""The role of every cell of a document, told where it is decided. What nobody tells of is unread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loaders.documents.workbook import Cell, Sheet

UNREAD, ANSWER, CODE, WHO, QUESTION, HEADER = "unread", "answer", "code", "who answers", "question", "header"
LABEL, VALUE, TITLE, BAND, TOTAL, FOOTNOTE = "label", "value", "title", "band", "total", "footnote"
INSTRUCTION, SOURCE, IGNORED = "instruction", "source", "ignored"
ROLES = (
    *(UNREAD, ANSWER, CODE, WHO, QUESTION, HEADER, LABEL, VALUE, TITLE),
    *(BAND, TOTAL, FOOTNOTE, INSTRUCTION, SOURCE, IGNORED),
)
# The rules by which a cell is ignored, in the words of a reader.
BY_HEADER, REPEATED, MACHINES = "its header says that it is no answer", "the header again", "for programs"
FORMER, ANNEX, MAPPED = "former or a draft", "counted in the evidence annex", "a mapping says so"
CHECKED = "the list of issues of a checked workbook"
LEFT, LETTER = "a row of an annex without a mention of this review", "a letter before the answers"
LISTS = "a list for the fields of the response form"
CONTENTS = "a table of contents"
END_MATTER = "a section that answers nothing, such as a bibliography"
VERSIONS, MAIL = "a log of versions", "an older message below the one that answers"
UNCONFIRMED, NO_LONGER = "pre-filled, not confirmed", "pre-filled, no longer so"
RULES = (
    *(BY_HEADER, REPEATED, MACHINES, FORMER, ANNEX, LEFT, LETTER, LISTS, UNCONFIRMED, NO_LONGER, MAPPED, CHECKED),
    *(CONTENTS, END_MATTER, VERSIONS, MAIL),
)
_KINDS = (*((role, "") for role in ROLES if role != IGNORED), *((IGNORED, rule) for rule in RULES))
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


class Run(NamedTuple):
    """Cells of one column that have one role, with nothing but empty cells between them: (first, last) row of each
    stretch of filled ones.
    """

    sheet: str
    column: int
    stretches: list[tuple[int, int]]
    role: str
    rule: str


class Roles:
    """The roles of the cells of a document. Of two that are told of one cell the later counts."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._widths = {name: max(map(len, sheet.rows), default=0) for name, sheet in self._sheets.items()}
        self._told = {name: bytearray(self._widths[name] * len(sheet.rows)) for name, sheet in self._sheets.items()}

    def say(self, role: str, cells: Iterable[Cell | None], rule: str = "") -> None:
        """Tell the role of cells; what stands in no sheet (None, a sheet's name) has none."""
        number = _NUMBERS[role, rule]
        for cell in cells:
            if cell is not None and cell.row >= 0 and (told := self._told.get(cell.sheet)) is not None:
                width = self._widths[cell.sheet]
                place = cell.row * width + cell.column
                if cell.column < width and place < len(told):
                    told[place] = number

    def say_row(self, role: str, sheet: str, row: int, rule: str = "") -> None:
        """Tell the role of all cells of a row."""
        width = self._widths.get(sheet, 0)
        if width:
            self._told[sheet][row * width : (row + 1) * width] = bytes([_NUMBERS[role, rule]]) * width

    def say_columns(self, sheet: str, row: int, roles: Iterable[tuple[int, str, str]]) -> None:
        """Tell the roles of the cells of a row: (column, role, rule) of each."""
        if told := self._told.get(sheet):
            start = row * self._widths[sheet]
            for column, role, rule in roles:
                if column < self._widths[sheet]:
                    told[start + column] = _NUMBERS[role, rule]

    def sheet(self, name: str) -> Sheet:
        """The sheet of a name, as it was before anything was told of it."""
        return self._sheets[name]

    def of(self, cell: Cell) -> str:
        """The role of a cell."""
        return _KINDS[self._told[cell.sheet][cell.row * self._widths[cell.sheet] + cell.column]][0]

    def unread(self, sheet: Sheet) -> Iterator[Cell]:
        """The filled cells of a sheet, or of a part of one, of which nobody has told a role."""
        told, width = self._told.get(sheet.name, b""), self._widths.get(sheet.name, 0)
        for row, values in enumerate(sheet.rows if told else ()):
            here = told[row * width : row * width + len(values)]
            if 0 in here and [value for role, value in zip(here, values, strict=False) if not role and value != ""]:
                yield from (cell for cell in sheet.filled(row) if cell.column < len(here) and not here[cell.column])

    def runs(self) -> Iterator[Run]:
        """All filled cells, column by column in each sheet."""
        for name, sheet in self._sheets.items():
            yield from _runs(name, sheet.rows, self._told[name], self._widths[name])


def _runs(name: str, rows: list[list[object]], told: bytearray, width: int) -> Iterator[Run]:
    numbers: list[int] = [-1] * width
    stretches: list[list[tuple[int, int]]] = [[] for _ in range(width)]
    firsts, lasts = [0] * width, [-2] * width
    for row, values in enumerate(rows):
        start = row * width
        for column, value in enumerate(values):
            if value == "" or (value.__class__ is str and not value.strip()):
                continue
            number = told[start + column]
            if number != numbers[column] or lasts[column] != row - 1:
                if numbers[column] >= 0:
                    stretches[column].append((firsts[column], lasts[column]))
                if number != numbers[column]:
                    if numbers[column] >= 0:
                        yield Run(name, column, stretches[column], *_KINDS[numbers[column]])
                    numbers[column], stretches[column] = number, []
                firsts[column] = row
            lasts[column] = row
    for column, number in enumerate(numbers):
        if number >= 0:
            yield Run(name, column, [*stretches[column], (firsts[column], lasts[column])], *_KINDS[number])
