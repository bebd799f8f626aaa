"""Respondents across: what the rows below their names tell of them, by the labels at the side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.documents.answer import ATTRIBUTION, WHO
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import role_of
from loaders.layouts.table import Table
from loaders.respondents.attribution import names_rule
from loaders.respondents.silence import asks_only_silence, may_ask_silence

LONGEST_QUESTION = 1_200
LONGEST_ASIDE = 120  # characters
REMARKS = ("remark", "ignored", "source", "source_title")


def side(sheet: Sheet, row: int, before: int) -> Iterator[Cell]:
    """The label cells of a row: those left of the respondents, each once; a heading over the whole row is none."""
    seen = set()
    for column in range(before):
        cell = sheet.spanned(row, column)
        place = cell.row, cell.column
        is_heading = sheet.merged_into.get((row, before)) == place
        if not cell.is_empty and not is_heading and place not in seen and len(cell.text) < LONGEST_QUESTION:
            seen.add(place)
            yield cell


def _roles(sheet: Sheet, row: int, before: int) -> list[str]:
    return [role for cell in side(sheet, row, before) if (role := role_of(cell.text.strip()))]


def tells_of(sheet: Sheet, row: int, before: int) -> str | None:
    """What a row tells of every respondent: kind, category, attribution; None for any other row."""
    return next((role for role in _roles(sheet, row, before) if role in WHO), None)


def told_below(table: Table, header: int, names: Mapping[int, Cell]) -> dict[int, tuple[tuple[str, Cell], ...]]:
    """Column of a name -> (role, cell) of all that the rows below the header and the cover tell of it.

    `names`: column -> the name above it, which may stand over several columns. A remark that speaks of the
    Chatham House Rule says whether its column's source may be named; so does a blank cell where that is asked.
    """
    columns: dict[int, list[int]] = {}
    for column, name in names.items():
        columns.setdefault(name.column, []).append(column)
    told = {name: list(table.cover_attribution) for name in columns}
    for row in range(header + 1, len(table.sheet.rows)):
        if roles := _roles(table.sheet, row, min(names)):
            for name, own in columns.items():
                told[name] += _told(roles, [table.sheet.spanned(row, column) for column in own])
    return {name: tuple(cells) for name, cells in told.items()}


def _told(roles: list[str], cells: list[Cell]) -> list[tuple[str, Cell]]:
    """What a row of these labels tells of one respondent, by the cells below its name."""
    role = next((role for role in roles if role in WHO), None)
    filled = [cell for cell in cells if not cell.is_empty]
    if role:
        return [(role, cell) for cell in (filled or cells[:1] if role in ATTRIBUTION else filled)]
    is_remark = any(role in REMARKS for role in roles)
    return [("attribution", cell) for cell in filled if _is_silent(cell, is_remark)]


def _is_silent(cell: Cell, is_remark: bool) -> bool:
    """Whether a cell below a name asks that the source is not named: a remark, or one that says nothing else."""
    if is_remark:
        return names_rule(cell.text) or may_ask_silence(cell.text)
    return len(cell.text) <= LONGEST_ASIDE and asks_only_silence(cell.text)
