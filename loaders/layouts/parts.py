"""A sheet with several tables below each other, or with a block for each State, as one part for each of them.

A part keeps its rows at their places, so that every address stays as it stands in the sheet.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.lettered_rows import head_of_letters
from loaders.headers.one_header import CODED, classify
from loaders.headers.unheaded import unheaded_codes
from loaders.layouts import objective_report, own_form_words, states_across
from loaders.layouts.bands import state_in
from loaders.layouts.beside import beside
from loaders.layouts.matrices import heads_objectives, is_matrix
from loaders.layouts.office_blocks import office_blocks
from loaders.layouts.pairs import pair_at
from loaders.layouts.questions_down import find_questions
from loaders.layouts.running_form import find_header
from loaders.layouts.slices import rows_of
from loaders.layouts.state_blocks import LONGEST_HEAD, MOST_PARTS, blocks_of_states, is_header
from loaders.respondents.members import names_member

FEWEST_ROWS, MOST_ROWS = 4, 20_000  # of a sheet in which further tables are looked for
MOST_TITLES = 3  # rows above a table that belong to it


def parts(sheet: Sheet, instrument: str) -> tuple[Sheet, ...]:
    """The sheet itself, or its parts in their order, table by table; `part` tells them apart."""
    if not FEWEST_ROWS <= len(sheet.rows) <= MOST_ROWS or own_form_words.find_header(sheet):
        return (sheet,)
    tables = beside(sheet, instrument) if sheet.places is None else (sheet,)
    found = [part for table in tables for part in _below_each_other(table, instrument)]
    return tuple(replace(part, part=number) for number, part in enumerate(found, start=1)) if found[1:] else (sheet,)


def _below_each_other(sheet: Sheet, instrument: str) -> tuple[Sheet, ...]:
    """The sheet itself, or its parts from the top to the bottom."""
    if sheet.headers:
        starts = _told_tables(sheet)
    else:
        starts = _further_tables(sheet, instrument)
        if not starts and (starts := blocks_of_states(sheet, instrument)):
            sheet = _with_unheaded(sheet, starts, instrument)
        starts = starts or office_blocks(sheet, instrument)
        cuts = _forms_beside_tables(sheet, instrument)
        texts = (rows_of(sheet, 0, *each) for each in itertools.pairwise([0, *cuts, len(sheet.rows)]))
        starts = sorted({*starts, *cuts, *(row for text in texts for row in _form_and_report(text, instrument))})
    if not 0 < len(starts) < MOST_PARTS:
        return (sheet,)
    ends = [*starts, len(sheet.rows)]
    return tuple(rows_of(sheet, number, start, ends[number - 1]) for number, start in enumerate([0, *starts], start=1))


def _told_tables(sheet: Sheet) -> list[int]:
    """The first rows of the tables after the first, where a person has told which rows are headers."""
    return [_start(sheet, row) or row for row in sheet.headers[1:]]


def _further_tables(sheet: Sheet, instrument: str) -> list[int]:
    """The first rows of the tables after the first: other headers below an empty row or a title of their own.

    A header that says the same again only goes on; what a table says of a State stays one submission (adding_up.py).
    """
    states = {row for row in range(len(sheet.rows)) if _names_state(sheet, row)}
    short = [row for row, values in enumerate(sheet.rows) if not any(map(_is_long, values))]
    first: list[str] = []
    starts: list[int] = []
    for row in short:  # where a long text stands, no header does
        start = _start(sheet, row) if first else row
        named = next((above for above in range(1, MOST_TITLES + 1) if row - above in states), 0) if first else 0
        cells = list(sheet.filled(row)) if start is not None or named else []
        if not cells or not (
            is_header(cells, instrument)
            or (first and _heads_states(sheet, cells[0], instrument))
            or is_matrix(sheet, row)
            or _is_across(sheet, row, instrument)
        ):
            continue
        heads = [cell.text.strip() for cell in cells]
        if not first:
            first = heads
        elif row - (starts or [0])[-1] > 1 and (heads != first or named):
            starts.append(min(row - named, row if start is None else start))
    return starts


def _is_across(sheet: Sheet, row: int, instrument: str) -> bool:
    """Whether a row holds the names of States over the answers to questions, which stand at their left."""
    names = [cell for cell in sheet.filled(row) if names_member(cell.text)]
    if len(names) < 2 or not names[0].column or names_member(next(iter(sheet.filled(row))).text):
        return False
    height = len(sheet.rows)
    empty = next((below for below in range(row, height) if not any(sheet.filled(below))), height)  # or a matrix begins
    return any(states_across.find_header(rows_of(sheet, 0, row, end), instrument, row + 1) for end in {empty, height})


def _forms_beside_tables(sheet: Sheet, instrument: str) -> list[int]:
    """The rows at which a text document passes from questions in running text to a table with a header, or back."""
    if (places := sheet.places) is None:
        return []
    height = len(sheet.rows)
    rows = filter(places.is_row, range(height))
    heads = [row for row in rows if _heads_table(sheet, row, instrument)]
    ends = [next((row for row in range(head, height) if not places.is_row(row)), height) for head in heads[:MOST_PARTS]]
    cuts = sorted({0, *heads[:MOST_PARTS], *ends, height})
    texts = [each for each in itertools.pairwise(cuts) if not places.is_row(each[0]) and heads]
    forms = [each for each in texts if find_header(rows_of(sheet, 0, *each), instrument)]
    forms += _whole_reports(sheet, texts, instrument) if not forms else []
    return sorted({cut for form in forms for cut in form} - {0, height})


def _heads_table(sheet: Sheet, row: int, instrument: str) -> bool:
    """Whether a row of a text document heads a table that is no part of the text around it: of answers, objectives,
    or several kinds of codes.
    """
    cells = list(sheet.filled(row))
    if is_header(cells, instrument) or heads_objectives(sheet, row) or _asks_by_objective(cells, instrument):
        return True
    if head_of_letters(sheet, row, instrument) is not None:
        return True
    if len(cells) < 2 or sheet.places.is_row(row - 1) or max(len(cell.text) for cell in cells) > LONGEST_HEAD:
        return False
    named = [(classify(cell.text.strip(), instrument) or ("",))[0] for cell in cells]
    return len(set(named)) == len(named) and set(named) <= set(CODED)


def _asks_by_objective(cells: list[Cell], instrument: str) -> bool:
    """Whether cells head a table of what is answered on each objective: its column, and those of several questions."""
    if len(cells) < 3 or max(len(cell.text) for cell in cells) > LONGEST_HEAD:
        return False
    named = {(classify(cell.text.strip(), instrument) or ("", "", 0))[:2] for cell in cells}
    return ("objectives", "") in named and sum(bool(role == "response" and asked) for role, asked in named) > 1


def _names_state(sheet: Sheet, row: int) -> bool:
    """Whether a line names a State, alone or behind a label."""
    cells = list(itertools.islice(sheet.filled(row), 3))
    pair = pair_at(cells, 0, []) if len(cells) == 2 else None
    return bool((len(cells) == 1 and state_in(cells[0])) or (pair and pair[0] == "member"))


def _whole_reports(sheet: Sheet, texts: list[tuple[int, int]], instrument: str) -> list[tuple[int, int]]:
    """The stretch of running text that is a report by objective, if all headings of objectives stand in it."""
    named = objective_report.objective_headings(sheet)
    holding = [(start, end) for start, end in texts if any(start <= row < end for row in named)]
    if len(holding) != 1 or not all(holding[0][0] <= row < holding[0][1] for row in named):
        return []
    return holding if objective_report.find_header(rows_of(sheet, 0, *holding[0]), instrument) else []


def _form_and_report(sheet: Sheet, instrument: str) -> list[int]:
    """The row in which a form in running text begins below a report by objective, or such a report below a form."""
    named = objective_report.objective_headings(sheet)
    if len(set(named.values())) < objective_report.FEWEST or find_header(sheet, instrument) is None:
        return []
    return _form_below(sheet, named, instrument) or _report_below(sheet, named, instrument)


def _form_below(sheet: Sheet, named: Mapping[int, str], instrument: str) -> list[int]:
    """The first question of a form below a report, or the titles right above it."""
    header = find_header(sheet, instrument)
    first = header.row + 1 if header else 0
    above = {words for row, words in named.items() if row < first and row + 1 not in named}  # a list is no report
    if len(above) < objective_report.FEWEST:
        return []
    start = first
    while first - start < MOST_TITLES and start - 1 not in named and sheet.is_heading(start - 1):
        start -= 1
    return [start]


def _report_below(sheet: Sheet, named: Mapping[int, str], instrument: str) -> list[int]:
    """The chapter below the last question of a form that asks nothing and in which all headings of objectives stand."""
    last = max(find_questions(sheet, instrument) or {}, default=0)
    level = sheet.places.level(last) if sheet.places is not None and last else 0
    first = min(named)
    if not level or first < last or not all(sheet.is_heading(row) for row in named):
        return []
    chapters = (row for row in range(first - 1, last, -1) if 0 < sheet.places.level(row) <= level)
    chapter = next(chapters, 0)
    is_chapter = chapter and sheet.places.level(first) >= level and sheet.lone(chapter) is not None
    return [chapter] if is_chapter else []


def _heads_states(sheet: Sheet, first: Cell, instrument: str) -> bool:
    """Whether a row begins with a word for States that stands above one of them: whatever else it says, it heads."""
    below = next(iter(sheet.below(first.row, first.column, 1)), None)
    if below is None or not names_member(below.text) or len(first.text) > LONGEST_HEAD:
        return False
    return (classify(first.text.strip(), instrument) or ("",))[0] == "member"


def _is_long(value: object) -> bool:
    return value.__class__ is str and len(value) > LONGEST_HEAD and not value.isspace()


def _start(sheet: Sheet, row: int) -> int | None:
    """The first of the titles above a header; None where a row of the table before stands right above it."""
    start = row
    while start and row - start < MOST_TITLES and sheet.lone(start - 1):
        start -= 1
    return start if start < row or start == 0 or not any(sheet.filled(start - 1)) else None


def _with_unheaded(sheet: Sheet, starts: Sequence[int], instrument: str) -> Sheet:
    """The sheet with its columns of codes that nothing heads: told by the questions of all blocks together."""
    blocks = (rows_of(sheet, 0, *each) for each in itertools.pairwise([0, *starts, len(sheet.rows)]))
    found = (find_questions(block, instrument) or {} for block in blocks)
    asked = {row: one.cell for each in found for row, one in each.items()}
    return replace(sheet, unheaded=unheaded_codes(sheet, asked))
