"""Layout 7: a row per State and objective, with columns for achievements, challenges and needs."""

from __future__ import annotations

from gcm_data.tables.issues import Issue
from loaders.codes.names import lists_names
from loaders.codes.objectives import read_mark, read_objectives
from loaders.documents import roles
from loaders.documents.answer import Answer, Who, response_state
from loaders.documents.non_answers import promises, reports_nothing
from loaders.documents.workbook import Cell
from loaders.headers.one_header import Column
from loaders.headers.question_letters import on_needs
from loaders.layouts.base import Layout, Part, has_respondents, tells_respondent
from loaders.layouts.row_issues import member_missing, names_above
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table

SAMPLE = 60  # rows by which the layout is told
LONGEST_MARK = 12  # characters of a sign or word that ticks
FEWEST_NAMED = 2  # cells by which a column is told to hold names of needs alone
FEW = 4  # objectives that one row may be about


def _objective(table: Table) -> Column | None:
    return table.header.one("objectives")


def _has_objective_a_row(table: Table) -> bool:
    """Whether a column holds the objective of its row: one, or a few where a respondent has several rows; or the sheet
    tells one for all of them.

    In a survey's export a respondent has one row with a list of objectives, and each row has a date of its own. Where
    every respondent has one row, its objectives are those of the submission, whatever their header is called.
    """
    column, member = _objective(table), table.names
    if column is None:
        return table.objective is not None
    rows = [row for row, _ in zip(data_rows(table), range(SAMPLE), strict=False)]
    rows = [row for row in rows if row in table.state_bands] or rows  # without the rows that name a State alone
    cells = [table.sheet.spanned(row, column.index) for row in rows]
    named = [
        (row, len(read_objectives(cell.value).found))
        for row, cell in zip(rows, cells, strict=True)
        if cell.text.strip()
    ]
    wrong = sum(number == 0 for _, number in named)
    if len(named) <= wrong or wrong > max(1, len(named) // 10):
        return False
    names = [_name(table.who(row, member, is_grouped=True)) for row, _ in named] if member else []
    is_repeated = len(set(names)) < len(names)
    is_single = all(number <= 1 for _, number in named)
    if table.header.one("received") and not (is_repeated and is_single):
        return False
    most = max(number for _, number in named)
    asks_once = len(table.header.questions) < 2  # a survey's export asks more
    return (is_repeated and most <= FEW) or (is_single and (asks_once or not names))


def _name(who: Who) -> str:
    """By what a respondent is told from others: the State's name and the organization's."""
    return " ".join([who.member.text, *(cell.text for role, cell in who.told if role == "organization")]).strip()


def _columns(table: Table) -> list[tuple[str, Column]]:
    """Question and column of the answers; a column of names of needs answers the question on needs.

    Where nothing asks, one State's column of what was done on each objective answers no question of its own.
    """
    told = table.header.all("response")
    found = [(column.question, column) for column in told if column.question]
    if not found and len(told) == 1 and _objective(table) and not (table.names or table.bands):
        return [("", told[0])]
    needs, asked = table.header.one("needs"), on_needs(table.instrument)
    return [*found, (asked, needs)] if needs and asked and asked not in table.header.questions else found


STATE = Part("a column of States", lambda table: has_respondents(table) or "member" in table.cover)
OBJECTIVE = Part("a column with the objective of each row", _has_objective_a_row, "objectives")
ANSWERS = Part(
    "columns for achievements, challenges or needs",
    lambda table: bool(_columns(table)) and not table.header.one("question"),
    "answer",
    "c",
)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """An answer for each cell of the columns; its objective is coded where the cell says something.

    Issues: member-missing, objective-missing.
    """
    member = table.names
    answers: list[Answer] = []
    issues: list[Issue] = []
    ticks, named = _holds_ticks(table), _columns_of_needs(table)
    for row in data_rows(table):
        who, column = table.who(row, member, is_grouped=True), _objective(table)
        objective = table.sheet.spanned(row, column.index) if column else table.objective
        if table.state_bands and row not in table.state_bands:
            continue
        cells = [(question, column, table.sheet.cell(row, column.index)) for question, column in _columns(table)]
        if table.is_nobody(who):
            issues.append(member_missing(table, f"a name at {who.member.address}", who.member))
            continue
        table.roles.say(roles.CODE, [objective])
        if (objective.is_empty or not column) and all(cell.is_empty for _, _, cell in cells):
            continue
        if objective.is_empty:
            issues.append(table.issue("objective-missing", objective))
        if ticks:
            answers += _ticked(table, who, objective, cells)
            continue
        for question, column, text in cells:
            if not question and (text.is_empty or reports_nothing(text.text)):
                table.roles.say(roles.VALUE, [] if text.is_empty else [text])
                continue  # nobody asked: nothing is blank
            codes = _codes(table, row, column, question, objective, text, is_named=column.index in named)
            source = table.text(row, "source", "source_title")
            received = table.text(row, "received") or table.cover_text("received")
            said = None if _is_code(column, text) or (column.index in named and not text.is_empty) else text
            is_compiled = member is not None
            answers.append(
                Answer(who, question, said, codes, source=source, received=received, is_compiled=is_compiled)
            )
        marked, problems = _marked(table, row, who, objective)
        answers += marked
        issues += problems
    return answers, issues + names_above(table, member)


def _marked(table: Table, row: int, who: Who, objective: Cell) -> tuple[list[Answer], list[Issue]]:
    """The kinds of cooperation ticked beside an objective, as codes of what is asked for; and the marks' issues.

    Issues: mark-unknown.
    """
    marks, problems = table.marks(row)
    codes = (("objective", objective),) if not objective.is_empty else ()
    needs = tuple((target, cell) for target, cell in marks if target[0] == "need")
    received = table.cover_text("received")
    return [Answer(who, on_needs(table.instrument), None, codes, needs, received=received)] if needs else [], problems


def _holds_ticks(table: Table) -> bool:
    """Whether the columns of answers hold nothing but signs by which an objective is ticked under a question."""
    said = {
        cell.text.strip()
        for row in data_rows(table)
        for _, column in _columns(table)
        if not (cell := table.sheet.cell(row, column.index)).is_empty
    }
    is_short = max(map(len, said), default=0) <= LONGEST_MARK
    return is_short and True in (marks := {read_mark(each) for each in said}) and None not in marks


def _columns_of_needs(table: Table) -> set[int]:
    """The columns of answers to the question on needs in which stand names of needs and nothing else."""
    asked, rows = on_needs(table.instrument), list(data_rows(table))
    found = set()
    for question, column in _columns(table):
        cells = [cell for row in rows if not (cell := table.sheet.cell(row, column.index)).is_empty]
        if question == asked and len(cells) >= FEWEST_NAMED and all(lists_names(cell.text, "need") for cell in cells):
            found.add(column.index)
    return found


def _ticked(table: Table, who: Who, objective: Cell, cells: list[tuple[str, Column, Cell]]) -> list[Answer]:
    """The objective of a row under each question at which it is ticked: codes, and no answer in words."""
    table.roles.say(roles.CODE, (text for _, _, text in cells))
    received = table.cover_text("received")
    ticked = [question for question, _, text in cells if read_mark(text.text)]
    return [Answer(who, question, None, (("objective", objective),), received=received) for question in ticked]


def _is_code(column: Column, cell: Cell) -> bool:
    """Whether a cell of the column of needs holds names of needs and nothing else: a code, no answer in words."""
    return column.role == "needs" and not cell.is_empty and lists_names(cell.text, "need")


def _codes(
    table: Table, row: int, column: Column, question: str, objective: Cell, text: Cell, is_named: bool
) -> tuple[tuple[str, Cell], ...]:
    """What is coded for a cell: nothing where it says nothing, else its row's objective and the columns beside.

    Beside a kind of cooperation words that are still to come say that it is needed.
    """
    if response_state(text.text) != "answered" and not _is_need_to_come(table, row, question, text):
        return ()
    codes = [("objective", objective)] if not objective.is_empty else []
    codes += [("need", text)] if column.role == "needs" or is_named else []
    is_on_needs = question == on_needs(table.instrument) and column.role == "response"
    general = [
        (kind, cell) for kind, cell in table.codes(row) if kind == "principle" or (kind == "need" and is_on_needs)
    ]
    return (*codes, *general, *(table.codes(row, question) if question else ()))


def _is_need_to_come(table: Table, row: int, question: str, text: Cell) -> bool:
    """Whether a row of a list of needs names a kind, and says that its words follow: “to be provided”."""
    column = table.header.one("needs")
    if column is None or question != on_needs(table.instrument) or not promises(text.text):
        return False
    return bool(lists_names(table.sheet.text(row, column.index), "need"))


def _explains(column: Column) -> bool:
    is_asked = column.role == "response"
    return tells_respondent(column) or is_asked or (column.role in ("objectives", "needs") and not column.question)


LAYOUT = Layout("objective rows", (ANSWERS, STATE, OBJECTIVE), _explains, _read)
