"""Stretches of a sheet as sheets of their own, in which every cell keeps its place."""

from __future__ import annotations

from dataclasses import replace

from loaders.documents.workbook import Sheet
from loaders.parsing.addresses import place_of


def rows_of(sheet: Sheet, number: int, start: int, end: int) -> Sheet:
    """The part of a number with the rows from one to before another."""
    rows = [[]] * start + sheet.rows[start:end]
    merged = tuple(each for each in sheet.merged if start <= each[0][0] < end)
    # a cell may stand without its address, which nobody can place then: it is told with the first part
    findings = tuple(each for each in sheet.findings if start <= (place_of(each.cell)[0] if each.cell else 0) < end)
    hidden = sheet.found - len(sheet.findings) if number == 1 else 0
    headers = tuple(row for row in sheet.headers if start <= row < end)
    own = {"findings": findings, "found": len(findings) + hidden, "headers": headers}
    return replace(sheet, rows=rows, merged=merged, part=number, **own)


def columns_of(sheet: Sheet, start: int, end: int) -> Sheet:
    """The columns from one to before another."""
    rows = [[*[""] * min(start, len(values)), *values[start:end]] for values in sheet.rows]
    merged = tuple(each for each in sheet.merged if start <= each[0][1] < end)
    # a cell may stand without its address, which nobody can place then: it is told with the first table
    findings = tuple(each for each in sheet.findings if start <= (place_of(each.cell)[1] if each.cell else 0) < end)
    hidden = 0 if start else sheet.found - len(sheet.findings)
    return replace(sheet, rows=rows, merged=merged, findings=findings, found=len(findings) + hidden)
