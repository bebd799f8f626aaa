"""Rows of a form that hold codes alone: a tick beside a name (“Finance | ☒”) or names beside a label.

Such as “Kinds of support | Finance; data”.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders.codes.names import lists_names, single_name
from loaders.codes.objectives import read_mark, read_objectives, single_objective
from loaders.codes.ticked import has_box
from loaders.documents import roles
from loaders.documents.answer import Answer, response_state
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, Target, role_of
from loaders.headers.question_letters import on_needs
from loaders.headers.questions import resolve_question, worded_question
from loaders.layouts.table import Table
from loaders.layouts.ticked_lines import choices_in

LONGEST_MARK = 12  # characters: “not selected”
FEWEST_SIGNS = 4  # letters of a label
FEWEST = 2  # rows: one alone may be a short answer


class Ticked(NamedTuple):
    """A row that ticks: the target that its label names, the cell of the mark, and whether it is ticked."""

    target: Target
    mark: Cell
    is_marked: bool


def ticked_rows(table: Table, rows: Sequence[int]) -> dict[int, Ticked]:
    """The rows that only tick, which answer nothing themselves; none where one row alone looks like it."""
    question, response = table.header.one("question"), table.header.one("response")
    if question is None or response is None:
        return {}
    found: dict[int, Ticked] = {}
    for row in rows:
        label, mark = table.sheet.cell(row, question.index), table.sheet.cell(row, response.index)
        is_tick = None if len(mark.text) > LONGEST_MARK or mark.text.strip().isdecimal() else read_mark(mark.value)
        target = _target(label.text.strip(), table.instrument) if is_tick is not None else None
        if target:
            found[row] = Ticked(target, mark, bool(is_tick))
    if len(found) < FEWEST or not any(not ticked.mark.is_empty for ticked in found.values()):
        return {}
    for row, ticked in found.items():
        table.roles.say(roles.LABEL, [table.sheet.cell(row, question.index)])
        table.roles.say(roles.CODE, [] if ticked.mark.is_empty else [ticked.mark])
    return found


def listed_rows(table: Table, rows: Sequence[int]) -> dict[int, tuple[str, Cell]]:
    """The rows whose label asks for codes and beside which nothing else stands: row -> their kind, and the cell.

    The kind is "" where only stands that there are none: “Objectives | not applicable”.
    """
    question, response = table.header.one("question"), table.header.one("response")
    if question is None or response is None:
        return {}
    found: dict[int, tuple[str, Cell]] = {}
    above = ""
    for row in rows:
        label, listed = table.sheet.cell(row, question.index), table.sheet.cell(row, response.index)
        kind = CODED.get(role_of(label.text.strip()) or "") or _kind_asked(label, above, listed, table)
        above = label.text.strip()
        if has_box(listed.text) and not choices_in(listed.text):
            continue  # words stand beside the boxes, which answer
        if not kind or listed.is_empty:
            continue
        if _are_codes(listed.text, kind):
            found[row] = kind, listed
        elif kind == "objective" and response_state(listed.text) != "answered":  # needs may be the question on them
            found[row] = "", listed
            table.roles.say(roles.VALUE, [listed])
        table.roles.say(roles.LABEL, [label] if row in found else ())
    return found


def _kind_asked(label: Cell, above: str, listed: Cell, table: Table) -> str:
    """The kind of codes that answer the question on needs: boxes beside it (“☒ Finance”), or in a form their names
    alone right below its answer in words.
    """
    question = on_needs(table.instrument)
    if not question or not (has_box(listed.text) or (table.names is None and lists_names(listed.text, "need"))):
        return ""
    is_asked = _asks(label.text.strip(), question, table.instrument)
    return "need" if is_asked and (has_box(listed.text) or _asks(above, question, table.instrument)) else ""


def _asks(label: str, question: str, instrument: str) -> bool:
    return resolve_question(label, instrument).key == question


def _are_codes(text: str, kind: str) -> bool:
    return read_objectives(text).is_whole if kind == "objective" else lists_names(text, kind)


def _target(label: str, instrument: str) -> Target | None:
    """The target that is all a label names. One that asks a question names none, nor does a letter, which may ask."""
    if sum(map(str.isalpha, label)) < FEWEST_SIGNS:
        return None
    for kind in ("need", "principle"):
        if key := single_name(label, kind):
            return kind, key
    if worded_question(label, instrument):
        return None
    number = single_objective(label)
    return ("objective", str(number)) if number else None


def with_ticks(
    answers: Sequence[Answer], ticked: dict[int, Ticked], listed: dict[int, tuple[str, Cell]], instrument: str
) -> list[Answer]:
    """The answers with the codes of these rows: needs beside the question on needs, all others beside the answer above.

    Where that has no answer they belong to the last one.
    """
    found = list(answers)
    for row, each in ticked.items() if found else ():
        if each.is_marked:
            place = _place(found, row, each.target[0], instrument)
            found[place] = found[place]._replace(marks=(*found[place].marks, (each.target, each.mark)))
    for row, (kind, cell) in listed.items() if found else ():
        if not kind:
            continue
        place = _place(found, row, kind, instrument)
        found[place] = found[place]._replace(codes=(*found[place].codes, (kind, cell)))
    return found


def _place(answers: Sequence[Answer], row: int, kind: str, instrument: str) -> int:
    """The answer to which the codes of a row belong."""
    above = [n for n, answer in enumerate(answers) if answer.text is None or answer.text.row < row] or [0]
    asked = [n for n, answer in enumerate(answers) if answer.question == on_needs(instrument)]
    return (asked if kind == "need" and asked else above)[-1]
