"""Layout 11: a report in running text under headings of objectives, round tables or, where it has none of these,
guiding principles; without guiding questions.

Each paragraph and each filled cell of a table is a passage: an answer to no question of its own, or to that of the
heading right above it (“Gaps that remain”), coded for the objectives or the principle that a heading above names. Under
a heading of a round table alone it has no code. Chapters before the first of these headings answer what they ask.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping

from gcm_data.tables.issues import Issue
from loaders import vocabulary
from loaders.documents import roles
from loaders.documents.answer import Answer, response_state
from loaders.documents.non_answers import reports_nothing
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Header
from loaders.headers.questions import resolve_question, worded_question
from loaders.layouts import running_form
from loaders.layouts.base import Layout, Part
from loaders.layouts.closing_lines import closing_role
from loaders.layouts.end_matter import rows_aside
from loaders.layouts.line_labels import labelled
from loaders.layouts.objective_headings import by_number, objectives_named
from loaders.layouts.principle_headings import principle_headings
from loaders.layouts.row_issues import member_missing
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table
from loaders.parsing.headings import BOLD
from loaders.respondents.members import resolve_member

FEWEST, MOST_ROWS = 2, 20_000  # headings of a report; rows looked at
LONGEST_NOTE = 20  # words


def find_header(sheet: Sheet, instrument: str, within: int = 0) -> Header | None:
    """The place before the first heading of an objective or round table in a text document; None where it is none.

    The first may stand anywhere, whatever `within` says. Where guiding questions are asked, too, it is a form.
    """
    named = _headings(sheet) or _principles(sheet)
    if len(set(named.values()) - {""}) < FEWEST and sum(words == "" for words in named.values()) < FEWEST:
        return None
    if running_form.find_header(sheet, instrument) is not None:
        return None
    first = min(named)
    return Header(first - 1, (), (), (), first)


def objective_headings(sheet: Sheet) -> dict[int, str]:
    """Row -> the words that name objectives, for the headings of a text document that name some."""
    return {row: words for row, words in _headings(sheet).items() if words}


def _headings(sheet: Sheet) -> dict[int, str]:
    """Row -> the words that name objectives, "" for a round table, for the headings of a text document."""
    if sheet.places is None or len(sheet.rows) > MOST_ROWS:
        return {}
    alone = list(_alone(sheet))
    named = ((cell.row, objectives_named(cell.text, sheet.is_heading(cell.row))) for cell in alone)
    found = {row: words for row, words in named if words is not None}
    return found | by_number({cell.row: cell.text for cell in alone if sheet.is_heading(cell.row)}, found)


def _principles(sheet: Sheet) -> dict[int, str]:
    """Row -> the words that name a principle, for the headings of a text document that does not go by objectives."""
    if sheet.places is None or len(sheet.rows) > MOST_ROWS:
        return {}
    return principle_headings({cell.row: cell.text for cell in _alone(sheet) if sheet.is_heading(cell.row)})


def _alone(sheet: Sheet) -> Iterator[Cell]:
    """The cells that stand alone in their rows, outside of tables of several columns."""
    for row in range(len(sheet.rows)):
        cells = list(sheet.filled(row))
        if len(cells) == 1:
            yield cells[0]


def _read(table: Table) -> tuple[list[Answer], list[Issue]]:
    """The passages of the State that the lines above the first heading name. Issues: member-missing."""
    who = table.who(table.header.row, None)
    if table.is_nobody(who):
        return [], [member_missing(table, "a line that names the State, above the first objective")]
    if other := _other_state(table, who.member.text):
        named = other.text.strip()
        return [], [member_missing(table, f"one State alone; the heading at {other.address} names {named}")]
    received = table.cover_text("received")
    objectives = _headings(table.sheet)
    kind, named = ("objective", objectives) if objectives else ("principle", _principles(table.sheet))
    answers: list[Answer] = []
    above: tuple[Cell | None, str] | None = None
    for heading, question, cell in _passages(table, named):
        role, value = labelled([cell])
        goes_on, above = above == (heading, question), (heading, question)
        if goes_on and role in CODED and value is not None:  # “Kind of support: technology”
            table.roles.say(roles.CODE, [cell])
            answers[-1] = answers[-1]._replace(codes=(*answers[-1].codes, (CODED[role], value)))
        else:
            answers.append(Answer(who, question, cell, _codes(kind, heading, cell), received=received))
    return answers, []


def _codes(kind: str, heading: Cell | None, passage: Cell) -> tuple[tuple[str, Cell], ...]:
    """The codes of a passage: those of its heading, if it says anything; “To be completed” reports nothing."""
    says_some = response_state(passage.text) == "answered" and not reports_nothing(passage.text)
    return ((kind, heading),) if heading and says_some else ()


def _other_state(table: Table, name: str) -> Cell | None:
    """A heading that is the name of another State: nobody can say then whose the passages below it are."""
    below = (cell for cell in _alone(table.sheet) if cell.row > table.header.row and table.sheet.is_heading(cell.row))
    own = resolve_member(name).iso3
    return next((cell for cell in below if (iso3 := resolve_member(cell.text).iso3) and iso3 != own), None)


def _passages(table: Table, named: Mapping[int, str]) -> Iterator[tuple[Cell | None, str, Cell]]:
    """Each passage with the words of the heading that name its targets, if any do, and the question that one asks."""
    sheet, heading, level, question = table.sheet, None, 0, ""
    headings = [cell for cell in _alone(sheet) if sheet.is_heading(cell.row)]
    often = {text for text, number in Counter(vocabulary.plain(cell.text) for cell in headings).items() if number > 1}
    notes, bold = _notes(sheet), _bold_passages(table, headings)
    aside, is_answered = rows_aside(table, named), False
    asked = {cell.row: key for cell in headings if (key := _asked(cell.text, often, table.instrument))}
    first = table.header.row + 1
    for row in range(min([first, *asked]), len(sheet.rows)):
        cells = list(sheet.filled(row)) if row not in aside else []
        words = named.get(row) if len(cells) == 1 else None
        is_heading = len(cells) == 1 and sheet.is_heading(row) and cells[0] not in bold
        is_title = words is not None or is_heading
        table.roles.say(roles.TITLE, cells if is_title else ())
        if is_title:
            question = asked.get(row, "") if words is None else ""
        if words is not None:
            heading, is_answered = cells[0]._replace(value=words) if words else None, False
            level = sheet.places.level(row) or BOLD
        elif is_heading:
            table.roles.say(roles.QUESTION, cells if question else ())
            if _ends(cells[0], sheet.places.level(row), level, often, table.instrument):
                heading = None
        elif row < first and not question:
            continue  # an introduction
        elif closing := closing_role(sheet, row, len(sheet.rows), is_answered) if len(cells) == 1 else "":
            table.roles.say(closing, cells)
        else:
            is_answered = is_answered or bool(cells)
            table.roles.say(roles.FOOTNOTE, (cell for cell in cells if cell in notes))
            said = (cell for cell in cells if cell not in notes and any(map(str.isalpha, cell.text)))
            yield from ((heading, question, cell) for cell in said)


def _asked(heading: str, often: set[str], instrument: str) -> str | None:
    """The question that a heading asks; of one that comes again under each objective single words tell it, too."""
    comes_again = vocabulary.plain(heading) in often
    return resolve_question(heading, instrument).key if comes_again else worded_question(heading, instrument)


def _bold_passages(table: Table, headings: list[Cell]) -> set[Cell]:
    """The bold lines that are passages: nowhere does text stand below them before the next heading, and they ask
    nothing.
    """
    sheet = table.sheet
    filled = [row for row in range(len(sheet.rows)) if any(True for _ in sheet.filled(row))]
    below = dict(itertools.pairwise(filled))
    bare = {cell for cell in headings if cell.row not in below or sheet.is_heading(below[cell.row])}
    titles = {vocabulary.plain(cell.text) for cell in headings if cell not in bare}
    bold = (cell for cell in bare if sheet.places.level(cell.row) == BOLD)
    return {
        cell
        for cell in bold
        if vocabulary.plain(cell.text) not in titles and not worded_question(cell.text, table.instrument)
    }


def _notes(sheet: Sheet) -> set[Cell]:
    """The totals and notes of tables: in their cells; of what stands alone, short ones below a table or at the end."""
    found: set[Cell] = set()
    was_table = False
    filled = [cells for row in range(len(sheet.rows)) if (cells := list(sheet.filled(row)))]
    for number, cells in enumerate(filled):
        is_row = sheet.places.is_row(cells[0].row)
        labelled = [cell for cell in cells if label_of(cell.text) and len(cell.text.split()) <= LONGEST_NOTE]
        if is_row or was_table or number == len(filled) - 1:
            found.update(labelled)
            was_table = is_row or (was_table and bool(labelled))
    return found


def _ends(cell: Cell, level: int, above: int, often: set[str], instrument: str) -> bool:
    """Whether a heading that names no objective ends the part on one: it stands higher, or as high and asks nothing;
    one that comes again under each objective, as “Achievements” does, ends none.
    """
    if vocabulary.plain(cell.text) in often:
        return False
    return level < above or (level == above and not worded_question(cell.text, instrument))


LAYOUT = Layout(
    "report by objective",
    (
        Part(
            "two or more headings of objectives, round tables or principles, in a text without guiding questions",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "objective",
            "5",
        ),
    ),
    lambda column: False,
    _read,
    find_header,
)
