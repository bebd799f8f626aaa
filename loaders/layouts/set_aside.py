"""Sheets that are set aside before any is read: lists of issues, counts beside an evidence annex, drafts."""

from __future__ import annotations

from dataclasses import replace

from gcm_data.tables.issues import Issue, issue
from loaders.documents import roles
from loaders.documents.issues_sheet import is_issues_sheet
from loaders.documents.roles import Roles
from loaders.documents.workbook import Sheet, Workbook
from loaders.headers.former import former_sheets
from loaders.layouts import evidence_annex


def _without_issues(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without the list of its issues that it carries when it comes back checked."""
    kept = tuple(sheet for sheet in workbook.sheets if not is_issues_sheet(sheet))
    _tell_left(workbook.sheets, kept, told, roles.CHECKED)
    return replace(workbook, sheets=kept)


def annex_alone(workbook: Workbook, told: Roles) -> tuple[Workbook, list[Issue]]:
    """The workbook without its list of issues, and without the sheets that count what its evidence annex holds."""
    workbook = _without_issues(workbook, told)
    kept, noted = evidence_annex.alone(workbook)
    _tell_left(workbook.sheets, kept.sheets, told, roles.ANNEX)
    return kept, noted


def _tell_left(sheets: tuple[Sheet, ...], kept: tuple[Sheet, ...], told: Roles, rule: str) -> None:
    names = {sheet.name for sheet in kept}
    for sheet in sheets:
        for row in range(len(sheet.rows)) if sheet.name not in names else ():
            told.say_row(roles.IGNORED, sheet.name, row, rule)


def without_drafts(workbook: Workbook, where: dict[str, str], told: Roles) -> tuple[Workbook, list[Issue]]:
    """The workbook without drafts and former sheets, and an issue for each; what they say of naming a source counts."""
    former = former_sheets(workbook.sheets)
    issues = [
        issue("former-unread", **where, sheet=name, found=f"Sheet “{name}”", other=f"“{other}”")
        for name, other in former.items()
    ]
    kept = tuple(sheet for sheet in workbook.sheets if sheet.name not in former)
    left = tuple(sheet for sheet in workbook.sheets if sheet.name in former)
    _tell_left(workbook.sheets, kept, told, roles.FORMER)
    return replace(workbook, sheets=kept, hidden=(*workbook.hidden, *left)), issues
