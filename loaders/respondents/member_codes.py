"""Who answers, by a code: ISO alpha-2 and M49, where the label of the column, the cover or the sheet says it is one.

A number without such a label may be anything, a row's or that of a telephone: it never names a State.
"""

from __future__ import annotations

import re
from functools import cache

from gcm_data import reference
from loaders import vocabulary
from loaders.documents.workbook import Cell

_LETTERS, _NUMBER = re.compile(r"[A-Z]{2}"), re.compile(r"\d{1,3}")
LONGEST_CODE = 3  # signs


def decoded(cell: Cell, *labels: str, is_code: bool = False) -> Cell:
    """The cell with a member's ISO alpha-3 code for the other code in it, if a label says that it holds codes.

    `is_code`: the labels are known to head codes of countries, whatever their words.
    """
    text = cell.text.strip()
    if len(text) > LONGEST_CODE:
        return cell
    if _LETTERS.fullmatch(text) and (is_code or _speaks("letter code", labels)):
        found = _by_letters().get(text)
    elif _NUMBER.fullmatch(text) and _speaks("number code", labels):
        found = _by_number().get(text.zfill(3))
    else:
        return cell
    return cell._replace(value=found) if found else cell


def _speaks(meaning: str, labels: tuple[str, ...]) -> bool:
    """Whether a label holds one of the words of row_labels.csv with this meaning."""
    folded = [f" {vocabulary.plain(label)} " for label in labels]
    return any(f" {word} " in label for word in _words(meaning) for label in folded)


@cache
def _words(meaning: str) -> frozenset[str]:
    return frozenset(
        vocabulary.plain(row["wording"]) for row in vocabulary.rows("row_labels.csv") if row["meaning"] == meaning
    )


@cache
def _by_letters() -> dict[str, str]:
    terms = (row for row in vocabulary.rows("member_terms.csv") if row["kind"] == "code")
    return {row["term"]: row["iso3"] for row in terms if _LETTERS.fullmatch(row["term"])}


@cache
def _by_number() -> dict[str, str]:
    return {member.m49: member.iso3 for member in reference.members()}
