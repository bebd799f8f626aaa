"""A sheet whose header is known: the texts, codes, marks and names of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gcm_data.tables.issues import Issue, issue
from loaders.codes.names import single_name
from loaders.codes.objectives import read_target_mark, single_objective
from loaders.documents import roles
from loaders.documents.answer import ATTRIBUTION, Who
from loaders.documents.mappings import mapping_line
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Document, Sheet, text_of
from loaders.headers.asked_by_sheet import asked_by_sheet
from loaders.headers.one_header import CODED, Column, Header, Target
from loaders.headers.question_letters import first_to_last, letters
from loaders.layouts.bands import below_bands, is_question, objective_of_sheet, state_above, state_in
from loaders.layouts.former_rows import Former, former_rows
from loaders.layouts.who_answers import WhoAnswers
from loaders.respondents.kinds import tells_stakeholder
from loaders.vocabulary import plain

DELIMITED = (".csv", ".tsv", ".txt")


@dataclass(frozen=True)
class Table:
    """A sheet whose header is known. `cover`: label/value pairs by role, of the sheet itself or the workbook's cover.

    `names_itself`: the sheet, one of several, says on itself or by its name whose answers it holds. `asked`: the
    question that all of its rows answer, as a person has told. `is_beside_one`: the other sheets are of one State.
    """

    document: Document
    sheet: Sheet
    header: Header
    instrument: str
    cover: Mapping[str, Cell] = field(default_factory=dict)
    names_itself: bool = False
    is_attributable: bool = True
    asked: Cell | None = None
    is_beside_one: bool = False
    roles: Roles = field(default_factory=lambda: Roles(()), compare=False, repr=False)

    def issue(self, code: str, cell: Cell | None = None, **facts: object) -> Issue:
        """An issue of this table, at a cell if one is given."""
        place = {"cell": cell.address, "value": cell.text} if cell else {}
        facts = {"letters": first_to_last(self.instrument), **facts}
        return issue(
            code,
            self.document.name,
            cycle=self.document.cycle,
            sheet=cell.section if cell else self.sheet.name,
            **place,
            **facts,
        )

    def mapping_line(self, place: str, role: str, value: str = "") -> str:
        """A row of mapping.csv on a place of this sheet, ready to copy."""
        return mapping_line(self.document.name, self.sheet.name, place, role, value)

    @cached_property
    def longer_rows(self) -> dict[int, Cell]:
        """Row of a text with delimiters -> its first field right of the header, where a few rows have such fields.

        A delimiter in a text without quotes moves all that follows it; where most rows go on, a head is missing.
        """
        if not self.document.name.lower().endswith(DELIMITED) or self.header.row < 0:
            return {}
        last = len(self.sheet.rows[self.header.row])
        rows = range(self.header.row + 1, len(self.sheet.rows))
        found = {row: self.sheet.cell(row, last) for row in rows if any(v != "" for v in self.sheet.rows[row][last:])}
        return found if 2 * len(found) < len(rows) else {}

    @cached_property
    def former(self) -> Former:
        """Row of a former answer or a draft -> the cell that tells so, and one that tells a present answer."""
        return former_rows(self.sheet, self.header, self.document.cycle, self._stands_for)

    def _stands_for(self, row: int) -> tuple[str, str]:
        """Who answers in a row, and what."""
        question = self.header.one("question")
        asked = self.sheet.spanned(row, question.index) if question else self.bands.get(row)
        return self.who(row, self.names, is_grouped=True).member.text.strip(), asked.text.strip() if asked else ""

    @cached_property
    def names(self) -> Column | None:
        """The column that names who answers: the State or, where none does, the organization or the respondent."""
        return next(filter(None, map(self.header.one, ("member", "organization", "respondent"))), None)

    def text(self, row: int, *roles: str) -> str:
        """The first text that stands in a row under one of the roles, without the white space around it.

        A column that names a question is passed over: it speaks of that answer alone.
        """
        values = self.sheet.rows[row]
        for role in roles:
            for column in self._by_role.get(role, ()):
                value = values[column.index] if column.index < len(values) else ""
                if value != "" and (text := text_of(value).strip()):
                    return text
        return ""

    @cached_property
    def _by_role(self) -> dict[str, list[Column]]:
        found: dict[str, list[Column]] = {}
        for column in self.header.columns:
            if not column.question:
                found.setdefault(column.role, []).append(column)
        return found

    def codes(self, row: int, question: str = "") -> tuple[tuple[str, Cell], ...]:
        """The filled coded cells of a row whose header names this question (or none)."""
        coded, sheet = self._coded_columns.get(question, ()), self.sheet
        if not sheet.merged:
            values = sheet.rows[row]
            coded = [(kind, index) for kind, index in coded if index < len(values) and values[index] != ""]
        cells = [(kind, sheet.spanned(row, index)) for kind, index in coded]
        return tuple([(kind, cell) for kind, cell in cells if not cell.is_empty])

    @cached_property
    def _coded_columns(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for column in self.header.columns:
            if column.role in CODED:
                found.setdefault(column.question, []).append((CODED[column.role], column.index))
        return found

    def who(self, row: int, member: Column | None, is_grouped: bool = False) -> Who:
        """Who answers in a row: by its own columns, else by the cover.

        `is_grouped`: in this layout a name may be written once for several rows.
        """
        alone = None if member else self.state_bands.get(row) or self.cover.get("member")
        return self._answering.of(row, member, alone, is_grouped)

    @cached_property
    def _answering(self) -> WhoAnswers:
        return WhoAnswers(self.sheet, self.header, self.cover, self.is_attributable)

    @property
    def cover_attribution(self) -> tuple[tuple[str, Cell], ...]:
        """What the cover says of whether a source may be named."""
        return tuple((role, self.cover[role]) for role in ATTRIBUTION if role in self.cover)

    def named_above(self, member: Column) -> dict[int, int]:
        """Row without a name -> the row above whose name holds for it: a State written once for several answers.

        Only where the table is made so: no name comes twice, and half of them or more stand for several rows. A blank
        name in any other table is an omission, and nobody can say whose answer that is.
        """
        return self._answering.named_above(member)

    @cached_property
    def bands(self) -> dict[int, Cell]:
        """Row -> the question written once above the rows of its answers, in a row of its own, or for the whole sheet.

        Only where no column asks.
        """
        if self.header.one("question") or self.header.questions:
            return {}
        rows = range(self.header.row + 1, len(self.sheet.rows))
        if self.asked:
            return dict.fromkeys(rows, self.asked)
        found = below_bands(self.sheet, rows, lambda cell: cell if is_question(cell, self.instrument) else None)
        if not found and (asked := asked_by_sheet(self.sheet, self.header.top, self.instrument)):
            return dict.fromkeys(rows, asked)
        return found

    @cached_property
    def objective(self) -> Cell | None:
        """The objective that the sheet tells of all its rows, where no column holds any."""
        if self.header.row < 0 or self.header.one("objectives") or self.header.one("mark"):
            return None
        return objective_of_sheet(self.sheet, self.header.top)

    @cached_property
    def state_bands(self) -> dict[int, Cell]:
        """Row -> the State written once above the rows of its answers, in a row of its own; if no column names it.

        The first may stand above the header, those below it in the same column.
        """
        if self.names or self.header.one("category"):
            return {}
        above = state_above(self.sheet, self.header.top)
        rows = range(self.header.row + 1, len(self.sheet.rows))
        return below_bands(self.sheet, rows, lambda cell: _like(above, state_in(cell)), above)

    def cover_text(self, role: str) -> str:
        """The text of the cover under a role, or an empty one."""
        return self.cover[role].text.strip() if role in self.cover else ""

    def marks(self, row: int) -> tuple[tuple[tuple[Target, Cell], ...], list[Issue]]:
        """The targets marked in a row, by a sign or their own name, and an issue for each sign that is no mark."""
        marks, issues = [], []
        for target, index in self._marked_columns:
            cell = self.sheet.cell(row, index)
            marked = read_target_mark(cell.value, letters(self.instrument))
            self.roles.say(roles.CODE, [cell] if marked is not None else [])
            if marked is None and _names_target(cell, target, self.sheet.cell(self.header.row, index)):
                marked = True
            if marked is None:
                issues.append(self.issue("mark-unknown", cell, found=cell.text.strip()))
            elif marked:
                marks.append((target, cell))
        return tuple(marks), issues

    @cached_property
    def _marked_columns(self) -> list[tuple[Target, int]]:
        return [(column.target, column.index) for column in self.header.all("mark")]

    def is_nobody(self, who: Who) -> bool:
        """Whether nothing says who answers: no State, and no stakeholder either."""
        if not who.member.is_empty:
            return False
        told = dict(who.told)
        is_named = "organization" in told or "category" in told
        return not is_named and not ("respondent" in told and tells_stakeholder(told["respondent"].text))


def _names_target(cell: Cell, target: Target, head: Cell) -> bool:
    """Whether a cell names the target of its column, as it stands there or in other words."""
    is_same = plain(cell.text) == plain(head.text) and not cell.is_empty
    kind, key = target
    return is_same or key == (str(single_objective(cell.text)) if kind == "objective" else single_name(cell.text, kind))


def _like(above: Cell | None, named: Cell | None) -> Cell | None:
    return named if above is None or named is None or named.column == above.column else None
