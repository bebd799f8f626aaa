"""The one State of a workbook: a matrix of another sheet that names nobody is of that State, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Header
from loaders.headers.questions import is_said_to_answerer
from loaders.respondents.kinds import tells_stakeholder
from loaders.respondents.members import names_member, resolve_member

NAMING = ("member", "member_code", "respondent", "category", "organization", "state")  # roles of columns
MOST_ROWS = 2_000  # of a workbook in which names of States are looked for
Key = tuple[str, int]  # of a sheet or its part


def of_one_state(
    sheets: tuple[Sheet, ...], headers: Mapping[Key, Header | None], own: Mapping[Key, Mapping[str, Cell]]
) -> dict[Key, Cell]:
    """The State's cell for each matrix that names nobody, where a workbook names one State and no other anywhere.

    Only of marks and codes: a form of answers may be that of another State whose name nobody has written, and what
    shows how to answer, an example or a guide, is nobody's.
    """
    named = [pairs["member"] for pairs in own.values() if "member" in pairs]
    known = {resolve_member(cell.text).iso3 for cell in named}
    nameless = [sheet for sheet in sheets if headers[sheet.key] and "member" not in own[sheet.key]]
    found = [sheet for sheet in nameless if _is_filled(sheet, headers[sheet.key]) and not _is_specimen(sheet)]
    if len(known) != 1 or not found or _names_others(sheets, headers, known.pop()):
        return {}
    return {sheet.key: named[0] for sheet in found}


def _is_filled(sheet: Sheet, header: Header) -> bool:
    """Whether marks or codes stand below a header, and no answers in words."""
    columns = [column.index for column in header.columns if column.role in ("mark", *CODED)]
    if header.all("response") or (header.one("question") and header.unknown):  # what nobody knows may be answers
        return False
    rows = range(header.row + 1, min(header.row + 1 + MOST_ROWS, len(sheet.rows)))
    return any(sheet.text(row, column) for row in rows for column in columns)


def _is_specimen(sheet: Sheet) -> bool:
    """Whether the name of a sheet says that it shows or tells how to answer."""
    words = f" {vocabulary.plain(sheet.name)} "
    shows = any(f" {vocabulary.plain(word)} " in words for word in vocabulary.wordings_of("row_labels.csv", "specimen"))
    return shows or is_said_to_answerer(sheet.name)


def _names_others(sheets: tuple[Sheet, ...], headers: Mapping[Key, Header | None], iso3: str | None) -> bool:
    """Whether somebody else than the State may answer: a column says who does, a cell names another State, or a line
    above a table speaks of stakeholders.
    """
    naming = (column.role in NAMING for header in headers.values() if header for column in header.columns)
    if iso3 is None or any(naming) or sum(len(sheet.rows) for sheet in sheets) > MOST_ROWS:
        return True
    tops = {sheet.key: header.top if (header := headers[sheet.key]) else 0 for sheet in sheets}
    above = (cell for sheet in sheets for cell in _cells(sheet) if cell.row < tops[sheet.key])
    others = (cell for sheet in sheets for cell in _cells(sheet) if names_member(cell.text))
    return any(tells_stakeholder(c.text) for c in above) or any(resolve_member(c.text).iso3 != iso3 for c in others)


def _cells(sheet: Sheet) -> Iterator[Cell]:
    return (cell for row in range(len(sheet.rows)) for cell in sheet.filled(row))
