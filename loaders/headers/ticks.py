"""Columns of ticks: one for each choice of a list, as survey tools write them, or for each kind of cooperation.

The shapes, each with 1/0, Yes/No, TRUE/FALSE or x below: “list/choice” (Kobo, ODK), “Q06[FIN]. List [Choice]” and
“List [Choice]” (LimeSurvey, Google Forms), “List: Choice”, “List - Choice” (Qualtrics, SurveyMonkey), and the choice
alone (a tally). A column beside them that is headed as the list holds all choices of a row (Kobo, Microsoft Forms):
then it alone counts, or each choice would count twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark, single_objective
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Meaning, role_of, without_code

SAMPLE = 60  # rows by which it is told whether a column holds ticks
FEWEST = 2  # choices of one list; one alone is any column that happens to end so
FEWEST_ALONE = 3  # choices that stand in no list: “Finance”, “Data” and “Technology”
ROLES = {kind: role for role, kind in CODED.items()}
_AT = re.compile(r"\s*[/:|\[]\s*|\s+[–—-]\s+")


def tick_columns(sheet: Sheet, row: int, cells: Sequence[Cell], meanings: list[Meaning | None]) -> list[Meaning | None]:
    """The meanings with a mark for each column of ticks below the header in `row`; none counts beside its list."""
    found = list(meanings)
    for stem, kind, named in _lists(cells):
        held = {place: sheet.below(row, cells[place].column, SAMPLE) for place in named}
        ticks = {place: key for place, key in named.items() if all(map(_is_tick, held[place]))}
        if len(set(ticks.values())) < (FEWEST if stem else FEWEST_ALONE) or not any(held[place] for place in ticks):
            continue
        whole = next((place for place, cell in enumerate(cells) if stem and _plain(cell.text) == stem), None)
        has_whole = whole is not None and not all(map(_is_tick, sheet.below(row, cells[whole].column, SAMPLE)))
        if has_whole:
            meant = meanings[whole]
            found[whole] = ROLES[kind], meant[1] if meant and meant[0] in CODED else "", 0
        for place, key in ticks.items():
            found[place] = ("ignored", "", 0) if has_whole else ("mark", "", (kind, key))
    return found


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
    if targets := _targets(text, is_listed=False):
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
    return found


def _is_tick(cell: Cell) -> bool:
    return read_mark(cell.value) is not None
