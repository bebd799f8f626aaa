"""Lines of a form that are the choices of a list to tick: “☒ Finance”, “☐ Data”. They are codes, and no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from loaders.codes.names import single_name
from loaders.codes.objectives import single_objective
from loaders.codes.ticked import boxed
from loaders.documents.workbook import Cell, Sheet

FEWEST = 2  # choices of one list that name a target
LONGEST, MOST_WORDS = 2_000, 12  # characters of a line with boxes; words of a choice
Codes = list[tuple[str, Cell]]
Choices = tuple[tuple[str, bool], ...]


def ticked_lines(sheet: Sheet, rows: Iterable[int]) -> dict[int, Codes]:
    """Row -> the codes of its ticked choices, of those rows that belong to a list of targets to tick.

    What is ticked and names no target is left out: nobody but its writer knows what it stands for.
    """
    found: dict[int, Codes] = {}
    stretch: list[int] = []
    for row in rows:
        cells = list(sheet.filled(row))
        if cells and not _choices(cells):
            found |= _list(sheet, stretch)
            stretch = []
        elif cells:
            stretch.append(row)
    return found | _list(sheet, stretch)


def ticked_in(cell: Cell | None) -> Codes:
    """The codes of the ticked lines of a list inside of one cell, beside what else is answered there."""
    lines = cell.text.splitlines() if cell is not None else []
    choices = {line.strip(): found for line in lines if (found := _read(line.strip()))}
    kind = _kind(list(choices.values()))
    ticked = {
        line: all(_target(label, kind) for label, is_ticked in found if is_ticked)
        for line, found in choices.items()
        if kind and any(is_ticked for _, is_ticked in found)
    }
    return [(kind, cell._replace(value=line)) for line, is_known in ticked.items() if is_known]


def heads_list(sheet: Sheet, row: int, kind: str) -> bool:
    """Whether a list of choices of a kind to tick stands right below a row."""
    below: list[int] = []
    for after in range(row + 1, len(sheet.rows)):
        cells = list(sheet.filled(after))
        if cells and not _choices(cells):
            break
        below += [after] if cells else []
    return bool(below) and _kind([_choices(list(sheet.filled(after))) for after in below]) == kind


def _list(sheet: Sheet, rows: list[int]) -> dict[int, Codes]:
    """The rows that follow each other as one list, where enough of its choices name targets of one kind."""
    lines = {row: list(sheet.filled(row)) for row in rows}
    kind = _kind([_choices(cells) for cells in lines.values()])
    if not kind:
        return {}
    found: dict[int, Codes] = {}
    for row, cells in lines.items():
        choices = _choices(cells)
        ticked = [label for label, is_ticked in choices if is_ticked]
        if all(_target(label, kind) for label in ticked):
            found[row] = [(kind, _labelling(cells))] if ticked else []
    return found


def _labelling(cells: list[Cell]) -> Cell:
    """The cell that says what is ticked: the only one, or the one beside the box."""
    return next((cell for cell in cells if any(map(str.isalpha, cell.text))), cells[0])


def _kind(lines: list[Choices]) -> str:
    """The kind of targets that the choices of a list name; "" where too few do."""
    labels = [label for choices in lines for label, _ in choices]
    named = Counter(kind for label in labels for kind in ("need", "principle", "objective") if _target(label, kind))
    kind, number = named.most_common(1)[0] if named else ("", 0)
    return kind if number >= FEWEST and 2 * number >= len(labels) else ""


def _choices(cells: list[Cell]) -> Choices:
    """The choices of a row that consists of boxes and their labels; none for any other row."""
    return _read(" ".join(cell.text.strip() for cell in cells)) if len(cells) <= FEWEST else ()


@lru_cache(maxsize=1_000)
def _read(text: str) -> Choices:
    found = boxed(text) if len(text) <= LONGEST else ()
    is_list = all(label and len(label.split()) <= MOST_WORDS for label, _ in found)
    return tuple(found) if is_list else ()


def _target(label: str, kind: str) -> bool:
    if kind == "objective":
        return bool(any(map(str.isalpha, label)) and single_objective(label))
    return bool(len(label) > 1 and single_name(label, kind))
