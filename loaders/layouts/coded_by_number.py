"""Sheets that code the answers of another sheet by the number of each: “Text 104 | Objective | 2”.

Such a sheet holds no answers. A column of it has the head and the values of one beside the answers, in which each value
stands once; its codes have columns of their own, or a column says of what kind the code beside it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gcm_data.tables.issues import Issue
from loaders import vocabulary
from loaders.codes.names import read_names
from loaders.codes.objectives import read_objectives
from loaders.codes.words import names_of
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Column, Header, role_of
from loaders.headers.questions import resolve_question
from loaders.headers.rows import HEADER_WITHIN, read_header, rows_of_headers
from loaders.layouts.table import Table
from loaders.respondents.members import resolve_member

NAME = "codes by number"
LONGEST = 30  # characters of a number: “KGZ-2025-104”
FEWEST = 2  # answers that a sheet codes, and numbers of answers
MOST = 0.75  # the share of a sheet's numbers that must be one of an answer; the others are told
SHOWN = 8  # numbers in an issue
NAMES = 4  # from so many on, one code a row in the order of the reference tables is a list of names


@dataclass(frozen=True)
class Coding:
    """A sheet of codes: its header, the column of numbers, and the table whose answers these number.

    `kind`: the column that says of what kind a code is; `rows`: number -> the row of the answer. `head`: that of the
    numbers beside the answers.
    """

    sheet: Sheet
    header: Header
    number: int
    kind: int | None
    of: tuple[str, int]
    head: Cell
    rows: Mapping[str, int]


def find_coding(sheet: Sheet, texts: Sequence[Table]) -> Coding | None:
    """How a sheet codes the answers of one of these tables by their numbers; None where it does not."""
    others = [table for table in texts if table.sheet.name != sheet.name]
    for row in islice(rows_of_headers(sheet), HEADER_WITHIN) if others else ():
        heads = [cell for cell in sheet.filled(row) if len(cell.text) <= LONGEST]
        for table in others:
            for head in heads:
                found = _coding(sheet, row, head, table)
                if found:
                    return found
    return None


def _coding(sheet: Sheet, row: int, head: Cell, table: Table) -> Coding | None:
    """The coding whose column of numbers has this head, the same as one beside the answers."""
    same = next((cell for cell in _free_heads(table) if _is_same(cell.text, head.text)), None)
    rows = _numbers(table.sheet, table.header.row, same.column) if same else {}
    used = [text for r in range(row + 1, len(sheet.rows)) if (text := sheet.text(r, head.column))]
    if same is None or len(set(used) & rows.keys()) < FEWEST or sum(text in rows for text in used) < MOST * len(used):
        return None
    columns = [c for c in read_header(sheet, row, table.instrument).columns if c.index != head.column]
    if any(column.role == "response" for column in columns):
        return None
    kind = _kind_column(sheet, row)
    if kind is not None:
        code = _beside_kind(sheet, row, {head.column, kind.column}, columns)
        columns = [
            *(c for c in columns if c.role not in CODED and c.index not in (kind.column, code)),
            Column(kind, "ignored"),
        ]
        columns += [Column(sheet.cell(row, code), "code")] if code is not None else []
    if not any(column.role in (*CODED, "mark", "code") for column in columns):
        return None
    known = {column.index for column in columns} | {head.column}
    header = Header(
        row, (Column(head, "ignored"), *columns), (), tuple(c for c in sheet.filled(row) if c.column not in known), row
    )
    coding = Coding(sheet, header, head.column, kind.column if kind else None, table.sheet.key, same, rows)
    return None if _lists_names(coding) else coding


def _is_same(one: str, other: str) -> bool:
    """Whether two heads say the same, one perhaps in more words: “No.”, “Answer no.”"""
    words, others = set(vocabulary.plain(one).split()), set(vocabulary.plain(other).split())
    return one.strip() == other.strip() or bool(words and others and (words <= others or others <= words))


def _free_heads(table: Table) -> list[Cell]:
    """The heads beside the answers that nothing else is read from."""
    return [*table.header.unknown, *(column.cell for column in table.header.all("ignored"))]


def _numbers(sheet: Sheet, header: int, column: int) -> dict[str, int]:
    """Number, or what else is short and stands once, -> its row; none where one stands twice."""
    found: dict[str, int] = {}
    for row in range(header + 1, len(sheet.rows)):
        text = sheet.text(row, column)
        if text and (text in found or len(text) > LONGEST):
            return {}
        if text:
            found[text] = row
    return found if len(found) >= FEWEST else {}


def _kind_column(sheet: Sheet, row: int) -> Cell | None:
    """The head of the column in which each cell says of what kind a code is."""
    for head in sheet.filled(row):
        below = [sheet.text(r, head.column) for r in range(row + 1, len(sheet.rows))]
        if any(below) and all(role_of(text) in CODED for text in below if text):
            return head
    return None


def _beside_kind(sheet: Sheet, row: int, others: set[int], columns: Sequence[Column]) -> int | None:
    """The column of the codes whose kind another tells: the first right of it that says nothing else."""
    told = {column.index for column in columns if column.role not in CODED}
    free = [c.column for c in sheet.filled(row) if c.column not in others | told]
    return free[0] if len(free) == 1 else next((c for c in free if c > max(others)), None)


def _lists_names(coding: Coding) -> bool:
    """Whether a sheet with plain numbers lists names: one in each row, each once, in the order they always have."""
    if not all(number.isdecimal() for number in coding.rows):
        return False
    found = []
    for row in range(coding.header.row + 1, len(coding.sheet.rows)):
        codes = [target for kind, cell in _codes(coding, row) for target in _targets(kind, cell)]
        if len(codes) > 1:
            return False
        found += codes
    return len(found) >= NAMES and found == sorted(set(found), key=_order)


def _targets(kind: str, cell: Cell) -> list[tuple[str, str]]:
    read = read_objectives(cell.value) if kind == "objective" else read_names(cell.value, kind)
    return [(kind, target) for target in read.found]


def _order(code: tuple[str, str]) -> tuple[str, int]:
    kind, target = code
    return kind, int(target) if kind == "objective" else list(dict.fromkeys(names_of(kind).values())).index(target)


def _codes(coding: Coding, row: int) -> Iterator[tuple[str, Cell]]:
    """The coded cells of a row, each with its kind."""
    told = role_of(coding.sheet.text(row, coding.kind)) if coding.kind is not None else None
    for column in coding.header.columns:
        kind = CODED.get(told or "") if column.role == "code" else CODED.get(column.role)
        cell = coding.sheet.cell(row, column.index)
        if kind and not cell.is_empty:
            yield kind, cell


def with_codes_by_number(table: Table, coding: Coding, answers: Sequence[Answer]) -> tuple[list[Answer], list[Issue]]:
    """The answers of a table with the codes that a sheet gives them; `table` is that sheet's, with its header.

    Where several answers stand in a row the codes are of the one that the sheet names by its question, else of the
    whole submission. Issues: number-unknown, mark-unknown.
    """
    found = list(answers)
    places: dict[int, list[int]] = {}
    for place, answer in enumerate(answers):
        if answer.text is not None and answer.text.sheet == coding.of[0]:
            places.setdefault(answer.text.row, []).append(place)
    unknown: list[Cell] = []
    issues: list[Issue] = []
    for row in range(coding.header.row + 1, len(coding.sheet.rows)):
        codes, (marks, problems) = tuple(_codes(coding, row)), table.marks(row)
        issues.extend(problems)
        number = coding.sheet.cell(row, coding.number)
        at = places.get(coding.rows.get(number.text.strip(), -1), [])
        at = [place for place in at if _agrees(table, row, found[place])]
        if not at:
            unknown += [number] if codes or marks else []
            continue
        _tell(table, coding, row, codes)
        if len(at) == 1:
            found[at[0]] = _with(found[at[0]], codes, marks)
        elif codes or marks:
            whole = found[at[0]]._replace(question="", text=None, codes=(), marks=(), choice="", stated=(), rest=())
            found.append(_with(whole, codes, marks))
    return found, [*issues, *_unknown_issue(table, unknown)]


def _agrees(table: Table, row: int, answer: Answer) -> bool:
    """Whether the State and the question that a row of codes names, if any, are those of an answer."""
    member, question = table.header.one("member"), table.header.one("question")
    state = table.sheet.text(row, member.index) if member else ""
    asked = table.sheet.text(row, question.index) if question else ""
    is_of_state = not state or resolve_member(state).iso3 == resolve_member(answer.who.member.text.strip()).iso3
    return is_of_state and (not asked or resolve_question(asked, table.instrument).key == answer.question)


def _with(answer: Answer, codes: Iterable[tuple[str, Cell]], marks: Iterable[tuple[tuple[str, str], Cell]]) -> Answer:
    return answer._replace(codes=(*answer.codes, *codes), marks=(*answer.marks, *marks))


def _tell(table: Table, coding: Coding, row: int, codes: Sequence[tuple[str, Cell]]) -> None:
    """Tell the roles of a row whose codes were read."""
    by_role = {"member": roles.WHO, "question": roles.QUESTION, "ignored": roles.LABEL}
    for column in coding.header.columns:
        if role := by_role.get(column.role):
            table.roles.say(role, [table.sheet.cell(row, column.index)])
    table.roles.say(roles.CODE, [cell for _, cell in codes])


def _unknown_issue(table: Table, unknown: Sequence[Cell]) -> list[Issue]:
    """A warning on the rows whose number is that of no answer that was read."""
    if not unknown:
        return []
    shown = ", ".join(dict.fromkeys(f"{cell.address} “{cell.text.strip()}”" for cell in unknown[:SHOWN]))
    shown += f" … ({len(unknown)} rows)" if len(unknown) > SHOWN else ""
    return [table.issue("number-unknown", unknown[0], found=shown)]


def with_number(header: Header, head: Cell) -> Header:
    """The header of the answers, of which the head of their numbers is no longer unknown."""
    if head not in header.unknown:
        return header
    unknown = tuple(cell for cell in header.unknown if cell != head)
    return replace(header, columns=(*header.columns, Column(head, "ignored")), unknown=unknown)
