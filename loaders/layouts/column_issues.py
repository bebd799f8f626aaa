"""What is told of a table beside its answers: columns that were not read or only guessed, and cells nobody can read."""

from __future__ import annotations

from gcm_data.tables.issues import Issue, issue
from loaders.documents import roles
from loaders.documents.mappings import ANSWER, IGNORE, QUESTION
from loaders.documents.workbook import Cell
from loaders.headers.one_header import classify
from loaders.headers.question_letters import letters
from loaders.headers.questions import resolve_question
from loaders.layouts.table import Table
from loaders.parsing.addresses import column_letters
from loaders.respondents.members import names_member

SHOWN = 60  # characters of a cell quoted in an issue
SAMPLE = 60  # rows
LISTED = 12  # rows in an issue
LONG = 60  # characters of a text that looks like an answer
ASSUMED = {"member": "member-assumed", "objectives": "objectives-assumed"}  # by the role of a column
FINDINGS = {"error": "cell-error", "formula": "formula-unstored"}


def column_issues(table: Table) -> list[Issue]:
    """Notes on columns that no wording fits, and on those that say the same as another."""
    issues = [
        table.issue(
            "column-repeated",
            column.cell,
            found=_shown(column.cell),
            role=column.role,
            other=next(c.cell.address for c in table.header.columns if c.identity == column.identity),
        )
        for column in table.header.repeated
    ]
    issues += [
        table.issue("question-assumed", column.cell, found=_shown(column.cell), question=column.question)
        for column in table.header.all("response")
        if column.question and _is_assumed(column.cell.text.strip(), table.instrument)
    ]
    issues += [
        table.issue("former-unread", one, found=f"“{_shown(one)}”", other=f"“{_shown(other)}”")
        for one, other in table.header.former
    ]
    issues += _former_rows(table)
    issues += [
        table.issue("row-longer", cell, found=len(table.sheet.rows[row]), expected=cell.column)
        for row, cell in table.longer_rows.items()
    ]
    return [*issues, *_name_issues(table), *_unknown_issues(table)]


def _former_rows(table: Table) -> list[Issue]:
    """A warning that rows were left out, for each column that tells them to be former."""
    by_column: dict[int, list[tuple[Cell, Cell]]] = {}
    for one, other in table.former.values():
        by_column.setdefault(one.column, []).append((one, other))
    issues = []
    for pairs in by_column.values():
        (one, other), rows = pairs[0], [str(cell.row + 1) for cell, _ in pairs]
        shown = ", ".join(rows[:LISTED]) + (f" … ({len(rows)} rows)" if rows[LISTED:] else "")
        what = f"What stands in row{'s' if rows[1:] else ''} {shown} (“{_shown(one)}”)"
        issues.append(table.issue("former-unread", one, found=what, other=f"“{_shown(other)}”"))
    return issues


def _is_assumed(head: str, instrument: str) -> bool:
    """Whether a head asks by single words, or by its place alone."""
    reading = resolve_question(head, instrument)
    return reading.is_assumed or (reading.key is None and classify(head, instrument) is None)


def _shown(cell: Cell) -> str:
    return cell.text.strip()[:SHOWN]


def _name_issues(table: Table) -> list[Issue]:
    """A warning for names of States that were guessed to answer, and for those that were not taken for it; for numbers
    without a header that were taken for objectives, on the part of a sheet where the first of them stands.
    """
    guesses = [column for column in table.header.columns if column.is_guess and column.cell.row < len(table.sheet.rows)]
    here = [column for column in guesses if not table.sheet.cell(column.cell.row, column.index).is_empty]
    issues = [table.issue(ASSUMED[column.role], column.cell, found=_shown(column.cell)) for column in here]
    return issues + [
        table.issue("names-unread", cell, found=_shown(cell), who=f"“{table.cover['member'].text.strip()}”")
        for cell in _names(table)
    ]


def _names(table: Table) -> list[Cell]:
    """The heads of unread columns of States' names, where something else names who answers."""
    return [cell for cell in table.header.unknown if "member" in table.cover and _holds_names(table, cell)]


def _unknown_issues(table: Table) -> list[Issue]:
    """One issue for the columns under unknown headers: a warning where they hold texts as long as answers."""
    names = _names(table)
    unknown = [cell for cell in table.header.unknown if cell not in names and table.roles.of(cell) != roles.HEADER]
    if not unknown:
        return []
    shown = ", ".join(f"{cell.address} “{_shown(cell)}”" for cell in unknown)
    is_long = any(_is_prose(table, cell) for cell in unknown)
    is_text = table.sheet.places is not None
    place = unknown[0].address if is_text else f"column {column_letters(unknown[0].column)}"
    role, value = (QUESTION if is_text else ANSWER, letters(table.instrument)[0]) if is_long else (IGNORE, "")
    line = table.mapping_line(place, role, value)
    return [table.issue("texts-unread" if is_long else "columns-unread", unknown[0], found=shown, line=line)]


def _holds_names(table: Table, header: Cell) -> bool:
    """Whether a column holds nothing but names of States."""
    texts = [cell.text for cell in table.sheet.below(table.header.row, header.column, SAMPLE)]
    return bool(texts) and all(map(names_member, texts))


def _is_prose(table: Table, header: Cell) -> bool:
    """Whether a column holds texts as long as answers."""
    texts = [cell.text for cell in table.sheet.below(table.header.row, header.column, SAMPLE)]
    return len(texts) > 1 and sum(map(len, texts)) >= LONG * len(texts)


def finding_issues(table: Table) -> list[Issue]:
    """What the spreadsheet shows and the reader does not: error cells, and formulas without a stored value."""
    sheet = table.sheet
    where = {"document": table.document.name, "cycle": table.document.cycle, "sheet": sheet.name}
    issues = [
        issue(FINDINGS[finding.kind], **where, cell=finding.cell, value=finding.text, found=finding.text[:SHOWN])
        for finding in sheet.findings
    ]
    if sheet.found > len(sheet.findings):
        issues.append(issue("cells-hidden", **where, found=sheet.found, listed=len(sheet.findings)))
    return issues
