"""What a selection is computed from: tables and grid that stand, with suggestions where a reader asks for them."""

from __future__ import annotations

from functools import lru_cache

from gcm_data.coverage.grid import Grid
from gcm_data.coverage.places import Index
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.tables.suggested import add_suggestions, measured
from pages.shared.review import Review
from pages.shared.suggested import NotSuggested, suggestions


def problem(review: Review) -> str:
    """Why no suggestions could be made, as a sentence; "" where they are there. Waits until they are made."""
    try:
        suggestions(review)
    except NotSuggested as reason:
        return str(reason)
    return ""


def scope(review: Review, selection: Selection) -> Scope:
    """The scope of a selection; where suggestions are asked for and can't be made, that without them."""
    if not selection.suggestions or problem(review):
        return Scope(review.data, review.grids[selection.basis], selection, review.as_of)
    index = _index(review)
    return Scope(index.data, _grid(review, selection.basis), selection, review.as_of)


@lru_cache(maxsize=1)
def _index(review: Review) -> Index:
    return Index.of(add_suggestions(review.data, measured(suggestions(review))))


@lru_cache(maxsize=5)
def _grid(review: Review, basis: str) -> Grid:
    return Grid.of(_index(review), basis)


def forget() -> None:
    """Let go what was made of what stood before."""
    _index.cache_clear()
    _grid.cache_clear()
