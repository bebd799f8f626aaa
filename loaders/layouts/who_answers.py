"""Who answers in each row of a table: by its own columns, else by the cover."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from loaders.documents.answer import ATTRIBUTION, WHO, Who
from loaders.documents.workbook import Cell, Sheet, text_of
from loaders.headers.one_header import Column, Header
from loaders.layouts.named_above import find_named_above
from loaders.layouts.silent_lines import SilentRows
from loaders.respondents.member_codes import decoded


class WhoAnswers:
    """The respondents of a table's rows. The same respondent in 40 rows is one: at the first of them."""

    def __init__(self, sheet: Sheet, header: Header, cover: Mapping[str, Cell], is_attributable: bool) -> None:
        self._sheet, self._header, self._cover, self._is_attributable = sheet, header, cover, is_attributable
        self._silent = SilentRows(sheet, header)
        self._known: dict[tuple[object, ...], Who] = {}
        self._alike: dict[tuple[object, ...], Who] = {}
        self._named_above: dict[int, dict[int, int]] = {}

    def of(self, row: int, member: Column | None, alone: Cell | None, is_grouped: bool) -> Who:
        """Who answers in a row; `alone` names the State where no column does.

        `is_grouped`: in this layout a name may be written once for several rows.
        """
        said = self._said(row, member)
        if said not in self._alike:
            who = self._read(row, member, alone, is_grouped)
            if said is None:
                return who
            self._alike[said] = who
        return self._alike[said]

    def _said(self, row: int, member: Column | None) -> tuple[object, ...] | None:
        """The values by which a row says who answers; None where others than its own may say it."""
        if member is None or self._sheet.merged or self._silent.has_any:
            return None
        values = self._sheet.rows[row]
        name, *others = [values[index] if index < len(values) else "" for index in (member.index, *self._telling_at)]
        return (member.index, name, *others) if text_of(name).strip() else None

    def _read(self, row: int, member: Column | None, alone: Cell | None, is_grouped: bool) -> Who:
        sheet = self._sheet
        told = []
        for role, column in self._telling:
            cell = self._cover[role] if column is None else sheet.spanned(row, column.index)
            if not cell.is_empty or role in ATTRIBUTION:  # where a name is asked for, no answer is an answer, too
                told.append((role, cell))
        told += [("attribution", cell) for cell in self._silent.cells(row)]
        name = sheet.spanned(row, member.index) if member else alone
        if is_grouped and member and name and name.is_empty and row in (above := self.named_above(member)):
            name = sheet.cell(above[row], member.index)
        if member and name and name.is_empty:  # asked in one of two languages
            others = (sheet.cell(row, column.index) for column in self._header.all(member.role))
            name = next((cell for cell in others if not cell.is_empty), name)
        if member and name and member.role in ("member", "member_code"):
            name = decoded(name, member.cell.text, sheet.name, is_code=member.role == "member_code")
        is_attributable = self._is_attributable and not self._silent.names_rule(row)
        who = Who(name or sheet.cell(row, 0)._replace(value=""), tuple(told), is_attributable)
        if who.member.is_empty:
            return who  # whatever is told of it, what lacks is told at its own cell
        said = who.member.value, is_attributable, *((role, cell.value) for role, cell in told)
        return self._known.setdefault(said, who)

    def named_above(self, member: Column) -> dict[int, int]:
        """Row without a name -> the row above whose name holds for it (see find_named_above)."""
        if member.index not in self._named_above:
            self._named_above[member.index] = find_named_above(self._sheet, self._header, member)
        return self._named_above[member.index]

    @cached_property
    def _telling(self) -> list[tuple[str, Column | None]]:
        """Role and column of all that tells of a respondent; None for the column where it is the cover.

        A column counts before the cover. On whether a source may be named all of them count. A column that names a
        question is passed over: it speaks of that answer alone.
        """
        found: list[tuple[str, Column | None]] = []
        for role in WHO:
            columns = [column for column in self._header.all(role) if not column.question]
            found += [(role, column) for column in (columns if role in ATTRIBUTION else columns[:1])]
            if role in self._cover and (role in ATTRIBUTION or not columns):
                found.append((role, None))
        return found

    @cached_property
    def _telling_at(self) -> list[int]:
        return [column.index for _, column in self._telling if column]
