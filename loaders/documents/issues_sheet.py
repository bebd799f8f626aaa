"""The sheet of issues that a checked workbook carries: how it is told when the workbook comes back."""

from __future__ import annotations

from gcm_data.tables.issues import SEVERITIES
from loaders.documents.workbook import Sheet

MARK = "GCM-ISSUES-1"  # begins its first cell
NAME = "Issues"
HEADS = ("Severity", "Sheet", "Cell", "What was found and what to do")


def is_issues_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is such a list and nothing else: what somebody has written below it is read as ever."""
    if not sheet.rows or not sheet.cell(0, 0).text.startswith(MARK):
        return False
    heads = next((r for r in range(len(sheet.rows)) if tuple(c.text for c in sheet.filled(r)) == HEADS), None)
    if heads is None:
        return False
    rows = (list(sheet.filled(row)) for row in range(heads + 1, len(sheet.rows)))
    return all(not cells or (cells[0].column == 0 and cells[0].text in SEVERITIES) for cells in rows)
