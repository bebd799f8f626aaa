"""Rows of a form that ask what is none of its questions, and what is known of the form while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.workbook import Cell
from loaders.headers.one_header import role_of
from loaders.headers.question_letters import letters
from loaders.headers.questions import HEADING_WORDS, ends_as_question
from loaders.layouts.asked import Asked
from loaders.layouts.form_lines import Block
from loaders.layouts.line_labels import labelled
from loaders.layouts.questions_down import NUMBERED, counts_box
from loaders.layouts.table import Table

SHORTEST_QUESTION = 30


@dataclass(frozen=True)
class Form:
    """A sheet's questions by row, whether their answers stand beside them, and its columns of codes."""

    table: Table
    questions: dict[int, Asked]
    is_beside: bool
    coded: dict[int, str]

    @property
    def asks_in_headings(self) -> bool:
        """Whether the questions are headings without letters, one of the instrument's being missing."""
        asked = self.questions.values()
        are_headings = all(not one.shape and len(one.cell.text.split()) <= HEADING_WORDS for one in asked)
        return are_headings and len(self.questions) < len(letters(self.table.instrument))


def is_stray(form: Form, block: Block, cells: list[Cell]) -> bool:
    """Whether a row asks something that is none of the questions, or is a heading: then it is no part of an answer.

    Beside its answer a question stands in the column of questions. Above it, it is a heading among headings.
    """
    first, label = cells[0], cells[0].text.strip()
    if first.column < block.asked.column and counts_box(label, form.table.instrument):
        block.stray.append(first)
        return True
    if block.asked.shape == NUMBERED and len(cells) == 1 and first.column <= block.asked.column:
        form.table.roles.say(roles.TITLE, [first])  # of a section
        return True
    if form.is_beside and first.column <= block.asked.cell.column:
        is_pair = len(cells) > 1 and not role_of(vocabulary.at_colon(label)[0].strip())
        if is_pair:
            block.stray.append(first)
        return is_pair or (len(cells) == 1 and not labelled(cells)[0])
    sheet = form.table.sheet
    level = sheet.places.level(first.row) if sheet.places is not None else 0
    is_alike = level > 0 and level == sheet.places.level(block.asked.cell.row)
    is_long = len(label) > SHORTEST_QUESTION or is_alike
    if len(cells) == 1 and ends_as_question(label) and is_long and block.answers:
        block.stray.append(first)
        return True
    is_heading = len(label.split()) <= HEADING_WORDS and label[-1:].isalnum()
    below = list(sheet.filled(first.row + 1)) if first.row + 1 < len(sheet.rows) else []
    is_above = bool(below) and len(below[0].text) > 2 * len(label)
    if (
        form.asks_in_headings
        and (is_alike or level == 0)
        and block.answers
        and len(cells) == 1
        and is_heading
        and is_above
        and not labelled(cells)[0]
    ):
        block.stray.append(first)
        return True
    return False
