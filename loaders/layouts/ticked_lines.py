"""Lines of a form that are the choices of a list to tick: “☒ Finance”, “☐ Data”. They are codes, and no answer."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.codes.objectives import single_objective
from loaders.codes.ticked import box_at, boxed, has_box
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, role_of
from loaders.headers.questions import is_said_to_answerer

MOST_HEAD_WORDS, MOST_LABEL_WORDS = 16, 4  # above a list, and below it
_PARTS = re.compile(r"[/|,;()（）、，]|\s[–—-]\s|[–—]")
_NUMBERED = re.compile(r"(\d{1,2})[.):]?\s+[^\W\d_]")
FEWEST = 2  # choices of one list that name a target
LONGEST, MOST_WORDS = 2_000, 12  # characters of a line with boxes; words of a choice
Codes = list[tuple[str, Cell]]
Choices = tuple[tuple[str, bool], ...]


def ticked_lines(sheet: Sheet, rows: Iterable[int]) -> dict[int, Codes]:
    """Row -> the codes of its ticked choices, of those rows that belong to a list of targets to tick, its labels, too.

    What is ticked and names no target is left out: nobody but its writer knows what it stands for.
    """
    found: dict[int, Codes] = {}
    lines = {row: cells for row in rows if (cells := list(sheet.filled(row)))}
    order = list(lines)
    for is_list, group in itertools.groupby(range(len(order)), key=lambda place: bool(_choices(lines[order[place]]))):
        places = list(group)
        listed = _list(sheet, [order[place] for place in places]) if is_list else {}
        if listed:
            above, below = order[: places[0]][-1:], order[places[-1] + 1 :][:2]
            beside = [row for row in above if _is_label(sheet, lines[row], MOST_HEAD_WORDS) or _asks_for(lines[row])]
            beside += [row for row in below[:-1] if _is_label(sheet, lines[row], MOST_LABEL_WORDS)]
            found |= {row: [] for row in beside} | listed
    return found


def _is_label(sheet: Sheet, cells: list[Cell], most: int) -> bool:
    """Whether a row right above or below a list is a label of it: the heads of its columns, or “Please explain:”."""
    is_short = all(len(cell.text.split()) <= most for cell in cells)
    is_head = len(cells) > 1 and sheet.places is not None and sheet.places.is_row(cells[0].row)
    return is_short and (is_head or (len(cells) == 1 and _is_caption(cells[0].text.strip())))


def _is_caption(text: str) -> bool:
    """Whether a line ends as the caption of a list, or a part of it tells to tick: “Support wished for – tick”."""
    parts = filter(None, map(str.strip, _PARTS.split(text)))
    told = vocabulary.wordings_of("row_labels.csv", "tick head")
    return text.endswith((":", "：")) or any(
        is_said_to_answerer(part) or vocabulary.plain(part) in told for part in parts
    )


def _asks_for(cells: list[Cell]) -> bool:
    """Whether a line names the kind of what is listed below it: “Guiding principles applied (tick)”."""
    text = cells[0].text.strip()
    return len(cells) == 1 and len(text.split()) <= MOST_HEAD_WORDS and role_of(text) in CODED


def ticked_in(cell: Cell | None) -> Codes:
    """The codes of the ticked lines of a list inside of one cell, beside what else is answered there."""
    if cell is None or not has_box(cell.text):
        return []
    lines = (listed(line.strip()) for line in cell.text.splitlines())
    choices = {line: found for line in lines if (found := choices_in(line))}
    kind = _kind(list(choices.values()))
    ticked = {
        line: all(_target(label, kind) for label, is_ticked in found if is_ticked)
        for line, found in choices.items()
        if kind and any(is_ticked for _, is_ticked in found)
    }
    return [(kind, cell._replace(value=line)) for line, is_known in ticked.items() if is_known]


def are_choices(cells: list[Cell]) -> bool:
    """Whether each cell of a row holds boxes with their labels, and nothing else."""
    return bool(cells) and all(has_box(cell.text) and choices_in(cell.text.strip()) for cell in cells)


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
    by_number = kind == "objective" and _are_numbered(
        [label for cells in lines.values() for label, _ in _choices(cells)]
    )
    for row, cells in lines.items():
        choices = _choices(cells)
        ticked = [label for label, is_ticked in choices if is_ticked]
        if by_number or all(_target(label, kind) for label in ticked):
            said = ((cell, [label for label in _labels_of(cell) if label in ticked]) for cell in cells)
            found[row] = [(kind, _saying(cell, kind, labels)) for cell, labels in said if labels]
    return found


def _labels_of(cell: Cell) -> list[str]:
    """The labels of the boxes in a cell, or its text, of which the box stands in another cell."""
    return [label for label, _ in boxed(listed(cell.text))] or [cell.text.strip()]


def _saying(cell: Cell, kind: str, ticked: list[str]) -> Cell:
    """The cell without a caption; of objectives with their numbers alone: “☒ Objective 6: recruitment”."""
    if kind != "objective":
        return cell._replace(value=listed(cell.text))
    return cell._replace(value="; ".join(str(_objective(label) or _number(label)) for label in ticked))


def _number(label: str) -> int:
    """The number before the words of a label, “3. Kites”; 0 for none."""
    match = _NUMBERED.match(label)
    return int(match[1]) if match else 0


def _are_numbered(labels: list[str]) -> bool:
    """Whether the choices of a list of objectives are all numbered, each once, and no title that is known has another
    number: then the numbers tell what titles of the writer's own mean.
    """
    numbers = [_number(label) for label in labels]
    if len(set(numbers)) < len(numbers) or not all(single_objective(str(number)) for number in numbers):
        return False
    titles = [single_objective(label.partition(" ")[2]) for label in labels]
    return all(titled in (0, number) for titled, number in zip(titles, numbers, strict=True))


def _kind(lines: list[Choices]) -> str:
    """The kind of targets that the choices of a list name; "" where too few do."""
    labels = [label for choices in lines for label, _ in choices]
    named = Counter(kind for label in labels for kind in ("need", "principle", "objective") if _target(label, kind))
    kind, number = named.most_common(1)[0] if named else ("", 0)
    return kind if number >= FEWEST and 2 * number >= len(labels) else ""


def _choices(cells: list[Cell]) -> Choices:
    """The choices of a row that consists of boxes and their labels, in one cell, in two, or several times side by side;
    none for any other row.
    """
    texts = [listed(cell.text.strip()) for cell in _without_caption(cells)]
    pairs = [" ".join(texts[at : at + 2]) for at in range(0, len(texts), 2)]
    is_boxed = len(texts) <= FEWEST or all(map(boxed, texts)) or all(map(boxed, pairs))
    return choices_in(" ".join(texts)) if is_boxed else ()


def _without_caption(cells: list[Cell]) -> list[Cell]:
    """The cells of a row without the caption of a list that stands beside it: “Support needed (tick):” “☒ Data ☐ …”."""
    first, *beside = cells or [None]
    is_caption = bool(beside) and not has_box(first.text) and len(first.text.split()) <= MOST_HEAD_WORDS
    are_lists = is_caption and all(len(boxed(cell.text)) >= FEWEST for cell in beside)
    return beside if are_lists and (_is_caption(first.text.strip()) or role_of(first.text) in CODED) else cells


def listed(text: str) -> str:
    """A text without the caption before its boxes: “Type of cooperation sought: ☒ Finance ☐ Data”."""
    first = box_at(text) if len(text) <= LONGEST else -1
    caption = text[: max(first, 0)].strip()
    return text[first:] if caption.endswith((":", "：")) and len(caption.split()) <= MOST_HEAD_WORDS else text


@lru_cache(maxsize=1_000)
def choices_in(text: str) -> Choices:
    """The choices of a text that is nothing but boxes and their labels, each with whether it is ticked; else none."""
    found = boxed(text) if len(text) <= LONGEST else ()
    is_list = all(label and (len(label.split()) <= MOST_WORDS or _objective(label)) for label, _ in found)
    return tuple(found) if is_list else ()


def _target(label: str, kind: str) -> bool:
    if kind == "objective":
        return bool(any(map(str.isalpha, label)) and _objective(label))
    return bool(len(label) > 1 and single_name(label, kind))


def _objective(label: str) -> int:
    """The objective of a label by its title, or by its number before a title of the writer's own; 0 for none."""
    return single_objective(label) or single_objective(vocabulary.at_colon(label)[0])
