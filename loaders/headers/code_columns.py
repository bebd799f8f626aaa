"""Columns of codes by what stands in them: under a head that nothing tells, or one that speaks of a question, too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders import vocabulary
from loaders.codes.names import lists_names
from loaders.codes.objectives import read_objectives
from loaders.documents.answer import response_state
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.machines import is_for_machines
from loaders.headers.one_header import Meaning, names_some

SAMPLE = 60  # rows by which a column is judged
LONGEST_HEADER = 120  # characters
FEWEST_CODES = 2  # cells by which a column is told to hold codes
MOST = 0.8  # the share of a column's cells that must be of its kind; the rest are totals, bands and notes
_NUMBERED = re.compile(r"\D*0\d{2,}\D*")  # “GCM/007” numbers an entry


def with_codes(sheet: Sheet, row: int, cells: Sequence[Cell], meanings: list[Meaning | None]) -> list[Meaning | None]:
    """The meanings with the codes of a question for columns that seem to answer it and hold nothing but codes.

    “Objectives linked to these achievements” are codes; so are kinds of support beside the answer on them in words.
    """
    found = list(meanings)
    asked = [meaning[1] for meaning in meanings if meaning and meaning[0] == "response"]
    for place, (cell, meaning) in enumerate(zip(cells, meanings, strict=True)):
        if not meaning or meaning[0] != "response" or not meaning[1] or len(cell.text) > LONGEST_HEADER:
            continue
        words, is_beside = vocabulary.plain(cell.text).split(), asked.count(meaning[1]) > 1
        if not _begins(words, "objective stem") and not (is_beside and _begins(words, "need stem")):
            continue
        role = coded(sheet, row, cell)
        if role == "objectives" or (role and is_beside):
            found[place] = role, meaning[1] if is_beside else "", 0
    return found


def coded(sheet: Sheet, row: int, cell: Cell) -> str | None:
    """The role of a column under an unknown header that holds nothing but codes: objectives, principles or needs.

    Numbers may count anything: of a column of objectives the header, in any language, holds a word for them.
    """
    cells = sheet.below(row, cell.column, SAMPLE)
    texts = [below.text.strip() for below in cells if not is_for_machines(below.text)]
    texts = [text for text in texts if response_state(text) == "answered"]
    if not texts or len(cell.text) > LONGEST_HEADER or names_some(cell.text):
        return None
    words = vocabulary.plain(cell.text).split()
    if all(_NUMBERED.fullmatch(text) for text in texts):
        return None
    says_itself = len(texts) >= FEWEST_CODES and all(names_objectives(text) for text in texts)
    most = MOST * len(texts)
    is_asked = says_itself or _begins(words, "objective stem")
    if is_asked and sum(read_objectives(text).is_whole for text in texts) >= most:
        return "objectives"
    if len(texts) < FEWEST_CODES and not _begins(words, "need stem"):
        return None
    for role, kind in (("needs", "need"), ("principles", "principle")):
        if sum(len(text) > 1 and lists_names(text, kind) for text in texts) >= most:
            return role
    return None


def names_objectives(text: str) -> bool:
    """Whether a text says itself that its numbers are objectives: “Obj. 3”, “Цели 5, 6”."""
    return _begins(vocabulary.plain(text).split(), "objective stem")


def _begins(words: Sequence[str], meaning: str) -> bool:
    """Whether a word begins as those for objectives or for needs do, in six languages; Chinese parts no words."""
    stems = vocabulary.wordings_of("code_words.csv", meaning)
    return any(word.startswith(stem) or (stem[0] >= "\u4e00" and stem in word) for word in words for stem in stems)
