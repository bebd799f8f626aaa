"""Layout 4: States down, objectives, needs or principles across, marks in the cells, perhaps a total row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gcm_data.tables.issues import Issue
from loaders.codes.objectives import read_mark, read_target_mark, single_objective
from loaders.codes.ticked import has_box
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, Column, Header, Target
from loaders.layouts.base import Layout, Part, tells_respondent
from loaders.layouts.marked import by_question
from loaders.layouts.own_grid import read_own
from loaders.layouts.row_issues import member_missing
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table
from loaders.respondents.members import resolve_member

FEWEST_OBJECTIVES = 6  # fewer numbered headers may be the five questions
FEWEST_NAMES = 3  # needs or principles
SHORTEST = 60  # characters of a text that is no mark, but an answer
TARGETS = Part(
    f"{FEWEST_OBJECTIVES} or more objectives, or {FEWEST_NAMES} or more needs or principles, as headers, or a column "
    "that lists them beside each State and nothing else",
    lambda table: _has_targets(table.header) or _has_codes_alone(table),
    "objective",
    "5",
)
MARKS = Part("no responses in words", lambda table: not table.header.all("response"), is_absence=True)


def _has_targets(header: Header) -> bool:
    kinds = Counter(column.target[0] for column in header.all("mark"))
    return kinds["objective"] >= FEWEST_OBJECTIVES or max(kinds["need"], kinds["principle"]) >= FEWEST_NAMES


def _has_codes_alone(table: Table) -> bool:
    """Whether a table lists the codes of each State and holds nothing else but dates: an overview of a compilation."""
    header = table.header
    member, known = header.one("member"), {"member", "received", "ignored", *CODED}
    if member is None or member.is_guess or not any(column.role in CODED for column in header.columns):
        return False
    is_of_one = "member" in table.cover and not table.names_itself and table.sheet.places is not None
    if table.is_beside_one or is_of_one:
        return False  # beside one State's answers such a list is of those with whom it works
    heads = sum(1 for _ in table.sheet.filled(header.row)) if header.row >= 0 else 0
    return heads == len(header.columns) and all(c.role in known and not c.question for c in header.columns)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """One answer without text per State, or per row of a State's own table of one kind of targets by another.

    A row may name targets, too: in the columns of codes and, where no State stands, in the label of the row.
    Issues: member-missing, mark-unknown, member-repeated, total-differs.
    """
    member = _member_column(table)
    if member is None and "member" in table.cover:
        return read_own(table)
    if member is None:
        return [], [member_missing(table, "a column of names left of the objectives")]
    answers, issues = [], []
    lists = not table.header.all("mark")
    seen: dict[tuple[object, ...], Cell] = {}  # by the State and what else is told: a stakeholder of it is another
    counts: Counter[Target] = Counter()
    sums: Counter[Target] = Counter()
    whole: Counter[Target] = Counter()  # without statuses such as “partly”, which a total may leave out
    for row in data_rows(table):
        who = table.who(row, member)
        name = who.member
        if _repeats_header(table, row):
            table.roles.say(roles.HEADER, table.sheet.filled(row))
            continue
        table.roles.say(roles.WHO, [table.sheet.spanned(row, member.index)])
        marks, problems = table.marks(row)
        passages = _passages(table, row)
        issues.extend(each for each in problems if each.cell not in {cell.address for _, cell in passages})
        counts.update(target for target, _ in marks)
        sums.update({target: int(cell.text) for target, cell in marks if cell.text.strip().isdecimal()})
        whole.update(target for target, cell in marks if read_mark(cell.value))
        if table.is_nobody(who):
            issues.append(member_missing(table, f"a name at {name.address}", name))
            continue
        own = table.sheet.spanned(row, member.index)  # the name's cell is the same in all rows that say the same
        codes = table.codes(row) if marks or lists else ()
        said = *(cell.value for _, cell in who.told), *(cell.text.strip() for _, cell in codes)
        first = seen.setdefault((resolve_member(name.text).iso3, *said), own)
        if first != own and resolve_member(name.text).iso3:
            issues.append(table.issue("member-repeated", own, name=name.text.strip(), other=first.row + 1))
        whole_row = Answer(who, codes=codes, is_compiled=True, marks=marks, received=table.text(row, "received"))
        answers.extend(by_question(whole_row, table.instrument) if marks or not passages else ())
        answers.extend(whole_row._replace(text=cell, codes=(code,), marks=()) for code, cell in passages)
    return answers, issues + _total_issues(table, counts, (counts, sums, whole))


def _passages(table: Table, row: int) -> list[tuple[tuple[str, Cell], Cell]]:
    """The texts below objectives that are as long as answers: each is one on its objective, and no mark."""
    heads = [(column, table.sheet.cell(row, column.index)) for column in table.header.all("mark") if column.objective]
    found = []
    for column, cell in heads:
        if len(cell.text) >= SHORTEST and read_target_mark(cell.value, "") is None and not has_box(cell.text):
            found.append((("objective", column.cell._replace(value=str(column.objective))), cell))
    return found


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
    named = [single_objective(cell.text) == number for number, cell in cells if number and not cell.is_empty]
    return len(named) >= FEWEST_OBJECTIVES and all(named)


def _total_issues(table: Table, counts: Counter[Target], ways: Sequence[Counter[Target]]) -> list[Issue]:
    """An issue for each number of the total row that none of the ways of counting gives: how many marks stand above
    it, their sum, or how many of them are no mere statuses.
    """
    issues = []
    for row in range(table.header.row + 1, len(table.sheet.rows)):
        first = next(table.sheet.filled(row), None)
        if first is None or label_of(first.text) != "total":
            continue
        for column in table.header.all("mark"):
            cell = table.sheet.cell(row, column.index)
            agreeing = {str(way[column.target]) for way in ways}
            if cell.text.strip().isdecimal() and cell.text.strip() not in agreeing:
                issues.append(
                    table.issue(
                        "total-differs",
                        cell,
                        found=cell.text.strip(),
                        target=" ".join(column.target).replace("_", " "),
                        counted=counts[column.target],
                    )
                )
    return issues


LAYOUT = Layout("tally", (TARGETS, MARKS), lambda column: tells_respondent(column) or column.role == "mark", _read)
