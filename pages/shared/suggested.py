"""Suggestions for the answers that stand: made once for all readers, in a process of their own."""

from __future__ import annotations

import threading

import pandas as pd

from loaders.apart import LoadFailed, suggest_apart
from pages.shared.review import Review
from pages.shared.turns import out_of_turn

_making = threading.Lock()  # those of a large review take a minute: nobody makes them beside another
_made: dict[Review, pd.DataFrame | LoadFailed] = {}  # of what stands now


def suggestions(review: Review) -> pd.DataFrame:
    """Suggestions for the answers of what was read, as rows of `mentions`. Raises LoadFailed, without a second try."""
    if review not in _made:
        with out_of_turn(), _making:
            if review not in _made:
                found = _make(review)
                _made.clear()
                _made[review] = found
    found = _made.get(review)
    found = _make(review) if found is None else found  # something newer came between
    if isinstance(found, LoadFailed):
        raise found
    return found


def problem(review: Review) -> str:
    """Why no suggestions could be made, as a part of a sentence; "" where they are there. Waits until they are made."""
    try:
        suggestions(review)
    except LoadFailed as failed:
        return str(failed)
    return ""


def _make(review: Review) -> pd.DataFrame | LoadFailed:
    try:
        return suggest_apart(review.data)
    except LoadFailed as failed:
        return failed
