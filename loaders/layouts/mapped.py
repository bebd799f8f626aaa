"""What a person has told of a sheet (mapping.csv), applied before the sheet is recognized.

A label that nobody understands is read as one that everybody does; what is to be ignored is taken out; who answers, the
question of a sheet and cells that are answers are told apart. No answer is changed: its cell is read as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from gcm_data.tables.issues import Issue, issue
from loaders.documents import roles
from loaders.documents.areas import Area, area_of
from loaders.documents.mappings import (
    ANSWER,
    APPLIED,
    HEADER,
    IGNORE,
    MEMBER,
    QUESTION,
    Mapped,
    signed_rows,
)
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import classify
from loaders.layouts.mapped_consent import Consent
from loaders.layouts.mapped_labels import ONE, Misplaced, label_for, question_of
from loaders.layouts.told import Told
from loaders.respondents.members import names_member, resolve_member

HEADER_WITHIN, LONGEST_HEAD = 60, 200  # rows; characters of a head
BY_COLUMN = ("response", "choice", "source", "source_date", "received", "organization", "category", "respondent")


def apply_mappings(
    workbook: Workbook, wanted: Sequence[Mapped], instrument: str, told: Roles
) -> tuple[Workbook, dict[str, Told], list[Mapped], list[Issue]]:
    """The workbook as a person has told it, what was told by sheet, each mapping with its state, and issues.

    Issue: mapping-misplaced, for a mapping that does not fit.
    """
    sheets = {sheet.name: _Changed(sheet, instrument, told) for sheet in workbook.sheets}
    done: list[Mapped] = []
    issues: list[Issue] = []
    for mapped in sorted(wanted, key=lambda each: each.role != HEADER):  # labels stand in the headers
        try:
            done += [sheets[name].apply(mapped, rows) for name, rows in _sheets(mapped, sheets, wanted)]
        except Misplaced as misplaced:
            where = {"cycle": mapped.cycle, "sheet": mapped.sheet, "cell": mapped.place}
            facts = {"told": f"{mapped.role} {mapped.value}".strip(), "found": str(misplaced)}
            issues.append(issue("mapping-misplaced", mapped.document, **where, **facts))
            done.append(mapped)
    changed = tuple(sheets[sheet.name].sheet for sheet in workbook.sheets)
    return replace(workbook, sheets=changed), {name: each.told for name, each in sheets.items()}, done, issues


def _sheets(mapped: Mapped, sheets: dict[str, _Changed], wanted: Sequence[Mapped]) -> list[tuple[str, int]]:
    """The names of the sheets that a mapping is for, with how many rows lower they have what it speaks of.

    Raises Misplaced where the document has no such sheet. A signature that no sheet has is for other documents.
    """
    if mapped.signature:
        alike = (each for each in wanted if each.signature == mapped.signature and each.role == HEADER)
        first = next((area.top for each in alike if (area := area_of(each.place))), None)
        found = ((name, each.signed.get(mapped.signature)) for name, each in sheets.items())
        return [(name, rows[0] - (rows[0] if first is None else first)) for name, rows in found if rows]
    is_text = any(each.sheet.places is not None for each in sheets.values())
    if (not mapped.sheet or is_text) and len(sheets) == 1:
        return [(next(iter(sheets)), 0)]
    if mapped.sheet not in sheets:
        raise Misplaced(f"the document has no visible sheet “{mapped.sheet}”")
    return [(mapped.sheet, 0)]


class _Changed:
    """A sheet while mappings are applied to it."""

    def __init__(self, sheet: Sheet, instrument: str, told: Roles) -> None:
        self.sheet, self.told = sheet, Told()
        self._instrument, self._roles = instrument, told
        self._received = sheet
        self._header: int | None = None

    @cached_property
    def signed(self) -> dict[str, list[int]]:
        """Signature -> rows of the sheet as received; folding them takes long, and most documents have no mappings."""
        return signed_rows(self._received)

    @cached_property
    def _consent(self) -> Consent:
        return Consent(self._received)

    def apply(self, mapped: Mapped, rows: int) -> Mapped:
        """Apply a mapping, so many rows lower; the mapping with its state. Raises Misplaced."""
        area = self._area(mapped).lower(rows)
        is_written = mapped.role in (MEMBER, QUESTION) and mapped.value and area.kind == "cell"
        is_there = area.kind == "sheet" or mapped.role == HEADER or any(True for _ in area.cells(self.sheet))
        if not (is_there or is_written):
            raise Misplaced(f"there is nothing at {mapped.place}")
        self._consent.check(area, mapped.role)
        if mapped.role == HEADER:
            self._tell_header(area, mapped.signature)
        elif mapped.role == IGNORE:
            self._ignore(area)
        elif area.kind == "sheet":
            self._tell_sheet(mapped)
        elif self.sheet.places is not None and mapped.role in BY_COLUMN and self.sheet.places.is_row(area.top):
            self._write(area.top, area.left, label_for(mapped, self._instrument))
        elif area.kind == "column" or mapped.role in BY_COLUMN:
            self._tell_column(mapped, area)
        elif is_written:
            self._write(area.top, area.left, self._written(mapped, area))
        elif mapped.role == QUESTION or mapped.role in ONE:
            self._tell_label(mapped, area)
        else:
            self._tell_cells(mapped, area)
        row = self._header if self._header is not None else min((at[0] for at in self.signed.values()), default=None)
        signature = mapped.signature or next((sign for sign, at in self.signed.items() if row in at), "")
        if self.sheet.places is not None:
            return replace(mapped, state=APPLIED)
        return replace(mapped, sheet=self.sheet.name, place=area.place, signature=signature, state=APPLIED)

    def _area(self, mapped: Mapped) -> Area:
        """The place of a mapping: in a text document an address of its own."""
        if self.sheet.places is None or not mapped.place:
            area = area_of(mapped.place)
        else:
            place = self.sheet.place_of(mapped.place)
            area = Area("cell", *place, *place) if place else None
        if area is None:
            raise Misplaced(f"the document has no place “{mapped.place}”")
        return area

    def _tell_header(self, area: Area, signature: str) -> None:
        if area.kind != "row" or area.top >= len(self.sheet.rows):
            raise Misplaced(f"a header is a row of the sheet, such as row 6, which has {len(self.sheet.rows)} rows")
        self._header = area.top if self._header is None else self._header
        rows = self.signed.get(signature, [area.top])
        self.sheet = replace(self.sheet, headers=tuple(sorted({*self.sheet.headers, *rows})))

    def _ignore(self, area: Area) -> None:
        found = list(area.cells(self.sheet))
        self._roles.say(roles.IGNORED, found, roles.MAPPED)
        self.told.taken.update((cell.row, cell.column) for cell in found)
        self._empty(found)

    def _tell_sheet(self, mapped: Mapped) -> None:
        if mapped.role == MEMBER and resolve_member(mapped.value).iso3:
            self.told.member = Cell(mapped.value, self.sheet.name, -1, 0)
        elif mapped.role == QUESTION:
            self.told.question = Cell(label_for(mapped, self._instrument), self.sheet.name, -1, 0)
        else:
            raise Misplaced(
                "a sheet is one question, the answers of one State (its name as value), or ignored; a place is missing"
            )

    def _tell_column(self, mapped: Mapped, area: Area) -> None:
        """Write a label that is understood above the column, in each header."""
        likely = self.signed.get(mapped.signature) or self._likely_header(area.left)
        headers = self.sheet.headers or tuple(likely)
        if area.kind != "column" or not headers:
            raise Misplaced("no row was told as the header (role header, place such as row 6), and none looks like one")
        self._header = headers[0] if self._header is None else self._header
        text = mapped.value if mapped.role == MEMBER and mapped.value else label_for(mapped, self._instrument)
        for row in headers:
            for column in range(area.left, min(area.right, len(self.sheet.rows[row]) - 1) + 1):
                self._write(row, column, text)

    def _tell_label(self, mapped: Mapped, area: Area) -> None:
        """Write a label that is understood into the first cell; further rows are the rest of what is asked there."""
        first, *others = area.cells(self.sheet)
        self._write(first.row, first.column, label_for(mapped, self._instrument))
        rest = [cell for cell in others if cell.row > first.row]
        self._roles.say(roles.QUESTION, rest)
        self._empty(rest)

    def _tell_cells(self, mapped: Mapped, area: Area) -> None:
        """Take cells out of the sheet, to be read by what was told of them."""
        if mapped.role == ANSWER and mapped.value:  # without one: a passage that answers no question of its own
            question_of(mapped, self._instrument)
        found = list(area.cells(self.sheet))
        self.told.taken.update((cell.row, cell.column) for cell in found)
        unknown = next((cell for cell in found if not resolve_member(cell.text).iso3), None)
        if mapped.role == MEMBER and unknown:
            raise Misplaced(f"“{unknown.text.strip()[:LONGEST_HEAD]}” at {unknown.address} names no member of ESCAP")
        self.told.cells += [(mapped.role, mapped.value, cell) for cell in found]
        if mapped.role != MEMBER:
            self._empty(found)
        elif len(found) == 1 and area.top == area.bottom:
            self.told.member = self.told.member or found[0]
        else:
            rows = range(area.top, min(area.bottom + 1, len(self.sheet.rows)))
            names = ((row, self.sheet.spanned(row, area.left)) for row in rows)
            self.told.beside |= {row: name for row, name in names if not name.is_empty}

    def _written(self, mapped: Mapped, area: Area) -> str:
        """What a cell is read as: a question, or the name of a State, who answers on the sheet if it stands above."""
        if mapped.role == QUESTION:
            return label_for(mapped, self._instrument)
        if not resolve_member(mapped.value).iso3:
            raise Misplaced(f"“{mapped.value[:LONGEST_HEAD]}” names no member of ESCAP")
        headers = self._likely_header(area.left)
        if not headers or area.top < headers[0]:
            self.told.member = Cell(mapped.value, self.sheet.name, area.top, area.left)
        return mapped.value

    def _likely_header(self, column: int) -> list[int]:
        """The row in which the column has a head that nobody understands, with the most heads that are understood;
        without any, the first with short texts and no State.
        """
        best, most = [], (False, False, -1)
        for row in range(min(HEADER_WITHIN, len(self.sheet.rows))):
            cells = list(self.sheet.filled(row))
            if len(cells) < 2 or any(len(cell.text) > LONGEST_HEAD or names_member(cell.text) for cell in cells):
                continue
            known = {cell.column for cell in cells if classify(cell.text.strip(), self._instrument)}
            is_headed, others = any(cell.column == column for cell in cells), len(known - {column})
            rank = is_headed, is_headed and column not in known and others > 0, others
            if rank > most:
                best, most = [row], rank
        return best

    def _write(self, row: int, column: int, text: str) -> None:
        """Another text in a cell of a sheet of its own."""
        width = max(map(len, self.sheet.rows), default=0)
        if row >= len(self.sheet.rows) or column >= width:
            raise Misplaced(f"the sheet has {len(self.sheet.rows)} rows and {width} columns")
        self.told.written.add((row, column))
        rows = [*self.sheet.rows]
        rows[row] = [*rows[row], *[""] * (column + 1 - len(rows[row]))]
        rows[row][column] = text
        self.sheet = replace(self.sheet, rows=rows)

    def _empty(self, cells: Sequence[Cell]) -> None:
        rows = [*self.sheet.rows]
        for row in {cell.row for cell in cells}:
            taken = {cell.column for cell in cells if cell.row == row}
            rows[row] = ["" if column in taken else value for column, value in enumerate(rows[row])]
        self.sheet = replace(self.sheet, rows=rows)
