"""Layout 11: a report in running text under headings of objectives or round tables, without guiding questions.

Each paragraph and each filled cell of a table is a passage: an answer to no question of its own, coded for the
objectives that the heading above it names. Under a heading of a round table alone it is coded for none.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from gcm_data import reference
from gcm_data.tables.issues import Issue
from loaders import vocabulary
from loaders.codes.objectives import read_objectives, single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import Header
from loaders.headers.questions import worded_question
from loaders.layouts import running_form
from loaders.layouts.base import Layout, Part
from loaders.layouts.closing_lines import closing_role
from loaders.layouts.consent import consent_rows
from loaders.layouts.row_issues import member_missing
from loaders.layouts.row_labels import label_of
from loaders.layouts.table import Table
from loaders.parsing.headings import BOLD
from loaders.respondents.members import resolve_member

LONGEST_HEADING, FEWEST, MOST_ROWS = 250, 2, 20_000  # characters; headings of a report; rows looked at
LONGEST_NOTE = 20  # words
_LEADERS = re.compile(r"\.{4,}|…{2,}|\t\d+\s*$")  # in a table of contents


@cache
def _pattern() -> re.Pattern[str]:
    """“2.1 Objective 5: …”, “Objectifs 2, 5 et 6”, “Цель 5. …”: a label and numbers, and nothing but a title behind."""
    words = sorted(vocabulary.wordings_of("row_labels.csv", "objective"), key=len)
    labels = "|".join(map(re.escape, reversed(words)))
    number = r"\d{1,2}(?!\d)"
    return re.compile(
        rf"\W*(?:(?:\d{{1,2}}|[A-Z]|[IVX]{{1,5}})[.)](?:\d{{1,2}}\.?)*\s+)?"
        rf"(?P<named>(?:{labels})\s*(?:no\.?|nº|n°|№)?\s*{number}(?:\s*(?:,|;|&|–|-|and|et|y|и|to|à)\s*{number})*)"
        r"\s*(?:$|[:.–—()\-]\s*(?!\d))",
        re.IGNORECASE,
    )


@cache
def _round_tables() -> tuple[re.Pattern[str], frozenset[str]]:
    """A round table by its number, and the titles of all of them."""
    labels = vocabulary.wordings_of("row_labels.csv", "round table")
    titles = (title for each in reference.round_tables() for title in (each.title, each.short_label))
    pattern = rf"\W*(?:\d{{1,2}}[.)]\s+)?(?:{'|'.join(map(re.escape, labels))})\s*(?:no\.?|nº|n°|№)?\s*[1-4](?!\d)"
    return re.compile(pattern, re.IGNORECASE), frozenset(map(vocabulary.plain, titles))


@lru_cache(maxsize=5_000)
def _named(text: str, is_heading: bool) -> str | None:
    """The words of a heading that name objectives; "" for one of a round table, None for any other text."""
    text = text.strip()
    if len(text) > LONGEST_HEADING or _LEADERS.search(text) or (text.endswith((".", ";", ",")) and not is_heading):
        return None
    if match := _pattern().match(text):
        return match["named"] if read_objectives(match["named"]).found else None
    if is_heading and single_objective(text) and any(map(str.isalpha, text)):
        return text
    pattern, titles = _round_tables()
    return "" if pattern.match(text) or (is_heading and vocabulary.plain(text) in titles) else None


def find_header(sheet: Sheet, instrument: str, within: int = 0) -> Header | None:
    """The place before the first heading of an objective or round table in a text document; None where it is none.

    The first may stand anywhere, whatever `within` says. Where guiding questions are asked, too, it is a form.
    """
    named = _headings(sheet)
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
    named = ((cell.row, _named(cell.text, sheet.is_heading(cell.row))) for cell in _alone(sheet))
    return {row: words for row, words in named if words is not None}


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
    answers = [
        Answer(who, text=cell, codes=(("objective", heading),) if heading else (), received=received)
        for heading, cell in _passages(table)
    ]
    return answers, []


def _other_state(table: Table, name: str) -> Cell | None:
    """A heading that is the name of another State: nobody can say then whose the passages below it are."""
    below = (cell for cell in _alone(table.sheet) if cell.row > table.header.row and table.sheet.is_heading(cell.row))
    own = resolve_member(name).iso3
    return next((cell for cell in below if (iso3 := resolve_member(cell.text).iso3) and iso3 != own), None)


def _passages(table: Table) -> Iterator[tuple[Cell | None, Cell]]:
    """Each passage with the words of the heading that name its objectives, if any do."""
    sheet, heading, level = table.sheet, None, 0
    headings = [cell for cell in _alone(sheet) if sheet.is_heading(cell.row)]
    often = {text for text, number in Counter(vocabulary.plain(cell.text) for cell in headings).items() if number > 1}
    aside = consent_rows(sheet, table.header.row + 1, table.roles)
    notes, bold = _notes(sheet), _bold_passages(table, headings)
    for row in range(table.header.row + 1, len(sheet.rows)):
        cells = list(sheet.filled(row)) if row not in aside else []
        words = _named(cells[0].text, sheet.is_heading(row)) if len(cells) == 1 else None
        is_heading = len(cells) == 1 and sheet.is_heading(row) and cells[0] not in bold
        is_title = words is not None or is_heading
        table.roles.say(roles.TITLE, cells if is_title else ())
        if words is not None:
            heading = cells[0]._replace(value=words) if words else None
            level = sheet.places.level(row) or BOLD
        elif is_heading:
            if _ends(cells[0], sheet.places.level(row), level, often, table.instrument):
                heading = None
        elif closing := closing_role(sheet, row, len(sheet.rows)) if len(cells) == 1 else "":
            table.roles.say(closing, cells)
        else:
            table.roles.say(roles.FOOTNOTE, (cell for cell in cells if cell in notes))
            yield from ((heading, cell) for cell in cells if cell not in notes and any(map(str.isalpha, cell.text)))


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
    """Whether a heading that names no objective ends the part on one: it stands no lower, and is no heading that comes
    again under each objective, as “Achievements” does.
    """
    return level <= above and vocabulary.plain(cell.text) not in often and not worded_question(cell.text, instrument)


LAYOUT = Layout(
    "report by objective",
    (
        Part(
            "two or more headings of objectives or round tables, in a text document without guiding questions",
            lambda table: find_header(table.sheet, table.instrument) is not None,
            "objective",
            "5",
        ),
    ),
    lambda column: False,
    _read,
    find_header,
)
