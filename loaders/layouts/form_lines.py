"""The lines below a question of a form: answers, codes and labels of them, and what is no part of an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.answer import ATTRIBUTION
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED
from loaders.headers.question_letters import leading_letter
from loaders.headers.questions import HEADING_WORDS, asked_by, asks, is_said_to_answerer, worded_question
from loaders.layouts.across import Across
from loaders.layouts.asked import Asked
from loaders.layouts.closing_lines import closing_role
from loaders.layouts.line_labels import CERTAIN, labelled
from loaders.layouts.lists_in_lines import in_brackets, lists_in_line
from loaders.layouts.notes_below import is_note_below
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table
from loaders.layouts.ticked_lines import choices_in, ticked_in
from loaders.parsing.headings import BOLD

COVER_ROLES = (*CERTAIN, *ATTRIBUTION, "remark", "source_title", "source_date", "ignored")
_PART = re.compile(r"\(?[A-Za-z1-9](?:[.)]?\s?\(?\d{1,2}|(?:[.)]\s?\(?|\s?\()[ivx]{1,4})[.)]?\s+\S|\([ivx]{1,4}\)\s+\S")
_LABEL_OF_PART = re.compile(r"\(?[A-Ea-e][.)]\s?\(?(?:\d{1,2}|[ivx]{1,4})[.)]?\s+\S")  # no “B2 courses”
_HEADING_OF_PART = re.compile(r"\(?\w[.)]|\([ivx]")
_DRAWN = re.compile(r"_{6,}|\.{12,}|…{5,}")  # a line to sign on
MOST_SIGNATURE_WORDS, MOST_LABEL_WORDS = 12, 5


@dataclass
class Block:
    """A question with the cells that belong to it; `stray` is a cell that looks like a question nobody knows.

    `labels` and `values` tell of the answer or of the document, and are no part of what is answered. `asked_on` are
    further lines of the question, and the heads of its parts.
    """

    asked: Asked
    answers: list[Cell] = field(default_factory=list)
    codes: list[tuple[str, Cell]] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    stray: list[Cell] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)
    asked_on: list[Cell] = field(default_factory=list)
    headed: dict[int, list[tuple[str, Cell]]] = field(default_factory=dict)  # number of an answer -> codes of its own
    rest: dict[int, list[Cell]] = field(default_factory=dict)  # number of an answer -> its further lines

    def head(self, kind: str, cell: Cell) -> None:
        """Take in a heading that is a code of the next answer."""
        self.headed.setdefault(len(self.answers), []).append((kind, cell))
        self.labels.append(cell)

    def go_on(self, lines: list[Cell]) -> int:
        """Take in the further lines of the last answer, if it is the first of these; the row of the last, or 0."""
        if not lines or not self.answers or self.answers[-1] != lines[0]:
            return 0
        self.rest[len(self.answers) - 1] = lines[1:]
        return lines[-1].row

    def tick(self, line: list[Cell], codes: list[tuple[str, Cell]]) -> None:
        """Take in a line of a list to tick: the codes that are ticked, and nothing of what is not."""
        self.codes.extend(codes)
        self.labels.extend(line)


def is_aside(table: Table, row: int, end: int, block: Block) -> bool:
    """Whether a row is no part of an answer: a footnote below it, an instruction, a heading of the next question."""
    filled = list(table.sheet.filled(row))
    role = _role_aside(table, row, end, block, filled) if filled else ""
    if role:
        table.roles.say(role, filled)
    return not filled or bool(role)


def _role_aside(table: Table, row: int, end: int, block: Block, filled: list[Cell]) -> str:
    """The role of a row that is no part of an answer; "" for any other."""
    text = filled[0].text
    if is_said_to_answerer(text):
        return roles.INSTRUCTION
    if _is_part_of_question(filled):
        return roles.QUESTION
    if block.answers and (label_of(text) == "footnote" or _is_signature(text)):
        return roles.FOOTNOTE
    if block.answers and len(filled) == 1 and is_note_below(table.sheet, row, end, block.answers):
        return roles.FOOTNOTE
    if closing := closing_role(table.sheet, row, end, bool(block.answers)) if len(filled) == 1 else "":
        return closing
    is_last = not any(True for later in range(row + 1, end) for _ in table.sheet.filled(later))
    if end >= len(table.sheet.rows) and block.answers and _heads_next_part(table.sheet, row, end):
        return roles.TITLE
    if not is_last or len(filled) > 1:
        return ""
    if end >= len(table.sheet.rows):
        is_heading = table.sheet.places is not None and 0 < table.sheet.places.level(row) < BOLD
        return roles.UNREAD if is_heading and block.answers else ""
    return _role_of_last(table, row, end, block)


def _role_of_last(table: Table, row: int, end: int, block: Block) -> str:
    """The role of the line above the next question: the title of a part, or "" for an answer.

    A heading below a question that has no other answer is its answer, unless it stands above the question, or says what
    the next one asks. Where nobody can know, it is unread.
    """
    text, places = next(table.sheet.filled(row)).text, table.sheet.places
    if _is_heading(text):
        return roles.TITLE
    asked = next(table.sheet.filled(end)).text.strip()
    next_asked = asked_by(asked, table.instrument)
    if next_asked and leading_letter(text, table.instrument) == (next_asked[0], ""):
        return roles.QUESTION
    if places is None or not places.is_heading(row):
        return ""
    rank, below = places.level(row), places.level(end)
    if next_asked and len(text.split()) <= HEADING_WORDS and worded_question(text, table.instrument) == next_asked[0]:
        return roles.TITLE
    if below or not block.answers:
        return roles.TITLE if rank < below else ""
    return roles.TITLE if rank < BOLD else roles.UNREAD


def _heads_next_part(sheet: Sheet, row: int, end: int) -> bool:
    """Whether a line is a heading above a table that is the next part, with nothing but what to do there between."""
    if not sheet.part or not sheet.is_heading(row) or not sheet.places.is_row(end):
        return False
    return all(is_said_to_answerer(cell.text) for later in range(row + 1, end) for cell in sheet.filled(later))


def _is_heading(text: str) -> bool:
    """Whether a text is a heading by its first word, such as “Section” or “Part”."""
    words = vocabulary.plain(text).split()
    headings = vocabulary.wordings_of("row_labels.csv", "heading")
    return bool(words) and len(words) <= HEADING_WORDS and words[0] in headings


def _is_part_of_question(cells: list[Cell]) -> bool:
    """Whether a line asks a part of the question above it, by its number: “a.1 Which process was followed?”.

    What does not ask is the label of a part where its letter and number say so, or as a heading: “12 months of songs”
    and “six choirs” are answers.
    """
    text = cells[0].text.strip()
    if len(cells) > 1 or not _PART.match(text):
        return False
    is_heading = cells[0].places is not None and cells[0].places.is_heading(cells[0].row)
    is_label = bool(_LABEL_OF_PART.match(text) or (is_heading and _HEADING_OF_PART.match(text)))
    return asks(text) or (is_label and len(text.split()) <= HEADING_WORDS)


def _is_signature(text: str) -> bool:
    """Whether a line is one for a signature, a stamp or their date: a label, no sentence."""
    folded = f" {vocabulary.plain(text)} "
    words = vocabulary.wordings_of("row_labels.csv", "signature")
    if _DRAWN.search(text) and len(text.split()) <= MOST_SIGNATURE_WORDS:
        return True
    is_part = text.strip()[:1].islower() or text.rstrip().endswith((";", ",", "."))  # of a sentence or of a list
    return not is_part and len(folded.split()) <= MOST_SIGNATURE_WORDS and any(f" {word} " in folded for word in words)


def sort_in(block: Block, cells: list[Cell], coded: dict[int, str]) -> None:
    """Take the cells of a row into a question's block: as answers, or as codes by their column or their label."""
    while cells and (kind := coded.get(cells[-1].column)):
        block.codes.append((kind, cells.pop()))
    if not cells:
        return
    if len(cells) == 1 and (listed := in_brackets(cells[0]) or lists_in_line(cells[0])):
        block.codes.extend(listed)
        block.labels.append(cells[0])
        return
    role, value = labelled(cells)
    block.labels.extend(cells[:1] if role is not None else ())
    block.values.extend([value] if role is not None and value is not None else [])
    if role in CODED:
        values = cells[1:] or ([value] if value is not None else [])  # behind a colon, or in the cells beside the label
        block.codes.extend((CODED[role], each) for each in values)
    elif role == "response":
        block.answers.extend([value] if value is not None else [])
    elif role in ("choice", "source"):
        block.told[role] = value.text.strip() if value else ""
    elif role not in COVER_ROLES and not _chooses(block, cells[0]):
        block.answers.append(cells[0])


def _chooses(block: Block, cell: Cell) -> bool:
    """Take in a cell that is nothing but several boxes and their labels: its ticks are codes, or else a choice."""
    boxes = choices_in(cell.text)
    if len(boxes) < 2:
        return False
    block.codes.extend(codes := ticked_in(cell))
    block.values.append(cell)
    if not codes and (chosen := [label for label, is_ticked in boxes if is_ticked]):
        block.told["choice"] = "; ".join(chosen)
    return True


def take_across(block: Block, found: Across) -> None:
    """Take the parts of a question that stand side by side into its block."""
    numbers = {answer.column: number for number, answer in enumerate(found.answers, start=len(block.answers))}
    block.asked_on += found.heads
    block.answers += found.answers
    block.labels += [found.label] if found.label is not None else []
    for kind, answer, cell in found.codes:
        block.headed.setdefault(numbers[answer.column], []).append((kind, cell))
