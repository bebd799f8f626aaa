"""A tally that is one State's own: targets of one kind down, of another across, and what stands beside and above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from gcm_data.tables.issues import Issue
from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark, single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell
from loaders.headers.asked_by_sheet import asked_by_sheet
from loaders.headers.one_header import CODED, Column, Target, role_of
from loaders.headers.questions import resolve_question
from loaders.layouts.marked import by_question
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table

NAMES = "an objective, a principle or a kind of cooperation"
FEWEST = 3  # names of a list to tick
LONGEST_LABEL, SHORTEST_TEXT = 40, 60  # characters of “Narrative:” and of what stands beside it


def read_own(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The marks of the State that the cover names: of objectives by needs, or of needs by objectives; what is ticked in
    a list beside them, and the text above them that answers what the sheet asks.
    """
    answers = list(_text_above(table))
    issues: list[Issue] = []
    rows = list(data_rows(table))
    marked_at = [column.index for column in table.header.all("mark")]
    lists = {column.index: column for column in _lists(table, rows, max(marked_at))}
    counted: Counter[int] = Counter()  # marks by column
    for row in rows:
        marks, problems = table.marks(row)
        if _counts(marks, counted):
            table.roles.say(roles.TOTAL, table.sheet.filled(row))
            continue
        counted.update(cell.column for _, cell in marks)
        issues.extend(problems)
        codes = tuple((kind, cell) for kind, cell in table.codes(row) if cell.column not in lists)
        codes = codes or _label_codes(table, row, min(marked_at))
        table.roles.say(roles.CODE, (cell for _, cell in codes))
        if marks and codes:
            answers.extend(by_question(Answer(table.who(row, None), codes=codes, marks=marks), table.instrument))
        elif marks:
            label = next(table.sheet.filled(row))  # nobody knows whose or what these marks are
            facts = {"found": label.text.strip(), "kind": "target", "expected": NAMES}
            issues.append(table.issue("code-unknown", label, **facts))
    for column in lists.values():
        answers.extend(_ticked(table, rows, column))
    return answers, issues


def _counts(marks: Iterable[tuple[Target, Cell]], counted: Counter[int]) -> bool:
    """Whether what stands as marks in a row counts those above it, in each column that has some, whatever its label."""
    numbers = {cell.column: cell.text.strip() for _, cell in marks}
    above = {column: str(number) for column, number in counted.items() if number}
    return len(above) > 1 and numbers == above and max(counted.values()) > 1


def _label_codes(table: Table, row: int, before: int) -> tuple[tuple[str, Cell], ...]:
    """The target that the label of a row names, by its kind."""
    for cell in (table.sheet.spanned(row, column) for column in range(before)):
        text = cell.text.strip()
        if single_objective(text):
            return (("objective", cell),)
        for kind in ("need", "principle"):
            if len(text) > 1 and single_name(text, kind):
                return ((kind, cell),)
    return ()


def _lists(table: Table, rows: list[int], last: int) -> Iterator[Column]:
    """The columns right of the marks that list targets, each once: they belong to no row of the marks."""
    for column in table.header.columns:
        if column.role not in CODED or column.index <= last:
            continue
        named = [_named(cell, CODED[column.role]) for row in rows if (cell := _filled(table, row, column.index))]
        if len(named) >= FEWEST and all(named) and len(set(named)) == len(named):
            yield column


def _ticked(table: Table, rows: list[int], column: Column) -> Iterator[Answer]:
    """What is ticked in a list: in the column beside its names, which holds nothing but marks."""
    kind = CODED[column.role]
    known = {each.index for each in table.header.columns}
    for index in {column.index + 1, column.index - 1} - known:
        pairs = [(_filled(table, row, column.index), _filled(table, row, index)) for row in rows]
        ticks = [(name, tick) for name, tick in pairs if tick]
        if not ticks or not all(name and read_mark(tick.value) is not None for name, tick in ticks):
            continue
        marks: list[tuple[Target, Cell]] = [
            ((kind, _named(name, kind)), tick) for name, tick in ticks if read_mark(tick.value)
        ]
        table.roles.say(roles.LABEL, (name for name, _ in pairs if name))
        table.roles.say(roles.CODE, (tick for _, tick in ticks))
        table.roles.say(roles.HEADER, [table.sheet.cell(table.header.row, index)])
        if marks:
            yield from by_question(Answer(table.who(rows[0], None), marks=tuple(marks)), table.instrument)


def _named(cell: Cell, kind: str) -> str:
    text = cell.text.strip()
    return (
        str(single_objective(text) or "") if kind == "objective" else (len(text) > 1 and single_name(text, kind)) or ""
    )


def _filled(table: Table, row: int, column: int) -> Cell | None:
    cell = table.sheet.cell(row, column)
    return None if cell.is_empty else cell


def _text_above(table: Table) -> Iterator[Answer]:
    """The text beside a label such as “Narrative:” above the table, where the sheet asks one question."""
    pairs = [cells for row in range(table.header.top) if len(cells := list(table.sheet.filled(row))) == 2]
    for label, text in pairs:
        said = label.text.strip()
        is_label = len(said) <= LONGEST_LABEL and (said.endswith((":", "：")) or role_of(said) == "response")
        if not is_label or len(text.text) < SHORTEST_TEXT:
            continue
        asked = asked_by_sheet(table.sheet, table.header.top, table.instrument)
        if asked and (question := resolve_question(asked.text, table.instrument).key):
            table.roles.say(roles.LABEL, [label])
            yield Answer(table.who(text.row, None), question, text)
