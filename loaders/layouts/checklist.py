"""A fourteenth layout: one State's list of objectives, principles or kinds of cooperation, with a column of ticks.

What is ticked is coded for the submission as a whole, or for the question that the sheet asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from gcm_data.tables.issues import Issue
from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark, single_objective
from loaders.codes.ticked import has_box
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.asked_by_sheet import asked_by_sheet
from loaders.headers.one_header import CODED, Column, Header, Target, without_remark
from loaders.headers.questions import resolve_question
from loaders.headers.rows import HEADER_WITHIN
from loaders.layouts.base import Layout, Part
from loaders.layouts.row_issues import member_missing
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table

FEWEST = {"objective": 5, "principle": 4, "need": 3}  # names of a list; a shorter one may stand in any form
LONGEST_HEAD, LONGEST_NAME, LONGEST_MARK, LONGEST_NUMBER = 60, 200, 12, 20  # characters
MOST_COLUMNS, LONGEST_BOX = 6, 3
_COLUMNS = {kind: role for role, kind in CODED.items()}


def find_header(sheet: Sheet, instrument: str, within: int = HEADER_WITHIN) -> Header | None:
    """The row with the head of the column of marks (“Priority (Yes/No)”), names below it to the left; or None."""
    for row in _may_head(sheet, within):
        if not 2 <= sheet.filled_places(row) <= MOST_COLUMNS:
            continue
        heads = list(sheet.filled(row))
        ticked = [cell for cell in heads[1:] if _heads_marks(cell.text)]
        if len(ticked) == 1 and (found := _names(sheet, heads, ticked[0])):
            return _header(*found, ticked[0], row)
    return _boxed(sheet)


def _boxed(sheet: Sheet) -> Header | None:
    """The place before a list with a box in each of its rows, which needs no head; None where there is none."""
    if sheet.places is not None:
        return None
    for row in range(min(len(sheet.rows), HEADER_WITHIN)):
        cells = list(sheet.filled(row)) if 2 <= sheet.filled_places(row) <= MOST_COLUMNS else []
        if cells and _is_box(cells[-1]):
            rows = (below for below in range(row, len(sheet.rows)) if sheet.filled_places(below) > 1)
            if not all(_is_box(sheet.cell(below, cells[-1].column)) for below in rows):
                return None
            above = [cell._replace(row=row - 1) for cell in cells]
            found = _names(sheet, above, above[-1])
            return found and _header(*found, above[-1], row)
    return None


def _header(kind: str, named: Cell, ticked: Cell, top: int) -> Header:
    return Header(named.row, (Column(named, _COLUMNS[kind]), Column(ticked, "ticked")), (), (), top)


def _is_box(cell: Cell) -> bool:
    """Whether nothing stands in a cell but a box to tick."""
    return len(cell.text.strip()) <= LONGEST_BOX and has_box(cell.text)


def _may_head(sheet: Sheet, within: int) -> Sequence[int]:
    """The rows in which the head may stand: the first ones, or in a text document those of a table that is a part of
    its own.
    """
    if (places := sheet.places) is None:
        return range(min(len(sheet.rows), within))
    rows = [row for row in range(len(sheet.rows)) if sheet.rows[row]] if sheet.part else []
    return rows[:1] if rows and places.is_row(rows[0]) else []


@lru_cache(maxsize=5_000)
def _heads_marks(text: str) -> bool:
    text = text.strip()
    return len(text) <= LONGEST_HEAD and vocabulary.plain(without_remark(text)) in _heads()


@cache
def _heads() -> frozenset[str]:
    return frozenset(map(vocabulary.plain, vocabulary.wordings_of("row_labels.csv", "tick head")))


def _names(sheet: Sheet, heads: list[Cell], marks: Cell) -> tuple[str, Cell] | None:
    """The kind of the names left of the column of marks, and the head above them, where there are enough names and
    nothing but marks beside them, one of which ticks.
    """
    rows = [row for row in range(marks.row + 1, len(sheet.rows)) if sheet.filled_places(row) > 1]
    values = [sheet.cell(row, marks.column) for row in rows]
    if not all(len(cell.text) <= LONGEST_MARK and read_mark(cell.value) is not None for cell in values):
        return None
    if not any(read_mark(cell.value) for cell in values):
        return None
    for head in (cell for cell in reversed(heads) if cell.column < marks.column):
        texts = [sheet.text(row, head.column).strip() for row in rows]
        for kind, fewest in FEWEST.items():
            if sum(bool(_target(kind, text)) for text in texts) >= max(fewest, 0.8 * len(texts)):
                return kind, head
    return None


def _target(kind: str, text: str) -> Target | None:
    """What a name of a list stands for; None for any other text."""
    if len(text) > LONGEST_NAME or not any(map(str.isalpha, text)):
        return None
    named = single_objective(text) if kind == "objective" else single_name(text, kind)
    return (kind, str(named)) if named else None


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """What the State that the cover names has ticked, as codes of its submission. Issue: member-missing."""
    who = table.who(table.header.row, None)
    if table.is_nobody(who):
        return [], [member_missing(table, "a line that names the State, above the list")]
    names, marks = table.header.columns
    kind = CODED[names.role]
    ticked: list[tuple[Target, Cell]] = []
    for row in data_rows(table):
        name, mark = table.sheet.cell(row, names.index), table.sheet.cell(row, marks.index)
        if target := _target(kind, name.text.strip()):
            beside = (cell for cell in table.sheet.filled(row) if cell.column < mark.column)
            table.roles.say(roles.LABEL, (cell for cell in beside if cell == name or len(cell.text) <= LONGEST_NUMBER))
            table.roles.say(roles.CODE, [] if mark.is_empty else [mark])
            ticked += [(target, mark)] if read_mark(mark.value) else []
    asked = asked_by_sheet(table.sheet, table.header.top, table.instrument)
    question = (resolve_question(asked.text, table.instrument).key or "") if asked else ""
    return [Answer(who, question, received=table.cover_text("received"), marks=tuple(ticked))], []


LAYOUT = Layout(
    "checklist",
    (
        Part(
            "names of objectives, principles or kinds of cooperation with a column of ticks beside them",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "objective",
            "5",
        ),
    ),
    lambda column: True,
    _read,
    find_header,
)
