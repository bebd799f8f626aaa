"""Columns and sheets of an earlier review, or of a draft, beside the present or final ones: they never count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_VERSION = re.compile(r"\bv(?:ersion)?[\s.]*(\d{1,2})\b", re.IGNORECASE)


def former_columns(cells: Sequence[Cell]) -> dict[int, int]:
    """Place of a former column -> place of the present one, headed the same but for the year or a word that says so."""
    return _former([cell.text for cell in cells])


def former_sheets(sheets: Sequence[Sheet]) -> dict[str, str]:
    """Name of a former or draft sheet -> name of the present one."""
    names = [sheet.name for sheet in sheets]
    return {names[one]: names[other] for one, other in _former(names).items()}


def _former(texts: Sequence[str]) -> dict[int, int]:
    groups: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        groups.setdefault(_bare(text), []).append(place)
    found: dict[int, int] = {}
    for bare, places in groups.items():
        if not bare or len(places) == 1:
            continue
        best = max(places, key=lambda place: _rank(texts[place]))
        found |= {place: best for place in places if place != best and _is_former(texts[place], texts[best])}
    return found


def _rank(text: str) -> tuple[int, int, int]:
    return _state(text), _last(_YEAR, text), _last(_VERSION, text)


def _state(text: str) -> int:
    """1 where a text says that it is the final one, -1 where it says that it is a former one or a draft, else 0."""
    words = set(vocabulary.plain(text).split())
    return 1 if words & words_for("final") else -1 if words & words_for("former") else 0


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max(map(int, pattern.findall(text)), default=0)


def _is_former(one: str, other: str) -> bool:
    """Whether one of two texts that are alike is something earlier: it says so, or the other is later or final."""
    if _state(one) != _state(other):
        return min(_state(one), _state(other)) < 0 or _state(other) > 0
    pairs = [(_last(pattern, one), _last(pattern, other)) for pattern in (_YEAR, _VERSION)]
    return any(0 < first < second for first, second in pairs)


def _bare(text: str) -> str:
    """A text without its year, version and the words that tell former from present."""
    plain = vocabulary.plain(_VERSION.sub(" ", _YEAR.sub(" ", text)))
    told = words_for("former") | words_for("final") | words_for("present")
    return " ".join(word for word in plain.split() if word not in told)


def years_in(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(_YEAR.findall(text))


@cache
def words_for(meaning: str) -> frozenset[str]:
    """The words by which texts say that they are former, final or present."""
    return frozenset(vocabulary.wordings_of("row_labels.csv", meaning))
