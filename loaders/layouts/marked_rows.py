"""Rows below a question of a workbook's form that mark names: “Finance | X”, “Human rights | Yes”. They are codes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark, single_objective
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.questions import HEADING_WORDS, is_said_to_answerer
from loaders.layouts.ticked_lines import Codes

FEWEST = 2  # names of a list
LONGEST_MARK, LONGEST_NAME, LONGEST_NUMBER = 12, 200, 6  # characters
MOST_BESIDE = 3  # cells of a row
_KINDS = ("need", "principle", "objective")


class _Line(NamedTuple):
    name: Cell
    mark: Cell | None


def marked_rows(sheet: Sheet, rows: Iterable[int]) -> dict[int, Codes]:
    """Row -> the codes of the names that are marked in it, of those rows that belong to a list, its caption, too.

    A list names targets of one kind, one in each row, and a mark stands beside one of them or more.
    """
    if sheet.places is not None:
        return {}
    lines = {row: cells for row in rows if (cells := list(sheet.filled(row)))}
    if not any(_mark(cells) for cells in lines.values()):
        return {}
    found: dict[int, Codes] = {}
    order = list(lines)
    for is_list, group in itertools.groupby(
        range(len(order)), key=lambda place: _line(lines[order[place]]) is not None
    ):
        places = list(group)
        listed = _list({order[place]: lines[order[place]] for place in places}) if is_list else {}
        first = order.index(min(listed)) if listed else 0
        above = order[first - 1] if first else None
        if above is not None and _is_caption(lines[above], lines[order[first]]):
            found[above] = []
        found |= listed
    return found


def _list(lines: dict[int, list[Cell]]) -> dict[int, Codes]:
    """The rows that follow each other as one list; none where too few name targets of one kind, or nothing is marked.

    A name that nobody knows may stand among the others, if it is not marked.
    """
    read = {row: line for row, cells in lines.items() if (line := _line(cells))}
    kinds = Counter(kind for line in read.values() for kind in _KINDS if _names(line, kind))
    kind, number = kinds.most_common(1)[0] if kinds else ("", 0)
    named = [row for row, line in read.items() if kind and _names(line, kind)]
    inside = {row: line for row, line in read.items() if named and named[0] <= row <= named[-1]}
    marks = {line.mark.column for line in inside.values() if line.mark}
    names = {line.name.column for line in inside.values()}
    if number < FEWEST or 2 * number < len(inside) or len(marks) != 1 or len(names) > 1:
        return {}
    return {
        row: [(kind, line.name)] if line.mark is not None and read_mark(line.mark.value) else []
        for row, line in inside.items()
        if row in named or line.mark is None
    }


def _line(cells: list[Cell]) -> _Line | None:
    """The name and the mark of a row that holds nothing else but perhaps a number before them."""
    if len(cells) > MOST_BESIDE:
        return None
    mark = _mark(cells)
    rest = cells[:-1] if mark else cells
    if len(rest) > 1 and len(rest[0].text.strip()) > LONGEST_NUMBER:
        return None
    name = rest[-1]
    is_name = len(rest) <= MOST_BESIDE - 1 and len(name.text) <= LONGEST_NAME and any(map(str.isalpha, name.text))
    return _Line(name, mark) if is_name else None


def _mark(cells: list[Cell]) -> Cell | None:
    """The last cell of a row, if it is a mark beside something."""
    last = cells[-1]
    is_mark = len(cells) > 1 and len(last.text) <= LONGEST_MARK and not last.text.strip().isdecimal()
    return last if is_mark and read_mark(last.value) is not None else None


def _names(line: _Line, kind: str) -> bool:
    text = line.name.text.strip()
    return single_objective(text) > 0 if kind == "objective" else bool(single_name(text, kind))


def _is_caption(above: list[Cell], first: list[Cell]) -> bool:
    """Whether a row above a list is its caption: short heads, one of them above the marks, or what to do."""
    texts = [cell.text.strip() for cell in above]
    if any(len(text.split()) > HEADING_WORDS for text in texts):
        return False
    if len(above) > 1:
        return above[0].column <= first[-1].column
    return texts[0].endswith((":", "：", ")")) or is_said_to_answerer(texts[0])
