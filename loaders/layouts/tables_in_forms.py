"""A table inside of an answer in a workbook's form: “No. | Practice | Objectives”, in the rows below a question.

Its rows are answers to that question, each with the codes beside it. Its heads head nothing else of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.codes.names import lists_names
from loaders.codes.objectives import read_objectives
from loaders.documents.workbook import Sheet
from loaders.headers.numbered_questions import may_number
from loaders.headers.one_header import CODED, Header, classify, role_of
from loaders.headers.question_letters import leading_letter
from loaders.headers.questions import STRONG
from loaders.layouts.asked import Asked
from loaders.layouts.base import tells_respondent
from loaders.layouts.form_lines import Block
from loaders.layouts.table import Table

LONGEST_HEAD, LONGEST_CODES = 60, 300  # characters
LOOKED_AT = 5  # rows below a head


def may_stand_in_form(sheet: Sheet, header: Header, instrument: str) -> bool:
    """Whether a header may be that of a table inside of a form: it says nothing of who answers, asks nothing itself,
    and a letter of a question stands above it.
    """
    if sheet.places is not None or header.top < 1 or header.questions or any(map(tells_respondent, header.columns)):
        return False
    question = header.one("question")
    below = sheet.below(header.row, question.index, LOOKED_AT) if question else ()
    numbers = [cell for cell in below if not may_number(cell) and cell.text.strip().strip(".)").isdecimal()]
    if question and (not numbers or numbers[0].row != header.row + 1):
        return False
    firsts = (next(sheet.filled(row), None) for row in range(header.top))
    return any(leading_letter(cell.text.strip(), instrument)[0] for cell in firsts if cell is not None)


def stands_in_form(header: Header, questions: Mapping[int, Asked]) -> bool:
    """Whether a header stands below a question of a form that is sure, right below it or above the next one."""
    sure = [row for row, asked in questions.items() if asked.strength == STRONG]
    above, below = [row for row in sure if row < header.top], [row for row in sure if row > header.row]
    return len(sure) > 1 and bool(above) and (bool(below) or max(above) == header.top - 1)


def take_sheet_table(block: Block, table: Table, row: int, end: int) -> int:
    """Take the table that begins in a row into a question's block; its last row, or 0 where none begins there."""
    sheet, instrument = table.sheet, table.instrument
    heads = list(sheet.filled(row)) if sheet.places is None else []
    if len(heads) < 2 or max(len(cell.text) for cell in heads) > LONGEST_HEAD:
        return 0
    rows = _rows(sheet, row, end, {cell.column for cell in heads})
    meanings = {cell.column: (classify(cell.text.strip(), instrument) or ("",))[0] for cell in heads}
    coded = {column: CODED[role] for column, role in meanings.items() if role in CODED}
    coded = {column: kind for column, kind in coded.items() if _holds_codes(sheet, rows, column, kind)}
    numbers = {cell.column for cell in heads if _numbers(sheet, rows, cell.column)} - set(coded)
    texts = [column for column, role in meanings.items() if role == "response"]
    texts = texts or _longest(sheet, rows, {*meanings} - {*coded, *numbers})
    is_table = bool(coded or numbers) and not any(cell.text.strip()[:1].isdecimal() for cell in heads)
    if not rows or not texts or not is_table or role_of(sheet.cell(rows[0], heads[0].column).text.strip()):
        return 0
    block.labels.extend(cell for cell in heads if cell.column in {*coded, *numbers, *texts})
    for each in rows:
        codes = [(kind, cell) for column, kind in coded.items() if not (cell := sheet.spanned(each, column)).is_empty]
        said = [cell for column in texts if not (cell := sheet.cell(each, column)).is_empty]
        if said:
            block.headed.setdefault(len(block.answers), []).extend(codes)
            block.answers.extend(said)
        else:
            block.codes.extend(code for code in codes if code not in block.codes)
        block.labels.extend(cell for column in numbers if not (cell := sheet.cell(each, column)).is_empty)
    return rows[-1]


def _rows(sheet: Sheet, row: int, end: int, columns: set[int]) -> list[int]:
    """The rows of a table below its heads: within their columns, up to an empty row."""
    found: list[int] = []
    for each in range(row + 1, end):
        cells = [cell.column for cell in sheet.filled(each)]
        if not cells or not columns.issuperset(cells):
            break
        found.append(each)
    return found if found and sheet.lone(found[0]) is None else []


def _holds_codes(sheet: Sheet, rows: Iterable[int], column: int, kind: str) -> bool:
    """Whether codes stand below a head, and no texts: “Kind of cooperation and purpose” may ask for words."""
    cells = [cell for each in rows if not (cell := sheet.cell(each, column)).is_empty]
    return not cells or any(
        bool(read_objectives(cell.value).found) if kind == "objective" else lists_names(cell.text, kind)
        for cell in cells
        if len(cell.text) <= LONGEST_CODES
    )


def _numbers(sheet: Sheet, rows: Iterable[int], column: int) -> bool:
    """Whether a column counts the rows of its table: 1, 2, 3."""
    counted = [text for each in rows if (text := sheet.text(each, column).strip(".)("))]
    return bool(counted) and counted == [str(number) for number in range(1, len(counted) + 1)]


def _longest(sheet: Sheet, rows: list[int], columns: set[int]) -> list[int]:
    """The column of the longest texts, if these are longer than its head."""
    lengths = {column: sum(len(sheet.text(each, column)) for each in rows) for column in sorted(columns)}
    column = max(lengths, key=lengths.__getitem__, default=-1)
    return [column] if column >= 0 and lengths[column] > LONGEST_HEAD // 2 * len(rows) else []
