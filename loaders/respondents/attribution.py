"""May a source be named: what a document, a row or a cell says of the Chatham House Rule. In doubt it may not."""

from __future__ import annotations

import re
from functools import cache

from loaders import vocabulary
from loaders.codes.objectives import read_mark
from loaders.documents.workbook import Cell

NAMED, NON_ATTRIBUTABLE = "named", "non-attributable"
NAME_WITHHELD = "name withheld"  # of a document whose own name tells a source that may not be named
LONGEST_LINE = 500  # characters of a line of a table; what is longer is an answer
_BLANK = {"attributable": NON_ATTRIBUTABLE, "unattributed": NAMED}  # a box that is not ticked
_FIRST = re.compile(r"\s*([^\s,;:.]+)\s*([,;:.])?")


@cache
def _rule() -> tuple[str, ...]:
    """The beginnings of wordings that put what stands beside them under the rule."""
    rows = vocabulary.rows("attribution.csv")
    return tuple(vocabulary.plain(row["wording"]) for row in rows if row["match"] == "line")


@cache
def _first_words() -> tuple[str, ...]:
    return tuple({words.split()[0] for words in _rule()})


def names_rule(*lines: str) -> bool:
    """Whether one of these lines beside the answers puts what it belongs to under the Chatham House Rule."""
    together = "\n".join(lines).lower()
    # most hold not even the first word of a wording, and folding all of them takes long
    if together.isascii() and not [word for word in _first_words() if word in together]:
        return False
    return any(words in folded for folded in map(vocabulary.plain, lines) for words in _rule())


def read_attribution(role: str, cell: Cell) -> str | None:
    """Named or non-attributable; None where the cell is not understood.

    `role` says how a yes is meant: under “attributable” it allows the name, under “unattributed” it forbids it, and
    under “attribution” words are expected. Words that allow a name count for nothing beside others that refuse it
    (“may not be named”), and are not understood beside a condition (“named, if we agree”).
    """
    if cell.is_empty:
        return _BLANK.get(role)
    known = vocabulary.wordings("attribution.csv", "meaning")
    said, mark = known.meanings(cell.text), read_mark(cell.value)
    first = _FIRST.match(cell.text)
    lead = read_mark(first[1]) if first else None
    answer = lead if mark is None else mark
    refuses = answer is not None and answer == (role == "unattributed")
    if refuses or NON_ATTRIBUTABLE in said:
        return NON_ATTRIBUTABLE
    if NAMED in said:
        # behind “No,” stands what is meant by it: “Chatham House Rule: no, may be named”
        beside = known.meanings(cell.text[first.end() :]) if first and first[2] and lead is not None else said
        return NON_ATTRIBUTABLE if "refusal" in beside else None if "condition" in beside else NAMED
    return NAMED if mark is not None and role != "attribution" else None


def stricter(role: str, one: Cell, other: Cell) -> Cell:
    """Of two cells under the same label the one that allows less; a blank one says nothing beside one that is not."""
    if one.is_empty or other.is_empty:
        return other if one.is_empty else one
    return other if read_attribution(role, one) == NAMED else one
