"""Layout 4: States down, objectives across, marks in the cells, perhaps a total row."""

from __future__ import annotations

from collections import Counter

from gcm_data.tables.issues import Issue
from loaders.codes.objectives import single_objective
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell
from loaders.headers.one_header import Column
from loaders.layouts.base import Layout, Part, tells_respondent
from loaders.layouts.row_kinds import data_rows, label_of
from loaders.layouts.table import Table
from loaders.respondents.members import resolve_member

FEWEST_OBJECTIVES = 6  # fewer numbered headers may be the five questions
OBJECTIVES: Part = (
    f"{FEWEST_OBJECTIVES} or more objectives as headers",
    lambda table: len(table.header.all("mark")) >= FEWEST_OBJECTIVES,
)
MARKS: Part = ("no responses in words", lambda table: not table.header.all("response"))


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """One answer without text per State. Issues: member-missing, mark-unknown, member-repeated, total-differs."""
    member = _member_column(table)
    if member is None:
        return [], [table.issue("member-missing", looked_for="a column of names left of the objectives")]
    answers, issues = [], []
    seen: dict[tuple[object, ...], Cell] = {}  # by the State and what else is told: a stakeholder of it is another
    counts: Counter[int] = Counter()
    sums: Counter[int] = Counter()
    for row in data_rows(table):
        who = table.who(row, member)
        name = who.member
        if _repeats_header(table, row):
            continue
        marks, problems = table.marks(row)
        issues.extend(problems)
        counts.update(objective for objective, _ in marks)
        sums.update({objective: int(cell.text) for objective, cell in marks if cell.text.strip().isdecimal()})
        if table.is_nobody(who):
            issues.append(table.issue("member-missing", name, looked_for=f"a name at {name.address}"))
            continue
        own = table.sheet.spanned(row, member.index)  # the name's cell is the same in all rows that say the same
        first = seen.setdefault((resolve_member(name.text).iso3, *(cell.value for _, cell in who.told)), own)
        if first != own and resolve_member(name.text).iso3:
            issues.append(table.issue("member-repeated", own, name=name.text.strip(), other=first.row + 1))
        answers.append(Answer(who, is_compiled=True, marks=marks))
    return answers, issues + _total_issues(table, counts, sums)


def _member_column(table: Table) -> Column | None:
    """The column of names: by its header, else the first left of the objectives in which a member is named."""
    if column := table.names:
        return column
    first_mark = min(column.index for column in table.header.all("mark"))
    for index in range(first_mark):
        cells = (table.sheet.cell(row, index) for row in range(table.header.row + 1, len(table.sheet.rows)))
        if any(resolve_member(cell.text).iso3 for cell in cells):
            return Column(table.sheet.cell(table.header.row, index), "member")
    return None


def _repeats_header(table: Table, row: int) -> bool:
    """Whether a row names the objectives of its columns again: titles under numbers, or numbers under titles."""
    cells = [(column.objective, table.sheet.cell(row, column.index)) for column in table.header.all("mark")]
    named = [single_objective(cell.text) == objective for objective, cell in cells if not cell.is_empty]
    return len(named) >= FEWEST_OBJECTIVES and all(named)


def _total_issues(table: Table, counts: Counter[int], sums: Counter[int]) -> list[Issue]:
    """An issue for each number of the total row that is neither how many marks stand above it nor their sum."""
    issues = []
    for row in range(table.header.row + 1, len(table.sheet.rows)):
        first = next(table.sheet.filled(row), None)
        if first is None or label_of(first.text) != "total":
            continue
        for column in table.header.all("mark"):
            cell = table.sheet.cell(row, column.index)
            agreeing = {str(counts[column.objective]), str(sums[column.objective])}
            if cell.text.strip().isdecimal() and cell.text.strip() not in agreeing:
                issues.append(
                    table.issue(
                        "total-differs",
                        cell,
                        found=cell.text.strip(),
                        objective=column.objective,
                        counted=counts[column.objective],
                    )
                )
    return issues


LAYOUT = Layout("tally", (OBJECTIVES, MARKS), lambda column: tells_respondent(column) or column.role == "mark", _read)
