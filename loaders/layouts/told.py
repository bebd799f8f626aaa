"""What a person has told of one sheet, besides its labels."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.documents.mappings import MEMBER
from loaders.documents.workbook import Cell, Place


@dataclass
class Told:
    """What was told of one sheet besides its labels: who answers, its question, and cells by their role and value.

    `beside` names who answers by row. `taken` are the places that are no longer the sheet's own, `written` those whose
    label was read as another.
    """

    member: Cell | None = None
    question: Cell | None = None
    cells: list[tuple[str, str, Cell]] = field(default_factory=list)
    beside: dict[int, Cell] = field(default_factory=dict)
    taken: set[Place] = field(default_factory=set)
    written: set[Place] = field(default_factory=set)

    @property
    def members(self) -> list[Cell]:
        """The cells that name who answers."""
        return [cell for role, _, cell in self.cells if role == MEMBER]
