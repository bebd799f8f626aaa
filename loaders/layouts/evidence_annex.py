"""A tenth layout: the evidence annex that this project writes, a row per mention beside its passage, read back.

It states the evidence, so that nothing is looked for in its texts. The other sheets of its workbook count the same
evidence, and are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.specs import BASES
from loaders import vocabulary
from loaders.codes.names import read_names
from loaders.codes.objectives import single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer, Stated, Who
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import CODED, Column, Header, role_of
from loaders.headers.question_letters import leading_letter
from loaders.headers.rows import HEADER_WITHIN
from loaders.layouts.base import Layout, Part
from loaders.layouts.table import Table
from loaders.respondents.attribution import names_rule
from loaders.respondents.kinds import STATE, kinds_in, tells_kind
from loaders.respondents.members import names_member

NEEDED = frozenset(
    ("number", "respondent", "review", "question", "kind", "target", "basis", "evidence", "at", "passage")
)
WORDINGS = "evidence_annex.csv"
_ROLES = {
    **dict.fromkeys(("respondent", "submission"), roles.WHO),
    **dict.fromkeys(("document", "sheet", "cell", "source", "date"), roles.SOURCE),
    "question": roles.QUESTION,
    "passage": roles.ANSWER,
}
OTHER_REVIEW, UNNAMED = "of another review", "of a State that may not be named"


def find_header(sheet: Sheet, instrument: str, within: int = HEADER_WITHIN) -> Header | None:
    """The header, in the first rows, with all the heads of an annex; or None."""
    known = vocabulary.wordings(WORDINGS, "role").exact
    for row in range(min(len(sheet.rows), within)):
        if len(sheet.rows[row]) < len(NEEDED):
            continue
        columns: dict[str, Column] = {}
        for cell in sheet.filled(row):
            if role := known.get(vocabulary.plain(cell.text)):
                columns.setdefault(role, Column(cell, role))
        if columns.keys() >= NEEDED:
            heads = {column.index for column in columns.values()}
            unknown = tuple(cell for cell in sheet.filled(row) if cell.column not in heads)
            return Header(row, tuple(columns.values()), (), unknown, row)
    return None


def alone(workbook: Workbook) -> tuple[Workbook, list[Issue]]:
    """A workbook with its evidence annexes alone, and a note on the sheets left out; any other workbook as it is."""
    annexes = tuple(sheet for sheet in workbook.sheets if find_header(sheet, ""))
    if not annexes or len(annexes) == len(workbook.sheets):
        return workbook, []
    others = ", ".join(f"“{sheet.name}”" for sheet in workbook.sheets if sheet not in annexes)
    document = workbook.document
    found = issue("annex-alone", document.name, cycle=document.cycle, annex=annexes[0].name, found=others)
    return replace(workbook, sheets=annexes), [found]


@dataclass
class _Annex:
    """An annex while it is read: its passages in order, and the rows that are left out, by the reason."""

    table: Table
    answers: dict[tuple[str, ...], Answer] = field(default_factory=dict)
    left: dict[str, list[Cell]] = field(default_factory=dict)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {column.role: column.index for column in self.table.header.columns}

    @cached_property
    def _roles(self) -> list[tuple[int, str, str]]:
        """Column and role of each head."""
        return [(index, _ROLES.get(role, roles.CODE), "") for role, index in self._columns.items()]

    def cell(self, row: int, role: str) -> Cell:
        """The cell of a row under a head; an empty one where the annex lacks the column."""
        column = self._columns.get(role)
        return Cell("", self.table.sheet.name, row, 0) if column is None else self.table.sheet.cell(row, column)

    def read(self, row: int) -> None:
        """Take the mention of a row in under its passage, or leave the row out."""
        target = self.cell(row, "target")
        self.table.roles.say_row(roles.IGNORED, self.table.sheet.name, row, roles.LEFT)
        if target.is_empty:
            return
        respondent = self.cell(row, "respondent")
        if self.cell(row, "review").text.strip() != self.table.document.cycle:
            self.left.setdefault(OTHER_REVIEW, []).append(target)
        elif STATE in kinds_in(respondent.text) and not names_member(respondent.text):
            self.left.setdefault(UNNAMED, []).append(respondent)
        elif stated := self._stated(row):
            key = tuple(
                self.cell(row, role).text for role in ("number", "submission", "respondent", "question", "passage")
            )
            answer = self.answers.get(key) or self._answer(row)
            self.answers[key] = answer._replace(stated=(*answer.stated, stated))
            self.table.roles.say_columns(self.table.sheet.name, row, self._roles)
        else:
            self.table.roles.say_row(roles.UNREAD, self.table.sheet.name, row)
            self.left.setdefault("", []).append(target)

    def _stated(self, row: int) -> Stated | None:
        """The mention of a row; None where it can't be told, or where its words do not stand in its passage."""
        kind = CODED.get(role_of(self.cell(row, "kind").text.strip()) or "", "")
        target = _target(kind, self.cell(row, "target").text)
        basis, evidence = self.cell(row, "basis").text.strip(), self.cell(row, "evidence")
        is_asked = not self.cell(row, "question").is_empty
        if not target or basis not in BASES or evidence.is_empty or is_asked == (self._question(row) == ""):
            return None
        if basis == "coded":
            return Stated(kind, target, basis, None, evidence)
        text, at = self.cell(row, "passage").text, self.cell(row, "at").text.strip()
        start = int(at) - 1 if at.isdecimal() else -1
        if start < 0 or not text.startswith(evidence.text, start):
            return None
        return Stated(kind, target, basis, start, evidence)

    def _question(self, row: int) -> str:
        return leading_letter(self.cell(row, "question").text.strip(), self.table.instrument)[0] or ""

    def _answer(self, row: int) -> Answer:
        """The passage of a row as an answer, or the submission whose code or mark stands in no answer."""
        question, passage = self._question(row), self.cell(row, "passage")
        return Answer(
            self._who(row),
            question,
            passage if question or not passage.is_empty else None,
            source=self.cell(row, "source").text.strip(),
            source_date=self.cell(row, "date").text.strip(),
            entry=self.cell(row, "submission").text.strip(),
            is_compiled=True,
        )

    def _who(self, row: int) -> Who:
        """Who answers; a source whose document is withheld stays one that may not be named."""
        named, place = self.cell(row, "respondent"), self.cell(row, "document").text
        is_attributable = self.table.is_attributable and not names_rule(place)
        if names_member(named.text) or not tells_kind(named.text):
            return Who(named, (), is_attributable)
        return Who(named._replace(value=""), (("respondent", named),), is_attributable)

    def issues(self) -> list[Issue]:
        """A note on the rows left out for each reason, and a warning on those that could not be read."""
        found = []
        for reason, cells in self.left.items():
            code = "annex-rows-left" if reason else "annex-rows-unread"
            found.append(self.table.issue(code, cells[0], found=len(cells), reason=reason))
        return found


def _target(kind: str, text: str) -> str:
    """The one target that a text names, or ""."""
    if kind == "objective":
        return str(single_objective(text) or "")
    named = read_names(text, kind).found if kind else {}
    return next(iter(named)) if len(named) == 1 else ""


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The passages of the annex, each with the mentions that it states. Issues: annex-rows-left, annex-rows-unread."""
    annex = _Annex(table)
    for row in range(table.header.row + 1, len(table.sheet.rows)):
        annex.read(row)
    return list(annex.answers.values()), annex.issues()


LAYOUT = Layout(
    "evidence annex",
    (Part("the heads of an evidence annex", lambda table: find_header(table.sheet, table.instrument) is not None),),
    lambda column: True,
    _read,
    find_header,
)
