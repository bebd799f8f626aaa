"""Rows with the rest of the answer above them, as conversions from a PDF and texts too long for one cell leave them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from loaders import vocabulary
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Sheet, text_of
from loaders.headers.one_header import Column
from loaders.headers.question_letters import leading_letter, letters, trailing_letter
from loaders.headers.questions import resolve_question
from loaders.layouts.table import Table

KEPT = 1_000  # readings of labels, which come again for each respondent
LONGEST = 60  # characters of a label that says nothing but that it goes on
ENDS = tuple('.!?…。！？؟।။”"):;')  # signs behind which a new text begins


def continued_rows(table: Table, member: Column | None, rows: Sequence[int]) -> dict[int, int]:
    """Row -> the row above with whose answer it goes on; `rows` are those that hold answers.

    It says so itself (“continued”), or it names neither State nor question and holds nothing but a text; beside a
    merged question, if the answer above has codes. In a form, where a question may have been forgotten, that counts if
    all questions stand elsewhere, or a sentence goes on, or the end of a page has split the row.
    """
    question, response = table.header.one("question"), table.header.one("response")
    if question is None or response is None:
        return {}
    sheet, asking, answering = table.sheet, question.index, response.index
    found: dict[int, int] = {}
    asks_all = member is not None or _asks_all(table, question, rows)
    are_paragraphs = bool(sheet.merged) and _are_paragraphs(table, question, rows)
    above = None
    for row in rows:
        asked, text = sheet.text(row, asking), sheet.text(row, answering)
        if _is_covered(sheet, row, asking):
            first = found.get(above, above)
            if text and above == row - 1 and are_paragraphs and table.codes(first) and sheet.lone(row) is not None:
                found[row] = first
            above = row
            continue
        if above is not None and text:
            first = text_of(sheet.value(found.get(above, above), asking))
            is_lone = not asked and row == above + 1 and sheet.lone(row) is not None
            if (
                says_it_goes_on(asked, first, table.instrument)
                or (_is_rest(asked, table.instrument) and _is_split_by_page(table, above, row))
                or (is_lone and (asks_all or _is_cut(sheet.text(above, answering), text)))
            ):
                found[row] = found.get(above, above)
                above = row
                continue
        above = row if asked and text else None
    return found


def _are_paragraphs(table: Table, question: Column, rows: Sequence[int]) -> bool:
    """Whether further rows beside merged questions hold paragraphs of the answers, which have codes: what answers once
    more has codes of its own, so that none of them may have any.
    """
    covered = [row for row in rows if _is_covered(table.sheet, row, question.index)]
    return bool(covered) and not any(map(table.codes, covered))


def _is_covered(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a cell is merged into one above it."""
    return (row, column) in sheet.merged_into and sheet.spanned(row, column).row < row


def answered_again(table: Table, member: Column | None, rows: Sequence[int]) -> dict[int, int]:
    """Row -> the row above whose question it answers once more: beside no question, with codes of its own.

    Only where all questions stand, so that none can have been forgotten there: in a form, or beside a State in a pivot
    table, in which State and question each stand in the first of their rows alone.
    """
    question, response = table.header.one("question"), table.header.one("response")
    if question is None or response is None or (member is None and not _asks_all(table, question, rows)):
        return {}
    grouped = _grouped(table, member, question, rows) if member else frozenset()
    found: dict[int, int] = {}
    above = None
    for row in rows:
        asked, text = table.sheet.spanned(row, question.index), table.sheet.text(row, response.index)
        is_below = asked.is_empty and text and above in (row - 1, found.get(row - 1))
        if is_below and (row in grouped and table.sheet.lone(row) is None if member else table.codes(row)):
            found[row] = found.get(above, above)
        else:
            above = row if text and not asked.is_empty else None
    return found


def _is_rest(asked: str, instrument: str) -> bool:
    """Whether a cell of a question is empty, or the rest of the question above: it begins small, without a letter."""
    return not asked or (asked[:1].islower() and leading_letter(asked, instrument)[0] is None)


def _is_split_by_page(table: Table, above: int, row: int) -> bool:
    """Whether the end of a page stands between two rows of a text document, and nothing else but the header again."""
    places = table.sheet.places
    if places is None:
        return False
    between = [list(table.sheet.filled(each)) for each in range(above + 1, row)]
    heads = [cell.text for cell in table.sheet.filled(table.header.row)]
    if any(cells and [cell.text for cell in cells] != heads for cells in between):
        return False
    return any(between) or places.page(above) != places.page(row)


def join(answer: Answer, text: Cell, codes: tuple[tuple[str, Cell], ...]) -> Answer:
    """The answer with a further cell of its text behind it, on a line of its own."""
    whole = answer.text._replace(value=f"{answer.text.text.rstrip()}\n{text.text.lstrip()}")
    return answer._replace(text=whole, codes=(*answer.codes, *codes), rest=(*answer.rest, text))


@lru_cache(maxsize=KEPT)
def says_it_goes_on(label: str, first: str, instrument: str) -> bool:
    """Whether a label says nothing but that the answer goes on to the question of the first: “(a) continued”."""
    label = label.strip()
    if not label or len(label) > LONGEST:
        return False
    if vocabulary.plain(label) in _going_on():
        return True
    for letter, rest in (leading_letter(label, instrument), trailing_letter(label, instrument)):
        if letter and vocabulary.plain(rest) in _going_on():
            return letter == resolve_question(first, instrument).key
    bare = vocabulary.plain(label)
    return any(bare == f"{vocabulary.plain(first)} {words}" for words in _going_on())


@cache
def _going_on() -> frozenset[str]:
    rows = vocabulary.rows("row_labels.csv")
    return frozenset(vocabulary.plain(row["wording"]) for row in rows if row["meaning"] == "continued")


def _asks_all(table: Table, question: Column, rows: list[int]) -> bool:
    asked = {resolve_question(table.sheet.cell(row, question.index).text, table.instrument).key for row in rows}
    return set(letters(table.instrument)) <= asked


def _grouped(table: Table, member: Column, question: Column, rows: Sequence[int]) -> frozenset[int]:
    """The rows below the first of a State that stands once for several, and is asked all questions, each once."""
    above = table.named_above(member)
    asked: dict[int, list[str | None]] = {}
    for row in rows if above else ():
        if text := table.sheet.text(row, question.index):
            asked.setdefault(above.get(row, row), []).append(resolve_question(text, table.instrument).key)
    whole = sorted(letters(table.instrument))
    return frozenset(row for row, first in above.items() if sorted(map(str, asked.get(first, ()))) == whole)


def _is_cut(upper: str, lower: str) -> bool:
    """Whether a sentence goes on from one text to the next; where no letters are small or large nobody can tell."""
    upper, lower = upper.strip(), lower.strip()
    has_case = upper[-1:].lower() != upper[-1:].upper() or upper.endswith((",", "-", "–"))
    return lower[:1].islower() or (has_case and not upper.endswith(ENDS) and len(upper) > LONGEST)
