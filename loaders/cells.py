"""The accounting of a document: the role of every cell as rows of the `cell_runs` table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.budget import more
from loaders.documents.roles import Roles
from loaders.documents.workbook import Document
from loaders.parsing.addresses import address_of

MOST_RUNS = 100_000  # of a document; a table of all members with a note between all of its rows has some 50 a column


@dataclass(frozen=True, slots=True)
class CellRun:
    """Cells of one column that have one role, such as D7:D31,D33; `number` counts them. Grain of `cell_runs`."""

    cycle: str
    document: str
    sheet: str
    cells: str
    role: str
    rule: str
    number: int


def runs_of(document: Document, roles: Roles) -> Iterator[CellRun]:
    """The roles of all filled cells of a document. Raises Refused where they change more often than in any real one."""
    for count, run in enumerate(roles.runs()):
        if count == MOST_RUNS:
            raise more("The number of changes between cells that are read and others", MOST_RUNS)
        place = ",".join(_range(first, last, run.column) for first, last in run.stretches)
        number = sum(last - first + 1 for first, last in run.stretches)
        yield CellRun(document.cycle, document.name, run.sheet, place, run.role, run.rule, number)


def _range(first: int, last: int, column: int) -> str:
    start = address_of(first, column)
    return start if first == last else f"{start}:{address_of(last, column)}"
