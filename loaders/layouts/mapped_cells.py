"""Answers and codes in cells of which a person has told what they are (mapping.csv)."""

from __future__ import annotations

from collections.abc import Iterable

from gcm_data.tables.issues import Issue
from loaders.documents.answer import WHO, Answer, Who
from loaders.documents.mappings import ANSWER, CODES
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED
from loaders.layouts.row_issues import member_missing
from loaders.layouts.table import Table
from loaders.layouts.told import Told

NAME = "mapping"  # stands for the layout


def mapped_answers(table: Table, told: Told) -> tuple[list[Answer], list[Issue]]:
    """The answers in the cells that were told to be some, each with the codes in its row. Issue: member-missing.

    It is of the State that was told in its row, else in its column, else for the sheet; else of the one that the
    table's own row names, or the cover. Codes in rows without such an answer are the submission's.
    """
    cells = [(value, cell) for role, value, cell in told.cells if role == ANSWER]
    codes = [(CODED[role], cell) for role, _, cell in told.cells if role in CODES]
    rows = {cell.row for _, cell in cells}
    answers = [
        Answer(
            _who(table, told, cell),
            value.strip().strip("()").casefold(),
            cell,
            tuple((kind, code) for kind, code in codes if code.row == cell.row),
            received=table.cover_text("received"),
        )
        for value, cell in cells
    ]
    answers += [Answer(_who(table, told, cell), codes=((kind, cell),)) for kind, cell in codes if cell.row not in rows]
    nobody = [answer for answer in answers if table.is_nobody(answer.who)]
    issues = [member_missing(table, "a name in its row or column", answer.who.member) for answer in nobody]
    return [answer for answer in answers if answer not in nobody], issues


def _who(table: Table, told: Told, cell: Cell) -> Who:
    """Who answers in a cell, with all that the cover tells of it."""
    above = [one for one in told.members if one.column == cell.column and one.row < cell.row]
    named = told.beside.get(cell.row) or (above[-1] if above else None)
    if named is None and not told.beside and told.member is None and table.names:
        return table.who(cell.row, table.names, is_grouped=True)
    if named is None and not told.beside:
        named = told.member or table.cover.get("member")
    known = tuple((role, table.cover[role]) for role in WHO if role in table.cover)
    return Who(named or cell._replace(value="", column=0), known, table.is_attributable)


def without_mapped(table: Table, answers: Iterable[Answer], told: Told) -> tuple[list[Answer], list[Issue]]:
    """The answers that a layout has read without those in cells that were taken out of its sheet.

    Issue: mapping-misplaced, where a label was written over what the layout reads as an answer: nobody said that.
    """
    kept, issues = [], []
    for answer in answers:
        place = (answer.text.row, answer.text.column) if answer.text else None
        is_own = answer.text is not None and answer.text.sheet == table.sheet.name
        if is_own and place in told.written:
            found = "an answer is read there, and no label"
            issues.append(table.issue("mapping-misplaced", answer.text._replace(value=""), told="label", found=found))
        elif is_own and place in told.taken and answer.text.is_empty:
            kept += [answer._replace(text=None)] if answer.codes or answer.marks else []
        else:
            kept.append(answer)
    return kept, issues
