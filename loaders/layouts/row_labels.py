"""Labels by which a row is told to hold no answer: totals, subtotals, footnotes, bands of a subregion."""

from __future__ import annotations

from functools import cache, lru_cache

from gcm_data import reference
from loaders import vocabulary

TOTAL_WORDS = 5  # a longer text that begins a row is an answer or a question, no label of a total
LONGEST_LABEL = 80  # characters


@cache
def _row_labels() -> tuple[vocabulary.Wordings, tuple[str, ...], frozenset[str]]:
    """Wordings of totals, beginnings of footnotes, and names of bands."""
    rows = vocabulary.rows("row_labels.csv")
    starts = tuple(row["wording"] for row in rows if row["meaning"] == "footnote")
    names = {vocabulary.plain(name) for s in reference.subregions() for name in (s.subregion, s.short_name)}
    names |= {vocabulary.plain(row["wording"]) for row in rows if row["meaning"] == "band"}
    return vocabulary.wordings("row_labels.csv", "meaning"), starts, frozenset(names)


def label_of(text: str) -> str | None:
    """Whether a row that begins with this text is a total, subtotal or footnote; None for any other row."""
    if text.isdecimal():  # as in the first column of most large tables
        return None
    return _label_of(text) if len(text) < LONGEST_LABEL else "footnote" if _begins_footnote(text) else None


@lru_cache(maxsize=5_000)
def _label_of(text: str) -> str | None:
    if _begins_footnote(text):
        return "footnote"
    known = _row_labels()[0].meanings(text) if len(text.split()) <= TOTAL_WORDS else ()
    return next((label for label in ("total", "subtotal") if label in known), None)


def _begins_footnote(text: str) -> bool:
    return text.lstrip()[:20].casefold().startswith(_row_labels()[1])


def is_band(text: str) -> bool:
    """Whether a text that stands alone in its row names a subregion, or a round table by its number."""
    if len(text) >= LONGEST_LABEL:
        return False
    folded = vocabulary.plain(text)
    name, _, number = folded.rpartition(" ")
    return folded in _row_labels()[2] or (number.isdecimal() and name in _round_tables())


@cache
def _round_tables() -> frozenset[str]:
    return frozenset(map(vocabulary.plain, vocabulary.wordings_of("row_labels.csv", "round table")))


def is_annex(text: str) -> bool:
    """Whether a heading is that of an annex, by its first word."""
    word = vocabulary.plain(text[:LONGEST_LABEL]).partition(" ")[0]
    return label_of(text) == "footnote" or word in vocabulary.wordings_of("row_labels.csv", "annex")
