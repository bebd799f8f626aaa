"""Lists to tick in lines below a table of answers: codes of the answer to the question that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.codes.ticked import has_box
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell
from loaders.headers.question_letters import letters, on_needs
from loaders.layouts.table import Table
from loaders.layouts.ticked_lines import Codes, are_choices, ticked_lines

_BRACKETED = re.compile(r"[(\[（]\s*(\w)\s*[)\]）]")


def with_ticks_below(table: Table, answers: Sequence[Answer], are_elsewhere: bool = False) -> list[Answer]:
    """The answers of one respondent's table in a text document, with the codes of lists to tick among its lines.

    A list of needs belongs to the question on needs, any list to the question whose letter its caption names. Where
    that question has no row in the table, the list stays unread, so that it is told; unless all answers stand elsewhere
    than in the table.
    """
    sheet, found = table.sheet, list(answers)
    if sheet.places is None:
        return found
    rows = range(table.header.row + 1, len(sheet.rows))
    below = {row: cells for row in rows if (cells := list(sheet.filled(row)))}
    lines = {row: cells for row, cells in below.items() if not sheet.places.is_row(row) or are_choices(cells)}
    ticked, caption = ticked_lines(sheet, lines), []
    for row, cells in lines.items():
        if row not in ticked or not any(has_box(cell.text) for cell in cells):
            caption = cells
            table.roles.say(roles.LABEL, cells if row in ticked else ())
            continue
        question = _question(table, caption, ticked[row])
        place = next((place for place, each in enumerate(found) if question and each.question == question), None)
        if place is None and question and are_elsewhere:
            place = len(found)
            found.append(Answer(table.who(table.header.row, None), question))
        if place is not None:
            found[place] = found[place]._replace(codes=(*found[place].codes, *ticked[row]))
            table.roles.say(roles.LABEL, [*cells, *caption])
    return found


def _question(table: Table, caption: list[Cell], codes: Codes) -> str:
    """The question to which a list belongs, by the letter in its caption; a list of needs without one belongs to the
    question on needs; "" where nobody knows.
    """
    said = "".join(cell.text for cell in caption)
    named = {letter.lower() for letter in _BRACKETED.findall(said)} & set(letters(table.instrument))
    is_on_needs = not named and all(kind == "need" for kind, _ in codes)
    return named.pop() if len(named) == 1 else on_needs(table.instrument) if is_on_needs else ""
