"""Layout 8: a form whose questions and answers run down one sheet, each answer below its question or beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gcm_data.issues import Issue
from loaders import vocabulary
from loaders.headers import CODED, Column, Header, classify, role_of
from loaders.layouts.answer import Answer
from loaders.layouts.base import Layout
from loaders.layouts.row_kinds import label_of
from loaders.layouts.table import Table
from loaders.questions import leading_letter, worded_question
from loaders.workbook import Cell, Sheet

CERTAIN = ("member", "member_code", "review", "received", "respondent")  # labels before a colon that begin no answer
COVER_ROLES = (*CERTAIN, "remark", "source_title", "source_date", "ignored")
LONGEST_LABEL = 120  # characters
FEWEST_QUESTIONS = 2
HEADING_WORDS = 9  # a longer text that asks nothing is a statement in which a question's words happen to stand
LONGEST_QUESTION = 1_200  # characters
STRONG, FAIR, WEAK = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A question found in a row: its letter, how sure that is, and the last of the cells that ask it."""

    question: str
    strength: int
    cell: Cell


@dataclass
class Block:
    """A question with the cells that belong to it."""

    asked: Asked
    answers: list[Cell] = field(default_factory=list)
    codes: list[tuple[str, Cell]] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


def _asked(sheet: Sheet, row: int, instrument: str) -> Asked | None:
    """The question that a row asks: in one cell, or its letter in one and its words in the next."""
    cells = list(sheet.filled(row))[:2]
    if len(cells) == 2 and role_of(cells[0].text.partition(":")[0].strip()) == "question":
        cells = cells[1:]
    if not cells or len(cells[0].text) > LONGEST_QUESTION:
        return None
    first = cells[0].text.strip()
    letter, rest = leading_letter(first)
    if letter and not vocabulary.plain(rest) and len(cells) == 2 and len(cells[1].text) <= LONGEST_QUESTION:
        worded = _strength(cells[1].text.strip(), letter, instrument)
        if worded and worded[0] == letter and worded[1] > WEAK:
            return Asked(letter, STRONG, cells[1])
        return Asked(letter, FAIR, cells[0])
    found = _strength(first, letter, instrument)
    return Asked(*found, cells[0]) if found else None


def _strength(text: str, letter: str | None, instrument: str) -> tuple[str, int] | None:
    """The question of a text and how sure that is: letter and words agree, it asks, it is a heading, or a letter."""
    worded = worded_question(text, instrument)
    is_heading = len(text.split()) <= HEADING_WORDS and not text.rstrip().endswith(".")
    if worded and (letter == worded or text.rstrip().endswith(("?", "？", "؟"))):
        return worded, STRONG
    if worded and (is_heading or letter):
        return worded, FAIR
    if letter:
        _, rest = leading_letter(text)
        is_label = not vocabulary.plain(rest) or text.rstrip().endswith("?")
        return letter, FAIR if is_label else WEAK
    return None


def _candidates(sheet: Sheet, instrument: str) -> dict[str, list[Asked]]:
    """Question -> the rows that seem to ask it."""
    found: dict[str, list[Asked]] = {}
    for row in range(len(sheet.rows)):
        if asked := _asked(sheet, row, instrument):
            found.setdefault(asked.question, []).append(asked)
    return found


def find_questions(sheet: Sheet, instrument: str) -> dict[int, Asked] | None:
    """Row -> the question asked there, if each question is asked in one row only; None where that is not so.

    Where several rows seem to ask the same, the surest counts: an answer, too, may begin with a letter.
    """
    chosen = {}
    for candidates in _candidates(sheet, instrument).values():
        surest = max(asked.strength for asked in candidates)
        best = [asked for asked in candidates if asked.strength == surest]
        if len(best) > 1:
            return None
        chosen[best[0].cell.row] = best[0]
    sure = [asked for asked in chosen.values() if asked.strength > WEAK]
    if len(sure) < FEWEST_QUESTIONS:
        return None
    return dict(sorted(chosen.items()))


def find_header(sheet: Sheet, instrument: str, within: int = 0) -> Header | None:
    """A header before the first question, with the roles of the columns that stand right above it; None without one.

    A form may be long, so that it is looked for in all rows, whatever `within` says.
    """
    questions = find_questions(sheet, instrument)
    if questions is None or _has_many_beside(sheet, questions):
        return None
    first = min(questions)
    above = sheet.filled(first - 1) if first else ()
    meanings = [(cell, classify(cell.text.strip(), instrument)) for cell in above]
    columns = tuple(Column(cell, meaning[0]) for cell, meaning in meanings if meaning and meaning[0] in CODED)
    return Header(first - 1, columns, (), (), first)


def _has_many_beside(sheet: Sheet, questions: dict[int, Asked]) -> bool:
    """Whether most questions have more than one text of some length beside them: that is a table of several States."""
    many = 0
    for row, asked in questions.items():
        beside = [cell for cell in sheet.filled(row) if cell.column > asked.cell.column]
        many += sum(len(cell.text) > 40 for cell in beside) > 1
    return 2 * many > len(questions)


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The answers of the State that the sheet or the cover names. Issue: member-missing."""
    who = table.who(table.header.row, None)
    if table.is_nobody(who):
        looked_for = "a label such as “Country” with a name beside it, above the questions"
        return [], [table.issue("member-missing", looked_for=looked_for)]
    blocks = list(_blocks(table))
    is_beside = sum(any(cell.row == b.asked.cell.row for cell in b.answers) for b in blocks) * 2 > len(blocks)
    answers = []
    for block in blocks:
        cell = block.asked.cell
        empty = (
            table.sheet.cell(cell.row, cell.column + 1) if is_beside else table.sheet.cell(cell.row + 1, cell.column)
        )
        received = table.cover_text("received")
        blank = Answer(who, block.asked.question, received=received, **block.told)
        texts = [replace(blank, text=text) for text in block.answers or [empty]]
        texts[0] = replace(texts[0], codes=tuple(block.codes))
        answers.extend(texts)
    return answers, []


def _blocks(table: Table) -> Iterator[Block]:
    """Each question with what stands beside it and below it, up to the next question."""
    questions = find_questions(table.sheet, table.instrument) or {}
    starts = [*questions, len(table.sheet.rows)]
    coded = {column.index: CODED[column.role] for column in table.header.columns}
    for number, (row, asked) in enumerate(questions.items()):
        block = Block(asked)
        beside = [cell for cell in table.sheet.filled(row) if cell.column > asked.cell.column]
        _sort_in(block, beside, coded)
        for below in range(row + 1, starts[number + 1]):
            if not _is_aside(table, below, starts[number + 1], block):
                _sort_in(block, list(table.sheet.filled(below)), coded)
        yield block


def _is_aside(table: Table, row: int, end: int, block: Block) -> bool:
    """Whether a row is no part of an answer: a footnote below it, an instruction, a heading of the next question."""
    filled = list(table.sheet.filled(row))
    if not filled or _is_instruction(filled[0].text):
        return True
    if block.answers and label_of(filled[0].text) == "footnote":
        return True
    is_last = not any(True for later in range(row + 1, end) for _ in table.sheet.filled(later))
    return is_last and end < len(table.sheet.rows) and len(filled) == 1 and _is_heading(filled[0].text)


def _is_heading(text: str) -> bool:
    """Whether a text is a heading by its first word, such as “Section” or “Part”."""
    words = vocabulary.plain(text).split()
    headings = {row["wording"] for row in vocabulary.rows("row_labels.csv") if row["meaning"] == "heading"}
    return bool(words) and len(words) <= HEADING_WORDS and words[0] in headings


def _is_instruction(text: str) -> bool:
    """Whether a text tells the one who fills in the form what to do."""
    starts = tuple(row["wording"] for row in vocabulary.rows("row_labels.csv") if row["meaning"] == "instruction")
    return text.strip().lstrip("([*").casefold().startswith(starts)


def _sort_in(block: Block, cells: list[Cell], coded: dict[int, str]) -> None:
    """Take the cells of a row into a question's block: as answers, or as codes by their column or their label."""
    while cells and (kind := coded.get(cells[-1].column)):
        block.codes.append((kind, cells.pop()))
    if not cells:
        return
    role, value = _labelled(cells)
    if role in CODED:
        if value is not None:
            block.codes.append((CODED[role], value))
    elif role == "response":
        block.answers.extend([value] if value is not None else [])
    elif role in ("choice", "source"):
        block.told[role] = value.text.strip() if value else ""
    elif role not in COVER_ROLES:
        block.answers.append(cells[0])


def _labelled(cells: list[Cell]) -> tuple[str | None, Cell | None]:
    """The role of a label and the cell of its value, beside it or behind its colon; (None, None) for no label."""
    label, colon, behind = cells[0].text.partition(":")
    if len(label) > LONGEST_LABEL:
        return None, None
    role = role_of(label.strip())
    if len(cells) > 1:
        return role, cells[1]
    if not behind.strip():
        return (role, None) if colon or role in ("response", *CODED) else (None, None)
    if role == "response":
        return role, cells[0]  # an answer behind its label stays as it stands
    if role in (*CODED, "choice", "source"):
        return role, cells[0]._replace(value=behind.strip())
    return (role, None) if role in CERTAIN else (None, None)


LAYOUT = Layout(
    "running form",
    (
        (
            "two or more guiding questions in rows of their own",
            lambda table: len(_candidates(table.sheet, table.instrument)) >= FEWEST_QUESTIONS,
        ),
        ("each of them once", lambda table: find_questions(table.sheet, table.instrument) is not None),
    ),
    lambda column: False,
    _read,
    find_header,
)
