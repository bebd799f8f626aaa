"""Rows of a form that tick a kind of cooperation, a principle or an objective by its name: “Finance | ☒”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark, single_objective
from loaders.documents import roles
from loaders.documents.answer import Answer
from loaders.documents.workbook import Cell
from loaders.headers.one_header import Target
from loaders.headers.questions import on_needs, worded_question
from loaders.layouts.table import Table

LONGEST_MARK = 12  # characters: “not selected”
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


def _target(label: str, instrument: str) -> Target | None:
    """The target that is all a label names. One that asks a question names none."""
    if not label:
        return None
    for kind in ("need", "principle"):
        if key := single_name(label, kind):
            return kind, key
    if worded_question(label, instrument):
        return None
    number = single_objective(label)
    return ("objective", str(number)) if number else None


def with_ticks(answers: Sequence[Answer], ticked: dict[int, Ticked], instrument: str) -> list[Answer]:
    """The answers with the marks of these rows: needs beside the question on needs, all others beside the answer above.

    Where that has no answer they belong to the last one.
    """
    found = list(answers)
    for row, each in ticked.items():
        if not each.is_marked or not found:
            continue
        above = [n for n, answer in enumerate(found) if answer.text is None or answer.text.row < row] or [0]
        asked = [n for n, answer in enumerate(found) if answer.question == on_needs(instrument)]
        place = (asked if each.target[0] == "need" and asked else above)[-1]
        found[place] = found[place]._replace(marks=(*found[place].marks, (each.target, each.mark)))
    return found
