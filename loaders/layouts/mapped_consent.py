"""Cells that say whether a source may be named: no mapping covers or relabels them, for attribution.csv alone decides.

A mapping is of the places of answers. One that took out “Chatham House Rule”, or a column in which consent is refused,
would name those who asked not to be. What counts are the cells as received, whatever other mappings make of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.codes.objectives import read_mark
from loaders.documents.answer import ATTRIBUTION
from loaders.documents.areas import Area
from loaders.documents.mappings import HEADER, IGNORE, MEMBER
from loaders.documents.workbook import Cell, Place, Sheet
from loaders.headers.one_header import role_of
from loaders.layouts.mapped_labels import Misplaced
from loaders.layouts.silent_lines import LONGEST_REMARK
from loaders.respondents.attribution import LONGEST_LINE, names_rule, read_attribution
from loaders.respondents.silence import asks_only_silence, may_ask_silence

LONGEST_LABEL = 200  # characters
WHO = (MEMBER, "organization", "category", "respondent")  # in whose columns “anonymous” withholds its row, as anywhere
ANSWERED_WITHIN = 2  # rows below a question that stands alone, in which its answer or its boxes stand
HIDES = (
    "it would hide what the document says of naming its source (at {place}); whether that one may be named is"
    " decided in attribution.csv"
)


class Consent:
    """The places of a sheet, as received, that ask whether its source is named or answer this."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._heads: dict[int, int] = {}  # column -> its first row with a head that asks
        self._heading: set[Place] = set()
        self._kept: set[Place] = set()
        for row in range(len(sheet.rows)):
            self._look(list(sheet.filled(row)))

    def check(self, area: Area, role: str) -> None:
        """Raise Misplaced where a mapping to a role would hide what is said of naming the source."""
        for cell in area.cells(self._sheet):
            if self._is_kept(cell, role, area.kind == "column"):
                raise Misplaced(HIDES.format(place=cell.address))

    def _look(self, cells: list[Cell]) -> None:
        for place, cell in enumerate(cells):
            role = consent_asked(cell, self._sheet)
            if role is None:
                continue
            self._kept.add((cell.row, cell.column))
            if len(cells) == 1:
                self._kept.update(self._answers_below(cell))
            elif self._is_head(role, cells, place):
                self._heads.setdefault(cell.column, cell.row)
                self._heading.add((cell.row, cell.column))
            else:
                self._kept.update((beside.row, beside.column) for beside in cells[place + 1 :])

    def _answers_below(self, label: Cell) -> Iterator[Place]:
        rows = range(label.row + 1, min(label.row + 1 + ANSWERED_WITHIN, len(self._sheet.rows)))
        for below in (list(self._sheet.filled(row)) for row in rows):
            yield from ((cell.row, cell.column) for cell in below if len(below) == 1 and _may_answer(cell))

    def _is_head(self, role: str, cells: list[Cell], place: int) -> bool:
        """Whether a label stands above its answers rather than beside its answer."""
        beside = cells[place + 1] if place + 1 < len(cells) else None
        is_said = beside is not None and not role_of(beside.text.strip()) and read_attribution(role, beside) is not None
        below = self._sheet.below(cells[place].row, cells[place].column, 1)
        is_below = any(read_attribution(role, cell) is not None and not role_of(cell.text.strip()) for cell in below)
        return not is_said or is_below

    def _is_kept(self, cell: Cell, role: str, is_column: bool) -> bool:
        place = cell.row, cell.column
        if role == HEADER:  # the labels of columns stand in it, too
            return names_rule(cell.text) or (place in self._kept and place not in self._heading)
        if place in self._kept or cell.row > self._heads.get(cell.column, cell.row):
            return True
        if is_column and role in WHO and len(list(self._sheet.filled(cell.row))) > 1:
            return False  # the cell stays where it is, and is judged there
        return len(cell.text) <= LONGEST_LINE and self._asks_silence(cell, role)

    def _asks_silence(self, cell: Cell, role: str) -> bool:
        """Whether a text asks for silence; among answers that speak of confidential services it says nothing else."""
        if names_rule(cell.text):
            return True
        if role != IGNORE and len(list(self._sheet.filled(cell.row))) > 1:
            return len(cell.text) <= LONGEST_REMARK and asks_only_silence(cell.text)
        return may_ask_silence(cell.text)


def consent_asked(cell: Cell, sheet: Sheet) -> str | None:
    """The role of a label that asks whether a source is named, with the head above it or alone; None for another."""
    text = cell.text.strip()
    if not text or len(text) > LONGEST_LABEL or isinstance(cell.value, int | float):
        return None
    above = sheet.spanned(cell.row - 1, cell.column).text.strip() if cell.row else ""
    alone = (text, text.partition(":")[0].strip(), text.partition("?")[0].strip() + "?")
    for label in (*alone, *([f"{above} {text}"] if above and len(above) <= LONGEST_LABEL else [])):
        if (role := role_of(label)) in ATTRIBUTION:
            return role
    return None


def _may_answer(cell: Cell) -> bool:
    """Whether a text may be the answer to a question above it: a mark, boxes, or a few words."""
    return read_mark(cell.value) is not None or len(cell.text) <= LONGEST_REMARK
