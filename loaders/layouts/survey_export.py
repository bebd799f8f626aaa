"""Layout 3: one row per State, the question texts as headers, coded columns beside them or for the whole row."""

from __future__ import annotations

from dataclasses import replace

from gcm_data.issues import Issue
from loaders.headers import Header
from loaders.layouts.base import Answer, Layout, Table, data_rows
from loaders.workbook import Cell


def _fits(header: Header) -> bool:
    return bool(header.one("member") and len(header.questions) >= 2)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """Each row is a submission; codes in columns that name no question belong to the submission as a whole."""
    answers, issues = [], []
    for row, name in data_rows(table, table.header.one("member")):
        if name.is_empty:
            issues.append(table.issue("member-missing", name, looked_for=f"a name at {name.address}"))
            continue
        answers.extend(
            _row_answers(
                table,
                row,
                Answer(
                    name,
                    received=table.text(row, "received"),
                    source=table.text(row, "source", "source_title"),
                    source_date=table.text(row, "source_date"),
                    respondent=_respondent(table, row),
                    entry=f"{table.sheet.name}!{row + 1}",
                ),
            )
        )
    return answers, issues


def _row_answers(table: Table, row: int, blank: Answer) -> list[Answer]:
    """The answers of one row: one for each question asked, and one for the codes of the whole row."""
    header = table.header
    answers = []
    for question in header.questions:
        text = table.sheet.cell(row, header.one("response", question).index)
        choice, source = header.one("choice", question), header.one("source", question)
        answers.append(
            replace(
                blank,
                question=question,
                text=text,
                codes=table.codes(row, question),
                choice=table.sheet.cell(row, choice.index).text.strip() if choice else "",
                source=table.sheet.cell(row, source.index).text.strip() if source else blank.source,
            )
        )
    whole = table.codes(row)
    return [*answers, replace(blank, codes=whole)] if whole else answers


def _respondent(table: Table, row: int) -> Cell | None:
    column = table.header.one("respondent")
    return table.sheet.cell(row, column.index) if column else None


LAYOUT = Layout("survey export", "a header with a State and two or more guiding questions", _fits, _read)
