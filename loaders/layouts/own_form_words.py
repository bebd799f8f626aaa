"""What the response form of this project says by itself: its heads, by which it is told, and its fixed lines.

All of it stands in gcm_data/reference/form_words.csv in each language of the form, so that whatever program has saved
the form again makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gcm_data.reference import response_form as words
from loaders.documents import roles
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import CODED, Column, Header
from loaders.headers.question_letters import leading_letter
from loaders.headers.rows import HEADER_WITHIN

FEWEST = 4  # heads of a form: question, item, answer, and a column of codes
LONGEST_HEAD = 80  # characters
COLUMNS = {
    "head_question": "question",
    "head_item": "item",
    "head_answer": "response",
    "head_status": "choice",
    "head_objective": "objectives",
    "head_objectives": "objectives",
    "head_principle": "principles",
    "head_principles": "principles",
    "head_need": "needs",
    "head_needs": "needs",
    "head_before": "before",
    "head_standing": "standing",
}
NEEDED = frozenset(("question", "item", "response"))
_COVER_ROLES = {"cover_state": roles.WHO}


def columns_at(sheet: Sheet, row: int) -> tuple[Column, ...]:
    """The columns of the form where a row has its heads, else none."""
    values = sheet.rows[row]
    if len(values) < FEWEST:
        return ()
    texts = [value for value in values if value.__class__ is str and 0 < len(value) <= LONGEST_HEAD]
    told = {COLUMNS.get(words.head(text)) for text in texts}
    if not (told >= NEEDED and told & CODED.keys()):
        return ()
    heads = [cell for cell in sheet.filled(row) if len(cell.text) <= LONGEST_HEAD]
    return tuple(Column(cell, role) for cell in heads if (role := COLUMNS.get(words.head(cell.text))))


def find_header(sheet: Sheet, instrument: str = "", within: int = HEADER_WITHIN) -> Header | None:
    """The first heads of the form in the first rows of a sheet; of a text document in all of its tables."""
    for row in range(min(within, len(sheet.rows)) if sheet.places is None else len(sheet.rows)):
        if columns := columns_at(sheet, row):
            known = {column.index for column in columns}
            unknown = tuple(cell for cell in sheet.filled(row) if cell.column not in known)
            return Header(row, columns, (), unknown, row)
    return None


def without_fixed(workbook: Workbook, instrument: str, told: Roles) -> Workbook:
    """The workbook of a filled form without what the form itself says: instructions, lists, titles, questions, hints.

    Any other workbook as it is. The roles of what is left out are told, and those of the cover.
    """
    if not any(find_header(sheet) for sheet in workbook.sheets):
        return workbook
    kept = []
    for sheet in workbook.sheets:
        first = next((cell for row in range(len(sheet.rows)) for cell in sheet.filled(row)), None)
        if first and words.meaning(first.text) == "lists_title":
            for row in range(len(sheet.rows)):
                told.say_row(roles.IGNORED, sheet.name, row, roles.LISTS)
        else:
            kept.append(
                replace(sheet, rows=[list(_left(sheet, row, instrument, told)) for row in range(len(sheet.rows))])
            )
    return replace(workbook, sheets=tuple(kept))


def _left(sheet: Sheet, row: int, instrument: str, told: Roles) -> Iterator[object]:
    """The values of a row without what the form says there."""
    cells = [sheet.cell(row, column) for column in range(len(sheet.rows[row]))]
    said = [words.meaning(cell.text) if isinstance(cell.value, str) else "" for cell in cells]
    if said and said[0].startswith("cover_"):
        told.say(roles.LABEL, cells[:1])
        told.say(_COVER_ROLES.get(said[0], roles.VALUE), cells[1:])
    is_alone = sum(not cell.is_empty for cell in cells) == 1
    for cell, key in zip(cells, said, strict=True):
        role = (_fixed_role(key) or _asked_role(cell, instrument)) if is_alone or key.startswith("empty_") else ""
        left = "" if role else _typed(cell)
        told.say(role or roles.INSTRUCTION, [] if left == cell.value else [cell])
        yield left


def _fixed_role(key: str) -> str:
    """The role of words that a form says under a key beside its cover and its table; "" for all others."""
    if key in ("title", "review") or key.startswith("sheet_"):
        return roles.TITLE
    return roles.INSTRUCTION if key.startswith(("how_", "empty_")) else ""


def _asked_role(cell: Cell, instrument: str) -> str:
    """The role of a line in which the form asks a question, above its table."""
    text = cell.text.strip()
    letter, rest = leading_letter(text, instrument)
    return roles.QUESTION if words.asks(rest if letter else text, instrument) else ""


def _typed(cell: Cell) -> object:
    """The value of a cell of choices without lines that only say what to do there, where nobody has chosen."""
    lines = cell.value.split("\n") if isinstance(cell.value, str) else []
    chosen = [line for line in lines if not words.meaning(line).startswith("empty_")]
    return "\n".join(chosen) if len(chosen) < len(lines) and all(map(words.is_choice, chosen)) else cell.value
