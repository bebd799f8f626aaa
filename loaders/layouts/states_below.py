"""Layout 15: a compilation that goes question by question: under each, the States one after another.

A State is a line of its own above its answer (“Fiji”, a heading or not), or stands before it in its line (“Fiji: …”).
Each State's lines under the questions are read as a form of its own; what stands between a question and the first of
them, such as a summary of whoever compiled the answers, is nobody's answer.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gcm_data.tables.issues import Issue
from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import Header, role_of
from loaders.layouts import running_form
from loaders.layouts.asked import Asked
from loaders.layouts.base import Layout, Part
from loaders.layouts.questions_down import find_questions
from loaders.layouts.table import Table
from loaders.respondents.members import names_member, resolve_member

FEWEST = 2  # questions, and States below them
LONGEST_NAME = 100  # characters of a State's name before its answer
MOST_ROWS = 20_000  # of a document


@dataclass(frozen=True)
class _Line:
    """A line that names who answers below it; nobody (`iso3` is None) where the name is not known. `behind`: what is
    answered in the same line; `look`: the level of a heading and whether the name begins its line.
    """

    cell: Cell
    iso3: str | None
    behind: str = ""
    look: tuple[int, bool] = (0, False)


def find_header(sheet: Sheet, instrument: str, within: int = 0) -> Header | None:
    """The place before the first question of a text document that names States below its questions; else None.

    The first may stand anywhere, whatever `within` says.
    """
    if sheet.places is None or len(sheet.rows) > MOST_ROWS or not _named(sheet):
        return None
    questions = find_questions(sheet, instrument) or {}
    if len(questions) < FEWEST or not _stretches(sheet, sorted(questions)):
        return None
    first = min(questions)
    return Header(first - 1, (), (), (), first)


def _named(sheet: Sheet) -> dict[int, _Line]:
    """Row -> the State that a line names, for the lines of the look that most such lines have; none for few."""
    lines = [line for row in range(len(sheet.rows)) if (line := _line(sheet, row))]
    looks = Counter(line.look for line in lines).most_common(1)
    found = {line.cell.row: line for line in lines if line.look == looks[0][0]}
    often = Counter(line.iso3 for line in found.values())
    return found if sum(number > 1 for number in often.values()) >= FEWEST else {}


def _line(sheet: Sheet, row: int) -> _Line | None:
    """The State that a line of running text names, alone or before a colon or in bold before its answer."""
    cell = sheet.lone(row) if not sheet.places.is_row(row) else None
    if cell is None:
        return None
    level, text = sheet.places.level(row), cell.text.strip()
    if len(text) < LONGEST_NAME and names_member(text.rstrip(":：")):
        return _Line(cell, resolve_member(text.rstrip(":：")).iso3, "", (level, False))
    bold = sheet.places.label(row)
    label, sign, behind = vocabulary.at_colon(cell.text)
    if bold:
        label, sign, behind = cell.text[:bold], ":", cell.text[bold:]
    name = label.strip().rstrip(".:：-–— ")
    if not sign or not behind.strip() or not names_member(name):
        return None
    return _Line(cell, resolve_member(name).iso3, behind.lstrip(" .:：-–—").rstrip(), (level, True))


def _stretches(sheet: Sheet, questions: Sequence[int]) -> dict[str, list[tuple[_Line, range]]]:
    """State -> its lines, each with the rows below it that are its own; none where a question has a State twice, or
    not at least two questions have two States each.
    """
    named = _named(sheet)
    found: dict[str, list[tuple[_Line, range]]] = {}
    many = 0
    for start, end in itertools.pairwise([*questions, len(sheet.rows)]):
        lines = [named[row] for row in range(start + 1, end) if row in named]
        if len({line.iso3 for line in lines}) < len(lines):
            return {}
        many += len(lines) >= FEWEST
        ends = [line.cell.row for line in lines[1:]] + [end]
        for line, last in zip(lines, ends, strict=True):
            own = range(line.cell.row + 1, _others_begin(sheet, line, last))
            found.setdefault(line.iso3, []).append((line, own))
    return found if many >= FEWEST else {}


def _others_begin(sheet: Sheet, line: _Line, last: int) -> int:
    """The row before `last` in which somebody begins who is none of the States: a heading as theirs are that is no
    label, or the name of another country.
    """
    level = line.look[0]
    for row in range(line.cell.row + 1, last):
        if (cell := sheet.lone(row)) is None:
            continue
        if level and sheet.places.level(row) in range(1, level + 1) and role_of(cell.text.strip()) is None:
            return row
        label = vocabulary.at_colon(cell.text)[0].strip() if line.behind else cell.text.strip()
        if len(label) < LONGEST_NAME and resolve_member(label).other_country:
            return row
    return last


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The answers of each State that a line below a question names. Issues: those of a form."""
    sheet = table.sheet
    questions = find_questions(sheet, table.instrument) or {}
    stretches = _stretches(sheet, sorted(questions))
    answers: list[Answer] = []
    issues: dict[Issue, None] = {}
    for lines in stretches.values():
        first = lines[0][0]
        name = first.cell._replace(value=_name_in(first))
        own = replace(table, sheet=_of_one(sheet, questions, lines), cover={**table.cover, "member": name})
        read, problems = running_form.LAYOUT.read(own)
        answered = {row for line, rows in lines for row in (line.cell.row, *rows)}
        answers += [each._replace(is_compiled=True) for each in read if _is_own(each, answered)]
        issues.update(dict.fromkeys(problems))
        table.roles.say(roles.WHO, (line.cell for line, _ in lines if not line.behind))
    return answers, list(issues)


def _name_in(line: _Line) -> str:
    text = line.cell.text
    return text[: text.rfind(line.behind)].strip().rstrip(".:：-–— ") if line.behind else text.strip().rstrip(":：")


def _is_own(answer: Answer, rows: set[int]) -> bool:
    """Whether an answer stands below the State's name; where the State is not listed it was asked nothing."""
    return answer.text is None or answer.text.row in rows


def _of_one(sheet: Sheet, questions: Mapping[int, Asked], lines: Sequence[tuple[_Line, range]]) -> Sheet:
    """The sheet with the questions and one State's lines alone, each at its place."""
    kept = {*questions, *(row for _, rows in lines for row in rows)}
    begun = {line.cell.row: line.behind for line, _ in lines if line.behind}
    rows = [
        [begun[row]] if row in begun else values if row in kept else [""] * len(values)
        for row, values in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=rows)


LAYOUT = Layout(
    "States below each question",
    (
        Part(
            "two or more guiding questions with two or more States below each of them",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "question",
            "c",
        ),
    ),
    lambda column: False,
    _read,
    find_header,
)
