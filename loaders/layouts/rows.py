"""Reading of tables with a row per answer: a question column, a response column, coded columns beside them."""

from __future__ import annotations

from dataclasses import replace

from gcm_data.tables.issues import Issue
from loaders.documents.answer import ATTRIBUTION, Answer
from loaders.documents.workbook import Cell
from loaders.headers.one_header import Column, role_of
from loaders.headers.questions import QuestionReading, resolve_question
from loaders.layouts.numbered import numbered
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table


def read_rows(table: Table, member: Column | None) -> tuple[list[Answer], list[Issue]]:
    """The answers of a table with a row per answer; without a column of States all of them are the cover's.

    A response merged over several questions answers each of them; codes in further rows of one answer are its own.
    Issues: member-missing, question-missing, question-unknown, question-differs.
    """
    question, response = table.header.one("question"), table.header.one("response")
    answers: list[Answer] = []
    issues: list[Issue] = []
    rows = list(data_rows(table))
    numbers = numbered(table, rows)
    last: Cell | None = None  # where the question of the last answer stands
    for row in rows:
        text = table.sheet.spanned(row, response.index)
        asked = table.sheet.spanned(row, question.index) if question else table.bands.get(row, text)
        if not question and row not in table.bands:
            continue
        codes = table.codes(row)
        if (asked.is_empty and text.is_empty and not codes) or (text == asked and not text.is_empty):
            continue  # nothing, or a heading merged over the whole row
        if asked.is_empty and not codes and label_of(text.text) and table.is_nobody(table.who(row, member)):
            continue  # a footnote in the column of responses
        if (
            question and asked.row < row and (text.is_empty or text.row < row)
        ):  # merged cells: nothing new but perhaps codes
            if codes and asked == last:
                answers[-1] = replace(answers[-1], codes=tuple(dict.fromkeys((*answers[-1].codes, *codes))))
            continue
        if member is None and role_of(asked.text.strip()) in ATTRIBUTION:
            continue  # read with the cover
        reading = resolve_question(asked.text, table.instrument)
        if reading.key is None or reading.is_assumed:
            reading = numbers.get(row, reading)
        who = table.who(row, member, is_grouped=True)
        if table.is_nobody(who):
            issues.append(table.issue("member-missing", who.member, looked_for=f"a name at {who.member.address}"))
        elif reading.key:
            marks, problems = table.marks(row)
            answers.append(_answer(table, row, Answer(who, reading.key, text, codes, marks), member is not None))
            last = asked
            issues.extend(problems)
        issues.extend(_question_issues(table, reading, asked, text, bool(codes)))
    return answers, issues + table.naming_issues(member)


def _answer(table: Table, row: int, answer: Answer, is_compiled: bool) -> Answer:
    """The answer of a row with what else its row says; a choice under the letter of a question is of that one."""
    lettered = table.header.one("choice", answer.question)
    return Answer(
        answer.who,
        answer.question,
        answer.text,
        answer.codes,
        answer.marks,
        choice=table.sheet.cell(row, lettered.index).text.strip() if lettered else table.text(row, "choice"),
        source=table.text(row, "source", "source_title"),
        source_date=table.text(row, "source_date"),
        received=table.text(row, "received") or table.cover_text("received"),
        is_compiled=is_compiled,
    )


def _question_issues(table: Table, reading: QuestionReading, asked: Cell, text: Cell, is_coded: bool) -> list[Issue]:
    """What is wrong with the question of a row."""
    found = asked.text.strip()
    if reading.key is None and (is_coded or not text.is_empty):
        code = "question-missing" if asked.is_empty else "question-unknown"
        return [table.issue(code, asked, found=found, answer=text.address)]
    if reading.is_assumed:
        return [table.issue("question-assumed", asked, found=found, question=reading.key)]
    if reading.contradicted:
        facts = {"letter": reading.contradicted, "wording": reading.key}
        return [table.issue("question-differs", asked, found=found, **facts)]
    return []
