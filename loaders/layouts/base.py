"""What a layout is: the parts that must stand in a sheet, the columns it explains, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from gcm_data.tables.issues import Issue
from loaders.documents.answer import Answer
from loaders.documents.workbook import Sheet
from loaders.headers.one_header import Column, Header
from loaders.layouts.table import Table

Reader = Callable[[Table], tuple[list[Answer], list[Issue]]]


class Part(NamedTuple):
    """What must stand in a sheet, for people, and the test of it; role and value of the mapping that would mend it."""

    what: str
    is_there: Callable[[Table], bool]
    role: str = "member"
    value: str = ""


@dataclass(frozen=True)
class Layout:
    """A layout: its name, the parts that make it, which columns it explains, and how it is read.

    `find` finds the header of a layout that no header row in words tells, in so many first rows; None for the others.
    """

    name: str
    parts: tuple[Part, ...]
    explains: Callable[[Column], bool]
    read: Reader
    find: Callable[[Sheet, str, int], Header | None] | None = None

    @property
    def looked_for(self) -> str:
        """Its parts in words."""
        return ", ".join(part.what for part in self.parts)

    def fits(self, table: Table) -> bool:
        """Whether all its parts are there; those that are told by the header alone stand first."""
        return all(part.is_there(table) for part in self.parts)

    def missing(self, table: Table) -> list[Part]:
        """The parts that the table lacks; none where it fits."""
        return [part for part in self.parts if not part.is_there(table)]

    def explained(self, header: Header) -> int:
        """How many of the header's columns this layout uses: of two that fit, the one that explains more counts."""
        return sum(map(self.explains, header.columns))


def has_respondents(table: Table) -> bool:
    """Whether a column names the State or tells of a stakeholder."""
    return bool(table.names or table.header.one("category") or table.state_bands)


def tells_respondent(column: Column) -> bool:
    """Whether a column says who answers."""
    return column.role in ("member", "member_code", "organization", "respondent", "category")


STATE = Part("a column of States", has_respondents)
NO_STATE = Part("no column of States", lambda table: not has_respondents(table))
QUESTION = Part("a column of questions", lambda table: bool(table.header.one("question") or table.bands), "question")
RESPONSE = Part("a column of responses", lambda table: bool(table.header.one("response")), "response")
