"""Header rows: which rows of a sheet are its header, and what its columns hold once they are seen side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from loaders import vocabulary
from loaders.codes.objectives import single_objective
from loaders.documents.answer import ATTRIBUTION
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.by_contents import inferred
from loaders.headers.code_columns import with_codes
from loaders.headers.corners import with_corner
from loaders.headers.former import former_columns, says_update
from loaders.headers.lettered_rows import head_of_letters
from loaders.headers.machines import is_row_of_names
from loaders.headers.one_header import CODED, Column, Header, Meaning, classify
from loaders.headers.placed import placed
from loaders.headers.places_for_codes import places_for_codes
from loaders.headers.several import in_turn, of_ministries, under_one_head
from loaders.headers.side_by_side import asks_question, beside_questions, side_by_side
from loaders.headers.ticks import tick_columns
from loaders.headers.two_rows import read_together, titles
from loaders.headers.unheaded import begins_with_codes

MOST_COLUMNS = 400  # a survey with a column of ticks for each objective of each question has 150
HEADER_WITHIN = 40  # rows of two cells or more; looking further makes a large sheet slow
LINES_WITHIN = 1_000  # rows in all: guidance may stand above in lines of one cell, as many as it likes
# several columns may have these
SEVERAL = ("source", "source_title", "source_date", "received", "remark", "ignored", *ATTRIBUTION)


def read_header(sheet: Sheet, row: int, instrument: str) -> Header:
    """Classify the cells of one row as headers."""
    cells = [(cell, classify(cell.text.strip(), instrument)) for cell in sheet.filled(row)]
    return _header(sheet, row, row, cells, instrument)


def read_double_header(sheet: Sheet, row: int, instrument: str) -> Header | None:
    """Classify this row and the one below together: upper cells stand over several columns; None where they don't.

    A cell below a header that speaks for itself is data, and then the two rows are no header.
    """
    cells = read_together(sheet, row, instrument)
    return _header(sheet, row, row + 1, cells, instrument, titles(sheet, row)) if cells else None


def read_triple_header(sheet: Sheet, row: int, instrument: str) -> Header | None:
    """A header of two rows under a row of titles (“Part I”), which may hold what stands over no column of its own."""
    if row + 2 >= len(sheet.rows):
        return None
    cells = read_together(sheet, row + 1, instrument)
    if sum(asks_question(meaning) for _, meaning in cells) < 2:
        return None
    covered = {cell.column for cell, _ in cells}
    alone = [cell for cell in sheet.filled(row) if cell.column not in covered]
    cells += [(cell, classify(cell.text.strip(), instrument)) for cell in alone]
    return _header(sheet, row, row + 2, sorted(cells, key=lambda each: each[0].column), instrument)


def _header(
    sheet: Sheet,
    top: int,
    row: int,
    cells: list[tuple[Cell, Meaning | None]],
    instrument: str,
    titles: Mapping[int, str] = MappingProxyType({}),
) -> Header:
    """The header of these cells and their meanings; where two columns mean the same the first counts."""
    columns: dict[Meaning, Column] = {}
    repeated, unknown = [], []
    heads = [cell for cell, _ in cells]
    lettered = head_of_letters(sheet, row, instrument)
    cells = [(cell, ("question", "", 0) if cell == lettered else told) for cell, told in cells]
    former = former_columns(heads)
    updates = {place for place in former.values() if says_update(heads[place].text)}
    cells = [
        (cell, told or ("response", "", 0) if place in updates else told) for place, (cell, told) in enumerate(cells)
    ]
    former_cells = tuple((heads[one], heads[other]) for one, other in former.items())
    cells = [(cell, ("ignored", "", 0) if place in former else told) for place, (cell, told) in enumerate(cells)]
    places = places_for_codes(sheet, row, cells)
    coded = with_codes(sheet, row, heads, [("objectives", "", 0) if c in places else told for c, told in cells])
    ticked = tick_columns(sheet, row, heads, coded, titles)
    cells = list(zip(heads, ticked, strict=True))
    meanings = of_ministries(sheet, row, heads, side_by_side(sheet, row, cells, instrument))
    meanings = inferred(sheet, row, heads, with_corner(sheet, row, heads, meanings), instrument)
    meanings = placed(sheet, row, heads, beside_questions(sheet, row, meanings, cells, instrument), instrument)
    for (cell, told), meaning in zip(cells, meanings, strict=True):
        if meaning is None:
            unknown.append(cell)
            continue
        is_guess = meaning[0] == "member" and (told is None or told[0] == "ignored")
        column = Column(cell, *meaning, is_guess)
        if column.role in SEVERAL or (column.role == "response" and (column.question or told is None)):
            columns[column.role, str(cell.column), 0] = column
        elif columns.setdefault(column.identity, column) is column:
            continue
        elif cell in places or (
            column.role in ("member", *CODED) and in_turn(sheet, row, columns[column.identity].cell, cell)
        ):
            columns[column.role, str(cell.column), 0] = column
        else:
            other = columns[column.identity]
            named = next((c for c in (column, other) if vocabulary.plain(c.cell.text) == "respondent"), None)
            if column.role == "respondent" and named and ("organization", "", 0) not in columns:
                columns[column.identity] = other if named is column else column
                columns["organization", "", 0] = replace(named, role="organization")  # “Respondent”, “Type of …”
            else:
                repeated.append(column)
    found = [each for column in _with_names(columns).values() for each in _merged(sheet, top, row, column)]
    return Header(row, tuple(found), tuple(repeated), tuple(unknown), top, former_cells)


def _merged(sheet: Sheet, top: int, row: int, column: Column) -> list[Column]:
    """The column and, where its header is merged over further ones with texts of their own, these."""
    if column.role != "response" or top != row or not sheet.merged:
        return [column]
    return [column, *(replace(column, cell=cell) for cell in under_one_head(sheet, row, column.cell))]


def _with_names(columns: dict[Meaning, Column]) -> dict[Meaning, Column]:
    """The columns; where one says of what type a respondent is and none names it, the one headed “Name” does."""
    roles = {column.role for column in columns.values()}
    if "respondent" not in roles or roles & {"member", "member_code", "organization"}:
        return columns
    place = next((place for place, column in columns.items() if _is_headed_name(column)), None)
    return columns if place is None else columns | {place: replace(columns[place], role="organization")}


def _is_headed_name(column: Column) -> bool:
    words = set(vocabulary.plain(column.cell.text).split())
    return column.role == "ignored" and bool(words & {"name", "nom", "nombre", "имя"})


def headers_at(sheet: Sheet, row: int, instrument: str) -> list[Header]:
    """What may be the header that begins in a row: it alone, or with the next one; two columns must be understood."""
    if not 2 <= sheet.filled_places(row) <= MOST_COLUMNS or is_row_of_names(sheet, row):
        return []
    if begins_with_codes(sheet, row):
        return []  # answers with their codes before them
    headers = [read(sheet, row, instrument) for read in (read_header, read_double_header, read_triple_header)]
    if headers[1] and not _begins_list(sheet, headers[1].row) and _marks_below(sheet, headers[1]):
        del headers[0]
    known = (header for header in headers if header and len(header.columns) >= 2)
    return [header for header in known if not _begins_list(sheet, header.row)]


def _begins_list(sheet: Sheet, row: int) -> bool:
    """Whether a row is an objective's number and title in a list of them, “1 | Data”: that of a need, too."""
    number, title, *_ = (*islice(sheet.filled(row), 2), None, None)
    if title is None or not number.text.strip().isdecimal() or title.text.strip().isdecimal():
        return False
    counted = int(number.text)
    is_counted_on = row + 1 < len(sheet.rows) and sheet.text(row + 1, number.column) == str(counted + 1)
    return is_counted_on and single_objective(title.text) == counted


def _marks_below(sheet: Sheet, header: Header) -> bool:
    """Whether the lower of two rows names targets in columns over which nothing stands: it is none of the data."""
    marks = [column.index for column in header.all("mark")]
    return sum(sheet.cell(header.top, index).is_empty for index in marks) > 1


def rows_of_headers(sheet: Sheet) -> list[int]:
    """The rows in which a header may begin: the first in which two cells stand."""
    rows = range(min(len(sheet.rows), LINES_WITHIN))
    return list(islice((row for row in rows if sheet.filled_places(row) > 1), HEADER_WITHIN))


def header_rows(sheet: Sheet, instrument: str) -> Iterator[Header]:
    """What may be the header in a sheet's beginning, from the top."""
    for row in rows_of_headers(sheet):
        yield from headers_at(sheet, row, instrument)
