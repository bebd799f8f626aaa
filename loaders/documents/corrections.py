"""Corrections: what a person changes in a cell after the document came, with the reason. Records, not edited files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gcm_data.tables.issues import Issue, TooManyIssues, at_most, issue
from loaders.documents.lists import ListFile, rows_of
from loaders.documents.workbook import Document, Place, Sheet, Workbook
from loaders.parsing.addresses import address_of, column_number
from loaders.parsing.limits import MAX_ISSUES, Refused

COLUMNS = ("document", "sheet", "cell", "old text", "new text", "reason", "by", "date")
APPLIED, NOT_APPLIED = "applied", "not applied"
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected cell. Grain of the `corrections` table."""

    cycle: str
    document: str
    sheet: str
    cell: str
    old_text: str
    new_text: str
    reason: str
    by: str
    date: str
    state: str = NOT_APPLIED


Wanted = Mapping[tuple[str, str], tuple[Correction, ...]]


def read_corrections(files: Iterable[ListFile], documents: Sequence[Document]) -> tuple[Wanted, list[Issue]]:
    """(cycle, document) -> its corrections.

    Issues: corrections-unreadable, correction-incomplete, correction-unmatched.
    """
    wanted: dict[tuple[str, str], list[Correction]] = {}
    issues: list[Issue] = []
    for file in files:
        try:
            with at_most(MAX_ISSUES):
                found, problems = _of_file(file, documents)
        except TooManyIssues:
            found = []
            where = {"document": file.name, "cycle": file.cycle}
            problems = [issue("corrections-unreadable", **where, found=f"more than {MAX_ISSUES:,} rows with a fault")]
        issues.extend(problems)
        for correction in found:
            wanted.setdefault((correction.cycle, correction.document), []).append(correction)
    return {key: tuple(found) for key, found in wanted.items()}, issues


def _of_file(file: ListFile, documents: Sequence[Document]) -> tuple[list[Correction], list[Issue]]:
    """The corrections of a file, each for a document that is there."""
    cycles: dict[str, list[str]] = {}
    for document in documents:
        if file.cycle in ("", document.cycle):
            cycles.setdefault(document.name, []).append(document.cycle)
    rows, issues = _rows(file)
    found: list[Correction] = []
    for number, row in rows:
        place = {"document": file.name, "cycle": file.cycle, "cell": f"A{number}", "value": row["document"]}
        lacking = [name for name in ("document", "cell", "reason", "by") if not row[name]]
        if lacking or _place(row["cell"]) is None:
            issues.append(issue("correction-incomplete", **place, found=", ".join(lacking) or f"cell {row['cell']}"))
        elif row["document"] not in cycles:
            issues.append(issue("correction-unmatched", **place, found=row["document"]))
        else:
            texts = [row[name] for name in COLUMNS]
            found.extend(Correction(cycle, *texts) for cycle in cycles[row["document"]])
    return found, issues


def _place(address: str) -> Place | None:
    """The 0-based row and column of an address (B7, $b$7), or None."""
    match = _ADDRESS.fullmatch(address)
    return (int(match[2]) - 1, column_number(match[1].encode()) - 1) if match else None


def _rows(file: ListFile) -> tuple[list[tuple[int, dict[str, str]]], list[Issue]]:
    """Row number and texts by column of the file's rows; only texts of cells keep the spaces around them."""
    try:
        return rows_of(file, COLUMNS, kept=("old text", "new text")), []
    except Refused as refused:
        found = refused.facts.get("found", "nothing")
        return [], [issue("corrections-unreadable", file.name, cycle=file.cycle, found=found)]


def apply_corrections(
    workbook: Workbook, wanted: Sequence[Correction]
) -> tuple[Workbook, list[Correction], list[Issue]]:
    """The workbook with the new texts in their cells, each correction with its state, and the issues of those that
    could not be applied: correction-misplaced (no such sheet), correction-stale (the old text does not stand there).
    """
    touched = {correction.sheet for correction in wanted}
    sheets = {s.name: replace(s, rows=[*s.rows]) if s.name in touched else s for s in workbook.sheets}
    done, issues = [], []
    for correction in wanted:
        where = {"document": correction.document, "cycle": correction.cycle, "sheet": correction.sheet}
        sheet = sheets.get(correction.sheet)
        place = _place(correction.cell)
        if sheet is None or place is None:
            issues.append(issue("correction-misplaced", **where, cell=correction.cell, found=correction.sheet))
            done.append(correction)
            continue
        corrected, found = _corrected(sheet, correction, place)
        if corrected is None:
            facts = {"found": found[:200], "old": correction.old_text[:200]}
            issues.append(issue("correction-stale", **where, cell=correction.cell, value=found, **facts))
            done.append(correction)
        else:
            sheets[sheet.name] = corrected
            done.append(replace(correction, state=APPLIED))
    return replace(workbook, sheets=tuple(sheets.values())), done, issues


def _corrected(sheet: Sheet, correction: Correction, place: Place) -> tuple[Sheet | None, str]:
    """The sheet with the new text in the cell (None where the old one does not stand there), and what stands there.

    The new text is put into the sheet's own list of rows: a copy for each of many corrections would take for ever.
    """
    row, column = place
    address = address_of(row, column)
    hidden = next((finding.text for finding in sheet.findings if finding.cell == address), None)
    found = sheet.cell(row, column).text if hidden is None else hidden
    inside = row < len(sheet.rows)
    if _folded(found) != _folded(correction.old_text) or not inside:
        return None, found
    values = [*sheet.rows[row], *[""] * (column + 1 - len(sheet.rows[row]))]
    values[column] = correction.new_text
    sheet.rows[row] = values
    findings = tuple(finding for finding in sheet.findings if finding.cell != address)
    return replace(sheet, findings=findings, found=sheet.found - (hidden is not None)), found


def _folded(text: str) -> str:
    """The text without what a spreadsheet program changes when it saves CSV: kinds of line ends, outer spaces."""
    return "\n".join(text.strip().splitlines())
