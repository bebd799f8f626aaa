"""May a source be named: what a document, a row or a cell says of the Chatham House Rule. In doubt it may not."""

from __future__ import annotations

import re
from functools import cache

from loaders import vocabulary
from loaders.codes.objectives import read_mark
from loaders.documents.workbook import Cell
from loaders.respondents.silence import may_ask_silence

NAMED, NON_ATTRIBUTABLE = "named", "non-attributable"
LONGEST_LINE = 500  # characters of a line of a table; what is longer is an answer
_BLANK = {"attributable": NON_ATTRIBUTABLE, "unattributed": NAMED}  # a box that is not ticked
_JOINTS = re.compile(r"[_./\\\-]+")
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


def asks_in_name(name: str) -> bool:
    """Whether the name of a file or a sheet puts it under the rule, or may ask for silence."""
    return names_rule(name) or may_ask_silence(_JOINTS.sub(" ", name))


def read_attribution(role: str, cell: Cell) -> str | None:
    """Named or non-attributable; None where the cell is not understood. Whatever is no clear yes is no yes.

    `role` says how a yes is meant: under “attributable” it allows the name, under “unattributed” it forbids it, and
    under “attribution” words are expected. Words that allow a name count only where nothing else is said: not beside
    a refusal (“may not be named”), a condition (“named, if we agree”) or words that are not known.
    """
    if cell.is_empty:
        return _BLANK.get(role)
    known = vocabulary.wordings("attribution.csv", "meaning")
    mark = None if vocabulary.plain(cell.text) in _beside("unclear") else read_mark(cell.value)
    first = _FIRST.match(cell.text)
    lead = read_mark(first[1]) if first and mark is None else None
    answer = lead if mark is None else mark
    # behind “No,” stands what is meant by it: “Chatham House Rule: no, may be named”
    rest = "" if mark is not None else cell.text[first.end() :] if lead is not None and first[2] else cell.text
    said = known.meanings(rest)
    if (answer is not None and answer == (role == "unattributed")) or NON_ATTRIBUTABLE in said:
        return NON_ATTRIBUTABLE
    if "condition" in said:
        return None
    if may_ask_silence(rest):
        return NON_ATTRIBUTABLE
    is_told = NAMED in said or (answer is not None and role != "attribution")
    return NAMED if is_told and set(vocabulary.plain(rest).split()) <= _allowing() else None


@cache
def _beside(meaning: str) -> frozenset[str]:
    """The wordings of a meaning that are compared here, by themselves."""
    rows = (row for row in vocabulary.rows("attribution.csv") if (row["meaning"], row["match"]) == (meaning, "beside"))
    return frozenset(vocabulary.plain(row["wording"]) for row in rows)


@cache
def _allowing() -> frozenset[str]:
    """The words of which a clear yes is made."""
    rows = (row for row in vocabulary.rows("attribution.csv") if row["meaning"] == NAMED)
    return frozenset(word for row in rows for word in vocabulary.plain(row["wording"]).split())


def stricter(role: str, one: Cell, other: Cell) -> Cell:
    """Of two cells under the same label the one that allows less; a blank one says nothing beside one that is not."""
    if one.is_empty or other.is_empty:
        return other if one.is_empty else one
    return other if read_attribution(role, one) == NAMED else one
