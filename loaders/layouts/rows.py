"""Reading of tables with a row per answer: a question column, a response column, coded columns beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gcm_data.tables.issues import Issue
from loaders.documents import roles
from loaders.documents.answer import ATTRIBUTION, Answer, Who, response_state
from loaders.documents.workbook import Cell
from loaders.headers.in_order import in_order
from loaders.headers.one_header import Column, role_of
from loaders.headers.questions import HEADING_WORDS, QuestionReading, asks, resolve_question
from loaders.layouts.codes_behind import codes_beside
from loaders.layouts.continued import answered_again, continued_rows, join
from loaders.layouts.headed_answers import codes_in_question
from loaders.layouts.items import items
from loaders.layouts.numbered import numbered
from loaders.layouts.row_issues import member_missing, names_above, question_unknown
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table
from loaders.layouts.ticked_lines import are_choices, ticked_in
from loaders.layouts.ticked_rows import listed_rows, ticked_rows, with_ticks

SHOWN = 5  # addresses in an issue


class _Rows:
    """The rows of a table that hold answers, what is told of some of them by others, and the answers read so far.

    `ticked` and `listed` hold codes alone; `parts` belong to the question above, by `numbers` a reference tells it;
    `further` go on with an answer, and `again` answer a question once more. `read`: rows that gave an answer.
    """

    def __init__(self, table: Table, member: Column | None) -> None:
        rows = [row for row in data_rows(table) if not _is_state_band(table, row) and not _is_list(table, row)]
        self.table, self.member = table, member
        self.ticked, self.listed = ticked_rows(table, rows), listed_rows(table, rows)
        self.rows = [row for row in rows if row not in self.ticked and row not in self.listed]
        self.numbers, self.parts = _asked_elsewhere(table, self.rows), items(table, member, self.rows)
        self.further, self.again = continued_rows(table, member, self.rows), answered_again(table, member, self.rows)
        self.columns = [column for column in table.header.all("response") if not column.question][1:]
        self.answers: list[Answer] = []
        self.read: set[int] = set()

    def question(self, row: int, asked: Cell) -> QuestionReading:
        """The question of a row, by what asks there and what is told of it elsewhere."""
        reading = resolve_question(asked.text, self.table.instrument)
        if reading.key is None or reading.is_assumed:
            reading = self.numbers.get(row, reading)
        reading = self.parts.get(row, reading)
        return QuestionReading(self.answers[-1].question) if self.again.get(row) in self.read else reading

    def answer(self, row: int, who: Who, question: str, text: Cell, codes: tuple[tuple[str, Cell], ...]) -> list[Issue]:
        """Add the answers of a row; the issues are those of its marks."""
        marks, problems = self.table.marks(row)
        if row in self.parts and self.answers and _only_heads(self.answers[-1], question, who):
            self.answers.pop()
        beside = _beside(self.table, row, question, self.member)
        made = Answer(who, question, text, codes, marks, **beside)
        self.answers.extend(_with_further(self.table, row, made, self.columns))
        self.read.add(row)
        return problems


def read_rows(table: Table, member: Column | None) -> tuple[list[Answer], list[Issue]]:
    """The answers of a table with a row per answer; without a column of States all of them are the cover's.

    A response merged over several questions answers each of them; codes in further rows of one answer are its own.
    Issues: member-missing, question-missing, question-unknown, question-differs, rows-continued.
    """
    question, response = table.header.one("question"), table.header.one("response")
    issues: list[Issue] = []
    told = _Rows(table, member)
    answers = told.answers
    last: Cell | None = None  # where the question of the last answer stands
    for row in told.rows:
        text = table.sheet.spanned(row, response.index)
        asked = table.sheet.spanned(row, question.index) if question else table.bands.get(row, text)
        if not question and row not in table.bands:
            continue
        codes = table.codes(row)
        if _is_aside(table, row, asked, text, codes, member):
            continue
        if question and asked.row < row and (text.is_empty or text.row < row):  # merged: nothing new but perhaps codes
            if codes and asked == last:
                answers[-1] = answers[-1]._replace(codes=tuple(dict.fromkeys((*answers[-1].codes, *codes))))
            continue
        if told.further.get(row) in told.read:
            answers[-1] = join(answers[-1], text, codes)
            continue
        reading = told.question(row, asked)
        if question and _is_lone_sentence(table, asked, reading):
            table.roles.say(roles.UNREAD, [asked])
            continue
        who = table.who(row, member, is_grouped=True)
        if table.is_nobody(who):
            issues.append(member_missing(table, f"a name at {who.member.address}", who.member))
        elif reading.key:
            codes = (*codes, *(codes_in_question(asked, reading.key, text, table.instrument) if question else ()))
            ticked = ticked_in(text) if question else []
            codes = (*codes, *ticked, *(() if codes else codes_beside(ticked, text)))
            codes = (*codes, *(_of_sheet(table, text) if table.objective else ()))
            issues.extend(told.answer(row, who, reading.key, text, codes))
            last = asked
        issues.extend(_question_issues(table, reading, asked, text, bool(codes)))
    coded = with_ticks(answers, told.ticked, told.listed, table.instrument)
    return coded, issues + names_above(table, member) + _continued_issues(table, told.further | told.again, told.read)


def _asked_elsewhere(table: Table, rows: Sequence[int]) -> dict[int, QuestionReading]:
    """Row -> the question that a reference or a section tells, or else the place of its label among all of them."""
    question, instrument = table.header.one("question"), table.instrument
    if question is None:
        return {}
    labels = {row: table.sheet.spanned(row, question.index).text.strip() for row in rows}
    assumed = in_order(list(labels.values()), instrument).assumed
    placed = {
        row: QuestionReading(assumed[label], is_assumed=True) for row, label in labels.items() if label in assumed
    }
    return placed | numbered(table, rows)


def _of_sheet(table: Table, text: Cell) -> tuple[tuple[str, Cell], ...]:
    """The objective that the sheet tells of all its rows, as a code of one that says something."""
    return (("objective", table.objective),) if response_state(text.text) == "answered" else ()


def _is_state_band(table: Table, row: int) -> bool:
    """Whether a row holds nothing but the State of the rows below it."""
    lone = table.sheet.lone(row) if table.state_bands and row not in table.state_bands else None
    return lone is not None and lone in table.state_bands.values()


def _is_list(table: Table, row: int) -> bool:
    """Whether a row of a text document is nothing but choices to tick, side by side."""
    return table.sheet.places is not None and are_choices(list(table.sheet.filled(row)))


def _is_aside(
    table: Table, row: int, asked: Cell, text: Cell, codes: tuple[tuple[str, Cell], ...], member: Column | None
) -> bool:
    """Whether a row answers nothing: empty, merged into one heading, a footnote, or read with the cover."""
    if (asked.is_empty and text.is_empty and not codes) or (text == asked and not text.is_empty):
        table.roles.say(roles.TITLE, [] if text.is_empty else [text])
    elif asked.is_empty and not codes and label_of(text.text) and table.is_nobody(table.who(row, member)):
        table.roles.say(roles.FOOTNOTE, [text])
    elif member is None and role_of(asked.text.strip()) in ATTRIBUTION:
        table.roles.say(roles.LABEL, [asked])
        table.roles.say(roles.VALUE, [text])
    else:
        return False
    return True


def _is_lone_sentence(table: Table, asked: Cell, reading: QuestionReading) -> bool:
    """Whether a text that stands alone in the column of questions asks nothing: a sentence below or between rows."""
    if reading.key and not reading.is_assumed:
        return False
    words = asked.text.strip()
    is_sentence = len(words.split()) > HEADING_WORDS or words.endswith(".")
    return is_sentence and not asks(words) and sum(1 for _ in table.sheet.filled(asked.row)) == 1


def _with_further(table: Table, row: int, answer: Answer, columns: Sequence[Column]) -> list[Answer]:
    """The answer, and those in further columns of answers to the same question; codes are those of the first."""
    if not columns:
        return [answer]
    cells = [cell for column in columns if not (cell := table.sheet.cell(row, column.index)).is_empty]
    answers = [answer] if not cells or not answer.text.is_empty else []
    answers += [answer._replace(text=cell, codes=(), marks=()) for cell in cells]
    answers[0] = answers[0]._replace(codes=answer.codes, marks=answer.marks)
    return answers


def _only_heads(answer: Answer, question: str, who: Who) -> bool:
    """Whether an empty answer stands beside a question whose parts or items are answered below it."""
    is_empty = answer.text.is_empty and not answer.codes and not answer.marks
    return is_empty and answer.question == question and answer.who.member.text == who.member.text


def _continued_issues(table: Table, further: dict[int, int], read: set[int]) -> list[Issue]:
    """A warning that rows were read as the rest of an answer, at the first of them."""
    rows = [row for row, above in further.items() if above in read]
    if not rows:
        return []
    cells = [table.sheet.cell(row, table.header.one("response").index) for row in rows]
    shown = ", ".join(cell.address for cell in cells[:SHOWN]) + (" …" if len(cells) > SHOWN else "")
    number = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    return [table.issue("rows-continued", cells[0], found=shown, number=number)]


def _beside(table: Table, row: int, question: str, member: Column | None) -> dict[str, Any]:
    """What else the row of an answer says; a choice under the letter of a question is of that one."""
    lettered = table.header.one("choice", question)
    return {
        "choice": table.sheet.text(row, lettered.index) if lettered else table.text(row, "choice"),
        "source": table.text(row, "source", "source_title"),
        "source_date": table.text(row, "source_date"),
        "received": table.text(row, "received") or table.cover_text("received"),
        "is_compiled": member is not None,
    }


def _question_issues(table: Table, reading: QuestionReading, asked: Cell, text: Cell, is_coded: bool) -> list[Issue]:
    """What is wrong with the question of a row."""
    found = asked.text.strip()
    if reading.key is None and (is_coded or not text.is_empty):
        return [question_unknown(table, asked, text.address)]
    if reading.is_assumed:
        return [table.issue("question-assumed", asked, found=found, question=reading.key)]
    if reading.contradicted:
        facts = {"letter": reading.contradicted, "wording": reading.key}
        return [table.issue("question-differs", asked, found=found, **facts)]
    return []
