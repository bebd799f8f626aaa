"""Layout 3: one row per State, the question texts as headers, coded columns beside them or for the whole row."""

from __future__ import annotations

from dataclasses import replace

from gcm_data.issues import Issue
from loaders.layouts.base import STATE, Answer, Layout, Part, Table, data_rows

QUESTIONS: Part = ("two or more guiding questions as headers", lambda table: len(table.header.questions) >= 2)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """Each row is a submission; codes in columns that name no question belong to the submission as a whole."""
    answers: list[Answer] = []
    issues: list[Issue] = []
    member = table.header.one("member") or table.header.one("organization")
    for row in data_rows(table):
        who = table.who(row, member)
        if table.is_nobody(who):
            issues.append(table.issue("member-missing", who.member, looked_for=f"a name at {who.member.address}"))
            continue
        answers.extend(
            _row_answers(
                table,
                row,
                Answer(
                    who,
                    received=table.text(row, "received"),
                    source=table.text(row, "source", "source_title"),
                    source_date=table.text(row, "source_date"),
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


LAYOUT = Layout("survey export", (STATE, QUESTIONS), ("member", "member_code", "response"), _read)
