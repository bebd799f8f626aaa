"""The layouts in which answers arrive. Each is one module; a sheet is recognized by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gcm_data.tables.issues import Issue, issue
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import Header
from loaders.headers.questions import resolve_question
from loaders.layouts import evidence_annex
from loaders.layouts.cover import Cover, read_cover
from loaders.layouts.parts import add_up, parts
from loaders.layouts.recognition import LAYOUTS, Candidates, Recognized, nearest, recognize
from loaders.layouts.table import Table
from loaders.respondents.members import names_member

SHOWN = 60  # characters of a cell quoted in an issue
SAMPLE = 60  # rows
LONG, FEWEST_LONG = 60, 3  # characters of a text, and rows with one, that make a sheet look as if it held answers
FINDINGS = {"error": "cell-error", "formula": "formula-unstored"}


@dataclass(frozen=True)
class Reading:
    """What was read from a workbook: answers, the names of the layouts found, its cover and its own remarks."""

    answers: tuple[Answer, ...]
    layouts: tuple[str, ...]
    cover: dict[str, Cell]
    remark: str


def read_answers(workbook: Workbook, instrument: str) -> tuple[Reading, list[Issue]]:
    """The answers of a workbook's sheets against the questions of an instrument.

    Issues: layout-unknown (no sheet fits), layout-ambiguous, sheet-unrecognised, sheet-unread, columns-unread,
    attribution-doubtful, texts-unread, column-repeated, question-assumed, cell-error, formula-unstored, cells-hidden,
    annex-alone, and those of the layouts.
    """
    workbook, noted = evidence_annex.alone(workbook)
    workbook = replace(workbook, sheets=tuple(part for sheet in workbook.sheets for part in parts(sheet, instrument)))
    document = workbook.document
    where = {"document": document.name, "cycle": document.cycle}
    candidates = {sheet.key: Candidates(sheet, instrument) for sheet in workbook.sheets}
    headers = {s.key: _first_header(workbook, s, instrument, candidates[s.key]) for s in workbook.sheets}
    cover = read_cover(workbook, headers)
    noted += tuple(
        issue(
            "attribution-doubtful", **where, sheet=c.sheet, cell=c.address, value=c.text, found=c.text.strip()[:SHOWN]
        )
        for c in cover.doubts
    )

    def table_of(sheet: Sheet, header: Header | None = None) -> Table:
        return _table(workbook, sheet, header, instrument, cover)

    found = {sheet.key: recognize(table_of(sheet), candidates[sheet.key]) for sheet in workbook.sheets}
    reading = Reading((), (), dict(cover.whole), cover.remark)
    if not any(recognized.layouts for recognized in found.values()):
        looked_for = "; ".join(f"{layout.name} ({layout.looked_for})" for layout in LAYOUTS)
        described = "; ".join(map(_describe, workbook.sheets)) or "no visible sheet"
        shown = nearest(workbook.sheets, table_of)
        return reading, [issue("layout-unknown", **where, looked_for=looked_for, found=described, nearest=shown)]
    tables: list[list[Answer]] = []
    issues = list(noted)
    names: list[str] = []
    for sheet in workbook.sheets:
        fitting = found[sheet.key]
        if len(fitting.layouts) == 1:
            (layout,), table = fitting.layouts, table_of(sheet, fitting.header)
            names.append(layout.name)
            read, problems = layout.read(table)
            tables.append(read)
            issues.extend((*_column_issues(table), *_finding_issues(table), *problems))
        else:
            issues.extend(_unread(sheet, fitting, where, table_of, cover))
    cover_of_all = {role: cell for sheet in workbook.sheets for role, cell in cover.of(sheet).items()}
    return Reading(tuple(add_up(tables)), tuple(dict.fromkeys(names)), cover_of_all, cover.remark), issues


def _unread(
    sheet: Sheet, fitting: Recognized, where: dict[str, str], table_of: Callable[[Sheet], Table], cover: Cover
) -> Iterator[Issue]:
    """The issue of a sheet that no layout reads, or more than one could; none where the cover has read it."""
    if fitting.layouts:
        found = " and ".join(layout.name for layout in fitting.layouts)
        yield issue("layout-ambiguous", **where, sheet=sheet.name, found=found)
    elif _holds_answers(sheet):
        shown = nearest([sheet], table_of)
        yield issue("sheet-unrecognised", **where, sheet=sheet.name, found=_describe(sheet), nearest=shown)
    elif not cover.is_used(sheet):
        yield issue("sheet-unread", **where, sheet=sheet.name, found=_describe(sheet))


def _table(workbook: Workbook, sheet: Sheet, header: Header | None, instrument: str, cover: Cover) -> Table:
    header = header or Header(-1, (), (), (), 0)
    own, named = cover.of(sheet), sheet.key in cover.named
    return Table(workbook.document, sheet, header, instrument, own, named, cover.is_attributable(sheet))


def _first_header(workbook: Workbook, sheet: Sheet, instrument: str, candidates: Candidates) -> Header | None:
    """The header that begins a sheet's table, before it is known whose answers the sheet holds."""
    nobody = Cover({}, {sheet.key: {"member": Cell("", sheet.name, -1, 0)}}, frozenset(), "", frozenset())
    return recognize(_table(workbook, sheet, None, instrument, nobody), candidates).header


def _holds_answers(sheet: Sheet) -> bool:
    """Whether a sheet that is no table holds several rows with a long text beside something else."""
    rows = (list(sheet.filled(row)) for row in range(len(sheet.rows)))
    return sum(len(cells) > 1 and any(len(cell.text) >= LONG for cell in cells[1:]) for cells in rows) >= FEWEST_LONG


def _describe(sheet: Sheet) -> str:
    """A sheet and what its first filled rows hold, for a message."""
    cells: list[str] = []
    for row in range(len(sheet.rows)):
        cells.extend(cell.text.strip()[:SHOWN] for cell in sheet.filled(row))
        if len(cells) >= 6:
            break
    shown = " | ".join(cells[:6])
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
    issues += [
        table.issue("question-assumed", column.cell, found=column.cell.text.strip()[:SHOWN], question=column.question)
        for column in table.header.all("response")
        if column.question and resolve_question(column.cell.text.strip(), table.instrument).is_assumed
    ]
    issues += [
        table.issue("member-assumed", column.cell, found=column.cell.text.strip()[:SHOWN])
        for column in table.header.columns
        if column.is_guess
    ]
    issues += [
        table.issue(
            "names-unread", cell, found=cell.text.strip()[:SHOWN], who=f"“{table.cover['member'].text.strip()}”"
        )
        for cell in table.header.unknown
        if "member" in table.cover and _holds_names(table, cell)
    ]
    if table.header.unknown:
        shown = ", ".join(f"{cell.address} “{cell.text.strip()[:SHOWN]}”" for cell in table.header.unknown)
        is_long = any(_is_prose(table, cell) for cell in table.header.unknown)
        issues.append(
            table.issue("texts-unread" if is_long else "columns-unread", table.header.unknown[0], found=shown)
        )
    return issues


def _holds_names(table: Table, header: Cell) -> bool:
    """Whether a column holds nothing but names of States."""
    rows = range(table.header.row + 1, min(table.header.row + 1 + SAMPLE, len(table.sheet.rows)))
    texts = [cell.text for row in rows if not (cell := table.sheet.cell(row, header.column)).is_empty]
    return bool(texts) and all(map(names_member, texts))


def _is_prose(table: Table, header: Cell) -> bool:
    """Whether a column holds texts as long as answers."""
    rows = range(table.header.row + 1, min(table.header.row + 1 + SAMPLE, len(table.sheet.rows)))
    texts = [cell.text for row in rows if not (cell := table.sheet.cell(row, header.column)).is_empty]
    return len(texts) > 1 and sum(map(len, texts)) >= LONG * len(texts)


def _finding_issues(table: Table) -> list[Issue]:
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
