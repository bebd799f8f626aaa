"""Columns of ticks: one for each choice of a list, as survey tools write them, or for each kind of cooperation.

The shapes, each with 1/0, Yes/No, TRUE/FALSE, x or the choice itself below: “list/choice” (Kobo, ODK), “Q06[FIN]. List
[Choice]” and “List [Choice]” (LimeSurvey, Google Forms), “List: Choice”, “List - Choice” (Qualtrics), the choice in a
second row of headers below its list (SurveyMonkey), and the choice alone (a tally). A column beside them that is headed
as the list holds all choices of a row (Kobo, Microsoft Forms): then it alone counts, or each would count twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from loaders import vocabulary
from loaders.codes.names import read_names, single_name
from loaders.codes.objectives import read_mark, read_objectives, read_target_mark, single_objective
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.machines import is_for_machines
from loaders.headers.one_header import CODED, Meaning, role_of, without_code

SAMPLE = 60  # rows by which it is told whether a column holds ticks
FEWEST = 2  # choices of one list; one alone is any column that happens to end so
LONGEST_CHOICE = 200  # characters
LONGEST_LABEL = 40  # characters of a row's label
FEWEST_ALONE = 3  # choices that stand in no list: “Finance”, “Data” and “Technology”
ROLES = {kind: role for role, kind in CODED.items()}
_NUMBERED = re.compile(r"\s*\(?(\d{1,2})(?:[.):]|\s+[–—-])\s+(?=\D)")
_AT = re.compile(r"\s*[/:|\[]\s*|\s+[–—-]\s+")


def tick_columns(
    sheet: Sheet,
    row: int,
    cells: Sequence[Cell],
    meanings: list[Meaning | None],
    titles: Mapping[int, str] = MappingProxyType({}),
) -> list[Meaning | None]:
    """The meanings with a mark for each column of ticks below the header in `row`; none counts beside its list.

    `titles`: what stands above the columns of a group, by column.
    """
    found = list(meanings)
    listed = [_below_title(cell, titles.get(cell.column, "")) for cell in cells]
    for stem, kind, named in _lists(listed):
        held = {place: _held(sheet, row, cells[place]) for place in named}
        ticks = {
            place: key
            for place, key in named.items()
            if all(
                _is_tick(cell)
                or (not stem and read_target_mark(cell.value, "") is not None)  # “urgent” in a table of needs
                or _says_again(cell, cells[place], kind, key)
                or _is_in_total(sheet, cell)
                for cell in held[place]
            )
        }
        if len(set(ticks.values())) < (FEWEST if stem else FEWEST_ALONE) or not any(held[place] for place in ticks):
            continue
        whole = next((place for place, cell in enumerate(cells) if stem and _plain(cell.text) == stem), None)
        has_whole = whole is not None and _is_list(_held(sheet, row, cells[whole]), kind)
        if has_whole:
            meant = meanings[whole]
            found[whole] = ROLES[kind], meant[1] if meant and meant[0] in CODED else "", 0
        elif whole is not None and not all(map(_is_tick, _held(sheet, row, cells[whole]))):
            found[whole] = None  # nobody can read the list, and the ticks say the same
        for place, key in ticks.items():
            found[place] = ("ignored", "", 0) if has_whole else ("mark", "", (kind, key))
    return found


def _is_list(cells: Sequence[Cell], kind: str) -> bool:
    """Whether cells below the name of a list hold its choices, so that they can be read."""
    if all(map(_is_tick, cells)):
        return False
    read = [read_objectives(cell.value) if kind == "objective" else read_names(cell.value, kind) for cell in cells]
    return not any(codes.problems for codes in read)


def _below_title(cell: Cell, title: str) -> Cell:
    return cell._replace(value=f"{title}: {cell.text.strip()}") if title else cell


def _held(sheet: Sheet, row: int, head: Cell) -> list[Cell]:
    return [cell for cell in sheet.below(row, head.column, SAMPLE) if not is_for_machines(cell.text)]


def _is_in_total(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell stands in a row of sums or shares of what is ticked above it."""
    label = next(sheet.filled(cell.row), cell).text
    if len(label) > LONGEST_LABEL or label == cell.text:
        return False
    return bool({"total", "subtotal"} & vocabulary.wordings("row_labels.csv", "meaning").meanings(label))


def _says_again(cell: Cell, head: Cell, kind: str, key: str) -> bool:
    """Whether a cell says its own header or choice again, as some tools write a tick."""
    is_head = vocabulary.plain(cell.text) == vocabulary.plain(head.text)
    return is_head or (
        len(cell.text) <= LONGEST_CHOICE and _targets(cell.text.strip(), is_listed=True).get(kind) == key
    )


def _lists(cells: Sequence[Cell]) -> Iterator[tuple[str, str, dict[int, str]]]:
    """The name (folded; "" for choices alone) and kind of each list, and place of a column -> what its choice names.

    A word may name a target of two kinds (“Data”); a list has choices of one kind.
    """
    found: dict[str, dict[str, dict[int, str]]] = {}
    for place, cell in enumerate(cells):
        stem, targets = _reading(cell.text.strip())
        for kind, key in targets.items():
            found.setdefault(stem, {}).setdefault(kind, {})[place] = key
    for stem, kinds in found.items():
        kind = max(kinds, key=lambda kind: len(kinds[kind]))
        if stem or kind != "objective":  # objectives alone are the columns of a tally
            yield stem, kind, kinds[kind]


@lru_cache(maxsize=5_000)
def _reading(text: str) -> tuple[str, dict[str, str]]:
    """How a header is parted into a list and a choice, and what the choice names, in the first way that gives it."""
    is_list = any(role_of(text[: at.start()].strip()) == "objectives" for at in _AT.finditer(text))
    if not is_list and (targets := _targets(text, is_listed=False)):
        return "", targets
    text = without_code(text)
    for match in _AT.finditer(text):
        stem, choice = text[: match.start()], text[match.end() :].rstrip("] ")
        if vocabulary.plain(stem) and (targets := _targets(choice, role_of(stem) == "objectives")):
            return _plain(stem), targets
    return "", {}


def _plain(text: str) -> str:
    return vocabulary.plain(without_code(text))


def _targets(choice: str, is_listed: bool) -> dict[str, str]:
    """Kind -> key of what a choice names; a bare number names an objective only in a list of objectives."""
    found = {kind: name for kind in ("need", "principle") if len(choice) > 1 and (name := single_name(choice, kind))}
    if (number := single_objective(choice)) and (is_listed or not choice.strip().isdecimal()):
        found["objective"] = str(number)
    elif is_listed and (match := _NUMBERED.match(choice)) and not read_objectives(choice[match.end() :]).found:
        found["objective"] = str(single_objective(match[1]))  # “6. Recruitment” in a list of objectives
    return {kind: key for kind, key in found.items() if key != "0"}


def _is_tick(cell: Cell) -> bool:
    return read_mark(cell.value) is not None
