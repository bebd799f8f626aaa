"""Issues with the rows of a table that several layouts raise, each with the line of mapping.csv that mends it."""

from __future__ import annotations

from gcm_data.tables.issues import Issue
from loaders.documents.mappings import MEMBER, QUESTION, STATE_NAME
from loaders.documents.workbook import Cell
from loaders.headers.one_header import Column
from loaders.headers.question_letters import letters
from loaders.layouts.table import Table


def member_missing(table: Table, looked_for: str, cell: Cell | None = None) -> Issue:
    """The issue that nothing says who answers, in a row or on the whole sheet."""
    line = table.mapping_line(cell.address if cell else "", MEMBER, STATE_NAME)
    return table.issue("member-missing", cell, looked_for=looked_for, line=line)


def question_unknown(table: Table, cell: Cell, answer: str, found: str | None = None) -> Issue:
    """The issue that a cell asks none of the guiding questions, or nothing: then that a question is missing."""
    code = "question-missing" if cell.is_empty else "question-unknown"
    found = cell.text.strip() if found is None else found
    line = table.mapping_line(cell.address, QUESTION, letters(table.instrument)[0])
    return table.issue(code, cell, found=found, answer=answer, line=line)


def names_above(table: Table, member: Column | None) -> list[Issue]:
    """A note that names were read from the rows above, at the first of them."""
    rows = sorted(table.named_above(member)) if member else []
    if not rows:
        return []
    cell = table.sheet.cell(rows[0], member.index)
    return [table.issue("names-above", cell, found=len(rows), first=rows[0] + 1, last=rows[-1] + 1)]
