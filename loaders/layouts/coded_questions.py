"""Layout 13: a table that codes answers which stand elsewhere, a row for each question or chapter, perhaps by State.

It holds no answers: one column names what was asked, others the objectives, principles or kinds of support. In a text
document it stands beside a report, in a workbook on a sheet beside that of the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gcm_data.tables.issues import Issue
from loaders.codes.roman import leading_numeral
from loaders.documents import roles
from loaders.documents.answer import Answer, response_state
from loaders.documents.mappings import IGNORE
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, Column
from loaders.headers.question_letters import letters
from loaders.headers.questions import resolve_question
from loaders.layouts.base import Layout, Part, has_respondents, tells_respondent
from loaders.layouts.row_issues import member_missing, names_above, question_unknown
from loaders.layouts.row_kinds import data_rows
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table
from loaders.layouts.ticks_below import with_ticks_below

ROLES = ("question", *CODED)
BESIDE = ("mark", "ignored")  # what else a sheet of codes may have: ticks below names, numbers of its rows
MOST_ROWS = 40
LONGEST_LABEL = 120  # characters of what was asked, or of a list of codes


def _only_codes(table: Table) -> bool:
    """Whether a table of a text document, beside other text, has columns of questions and codes and no others."""
    header = table.header
    if not header.one("question") or header.row < 0 or header.unknown or header.one("response"):
        return False
    known = {column.role for column in header.columns}
    is_beside_text = table.sheet.places is not None
    if is_beside_text and (not table.sheet.part or not known <= set(ROLES)):
        return False
    if not known & {*CODED, *([] if is_beside_text else ["mark"])} or not all(map(_explains, header.columns)):
        return False
    rows = _rows(table)
    if not is_beside_text and not _asks_in_each(table, rows[:MOST_ROWS]):
        return False
    return not (is_beside_text and len(rows) > MOST_ROWS) and not any(
        _is_long(cell) for row in rows for cell in table.sheet.filled(row)
    )


def _asks_in_each(table: Table, rows: list[int]) -> bool:
    """Whether the column of questions holds questions alone: below a question of a form its answer stands."""
    column = table.header.one("question").index
    asked = [text for row in rows if (text := table.sheet.text(row, column))]
    return bool(asked) and all(resolve_question(text, table.instrument).key or label_of(text) for text in asked)


def _of_others(table: Table) -> bool:
    """Whether the States of a table are not those who answer: beside one State's answers it speaks of its partners."""
    return has_respondents(table) and (table.is_beside_one or "member" in table.cover)


def _is_long(cell: Cell) -> bool:
    return len(cell.text) > LONGEST_LABEL


def _rows(table: Table) -> list[int]:
    """The rows of the table below its header."""
    places, first, height = table.sheet.places, table.header.row + 1, len(table.sheet.rows)
    if places is None:
        return list(range(first, height))
    return list(range(first, next((row for row in range(first, height) if not places.is_row(row)), height)))


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The codes of each question, without answers in words; a question stands once for all rows below it.

    Issues: member-missing, question-missing, question-unknown, question-assumed, mark-unknown, names-above.
    """
    member = table.names
    if member is None and table.is_nobody(table.who(table.header.row, None)):
        return [], [member_missing(table, "a line that names the State, above the table")]
    column = table.header.one("question")
    rows = _rows(table) if table.sheet.places else list(data_rows(table))
    asked = {row: cell for row in rows if not (cell := table.sheet.spanned(row, column.index)).is_empty}
    numbered = _by_numerals(asked, table.instrument)
    answers: list[Answer] = []
    issues: list[Issue] = []
    above: Cell | None = None
    for row in rows:
        codes, (marks, problems) = table.codes(row), table.marks(row)
        issues.extend(problems)
        is_further = row not in asked and (member is None or table.sheet.spanned(row, member.index).is_empty)
        above = cell = above if is_further and above else asked.get(row, table.sheet.cell(row, column.index))
        if row not in asked and not codes and not marks:
            continue
        reading = resolve_question(cell.text.strip(), table.instrument)
        key = numbered.get(cell.row) or reading.key
        if key is None:
            issues.append(question_unknown(table, cell, "what is coded beside it"))
            continue
        table.roles.say(roles.QUESTION, [cell])
        who = table.who(row, member, is_grouped=True)
        if table.is_nobody(who):
            issues.append(member_missing(table, "the State of this row", table.sheet.cell(row, column.index)))
        elif codes or marks:
            answers.append(Answer(who, key, None, codes, marks, is_compiled=member is not None))
        if reading.is_assumed and cell.row not in numbered:
            issues.append(table.issue("question-assumed", cell, found=cell.text.strip(), question=key))
    answers = with_ticks_below(table, answers, True) if member is None else answers
    return answers, [*issues, *names_above(table, member)]


def may_be_guide(table: Table, coded: Sequence[Answer], others: Iterable[Answer]) -> Issue | None:
    """The issue that a sheet which names nobody codes questions that no other sheet answers: it may tell how to answer.

    Issue: codes-unanswered, at the first such code.
    """
    if any(answer.who.member.sheet == table.sheet.name for answer in coded):
        return None
    read = [(each.question, each.text) for each in others if each.text is not None]
    answered = {question for question, text in read if response_state(text.text) == "answered"}
    without = [answer for answer in coded if answer.question not in answered]
    if not without:
        return None
    cells = [cell for answer in coded for _, cell in (*answer.codes, *answer.marks)]
    table.roles.say(roles.UNREAD, cells)
    asked = ", ".join(dict.fromkeys(answer.question for answer in without))
    first = next(cell for _, cell in (*without[0].codes, *without[0].marks))
    return table.issue("codes-unanswered", first, found=asked, line=table.mapping_line("", IGNORE))


def _by_numerals(asked: dict[int, Cell], instrument: str) -> dict[int, str]:
    """Row -> the question of its Roman numeral, where all that words tell agrees with it; else nothing."""
    known = letters(instrument)
    numbers = {row: leading_numeral(cell.text.strip()) for row, cell in asked.items()}
    if not numbers or not all(0 < number <= len(known) for number in numbers.values()):
        return {}
    found = {row: known[number - 1] for row, number in numbers.items()}
    said = {row: resolve_question(cell.text.strip(), instrument).key for row, cell in asked.items()}
    told = [key == said[row] for row, key in found.items() if said[row]]
    return found if len(told) > 1 and all(told) else {}


def _explains(column: Column) -> bool:
    return column.role in ROLES or column.role in BESIDE or tells_respondent(column)


LAYOUT = Layout(
    "codes by question",
    (
        Part(
            "a table with a column of questions or chapters, columns of codes and no answers, which stand elsewhere",
            _only_codes,
            "question",
        ),
        Part(
            "no column of other States beside one State's answers", lambda table: not _of_others(table), is_absence=True
        ),
    ),
    _explains,
    _read,
)
