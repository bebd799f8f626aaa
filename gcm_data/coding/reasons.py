"""Why a target is suggested, in words: “labour inspect*”, row 214; near action 6(f). Made and read back here alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_BETWEEN = "; "
_TERM = re.compile(r"“(.{1,200}?)”, row (\d{1,7})(?:; |$)")


class ReasonTerm(NamedTuple):
    """A term of the lexicon that stood in a paragraph, and its row in the lexicon of that day."""

    term: str
    row: int


def reason_of(terms: Iterable[ReasonTerm], near: str = "", lang: str = "") -> str:
    """The reason of a suggestion: its terms, the official action that is `near`, a `lang` in which nobody has measured.

    Terms come first, as terms_of reads them.
    """
    parts = [f"“{term}”, row {row}" for term, row in terms]
    parts += [f"near {near}"] if near else []
    parts += [f"language {lang}, in which nobody has measured suggestions"] if lang else []
    return _BETWEEN.join(parts)


def terms_of(reason: str) -> list[ReasonTerm]:
    """The terms that a reason names, in their order; none for any other text."""
    found, place = [], 0
    while match := _TERM.match(reason, place):
        found.append(ReasonTerm(match[1], int(match[2])))
        place = match.end()
    return found
