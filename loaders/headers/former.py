"""Columns and sheets of an earlier review, or of a draft, beside the present or final ones: they never count."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Sequence
from functools import cache, lru_cache

from loaders import vocabulary
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import role_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s*[/–-]\s*(?:(?:19|20)\d\d|\d\d))?(?!\d)")  # “2021”, “2024/25”
_ORDINALS = ("first", "second", "third")  # meanings of former_words.csv
_ANSWER = "answer"
_BRACKETS = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
LONGEST_HEAD = 60  # characters
_VERSION = re.compile(r"\bv(?:ersion)?[\s.]*(\d{1,2})\b", re.IGNORECASE)


def former_columns(cells: Sequence[Cell]) -> dict[int, int]:
    """Place of a former column -> place of the present one, headed the same but for the year or a word that says so."""
    texts = [cell.text for cell in cells]
    return _former(texts) | _updated(texts)


def says_update(text: str) -> bool:
    """Whether a head says that what stands below brings an earlier answer up to date: “Update 2025”."""
    return len(text) <= LONGEST_HEAD and _core(text) in words_for("update")


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


def _updated(texts: Sequence[str]) -> dict[int, int]:
    """Place of a column of earlier answers -> place of the one that brings them up to date: “Reply 2021”, “Update”."""
    updates = [place for place, text in enumerate(texts) if says_update(text)]
    if len(updates) != 1:
        return {}
    year = _last(_YEAR, texts[updates[0]]) or sys.maxsize
    year += bool(words_for("since") & set(vocabulary.plain(texts[updates[0]]).split()))  # “Update since 2021”
    earlier = (place for place, text in enumerate(texts) if _state(text) < 0 or 0 < _last(_YEAR, text) < year)
    return {place: updates[0] for place in earlier if role_of(_core(texts[place])) == "response"}


def _core(text: str) -> str:
    """A head without its year, what stands in brackets, and small words around them."""
    told = frozenset().union(*map(words_for, ("former", "final", "present", "since", "word beside year")))
    return " ".join(
        word for word in vocabulary.plain(_BRACKETS.sub(" ", _YEAR.sub(" ", text))).split() if word not in told
    )


def _rank(text: str) -> tuple[int, int, int, bool, int]:
    return _state(text), _last(_YEAR, text), _last(_VERSION, text), _is_present(text), _ordinal(text)


def _state(text: str) -> int:
    """1 where a text says that it is the final one, -1 where it says that it is a former one or a draft, else 0."""
    words = set(vocabulary.plain(text).split())
    return 1 if words & words_for("final") else -1 if words & words_for("former") else 0


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max(map(int, pattern.findall(text)), default=0)


def _is_present(text: str) -> bool:
    return bool(set(vocabulary.plain(text).split()) & words_for("present"))


def _ordinal(text: str) -> int:
    """Which review a text names by its place among them: 1 for “the first review”; 0 for none."""
    words = set(vocabulary.plain(text).split())
    if not words & words_for("review"):
        return 0
    return next((number for number, meaning in enumerate(_ORDINALS, start=1) if words & words_for(meaning)), 0)


def _is_former(one: str, other: str) -> bool:
    """Whether one of two texts that are alike is something earlier: it says so, or the other is later or final."""
    if _state(one) != _state(other):
        return min(_state(one), _state(other)) < 0 or _state(other) > 0
    pairs = [(_last(pattern, one), _last(pattern, other)) for pattern in (_YEAR, _VERSION)]
    pairs.append((_ordinal(one), _ordinal(other)))
    if any(0 < first < second for first, second in pairs):
        return True
    return _ordinal(one) > 0 == _ordinal(other) and _is_present(other)


@lru_cache(maxsize=5_000)
def _bare(text: str) -> str:
    """What a text is about, without what tells former from present: its year, version, review and words for these.

    Words that only join others tell nothing, and whatever means an answer is one word: “Reply of 2021”, “Present
    answer”.
    """
    words = vocabulary.plain(_VERSION.sub(" ", _YEARS.sub(" ", text))).split()
    about = [word for word in words if word not in _told_words()]
    if _ordinal(text):
        about = [word for word in about if not any(word in words_for(meaning) for meaning in _ORDINALS)]
    about = [word for word in about if word not in words_for("review")] or about
    return " ".join(_ANSWER if word in words_for(_ANSWER) else word for word in about)


@cache
def _told_words() -> frozenset[str]:
    """The words that tell former from present, or only join others."""
    joining = {row["wording"] for row in vocabulary.rows("language_words.csv")}
    return frozenset().union(joining, *map(words_for, ("former", "final", "present", "joining")))


def years_in(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(_YEAR.findall(text))


@cache
def words_for(meaning: str) -> frozenset[str]:
    """The words by which texts say that they are former, final or present, or what is said beside these."""
    known = vocabulary.wordings_of("row_labels.csv", meaning), vocabulary.wordings_of("former_words.csv", meaning)
    return frozenset(itertools.chain(*known))
