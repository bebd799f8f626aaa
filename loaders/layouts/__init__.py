"""The layouts in which answers arrive. Each is one module; a sheet is recognized by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gcm_data.tables.issues import Issue, issue
from loaders.codes.objectives import single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.issues_sheet import is_issues_sheet
from loaders.documents.mappings import ANSWER, IGNORE, MEMBER, Mapped
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.former import former_sheets
from loaders.headers.one_header import Header
from loaders.layouts import evidence_annex, mapped_cells, own_form_words
from loaders.layouts.accounting import tell_answers, tell_beside, tell_header, tell_silence
from loaders.layouts.adding_up import add_up
from loaders.layouts.base import Layout
from loaders.layouts.closing_lines import tell_closing
from loaders.layouts.column_issues import column_issues, finding_issues
from loaders.layouts.contents_page import without_contents
from loaders.layouts.cover import Cover, Key, read_cover
from loaders.layouts.end_matter import tell_end_matter
from loaders.layouts.explained_signs import with_signs_read
from loaders.layouts.glossaries import without_glossaries
from loaders.layouts.mapped import apply_mappings
from loaders.layouts.missing import describe, missing
from loaders.layouts.paragraph_numbers import without_paragraph_numbers
from loaders.layouts.parts import parts
from loaders.layouts.program_names import without_program_names
from loaders.layouts.recognition import Candidates, Recognized, recognize
from loaders.layouts.spelt_out import spelt_out
from loaders.layouts.table import Table
from loaders.layouts.told import Told
from loaders.layouts.unread import unread_issues

SHOWN = 60  # characters of a cell quoted in an issue
LONG, FEWEST_LONG = 60, 3  # characters of a text, and rows with one, that make a sheet look as if it held answers


@dataclass(frozen=True)
class Reading:
    """What was read from a workbook: answers, the names of the layouts found, its cover and its own remarks, and the
    role of each of its cells; `mappings` with their state.
    """

    answers: tuple[Answer, ...]
    layouts: tuple[str, ...]
    cover: dict[str, Cell]
    remark: str
    roles: Roles
    mappings: tuple[Mapped, ...] = ()


def read_answers(workbook: Workbook, instrument: str, mappings: Sequence[Mapped] = ()) -> tuple[Reading, list[Issue]]:
    """The answers of a workbook's sheets against the questions of an instrument, with what a person has told of them.

    Issues: layout-unknown (no sheet fits), layout-ambiguous, sheet-unrecognised, sheet-unread, columns-unread,
    attribution-doubtful, texts-unread, column-repeated, question-assumed, cell-error, formula-unstored, cells-hidden,
    cells-unread, mapping-misplaced, annex-alone, and those of the layouts.
    """
    told = Roles(workbook.sheets)
    workbook, by_sheet, done, misplaced = apply_mappings(workbook, mappings, instrument, told)
    workbook, noted = _annex_alone(workbook, told)
    workbook = _explained(own_form_words.without_fixed(workbook, instrument, told), told)
    where = {"document": workbook.document.name, "cycle": workbook.document.cycle}
    workbook, drafts = _without_drafts(workbook, where, told)
    workbook = replace(workbook, sheets=tuple(part for sheet in workbook.sheets for part in parts(sheet, instrument)))
    candidates = {sheet.key: Candidates(sheet, instrument) for sheet in workbook.sheets}
    headers = {s.key: _first_header(workbook, s, instrument, candidates[s.key]) for s in workbook.sheets}
    members = {name: one.member for name, one in by_sheet.items() if one.member}
    cover = read_cover(workbook, headers, members)
    if not cover.names_any and (guessed := _guessed_headers(workbook, headers, instrument, candidates)):
        cover = read_cover(workbook, {**headers, **guessed}, members)  # or its answers would be lines of a cover
    noted += [*misplaced, *drafts, *(_doubt(cell, where) for cell in cover.doubts)]

    def table_of(sheet: Sheet, header: Header | None = None) -> Table:
        return _table(workbook, sheet, header, instrument, cover, told, by_sheet[sheet.name].question)

    found = {sheet.key: recognize(table_of(sheet), candidates[sheet.key]) for sheet in workbook.sheets}
    reading = Reading((), (), dict(cover.whole), cover.remark, told, tuple(done))
    if not any(one.cells for one in by_sheet.values()) and not any(fitting.layouts for fitting in found.values()):
        if not any(any(sheet.filled(row)) for sheet in workbook.sheets for row in range(len(sheet.rows))):
            return reading, [*misplaced, issue("sheets-empty", **where)]
        return reading, [*misplaced, issue("layout-unknown", **where, **missing(workbook.sheets, table_of))]
    tables: list[list[Answer]] = []
    issues = list(noted)
    names: list[str] = []
    for sheet in workbook.sheets:
        fitting, mapped = found[sheet.key], by_sheet[sheet.name]
        if mapped.cells and sheet.part <= 1:
            names.append(mapped_cells.NAME)
            read, problems = mapped_cells.mapped_answers(table_of(sheet, fitting.header), mapped)
            tables.append(read)
            issues.extend(problems)
            for role, _, cell in mapped.cells:
                told.say({ANSWER: roles.ANSWER, MEMBER: roles.WHO}.get(role, roles.CODE), [cell])
        if len(fitting.layouts) == 1:
            (layout,), table = fitting.layouts, table_of(sheet, fitting.header)
            names.append(layout.name)
            read, problems = _read_table(layout, table, cover, mapped)
            tables.append(read)
            issues.extend(problems)
        else:
            issues.extend(_unread(table_of(sheet), fitting, table_of, cover, bool(mapped.cells)))
    cover_of_all = {role: cell for sheet in workbook.sheets for role, cell in cover.of(sheet).items()}
    return replace(
        reading, answers=tuple(add_up(tables)), layouts=tuple(dict.fromkeys(names)), cover=cover_of_all
    ), issues


def _explained(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without what speaks of itself, and with what its legends explain for signs and short words."""
    for without in (without_program_names, without_glossaries, without_contents):
        workbook = without(workbook, told)
    return with_signs_read(spelt_out(without_paragraph_numbers(workbook), told), told)


def _read_table(layout: Layout, table: Table, cover: Cover, mapped: Told) -> tuple[list[Answer], list[Issue]]:
    """The answers of a sheet in a layout, and all issues with it; the role of each of its cells is told meanwhile."""
    tell_beside(table.sheet, table.header, cover, table.roles)
    tell_header(table)
    read, problems = layout.read(table)
    read, misplaced = mapped_cells.without_mapped(table, read, mapped)
    tell_answers(table, read)
    tell_silence(table)
    tell_closing(table)
    tell_end_matter(table)
    said = [*misplaced, *column_issues(table), *finding_issues(table), *problems]
    return read, [*said, *unread_issues(table, said)]


def _doubt(cell: Cell, where: dict[str, str]) -> Issue:
    place = {"sheet": cell.section, "cell": cell.address, "value": cell.text}
    return issue("attribution-doubtful", **where, **place, found=cell.text.strip()[:SHOWN])


def _without_issues(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without the list of its issues that it carries when it comes back checked."""
    kept = tuple(sheet for sheet in workbook.sheets if not is_issues_sheet(sheet))
    _tell_left(workbook.sheets, kept, told, roles.CHECKED)
    return replace(workbook, sheets=kept)


def _annex_alone(workbook: Workbook, told: Roles) -> tuple[Workbook, list[Issue]]:
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


def _without_drafts(workbook: Workbook, where: dict[str, str], told: Roles) -> tuple[Workbook, list[Issue]]:
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


def _unread(
    table: Table, fitting: Recognized, table_of: Callable[[Sheet], Table], cover: Cover, is_mapped: bool
) -> Iterator[Issue]:
    """The issues of a sheet that no layout reads, or more than one could; none where the cover has read all of it.

    `is_mapped`: a person has told which of its cells are answers.
    """
    sheet = table.sheet
    if fitting.layouts:
        yield table.issue("layout-ambiguous", found=" and ".join(layout.name for layout in fitting.layouts))
    elif is_mapped:
        tell_beside(sheet, None, cover, table.roles, is_mapped)
        yield from unread_issues(table, ())
    elif sheet.part or _holds_answers(sheet):  # a part is made of a header, so that it holds a table
        yield table.issue("sheet-unrecognised", **missing([sheet], table_of))
    elif not cover.is_used(sheet):
        yield table.issue("sheet-unread", found=describe(sheet), line=table.mapping_line("", IGNORE))
    else:
        tell_beside(sheet, None, cover, table.roles)
        yield from unread_issues(table, ())


def _table(
    workbook: Workbook,
    sheet: Sheet,
    header: Header | None,
    instrument: str,
    cover: Cover,
    told: Roles,
    asked: Cell | None = None,
) -> Table:
    header = header or Header(-1, (), (), (), 0)
    own, named, beside = cover.of(sheet), sheet.key in cover.named, cover.is_beside_one(sheet)
    open_to_all = cover.is_attributable(sheet)
    return Table(workbook.document, sheet, header, instrument, own, named, open_to_all, asked, beside, told)


def _first_header(workbook: Workbook, sheet: Sheet, instrument: str, candidates: Candidates) -> Header | None:
    """The header that begins a sheet's table, before it is known whose answers the sheet holds."""
    nobody = Cover({}, {sheet.key: {"member": Cell("", sheet.name, -1, 0)}}, frozenset(), "", frozenset())
    return recognize(_table(workbook, sheet, None, instrument, nobody, Roles(())), candidates).header


def _guessed_headers(
    workbook: Workbook, headers: Mapping[Key, Header | None], instrument: str, candidates: Mapping[Key, Candidates]
) -> dict[Key, Header]:
    """The headers of sheets that show who answers by nothing but the names of States below them."""
    nobody = Cover({}, {sheet.key: {} for sheet in workbook.sheets}, frozenset(), "", frozenset())
    found = {
        sheet.key: recognize(_table(workbook, sheet, None, instrument, nobody, Roles(())), candidates[sheet.key]).header
        for sheet in workbook.sheets
        if headers[sheet.key] is None
    }
    return {key: header for key, header in found.items() if header is not None}


def _holds_answers(sheet: Sheet) -> bool:
    """Whether a sheet that is no table holds several rows with a long text beside something else.

    The titles of objectives, of which a list may stand there to choose from, answer nothing.
    """
    rows = (list(sheet.filled(row)) for row in range(len(sheet.rows)))
    return sum(any(_may_answer(cell) for cell in cells[1:]) for cells in rows) >= FEWEST_LONG


def _may_answer(cell: Cell) -> bool:
    return len(cell.text) >= LONG and not single_objective(cell.text.strip())
