"""The layouts in which answers arrive. Each is one module; a sheet is recognised by what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gcm_data.issues import Issue, issue
from loaders.headers import Header, header_rows, role_of
from loaders.layouts import compiled_table, response_form, survey_export, tally
from loaders.layouts.base import Answer, Layout, Table
from loaders.workbook import Cell, Sheet, Workbook

LAYOUTS: tuple[Layout, ...] = (
    compiled_table.LAYOUT,
    survey_export.LAYOUT,
    tally.LAYOUT,
    response_form.LAYOUT,
)
COVER_ROLES = ("member", "respondent", "review", "received", "remark")
SHOWN = 60  # characters of a cell quoted in an issue
_NUMBERED = re.compile(r"^\s*\(?\w{1,2}[.)]\s*")


@dataclass(frozen=True)
class Reading:
    """What was read from a workbook: answers, the names of the layouts found, its cover and its own remarks."""

    answers: tuple[Answer, ...]
    layouts: tuple[str, ...]
    cover: dict[str, Cell]
    remark: str


def recognise(sheet: Sheet, instrument: str) -> tuple[Layout, Header] | None:
    """The layout of a sheet and its header, the first row from the top that fits one; None where no row does."""
    for header in header_rows(sheet, instrument):
        for layout in LAYOUTS:
            if layout.fits(header):
                return layout, header
    return None


def read_answers(workbook: Workbook, instrument: str) -> tuple[Reading, list[Issue]]:
    """The answers of a workbook's sheets against the questions of an instrument.

    Issues: layout-unknown (no sheet fits), sheet-unread, columns-unread, column-repeated, and those of the layouts.
    """
    document = workbook.document
    found = {sheet.name: recognise(sheet, instrument) for sheet in workbook.sheets}
    beside = {s.name: _rows_beside(s, found[s.name]) for s in workbook.sheets}
    cover = _read_cover(workbook, beside)
    remark = _read_remark(workbook, beside, cover)
    if not any(found.values()):
        looked_for = "; ".join(f"{layout.name} ({layout.looked_for})" for layout in LAYOUTS)
        return Reading((), (), cover, remark), [
            issue(
                "layout-unknown",
                document.name,
                cycle=document.cycle,
                looked_for=looked_for,
                found="; ".join(map(_describe, workbook.sheets)) or "no visible sheet",
            )
        ]
    answers: list[Answer] = []
    issues: list[Issue] = []
    for sheet in workbook.sheets:
        if recognised := found[sheet.name]:
            layout, header = recognised
            table = Table(document, sheet, header, instrument, cover)
            read, problems = layout.read(table)
            answers.extend(read)
            issues.extend((*_column_issues(table), *problems))
        elif not _is_beside(sheet, cover):
            issues.append(
                issue(
                    "sheet-unread",
                    document.name,
                    cycle=document.cycle,
                    sheet=sheet.name,
                    found=_describe(sheet),
                )
            )
    layouts = tuple(dict.fromkeys(layout.name for layout, _ in filter(None, found.values())))
    return Reading(tuple(answers), layouts, cover, remark), issues


def _rows_beside(sheet: Sheet, recognised: tuple[Layout, Header] | None) -> list[list[Cell]]:
    """The filled rows that belong to no table: all of them, or those above its header."""
    height = recognised[1].row if recognised else len(sheet.rows)
    return [cells for row in range(height) if (cells := list(sheet.filled(row)))]


def _read_cover(workbook: Workbook, beside: dict[str, list[list[Cell]]]) -> dict[str, Cell]:
    """Role -> value of the first label/value pair of each role: side by side, or in one cell as “Label: value”."""
    cover: dict[str, Cell] = {}
    for sheet in workbook.sheets:
        for label, *values in beside[sheet.name]:
            text, _, behind = label.text.partition(":")
            role = role_of(text.strip()) or role_of(_NUMBERED.sub("", text))
            value = values[0] if values else Cell(behind.strip(), label.sheet, label.row, label.column)
            if role in COVER_ROLES and not value.is_empty:
                cover.setdefault(role, value)
    return cover


def _read_remark(workbook: Workbook, beside: dict[str, list[list[Cell]]], cover: dict[str, Cell]) -> str:
    """What a workbook says of itself: the cover's status, else lone lines below a title or without a table."""
    if "remark" in cover:
        return cover["remark"].text.strip()
    lines = []
    for sheet in workbook.sheets:
        rows = beside[sheet.name]
        is_table = len(rows) < sum(1 for row in range(len(sheet.rows)) if any(sheet.filled(row)))
        if all(len(cells) == 1 for cells in rows):
            lines.extend(cells[0].text.strip() for cells in (rows[1:] if is_table else rows))
    return " ".join(lines)


def _is_beside(sheet: Sheet, cover: dict[str, Cell]) -> bool:
    """Whether a sheet without a table was used all the same: as cover, or as lines of remarks; or is empty."""
    is_lines = all(len(list(sheet.filled(row))) <= 1 for row in range(len(sheet.rows)))
    return is_lines or any(cell.sheet == sheet.name for cell in cover.values())


def _describe(sheet: Sheet) -> str:
    """A sheet and what its first filled rows hold, for a message."""
    cells = [cell.text.strip() for row in range(len(sheet.rows)) for cell in sheet.filled(row)][:6]
    shown = " | ".join(text[:SHOWN] for text in cells)
    return f"sheet “{sheet.name}” with {shown}" if shown else f"sheet “{sheet.name}”, empty"


def _column_issues(table: Table) -> list[Issue]:
    """Notes on columns that no wording fits, and on those that say the same as another."""
    issues = [
        table.issue(
            "column-repeated",
            column.cell,
            found=column.cell.text.strip()[:SHOWN],
            role=column.role,
            other=next(c.cell.address for c in table.header.columns if c.identity == column.identity),
        )
        for column in table.header.repeated
    ]
    if table.header.unknown:
        shown = ", ".join(f"{cell.address} “{cell.text.strip()[:SHOWN]}”" for cell in table.header.unknown)
        issues.append(table.issue("columns-unread", table.header.unknown[0], found=shown))
    return issues
