"""The layouts in which answers arrive. Each is one module; a sheet is recognized by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gcm_data.tables.issues import Issue, issue
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.mappings import ANSWER, MEMBER, Mapped
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet, Workbook
from loaders.headers.one_header import Header
from loaders.layouts import coded_questions, mapped_cells, own_form_words
from loaders.layouts.accounting import tell_answers, tell_beside, tell_header, tell_silence
from loaders.layouts.adding_up import add_up
from loaders.layouts.base import Layout
from loaders.layouts.closing_lines import tell_closing
from loaders.layouts.coded_by_number import NAME as CODED_BY_NUMBER
from loaders.layouts.coded_by_number import Coding, find_coding, with_codes_by_number, with_number
from loaders.layouts.coded_questions import may_be_guide
from loaders.layouts.column_issues import column_issues, finding_issues
from loaders.layouts.contents_page import without_contents
from loaders.layouts.cover import Cover, Key, read_cover
from loaders.layouts.end_matter import tell_end_matter
from loaders.layouts.explained_signs import with_signs_read
from loaders.layouts.glossaries import without_glossaries
from loaders.layouts.mapped import apply_mappings
from loaders.layouts.mark_grids import with_boxes
from loaders.layouts.missing import missing
from loaders.layouts.older_mail import without_older_mail
from loaders.layouts.paragraph_numbers import without_paragraph_numbers
from loaders.layouts.parts import parts
from loaders.layouts.program_names import without_program_names
from loaders.layouts.recognition import Candidates, Recognized, recognize
from loaders.layouts.said_of_all import answers_of_all
from loaders.layouts.set_aside import annex_alone, without_drafts
from loaders.layouts.spelt_out import spelt_out
from loaders.layouts.table import Table
from loaders.layouts.told import Told
from loaders.layouts.unread import unread_issues
from loaders.layouts.unread_sheets import unread_sheet
from loaders.layouts.version_logs import without_version_logs

SHOWN = 60  # characters of a cell quoted in an issue


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
    workbook, noted = annex_alone(workbook, told)
    workbook = without_older_mail(own_form_words.without_fixed(workbook, instrument, told), instrument, told)
    workbook = _explained(workbook, told)
    where = {"document": workbook.document.name, "cycle": workbook.document.cycle}
    workbook, drafts = without_drafts(workbook, where, told)
    workbook = replace(workbook, sheets=tuple(part for sheet in workbook.sheets for part in parts(sheet, instrument)))
    candidates = {sheet.key: Candidates(sheet, instrument) for sheet in workbook.sheets}
    someone = {"member": Cell("", "", -1, 0)}
    headers = _headers(workbook, workbook.sheets, instrument, candidates, someone)
    members = {name: one.member for name, one in by_sheet.items() if one.member}
    cover = read_cover(workbook, headers, members)
    if not cover.names_any and (headless := [sheet for sheet in workbook.sheets if headers[sheet.key] is None]):
        guessed = _headers(workbook, headless, instrument, candidates, {})  # names of States below tell who answers
        if any(guessed.values()):
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
    codings = _with_codings(found, workbook.sheets, table_of)
    sheets = _Sheets(table_of, cover, found, by_sheet, codings)
    for sheet in workbook.sheets:
        sheets.read(sheet)
    sheets.add_codes()
    sheets.drop_guides()
    cover_of_all = {role: cell for sheet in workbook.sheets for role, cell in cover.of(sheet).items()}
    layouts, answers = tuple(dict.fromkeys(sheets.names)), tuple(add_up(list(sheets.answers.values())))
    return replace(reading, answers=answers, layouts=layouts, cover=cover_of_all), [*noted, *sheets.issues]


@dataclass
class _Sheets:
    """The sheets of a workbook while they are read: their answers, the names of their layouts, and all issues."""

    table_of: Callable[..., Table]
    cover: Cover
    found: Mapping[Key, Recognized]
    told: Mapping[str, Told]
    codings: Mapping[Key, Coding]
    answers: dict[Key, list[Answer]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    coded: dict[Key, Table] = field(default_factory=dict)  # by questions alone

    def read(self, sheet: Sheet) -> None:
        """Read a sheet by what a person has told of it and by its layout; one that codes others waits for them."""
        fitting, mapped = self.found[sheet.key], self.told[sheet.name]
        table = self.table_of(sheet, fitting.header)
        if mapped.cells and sheet.part <= 1:
            read, problems = mapped_cells.mapped_answers(table, mapped)
            self._take(("", len(self.answers)), mapped_cells.NAME, read, problems)
            for role, _, cell in mapped.cells:
                table.roles.say({ANSWER: roles.ANSWER, MEMBER: roles.WHO}.get(role, roles.CODE), [cell])
        if sheet.key in self.codings:
            return
        if len(fitting.layouts) == 1:
            self._take(sheet.key, fitting.layouts[0].name, *_read_table(fitting.layouts[0], table, self.cover, mapped))
            self.coded |= {sheet.key: table} if fitting.layouts[0] is coded_questions.LAYOUT else {}
        else:
            unread = unread_sheet(self.table_of(sheet), fitting, self.table_of, self.cover, bool(mapped.cells))
            self.issues.extend(unread)

    def _take(self, key: Key, name: str, answers: list[Answer], issues: Sequence[Issue]) -> None:
        self.answers[key] = answers
        self.names.append(name)
        self.issues.extend(issues)

    def drop_guides(self) -> None:
        """Leave out sheets of codes that name nobody and code what nobody has answered."""
        for key, table in self.coded.items():
            others = [answer for other, answers in self.answers.items() if other != key for answer in answers]
            if table.sheet.places is None and (found := may_be_guide(table, self.answers[key], others)):
                self.answers[key] = []
                self.issues.append(found)

    def add_codes(self) -> None:
        """Give the answers the codes that other sheets have under their numbers."""
        for coding in self.codings.values():
            table = self.table_of(coding.sheet, coding.header)
            tell_beside(table, table.header, self.cover)
            tell_header(table)
            answers, problems = with_codes_by_number(table, coding, self.answers.get(coding.of, []))
            self._take(coding.of, CODED_BY_NUMBER, answers, problems)
            said = [*column_issues(table), *problems]
            self.issues.extend([*said[: len(said) - len(problems)], *unread_issues(table, said)])


def _explained(workbook: Workbook, told: Roles) -> Workbook:
    """The workbook without what speaks of itself, and with what its legends explain for signs and short words."""
    for without in (without_program_names, without_glossaries, without_version_logs, without_contents):
        workbook = without(workbook, told)
    return with_boxes(with_signs_read(spelt_out(without_paragraph_numbers(workbook), told), told), told)


def _read_table(layout: Layout, table: Table, cover: Cover, mapped: Told) -> tuple[list[Answer], list[Issue]]:
    """The answers of a sheet in a layout, and all issues with it; the role of each of its cells is told meanwhile."""
    tell_beside(table, table.header, cover)
    tell_header(table)
    read, problems = layout.read(table)
    read, misplaced = mapped_cells.without_mapped(table, read, mapped)
    tell_answers(table, read)
    of_all = answers_of_all(table, read)
    tell_answers(table, of_all)
    tell_silence(table)
    tell_closing(table)
    tell_end_matter(table)
    said = [*misplaced, *column_issues(table), *finding_issues(table), *problems]
    return [*read, *of_all], [*said, *unread_issues(table, said)]


def _doubt(cell: Cell, where: dict[str, str]) -> Issue:
    place = {"sheet": cell.section, "cell": cell.address, "value": cell.text}
    return issue("attribution-doubtful", **where, **place, found=cell.text.strip()[:SHOWN])


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


def _headers(
    workbook: Workbook,
    sheets: Iterable[Sheet],
    instrument: str,
    candidates: Mapping[Key, Candidates],
    member: Mapping[str, Cell],
) -> dict[Key, Header | None]:
    """The header that begins each sheet's table, before it is known whose answers it holds; `member`: that of all."""
    nobody = Cover({}, {sheet.key: member for sheet in workbook.sheets}, frozenset(), "", frozenset())
    tables = ((s, _table(workbook, s, None, instrument, nobody, Roles(()))) for s in sheets)
    return {sheet.key: recognize(table, candidates[sheet.key]).header for sheet, table in tables}


def _with_codings(
    found: dict[Key, Recognized], sheets: Sequence[Sheet], table_of: Callable[[Sheet, Header | None], Table]
) -> dict[Key, Coding]:
    """The sheets that code answers of others by their numbers, the head of which is told in what was found of these."""
    texts = [
        table_of(sheet, header)
        for sheet in sheets
        if (header := found[sheet.key].header) and sheet.places is None and header.all("response")
    ]
    keys = {table.sheet.key for table in texts}
    codings = {s.key: coding for s in sheets if s.key not in keys and texts and (coding := find_coding(s, texts))}
    for coding in codings.values():
        one = found[coding.of]
        found[coding.of] = replace(one, header=with_number(one.header, coding.head))
    return codings
