"""A sheet in which each State stands alone above a form of its own, perhaps below a table of all of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, classify
from loaders.headers.rows import MOST_COLUMNS
from loaders.layouts.asked import Asked
from loaders.layouts.questions_down import find_questions
from loaders.layouts.slices import rows_of
from loaders.parsing.headings import BOLD
from loaders.respondents.members import names_member, resolve_member

LONGEST_HEAD = 300  # characters
MOST_PARTS = 100  # a block for each member makes 62; what has more is no document that people read
WHO = ("member", "member_code", "organization", "respondent")
ANSWERS = ("response", "mark", "choice", *CODED)


def is_header(cells: list[Cell], instrument: str) -> bool:
    """Whether cells are heads that speak for themselves: who answers or what is asked, and what the answers are."""
    if not 2 <= len(cells) <= MOST_COLUMNS or max(len(cell.text) for cell in cells) > LONGEST_HEAD:
        return False
    meanings = [classify(cell.text.strip(), instrument) for cell in cells]
    roles = {meaning[0] for meaning in meanings if meaning}
    has_answers = any(meaning and meaning[0] in ANSWERS for meaning in meanings)
    return has_answers and bool(roles & {*WHO, "question"}) and sum(meaning is None for meaning in meanings) <= 1


def blocks_of_states(sheet: Sheet, instrument: str) -> list[int]:
    """The rows in which a State stands alone above a form of its own, all but the first, where no header stands."""
    states = list(itertools.islice(_lone_states(sheet), MOST_PARTS))
    if len(states) == MOST_PARTS or len({resolve_member(cell.text).iso3 for cell in states}) < 2:
        return []
    if any(is_header(list(sheet.filled(row)), instrument) for row in _may_head(sheet, states[0].row)):
        return []
    starts = [cell.row for cell in states]
    ends = [*starts[1:], len(sheet.rows)]
    asked = [find_questions(rows_of(sheet, 0, *each), instrument) or {} for each in zip(starts, ends, strict=True)]
    orders = [[one.question for one in each.values()] for each in asked]
    begun = {*_beginning(orders), *_under_headings(sheet, starts, asked), *_right_above(sheet, starts, asked)}
    levels = [sheet.places.level(row) if sheet.places else 0 for row in starts]
    alike = {levels[number] for number in begun} - {0}  # in a compilation a heading like those of others begins, too
    more = {number for number, order in enumerate(orders) if number and order and levels[number] in alike}
    begins = [starts[number] for number in sorted(begun | more)]
    heads = set(range(states[0].row)) - set(_may_head(sheet, states[0].row))
    has_overview = any(is_header(list(sheet.filled(row)), instrument) for row in heads)
    return [starts[0], *begins] if begins and has_overview else begins


def _may_head(sheet: Sheet, first: int) -> Sequence[int]:
    """The rows above the first State alone, and right below it, whose header would head it, too: in a text document a
    table ends before a line that is none of its rows, such as an overview of all States before their chapters.
    """
    rows, places = range(first + 2), sheet.places
    if places is None or places.is_row(first):
        return rows
    return [row for row in rows if not places.is_row(row)]


def _under_headings(sheet: Sheet, starts: Sequence[int], asked: Sequence[dict[int, Asked]]) -> set[int]:
    """Which States are headings above questions as the first one is, so that each begins a block, whatever is asked."""
    places = sheet.places
    first = places.level(starts[0]) if places else 0
    if not 0 < first < BOLD or not asked[0]:
        return set()
    alike = [number for number, row in enumerate(starts) if places.level(row) == first and asked[number]]
    below = [places.level(row) for number in alike for row in asked[number]]
    return {number for number in alike if number} if all(level == 0 or level > first for level in below) else set()


def _right_above(sheet: Sheet, starts: Sequence[int], asked: Sequence[dict[int, Asked]]) -> range:
    """The States in bold of a text document, where each of them stands right above a question: each begins a block."""
    below = [
        next((later for later in range(row + 1, len(sheet.rows)) if any(sheet.filled(later))), -1) for row in starts
    ]
    are_bold = sheet.places is not None and all(sheet.places.level(row) == BOLD for row in starts)
    is_each = are_bold and all(row in questions for row, questions in zip(below, asked, strict=True))
    return range(1, len(starts)) if is_each else range(0)


def _beginning(orders: Sequence[Sequence[str]]) -> list[int]:
    """Which of the stretches below a State's name begin a block of their own, all but the first: their first question
    was asked above, since the last that did. Of what asks nothing one that stands right before such a block does, too.

    A name in the middle of an answer, with the next question of the form below it, begins none.
    """
    begun: list[int] = []
    known = set(orders[0])
    for number, order in enumerate(orders[1:], start=1):
        if order and order[0] in known:
            begun.append(number)
            known = set()
        known.update(order)
    last = {*begun, len(orders)} if begun else set()
    for number in range(len(orders) - 1, 0, -1):
        if not orders[number] and number + 1 in last:
            last.add(number)
    return sorted(last - {len(orders)})


def _lone_states(sheet: Sheet) -> Iterator[Cell]:
    lones = map(sheet.lone, range(len(sheet.rows)))
    return (lone for lone in lones if lone and names_member(lone.text))
