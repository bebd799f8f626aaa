"""May a source be named: what a document, a row or a cell says of the Chatham House Rule. In doubt it may not."""

from __future__ import annotations

from loaders import vocabulary
from loaders.codes import read_mark
from loaders.workbook import Cell

NAMED, NON_ATTRIBUTABLE = "named", "non-attributable"
RULE = (
    "chatham house",
    "not for attribution",
    "not attribute",
    "non attributable",
    "without attribution",
)  # a line with these words anywhere holds for the whole document


def names_rule(line: str) -> bool:
    """Whether a line beside the tables puts what the document holds under the Chatham House Rule."""
    folded = vocabulary.plain(line[:500])
    return any(words in folded for words in RULE)


def read_attribution(role: str, cell: Cell) -> str | None:
    """Named or non-attributable; None where the cell is not understood.

    `role` says how a yes is meant: under “attributable” it allows the name, under “unattributed” it forbids it, and
    under “attribution” words are expected.
    """
    if cell.is_empty and role == "unattributed":
        return NAMED
    said = vocabulary.wordings("attribution.csv", "meaning").find(cell.text)
    if said:
        return said
    mark = read_mark(cell.value)
    if mark is None or role == "attribution":
        return None
    return NAMED if mark == (role == "attributable") else NON_ATTRIBUTABLE
