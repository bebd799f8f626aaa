"""Layout 8: a form whose questions and answers run down one sheet, each answer below its question or beside it."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data.tables.issues import Issue
from loaders.documents import roles
from loaders.documents.answer import Answer, Who, response_state
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.code_columns import coded
from loaders.headers.one_header import CODED, Column, Header, classify, role_of
from loaders.headers.question_letters import letters
from loaders.headers.questions import STRONG, WEAK, ends_as_question
from loaders.headers.unheaded import leading_codes, unheaded_codes
from loaders.layouts.across import parts_across
from loaders.layouts.answers_under import stand_under, take_under
from loaders.layouts.asked import Asked
from loaders.layouts.base import Layout, Part
from loaders.layouts.codes_behind import codes_beside
from loaders.layouts.continued import join
from loaders.layouts.end_matter import rows_aside
from loaders.layouts.form_lines import Block, is_aside, sort_in, take_across
from loaders.layouts.form_strays import SHORTEST_QUESTION, Form, is_stray
from loaders.layouts.headed_answers import asks_again, code_headings, codes_in_question, need_before, title_beside
from loaders.layouts.late_lists import late_list
from loaders.layouts.marked_rows import marked_rows
from loaders.layouts.objective_headings import report_between
from loaders.layouts.questions_down import counts_box, find_questions
from loaders.layouts.row_issues import member_missing, question_unknown
from loaders.layouts.said_of_all import rows_of_all
from loaders.layouts.table import Table
from loaders.layouts.tables_in_answers import take_table
from loaders.layouts.tables_in_forms import take_sheet_table
from loaders.layouts.ticked_lines import ticked_in, ticked_lines
from loaders.layouts.wrapped_lines import take_wrapped, wrapped_lines


def find_header(sheet: Sheet, instrument: str, within: int = 0) -> Header | None:
    """A header before the first question, with the roles of the columns that stand right above it; None without one.

    Two questions make a form, or one whose letter and words agree. A form may be long, so that it is looked for in all
    rows, whatever `within` says.
    """
    questions = find_questions(sheet, instrument)
    if not questions or _has_many_beside(sheet, questions) or report_between(sheet, questions):
        return None
    if len(questions) < 2 and not all(asked.strength == STRONG for asked in questions.values()):
        return None
    first = min(questions)
    has_columns = sheet.places is None or sheet.places.is_row(first - 1)  # a paragraph is the head of none
    above = sheet.filled(first - 1) if first and has_columns else ()
    meanings = [(cell, classify(cell.text.strip(), instrument)) for cell in above]
    roles = [(cell, meaning[0] if meaning else coded(sheet, first - 1, cell)) for cell, meaning in meanings]
    columns = [Column(cell, role) for cell, role in roles if role in CODED]
    unheaded = sheet.unheaded if sheet.part else unheaded_codes(sheet, {row: q.cell for row, q in questions.items()})
    columns += [Column(cell, role, is_guess=is_guess) for cell, role, is_guess in unheaded]
    columns += [Column(cell, "objectives", is_guess=guess) for cell, guess in filter(None, [leading_codes(sheet)])]
    return Header(first - 1, tuple(columns), (), (), first)


def _has_many_beside(sheet: Sheet, questions: dict[int, Asked]) -> bool:
    """Whether most questions have more than one text of some length beside them: that is a table of several States."""
    many = 0
    for row, asked in questions.items():
        beside = [cell for cell in sheet.filled(row) if cell.column > asked.cell.column]
        many += sum(len(cell.text) > 40 for cell in beside) > 1
    return 2 * many > len(questions)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The answers of the State that the sheet or the cover names.

    Issues: member-missing, question-unknown, question-assumed.
    """
    who = table.who(table.header.row, None)
    if table.is_nobody(who):
        looked_for = "a label such as “Country” with a name beside it, above the questions"
        return [], [member_missing(table, looked_for)]
    form = _form(table)
    answers = _ticked_apart(form, who)
    issues = _early_issues(form)
    for block in _blocks(form):
        cell = block.asked.cell
        numbers = [each for each in table.sheet.filled(cell.row) if each.column < cell.column]  # “Box 1”, “(a)”
        table.roles.say(roles.QUESTION, [cell, *numbers, *block.asked_on])
        table.roles.say(roles.VALUE, block.values)
        table.roles.say(roles.LABEL, block.labels)
        blank = Answer(who, block.asked.question, received=table.cover_text("received"), **block.told)
        cells = block.answers or [_left_empty(form, cell)]
        texts = [
            blank._replace(text=text, codes=_codes_of(block, number, text, table.instrument))
            for number, text in enumerate(cells)
        ]
        for number, rest in block.rest.items():
            for line in rest:
                texts[number] = join(texts[number], line, ())
        answers.extend(texts)
        issues.extend(_unknown(table, stray) for stray in block.stray)
        if block.asked.strength == WEAK and not block.asked.shape:
            issues.append(table.issue("question-assumed", cell, found=cell.text.strip(), question=block.asked.question))
    return answers, issues


def _ticked_apart(form: Form, who: Who) -> list[Answer]:
    """What is ticked in lists above the first question, or behind the last: the codes of the submission as a whole."""
    table = form.table
    lists = ticked_lines(table.sheet, range(min(form.questions)))
    for row in lists:
        table.roles.say(roles.LABEL, table.sheet.filled(row))
    codes = [code for each in lists.values() for code in each]
    if late := late_list(table.sheet, form.questions):
        table.roles.say(roles.LABEL, late.labels)
        codes += late.codes
    return [Answer(who, codes=tuple(codes), received=table.cover_text("received"))] if codes else []


def _codes_of(block: Block, number: int, text: Cell, instrument: str) -> tuple[tuple[str, Cell], ...]:
    """The codes of an answer, by its number: of its heading, if it says anything; at the first of the question, too."""
    headed = block.headed.get(number, []) if response_state(text.text) == "answered" else []
    ticked = ticked_in(text)
    headed = [*headed, *ticked, *codes_beside(ticked, text)]
    if number:
        return tuple(headed)
    asked = (block.asked.cell, *block.asked_on)
    named = [code for each in asked for code in codes_in_question(each, block.asked.question, text, instrument)]
    return (*block.codes, *named, *headed)


def _left_empty(form: Form, question: Cell) -> Cell:
    """The cell in which the answer to a question that nobody answered would stand: beside it, or the next empty one."""
    if form.is_beside:
        return form.table.sheet.cell(question.row, question.column + 1)
    rows = range(question.row + 1, len(form.table.sheet.rows) + 1)
    below = (form.table.sheet.cell(row, question.column) for row in rows)
    return next(cell for cell in below if cell.is_empty)


def _unknown(table: Table, cell: Cell) -> Issue:
    return question_unknown(table, cell, "the cell beside or below")


def _early_issues(form: Form) -> list[Issue]:
    """An issue for each text above the first known question that asks something, too: its answer is not read."""
    rows = range(min(form.questions))
    firsts = (next(form.table.sheet.filled(row), None) for row in rows)
    asking = (cell for cell in firsts if cell and len(cell.text) > SHORTEST_QUESTION and ends_as_question(cell.text))
    return [_unknown(form.table, cell) for cell in asking if role_of(cell.text.strip()) is None]


def _form(table: Table) -> Form:
    questions = find_questions(table.sheet, table.instrument) or {}
    coded = {column.index: CODED[column.role] for column in table.header.columns}
    ends = [*list(questions)[1:], len(table.sheet.rows)]
    beside = 0
    for (row, asked), end in zip(questions.items(), ends, strict=True):
        cells = [c for c in table.sheet.filled(row) if c.column > asked.cell.column and c.column not in coded]
        beside += bool(cells) and not title_beside(table.sheet, asked, cells, range(row + 1, end))
    return Form(table, questions, 2 * beside > len(questions), coded)


def _take_beside(block: Block, table: Table, row: int, end: int) -> int:
    """Take what stands side by side from a row on into a question's block; its last row, 0 where nothing does."""
    if taken := take_table(block, table.sheet, row, end) or take_sheet_table(block, table, row, end):
        return taken
    if found := parts_across(table.sheet, row, end):
        take_across(block, found)
        return found.last
    return 0


def _blocks(form: Form) -> Iterator[Block]:
    """Each question with what stands beside it and below it, up to the next question."""
    sheet = form.table.sheet
    late = late_list(sheet, form.questions)
    starts = [*form.questions, late.start if late else len(sheet.rows)]
    is_whole = letters(form.table.instrument)[-1] in {one.question for one in form.questions.values()}
    aside = rows_aside(form.table, form.questions, is_whole) | rows_of_all(form.table, max(form.questions))
    for number, (row, asked) in enumerate(form.questions.items()):
        block = Block(asked, [asked.answer] if asked.answer else [])
        beside = [cell for cell in sheet.filled(row) if cell.column > asked.cell.column]
        before = (cell for cell in sheet.filled(row) if cell.column < asked.column and cell.column in form.coded)
        block.codes += [(form.coded[cell.column], cell) for cell in before]
        rows = range(row + 1, starts[number + 1])
        lines = wrapped_lines(sheet, range(row, starts[number + 1]), asked.cell.column, form.coded)
        if not form.coded and title_beside(sheet, asked, beside, rows):
            block.asked_on.extend(beside)
        else:
            sort_in(block, beside, form.coded)
        last = block.go_on(lines.get(row, [])) or row
        ticked = ticked_lines(sheet, rows) | marked_rows(sheet, rows)
        headings = code_headings(sheet, asked, rows, form.table.instrument)
        for below in rows:
            cells = list(sheet.filled(below))
            if below <= last:
                continue  # read with the row above
            if block.stray and (not form.is_beside or (cells and cells[0].column > asked.cell.column)):
                continue  # what follows a question that nobody knows is no answer to the one before
            if below in aside:
                continue  # neither whether the source may be named nor a bibliography answers a question
            if below in ticked:
                block.tick(cells, ticked[below])
                continue
            if below in headings:
                block.head(*headings[below])
                continue
            if taken := take_wrapped(form.table, lines, cells, range(below, rows.stop), block):
                last = taken
                continue
            if asks_again(sheet, below, asked, rows, form.table.instrument):
                block.asked_on.extend(cells)
                continue
            is_box = bool(cells) and counts_box(cells[0].text.strip(), form.table.instrument)
            if not (form.is_beside or is_box) and (taken := _take_beside(block, form.table, below, rows.stop)):
                last = taken
                continue
            if len(cells) == 1 and (named := need_before(sheet, cells[0], asked, form.table.instrument)):
                block.headed.setdefault(len(block.answers), []).append(("need", named))
            if is_aside(form.table, below, starts[number + 1], block) or is_stray(form, block, cells):
                continue
            if not form.is_beside and stand_under(sheet, asked, cells):
                take_under(block, cells)
            else:
                sort_in(block, cells, form.coded)
        yield block


LAYOUT = Layout(
    "running form",
    (
        Part(
            "two or more guiding questions, each once, in rows of their own",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "question",
            "c",
        ),
    ),
    lambda column: False,
    _read,
    find_header,
)
