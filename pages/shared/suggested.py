"""What the program suggests for the answers that are shown, made once for all readers in a process of its own.

Suggestions depend on the words of answers alone: a decision of a coder makes no new ones.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from weakref import WeakKeyDictionary

import pandas as pd

from gcm_data.coding.still_open import still_open
from gcm_data.tables.digest import digest_of
from loaders.apart import LoadFailed, suggest_apart
from loaders.suggestions import versions as files
from pages.shared.review import Review
from pages.shared.turns import out_of_turn

KEPT = 2  # sets of answers
_making = threading.Lock()
_of_answers: OrderedDict[str, pd.DataFrame] = OrderedDict()  # digest of the answers -> all that is suggested for them
_names: WeakKeyDictionary[Review, str] = WeakKeyDictionary()
_open: WeakKeyDictionary[Review, pd.DataFrame] = WeakKeyDictionary()
_failed: WeakKeyDictionary[Review, str] = WeakKeyDictionary()  # what failed once is not tried again at every click


class NotSuggested(Exception):
    """Nothing could be suggested, for a reason that lies in no answer; the text is a sentence."""


def suggestions(review: Review) -> pd.DataFrame:
    """What is suggested and open, as rows of `mentions`: the answer does not state it, and no coder has decided on it.

    It waits where they are not made yet. Nobody may change what it gives. Raises NotSuggested.
    """
    found = _open.get(review)
    if found is None:
        found = _open[review] = still_open(all_suggestions(review), review.data)
    return found


def all_suggestions(review: Review) -> pd.DataFrame:
    """The same with what the answers state, and what coders have decided on."""
    name = answers_name(review)
    found = _of_answers.get(name)
    if found is None:
        if review in _failed:
            raise NotSuggested(_failed[review])
        with out_of_turn(), _making:
            found = _of_answers.get(name)
            found = _of_answers[name] = _made(review) if found is None else found
        while len(_of_answers) > KEPT:
            _of_answers.popitem(last=False)
    return found


def are_ready(review: Review) -> bool:
    """Whether they are made, so that nobody has to wait."""
    return answers_name(review) in _of_answers


def versions() -> dict[str, str]:
    """The versions of the lexicon and of the weights by which suggestions are made, as decisions carry them."""
    return {"lexicon": files.lexicon_version(), "weights": files.weights_version()}


def answers_name(review: Review) -> str:
    """A digest of the answers and of whose they are, which no decision of a coder changes."""
    name = _names.get(review)
    if name is None:
        tables = {"submissions": review.data.submissions, "responses": review.data.responses}
        name = _names[review] = digest_of(tables)
    return name


def _made(review: Review) -> pd.DataFrame:
    try:
        return suggest_apart(review.data)
    except LoadFailed as failed:
        _failed[review] = f"No suggestions could be made: {failed}."
        raise NotSuggested(_failed[review]) from failed
