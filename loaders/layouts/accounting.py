"""The roles of what all layouts have in common: headers, answers with their codes, and what stands above a table."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.documents import roles
from loaders.documents.answer import WHO, Answer
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.machines import is_row_of_names
from loaders.headers.one_header import CODED, Header
from loaders.headers.questions import STRONG, asked_by, is_said_to_answerer
from loaders.layouts.cover import Cover
from loaders.layouts.pairs import pair_at
from loaders.layouts.table import Table
from loaders.respondents.attribution import LONGEST_LINE, names_rule
from loaders.respondents.members import names_member
from loaders.respondents.silence import asks_only_silence

LONGEST_TITLE, LONGEST_NOTE, LONGEST_PAIR = 200, 2_000, 60  # characters
SHORTEST_ANSWER = 20  # characters of a line below a question that may answer it
CHAPTERS = 3  # headings above a table with a longer text below each
NAMING = ("member", *WHO)


def tell_beside(table: Table, header: Header | None, cover: Cover, is_mapped: bool = False) -> None:
    """Tell the roles of the rows above a sheet's table or, of a sheet without one, of all of them.

    `is_mapped`: a person has told which cells of the sheet are answers; others beside them may be some, too.
    """
    sheet, told = table.sheet, table.roles
    height = min(header.top if header else len(sheet.rows), len(sheet.rows))
    rows = [cells for row in range(height) if (cells := list(sheet.filled(row)))]
    is_form = header is None or all(column.role in CODED for column in header.columns)
    longest = LONGEST_TITLE if is_form else LONGEST_NOTE  # above the first question of a form an answer may stand
    chapters = _chapters(sheet, header, rows) | _below_questions(table, rows)
    for number, cells in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else []
        if cells[0] not in chapters and not _tell_pairs(cells, below, told):
            _tell_row(cells, cover, told, 0 if is_mapped and len(cells) > 1 else longest)


def _chapters(sheet: Sheet, header: Header | None, rows: list[list[Cell]]) -> frozenset[Cell]:
    """The texts of chapters above a table of a text document, of which nobody has read any: they may answer something.

    A letter has no chapters: several headings with a longer text below each make some.
    """
    if header is None or sheet.places is None or not sheet.places.is_row(header.row):
        return frozenset()
    texts = [cells[0] for cells in rows if len(cells) == 1 and len(cells[0].text) > LONGEST_TITLE]
    return frozenset(texts if len({sheet.places.heading(cell.row) for cell in texts} - {""}) >= CHAPTERS else ())


def _below_questions(table: Table, rows: list[list[Cell]]) -> frozenset[Cell]:
    """The texts above a table of a text document under a heading that asks a guiding question: they may answer it."""
    found: list[Cell] = []
    is_asked = False
    for cells in rows if table.sheet.places is not None else ():
        cell, is_alone = cells[0], len(cells) == 1
        if is_alone and table.sheet.is_heading(cell.row):
            is_asked = _asks(cell.text, table.instrument)
        elif is_asked and is_alone and len(cell.text) > SHORTEST_ANSWER and not is_said_to_answerer(cell.text):
            found.append(cell)
    return frozenset(found)


def _asks(heading: str, instrument: str) -> bool:
    return (asked_by(heading.strip(), instrument) or ("", 0))[1] >= STRONG


def _tell_pairs(cells: list[Cell], below: list[Cell], told: Roles) -> bool:
    """Tell the labels of a row and their values; whether it has any."""
    found = [(cells[place], pair) for place in range(len(cells)) if (pair := pair_at(cells, place, below))]
    for label, (role, value) in found:
        told.say(roles.LABEL, [label])
        told.say(roles.WHO if role in NAMING else roles.VALUE, [value])
    return bool(found)


def _tell_row(cells: list[Cell], cover: Cover, told: Roles, longest: int) -> None:
    """Tell the role of a row without a known label: one text alone, or a label and a value that nobody needs."""
    first = cells[0].text.strip()
    if is_said_to_answerer(first):
        told.say(roles.INSTRUCTION, cells)
    elif len(cells) == 1:
        is_title = len(first) <= longest or first in cover.remark
        is_letter = not is_title and cells[0].places is not None
        told.say(roles.TITLE, cells if is_title else ())
        told.say(roles.IGNORED, cells if is_letter else (), roles.LETTER)
    elif longest and len(cells) == 2 and all(len(c.text) <= LONGEST_PAIR for c in cells) and not names_member(first):
        told.say(roles.LABEL, cells[:1])
        told.say(roles.VALUE, cells[1:])


def tell_silence(table: Table) -> None:
    """Tell the role of lines among the rows of a table that were read for nothing but the naming of its source."""
    alone = (cell for cell in table.roles.unread(table.sheet) if len(cell.text) <= LONGEST_LINE)
    table.roles.say(roles.VALUE, [cell for cell in alone if names_rule(cell.text) or asks_only_silence(cell.text)])


def tell_header(table: Table) -> None:
    """Tell the roles of a table's heads; one that nobody understands, or that repeats another, stays unread."""
    header, told = table.header, table.roles
    unread = {cell.column for cell in (*header.unknown, *(column.cell for column in header.repeated))}
    for row in range(max(header.top, 0), header.row + 1):
        told.say(roles.HEADER, (cell for cell in table.sheet.filled(row) if cell.column not in unread))
    told.say(roles.IGNORED, (cell for cell, _ in header.former), roles.FORMER)
    if is_row_of_names(table.sheet, header.row - 1):
        told.say(roles.IGNORED, table.sheet.filled(header.row - 1), roles.MACHINES)


def tell_answers(table: Table, answers: Iterable[Answer]) -> None:
    """Tell the roles of the cells that became answers, codes of them, or names of those who answer."""
    told = table.roles
    told.say(roles.QUESTION, set(table.bands.values()))
    for answer in answers:
        told.say(roles.WHO, (answer.who.member, *(cell for _, cell in answer.who.told)))
        told.say(roles.CODE, (cell for _, cell in (*answer.codes, *answer.marks)))
        told.say(roles.CODE, (found.cell for found in answer.stated))
        told.say(roles.ANSWER, (answer.text, *answer.rest))
