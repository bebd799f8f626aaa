"""Layout 3: one row per State, the question texts as headers, coded columns beside them or for the whole row."""

from __future__ import annotations

from gcm_data.tables.issues import Issue
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell
from loaders.headers.one_header import Column, Target
from loaders.headers.question_letters import leading_letter
from loaders.headers.questions import HEADING_WORDS, asked_by, asks, worded_question
from loaders.layouts import tally
from loaders.layouts.base import Layout, Part, has_respondents, tells_respondent
from loaders.layouts.own_rows import Codes, own_rows
from loaders.layouts.row_issues import member_missing
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table

NEAR, SAMPLE = 20, 60  # rows


def _is_of_somebody(table: Table) -> bool:
    """Whether a column says who answers or, on a sheet that is one State's own, no column is one of questions."""
    if has_respondents(table):
        return table.objective is None
    if not (table.names_itself or "member" in table.cover) or not table.header.columns:
        return False
    asking = [column.cell for column in table.header.all("response") if column.question]
    if not (
        _are_lettered(asking, table.instrument) or len({_style(c.text.strip(), table.instrument) for c in asking}) < 2
    ):
        return False  # a question and an answer that happens to hold a question's words
    if len(table.header.questions) > 2:
        return True
    first, header = table.header.columns[0].index, table.header.row
    rows = (row for row in range(max(0, header - NEAR), header + NEAR) if row != header)
    texts = (table.sheet.cell(row, first).text.strip() for row in rows)
    return not any(
        worded_question(text, table.instrument) or asked_by(text, table.instrument) for text in texts if text
    )


def _fewest(table: Table) -> int:
    """How many questions make the layout: one where a person has told the header, or beside a column of States in one
    of several tables of a sheet, in a tally, or in a table of which every head is known.
    """
    member = table.header.one("member")
    if table.sheet.headers or (member and (table.sheet.part or tally.TARGETS.is_there(table))):
        return 1
    heads = sum(1 for _ in table.sheet.filled(table.header.row)) if table.header.row >= 0 else 0
    return 1 if member and not member.is_guess and heads == len(table.header.columns) else 2


def _counts(table: Table) -> bool:
    """Whether a table counts the answers of others: below its questions stand whole numbers and nothing else."""
    columns = [column for column in table.header.all("response") if column.question]
    cells = [cell for column in columns for cell in table.sheet.below(table.header.row, column.index, SAMPLE)]
    return bool(cells) and all(cell.text.strip().isdecimal() for cell in cells)


def _are_lettered(asking: list[Cell], instrument: str) -> bool:
    """Whether all heads begin with letters of questions, no two alike, however long each of them is."""
    found = [leading_letter(cell.text.strip(), instrument)[0] for cell in asking]
    return len(found) > 2 and None not in found and len(set(found)) == len(found)


def _style(text: str, instrument: str) -> tuple[bool, bool, bool]:
    """What headers of one table have in common: a letter, a question's form, the length of a heading."""
    return leading_letter(text, instrument)[0] is not None, asks(text), len(text.split()) <= HEADING_WORDS


STATE = Part("a column of States", _is_of_somebody)
QUESTIONS = Part(
    "a column for each of two or more guiding questions",
    lambda table: len(table.header.questions) >= _fewest(table) and not _counts(table),
    "answer",
    "c",
)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """Each row is a submission; codes in columns that name no question belong to the submission as a whole.

    On a sheet that is one State's own all rows are its submission.
    """
    answers: list[Answer] = []
    issues: list[Issue] = []
    member = table.names
    is_own = not has_respondents(table)
    for row, beside in own_rows(table, data_rows(table)) if is_own else ((row, {}) for row in data_rows(table)):
        who = table.who(row, member)
        if table.is_nobody(who):
            issues.append(member_missing(table, f"a name at {who.member.address}", who.member))
            continue
        blank = Answer(
            who,
            received=table.text(row, "received") or table.cover_text("received"),
            source=table.text(row, "source", "source_title"),
            source_date=table.text(row, "source_date"),
            entry="" if is_own else f"{table.sheet.name}!{row + 1}",
        )
        marks, problems = table.marks(row)
        answers.extend(_row_answers(table, row, blank, marks, beside))
        issues.extend(problems)
    return answers, issues


def _row_answers(
    table: Table, row: int, blank: Answer, marks: tuple[tuple[Target, Cell], ...], beside: Codes
) -> list[Answer]:
    """The answers of one row: one for each column of a question, and one for the codes of the whole row.

    `beside` are codes of single columns.
    """
    header = table.header
    answers = []
    coded: set[str] = set()
    asked = [column for column in header.all("response") if column.question]
    answered = {column.question for column in asked if not table.sheet.cell(row, column.index).is_empty}
    for column in asked:
        question, is_empty = column.question, table.sheet.cell(row, column.index).is_empty
        if is_empty and (question in answered or question in coded):
            continue  # one of several columns of a question, in which nothing is said
        choice, source = header.one("choice", question), header.one("source", question)
        answers.append(
            blank._replace(
                question=question,
                text=table.sheet.cell(row, column.index),
                codes=(*(table.codes(row, question) if question not in coded else ()), *beside.get(column.index, ())),
                choice=table.sheet.cell(row, choice.index).text.strip() if choice else "",
                source=table.sheet.cell(row, source.index).text.strip() if source else blank.source,
            )
        )
        coded.add(question)
    whole = table.codes(row)
    return [*answers, blank._replace(codes=whole, marks=marks)] if whole or marks else answers


def _explains(column: Column) -> bool:
    return tells_respondent(column) or (column.role == "response" and column.question != "")


LAYOUT = Layout("survey export", (QUESTIONS, STATE), _explains, _read)
