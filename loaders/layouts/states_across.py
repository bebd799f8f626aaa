"""Layout 6: questions down, States across; perhaps with a second header row for responses and objectives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gcm_data.tables.issues import Issue
from loaders.codes.names import single_name
from loaders.codes.objectives import single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer, Who
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Column, Header, classify, role_of
from loaders.headers.question_letters import letters, on_needs
from loaders.headers.questions import resolve_question, worded_question
from loaders.headers.rows import HEADER_WITHIN
from loaders.layouts.base import Layout, Part
from loaders.layouts.respondents_across import side, tells_of, told_below
from loaders.layouts.row_issues import question_unknown
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.table import Table
from loaders.respondents.members import names_member, resolve_member

LONGEST_NUMBER = 100  # characters of an objective's number, label or title
SAMPLE = 60  # rows in which the questions stand
SIDE_ROLES = (*CODED, "response", "choice", "source")


@dataclass(frozen=True, slots=True)
class Label:
    """What a row's label says: the question, and what the row holds of it (a response, objectives, …)."""

    question: str
    role: str


@dataclass
class Respondents:
    """Who stands in which column: the name's cell, what the column holds of the answers, what rows tell of the name."""

    columns: dict[int, tuple[Cell, str]]
    row: int  # the last of the header
    told: dict[int, tuple[tuple[str, Cell], ...]]

    @property
    def first(self) -> int:
        """The first column of a respondent."""
        return min(self.columns)


def find_header(sheet: Sheet, instrument: str, within: int = HEADER_WITHIN) -> Header | None:
    """The header, in the first rows, with States across and two or more questions below, to their left; or None.

    Two States make it. One does if it is all there is, above the answers, or where rows below say of each column what
    kind of respondent it is.
    """
    for row in range(min(len(sheet.rows), within)):
        filled = [cell for cell in sheet.filled(row) if cell.column > 0]  # the first column is that of the questions
        names = [cell for cell in filled if names_member(cell.text)]
        if not names:
            continue
        below = range(row + 1, min(row + 1 + SAMPLE, len(sheet.rows)))
        columns = [cell.column for cell in filled if cell.column >= names[0].column]
        states = {resolve_member(cell.text).iso3 for cell in names}
        is_alone = len(columns) == 1 and _is_corner(sheet, row, names[0].column)
        is_told = len(columns) > 1 and any(tells_of(sheet, r, names[0].column) for r in below)
        if len(states) < 2 and not is_alone and not is_told:
            continue
        asked = {label.question for r in below if (label := _label(sheet, r, names[0].column, instrument))}
        if len(asked - {""}) >= 2 and not _lists_targets(sheet, below, names[0].column, instrument):
            others = [cell for cell in filled if _may_be_name(sheet, cell, names[0].column, instrument)]
            return Header(row, tuple(Column(cell, "state") for cell in (*others, *names)), (), (), row)
    return None


def _lists_targets(sheet: Sheet, rows: range, before: int, instrument: str) -> bool:
    """Whether the labels name more objectives, principles or needs than there are questions: that is a tally."""
    labels = (cell.text.strip() for row in rows for cell in side(sheet, row, before))
    short = {label for label in labels if 1 < len(label) < LONGEST_NUMBER or label.isdecimal()}
    most = len(letters(instrument))
    if len({single_objective(label) for label in short} - {0}) > most:
        return True
    return any(len({single_name(label, kind) for label in short} - {""}) > most for kind in ("principle", "need"))


def _may_be_name(sheet: Sheet, cell: Cell, first: int, instrument: str) -> bool:
    """Whether a header left of the first known State may be the name of another, which nobody knows: it heads texts
    and no labels.
    """
    if cell.column >= first or classify(cell.text.strip(), instrument):
        return False
    below = [sheet.cell(row, cell.column) for row in range(cell.row + 1, min(cell.row + SAMPLE, len(sheet.rows)))]
    texts = [below_.text.strip() for below_ in below if not below_.is_empty]
    return bool(texts) and not any(resolve_question(text, instrument).key or role_of(text) for text in texts)


def _is_corner(sheet: Sheet, row: int, before: int) -> bool:
    """Whether nothing or a header of questions stands left of the States; a label would make it a line of a cover."""
    left = [sheet.cell(row, column) for column in range(before)]
    return all(cell.is_empty or role_of(cell.text.strip()) == "question" for cell in left)


def _label(sheet: Sheet, row: int, before: int, instrument: str) -> Label | None:
    """What the labels of a row say together; None where they are no question and name nothing of an answer."""
    question, role, is_worded = "", "", False
    for cell in side(sheet, row, before):
        text = cell.text.strip()
        reading = resolve_question(text, instrument)
        asked = reading.key
        meaning = classify(text, instrument)
        if meaning and meaning[0] in SIDE_ROLES and meaning[0] != "response":
            question, role = meaning[1] or question, meaning[0]
            continue
        if asked and worded_question(text, instrument) and not is_worded:
            question, is_worded = asked, True  # its words count more than a running number beside them
        elif asked:
            question = question or asked
        elif meaning and meaning[0] == "response":
            question, role = meaning[1] or question, role or "response"
    return Label(question, role or "response") if question or role else None


def _respondents(table: Table) -> Respondents:
    """The columns of the respondents. A name merged over several columns, or followed by empty ones, is that of all."""
    sheet, row = table.sheet, table.header.row
    first = table.header.columns[0].index
    below = row + 1
    width = max(len(sheet.rows[row]), len(sheet.rows[below]) if below < len(sheet.rows) else 0)
    held = {column: role_of(sheet.cell(below, column).text.strip()) for column in range(first, width)}
    told = [role for role in held.values() if role]
    is_double = bool(told) and all(role in SIDE_ROLES for role in told)
    found: dict[int, tuple[Cell, str]] = {}
    name = None
    for column in range(first, width):
        own = sheet.spanned(row, column)
        if not own.is_empty:
            name = own if role_of(own.text.strip()) in (None, "member") else None
        elif not (is_double and held[column]):
            name = None
        if name is not None:
            found[column] = name, (held[column] or "response") if is_double else "response"
    last = below if is_double else row
    return Respondents(found, last, told_below(table, last, {column: name for column, (name, _) in found.items()}))


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """An answer for each question and respondent. Issue: question-unknown, for a row that is no question."""
    sheet, respondents = table.sheet, _respondents(table)
    for above in range(table.header.row, respondents.row + 1):
        table.roles.say(roles.HEADER, sheet.filled(above))
    body = replace(table, header=replace(table.header, row=respondents.row))
    labels = {row: _label(sheet, row, respondents.first, table.instrument) for row in data_rows(body)}
    needs = on_needs(table.instrument)
    asks_for_needs = not needs or Label(needs, "response") in labels.values()
    answers: dict[tuple[str, int], list[Answer]] = {}
    issues: list[Issue] = []
    question = last = ""
    for row, label in labels.items():
        filled = [cell for column in respondents.columns if not (cell := sheet.cell(row, column)).is_empty]
        if label and label.role == "needs" and label.question in ("", needs) and not asks_for_needs:
            label = Label(needs, "response")  # the question on needs, by the name of its codes
        is_title = label is None and not filled
        table.roles.say(roles.TITLE if is_title else roles.QUESTION, side(sheet, row, respondents.first))
        if label is None:
            issues.extend(_label_issues(table, row, respondents, filled))
            continue
        question = label.question or question
        if not question or not (filled or label.role == "response"):
            continue
        for column, (name, holds) in respondents.columns.items():
            cell = sheet.spanned(row, column)
            is_own = cell.row == row or (question != last and label.role == "response")  # merged over two questions
            if is_own and cell.column >= respondents.first:
                who = Who(name, respondents.told[name.column], table.is_attributable)
                _add(answers, (question, name.column), who, cell, label.role if label.role != "response" else holds)
        last = question
    return [answer for group in answers.values() for answer in group if _is_asked(answer, answers)], issues


def _is_asked(answer: Answer, answers: dict[tuple[str, int], list[Answer]]) -> bool:
    """Whether an empty answer stands for a question left blank, and is not just the row of a heading."""
    if answer.text is None or not answer.text.is_empty:
        return True
    group = answers[answer.question, answer.who.member.column]
    return all(other.text is None or other.text.is_empty for other in group) and answer is group[-1]


def _label_issues(table: Table, row: int, respondents: Respondents, filled: list[Cell]) -> list[Issue]:
    """An issue for texts in a row whose label is neither a question nor anything else that is known."""
    label = next(table.sheet.filled(row))
    if not filled or role_of(label.text.strip()):
        table.roles.say(roles.LABEL, side(table.sheet, label.row, respondents.first))
        table.roles.say(roles.VALUE, filled)
        return []
    found = label.text.strip() if label.column < respondents.first else ""
    return [question_unknown(table, label, filled[0].address, found)]


def _add(answers: dict[tuple[str, int], list[Answer]], key: tuple[str, int], who: Who, cell: Cell, role: str) -> None:
    """Add a cell to the answers of a question and respondent: as an answer, or as what is told of the last one."""
    group = answers.setdefault(key, [])
    if role == "response":
        group.append(Answer(who, key[0], cell, is_compiled=True))
    elif group and not cell.is_empty:
        if role in CODED:
            group[-1] = group[-1]._replace(codes=(*group[-1].codes, (CODED[role], cell)))
        else:
            group[-1] = group[-1]._replace(**{role: cell.text.strip()})


LAYOUT = Layout(
    "States across",
    (
        Part("two or more States as headers", lambda table: bool(table.header.all("state"))),
        Part(
            "questions to their left",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "question",
        ),
    ),
    lambda column: column.role == "state",
    _read,
    find_header,
)
