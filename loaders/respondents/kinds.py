"""What a text says of the kind of a respondent: a State or a stakeholder, and of which categories."""

from __future__ import annotations

from functools import cache, lru_cache

from gcm_data import reference
from loaders import vocabulary

STATE, STAKEHOLDER = "state", "stakeholder"


@lru_cache(maxsize=5_000)
def kinds_in(text: str) -> frozenset[str]:
    """STATE, STAKEHOLDER, both or neither: what a text says of the kind of a respondent."""
    return frozenset(vocabulary.wordings("respondents.csv", "meaning").meanings(text))


@cache
def _terms() -> tuple[tuple[str, str], ...]:
    """Wordings of the categories, folded, the longest first, with the category of each."""
    found = {}
    for category in reference.stakeholder_categories():
        for term in (category.key, category.label, *category.key_terms.split(";")):
            found.setdefault(vocabulary.plain(term), category.key)
    for row in vocabulary.rows("stakeholders.csv"):
        found.setdefault(vocabulary.plain(row["wording"]), row["category"])
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=5_000)
def categories_in(text: str) -> tuple[str, ...]:
    """The categories a text names, that of the longest wording first; words inside a longer wording say nothing."""
    found = {}
    rest = f" {vocabulary.plain(text)} "
    for wording, category in _terms():
        if f" {wording} " in rest or f" {wording}s " in rest:
            found[category] = True
            rest = rest.replace(f" {wording} ", " | ").replace(f" {wording}s ", " | ")
    return tuple(found)


def tells_stakeholder(text: str) -> bool:
    """Whether a text says that somebody is a stakeholder, or names a category of them."""
    return STAKEHOLDER in kinds_in(text) or bool(categories_in(text))


def tells_kind(text: str) -> bool:
    """Whether a text says what kind of respondent somebody is, or of which category."""
    return bool(kinds_in(text) or categories_in(text))
