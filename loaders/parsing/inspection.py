"""What a light look at a sheet tells: how far it reaches, what is merged, and what the reader would hide."""

from __future__ import annotations

from collections.abc import Sequence

from . import limits
from .addresses import address_of
from .limits import over
from .rich_text import Apart

Place = tuple[int, int]
Finding = tuple[str, str, str]  # kind (error, formula), cell, what stands there


class Look:
    """What was seen of a sheet: its last row and column (1-based), filled cells, merged ranges and findings.

    The kinds of findings are `error` (a cell with an error, which the reader gives as an empty text) and `formula` (one
    without a stored value); `found` counts all of them, of which the first are listed.
    `outside` tells what stands outside of the cells, `boxes` the text boxes over one cell each, `apart` the cells with
    letters that are written apart. No dataclass: what that imports is a sixth of the time in which the process starts.
    """

    def __init__(self, merged: Sequence[tuple[Place, Place]] = ()) -> None:
        self.row = self.column = self.cells = self.found = 0
        self.merged = list(merged)
        self.findings: list[Finding] = []
        self.outside: dict[str, list[str]] = {}
        self.boxes: dict[Place, str] = {}
        self.apart: dict[Place, Apart] = {}

    def reach(self, row: int, column: int, cells: int = 1) -> None:
        """Count filled cells, the last of which stands there (1-based). Raises Refused beyond the limits."""
        self.row, self.column, self.cells = max(self.row, row), max(self.column, column), self.cells + cells
        limits.check_reach(self.row, self.column)
        if self.cells > limits.MAX_CELLS:
            raise over("The number of filled cells", self.cells, limits.MAX_CELLS)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged range (0-based). Raises Refused for too many."""
        self.merged.append(((top, left), (bottom, right)))
        if len(self.merged) > limits.MAX_MERGED:
            raise over("The number of merged ranges", len(self.merged), limits.MAX_MERGED)

    def find(self, kind: str, cell: Place | str, text: str) -> None:
        """Note a finding at an address, or at a 0-based place."""
        self.found += 1
        if len(self.findings) < limits.MAX_FINDINGS:
            self.findings.append((kind, cell if isinstance(cell, str) else address_of(*cell), text))
