"""The layouts in which answers arrive. Each is one module; a sheet is recognized by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gcm_data.tables.issues import Issue, issue
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.former import former_sheets
from loaders.headers.one_header import Header
from loaders.layouts import evidence_annex
from loaders.layouts.column_issues import column_issues, finding_issues
from loaders.layouts.cover import Cover, read_cover
from loaders.layouts.parts import add_up, parts
from loaders.layouts.recognition import LAYOUTS, Candidates, Recognized, nearest, recognize
from loaders.layouts.table import Table
from loaders.layouts.unread import unread_issues

SHOWN = 60  # characters of a cell quoted in an issue
LONG, FEWEST_LONG = 60, 3  # characters of a text, and rows with one, that make a sheet look as if it held answers


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
    document = workbook.document
    workbook, noted = evidence_annex.alone(workbook)
    where = {"document": document.name, "cycle": document.cycle}
    workbook, drafts = _without_drafts(workbook, where)
    workbook = replace(workbook, sheets=tuple(part for sheet in workbook.sheets for part in parts(sheet, instrument)))
    noted += tuple(drafts)
    candidates = {sheet.key: Candidates(sheet, instrument) for sheet in workbook.sheets}
    headers = {s.key: _first_header(workbook, s, instrument, candidates[s.key]) for s in workbook.sheets}
    cover = read_cover(workbook, headers)
    noted += tuple(
        issue(
            "attribution-doubtful", **where, sheet=c.section, cell=c.address, value=c.text, found=c.text.strip()[:SHOWN]
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
            told = (*column_issues(table), *finding_issues(table), *problems)
            issues.extend((*told, *unread_issues(table, read, told)))
        else:
            issues.extend(_unread(sheet, fitting, where, table_of, cover))
    cover_of_all = {role: cell for sheet in workbook.sheets for role, cell in cover.of(sheet).items()}
    return Reading(tuple(add_up(tables)), tuple(dict.fromkeys(names)), cover_of_all, cover.remark), issues


def _without_drafts(workbook: Workbook, where: dict[str, str]) -> tuple[Workbook, list[Issue]]:
    """The workbook without drafts and former sheets, and an issue for each; what they say of naming a source counts."""
    former = former_sheets(workbook.sheets)
    issues = [
        issue("former-unread", **where, sheet=name, found=f"Sheet “{name}”", other=f"“{other}”")
        for name, other in former.items()
    ]
    kept = tuple(sheet for sheet in workbook.sheets if sheet.name not in former)
    left = tuple(sheet for sheet in workbook.sheets if sheet.name in former)
    return replace(workbook, sheets=kept, hidden=(*workbook.hidden, *left)), issues


def _unread(
    sheet: Sheet, fitting: Recognized, where: dict[str, str], table_of: Callable[[Sheet], Table], cover: Cover
) -> Iterator[Issue]:
    """The issue of a sheet that no layout reads, or more than one could; none where the cover has read it."""
    if fitting.layouts:
        found = " and ".join(layout.name for layout in fitting.layouts)
        yield issue("layout-ambiguous", **where, sheet=sheet.name, found=found)
    elif sheet.part or _holds_answers(sheet):  # a part is made of a header, so that it holds a table
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
